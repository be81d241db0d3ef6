"""``hemtjanstindex explain``."""

from __future__ import annotations

import argparse
import math
from typing import Any

from ..definition import Definition
from ..profile import profile_columns
from ..scores import Scores
from . import inputs, output, readable, words

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


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "explain",
        "split a score's gap from a reference over all nodes, down to the figures",
        "hemtjanstindex explain figures.csv --definition my-index.toml --unit 1290 --against best --depth 2",
    )
    parser.add_argument("data", metavar="DATA", help="a CSV file, or the name of built-in data")
    inputs.add_definition(parser)
    inputs.add_unit(parser)
    inputs.add_against(parser)
    parser.add_argument("--node", metavar="N", help="the node to explain (default: the whole index)")
    parser.add_argument("--depth", metavar="K", type=int, help="levels below the node to show (default: all)")
    inputs.complete(parser, run)


def run(arguments: argparse.Namespace) -> None:
    """Explain and write."""
    if arguments.out:
        output.suffix_of(arguments.out)
    definition = inputs.definition_of(arguments)
    scores = inputs.scores_of(arguments, definition)
    unscored = words.unscored(scores, arguments.unit, arguments.node, arguments.language)
    if unscored and not arguments.out:
        output.show(f"{readable.edition(scores, arguments.language)}\n\n{words.paragraph(unscored)}", arguments.language)
        return
    told = ("unit", "node", "indicator", "own", "reference", "points", "status", "raw", "raw_reference", "thin")
    profile = profile_columns(scores, [arguments.unit], arguments.against, arguments.node)
    columns = {name: profile[name] for name in told}
    if arguments.out:
        lists = words.sheets({"contributions": columns}, arguments.out, definition, arguments.language)
        asked = {"against": arguments.against, "node": arguments.node}
        output.write(lists, arguments.out, inputs.provenance(scores, arguments.language) | asked, arguments.language)
    else:
        output.show(page(scores, definition, arguments, output.rows(columns)), arguments.language)


def page(scores: Scores, definition: Definition, arguments: argparse.Namespace, rows: list[dict[str, Any]]) -> str:
    """Lay the contributions out as an indented tree."""
    language = arguments.language
    model = definition.model
    depth = {rows[0]["node"]: 0}
    cells = []
    for row in rows:
        row |= {name: math.nan for name, cell in row.items() if cell is None}
        node = model[row["node"]]
        below = depth.setdefault(row["node"], depth.get(node.parent, 0) + 1)
        if arguments.depth is not None and below > arguments.depth:
            continue
        indicator = node.indicator
        figures = ["", ""]
        if indicator is not None:
            figures = [words.figure(indicator, row[value], language) for value in ("raw", "raw_reference")]
        cells.append(
            [
                "  " * below + words.named(definition, row["node"], language),
                words.signed(row["points"]),
                words.score(row["own"]),
                words.score(row["reference"]),
                *figures,
                words.STATUSES[language][row["status"]] or (readable.thin(model, row["thin"], language) if below else ""),
            ]
        )
    gap = TEXT[language]["gap"].format(
        words.named(definition, rows[0]["node"], language),
        words.unit_name(scores, arguments.unit),
        words.score(rows[0]["own"]),
        words.reference(arguments.against, arguments.unit, scores, language),
        words.score(rows[0]["reference"]),
        words.signed(rows[0]["points"]),
    )
    heading = readable.edition(scores, language)
    means = words.of_means(arguments.against, scores, language)
    if thin := words.thin(scores, arguments.unit, arguments.node, language):
        gap += f"\n\n{thin}"
    return "\n".join([heading, "", gap, "", words.laid(HEADINGS[language], cells, RIGHT), "", *means]).rstrip()
