"""What other figures would give."""

from __future__ import annotations

from typing import Any

from .. import _core
from ..core.index import Scores
from ..words import Language, heads, say
from . import layout, numbers, phrases, plans, readable


def page(
    scores: Scores,
    what_if: _core.WhatIf,
    told: dict[str, list[Any]],
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
