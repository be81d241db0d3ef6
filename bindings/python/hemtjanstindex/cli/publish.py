"""``hemtjanstindex publish``."""

from __future__ import annotations

import argparse
import sys

from .. import _core
from ..present import publish as pages
from . import guard, inputs, results


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "publish",
        "hemtjanstindex publish figures-2024.xlsx --definition my-index.toml --earlier figures-2023.xlsx --out table.xlsx",
    )
    parser.add_argument("data", metavar="DATA", type=guard.Read)
    inputs.add_definition(parser)
    parser.add_argument("--by", metavar="GROUP")
    inputs.add_earlier(parser)
    inputs.complete(parser, run, piped=True)


def run(arguments: argparse.Namespace) -> None:
    """Make the table and write."""
    suffix = results.suffix_of(arguments)
    scores = inputs.scores_of(arguments, inputs.definition_of(arguments))
    earlier = inputs.earlier_of(arguments, scores.table)
    table = pages.within(
        _core.published_columns(scores, earlier, None if arguments.by is None else [arguments.by]), arguments.by
    )
    honours = pages.honours(scores, earlier)
    rules = {"rules": pages.rules(arguments.language)}
    if suffix == ".xlsx":
        lists = pages.sheets(table, scores, arguments.by, arguments.language) | honours
        results.write(arguments, lists, scores, earlier=earlier, **rules)
    elif suffix:
        lists = {"published": table} | (honours if suffix == ".json" else {})
        results.write(arguments, lists, scores, earlier=earlier, **rules)
    elif sys.stdout.isatty():
        results.show(pages.page(scores, earlier, table, honours, arguments.by, arguments.language))
    else:
        results.print_csv(arguments, table, scores, earlier=earlier)
