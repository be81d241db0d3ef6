"""Strengths and development areas of a unit."""

from __future__ import annotations

import math
from typing import Any

from ..core.index import Scores
from ..words import Language, heads, say
from . import layout, numbers, phrases, plain, readable, surveys

LIST = ("", "points", "rank", "ground", "")
RIGHT = (False, True, True, True, True, False, False)


def page(scores: Scores, rows: list[dict[str, Any]], unit: str, against: str | list[str], top: int, language: Language) -> str:
    """Lay the profile out for a terminal."""
    definition = scores.index.definition
    for row in rows:
        row |= {name: math.nan for name, cell in row.items() if cell is None and name != "within_noise"}
    reference = phrases.reference(against, unit, scores, language)
    named = scores.table.names[scores.table.unit_at(unit)], reference
    total = rows[0]
    lines = [
        readable.edition(scores, language),
        "",
        layout.paragraph(headline(scores, unit, language)),
        *filter(None, [phrases.thin(scores, unit, None, language)]),
        say(
            "profile-against",
            language,
            reference=reference,
            points=numbers.difference(total["points"], language),
            own=numbers.score(total["own"], language),
            other=numbers.score(total["reference"], language),
        ),
        "",
        say("profile-parts", language),
        table([row for row in rows if row["node"] in definition.model.children(total["node"])], scores, named, language),
    ]
    for which in ("strength", "development"):
        chosen = sorted((row for row in rows if row["list"] == which), key=lambda row: -abs(row["points"]))
        for level in (False, True):
            part = [row for row in chosen if row["indicator"] == level]
            of = say("profile-indicators" if level else "profile-areas", language)
            lines += ["", f"{say(f'profile-of-{which}', language)}: {of}"]
            lines += [table(part[:top], scores, named, language) if part else say("profile-none", language)]
            lines += [say("profile-more", language, count=str(len(part) - top))] if len(part) > top else []
    without = [row for row in rows if row["indicator"] and row["status"] != "observed"]
    if without:
        listed = (
            f"{phrases.named(definition, r['node'], language)} ({phrases.status(r['status'], language)})" for r in without
        )
        lines += ["", say("profile-without", language, nodes="; ".join(listed))]
    means = phrases.of_means(against, scores, language)
    unsure = any(row["indicator"] and not math.isnan(row["raw"]) and row["within_noise"] is None for row in rows)
    sure = (
        [layout.paragraph(say("profile-sure", language))]
        if unsure
        else [layout.paragraph(line) for line in surveys.noise(definition.model, language)]
    )
    return "\n".join([*lines, "", layout.paragraph(say("profile-legend", language)), *sure, *means])


def known(scores: Scores, rows: list[dict[str, Any]], unscored: str, language: Language) -> str:
    """Lay out what is known of a unit without a score, under a sentence that says why there is none."""
    model = scores.index.model
    nation = say("reference-nation", language)
    own = scores.table.names[scores.table.unit_at(rows[0]["unit"])]
    lines = [readable.edition(scores, language), "", layout.paragraph(unscored)]
    for level in (False, True):
        cells = []
        for row in rows[1:]:
            indicator = model[row["node"]].indicator
            if row["indicator"] != level:
                continue
            figures = [numbers.score(row[name], language) for name in ("own", "reference")]
            if indicator is not None:
                raw = (math.nan if row[name] is None else row[name] for name in ("raw", "raw_reference"))
                figures = [phrases.figure(indicator, value, language) for value in raw]
            why = phrases.status(row["status"], language) if row["status"] else readable.thin(model, row["thin"], language)
            cells.append([readable.title(model, row["node"], language), *figures, _known_place(scores, row, language), why])
        headings = [say("profile-parts" if not level else "profile-figures", language), own, nation]
        lines += ["", layout.laid([*headings, say("profile-list-rank", language), ""], cells, (False, True, True, True, False))]
    return "\n".join(lines)


def _known_place(scores: Scores, row: dict[str, Any], language: Language) -> str:
    """Write the place of a unit where it has one."""
    return numbers.NONE if row["own"] is None else phrases.standing(scores, row, language)


def headline(scores: Scores, unit: str, language: Language) -> str:
    """Say where a unit stands: name, score, rank, group and coverage."""
    ranking = plain.rows(scores.ranking_columns())
    row = next(row for row in ranking if row["unit"] == unit)
    ranked = sum(other["rank"] is not None for other in ranking)
    parts = [
        phrases.unit_name(scores, unit),
        numbers.score(row["score"], language),
        say("rank-of", language, rank=phrases.place(row["rank"], language), ranked=str(ranked)),
        readable.coded("group", row["group"], language),
        say("profile-coverage", language, coverage=numbers.number(row["coverage"], ".0%", language)),
        *([say("profile-missing", language)] if row["missing"] else []),
    ]
    return " · ".join(parts)


def table(rows: list[dict[str, Any]], scores: Scores, named: tuple[str, str], language: Language) -> str:
    """Lay out some nodes: figures of indicators, scores of all else; `named` are the unit and whom it is compared with."""
    definition = scores.index.definition
    cells = []
    for row in rows:
        node = definition.model[row["node"]]
        if node.indicator is None:
            figures = [numbers.score(row["own"], language), numbers.score(row["reference"], language)]
        else:
            figures = [phrases.figure(node.indicator, row[value], language) for value in ("raw", "raw_reference")]
        notes = [
            phrases.people(row["people"], row["people_of"], row["people_answered"], language),
            say("within-noise", language) if row["within_noise"] else "",
            readable.thin(definition.model, row["thin"], language) if node.indicator is None else "",
        ]
        cells.append(
            [
                phrases.named(definition, row["node"], language),
                *figures,
                numbers.difference(row["points"], language),
                phrases.standing(scores, row, language),
                readable.coded("ground", row["ground"], language),
                ", ".join(note for note in notes if note),
            ]
        )
    headings = heads("profile-list", LIST, language)
    return layout.laid([headings[0], *named, *headings[1:]], cells, RIGHT)
