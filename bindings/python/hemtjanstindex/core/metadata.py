"""Nodes of a model from a frame with one row per node."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .. import _core
from .errors import DataError, Message, ModelError, Problem, part, problem
from .frames import absent, did_you_mean, read

#: Our column names by what others call them: COINr's metadata, and short forms.
ALIASES = {
    "id": "code",
    "iCode": "code",
    "iName": "name",
    "Parent": "parent",
    "Weight": "weight",
    "Direction": "direction",
    "Type": "type",
    "Level": "level",
    "Unit": "measure",
    "Denominator": "denominator",
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
TEXTS = ("source", "survey", "kpi", "responsible", "next_published", "measure", "denominator", "answers")
#: The columns that hold an interval: as pairs, or its two ends.
INTERVALS = {"goalposts": ("goalpost_lower", "goalpost_upper"), "range": ("range_low", "range_high")}
MEANINGS = ("meaning", "meaning_sv", "meaning_en")
#: What only an indicator has, besides its direction.
OF_INDICATORS = (*WORDS, *TEXTS, "per", *MEANINGS, *INTERVALS, *(end for ends in INTERVALS.values() for end in ends))
OF_NODES = ("code", "parent", "weight", "name", "name_sv", "name_en", "type", "level")
KNOWN = (*OF_NODES, "direction", *OF_INDICATORS)
#: COINr's types: rows of the first two are nodes.
NODES, OTHERS = ("Indicator", "Aggregate"), ("Group", "Denominator", "Other")
#: COINr's columns for steps that are not here.
ELSEWHERE = ("Target",)


class _Row:
    """One row: its cells by our names, with what is wrong with them noted."""

    def __init__(self, number: int, cells: dict[str, Any], problems: list[Problem]) -> None:
        self.number, self.cells, self.problems = number, cells, problems
        self.code = self.text("code")

    def text(self, column: str) -> str:
        value = self.cells.get(column)
        text = "" if absent(value) else str(value).strip()
        return "" if text == "NA" else text

    def says(self, column: str) -> bool:
        """Whether the cell holds anything."""
        return bool(self.text(column))

    def number_in(self, column: str) -> float | None:
        text = self.text(column)
        if not text:
            return None
        try:
            return float(text)
        except ValueError:
            self.fault("not_a_number", part("column-of-numbers", column=column, text=text))
            return None

    def word(self, column: str, known: dict[str, str], usual: str) -> Any:
        text = self.text(column)
        if text and text not in known:
            self.fault("invalid_parameter", part("column-of-words", column=column, known=", ".join(known), text=text, hint=""))
        return known.get(text, usual)

    def fault(self, code: str, message: Message) -> None:
        self.problems.append(problem(code, "of-row", indicator=self.code, row=self.number, message=message))


def nodes(frame: Any, ignore: Sequence[str] = ()) -> list[_core.Node]:
    """Make the nodes; see `Model.from_frame`."""
    try:
        given = read(frame).columns
    except DataError as error:
        raise ModelError(error.problems) from None
    problems: list[Problem] = []
    columns: dict[str, list[Any]] = {}
    for column, cells in given.items():
        name = ALIASES.get(column, column)
        if column in ignore:
            continue
        if name in columns:
            problems.append(problem("duplicate_column", "two-columns-for", name=name, column=column))
        elif name in KNOWN or column in ELSEWHERE:
            columns[name] = cells.tolist()
        elif "*" not in ignore:
            near = did_you_mean(column, [*KNOWN, *ALIASES])
            problems.append(problem("unknown_column", "column-to-ignore", column=column, hint=near))
    for whole, ends in INTERVALS.items():
        if whole in columns and any(end in columns for end in ends):
            problems.append(problem("duplicate_column", "pairs-and-ends", column=whole))
    for name in ("code", "parent"):
        if name not in columns:
            problems.append(problem("missing_column", "no-column", column=f"'{name}'"))
    if {p.code for p in problems} & {"missing_column", "duplicate_column"}:
        raise ModelError(problems)
    count = len(columns["code"])
    rows = [_Row(i + 1, {name: cells[i] for name, cells in columns.items()}, problems) for i in range(count)]
    rows = [row for row in rows if _is_node(row)]
    parents = {row.text("parent") for row in rows}
    made = [_node(row, parents, columns) for row in rows]
    if problems:
        raise ModelError(problems)
    return made


def check_levels(frame: Any, model: _core.Model, ignore: Sequence[str]) -> None:
    """Refuse levels that are not those of the tree; see `Model.from_frame`."""
    columns = {ALIASES.get(name, name): cells.tolist() for name, cells in read(frame).columns.items() if name not in ignore}
    problems: list[Problem] = []
    for i, code in enumerate(map(str, columns["code"]) if "level" in columns else ()):
        row = _Row(i + 1, {"code": code, "level": columns["level"][i]}, problems)
        level = row.number_in("level") if row.code in model else None
        if level is not None and level != model.level(row.code):
            row.fault("invalid_parameter", part("level-of-row", level=f"{level:g}", of_tree=model.level(row.code)))
    if problems:
        raise ModelError(problems)


def _is_node(row: _Row) -> bool:
    kind = row.text("type")
    if kind not in ("", *NODES, *OTHERS):
        near = did_you_mean(kind, [*NODES, *OTHERS])
        known = ", ".join((*NODES, *OTHERS))
        row.fault("invalid_parameter", part("column-of-words", column="type", known=known, text=kind, hint=near))
    return kind not in OTHERS


def _node(row: _Row, parents: set[str], columns: dict[str, list[Any]]) -> _core.Node:
    typed = row.text("type")
    leaf = typed == "Indicator" if typed else row.code not in parents
    for column in ELSEWHERE:
        if row.says(column):
            row.fault("unknown_column", part("column-elsewhere", column=column, remedy=part(f"instead-{column}")))
    if leaf and "direction" in columns and not row.says("direction"):
        row.fault("invalid_parameter", part("empty-direction"))
    if not leaf:
        _check_aggregate(row)
    name = _core.Text(row.text("name_sv") or row.text("name"), row.text("name_en"))
    return _core.Node(row.code, row.text("parent"), _weight(row, columns), name, _indicator(row) if leaf else None)


def _weight(row: _Row, columns: dict[str, list[Any]]) -> float:
    """Give the weight; a root needs none, having no siblings."""
    if "weight" in columns and row.says("parent") and not row.says("weight"):
        row.fault("invalid_weight", part("empty-weight"))
    weight = row.number_in("weight")
    return 1.0 if weight is None else weight


def _check_aggregate(row: _Row) -> None:
    """Refuse what only an indicator can have; COINr wants a direction of every row, and 1 changes nothing."""
    said = [column for column in OF_INDICATORS if row.says(column) and not (column == "measure" and row.says("type"))]
    if row.says("direction") and not (row.says("type") and DIRECTIONS.get(row.text("direction")) == "higher"):
        said.insert(0, "direction")
    for column in said:
        row.fault("indicator_with_children", part("only-an-indicator-has", node=row.code, column=column))


def _interval(row: _Row, whole: str) -> tuple[float, float] | None:
    lower, upper = INTERVALS[whole]
    code = f"invalid_{whole}"
    pair = row.cells.get(whole)
    if not absent(pair):
        try:
            low, high = (float(end) for end in (() if isinstance(pair, str) else pair))  # type: ignore[union-attr]
            return low, high
        except (TypeError, ValueError):
            row.fault(code, part("no-pair", column=whole, cell=repr(pair)))
            return None
    ends = row.number_in(lower), row.number_in(upper)
    if (ends[0] is None) != (ends[1] is None):
        row.fault(code, part("ends-go-together", lower=lower, upper=upper))
    return None if ends[0] is None or ends[1] is None else (ends[0], ends[1])


def _indicator(row: _Row) -> _core.Indicator:
    cells: dict[str, Any] = {
        column: row.word(column, {word: word for word in words}, words[0]) for column, words in WORDS.items()
    }
    cells |= {column: row.text(column) for column in TEXTS}
    cells |= {whole: _interval(row, whole) for whole in INTERVALS}
    per = row.number_in("per")
    cells["per"] = 1.0 if per is None else per
    meaning = _core.Text(row.text("meaning_sv") or row.text("meaning"), row.text("meaning_en"))
    return _core.Indicator(row.word("direction", DIRECTIONS, "higher"), meaning=meaning, **cells)
