"""What makes up a gap."""

from __future__ import annotations

import math
from typing import Any

from ..core.index import Scores
from . import layout, phrases, readable

TEXT = {
    "en": {
        "gap": "{}: {} has {}, {} has {}: a gap of {} points, which the parts below add up to.",
    },
    "sv": {
        "gap": "{}: {} har {}, {} har {}: en skillnad på {} poäng, som är summan av delarna nedan.",
    },
}


HEADINGS = {
    "en": ("", "points", "score", "reference", "figure", "reference", ""),
    "sv": ("", "poäng", "resultat", "jämförelse", "uppgift", "jämförelse", ""),
}


RIGHT = (False, True, True, True, True, True, False)


def page(
    scores: Scores,
    rows: list[dict[str, Any]],
    unit: str,
    against: str | list[str],
    node: str | None,
    depth: int | None,
    language: phrases.Language,
) -> str:
    """Lay the contributions out as an indented tree."""
    definition = scores.index.definition
    model = definition.model
    levels = {rows[0]["node"]: 0}
    cells = []
    for row in rows:
        row |= {name: math.nan for name, cell in row.items() if cell is None}
        at = model[row["node"]]
        below = levels.setdefault(row["node"], levels.get(at.parent, 0) + 1)
        if depth is not None and below > depth:
            continue
        indicator = at.indicator
        figures = ["", ""]
        if indicator is not None:
            figures = [phrases.figure(indicator, row[value], language) for value in ("raw", "raw_reference")]
        cells.append(
            [
                "  " * below + phrases.named(definition, row["node"], language),
                phrases.signed(row["points"]),
                phrases.score(row["own"]),
                phrases.score(row["reference"]),
                *figures,
                phrases.STATUSES[language][row["status"]] or (readable.thin(model, row["thin"], language) if below else ""),
            ]
        )
    gap = TEXT[language]["gap"].format(
        phrases.named(definition, rows[0]["node"], language),
        phrases.unit_name(scores, unit),
        phrases.score(rows[0]["own"]),
        phrases.reference(against, unit, scores, language),
        phrases.score(rows[0]["reference"]),
        phrases.signed(rows[0]["points"]),
    )
    heading = readable.edition(scores, language)
    means = phrases.of_means(against, scores, language)
    if thin := phrases.thin(scores, unit, node, language):
        gap += f"\n\n{thin}"
    return "\n".join([heading, "", gap, "", layout.laid(HEADINGS[language], cells, RIGHT), "", *means]).rstrip()
