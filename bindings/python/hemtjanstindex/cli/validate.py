"""``hemtjanstindex validate``."""

from __future__ import annotations

import argparse

import numpy as np

from ..core.definition import load
from ..core.index import fit
from ..words import say
from . import inputs


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "validate",
        "check a definition, and data against it",
        "hemtjanstindex validate my-index.toml figures.csv",
    )
    parser.add_argument("definition", metavar="DEFINITION", help="a .toml file, or the name of a built-in definition")
    parser.add_argument("data", metavar="DATA", nargs="?", help="a CSV file, or the name of built-in data")
    inputs.add_reading(parser)
    inputs.add_language(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> None:
    """Say what was found valid; raise what was not."""
    definition = load(arguments.definition)
    model = definition.model
    language = arguments.language
    sizes = {"nodes": str(len(model)), "indicators": str(len(model.indicators))}
    print(say("validate-definition", language, file=arguments.definition, **sizes))
    if arguments.data is None:
        return
    table = inputs.table_of(arguments, definition)
    scores = fit(definition, table).score(table, indicators=False)
    unscored = int(np.isnan(scores[model.root]).sum())
    holes = int((table.status != 0).sum())
    counts = {"units": str(len(table)), "holes": str(holes), "unscored": str(unscored)}
    print(say("validate-data", language, file=arguments.data, **counts))
