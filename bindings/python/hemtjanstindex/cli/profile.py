"""``hemtjanstindex profile``."""

from __future__ import annotations

import argparse
import math
from typing import Any

from .. import _core
from ..definition import Definition
from ..profile import profile_columns
from ..scores import Scores
from . import inputs, output, readable, surveys, words

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


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "profile",
        "show the strengths and development areas of a unit, and why they are",
        "hemtjanstindex profile figures.csv --definition my-index.toml --unit 1290 --against lan",
    )
    parser.add_argument("data", metavar="DATA", help="a CSV file, or the name of built-in data")
    inputs.add_definition(parser)
    inputs.add_unit(parser)
    inputs.add_against(parser)
    parser.add_argument(
        "--top", metavar="K", type=int, default=10, help="the most of each list to show (default: 10; files have all)"
    )
    inputs.complete(parser, run)


def run(arguments: argparse.Namespace) -> None:
    """Make the profile and write."""
    if arguments.out:
        output.suffix_of(arguments.out)
    definition = inputs.definition_of(arguments)
    scores = inputs.scores_of(arguments, definition)
    unscored = words.unscored(scores, arguments.unit, None, arguments.language)
    if unscored and not arguments.out:
        output.show(f"{readable.edition(scores, arguments.language)}\n\n{words.paragraph(unscored)}", arguments.language)
        return
    columns = profile_columns(scores, [arguments.unit], arguments.against)
    if arguments.out:
        lists = words.sheets({"profile": columns}, arguments.out, definition, arguments.language)
        against = {"against": arguments.against}
        output.write(
            lists,
            arguments.out,
            inputs.provenance(scores, arguments.language) | against | surveys.facts(definition.model),
            arguments.language,
        )
    else:
        output.show(page(scores, definition, arguments, output.rows(columns)), arguments.language)


def page(scores: Scores, definition: Definition, arguments: argparse.Namespace, rows: list[dict[str, Any]]) -> str:
    """Lay the profile out for a terminal."""
    language = arguments.language
    told = TEXT[language]
    for row in rows:
        row |= {name: math.nan for name, cell in row.items() if cell is None and name != "within_noise"}
    against = words.reference(arguments.against, arguments.unit, scores, language)
    total = rows[0]
    lines = [
        readable.edition(scores, language),
        "",
        headline(scores, arguments.unit, language),
        *filter(None, [words.thin(scores, arguments.unit, None, language)]),
        told["against"].format(
            against, words.signed(total["points"]), words.score(total["own"]), words.score(total["reference"])
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
            lines += [table(part[: arguments.top], definition, language) if part else told["none"]]
            lines += [told["more"].format(len(part) - arguments.top)] if len(part) > arguments.top else []
    without = [row for row in rows if row["indicator"] and row["status"] != "observed"]
    if without:
        listed = (f"{words.named(definition, r['node'], language)} ({words.STATUSES[language][r['status']]})" for r in without)
        lines += ["", f"{told['without']}: {'; '.join(listed)}"]
    means = words.of_means(arguments.against, scores, language)
    unsure = any(row["indicator"] and not math.isnan(row["raw"]) and row["within_noise"] is None for row in rows)
    sure = [told["sure"]] if unsure else [words.paragraph(line) for line in surveys.noise(definition.model, language)]
    return "\n".join([*lines, "", told["legend"], *sure, *means])


def headline(scores: Scores, unit: str, language: readable.Language) -> str:
    """Say where a unit stands: name, score, rank, group and coverage."""
    told = TEXT[language]
    ranking = output.rows(scores.ranking_columns())
    row = next(row for row in ranking if row["unit"] == unit)
    ranked = sum(other["rank"] is not None for other in ranking)
    parts = [
        words.unit_name(scores, unit),
        words.score(row["score"]),
        told["rank"].format(words.place(row["rank"]), ranked),
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
            figures = [words.score(row["own"]), words.score(row["reference"])]
        else:
            figures = [words.figure(node.indicator, row[value], language) for value in ("raw", "raw_reference")]
        notes = [
            words.people(row["people"], row["people_of"], row["people_answered"], language),
            TEXT[language]["noise"] if row["within_noise"] else "",
            readable.thin(definition.model, row["thin"], language) if node.indicator is None else "",
        ]
        cells.append(
            [
                words.named(definition, row["node"], language),
                *figures,
                words.signed(row["points"]),
                words.place(row["rank"], row["ranked"], language),
                _core.ground_name(row["ground"], language),
                ", ".join(note for note in notes if note),
            ]
        )
    return words.laid(HEADINGS[language], cells, RIGHT)
