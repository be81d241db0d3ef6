"""``hemtjanstindex trace``."""

from __future__ import annotations

import argparse

from ..present import indicators, layout, output
from . import guard, inputs, results


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(subparsers, "trace", "hemtjanstindex trace figures.csv --definition my-index.toml --unit 1290")
    parser.add_argument("data", metavar="DATA", type=guard.Read)
    inputs.add_definition(parser)
    parser.add_argument("--unit", required=True, metavar="U")
    parser.add_argument("--node", metavar="N")
    inputs.complete(parser, run, csv=False)


def run(arguments: argparse.Namespace) -> None:
    """Trace and write."""
    if arguments.out:
        output.suffix_of(arguments.out, (".json",))
    definition = inputs.definition_of(arguments)
    scores = inputs.scores_of(arguments, definition)
    trace = scores.trace(arguments.unit, arguments.node)
    if arguments.out:
        output.write_json({"provenance": scores.provenance(), "trace": trace.to_dict()}, arguments.out)
    else:
        about = indicators.about(definition.model, trace.node, arguments.language)
        results.show("\n".join([layout.within(trace.text(arguments.language).rstrip("\n")), *about]))
