"""``hemtjanstindex profile``."""

from __future__ import annotations

import argparse

from ..explain.profile import profile_columns
from ..present import layout, output, phrases, plain, readable
from ..present import profile as pages
from ..present import surveys as survey_pages
from . import inputs


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
    unscored = phrases.unscored(scores, arguments.unit, None, arguments.language)
    if unscored and not arguments.out:
        print(f"{readable.edition(scores, arguments.language)}\n\n{layout.paragraph(unscored)}")
        return
    columns = profile_columns(scores, [arguments.unit], arguments.against)
    if arguments.out:
        lists = phrases.sheets({"profile": columns}, arguments.out, definition, arguments.language)
        against = {"against": arguments.against}
        output.write(
            lists,
            arguments.out,
            inputs.provenance(scores, arguments.language) | against | survey_pages.facts(definition.model),
            arguments.language,
        )
    else:
        asked = arguments.unit, arguments.against, arguments.top, arguments.language
        print(pages.page(scores, plain.rows(columns), *asked))
