"""Tables from data frames of any make."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from . import _core
from .errors import DataError, Problem
from .table import Status

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
        Where two columns have one name, or columns differ in length.
    TypeError
        Where it is no frame.
    """
    names, columns, index = _parts(frame)
    twice = sorted({name for name in names if names.count(name) > 1})
    problems = [Problem("duplicate_column", f"there are two columns '{name}'") for name in twice]
    lengths = {len(column) for column in columns}
    if len(lengths) > 1:
        problems.append(Problem("wrong_size", "columns differ in length: " + ", ".join(str(n) for n in sorted(lengths))))
    if problems:
        raise DataError(problems)
    return Frame(dict(zip(names, columns, strict=True)), index)


def _parts(frame: Any) -> tuple[list[str], list[np.ndarray[Any, Any]], np.ndarray[Any, Any] | None]:
    makes = {base.__module__.partition(".")[0] for base in type(frame).__mro__}
    if isinstance(frame, Mapping):
        return [str(name) for name in frame], [_array(column) for column in frame.values()], None
    if "pandas" in makes:
        plain = type(frame.index).__name__ == "RangeIndex"
        columns = [frame.iloc[:, i].to_numpy() for i in range(frame.shape[1])]
        return [str(name) for name in frame.columns], columns, None if plain else frame.index.to_numpy()
    if "polars" in makes:
        return list(frame.columns), [frame[name].to_numpy() for name in frame.columns], None
    if hasattr(frame, "__arrow_c_stream__"):
        import pyarrow

        table = frame if isinstance(frame, pyarrow.Table) else pyarrow.table(frame)
        return list(table.column_names), [column.to_numpy() for column in table.columns], None
    if hasattr(frame, "__dataframe__"):
        from pandas.api.interchange import from_dataframe

        return _parts(from_dataframe(frame))
    raise TypeError(f"expected a data frame or a mapping of columns, not {type(frame).__name__}")


def _array(column: Any) -> np.ndarray[Any, Any]:
    if isinstance(column, np.ndarray):
        return column
    if hasattr(column, "to_numpy"):
        return np.asarray(column.to_numpy())
    return np.fromiter(column, dtype=object)


def absent(value: object) -> bool:
    """Whether a cell is empty: None, NaN, NaT or pandas.NA."""
    return value is None or type(value).__name__ in ("NAType", "NaTType") or value != value


def texts(column: np.ndarray[Any, Any]) -> list[str]:
    """Give the cells as text, "" where empty."""
    return ["" if absent(value) else str(value) for value in column.tolist()]


@dataclass
class _Reader:
    """Reads the columns of one frame and notes what is wrong."""

    frame: Frame
    problems: list[Problem]
    words: dict[str, int]
    units: list[str]

    def unit_codes(self, column: np.ndarray[Any, Any]) -> None:
        if column.dtype.kind == "f":
            self.problems.append(Problem("wrong_type", "unit codes must be text or whole numbers, not numbers with decimals"))
        self.units = texts(column)

    def cells(self, name: str, allowed: tuple[float, float] | None) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        """Values and statuses of one indicator."""
        column = self.frame.columns[name]
        if column.dtype.kind in "fiub":
            values = column.astype(np.float64)
            status = np.isnan(values).astype(np.uint8)
        else:
            values, status = np.full(len(column), np.nan), np.ones(len(column), np.uint8)
            for row, cell in enumerate(column.tolist()):
                if isinstance(cell, str) and (word := self.words.get(cell.strip())) is not None:
                    status[row] = word
                elif not absent(cell):
                    values[row] = self._number(cell, row, name)
                    status[row] = 0 if values[row] == values[row] else 1
        if allowed is not None:
            for row in np.flatnonzero((values < allowed[0]) | (values > allowed[1])).tolist():
                message = f"{values[row]:g} is outside {allowed[0]:g} to {allowed[1]:g}"
                self.problems.append(Problem("out_of_range", message, unit=self.units[row], indicator=name))
        return values, status

    def _number(self, cell: object, row: int, column: str) -> float:
        if not isinstance(cell, str):
            try:
                return float(cell)  # type: ignore[arg-type]
            except (TypeError, ValueError):
                pass
        elif NUMBER.fullmatch(cell.strip()):
            return float(cell)
        message = f"expected a number or a word for a missing value, not {cell!r}"
        self.problems.append(Problem("not_a_number", message, unit=self.units[row], indicator=column))
        return float("nan")

    def numbers(self, name: str) -> np.ndarray[Any, Any]:
        """Give a background variable."""
        return self.cells(name, None)[0]

    def there(self, usual: Sequence[str], asked: Sequence[str] | None, what: str) -> list[str]:
        """Give the columns that are there; those asked for by name must be."""
        for name in asked or ():
            if name not in self.frame.columns:
                self.missing(name, what)
        return [name for name in (usual if asked is None else asked) if name in self.frame.columns]

    def missing(self, name: str, what: str) -> None:
        known = ", ".join(self.frame.columns)
        self.problems.append(Problem("missing_column", f"there is no column '{name}' for {what}; there are {known}"))


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
    words = {word: _status(status) for word, status in {**_core.missing_words(), **statuses}.items()}
    reader = _Reader(read(frame), [], words, [])
    columns = reader.frame.columns

    unit_column = unit or usual.unit
    if unit_column in columns:
        reader.unit_codes(columns[unit_column])
    elif unit is None and reader.frame.index is not None:
        reader.unit_codes(reader.frame.index)
    else:
        reader.missing(unit_column, "the units")
        raise DataError(reader.problems)

    name_column = name or usual.name
    if name is not None and name not in columns:
        reader.missing(name, "the units' names")
    group_columns = reader.there(usual.groups, groups, "groups")
    background_columns = reader.there(usual.background, background, "background")
    indicators = [i for i in tree.indicators if i in columns]
    for absent_indicator in (i for i in tree.indicators if i not in columns):
        reader.problems.append(Problem("missing_column", "there is no such column", indicator=absent_indicator))
    known = {unit_column, name_column, *group_columns, *background_columns, *indicators, *ignore}
    if "*" not in ignore:
        for column in columns:
            if column not in known:
                message = f"column '{column}' is no indicator of the model; name it in groups, background or ignore"
                reader.problems.append(Problem("unknown_column", message))

    shape = (len(reader.units), len(indicators))
    values, status = np.empty(shape, order="F"), np.empty(shape, np.uint8, order="F")
    for i, indicator in enumerate(indicators):
        values[:, i], status[:, i] = reader.cells(indicator, tree.allowed_range(indicator))
    arguments = {
        "units": reader.units,
        "indicators": indicators,
        "values": values,
        "statuses": status,
        "names": texts(columns[name_column]) if name_column in columns else [],
        "groups": {g: texts(columns[g]) for g in group_columns},
        "background": {b: reader.numbers(b) for b in background_columns},
        "period": period,
    }
    if reader.problems:
        raise DataError(reader.problems + _faults(arguments))
    return arguments


def _status(name: str) -> int:
    if name not in Status.__members__:
        raise ValueError(f"'{name}' is not one of {', '.join(Status.__members__)}")
    return Status[name].value


def _faults(arguments: dict[str, Any]) -> list[Problem]:
    """Find what the table itself would find wrong, beside what was found in the cells."""
    try:
        _core.Table(**arguments)
    except DataError as error:
        return error.problems
    return []
