"""``hemtjanstindex districts``."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from .. import _core
from ..core.definition import Definition
from ..core.errors import DataError, problem
from ..core.index import Scores, fit
from ..core.table import Table
from ..present import districts as pages
from ..present import output, plain, readable
from . import inputs


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "districts",
        "place city districts on the national scale",
        "hemtjanstindex districts stadsdelar.csv --reference kommuner.csv --definition my-index.toml --out stadsdelar.xlsx",
    )
    told = "a CSV file of the districts; what belongs to the municipality may be left out or empty and is inherited"
    parser.add_argument("districts", metavar="DISTRICTS", help=told)
    told = "the municipalities: a CSV file, or the name of built-in data"
    parser.add_argument("--reference", required=True, metavar="DATA", help=told)
    inputs.add_definition(parser)
    columns = parser.add_argument_group("columns of DISTRICTS")
    columns.add_argument("--unit", default="stadsdel", metavar="COLUMN", help="codes of the districts (default: stadsdel)")
    columns.add_argument("--name", default="stadsdelsnamn", metavar="COLUMN", help="their names (default: stadsdelsnamn)")
    columns.add_argument("--by", default="kommun", metavar="COLUMN", help="code of the municipality (default: kommun)")
    inputs.complete(parser, run)


def run(arguments: argparse.Namespace) -> None:
    """Place the districts and write."""
    suffix = output.suffix_of(arguments.out) if arguments.out else ""
    definition = inputs.definition_of(arguments)
    municipalities = inputs.table_of(arguments, definition, arguments.reference, period=arguments.period)
    columns = {"unit": arguments.unit, "name": arguments.name, "groups": [arguments.by], "background": []}
    table = inputs.table_of(arguments, definition, arguments.districts, period=arguments.period, partial=True, **columns)
    refuse_absent(table, definition, arguments.districts)
    if arguments.by not in table.groups:
        raise DataError([problem("missing_column", "no-column-of-municipality", file=arguments.districts, column=arguments.by)])
    reference = fit(definition, municipalities).score(municipalities)
    scores, places, gaps = _core.districts(reference, table, arguments.by)
    if arguments.out:
        sheets: Mapping[str, plain.Columns]
        sheets = {"places": places} if suffix == ".csv" else {"places": places, "gaps": gaps}
        if suffix == ".xlsx":
            model, language = definition.model, arguments.language
            sheets = {
                readable.sheet(model, name, language): readable.headed(of, model, language) for name, of in sheets.items()
            }
        output.write(sheets, arguments.out, inputs.provenance(Scores(scores), arguments.language), arguments.language)
    else:
        print(pages.page(reference, places, gaps, arguments.language))


def refuse_absent(table: Table, definition: Definition, file: str) -> None:
    """Refuse a file without a column that the municipality does not stand in for."""
    problems = []
    for node in definition.model.indicators:
        indicator = definition.model[node].indicator
        if indicator and indicator.scope == "unit" and node not in table.indicators:
            problems.append(problem("missing_column", "no-column", file=file, indicator=node, column=f"'{node}'"))
    if problems:
        raise DataError(problems)
