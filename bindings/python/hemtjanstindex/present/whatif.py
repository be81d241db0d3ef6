"""What other figures would give."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, get_args

from .. import _core
from ..core.columns import ResultColumns
from ..core.files import Word
from ..core.index import Scores
from ..words import Language, heads, say
from . import layout, numbers, phrases, plans, readable

#: What the columns of edits are.
EDITS = {
    "indicator": ("text", "node", "key"),
    "now": ("number", "figure", "value"),
    "now_status": ("text", "word", "value"),
    "if": ("number", "figure", "value"),
    "if_status": ("text", "word", "value"),
    "score_change": ("number", "points", "value"),
}


def edited(scores: Scores, what_if: _core.WhatIf, edits: Mapping[str, Any]) -> ResultColumns:
    """Give what changes: of each indicator the figure now, the figure if, and what it alone does to the score."""
    table = scores.table
    at = table.unit_at(what_if.unit)
    told: dict[str, list[Any]] = {name: [] for name in EDITS}
    for indicator, new in edits.items():
        column = table.indicators.index(indicator)
        was = float(table.values[at, column])
        status = get_args(Word)[table.status[at, column]]
        value, new_status = (math.nan, new) if isinstance(new, str) else (new, "observed")
        if (was == value and status == new_status) or (status != "observed" and status == new_status):
            continue
        alone = what_if({indicator: new}).score - what_if.before.score
        for name, cell in zip(told, (indicator, was, status, value, new_status, alone), strict=True):
            told[name].append(cell)
    return ResultColumns(told, EDITS)


def page(
    scores: Scores,
    what_if: _core.WhatIf,
    told: ResultColumns,
    outcomes: dict[str, Any],
    node: str | None,
    language: Language,
) -> str:
    """Lay the outcomes out for a terminal."""
    refitted = "refit" in outcomes
    definition = scores.index.definition
    heading = f"{phrases.unit_name(scores, what_if.unit)}, {phrases.named(definition, what_if.node, language)}"
    lines = [readable.edition(scores, language), "", heading, ""]
    cells = []
    for indicator, was, status, value, new_status, alone in zip(*told.values(), strict=True):
        known = definition.model[indicator].indicator
        assert known is not None
        figures = [
            phrases.status(s, language) or phrases.figure(known, x, language) for x, s in ((was, status), (value, new_status))
        ]
        cells.append([phrases.named(definition, indicator, language), *figures, numbers.difference(alone, language)])
    lines += [
        layout.aligned(heads("whatif-edits", ("indicator", "now", "if", "alone"), language), cells, (False, True, True, True))
        if cells
        else say("whatif-nothing", language),
        "",
    ]
    results = [
        [
            say(f"case-{case}", language),
            numbers.score(o.score, language),
            plans.place(scores, o.rank, node, language),
            readable.coded("group", o.group, language),
        ]
        for case, o in outcomes.items()
    ]
    thin = [readable.thin(definition.model, o.thin, language) for o in outcomes.values()]
    lines += [
        phrases.beside(
            heads("whatif-outcomes", ("", "score", "rank", "group"), language),
            results,
            (False, True, False, False),
            thin,
            language,
        ),
        "",
        say("whatif-learnt" if refitted else "whatif-frozen", language),
    ]
    moved = [phrases.named(definition, i, language) for i in what_if.own_bounds() if i in told["indicator"]]
    if moved and not refitted:
        lines.append(layout.paragraph(say("whatif-bounds", language, names=", ".join(moved))))
    return "\n".join(lines)
