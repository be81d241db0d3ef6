"""Tables from CSV files."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Literal, cast

from .. import _core
from .errors import DataError, problem
from .table import Table

Word = Literal["observed", "missing", "not_answered", "suppressed", "not_applicable"]


def read_csv(
    path: str | os.PathLike[str],
    model: _core.Model | _core.Definition,
    *,
    unit: str | None = None,
    name: str | None = None,
    groups: Sequence[str] | None = None,
    background: Sequence[str] | None = None,
    encoding: Literal["automatic", "utf8", "latin1"] = "automatic",
    delimiter: str | None = None,
    decimal: str | None = None,
    layout: Literal["automatic", "wide", "long"] = "automatic",
    statuses: Mapping[str, str] | None = None,
    ignore: Sequence[str] = (),
    partial: bool = False,
    period: str = "",
) -> Table:
    """Read a table from a CSV file, wide (a column per indicator) or long (columns ``indicator`` and ``value``).

    Parameters
    ----------
    path : str or path
        The file.
    model : Model or Definition
        Which indicators to take; a definition also says which columns hold units, names, groups and background.
    unit, name : str, optional
        Columns with the units' codes and names; by default those of the definition, or "unit" and "name".
    groups, background : sequence of str, optional
        Columns with group labels and with numbers that are not indicators.
    encoding : {"automatic", "utf8", "latin1"}, optional
        By default UTF-8 where valid, else Latin-1.
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

    Returns
    -------
    Table

    Raises
    ------
    DataError
        Listing every fault with its line and column.
    """
    if os.fspath(path).lower().endswith((".xlsx", ".xls", ".ods")):
        raise DataError([problem("wrong_file_type", "workbook", file=os.fspath(path))])
    definition = model if isinstance(model, _core.Definition) else None
    usual = definition.columns if definition else _core.Columns()
    columns = _core.Columns(
        usual.unit if unit is None else unit,
        usual.name if name is None else name,
        usual.groups if groups is None else list(groups),
        usual.background if background is None else list(background),
    )
    return Table(
        _core.read_csv(
            os.fspath(path),
            definition.model if definition else cast(_core.Model, model),
            columns,
            encoding,
            delimiter,
            decimal,
            layout,
            cast(dict[str, Word], dict(statuses or {})),
            list(ignore),
            partial,
            period,
        )
    )
