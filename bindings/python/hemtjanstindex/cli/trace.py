"""``hemtjanstindex trace``."""

from __future__ import annotations

import argparse

from ..present import output
from . import inputs


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "trace",
        "tell how a score came about, from raw values through every step",
        "hemtjanstindex trace figures.csv --definition my-index.toml --unit 1290",
    )
    parser.add_argument("data", metavar="DATA", help="a CSV file, or the name of built-in data")
    inputs.add_definition(parser)
    parser.add_argument("--unit", required=True, metavar="U", help="code of the unit")
    parser.add_argument("--node", metavar="N", help="the node to trace (default: the whole index)")
    inputs.complete(parser, run, "write the trace as data to FILE.json instead of as text")


def run(arguments: argparse.Namespace) -> None:
    """Trace and write."""
    if arguments.out:
        output.suffix_of(arguments.out, (".json",))
    definition = inputs.definition_of(arguments)
    scores = inputs.scores_of(arguments, definition)
    trace = scores.trace(arguments.unit, arguments.node)
    if arguments.out:
        with open(arguments.out, "w", encoding="utf-8") as to:
            output.write_json({"provenance": scores.provenance(), "trace": trace.to_dict()}, to)
    else:
        print(trace.text(arguments.language), end="")
