"""Tables from data frames of any make."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np

from .. import _core
from .cells import Status
from .errors import DataError, Message, Problem, part, problem

#: What may be known behind an indicator's cells, in a column of its own, "indicator:respondents" say.
COUNTS = ("respondents", "population", "standard_error")
#: Up to where every whole number is a double.
EXACT = 2**53
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")


@dataclass
class Frame:
    """Columns by name, and the labels of the rows where the frame has them."""

    columns: dict[str, np.ndarray[Any, Any]]
    index: np.ndarray[Any, Any] | None = None


def read(frame: Any) -> Frame:
    """Take a frame of any make apart.

    Raises
    ------
    DataError
        Where two columns have one name, columns differ in length, or one is no row of cells.
    TypeError
        Where it is no frame.
    """
    names, given, index = _parts(frame)
    twice = sorted({name for name in names if names.count(name) > 1})
    problems = [problem("duplicate_column", "two-columns", column=name) for name in twice]
    columns = []
    for name, column in zip(names, given, strict=True):
        try:
            columns.append(_array(column))
        except Exception:  # whatever was given for a column raises what it likes
            problems.append(problem("wrong_type", "no-column-of-cells", column=name, type=type(column).__name__))
    lengths = {len(column) for column in columns}
    if len(lengths) > 1:
        told = ", ".join(str(n) for n in sorted(lengths))
        problems.append(problem("wrong_size", "lengths-of-columns", lengths=told))
    if problems:
        raise DataError(problems)
    return Frame(dict(zip(names, columns, strict=True)), index)


def _parts(frame: Any) -> tuple[list[str], list[Any], np.ndarray[Any, Any] | None]:
    """Give the names of columns, the columns, and the labels of rows where a frame has them."""
    makes = {base.__module__.partition(".")[0] for base in type(frame).__mro__}
    if isinstance(frame, Mapping):
        return [str(name) for name in frame], list(frame.values()), None
    if "pandas" in makes:
        # Whole numbers without a name are what is left of row numbers where rows were picked: no codes.
        plain = frame.index.name is None and frame.index.dtype.kind in "iu"
        columns = [frame.iloc[:, i] for i in range(frame.shape[1])]
        return [str(name) for name in frame.columns], columns, None if plain else frame.index.to_numpy()
    if "polars" in makes:
        return list(frame.columns), [frame[name] for name in frame.columns], None
    if hasattr(frame, "__arrow_c_stream__"):
        import pyarrow

        table = frame if isinstance(frame, pyarrow.Table) else pyarrow.table(frame)
        return list(table.column_names), list(table.columns), None
    if hasattr(frame, "__dataframe__"):
        from pandas.api.interchange import from_dataframe

        return _parts(from_dataframe(frame))
    raise TypeError(f"expected a data frame or a mapping of columns, not {type(frame).__name__}")


def _array(column: Any) -> np.ndarray[Any, Any]:
    """Give a column as an array of one dimension; what is masked or null is None, or NaN among floats."""
    cells = _cells(column)
    if cells.ndim != 1:
        raise ValueError("cells in rows and columns")
    return cells


def _cells(column: Any) -> np.ndarray[Any, Any]:
    if isinstance(column, np.ma.MaskedArray):
        nothing: Any = np.nan if column.dtype.kind == "f" else None
        return np.where(np.ma.getmaskarray(column), nothing, column.data)
    if isinstance(column, np.ndarray):
        return column
    if type(getattr(column, "dtype", None)).__name__ == "ArrowDtype":  # of pandas
        return _array(np.fromiter(column, dtype=object))
    if type(column).__module__.partition(".")[0] == "pyarrow":
        return _from_arrow(column)
    if hasattr(column, "to_numpy"):
        return np.asarray(column.to_numpy())
    return np.fromiter(column, dtype=object)


def _from_arrow(column: Any) -> np.ndarray[Any, Any]:
    """Give a column of Arrow as an array: what numpy has no null for, one by one."""
    import pyarrow.types as kinds

    plain = kinds.is_floating(column.type) or (column.null_count == 0 and kinds.is_primitive(column.type))
    return np.asarray(column) if plain else np.fromiter(column.to_pylist(), dtype=object)


def absent(value: object) -> bool:
    """Whether a cell is empty: None, NaN, NaT or pandas.NA."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return True
    try:
        return bool(value != value)
    except Exception:  # what is no single value compares as it likes
        return False


def did_you_mean(wanted: str, known: Sequence[str]) -> str | Message:
    """Name the known word that a misspelt one most likely meant, as the end of a message; or nothing."""
    lower = {name.lower(): name for name in reversed(known)}
    near = difflib.get_close_matches(wanted.lower(), list(lower), 1, 0.7)
    return part("did-you-mean", name=lower[near[0]]) if near else ""


def texts(column: np.ndarray[Any, Any]) -> list[str]:
    """Give the cells as text, "" where empty; whole numbers without the decimal point that nulls beside them bring."""
    return ["" if absent(value) else _text(value) for value in column.tolist()]


def _text(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


@dataclass
class _Reader:
    """Reads the columns of one frame and notes what is wrong."""

    frame: Frame
    problems: list[Problem]
    words: dict[str, int]
    units: list[str]

    def __post_init__(self) -> None:
        #: Words that are numbers stand for the number, however it is written.
        self.sentinels = {float(word): status for word, status in self.words.items() if NUMBER.fullmatch(word)}

    def text(self, name: str, column: np.ndarray[Any, Any]) -> list[str]:
        """Give the cells of a column as text that files can hold too."""
        try:
            given = texts(column)
            "".join(given).encode()
        except Exception:  # half a character, a number of thousands of digits, or an object of anyone's
            self.problems.append(problem("wrong_type", "column-of-no-text", column=name, type=_type(column)))
            return [str(row) for row in range(len(column))]
        return given

    def unit_codes(self, name: str, column: np.ndarray[Any, Any]) -> None:
        if column.dtype.kind == "f" or any(isinstance(code, float) and not absent(code) for code in column.tolist()):
            self.problems.append(problem("wrong_type", "codes-with-decimals"))
        self.units = self.text(name, column)

    def labels(self, name: str) -> list[str]:
        """Give a column of text."""
        column = self.frame.columns[name]
        if column.dtype.kind in "SVc" or any(isinstance(cell, bytes) for cell in column.tolist()):
            self.problems.append(problem("wrong_type", "column-of-no-text", column=name, type=_type(column)))
        return self.text(name, column)

    def cells(self, name: str, allowed: tuple[float, float] | None) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        """Values and statuses of one indicator."""
        column = self.frame.columns[name]
        if column.dtype.kind in "MmcSV":
            self.problems.append(problem("wrong_type", "column-of-no-numbers", column=name, type=_type(column)))
            return np.full(len(column), np.nan), np.ones(len(column), np.uint8)
        if column.dtype.kind in "fiub":
            values = column.astype(np.float64)
            if column.dtype.kind in "iu" and (inexact := np.flatnonzero((column < -EXACT) | (column > EXACT))).size:
                unit, cell = self.units[inexact[0]], str(column[inexact[0]])
                self.problems.append(problem("not_a_number", "whole-number-too-large", unit=unit, indicator=name, cell=cell))
            status = np.isnan(values).astype(np.uint8)
            for number, why in self.sentinels.items():
                status[values == number] = why
            values[status != 0] = np.nan
        else:
            values, status = np.full(len(column), np.nan), np.ones(len(column), np.uint8)
            for row, cell in enumerate(column.tolist()):
                if isinstance(cell, str) and (word := self.words.get(cell.strip())) is not None:
                    status[row] = word
                elif not absent(cell):
                    number = self._number(cell, row, name)
                    status[row] = self.sentinels.get(number, 0 if number == number else 1)
                    values[row] = number if status[row] == 0 else np.nan
        if allowed is not None:
            for row in np.flatnonzero((values < allowed[0]) | (values > allowed[1])).tolist():
                told = {"cell": f"{values[row]:g}", "low": f"{allowed[0]:g}", "high": f"{allowed[1]:g}"}
                self.problems.append(problem("out_of_range", "outside-range", unit=self.units[row], indicator=name, **told))
        return values, status

    def _number(self, cell: object, row: int, column: str) -> float:
        unit = self.units[row]
        if isinstance(cell, (int, float, Decimal, Fraction, np.floating, np.integer, np.bool_)) and not isinstance(
            cell, np.timedelta64
        ):
            if not isinstance(cell, (int, Fraction)) or -EXACT <= cell <= EXACT:
                return float(cell)
            told = _cited(cell)
            self.problems.append(problem("not_a_number", "whole-number-too-large", unit=unit, indicator=column, cell=told))
            return float("nan")
        if isinstance(cell, str) and NUMBER.fullmatch(cell.strip()):
            return float(cell)
        self.problems.append(problem("not_a_number", "cell-of-frame", unit=unit, indicator=column, cell=_cited(cell)))
        return float("nan")

    def numbers(self, name: str) -> np.ndarray[Any, Any]:
        """Give a background variable."""
        return self.cells(name, None)[0]

    def there(self, usual: Sequence[str], asked: Sequence[str] | None, what: Message) -> list[str]:
        """Give the columns that are there; those asked for by name must be."""
        for name in asked or ():
            if name not in self.frame.columns:
                self.missing(name, what)
        return [name for name in (usual if asked is None else asked) if name in self.frame.columns]

    def missing(self, name: str, what: Message) -> None:
        known = ", ".join(self.frame.columns)
        self.problems.append(problem("missing_column", "no-column-for-part", column=name, part=what, known=known))


def table_arguments(
    frame: Any,
    model: _core.Model | _core.Definition,
    unit: str | None,
    name: str | None,
    groups: Sequence[str] | None,
    background: Sequence[str] | None,
    statuses: Mapping[str, str],
    ignore: Sequence[str],
    period: str,
) -> dict[str, Any]:
    """Arguments of `Table` from a frame; see `Table.from_frame`."""
    tree = model.model if isinstance(model, _core.Definition) else model
    usual = model.columns if isinstance(model, _core.Definition) else _core.Columns()
    words = {word.strip(): _status(word, status) for word, status in {**_core.missing_words(), **statuses}.items()}
    given = read(frame)
    given.columns = {column: cells for column, cells in given.columns.items() if column not in ignore}
    reader = _Reader(given, [], words, [])
    columns = reader.frame.columns

    unit_column = unit or usual.unit
    if unit_column in columns:
        reader.unit_codes(unit_column, columns[unit_column])
    elif unit is None and reader.frame.index is not None:
        reader.unit_codes(unit_column, reader.frame.index)
    else:
        reader.missing(unit_column, part("part-units"))
        raise DataError(reader.problems)

    name_column = name or usual.name
    if name is not None and name not in columns:
        reader.missing(name, part("part-names"))
    group_columns = reader.there(usual.groups, groups, part("part-groups"))
    background_columns = reader.there(usual.background, background, part("part-background"))
    roles = {column: None for i in tree.indicators for column in _roles(tree, i)}  # in order, each once
    background_columns += [column for column in roles if column in columns and column not in background_columns]
    indicators = [i for i in tree.indicators if i in columns]
    for absent_indicator in (i for i in tree.indicators if i not in columns):
        reader.problems.append(problem("missing_column", "no-such-column", indicator=absent_indicator))
    parts = [unit_column, *group_columns, *background_columns, *indicators, *([] if name is None else [name])]
    for column in sorted({each for each in parts if parts.count(each) > 1}):
        reader.problems.append(problem("invalid_parameter", "two-parts", column=f"'{column}'"))
    behind = {f"{indicator}:{kind}": (kind, i) for kind in COUNTS for i, indicator in enumerate(indicators)}
    known = {name_column, *parts, *behind}
    if "*" not in ignore:
        for column in columns:
            if column not in known:
                near = did_you_mean(column, sorted(known))
                reader.problems.append(problem("unknown_column", "column-of-no-indicator", column=column, hint=near))

    shape = (len(reader.units), len(indicators))
    values, status = np.empty(shape, order="F"), np.empty(shape, np.uint8, order="F")
    for i, indicator in enumerate(indicators):
        is_value = not tree[indicator].indicator.denominator  # type: ignore[union-attr]
        values[:, i], status[:, i] = reader.cells(indicator, tree.allowed_range(indicator) if is_value else None)
    counts: dict[str, Any] = {}
    for column, (kind, i) in behind.items():
        if column in columns:
            counts.setdefault(kind, np.full(shape, np.nan, order="F"))[:, i] = reader.numbers(column)
    arguments = {
        "units": reader.units,
        "indicators": indicators,
        "values": values,
        "statuses": status,
        "names": reader.labels(name_column) if name_column in columns else [],
        "groups": {g: reader.labels(g) for g in group_columns},
        "background": {b: reader.numbers(b) for b in background_columns},
        "period": period,
        **counts,
    }
    if reader.problems:
        raise DataError(reader.problems + _faults(arguments))
    return arguments


def _cited(cell: object) -> str:
    """Show a cell on one line, cut after sixty characters."""
    try:
        text = " ".join(repr(cell).split())
    except Exception:  # a number of thousands of digits, or an object of anyone's
        text = type(cell).__name__
    return text if len(text) <= 60 else text[:60] + "…"


def _type(column: np.ndarray[Any, Any]) -> str:
    """Name what a column holds."""
    return type(column[0]).__name__ if column.dtype.kind == "O" and len(column) else column.dtype.name


def _roles(tree: _core.Model, indicator: str) -> list[str]:
    """Other columns that an indicator names: its denominator and its answers."""
    leaf = tree[indicator].indicator
    return [column for column in (leaf.denominator, leaf.answers) if column] if leaf else []


def _status(word: str, name: str) -> int:
    if name not in Status.__members__:
        raise ValueError(f"'{name}' is not one of {', '.join(Status.__members__)}")
    if name == "observed":
        raise DataError([problem("invalid_parameter", "word-for-observed", word=word)])
    return Status[name].value


def _faults(arguments: dict[str, Any]) -> list[Problem]:
    """Find what the table itself would find wrong, beside what was found in the cells."""
    try:
        _core.Table(**arguments)
    except DataError as error:
        return error.problems
    return []
