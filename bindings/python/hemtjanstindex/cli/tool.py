"""``hemtjanstindex tool``."""

from __future__ import annotations

import argparse

from ..core.index import fit
from ..present.years import of_years
from ..tool import tool
from . import beside, guard, inputs, results


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "tool",
        "hemtjanstindex tool figures-2025.csv --definition my-index.toml --earlier figures-2024.csv --out tool.html",
    )
    parser.add_argument("data", metavar="DATA", type=guard.Read)
    inputs.add_definition(parser)
    inputs.add_earlier(parser)
    parser.add_argument("--history", metavar="DATA", type=guard.Read, action="append", default=[])
    beside.add(parser)
    parser.add_argument("--theme", metavar="FILE", type=guard.Read)
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--out", metavar="FILE", type=guard.Written)
    where.add_argument("--serve", action="store_true")
    inputs.add_reading(parser)
    inputs.add_withholding(parser)
    inputs.add_language(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> None:
    """Write the page and tell its path, or show it until Ctrl-C."""
    definition = inputs.definition_of(arguments)
    table = inputs.table_of(arguments, definition)
    scores = fit(definition, table).score(table)
    earlier = inputs.earlier_of(arguments, table)
    history = of_years(inputs.history_of(arguments, table), earlier)
    units, districts = beside.units_of(arguments), beside.districts_of(arguments, definition)
    if arguments.serve:
        from ..present.theme import examples_of
        from ..tool import serving
        from ..tool.page import written

        examples = examples_of(arguments.theme)
        page = written(scores, earlier, arguments.language, units, districts, history, examples)
        serving.serve(page, results.show_now)
    else:
        path = tool(
            scores,
            out=arguments.out,
            earlier=earlier,
            history=history,
            units=units,
            districts=districts,
            theme=arguments.theme,
            language=arguments.language,
        )
        results.show(str(path))
