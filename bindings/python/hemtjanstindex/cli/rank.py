"""``hemtjanstindex rank``."""

from __future__ import annotations

import argparse
import sys

from .. import _core
from ..core.columns import ResultColumns
from ..core.index import Scores, fit
from ..present import rank as pages
from . import guard, inputs, results

#: How many units each of many lists has on a terminal, where nothing else is asked.
FEW = 10


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers, "rank", "hemtjanstindex rank figures.csv --definition my-index.toml --by lan --out ranking.csv"
    )
    parser.add_argument("data", metavar="DATA", type=guard.Read)
    inputs.add_definition(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--node", metavar="N")
    what.add_argument("--lists", action="store_true")
    what.add_argument("--awards", action="store_true")
    parser.add_argument("--by", metavar="GROUP")
    parser.add_argument("--top", metavar="K", type=inputs.count)
    inputs.add_earlier(parser)
    inputs.complete(parser, run, piped=True)


def run(arguments: argparse.Namespace) -> None:
    """Rank and write."""
    suffix = results.suffix_of(arguments)
    definition = inputs.definition_of(arguments)
    table = inputs.table_of(arguments, definition)
    scores = fit(definition, table).score(table, indicators=arguments.node in definition.model.indicators)
    earlier = inputs.earlier_of(arguments, table, arguments.node)
    on_terminal = not arguments.out and sys.stdout.isatty()
    sheets, flat = _asked(arguments, scores, earlier, FEW if on_terminal else None)
    if on_terminal:
        results.show(pages.page(scores, earlier, sheets, arguments.by, arguments.language))
    elif suffix == "":
        results.print_csv(arguments, flat, scores, earlier=earlier)
    else:
        results.write(arguments, {"ranking": flat} if suffix == ".csv" else sheets, scores, earlier=earlier)


def _asked(
    arguments: argparse.Namespace, scores: Scores, earlier: Scores | None, few: int | None
) -> tuple[dict[str, ResultColumns], ResultColumns]:
    """Give what was asked for, as one or more lists by name and as a single one."""
    if arguments.lists:
        lists = _core.list_columns(scores, earlier, [arguments.by] if arguments.by else None)
        lists = pages.top(lists, "node", arguments.top or few)
        return {"awards": _core.award_columns(scores, earlier), **pages.parted(lists)}, lists
    if arguments.awards:
        columns = _core.award_columns(scores, earlier)
        return {"awards": columns}, columns
    columns = pages.top(scores.ranking_columns(arguments.node, arguments.by, earlier), arguments.by, arguments.top)
    return {arguments.node or scores.index.model.root: columns}, columns
