"""``hemtjanstindex sensitivity``."""

from __future__ import annotations

import argparse
import sys

from ..core.errors import DataError, problem
from ..core.index import fit
from ..present import phrases, readable
from ..present import sensitivity as pages
from ..robust.leave_one_out import leave_one_out
from ..robust.sensitivity import sobol
from . import guard, inputs, results

#: Outputs that are about one unit.
OWN = ("score", "rank")

OUTPUTS = ("mean_rank_shift", "top_k", "kendall", "score", "rank", "scores", "ranks", "units")


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "sensitivity",
        "hemtjanstindex sensitivity figures.csv --definition my-index.toml --vary doubts.toml --second-order",
    )
    parser.add_argument("data", metavar="DATA", type=guard.Read)
    inputs.add_definition(parser)
    inputs.add_vary(parser)
    parser.add_argument("-n", metavar="N", type=inputs.count, default=1024)
    parser.add_argument("--output", choices=OUTPUTS, default="mean_rank_shift")
    parser.add_argument("--unit", metavar="U")
    parser.add_argument("--top", metavar="K", type=inputs.count, default=10)
    parser.add_argument("--node", metavar="N")
    parser.add_argument("--each", metavar="NAME", action="append", default=[])
    parser.add_argument("--second-order", action="store_true")
    inputs.complete(parser, run)


def run(arguments: argparse.Namespace) -> None:
    """Run the design, and write."""
    suffix = results.suffix_of(arguments)
    if arguments.unit and arguments.output not in OWN:
        raise DataError([problem("invalid_parameter", "unit-of-all-units", output=arguments.output)])
    each = arguments.each or ([] if arguments.vary else ["weights"])
    definition = inputs.definition_of(arguments)
    sources = inputs.sources_of(arguments)
    table = inputs.table_of(arguments, definition)
    index = fit(definition, table)
    found = sobol(
        index,
        table,
        sources,
        n=arguments.n,
        seed=arguments.seed,
        output=arguments.output,
        unit=arguments.unit,
        k=arguments.top,
        node=arguments.node,
        each=each,
        second_order=arguments.second_order,
        threads=arguments.threads,
        progress=sys.stderr.isatty(),
    )
    scores = index.score(table, indicators=False)
    left_out = leave_one_out(index, table, node=arguments.node, k=arguments.top)
    without = left_out.columns()
    if arguments.unit:
        without |= left_out.own_columns(arguments.unit)
    asked = pages.Asked(
        arguments.output, arguments.node, arguments.unit, arguments.top, arguments.second_order, arguments.language
    )
    if not arguments.out:
        results.show(pages.page(found, scores, without, asked))
        return
    lists = {"sensitivity": pages.indices(found)} if suffix == ".csv" else pages.lists(found, without, asked)
    lists = {name: pages.worded(columns, definition, arguments.language, suffix) for name, columns in lists.items()}
    lists = readable.filled(lists) if suffix == ".xlsx" else lists
    node = arguments.node or definition.model.root
    about = {"output": arguments.output, **({"unit": arguments.unit} if arguments.unit else {}), "node": node}
    about |= {"node_name": phrases.named(definition, node, arguments.language), "each": each, "top": arguments.top}
    results.write(arguments, lists, scores, **found.provenance() | about)
