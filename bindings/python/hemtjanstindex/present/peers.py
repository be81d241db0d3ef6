"""Units with similar conditions, and good examples among them."""

from __future__ import annotations

import math
from typing import Any

from .. import _core
from ..core.columns import ResultColumns
from ..core.definition import Definition
from ..core.index import Scores
from ..core.table import Table
from ..words import Language, heads, say
from . import layout, numbers, phrases, plain, readable

LIST = ("unit", "name", "distance", "score", "rank", "")


def given(scores: Scores, units: list[str]) -> ResultColumns:
    """Give peers that were named their place."""
    ranking = scores.ranking_columns()
    rows = [ranking["unit"].index(unit) for unit in units if unit in ranking["unit"]]
    return ranking.picked(rows).only(("unit", "name", "score", "rank", "thin"))


def listed(scores: Scores, unit: str, peers: dict[str, Any], weights: dict[str, float], language: Language) -> str:
    """Lay out the peers, and below them the background figures side by side."""
    similar = "distance" in peers
    cells = []
    for row in plain.rows(peers):
        score, rank = (math.nan if row[name] is None else row[name] for name in ("score", "rank"))
        missing = say("peers-missing", language, variables=", ".join(row["missing"])) if row.get("missing") else ""
        little = readable.thin(scores.index.definition.model, row["thin"], language)
        note = "; ".join(filter(None, [missing, little]))
        distance = [numbers.number(row["distance"], ".2f", language)] if similar else []
        cells.append([row["unit"], row["name"], *distance, numbers.score(score, language), phrases.place(rank, language), note])
    headings = heads("peers-list", [column for column in LIST if similar or column != "distance"], language)
    table = layout.laid(headings, cells, [False, False, *(True for _ in headings[3:]), False])
    name = phrases.unit_name(scores, unit)
    if not similar:
        return f"\n{say('peers-chosen', language, unit=name)}\n\n{table}"
    variables = plain.rows(_core.peer_variable_columns(scores.table, unit, weights))
    names = [say("peers-logarithmic", language, variable=v["name"]) if v["logarithmic"] else v["name"] for v in variables]
    names = [
        f"{name} × {numbers.general(v['weight'], language)}" if v["weight"] != 1 else name
        for name, v in zip(names, variables, strict=True)
    ]
    position = {code: row for row, code in enumerate(scores.units)}
    units = [unit, *peers["unit"]]
    background = scores.table.background
    figures = [
        [name, *(_number(background[variable["name"]][position[code]], language) for code in units)]
        for name, variable in zip(names, variables, strict=True)
    ]
    beside = layout.aligned(["", *units], figures, [False, *(True for _ in units)])
    similarity = say("peers-similar", language, unit=name, variables=str(len(names)))
    legend = layout.paragraph(say("peers-distance", language))
    return f"\n{similarity}\n\n{table}\n\n{legend}\n\n{beside}"


def _number(value: float, language: Language) -> str:
    """Write a background figure, with marks between thousands."""
    return numbers.short(value, ",.1f", language)


def examples(
    scores: Scores,
    found: dict[str, Any],
    earlier: Table | None,
    unit: str,
    against: str | list[str],
    areas: int,
    language: Language,
) -> str:
    """Lay out the examples of the development areas that cost most."""
    definition = scores.index.definition
    rows = plain.rows(found)
    shown = list(dict.fromkeys(row["node"] for row in rows))[:areas]
    lines = [say("peers-examples", language, reference=phrases.reference(against, unit, scores, language))]
    for area in shown:
        here = [row for row in rows if row["node"] == area]
        own = _shown(scores, definition, area, unit, here[0]["own"], language)
        name = phrases.named(definition, area, language)
        cells = []
        for row in here:
            why = [say("peers-well", language)] if row["does_well"] else []
            why += [_improved(definition, earlier, row, language)] if row["improved"] else []
            better = [phrases.named(definition, indicator, language) for indicator in row["indicators"] if indicator != area]
            cells.append(
                [
                    phrases.unit_name(scores, row["unit"]),
                    _shown(scores, definition, area, row["unit"], row["score"], language),
                    phrases.place(row["rank"], language),
                    ", ".join(why),
                    say("peers-better", language, nodes=", ".join(better)) if better else "",
                    readable.thin(definition.model, row["thin"], language),
                ]
            )
        little = phrases.weak(definition.model, here[0]["own_thin"], language)
        lines += [
            "",
            *([f"{name}, {phrases.unit_name(scores, unit)}: {little}"] if little else []),
            layout.laid(
                [name, say("peers-own", language, figure=own), say("peers-list-rank", language), "", "", ""],
                cells,
                (False, True, True, False, False, False),
            ),
        ]
    return "\n".join(["", *lines] if shown else ["", *lines, say("peers-none_improved" if earlier else "peers-none", language)])


def _shown(scores: Scores, definition: Definition, node: str, unit: str, score: float, language: Language) -> str:
    """Give the figure of an indicator, the score of any other node."""
    indicator = definition.model[node].indicator
    if indicator is None:
        return numbers.score(score, language)
    table = scores.table
    return phrases.figure(indicator, table.values[table.units.index(unit), table.indicators.index(node)], language)


def _improved(definition: Definition, earlier: Table | None, row: dict[str, Any], language: Language) -> str:
    """Say how much a peer has improved: from which figure, where it is one."""
    indicator = definition.model[row["node"]].indicator
    if indicator is None or earlier is None:
        return say("peers-improved", language, points=numbers.score(row["change"], language))
    raw = earlier.values[earlier.units.index(row["unit"]), earlier.indicators.index(row["node"])]
    return say("peers-improved_from", language, figure=phrases.figure(indicator, raw, language))
