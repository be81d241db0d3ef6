"""``hemtjanstindex compare``."""

from __future__ import annotations

import argparse
import sys

from ..core import definitions
from ..core.definition import Definition, load
from ..core.errors import DataError, problem
from ..core.index import Scores, fit
from ..explain.change import backcast
from ..present import compare as pages
from ..present import plain, readable
from ..present import surveys as survey_pages
from . import guard, inputs, results


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers, "compare", "hemtjanstindex compare figures-2023.csv figures-2024.csv --definition my-index.toml --unit 1290"
    )
    parser.add_argument("data", metavar="DATA", type=guard.Read, nargs="+")
    parser.add_argument("--definition", "-d", action="append", default=[], metavar="D", type=guard.Read)
    parser.add_argument("--frame", choices=["present", "own"], default="present")
    parser.add_argument("--node", metavar="N")
    parser.add_argument("--unit", metavar="U")
    inputs.complete(parser, run, piped=True)


def run(arguments: argparse.Namespace) -> None:
    """Compare and write."""
    suffix = results.suffix_of(arguments)
    published, over_time = editions(arguments)
    node = arguments.node or ""
    earlier, later = published[-2:]
    changes, trend = pages.changes(earlier, later, node), pages.trend(over_time, node)
    if arguments.unit:
        later.table.unit_at(arguments.unit)
        changes = pages.only(changes, arguments.unit)
        trend = trend and pages.only(trend, arguments.unit)
    language = arguments.language
    if suffix == ".xlsx":
        models = [edition.index.model for edition in (*over_time[::-1], earlier)]
        for columns in filter(None, (changes, trend)):
            for name in filter(readable.marks, columns):
                columns[name] = [pages.little(node, models, language) for node in columns[name]]
    asked = {"node": node or None, **survey_pages.facts(later.index.model)}
    if suffix:
        lists = {"changes": changes} | ({"trend": trend} if trend and suffix != ".csv" else {})
        results.write(arguments, lists, later, earlier=earlier, **asked)
    elif arguments.unit or sys.stdout.isatty():
        back = arguments.frame if len(arguments.definition) == 1 else None
        rows = plain.rows(changes), plain.rows(trend or {})
        results.show(pages.page(published, over_time, *rows, arguments.unit, back, language))
    else:
        results.print_csv(arguments, changes, later, earlier=earlier, **asked)


def editions(arguments: argparse.Namespace) -> tuple[list[Scores], list[Scores]]:
    """Score the editions: as they are split, and as they are put side by side over the years."""
    named = arguments.definition
    if len(arguments.data) < 2:
        raise DataError([problem("invalid_parameter", "two-editions-or-more")])
    if not named:
        named = [name if name in definitions.names() else "" for name in arguments.data]
    if len(named) not in (1, len(arguments.data)) or not all(named):
        raise DataError([problem("invalid_parameter", "definition-needed")])
    last = load(named[-1], allow_outside=arguments.allow_outside)
    table = inputs.table_of(arguments, last, arguments.data[-1], period=arguments.period)
    present = fit(last, table)
    if len(named) == 1:
        before = [inputs.table_of(arguments, last, name, partial=True) for name in arguments.data[:-1]]
        own = [backcast(present, earlier, "own") for earlier in before]
        back = own if arguments.frame == "own" else [backcast(present, earlier) for earlier in before]
        return [*own, present.score(table)], [*back, present.score(table)]
    scored = [
        _published(name, load(d, allow_outside=arguments.allow_outside), arguments)
        for name, d in zip(arguments.data[:-1], named[:-1], strict=True)
    ]
    return [*scored, present.score(table)], [*scored, present.score(table)]


def _published(name: str, definition: Definition, arguments: argparse.Namespace) -> Scores:
    table = inputs.table_of(arguments, definition, name)
    return fit(definition, table).score(table)
