"""Nodes of a model from a frame with one row per node."""

from __future__ import annotations

from typing import Any

from . import _core
from .errors import DataError, ModelError, Problem
from .frames import absent, read

#: Our column names by what others call them: COINr's metadata, and short forms.
ALIASES = {
    "id": "code",
    "iCode": "code",
    "iName": "name",
    "Parent": "parent",
    "Weight": "weight",
    "Direction": "direction",
    "Type": "type",
    "Unit": "measure",
    "goalpost_low": "goalpost_lower",
    "goalpost_high": "goalpost_upper",
}
DIRECTIONS = {"higher": "higher", "lower": "lower", "1": "higher", "-1": "lower", "1.0": "higher", "-1.0": "lower"}
WORDS = {
    "kind": ("points", "share", "mean", "count", "yes_no"),
    "quality": ("unspecified", "structure", "process", "outcome"),
    "scope": ("unit", "municipality"),
    "error": ("none", "survey"),
}
TEXTS = ("source", "survey", "kpi", "responsible", "next_published", "measure")


class _Row:
    """One row: its cells by our names, with what is wrong with them noted."""

    def __init__(self, number: int, cells: dict[str, Any], problems: list[Problem]) -> None:
        self.number, self.cells, self.problems = number, cells, problems
        self.code = self.text("code")

    def text(self, column: str) -> str:
        value = self.cells.get(column)
        text = "" if absent(value) else str(value).strip()
        return "" if text == "NA" else text

    def number_in(self, column: str, usual: float | None) -> float | None:
        text = self.text(column)
        if not text:
            return usual
        try:
            return float(text)
        except ValueError:
            self.fault("not_a_number", f"{column} must be a number, not '{text}'")
            return usual

    def word(self, column: str, known: dict[str, str], usual: str) -> Any:
        text = self.text(column)
        if text and text not in known:
            self.fault("invalid_parameter", f"{column} must be one of {', '.join(known)}, not '{text}'")
        return known.get(text, usual)

    def fault(self, code: str, message: str) -> None:
        self.problems.append(Problem(code, f"row {self.number}: {message}", indicator=self.code))


def nodes(frame: Any) -> list[_core.Node]:
    """Make the nodes; see `Model.from_frame`."""
    try:
        columns = {ALIASES.get(name, name): column.tolist() for name, column in read(frame).columns.items()}
    except DataError as error:
        raise ModelError(error.problems) from None
    problems = [Problem("missing_column", f"there is no column '{name}'") for name in ("code", "parent") if name not in columns]
    if problems:
        raise ModelError(problems)
    count = len(columns["code"])
    rows = [_Row(i + 1, {name: cells[i] for name, cells in columns.items()}, problems) for i in range(count)]
    rows = [row for row in rows if row.text("type") in ("", "Indicator", "Aggregate")]
    parents = {row.text("parent") for row in rows}
    made = [_node(row, parents) for row in rows]
    if problems:
        raise ModelError(problems)
    return made


def _node(row: _Row, parents: set[str]) -> _core.Node:
    weight = row.number_in("weight", 1.0)
    leaf = row.text("type") == "Indicator" if row.text("type") else row.code not in parents
    name = _core.Text(row.text("name_sv") or row.text("name"), row.text("name_en"))
    return _core.Node(row.code, row.text("parent"), 1.0 if weight is None else weight, name, _indicator(row) if leaf else None)


def _indicator(row: _Row) -> _core.Indicator:
    low, high = row.number_in("goalpost_lower", None), row.number_in("goalpost_upper", None)
    if (low is None) != (high is None):
        row.fault("invalid_goalposts", "goalpost_lower and goalpost_upper go together")
    cells: dict[str, Any] = {
        column: row.word(column, {word: word for word in words}, words[0]) for column, words in WORDS.items()
    }
    cells |= {column: row.text(column) for column in TEXTS}
    return _core.Indicator(
        row.word("direction", DIRECTIONS, "higher"),
        meaning=_core.Text(row.text("meaning")),
        goalposts=None if low is None or high is None else (low, high),
        **cells,
    )
