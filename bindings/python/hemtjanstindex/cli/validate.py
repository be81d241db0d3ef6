"""``hemtjanstindex validate``."""

from __future__ import annotations

import argparse

import numpy as np

from ..core.index import fit
from ..words import say
from . import inputs


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(subparsers, "validate", "hemtjanstindex validate my-index.toml figures.csv")
    parser.add_argument("definition", metavar="DEFINITION")
    parser.add_argument("data", metavar="DATA", nargs="?")
    parser.add_argument("--repaired", metavar="OUT")
    inputs.add_reading(parser)
    inputs.add_language(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> None:
    """Say what was found valid; raise what was not."""
    definition = inputs.definition_of(arguments)
    model = definition.model
    language = arguments.language
    sizes = {"nodes": str(len(model)), "indicators": str(len(model.indicators))}
    print(say("validate-definition", language, file=arguments.definition, **sizes))
    if arguments.data is None:
        return
    table = inputs.table_of(arguments, definition)
    if arguments.repaired:
        table.to_csv(arguments.repaired, definition)
    scores = fit(definition, table).score(table, indicators=False)
    unscored = int(np.isnan(scores[model.root]).sum())
    holes = int((table.status != 0).sum())
    counts = {"units": str(len(table)), "holes": str(holes), "unscored": str(unscored)}
    print(say("validate-data", language, file=arguments.data, **counts))
