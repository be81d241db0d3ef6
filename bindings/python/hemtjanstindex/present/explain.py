"""What makes up a gap."""

from __future__ import annotations

import math
from typing import Any

from ..core.index import Scores
from ..words import Language, heads, say
from . import layout, numbers, phrases, readable

LIST = ("", "points", "score", "reference_score", "figure", "reference_figure", "")
RIGHT = (False, True, True, True, True, True, False)


def page(
    scores: Scores,
    rows: list[dict[str, Any]],
    unit: str,
    against: str | list[str],
    node: str | None,
    depth: int | None,
    language: Language,
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
                numbers.difference(row["points"], language),
                numbers.score(row["own"], language),
                numbers.score(row["reference"], language),
                *figures,
                phrases.status(row["status"], language) or (readable.thin(model, row["thin"], language) if below else ""),
            ]
        )
    told = say(
        "explain-gap",
        language,
        node=phrases.named(definition, rows[0]["node"], language),
        unit=phrases.unit_name(scores, unit),
        score=numbers.score(rows[0]["own"], language),
        reference=phrases.reference(against, unit, scores, language),
        reference_score=numbers.score(rows[0]["reference"], language),
        points=numbers.difference(rows[0]["points"], language),
    )
    gap = layout.paragraph(told)
    heading = readable.edition(scores, language)
    means = phrases.of_means(against, scores, language)
    if thin := phrases.thin(scores, unit, node, language):
        gap += f"\n\n{thin}"
    return "\n".join(
        [heading, "", gap, "", layout.laid(heads("explain-list", LIST, language), cells, RIGHT), "", *means]
    ).rstrip()
