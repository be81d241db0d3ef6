"""``hemtjanstindex explain``."""

from __future__ import annotations

import argparse

from ..explain.profile import profile_columns
from ..present import explain as pages
from ..present import layout, phrases, plain, readable
from . import guard, inputs, results


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "explain",
        "hemtjanstindex explain figures.csv --definition my-index.toml --unit 1290 --against best --depth 2",
    )
    parser.add_argument("data", metavar="DATA", type=guard.Read)
    inputs.add_definition(parser)
    inputs.add_unit(parser)
    inputs.add_against(parser)
    parser.add_argument("--node", metavar="N")
    parser.add_argument("--depth", metavar="K", type=inputs.whole(0, inputs.MOST))
    inputs.complete(parser, run)


def run(arguments: argparse.Namespace) -> None:
    """Explain and write."""
    results.suffix_of(arguments)
    definition = inputs.definition_of(arguments)
    scores = inputs.scores_of(arguments, definition)
    unscored = phrases.unscored(scores, arguments.unit, arguments.node, arguments.language)
    if unscored and not arguments.out:
        results.show(f"{readable.edition(scores, arguments.language)}\n\n{layout.paragraph(unscored)}")
        return
    told = ("unit", "node", "indicator", "own", "reference", "points", "status", "raw", "raw_reference", "thin")
    columns = profile_columns(scores, [arguments.unit], arguments.against, arguments.node).only(told)
    if arguments.out:
        results.write(arguments, {"contributions": columns}, scores, against=arguments.against, node=arguments.node)
    else:
        shown = arguments.unit, arguments.against, arguments.node, arguments.depth, arguments.language
        results.show(pages.page(scores, plain.rows(columns), *shown))
