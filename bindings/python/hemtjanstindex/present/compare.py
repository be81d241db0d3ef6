"""What changed between editions, and how it went over the years."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from .. import _core
from ..core.index import Scores
from . import climbs, layout, phrases, readable, surveys

PARTS = ("values", "statuses", "frame", "definition", "others")


TEXT: dict[str, dict[str, str]] = {
    "en": {
        "title": "What changed: {} → {}",
        "change": "change",
        "noise": "within the noise",
        "unknown": "How sure the changes are is not known: numbers of answers, or how alike one person's are, are not known.",
        "legend": "Change is parted over what changed (Shapley values): own figures, figures that came or went, the scale "
        "that all units set, the definition; places climbed also over the others' figures (in files).",
        "trend": "Over the years",
        "no_years": "The years are not told: name the files by them, as in figures-2024.csv, to see them side by side.",
        "slope": "{} points a year over the years on the same scale{}.",
        "unsplit": "The change cannot be parted: {}.",
        "expected": "By where it stood before, {score} points and {rank} places were to be expected: who was low "
        "tends to rise, "
        "and who was high to fall, also by chance (regression to the mean; {score_slope} points a point and "
        "{rank_slope} places a "
        "place, over all units).",
        "regression": "Who was low tends to rise, and who was high to fall, also by chance (regression to the mean): over all "
        "units {score_slope} points for every point above the mean before, {rank_slope} places for every place further down.",
        "back": "Earlier years are scored by the definition of the last: in the split on the scale of their own year, over "
        "the years on {}.",
    },
    "sv": {
        "title": "Vad som ändrades: {} → {}",
        "change": "ändring",
        "noise": "inom felmarginalen",
        "unknown": "Hur säkra ändringarna är går inte att säga: antalet svar, eller hur lika en persons svar är, är inte känt.",
        "legend": "Ändringen är fördelad på det som ändrats (Shapleyvärden): egna uppgifter, uppgifter som tillkommit "
        "eller fallit bort, skalan som alla enheter sätter, definitionen; klättrade platser även på de andras uppgifter (i "
        "filer).",
        "trend": "Över åren",
        "no_years": "Åren är inte angivna: ge filerna namn efter dem, som uppgifter-2024.csv, för att se dem bredvid varandra.",
        "slope": "{} poäng per år över åren på samma skala{}.",
        "unsplit": "Ändringen kan inte delas upp: {}.",
        "expected": "Av läget före var {score} poäng och {rank} platser att vänta: den som legat lågt stiger i regel, "
        "och den som "
        "legat högt sjunker, också av en slump (regression mot medelvärdet; {score_slope} poäng per poäng och {rank_slope} "
        "platser per plats, över alla).",
        "regression": "Den som legat lågt stiger i regel, och den som legat högt sjunker, också av en slump (regression mot "
        "medelvärdet): över alla {score_slope} poäng för varje poäng över medelvärdet före och {rank_slope} platser för varje "
        "plats längre ned.",
        "back": "Tidigare år är beräknade med det sista årets definition: i uppdelningen på det egna årets skala, över "
        "åren på {}.",
    },
}


HEADINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "list": ("rank", "", "climbed", "unit", "score", "", "change", "values", "statuses", "frame", "definition", ""),
        "of": ("", "points", "places climbed"),
        "years": ("year", "score", "rank", "comparable", "same scale", "figures"),
        "yes": ("no", "yes"),
    },
    "sv": {
        "list": ("plats", "", "klättrat", "enhet", "poäng", "", "ändring", "egna", "bortfall", "skala", "definition", ""),
        "of": ("", "poäng", "klättrade platser"),
        "years": ("år", "poäng", "plats", "jämförbart", "samma skala", "uppgifter"),
        "yes": ("nej", "ja"),
    },
}


CAUSES: dict[str, dict[str, str]] = {
    "en": {
        "values": "own figures",
        "statuses": "own figures that came or went",
        "frame": "the scale, set by all units",
        "definition": "the definition: indicators, weights and rules",
        "others": "the others' figures",
    },
    "sv": {
        "values": "egna uppgifter",
        "statuses": "egna uppgifter som tillkommit eller fallit bort",
        "frame": "skalan, som alla enheter sätter",
        "definition": "definitionen: indikatorer, vikter och regler",
        "others": "de andras uppgifter",
    },
}


FRAMES: dict[str, dict[str, str]] = {
    "en": {
        "present": "the present scale",
        "own": "the scale of their own year",
    },
    "sv": {
        "present": "nuvarande skala",
        "own": "det egna årets skala",
    },
}


def little(node: str, models: Sequence[_core.Model], language: phrases.Language) -> str:
    """Say what makes a score rest on little: a node of one of the editions, the latest that has it."""
    return next((readable.thin(model, node, language) for model in models if node in model), "")


def page(
    published: list[Scores],
    over_time: list[Scores],
    changes: list[Any],
    trend: list[Any],
    unit: str | None,
    back: str | None,
    language: phrases.Language,
) -> str:
    """Lay the changes of all units, or of one with its trend, out; `back` is the frame of back-cast years, if there are any."""
    told = TEXT[language]
    earlier, later = published[-2:]
    titles = [readable.edition(edition, language) for edition in (earlier, later)]
    lines = [told["title"].format(*titles), ""]
    for row in (*changes, *trend):
        row |= {name: math.nan for name, cell in row.items() if cell is None and name != "within_noise"}
    if unit:
        for row in changes:
            lines += [phrases.unit_name(later, unit), "", _split(row, language), ""]
            lines += [line for line in _weak(row, published, language) for line in (phrases.sentence(line, language), "")]
            if row["unsplit"]:
                lines += [layout.paragraph(told["unsplit"].format(row["unsplit"])), ""]
            if not math.isnan(row["score_regression"]):
                lines += [layout.paragraph(_regression("expected", row, language)), ""]
        models = [edition.index.model for edition in over_time[::-1]]
        lines += [told["trend"], _years(trend, models, language), ""] if trend else [told["no_years"]]
        if trend and not math.isnan(trend[0]["slope"]):
            noise = f" ({told['noise']})" if trend[0]["within_noise"] else ""
            lines += [told["slope"].format(phrases.signed(trend[0]["slope"]), noise)]
    else:
        lines += [_list(changes, published, language), "", layout.paragraph(told["legend"])]
        if not math.isnan(changes[0]["score_slope"]):
            lines.append(layout.paragraph(_regression("regression", changes[0], language)))
    if not all(row["comparable"] for row in changes):
        lines.append(climbs.TEXT[language]["changed"])
    if all(row["within_noise"] is None for row in changes):
        lines.append(told["unknown"])
    else:
        lines += [layout.paragraph(line) for line in surveys.noise(later.index.model, language)]
    if back:
        lines.append(layout.paragraph(told["back"].format(FRAMES[language][back])))
    return "\n".join(lines)


def _weak(row: Any, published: list[Scores], language: phrases.Language) -> list[str]:
    """Say what makes the score before, or after, rest on little."""
    ends = zip(("thin_before", "thin_after"), published[-2:], strict=True)
    told = [(name, readable.thin(edition.index.model, row[name], language)) for name, edition in ends]
    return [f"{readable.heading(name, language)}: {little}" for name, little in told if little]


def _list(rows: list[Any], published: list[Scores], language: phrases.Language) -> str:
    cells = []
    for row in rows:
        scores = [phrases.score(row["score_before"]), phrases.score(row["score_after"])]
        parts = [phrases.signed(row[f"score_{part}"]) for part in ("change", *PARTS[:4])]
        ranks = [phrases.place(row["rank_after"]), f"({phrases.place(row['rank_before'])})", climbs.places(row["rank_change"])]
        notes = [*([TEXT[language]["noise"]] if row["within_noise"] else []), *_weak(row, published, language)]
        cells.append([*ranks, row["name"], scores[1], f"({scores[0]})", *parts, "; ".join(notes)])
    right = [True, True, True, False, True, True, *(True for _ in range(5)), False]
    return layout.filled(HEADINGS[language]["list"], cells, right)


def _split(row: Any, language: phrases.Language) -> str:
    told = TEXT[language]
    noise = f" ({told['noise']})" if row["within_noise"] else ""
    cells = [[f"{told['change']}{noise}", phrases.signed(row["score_change"]), climbs.places(row["rank_change"])]]
    for part, name in CAUSES[language].items():
        points = phrases.signed(row[f"score_{part}"]) if part != "others" else ""
        cells.append([f"  {name}", points, climbs.places(row[f"rank_{part}"])])
    return layout.aligned(HEADINGS[language]["of"], cells, (False, True, True))


def _regression(sentence: str, row: Any, language: phrases.Language) -> str:
    """Tell what the level before foretells, for one unit or for all."""
    points = {name: phrases.signed(row[name]) for name in ("score_slope", "rank_slope")}
    expected = {"score": phrases.signed(row["score_regression"]), "rank": climbs.places(row["rank_regression"])}
    return TEXT[language][sentence].format(**points, **expected)


def _years(rows: list[Any], models: Sequence[_core.Model], language: phrases.Language) -> str:
    cells = []
    for row in rows:
        marks = [HEADINGS[language]["yes"][row["comparable"]], HEADINGS[language]["yes"][row["same_frame"]]]
        cells.append([str(row["year"]), phrases.score(row["score"]), phrases.place(row["rank"]), *marks, row["period"]])
    weak = [little(row["thin"], models, language) for row in rows]
    return phrases.beside(HEADINGS[language]["years"], cells, (False, True, True, False, False, False), weak, language)
