"""``hemtjanstindex explain``."""

from __future__ import annotations

import argparse

from ..explain.profile import profile_columns
from ..present import explain as pages
from ..present import layout, output, phrases, plain, readable
from . import inputs


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
    unscored = phrases.unscored(scores, arguments.unit, arguments.node, arguments.language)
    if unscored and not arguments.out:
        print(f"{readable.edition(scores, arguments.language)}\n\n{layout.paragraph(unscored)}")
        return
    told = ("unit", "node", "indicator", "own", "reference", "points", "status", "raw", "raw_reference", "thin")
    columns = profile_columns(scores, [arguments.unit], arguments.against, arguments.node).only(told)
    if arguments.out:
        lists = phrases.sheets({"contributions": columns}, arguments.out, definition, arguments.language)
        asked = {"against": arguments.against, "node": arguments.node}
        output.write(lists, arguments.out, inputs.provenance(scores, arguments.language) | asked, arguments.language)
    else:
        shown = arguments.unit, arguments.against, arguments.node, arguments.depth, arguments.language
        print(pages.page(scores, plain.rows(columns), *shown))
