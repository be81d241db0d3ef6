"""City districts among the municipalities."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from .. import _core
from ..core.cells import Origin, Status
from ..core.index import Scores
from ..words import Language, heads, say
from . import layout, numbers, phrases, plain, readable

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


def own(reference: Scores, scores: Scores, places: plain.Columns, gaps: plain.Columns, language: Language) -> str:
    """Lay out the page of one district: where it would stand among the municipalities, and its figures beside theirs."""
    model = reference.index.model
    rows, of_gaps = plain.rows(places), {row["node"]: row for row in plain.rows(gaps)}
    whole, municipality = rows[0], of_gaps[rows[0]["node"]]
    lines = [
        readable.edition(reference, language),
        "",
        say("districts-page", language, name=whole["name"], municipality=municipality["name"]),
        layout.paragraph(
            say(
                "districts-place",
                language,
                score=numbers.score(whole["score"], language),
                rank=numbers.general(whole["rank"], language),
                municipalities=str(len(reference)),
                group=readable.coded("group", whole["group"], language),
                name=municipality["name"],
                own=numbers.score(municipality["score"], language),
                own_rank=numbers.general(municipality["rank"], language),
            )
        ),
        *filter(None, [phrases.weak(model, whole["thin"], language)]),
        "",
    ]
    cells = [
        [
            readable.title(model, row["node"], language),
            numbers.score(row["score"], language),
            numbers.general(row["rank"], language),
            numbers.score(of_gaps[row["node"]]["score"], language),
            numbers.number(row["gap"], "+.1f", language),
            _beside(row, "above", language),
            _beside(row, "below", language),
            numbers.number(row["inherited"], ".0%", language),
            readable.thin(model, row["thin"], language),
        ]
        for row in rows
    ]
    headings = heads("districts-own", ("", "score", "rank", "municipality", "gap", "above", "below", "inherited", ""), language)
    lines += [
        layout.filled(headings, cells, [i in (1, 2, 3, 4, 7) for i in range(9)]),
        "",
        _figures(reference, scores, whole, language),
    ]
    return "\n".join([*lines, "", say("districts-inherited", language)])


def _figures(reference: Scores, scores: Scores, whole: Row, language: Language) -> str:
    """One row per indicator: the district's figure, its municipality's and the mean of all municipalities."""
    model, theirs, all_ = reference.index.model, scores.table, reference.table
    district, municipality = theirs.unit_at(whole["unit"]), all_.unit_at(whole["municipality"])
    cells = []
    for node in model.indicators:
        indicator = model[node].indicator
        assert indicator is not None
        column, of_all = theirs.indicators.index(node), all_.values[:, all_.indicators.index(node)]
        there = of_all[~np.isnan(of_all)]
        figures = (theirs.values[district, column], of_all[municipality], there.mean() if len(there) else math.nan)
        inherited = theirs.origin is not None and theirs.origin[district, column] == Origin.inherited
        note = (
            say("districts-inherited_one", language)
            if inherited
            else phrases.status(Status(int(theirs.status[district, column])).name, language)
        )
        cells.append([readable.title(model, node, language), *(phrases.figure(indicator, x, language) for x in figures), note])
    headings = [
        say("profile-figures", language),
        whole["name"],
        all_.names[municipality],
        say("reference-nation", language),
        "",
    ]
    return layout.laid(headings, cells, (False, True, True, True, False))


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
    units = {row["unit"]: row["name"] for row in rows if row["node"] == nodes[0]}
    cells = [[name, *(_score_and_rank(on[unit, node], language) for node in nodes[1:])] for unit, name in units.items()]
    cells.append([say("districts-own", language), *(_score_and_rank(gaps[node], language) for node in nodes[1:])])
    cells.append([say("districts-gap", language), *(numbers.number(gaps[node]["gap"], ".1f", language) for node in nodes[1:])])
    return layout.aligned(["", *names], cells, [False] + [True] * len(names))
