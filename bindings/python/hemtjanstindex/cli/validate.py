"""``hemtjanstindex validate``."""

from __future__ import annotations

import argparse
import warnings

import numpy as np

from ..core.errors import Caution, Error, Problem, ProblemKind
from ..core.index import fit
from ..present import output
from ..words import say
from . import guard, inputs, results


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(subparsers, "validate", "hemtjanstindex validate my-index.toml figures.csv")
    parser.add_argument("definition", metavar="DEFINITION", type=guard.Read)
    parser.add_argument("data", metavar="DATA", type=guard.Read, nargs="?")
    parser.add_argument("--repaired", metavar="OUT", type=guard.Written)
    parser.add_argument("--earlier", metavar="DATA", type=guard.Read)
    parser.add_argument("--out", metavar="FILE", type=guard.Written)
    inputs.add_reading(parser)
    inputs.add_language(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> None:
    """Say what was found valid; raise what was not; and write all of either, every place of it, where that is asked for."""
    if arguments.out is None:
        _say(arguments)
        return
    output.suffix_of(arguments.out, (".json",))
    problems: list[Problem] = []
    try:
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always", Caution)
            _say(arguments)
    except Error as error:
        problems = error.problems
        raise
    finally:
        cautions = [each.message.message for each in told if isinstance(each.message, Caution)]
        doubts = [problem for kind in cautions if isinstance(kind, ProblemKind) for problem in kind.problems]
        listed = {"errors": problems, "warnings": doubts}
        output.write_json({name: [each.to_dict() for each in of] for name, of in listed.items()}, arguments.out)
        for each in told:
            warnings.warn(each.message, stacklevel=1)


def _say(arguments: argparse.Namespace) -> None:
    definition = inputs.definition_of(arguments)
    model = definition.model
    language = arguments.language
    sizes = {"nodes": str(len(model)), "indicators": str(len(model.indicators))}
    results.show(say("validate-definition", language, file=arguments.definition, **sizes))
    if arguments.data is None:
        return
    earlier = inputs.table_of(arguments, definition, arguments.earlier, partial=True) if arguments.earlier is not None else None
    table = inputs.table_of(arguments, definition, earlier=earlier)
    if arguments.repaired is not None:
        table.to_csv(arguments.repaired, definition)
    scores = fit(definition, table).score(table, indicators=False)
    unscored = int(np.isnan(scores[model.root]).sum())
    holes = int((table.status != 0).sum())
    kind = "municipalities" if definition.columns.municipalities else "units"
    counts = {"kind": kind, "units": str(len(table)), "holes": str(holes), "unscored": str(unscored)}
    results.show(say("validate-data", language, file=arguments.data, **counts))
