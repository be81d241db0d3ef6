"""Strengths and development areas of a unit."""

from __future__ import annotations

import math
from typing import Any

from .. import _core
from ..core.definition import Definition
from ..core.index import Scores
from . import layout, phrases, plain, readable, surveys

TEXT = {
    "en": {
        "rank": "rank {} of {}",
        "coverage": "coverage {:.0%}",
        "missing": "some figures are missing",
        "against": "Compared with {}: {} points ({} against {}).",
        "parts": "By sub-index",
        "strength": "Strengths",
        "development": "Development areas",
        "areas": "sub-indices and areas",
        "indicators": "indicators",
        "none": "none",
        "more": "and {} more",
        "without": "Without a figure",
        "noise": "within the noise",
        "sure": "No counts of answers are known, so how sure the differences are cannot be told.",
        "legend": "Points: part of the difference in the index. A difference is clear from half a standard deviation.",
    },
    "sv": {
        "rank": "plats {} av {}",
        "coverage": "täckning {:.0%}",
        "missing": "uppgifter saknas",
        "against": "Jämfört med {}: {} poäng ({} mot {}).",
        "parts": "Delindex",
        "strength": "Styrkor",
        "development": "Utvecklingsområden",
        "areas": "delindex och områden",
        "indicators": "indikatorer",
        "none": "inga",
        "more": "och {} till",
        "without": "Utan uppgift",
        "noise": "inom felmarginalen",
        "sure": "Antalet svar är inte känt, så hur säkra skillnaderna är går inte att säga.",
        "legend": "Poäng: del av skillnaden i index. En skillnad är klar från en halv standardavvikelse.",
    },
}


HEADINGS = {
    "en": ("", "own", "reference", "points", "rank", "why", ""),
    "sv": ("", "eget", "jämförelse", "poäng", "plats", "varför", ""),
}


RIGHT = (False, True, True, True, True, False, False)


def page(
    scores: Scores, rows: list[dict[str, Any]], unit: str, against: str | list[str], top: int, language: phrases.Language
) -> str:
    """Lay the profile out for a terminal."""
    definition = scores.index.definition
    told = TEXT[language]
    for row in rows:
        row |= {name: math.nan for name, cell in row.items() if cell is None and name != "within_noise"}
    reference = phrases.reference(against, unit, scores, language)
    total = rows[0]
    lines = [
        readable.edition(scores, language),
        "",
        headline(scores, unit, language),
        *filter(None, [phrases.thin(scores, unit, None, language)]),
        told["against"].format(
            reference, phrases.signed(total["points"]), phrases.score(total["own"]), phrases.score(total["reference"])
        ),
        "",
        told["parts"],
        table([row for row in rows if row["node"] in definition.model.children(total["node"])], definition, language),
    ]
    for which in ("strength", "development"):
        chosen = sorted((row for row in rows if row["list"] == which), key=lambda row: -abs(row["points"]))
        for level in (False, True):
            part = [row for row in chosen if row["indicator"] == level]
            lines += ["", f"{told[which]}: {told['indicators' if level else 'areas']}"]
            lines += [table(part[:top], definition, language) if part else told["none"]]
            lines += [told["more"].format(len(part) - top)] if len(part) > top else []
    without = [row for row in rows if row["indicator"] and row["status"] != "observed"]
    if without:
        listed = (
            f"{phrases.named(definition, r['node'], language)} ({phrases.STATUSES[language][r['status']]})" for r in without
        )
        lines += ["", f"{told['without']}: {'; '.join(listed)}"]
    means = phrases.of_means(against, scores, language)
    unsure = any(row["indicator"] and not math.isnan(row["raw"]) and row["within_noise"] is None for row in rows)
    sure = [told["sure"]] if unsure else [layout.paragraph(line) for line in surveys.noise(definition.model, language)]
    return "\n".join([*lines, "", told["legend"], *sure, *means])


def headline(scores: Scores, unit: str, language: readable.Language) -> str:
    """Say where a unit stands: name, score, rank, group and coverage."""
    told = TEXT[language]
    ranking = plain.rows(scores.ranking_columns())
    row = next(row for row in ranking if row["unit"] == unit)
    ranked = sum(other["rank"] is not None for other in ranking)
    parts = [
        phrases.unit_name(scores, unit),
        phrases.score(row["score"]),
        told["rank"].format(phrases.place(row["rank"]), ranked),
        _core.group_name(row["group"], language),
        told["coverage"].format(row["coverage"]),
        *([told["missing"]] if row["missing"] else []),
    ]
    return " · ".join(parts)


def table(rows: list[dict[str, Any]], definition: Definition, language: readable.Language) -> str:
    """Lay out some nodes: figures of indicators, scores of all else."""
    cells = []
    for row in rows:
        node = definition.model[row["node"]]
        if node.indicator is None:
            figures = [phrases.score(row["own"]), phrases.score(row["reference"])]
        else:
            figures = [phrases.figure(node.indicator, row[value], language) for value in ("raw", "raw_reference")]
        notes = [
            phrases.people(row["people"], row["people_of"], row["people_answered"], language),
            TEXT[language]["noise"] if row["within_noise"] else "",
            readable.thin(definition.model, row["thin"], language) if node.indicator is None else "",
        ]
        cells.append(
            [
                phrases.named(definition, row["node"], language),
                *figures,
                phrases.signed(row["points"]),
                phrases.place(row["rank"], row["ranked"], language),
                _core.ground_name(row["ground"], language),
                ", ".join(note for note in notes if note),
            ]
        )
    return layout.laid(HEADINGS[language], cells, RIGHT)
