"""``hemtjanstindex profile``."""

from __future__ import annotations

import argparse

from ..explain.profile import known_columns, profile_columns
from ..present import phrases, plain
from ..present import profile as pages
from ..present import surveys as survey_pages
from . import guard, inputs, results


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers, "profile", "hemtjanstindex profile figures.csv --definition my-index.toml --unit 1290 --against lan"
    )
    parser.add_argument("data", metavar="DATA", type=guard.Read)
    inputs.add_definition(parser)
    inputs.add_unit(parser)
    inputs.add_against(parser)
    parser.add_argument("--top", metavar="K", type=inputs.whole(0, inputs.MOST), default=10)
    inputs.complete(parser, run)


def run(arguments: argparse.Namespace) -> None:
    """Make the profile and write."""
    results.suffix_of(arguments)
    definition = inputs.definition_of(arguments)
    scores = inputs.scores_of(arguments, definition)
    unscored = phrases.unscored(scores, arguments.unit, None, arguments.language)
    if unscored:
        columns = known_columns(scores, arguments.unit)
    else:
        columns = profile_columns(scores, [arguments.unit], arguments.against)
    if arguments.out:
        asked = {"against": arguments.against, **survey_pages.facts(definition.model)}
        results.write(arguments, {"profile": columns}, scores, **asked)
    elif unscored:
        results.show(pages.known(scores, plain.rows(columns), unscored, arguments.language))
    else:
        shown = arguments.unit, arguments.against, arguments.top, arguments.language
        results.show(pages.page(scores, plain.rows(columns), *shown))
