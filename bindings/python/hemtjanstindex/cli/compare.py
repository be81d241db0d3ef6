"""``hemtjanstindex compare``."""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Sequence
from typing import Any

import numpy as np

from .. import _core, definitions
from ..change import backcast
from ..definition import Definition, load
from ..errors import DataError, Problem
from ..index import fit
from ..scores import Scores
from . import climbs, inputs, output, readable, surveys, words

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


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "compare",
        "split changes of scores and ranks between editions, and show trends over several",
        "hemtjanstindex compare figures-2023.csv figures-2024.csv --definition my-index.toml --unit 1290",
    )
    parser.add_argument(
        "data",
        metavar="DATA",
        nargs="+",
        help="two editions or more, oldest first: CSV files with the year in their names, or built-in data",
    )
    told = "the last edition's, by which the earlier are scored too; or once for each DATA (default: built in under its name)"
    parser.add_argument("--definition", "-d", action="append", default=[], metavar="D", help=told)
    told = "scale of earlier years in trends, where one definition scores all (default: present)"
    parser.add_argument("--frame", choices=["present", "own"], default="present", help=told)
    parser.add_argument("--node", metavar="N", help="the node to compare (default: the whole index)")
    parser.add_argument("--unit", metavar="U", help="show the parts and the trend of one unit")
    inputs.complete(parser, run, inputs.TO_FILE + "; a CSV has the changes alone")


def run(arguments: argparse.Namespace) -> None:
    """Compare and write."""
    suffix = output.suffix_of(arguments.out) if arguments.out else ""
    published, over_time = editions(arguments)
    node = arguments.node or ""
    earlier, later = published[-2:]
    changes = _core.change_columns(earlier, later, node)
    climbed = np.asarray(changes["rank_before"]) - np.asarray(changes["rank_after"])
    changes |= {"score_change": changes["score_after"] - changes["score_before"], "rank_change": climbed}
    order = np.argsort(np.where(np.isnan(changes["rank_after"]), np.inf, changes["rank_after"]), kind="stable")
    changes = {name: [cells[i] for i in order] for name, cells in changes.items()}
    trend = _by_year(over_time, node)
    if arguments.unit:
        later.table.unit_at(arguments.unit)
        changes = _only(changes, arguments.unit)
        trend = trend and _only(trend, arguments.unit)
    language = arguments.language
    if suffix == ".xlsx":
        models = [edition.index.model for edition in (*over_time[::-1], earlier)]
        for columns in (changes, trend or {}):
            columns |= {n: [_little(x, models, language) for x in cells] for n, cells in columns.items() if readable.marks(n)}
    provenance = inputs.provenance(later, language, earlier) | {"node": node or None} | surveys.facts(later.index.model)
    if suffix:
        sheets = {"changes": changes} | ({"trend": trend} if trend and suffix != ".csv" else {})
        told = words.sheets(sheets, arguments.out, later.index.definition, language)
        output.write(told, arguments.out, provenance, language)
    elif arguments.unit or sys.stdout.isatty():
        output.show(page(published, over_time, arguments, output.rows(changes), output.rows(trend or {})), arguments.language)
    else:
        output.write_csv(changes, sys.stdout, provenance)


def editions(arguments: argparse.Namespace) -> tuple[list[Scores], list[Scores]]:
    """Score the editions: as they are split, and as they are put side by side over the years."""
    named = arguments.definition
    if len(arguments.data) < 2:
        raise DataError([Problem("invalid_parameter", "two editions or more are compared")])
    if not named:
        named = [name if name in definitions.names() else "" for name in arguments.data]
    if len(named) not in (1, len(arguments.data)) or not all(named):
        raise DataError([Problem("invalid_parameter", "--definition is needed: one, or one for each DATA")])
    last = load(named[-1])
    table = inputs.table_of(arguments, last, arguments.data[-1], period=arguments.period)
    present = fit(last, table)
    if len(named) == 1:
        before = [inputs.table_of(arguments, last, name, partial=True) for name in arguments.data[:-1]]
        own = [backcast(present, earlier, "own") for earlier in before]
        back = own if arguments.frame == "own" else [backcast(present, earlier) for earlier in before]
        return [*own, present.score(table)], [*back, present.score(table)]
    scored = [_published(name, load(d), arguments) for name, d in zip(arguments.data[:-1], named[:-1], strict=True)]
    return [*scored, present.score(table)], [*scored, present.score(table)]


def _published(name: str, definition: Definition, arguments: argparse.Namespace) -> Scores:
    table = inputs.table_of(arguments, definition, name)
    return fit(definition, table).score(table)


def _by_year(editions: list[Scores], node: str) -> dict[str, Any] | None:
    """Put the editions side by side, where their years are told."""
    try:
        return _core.trend_columns(editions, node)
    except DataError:
        return None


def _little(node: str, models: Sequence[_core.Model], language: words.Language) -> str:
    """Say what makes a score rest on little: a node of one of the editions, the latest that has it."""
    return next((readable.thin(model, node, language) for model in models if node in model), "")


def _only(columns: dict[str, Any], unit: str) -> dict[str, Any]:
    """Give the rows of one unit."""
    kept = [row for row, code in enumerate(columns["unit"]) if code == unit]
    return {name: [cells[row] for row in kept] for name, cells in columns.items()}


def page(
    published: list[Scores], over_time: list[Scores], arguments: argparse.Namespace, changes: list[Any], trend: list[Any]
) -> str:
    """Lay the changes of all units, or of one with its trend, out for a terminal."""
    language = arguments.language
    told = TEXT[language]
    earlier, later = published[-2:]
    titles = [readable.edition(edition, language) for edition in (earlier, later)]
    lines = [told["title"].format(*titles), ""]
    for row in (*changes, *trend):
        row |= {name: math.nan for name, cell in row.items() if cell is None and name != "within_noise"}
    if arguments.unit:
        for row in changes:
            lines += [words.unit_name(later, arguments.unit), "", _split(row, language), ""]
            lines += [line for line in _weak(row, published, language) for line in (words.sentence(line, language), "")]
            if row["unsplit"]:
                lines += [words.paragraph(told["unsplit"].format(row["unsplit"])), ""]
            if not math.isnan(row["score_regression"]):
                lines += [words.paragraph(_regression("expected", row, language)), ""]
        models = [edition.index.model for edition in over_time[::-1]]
        lines += [told["trend"], _years(trend, models, language), ""] if trend else [told["no_years"]]
        if trend and not math.isnan(trend[0]["slope"]):
            noise = f" ({told['noise']})" if trend[0]["within_noise"] else ""
            lines += [told["slope"].format(words.signed(trend[0]["slope"]), noise)]
    else:
        lines += [_list(changes, published, language), "", words.paragraph(told["legend"])]
        if not math.isnan(changes[0]["score_slope"]):
            lines.append(words.paragraph(_regression("regression", changes[0], language)))
    if not all(row["comparable"] for row in changes):
        lines.append(climbs.TEXT[language]["changed"])
    if all(row["within_noise"] is None for row in changes):
        lines.append(told["unknown"])
    else:
        lines += [words.paragraph(line) for line in surveys.noise(later.index.model, language)]
    if len(arguments.definition) == 1:
        lines.append(words.paragraph(told["back"].format(FRAMES[language][arguments.frame])))
    return "\n".join(lines)


def _weak(row: Any, published: list[Scores], language: words.Language) -> list[str]:
    """Say what makes the score before, or after, rest on little."""
    ends = zip(("thin_before", "thin_after"), published[-2:], strict=True)
    told = [(name, readable.thin(edition.index.model, row[name], language)) for name, edition in ends]
    return [f"{readable.heading(name, language)}: {little}" for name, little in told if little]


def _list(rows: list[Any], published: list[Scores], language: words.Language) -> str:
    cells = []
    for row in rows:
        scores = [words.score(row["score_before"]), words.score(row["score_after"])]
        parts = [words.signed(row[f"score_{part}"]) for part in ("change", *PARTS[:4])]
        ranks = [words.place(row["rank_after"]), f"({words.place(row['rank_before'])})", climbs.places(row["rank_change"])]
        notes = [*([TEXT[language]["noise"]] if row["within_noise"] else []), *_weak(row, published, language)]
        cells.append([*ranks, row["name"], scores[1], f"({scores[0]})", *parts, "; ".join(notes)])
    right = [True, True, True, False, True, True, *(True for _ in range(5)), False]
    return words.filled(HEADINGS[language]["list"], cells, right)


def _split(row: Any, language: words.Language) -> str:
    told = TEXT[language]
    noise = f" ({told['noise']})" if row["within_noise"] else ""
    cells = [[f"{told['change']}{noise}", words.signed(row["score_change"]), climbs.places(row["rank_change"])]]
    for part, name in CAUSES[language].items():
        points = words.signed(row[f"score_{part}"]) if part != "others" else ""
        cells.append([f"  {name}", points, climbs.places(row[f"rank_{part}"])])
    return output.aligned(HEADINGS[language]["of"], cells, (False, True, True))


def _regression(sentence: str, row: Any, language: words.Language) -> str:
    """Tell what the level before foretells, for one unit or for all."""
    points = {name: words.signed(row[name]) for name in ("score_slope", "rank_slope")}
    expected = {"score": words.signed(row["score_regression"]), "rank": climbs.places(row["rank_regression"])}
    return TEXT[language][sentence].format(**points, **expected)


def _years(rows: list[Any], models: Sequence[_core.Model], language: words.Language) -> str:
    cells = []
    for row in rows:
        marks = [HEADINGS[language]["yes"][row["comparable"]], HEADINGS[language]["yes"][row["same_frame"]]]
        cells.append([str(row["year"]), words.score(row["score"]), words.place(row["rank"]), *marks, row["period"]])
    little = [_little(row["thin"], models, language) for row in rows]
    return words.beside(HEADINGS[language]["years"], cells, (False, True, True, False, False, False), little, language)
