"""``hemtjanstindex districts``."""

from __future__ import annotations

import argparse

from .. import _core
from ..core.definition import Definition
from ..core.errors import DataError, problem
from ..core.index import Scores, fit
from ..core.table import Table
from ..present import districts as pages
from . import guard, inputs, results


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "districts",
        "hemtjanstindex districts stadsdelar.csv --reference kommuner.csv --definition my-index.toml --out stadsdelar.xlsx",
    )
    parser.add_argument("districts", metavar="DISTRICTS", type=guard.Read)
    parser.add_argument("--reference", required=True, metavar="DATA", type=guard.Read)
    inputs.add_definition(parser)
    columns = parser.add_argument_group("districts")
    columns.add_argument("--unit", default="stadsdel", metavar="COLUMN")
    columns.add_argument("--name", default="stadsdelsnamn", metavar="COLUMN")
    columns.add_argument("--by", default="kommun", metavar="COLUMN")
    parser.add_argument("--district", metavar="S")
    inputs.complete(parser, run)


def run(arguments: argparse.Namespace) -> None:
    """Place the districts and write."""
    suffix = results.suffix_of(arguments)
    definition = inputs.definition_of(arguments)
    municipalities = inputs.table_of(arguments, definition, arguments.reference, period=arguments.period)
    columns = {"unit": arguments.unit, "name": arguments.name, "groups": [arguments.by], "background": []}
    table = inputs.table_of(arguments, definition, arguments.districts, period=arguments.period, partial=True, **columns)
    refuse_absent(table, definition, arguments.districts)
    if arguments.by not in table.groups:
        raise DataError([problem("missing_column", "no-column-of-municipality", file=arguments.districts, column=arguments.by)])
    reference = fit(definition, municipalities).score(municipalities)
    scores, places, gaps = _core.districts(reference, table, arguments.by)
    if arguments.district:
        table.unit_at(arguments.district)
        places = places.picked([row for row, unit in enumerate(places["unit"]) if unit == arguments.district])
        gaps = gaps.picked([row for row, own in enumerate(gaps["municipality"]) if own == places["municipality"][0]])
    if arguments.out:
        lists = {"places": places} if suffix == ".csv" else {"places": places, "gaps": gaps}
        results.write(arguments, lists, Scores(scores))
    elif arguments.district:
        results.show(pages.own(reference, Scores(scores), places, gaps, arguments.language))
    else:
        results.show(pages.page(reference, places, gaps, arguments.language))


def refuse_absent(table: Table, definition: Definition, file: str) -> None:
    """Refuse a file without a column that the municipality does not stand in for."""
    problems = []
    for node in definition.model.indicators:
        indicator = definition.model[node].indicator
        if indicator and indicator.scope == "unit" and node not in table.indicators:
            problems.append(problem("missing_column", "no-column", file=file, indicator=node, column=f"'{node}'"))
    if problems:
        raise DataError(problems)
