"""``hemtjanstindex rank``."""

from __future__ import annotations

import argparse
import sys

from .. import _core
from ..core.columns import ResultColumns
from ..core.index import Scores, fit
from ..present import output, readable
from ..present import rank as pages
from . import inputs

#: How many units each of many lists has on a terminal, where nothing else is asked.
FEW = 10


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "rank",
        "rank units by their scores",
        "hemtjanstindex rank figures.csv --definition my-index.toml --by lan --out ranking.csv",
    )
    parser.add_argument("data", metavar="DATA", help="a CSV file, or the name of built-in data")
    inputs.add_definition(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--node", metavar="N", help="the node to rank by (default: the whole index)")
    what.add_argument("--lists", action="store_true", help="the lists of all nodes but the indicators, and the awards")
    what.add_argument("--awards", action="store_true", help="only the awards: of the year, best, climber")
    parser.add_argument("--by", metavar="GROUP", help="rank within each label of this group variable (in lists: only of this)")
    parser.add_argument("--top", metavar="K", type=inputs.count, help="only the first K units (of each label or list)")
    inputs.add_earlier(parser)
    inputs.complete(parser, run)


def run(arguments: argparse.Namespace) -> None:
    """Rank and write."""
    suffix = output.suffix_of(arguments.out) if arguments.out else ""
    definition = inputs.definition_of(arguments)
    table = inputs.table_of(arguments, definition)
    scores = fit(definition, table).score(table, indicators=arguments.node in definition.model.indicators)
    earlier = inputs.earlier_of(arguments, table, arguments.node)
    on_terminal = not arguments.out and sys.stdout.isatty()
    sheets, flat = _asked(arguments, scores, earlier, FEW if on_terminal else None)
    provenance = inputs.provenance(scores, arguments.language, earlier)
    if on_terminal:
        print(pages.page(scores, earlier, sheets, arguments.by, arguments.language))
    elif suffix == "":
        output.write_csv(flat, sys.stdout, provenance)
    elif suffix == ".csv":
        output.write({"ranking": flat}, arguments.out, provenance, arguments.language)
    elif suffix == ".json":
        output.write(sheets, arguments.out, provenance, arguments.language)
    else:
        model, language = definition.model, arguments.language
        shown = {readable.sheet(model, name, language): readable.headed(of, model, language) for name, of in sheets.items()}
        output.write(shown, arguments.out, provenance, arguments.language)


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
