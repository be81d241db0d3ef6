"""What other figures would give."""

from __future__ import annotations

from typing import Any

from .. import _core
from ..core.index import Scores
from . import layout, phrases, plans, readable

TEXT: dict[str, dict[str, str]] = {
    "en": {
        "nothing": "The figures are those already there.",
        "bounds": "Note: {} is the best or the worst of all here, so its new figure would move the scale for everybody. "
        "--refit tells what that gives.",
        "frozen": "The other units' figures and the scale stay as they are.",
        "learnt": "The other units' figures stay as they are, and so does the scale, but for where it is learnt anew.",
    },
    "sv": {
        "nothing": "Uppgifterna är de som redan finns.",
        "bounds": "Obs: {} är bäst eller sämst av alla här, så den nya uppgiften skulle flytta skalan för alla. --refit "
        "visar vad det ger.",
        "frozen": "De andra enheternas uppgifter och skalan är som förut.",
        "learnt": "De andra enheternas uppgifter är som förut, och även skalan utom där den beräknas på nytt.",
    },
}


HEADINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "edits": ("indicator", "now", "if", "alone"),
        "outcomes": ("", "score", "rank", "group"),
    },
    "sv": {
        "edits": ("indikator", "nu", "om", "ensam"),
        "outcomes": ("", "poäng", "plats", "grupp"),
    },
}


def page(
    scores: Scores,
    what_if: _core.WhatIf,
    told: dict[str, list[Any]],
    outcomes: dict[str, Any],
    node: str | None,
    language: phrases.Language,
) -> str:
    """Lay the outcomes out for a terminal."""
    refitted = "refit" in outcomes
    text = TEXT[language]
    definition = scores.index.definition
    heading = f"{phrases.unit_name(scores, what_if.unit)}, {phrases.named(definition, what_if.node, language)}"
    lines = [readable.edition(scores, language), "", heading, ""]
    cells = []
    for indicator, was, status, value, new_status, alone in zip(*told.values(), strict=True):
        known = definition.model[indicator].indicator
        assert known is not None
        figures = [
            phrases.STATUSES[language][s] or phrases.figure(known, x, language) for x, s in ((was, status), (value, new_status))
        ]
        cells.append([phrases.named(definition, indicator, language), *figures, phrases.signed(alone)])
    lines += [layout.aligned(HEADINGS[language]["edits"], cells, (False, True, True, True)) if cells else text["nothing"], ""]
    results = [
        [
            phrases.CASES[language][case],
            phrases.score(o.score),
            plans.place(scores, o.rank, node, language),
            _core.group_name(o.group, language),
        ]
        for case, o in outcomes.items()
    ]
    thin = [readable.thin(definition.model, o.thin, language) for o in outcomes.values()]
    lines += [
        phrases.beside(HEADINGS[language]["outcomes"], results, (False, True, False, False), thin, language),
        "",
        text["learnt" if refitted else "frozen"],
    ]
    moved = [phrases.named(definition, i, language) for i in what_if.own_bounds() if i in told["indicator"]]
    if moved and not refitted:
        lines.append(layout.paragraph(text["bounds"].format(", ".join(moved))))
    return "\n".join(lines)
