"""``hemtjanstindex rank-sets``."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from ..core.errors import DataError, problem
from ..core.index import fit
from ..present import phrases, plain
from ..present import rank_sets as pages
from ..present import surveys as survey_pages
from ..robust.rank_sets import rank_sets
from . import guard, inputs, results, surveys


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers, "rank-sets", "hemtjanstindex rank-sets figures.csv --definition my-index.toml --level 0.9 --out places.xlsx"
    )
    parser.add_argument("data", metavar="DATA", type=guard.Read)
    inputs.add_definition(parser)
    parser.add_argument("--level", metavar="L", type=inputs.number, default=0.95)
    parser.add_argument("--simultaneous", action="store_true")
    parser.add_argument("--node", metavar="N")
    parser.add_argument("--unit", metavar="U", action="append", default=[])
    parser.add_argument("-n", metavar="N", type=inputs.count, default=1000)
    parser.add_argument("--seed", metavar="S", type=inputs.whole(0, 2**64 - 1), default=1)
    surveys.add(parser, None)
    inputs.complete(parser, run)


def run(arguments: argparse.Namespace) -> None:
    """Make the sets, and write."""
    results.suffix_of(arguments)
    definition = inputs.definition_of(arguments)
    table = inputs.table_of(arguments, definition)
    index = fit(definition, table)
    known = survey_pages.answers(index, table)
    chosen = [table.unit_at(unit) for unit in dict.fromkeys(arguments.unit)]
    _check(known, arguments)
    found = rank_sets(
        index,
        table,
        surveys.sampling(arguments),
        level=arguments.level,
        simultaneous=arguments.simultaneous,
        n=arguments.n,
        seed=arguments.seed,
        node=arguments.node,
        progress=sys.stderr.isatty(),
    )
    scores = index.score(table, indicators=False)
    columns = found.columns().picked(chosen) if chosen else found.columns()
    if not arguments.out:
        text = pages.page(
            found,
            scores,
            plain.rows(columns),
            arguments.node,
            arguments.n,
            arguments.seed,
            arguments.assume_respondents if known.uncounted_shares else None,
            arguments.language,
        )
        results.show(text)
        return
    node = arguments.node or definition.model.root
    about: dict[str, Any] = {"node_name": phrases.named(definition, node, arguments.language)}
    if known.uncounted:
        about["assumed"] = found.provenance()["varied"][0]
    results.write(arguments, {"rank_sets": columns}, scores, **found.provenance() | about)


def _check(known: survey_pages.Answers, arguments: argparse.Namespace) -> None:
    """Refuse to make up numbers of answers that nobody stated."""
    problems = []
    if known.uncounted_shares and arguments.assume_respondents is None:
        uncounted_shares, figures = known.uncounted_shares, known.figures
        problems.append(problem("invalid_parameter", "assume-respondents", uncounted=uncounted_shares, figures=figures))
    if known.uncounted > known.uncounted_shares and arguments.assume_standard_error is None:
        uncounted = known.uncounted - known.uncounted_shares
        problems.append(problem("invalid_parameter", "assume-standard-error", uncounted=uncounted))
    if problems:
        raise DataError(problems)
