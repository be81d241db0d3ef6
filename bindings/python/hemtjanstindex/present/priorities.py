"""What to improve first."""

from __future__ import annotations

import math
from typing import Any

from .. import _core
from ..core.index import Scores
from . import layout, phrases, plain, plans, readable

TEXT: dict[str, dict[str, str]] = {
    "en": {
        "grade": "Grade: how far the figure is above (+) or below (−) the mean of all units, in standard deviations; "
        "above is better, whichever way the figure counts.",
        "weight": "Effect: points per standard deviation.",
        "outcome": "Effect: share of the differences between units in “{}” that goes with the indicator, with a 95 % "
        "interval; an association, which does not say that one brings about the other. All together {:.0%} of them ({:.0%} "
        "adjusted for chance), {} units.",
        "lines": "The lines between the fields are the same for every unit: grade 0, effect {}, the mean over the indicators.",
        "no_field": "A cell without a figure has no grade. Where that costs points it counts as low, else it has no field.",
        "raised": "Raised to: the level that a quarter of the units reach (the 75th percentile).",
        "first": "The largest gains stand first.",
        "first_outcome": "What to prioritise stands first, by falling effect.",
        "realistic": "Realistic step: the 75th percentile of the yearly changes of others that started in the same third.",
        "stays": "there already",
        "step": "step to",
        "nobody": "Not told",
    },
    "sv": {
        "grade": "Betyg: hur långt uppgiften ligger över (+) eller under (−) medelvärdet för alla, i standardavvikelser; över "
        "är alltid bättre, även där ett lågt tal är bra.",
        "weight": "Effekt: poäng per standardavvikelse.",
        "outcome": "Effekt: andel av skillnaderna mellan enheter i ”{}” som följer indikatorn, med 95 % intervall; ett "
        "samband, som inte säger att det ena leder till det andra. Tillsammans {:.0%} av dem ({:.0%} justerat för slumpen), "
        "{} enheter.",
        "lines": "Gränserna mellan fälten är desamma för alla: betyg 0, effekt {}, som är medelvärdet för indikatorerna.",
        "no_field": "Där uppgift saknas finns inget betyg. Kostar det poäng räknas betyget som lågt, annars anges inget fält.",
        "raised": "Höjd till: den nivå som en fjärdedel når (75:e percentilen).",
        "first": "De största vinsterna står först.",
        "first_outcome": "Det som bör prioriteras står först, efter fallande effekt.",
        "realistic": "Realistiskt steg: 75:e percentilen av årsförändringarna hos andra som började i samma tredjedel.",
        "stays": "redan där",
        "step": "steg till",
        "nobody": "Inte angivet",
    },
}


HEADINGS = {
    "en": ("field", "indicator", "grade", "effect", "now", "", "raised to", "gain", "rank", "people"),
    "sv": ("fält", "indikator", "betyg", "effekt", "nu", "", "höjd till", "vinst", "plats", "personer"),
}


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
    language: phrases.Language,
) -> str:
    """Lay the matrix out: `parted` by who can act, and `stepwise` with a realistic step."""
    told = TEXT[language]
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
    shown = rows[: top or None]
    actors: dict[str, None] = {row["responsible"] or told["nobody"]: None for row in shown} if parted else {"": None}
    for responsible in actors:
        part = [row for row in shown if not parted or (row["responsible"] or told["nobody"]) == responsible]
        lines += [responsible] if responsible else []
        lines += [_table(scores, part, matter is not None, stepwise, language), ""]
    lines.append(layout.paragraph(told["grade"]))
    if matter is None:
        lines.append(told["weight"])
    else:
        known = (phrases.named(definition, matter.outcome, language), matter.r_squared, matter.adjusted_r_squared, matter.units)
        lines.append(layout.paragraph(told["outcome"].format(*known)))
    if rows:
        line = rows[0]["effect_line"]
        lines.append(layout.paragraph(told["lines"].format(f"{line:.2f}" if matter is None else f"{line:.1%}")))
    if any(math.isnan(row["grade"]) for row in rows):
        lines.append(layout.paragraph(told["no_field"]))
    lines += [told["raised"], told["first_outcome" if matter else "first"]]
    if stepwise:
        lines.append(told["realistic"])
    return "\n".join(lines)


def _table(scores: Scores, rows: list[dict[str, Any]], by_outcome: bool, stepwise: bool, language: phrases.Language) -> str:
    told = TEXT[language]
    definition = scores.index.definition
    cells = []
    for row in rows:
        indicator = definition.model[row["indicator"]].indicator
        assert indicator is not None
        effect = f"{row['effect']:.2f}"
        if by_outcome:
            effect = f"{row['effect']:.1%} ({row['effect_low']:.1%} – {row['effect_high']:.1%})".replace("-", "−")
        now = phrases.figure(indicator, row["raw"], language)
        better = row["raw"] != row["upper_quartile_raw"]
        cell = [
            _core.quadrant_name(row["quadrant"], language) or phrases.NONE,
            phrases.named(definition, row["indicator"], language),
            phrases.signed(row["grade"]),
            effect,
            now,
            phrases.STATUSES[language][row["status"]],
            *_raised(row, "upper_quartile", indicator, language, told["stays"] if not better else ""),
        ]
        if stepwise:
            cell += _raised(row, "realistic", indicator, language, "")[:3]
        cells.append(cell)
    headings = list(HEADINGS[language])
    right = [False, False, True, True, True, False, True, True, True, False]
    if stepwise:
        headings += [told["step"], headings[7], headings[8]]
        right += [True, True, True]
    return layout.filled(headings, cells, right)


def _raised(row: dict[str, Any], to: str, indicator: _core.Indicator, language: phrases.Language, stays: str) -> list[str]:
    """Write what raising an indicator gives: the figure, the gain, the rank and the people."""
    if stays or math.isnan(row[f"{to}_raw"]):
        return [stays or phrases.NONE, "", "", ""]
    return [
        phrases.figure(indicator, row[f"{to}_raw"], language),
        phrases.signed(row[f"{to}_gain"]),
        phrases.place(row[f"{to}_rank"]),
        phrases.people(row[f"{to}_people"], row["people_of"], row["people_answered"], language),
    ]
