"""What stands beside the figures of municipalities: those of their units and of districts."""

from __future__ import annotations

import argparse
from typing import Any

from ..core.definition import Definition, load
from ..core.index import Scores, fit
from ..core.table import Table
from ..explain.providers import suppression_columns
from ..report.edition import MUNICIPALITY, THRESHOLD
from . import districts, guard, inputs, units


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options that name them."""
    beside = parser.add_argument_group("beside")
    beside.add_argument("--units", metavar="FILE", type=guard.Read)
    beside.add_argument("--units-definition", metavar="D", type=guard.Read, default="hemtjanstindex-enhet")
    beside.add_argument("--totals", metavar="FILE", type=guard.Read)
    beside.add_argument("--totals-unit", default="kommunkod", metavar="COLUMN")
    beside.add_argument("--districts", metavar="FILE", type=guard.Read)


def add_before(parser: argparse.ArgumentParser) -> None:
    """Add the options for the units of the year before."""
    parser.add_argument("--units-earlier", metavar="FILE", type=guard.Read)
    parser.add_argument("--totals-earlier", metavar="FILE", type=guard.Read)


def units_of(arguments: argparse.Namespace) -> Scores | None:
    """Score the units and providers, once figures of few answers are withheld."""
    return _units_of(arguments, arguments.units, arguments.totals)


def units_before(arguments: argparse.Namespace, now: Scores | None) -> Scores | None:
    """Score the units and providers of the year before in the same way."""
    before = _units_of(arguments, arguments.units_earlier, arguments.totals_earlier)
    if before and now:
        inputs.check_order(before.table, now.table)
    return before


def _units_of(arguments: argparse.Namespace, data: str | None, published: str | None) -> Scores | None:
    if not data:
        return None
    definition = load(arguments.units_definition, allow_outside=arguments.allow_outside)
    figures = inputs.table_of(arguments, definition, data)
    totals = units.totals_of(arguments, definition, published) if published else None
    table, withheld = suppression_columns(figures, definition, totals, THRESHOLD, by=MUNICIPALITY)
    units.refuse_uncounted(table, withheld)
    units.warn_of(withheld, definition, arguments.language)
    return fit(definition, table).score(table)


def districts_of(arguments: argparse.Namespace, definition: Definition) -> Table | None:
    """Read the figures of districts."""
    if not arguments.districts:
        return None
    columns: dict[str, Any] = {"unit": "stadsdel", "name": "stadsdelsnamn", "groups": [MUNICIPALITY], "background": []}
    table = inputs.table_of(arguments, definition, arguments.districts, partial=True, **columns)
    districts.refuse_absent(table, definition, arguments.districts)
    return table
