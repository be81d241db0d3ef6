"""What to improve first."""

from __future__ import annotations

import math
from typing import Any

from .. import _core
from ..core.index import Scores
from ..words import Language, heads, say
from . import layout, numbers, phrases, plain, plans, readable

LIST = ("field", "indicator", "grade", "effect", "now", "", "raised", "gain", "rank", "people")


def page(
    scores: Scores,
    columns: dict[str, Any],
    matter: _core.Importance | None,
    unit: str,
    node: str | None,
    top: int,
    *,
    parted: bool,
    stepwise: bool,
    language: Language,
) -> str:
    """Lay the matrix out: `parted` by who can act, and `stepwise` with a realistic step."""
    definition = scores.index.definition
    rows: list[dict[str, Any]]
    rows = [{name: math.nan if cell is None else cell for name, cell in row.items()} for row in plain.rows(columns)]
    thin = phrases.thin(scores, unit, node, language)
    lines = [
        readable.edition(scores, language),
        "",
        plans.standing(scores, unit, node, language),
        *([thin] if thin else []),
        "",
    ]
    nobody = say("priorities-nobody", language)
    shown = rows[: top or None]
    actors: dict[str, None] = {row["responsible"] or nobody: None for row in shown} if parted else {"": None}
    for responsible in actors:
        part = [row for row in shown if not parted or (row["responsible"] or nobody) == responsible]
        lines += [responsible] if responsible else []
        lines += [_table(scores, part, matter is not None, stepwise, language), ""]
    lines.append(layout.paragraph(say("priorities-grade", language)))
    if matter is None:
        lines.append(say("priorities-weight", language))
    else:
        known = {
            "outcome": phrases.named(definition, matter.outcome, language),
            "share": numbers.number(matter.r_squared, ".0%", language),
            "adjusted": numbers.number(matter.adjusted_r_squared, ".0%", language),
            "units": str(matter.units),
        }
        lines.append(layout.paragraph(say("priorities-outcome", language, **known)))
    if rows:
        line = rows[0]["effect_line"]
        effect = numbers.number(line, ".2f" if matter is None else ".1%", language)
        lines.append(layout.paragraph(say("priorities-lines", language, effect=effect)))
    if any(math.isnan(row["grade"]) for row in rows):
        lines.append(layout.paragraph(say("priorities-no_field", language)))
    lines += [say("priorities-raised", language), say("priorities-first_outcome" if matter else "priorities-first", language)]
    if stepwise:
        lines.append(say("priorities-realistic", language))
    return "\n".join(lines)


def _table(scores: Scores, rows: list[dict[str, Any]], by_outcome: bool, stepwise: bool, language: Language) -> str:
    definition = scores.index.definition
    cells = []
    for row in rows:
        indicator = definition.model[row["indicator"]].indicator
        assert indicator is not None
        effect = numbers.number(row["effect"], ".2f", language)
        if by_outcome:
            effect, low, high = (
                numbers.difference(row[name], language, ".1%") for name in ("effect", "effect_low", "effect_high")
            )
            effect = f"{effect} ({low} – {high})"
        now = phrases.figure(indicator, row["raw"], language)
        better = row["raw"] != row["upper_quartile_raw"]
        cell = [
            readable.coded("quadrant", row["quadrant"], language) or numbers.NONE,
            phrases.named(definition, row["indicator"], language),
            numbers.difference(row["grade"], language),
            effect,
            now,
            phrases.status(row["status"], language),
            *_raised(row, "upper_quartile", indicator, language, say("priorities-stays", language) if not better else ""),
        ]
        if stepwise:
            cell += _raised(row, "realistic", indicator, language, "")[:3]
        cells.append(cell)
    headings = heads("priorities-list", LIST, language)
    right = [False, False, True, True, True, False, True, True, True, False]
    if stepwise:
        headings += [say("priorities-step", language), headings[7], headings[8]]
        right += [True, True, True]
    return layout.filled(headings, cells, right)


def _raised(row: dict[str, Any], to: str, indicator: _core.Indicator, language: Language, stays: str) -> list[str]:
    """Write what raising an indicator gives: the figure, the gain, the rank and the people."""
    if stays or math.isnan(row[f"{to}_raw"]) or row[f"{to}_raw"] == row["raw"]:
        return [stays or numbers.NONE, "", "", ""]
    people = math.copysign(row[f"{to}_people"], row[f"{to}_raw"] - row["raw"])
    return [
        phrases.figure(indicator, row[f"{to}_raw"], language),
        numbers.difference(row[f"{to}_gain"], language),
        phrases.place(row[f"{to}_rank"], language),
        phrases.people(people, row["people_of"], row["people_answered"], language),
    ]
