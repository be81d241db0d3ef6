"""``hemtjanstindex report``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ..core.errors import MethodError, problem
from ..core.index import fit
from ..present.theme import Theme, read
from ..present.years import of_years
from ..report import account, chosen, orders
from ..report.edition import Edition
from ..report.job import Job
from ..report.package import PRODUCTS
from ..report.write import embargo_of, jobs_of
from ..report.write import run as write
from ..robust.progress import telling
from ..tool import tool
from . import beside, guard, inputs, results

#: The product that is written of the edition and for all, and its file.
TOOL, TOOL_FILE = "tool", "tool.html"


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "report",
        "hemtjanstindex report figures-2025.csv --definition my-index.toml --earlier figures-2024.csv --unit 1290 --out out",
    )
    parser.add_argument("data", metavar="DATA", type=guard.Read)
    inputs.add_definition(parser)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--unit", metavar="U", action="append")
    which.add_argument("--all", action="store_true")
    which.add_argument("--orders", metavar="FILE", type=guard.Read)
    inputs.add_earlier(parser)
    parser.add_argument("--history", metavar="DATA", type=guard.Read, action="append", default=[])
    parser.add_argument("--followup", metavar="FILE", type=guard.Read)
    parser.add_argument("--products", metavar="P,P", type=lambda text: text.split(","), default=["report"])
    parser.add_argument("--recipient", metavar="R")
    parser.add_argument("--release", metavar="T", type=inputs.time)
    parser.add_argument("--theme", metavar="FILE", type=guard.Read)
    beside.add(parser)
    beside.add_before(parser)
    parser.add_argument("--out", metavar="DIR", type=guard.Written, required=True)
    parser.add_argument("--language", choices=["sv", "en", "both"], default="sv", dest="written_in")
    parser.add_argument("--plan", action="store_true")
    parser.add_argument("--shard", metavar="I/N", type=inputs.shard, default=(1, 1))
    parser.add_argument("--jobs", metavar="N", type=inputs.count, default=os.cpu_count() or 1)
    inputs.add_reading(parser)
    inputs.add_withholding(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> None:
    """Write the reports, and tell their paths, what was made and why, and what could not be made."""
    products = arguments.products
    embargo = embargo_of(products, arguments.recipient, arguments.release)
    if any(product in PRODUCTS for product in products) and not (arguments.unit or arguments.all or arguments.orders):
        raise MethodError([problem("invalid_parameter", "unit-or-all")])
    ordered = orders.read(Path(arguments.orders)) if arguments.orders else None
    theme = read(arguments.theme) if arguments.theme else Theme()
    with_tool = TOOL in products
    if with_tool and not theme.tool:
        # Folders lie beside it in that of all; those of orders two deeper.
        theme = replace(theme, tool=("../../../" if arguments.orders else "../") + TOOL_FILE)
    definition = inputs.definition_of(arguments)
    table = inputs.table_of(arguments, definition)
    scores = fit(definition, table).score(table)
    earlier = inputs.earlier_of(arguments, table)
    history = of_years(inputs.history_of(arguments, table), earlier)
    providers, districts = beside.units_of(arguments), beside.districts_of(arguments, definition)
    before = beside.units_before(arguments, providers)
    followup = chosen.read(Path(arguments.followup), table, definition.model) if arguments.followup else {}
    edition = Edition(scores, earlier, theme, providers, districts, history=history, chosen=followup, providers_before=before)
    asked, out = None if arguments.all else arguments.unit or [], Path(arguments.out)
    refused = orders.refused(edition, ordered or [])
    if ordered is None:
        jobs = jobs_of(edition, asked, out, arguments.written_in, [product for product in products if product != TOOL], embargo)
    else:
        jobs = orders.jobs_of(edition, [order for order in ordered if order.id not in refused], out)
    part, parts = arguments.shard
    jobs = jobs[part - 1 :: parts]
    if arguments.plan:
        for line in account.planned(edition, jobs, arguments.language):
            results.show(line)
        whole = True
    else:
        whole = _make(edition, jobs, arguments)
        if with_tool:
            _write_tool(edition, out, arguments)
    for line in account.refused(refused, arguments.language):
        results.remark(line)
    if refused or not whole:
        raise results.NotMadeError


def _write_tool(edition: Edition, out: Path, arguments: argparse.Namespace) -> None:
    """Write the analysis tool of the edition beside the folders, and tell its path."""
    path = tool(
        edition.scores,
        out=out / TOOL_FILE,
        earlier=edition.earlier,
        history=edition.history,
        units=edition.providers,
        districts=edition.districts,
        theme=arguments.theme,
        language="en" if arguments.written_in == "en" else "sv",
    )
    results.show(str(path))


def _make(edition: Edition, jobs: Sequence[Job], arguments: argparse.Namespace) -> bool:
    """Do jobs, tell what came of them, and give whether all was made as it should be."""
    with telling(len(jobs) > 1 and sys.stderr.isatty(), len(jobs), "packages") as count:
        done = write(edition, jobs, arguments.jobs, count or (lambda number: None))
    for path in done.paths():
        results.show(str(path))
    for line in account.lines(done, arguments.language):
        results.remark(line)
    return not (done.failed or done.faults)
