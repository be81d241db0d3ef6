"""``hemtjanstindex report``."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..core.index import fit
from ..report.write import PRODUCTS, write
from . import inputs


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "report",
        "write reports of units: where each stands and why, what to do first, and how sure that is",
        "hemtjanstindex report figures-2025.csv --definition my-index.toml --earlier figures-2024.csv --unit 1290 --out out",
    )
    parser.add_argument("data", metavar="DATA", help="a CSV file, or the name of built-in data")
    inputs.add_definition(parser)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--unit", metavar="U", action="append", help="code of a unit; repeatable")
    which.add_argument("--all", action="store_true", help="all units")
    inputs.add_earlier(parser)
    told = f"what to write, with commas between: {', '.join(PRODUCTS)} (default: html)"
    parser.add_argument("--products", metavar="P,P", type=lambda text: text.split(","), default=["html"], help=told)
    parser.add_argument("--out", metavar="DIR", required=True, help="the folder to write to")
    parser.add_argument("--language", choices=["sv", "en", "both"], default="sv", help="of the reports (default: sv)")
    inputs.add_reading(parser)
    inputs.add_withholding(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> None:
    """Write the reports, and tell their paths."""
    definition = inputs.definition_of(arguments)
    table = inputs.table_of(arguments, definition)
    scores = fit(definition, table).score(table)
    earlier = inputs.earlier_of(arguments, table)
    asked = None if arguments.all else arguments.unit
    for path in write(scores, asked, Path(arguments.out), earlier, arguments.language, arguments.products):
        print(path)
