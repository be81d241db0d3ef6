"""``hemtjanstindex whatif``."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any, get_args

from .. import _core
from ..core.errors import DataError, problem
from ..core.files import Word
from ..core.table import Table
from ..present import whatif as pages
from . import guard, inputs, plans, results

Edits = dict[str, Any]


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "whatif",
        "hemtjanstindex whatif figures.csv --definition my-index.toml --unit 1290 --set safety=55 --set waiting=3,5",
    )
    parser.add_argument("data", metavar="DATA", type=guard.Read)
    inputs.add_definition(parser)
    parser.add_argument("--unit", metavar="U")
    parser.add_argument("--set", metavar="I=V", action="append", default=[])
    parser.add_argument("--row", metavar="FILE", type=guard.Read)
    parser.add_argument("--refit", action="store_true")
    parser.add_argument("--node", metavar="N")
    inputs.complete(parser, run)


def run(arguments: argparse.Namespace) -> None:
    """Edit, score and write."""
    suffix = results.suffix_of(arguments)
    definition = inputs.definition_of(arguments)
    scores = inputs.scores_of(arguments, definition)
    row = inputs.table_of(arguments, definition, arguments.row, partial=True) if arguments.row is not None else None
    unit = arguments.unit or _only(row)
    what_if = scores.what_if(unit, arguments.node)
    edits: Edits = _from(what_if, row, arguments.row) if row else {}
    edits |= {indicator: _value(text, indicator) for indicator, text in plans.settings(arguments.set, "--set").items()}
    outcomes = {"now": what_if.before, "if": what_if(edits)}
    if arguments.refit:
        outcomes["refit"] = what_if.refit(edits)
    told = pages.edited(scores, what_if, edits)
    if not suffix:
        results.show(pages.page(scores, what_if, told, outcomes, arguments.node, arguments.language))
        return
    lists = {"whatif": _core.outcome_columns(list(outcomes.items()))} | ({} if suffix == ".csv" else {"edits": told})
    own_bounds = [i for i in what_if.own_bounds() if i in edits]
    results.write(arguments, lists, scores, unit=unit, node=what_if.node, own_bounds=own_bounds)


def _only(row: Table | None) -> str:
    """Give the unit of a table with one."""
    if row is None or len(row) != 1:
        raise DataError([problem("missing_code", "unit-needed")])
    return row.units[0]


def _from(what_if: _core.WhatIf, row: Table, file: str) -> Edits:
    """Give the figures of the unit's row in a file, which faults are told of."""
    try:
        return dict(what_if.edits_from(row))
    except DataError as error:
        raise DataError([replace(of, file=file) for of in error.problems]) from None


def _value(text: str, indicator: str) -> float | Word:
    """Give the figure or the status that a text says."""
    statuses: tuple[Word, ...] = get_args(Word)[1:]
    for status in statuses:
        if text == status:
            return status
    try:
        return plans.number(text, indicator)
    except DataError:
        told = problem("not_a_number", "number-or-status", indicator=indicator, text=text, known=", ".join(statuses))
        raise DataError([told]) from None
