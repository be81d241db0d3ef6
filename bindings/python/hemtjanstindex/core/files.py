"""Tables from files: CSV and workbooks."""

from __future__ import annotations

import os
import warnings
from collections.abc import Mapping, Sequence
from typing import Literal, cast

from .. import _core
from . import datasets, workbooks
from .errors import Caution, DataError, Problem, kinds, problem
from .table import Table

Word = Literal["observed", "missing", "not_answered", "suppressed", "not_applicable"]
Encoding = Literal["automatic", "utf8", "latin1"]
Layout = Literal["automatic", "wide", "long"]
#: Bytes that a file may have, as in C++.
MOST = 2**30


def read(
    source: str | os.PathLike[str],
    model: _core.Model | _core.Definition,
    *,
    sheet: str | None = None,
    unit: str | None = None,
    name: str | None = None,
    groups: Sequence[str] | None = None,
    background: Sequence[str] | None = None,
    encoding: Encoding = "automatic",
    delimiter: str | None = None,
    decimal: str | None = None,
    layout: Layout = "automatic",
    statuses: Mapping[str, str] | None = None,
    ignore: Sequence[str] = (),
    partial: bool = False,
    period: str = "",
    earlier: _core.Table | None = None,
) -> Table:
    """Read a table as people have it: from CSV, a workbook, a pipe, or what is built in.

    Parameters
    ----------
    source : str or path
        A CSV file, a workbook (.xlsx, .xls or .ods, told by what is in it), a pipe, or the name of built-in data.
    model : Model or Definition
        Which indicators to take; a definition also says which columns hold units, names, groups and background, which marks
        stand for a missing value, and whether the units are municipalities.
    sheet : str, optional
        The sheet of a workbook; not needed where one alone holds anything.
    unit, name : str, optional
        Columns with the units' codes and names; by default those of the definition, or "unit" and "name".
    groups, background : sequence of str, optional
        Columns with group labels and with numbers that are not indicators.
    encoding : {"automatic", "utf8", "latin1"}, optional
        Of CSV: by default UTF-16 where it is, UTF-8 where valid, else Windows-1252, which "latin1" names.
    delimiter, decimal : str, optional
        One of ``,`` ``;`` tab, and ``.`` or ``,``; by default found from the file.
    layout : {"automatic", "wide", "long"}, optional
        By default long where the header has ``indicator`` and ``value``.
    statuses : dict of str to str, optional
        Further words for cells without a value, e.g. ``{"..": "suppressed"}``.
    ignore : sequence of str, optional
        Columns that are not to be read; ``["*"]``: all that are not known.
    partial : bool, optional
        Whether indicators may be left out; the table then has those that the file has.
    period : str, optional
        The period the figures are of.
    earlier : Table, optional
        The year before: figures that are far from it are told of.

    Returns
    -------
    Table
        The units; titles, empty rows and totals are set apart. A figure that is shown as 85 % is 85.

    Raises
    ------
    DataError
        Listing every fault with its place.

    Warns
    -----
    Caution
        Of what was set apart or repaired, and what looks doubtful: one for each kind, with its number and first places.
    """
    if isinstance(source, str) and source in datasets.names():
        built_in = datasets.load(source)
        _tell(_core.far_from(built_in, earlier, source) if earlier is not None else [])
        return built_in
    file = os.fspath(source)
    data = _content(file)
    given: _core.Sheet | bytes = data
    if workbooks.is_workbook(data, file):
        given = workbooks.sheet_of(data, file, sheet)
    elif sheet is not None:
        raise DataError([problem("wrong_file_type", "sheet-of-text", file=file, sheet=sheet)])
    table, notes = _core.read(
        given,
        model.model if isinstance(model, _core.Definition) else model,
        _columns(model, unit, name, groups, background),
        encoding,
        delimiter,
        decimal,
        layout,
        cast(dict[str, Word], dict(statuses or {})),
        list(ignore),
        partial,
        period,
        file,
        earlier,
    )
    _tell(notes)
    return Table(table)


def _content(file: str) -> bytes:
    """Read a file; what may have to be waited for, as a pipe, by Python, whose reads end where Ctrl-C is pressed."""
    if not os.path.exists(file) or os.path.isfile(file) or os.path.isdir(file):
        return _core.read_bytes(file)
    pieces: list[bytes] = []
    size = 0
    with open(file, "rb", buffering=0) as stream:
        while piece := stream.read(1 << 20):
            pieces.append(piece)
            size += len(piece)
            if size > MOST:
                raise DataError([problem("too_large", "file-too-large", file=file, most=MOST)])
    return b"".join(pieces)


def _tell(notes: Sequence[Problem]) -> None:
    for kind in kinds(notes):
        warnings.warn(Caution(kind), stacklevel=3)


def _columns(
    model: _core.Model | _core.Definition,
    unit: str | None,
    name: str | None,
    groups: Sequence[str] | None,
    background: Sequence[str] | None,
) -> _core.Columns:
    """Give the columns of a definition, or those named in their place; other units than its own are no municipalities."""
    usual = model.columns if isinstance(model, _core.Definition) else _core.Columns()
    return _core.Columns(
        usual.unit if unit is None else unit,
        usual.name if name is None else name,
        usual.groups if groups is None else list(groups),
        usual.background if background is None else list(background),
        usual.missing,
        usual.municipalities and unit in (None, usual.unit),
    )


#: The name it had while it read CSV alone.
read_csv = read
