"""``hemtjanstindex report``."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..core.errors import MethodError, problem
from ..core.index import fit
from ..report.package import PRODUCTS
from ..report.write import embargo_of, write
from . import inputs, results


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "report",
        "hemtjanstindex report figures-2025.csv --definition my-index.toml --earlier figures-2024.csv --unit 1290 --out out",
    )
    parser.add_argument("data", metavar="DATA")
    inputs.add_definition(parser)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--unit", metavar="U", action="append")
    which.add_argument("--all", action="store_true")
    inputs.add_earlier(parser)
    parser.add_argument("--products", metavar="P,P", type=lambda text: text.split(","), default=["report"])
    parser.add_argument("--recipient", metavar="R")
    parser.add_argument("--release", metavar="T", type=inputs.time)
    parser.add_argument("--out", metavar="DIR", required=True)
    parser.add_argument("--language", choices=["sv", "en", "both"], default="sv", dest="written_in")
    inputs.add_reading(parser)
    inputs.add_withholding(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> None:
    """Write the reports, and tell their paths."""
    embargo = embargo_of(arguments.products, arguments.recipient, arguments.release)
    if any(product in PRODUCTS for product in arguments.products) and not (arguments.unit or arguments.all):
        raise MethodError([problem("invalid_parameter", "unit-or-all")])
    definition = inputs.definition_of(arguments)
    table = inputs.table_of(arguments, definition)
    scores = fit(definition, table).score(table)
    earlier = inputs.earlier_of(arguments, table)
    asked = None if arguments.all else arguments.unit
    for path in write(scores, asked, Path(arguments.out), earlier, arguments.written_in, arguments.products, embargo):
        results.show(str(path))
