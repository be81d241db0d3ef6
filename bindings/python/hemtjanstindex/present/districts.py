"""City districts among the municipalities."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .. import _core
from ..core.index import Scores
from ..words import Language, heads, say
from . import layout, numbers, plain, readable

Row = dict[str, Any]

LIST = ("rank", "unit", "name", "score", "own", "above", "below", "group", "inherited")


def page(reference: Scores, places: plain.Columns, gaps: plain.Columns, language: Language) -> str:
    """Lay the districts out for a terminal, municipality by municipality."""
    model = reference.index.model
    nodes = list(dict.fromkeys(gaps["node"]))
    rows, of_gaps = plain.rows(places), plain.rows(gaps)
    parts = [readable.edition(reference, language), say("districts-among", language, municipalities=str(len(reference))), ""]
    for municipality in dict.fromkeys(gaps["municipality"]):
        own = [row for row in rows if row["municipality"] == municipality]
        gap = {row["node"]: row for row in of_gaps if row["municipality"] == municipality}
        parts += [
            _heading(gap[nodes[0]], language),
            _places([row for row in own if row["node"] == nodes[0]], model, language),
            "",
        ]
        if len(nodes) > 1:
            names = [readable.title(model, node, language) for node in nodes[1:]]
            parts += [say("districts-by_node", language), _by_node(own, gap, nodes, names, language), ""]
    if any("†" in part for part in parts):
        parts.append(say("districts-weak", language))
    return "\n".join([*parts, say("districts-inherited", language)])


def _score_and_rank(row: Row, language: Language) -> str:
    return f"{numbers.score(row['score'], language)}{_mark(row['thin'])} ({numbers.number(row['rank'], 'g', language)})"


def _mark(thin: str) -> str:
    return "†" if thin else ""


def _beside(row: Row, which: str, language: Language) -> str:
    return (
        f"{row[which + '_name']} {numbers.score(row[which + '_score'], language)}{_mark(row[which + '_thin'])}"
        if row[which]
        else "–"
    )


def _heading(gap: Row, language: Language) -> str:
    rank = say("rank-at", language, rank=numbers.number(gap["rank"], "g", language))
    return f"{gap['name']} [{gap['municipality']}]: {numbers.score(gap['score'], language)}{_mark(gap['thin'])}, {rank}"


def _places(rows: Sequence[Row], model: _core.Model, language: Language) -> str:
    cells = [
        [
            numbers.number(row["rank"], "g", language),
            row["unit"],
            row["name"],
            numbers.score(row["score"], language),
            numbers.number(row["gap"], "+.1f", language),
            _beside(row, "above", language),
            _beside(row, "below", language),
            readable.coded("group", row["group"], language),
            numbers.number(row["inherited"], ".0%", language),
            readable.thin(model, row["thin"], language),
        ]
        for row in rows
    ]
    headings = [*heads("districts-list", LIST, language), readable.heading("thin", language)]
    return layout.filled(headings, cells, [i in (0, 3, 4, 8) for i in range(10)])


def _by_node(rows: Sequence[Row], gaps: dict[str, Row], nodes: Sequence[str], names: Sequence[str], language: Language) -> str:
    """One row per district, one column per sub-index; then the municipality, and how far apart its districts are."""
    on = {(row["unit"], row["node"]): row for row in rows}
    units = [row["unit"] for row in rows if row["node"] == nodes[0]]
    cells = [[unit, *(_score_and_rank(on[unit, node], language) for node in nodes[1:])] for unit in units]
    cells.append([say("districts-own", language), *(_score_and_rank(gaps[node], language) for node in nodes[1:])])
    cells.append([say("districts-gap", language), *(numbers.number(gaps[node]["gap"], ".1f", language) for node in nodes[1:])])
    return layout.aligned(["", *names], cells, [False] + [True] * len(names))
