"""``hemtjanstindex uncertainty``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..core.index import fit
from ..present import phrases, readable
from ..present import surveys as survey_pages
from ..present import uncertainty as pages
from ..robust import vary
from ..robust.uncertainty import Uncertainty, uncertainty
from . import guard, inputs, results, surveys

if TYPE_CHECKING:
    from ..core.index import Index
    from ..core.table import Table


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "uncertainty",
        "hemtjanstindex uncertainty figures.csv --definition my-index.toml --vary doubts.toml -n 100000 --out sure.xlsx",
    )
    parser.add_argument("data", metavar="DATA", type=guard.Read)
    inputs.add_definition(parser)
    inputs.add_vary(parser)
    parser.add_argument("-n", metavar="N", type=inputs.count, default=10000)
    parser.add_argument("--mc-error", metavar="E", type=inputs.number, default=0.0)
    parser.add_argument("--level", metavar="L", type=inputs.number, default=0.9)
    parser.add_argument("--node", metavar="N")
    parser.add_argument("--unit", metavar="U", action="append", default=[])
    parser.add_argument("--top", metavar="K", type=inputs.count, default=10)
    parser.add_argument("--reference", metavar="DATA", type=guard.Read)
    parser.add_argument("--refit", action="store_true")
    surveys.add(parser, 60)
    inputs.complete(parser, run)


def run(arguments: argparse.Namespace) -> None:
    """Run replicates, and write."""
    suffix = results.suffix_of(arguments)
    definition = inputs.definition_of(arguments)
    table = inputs.table_of(arguments, definition)
    reference = inputs.table_of(arguments, definition, arguments.reference) if arguments.reference is not None else None
    index = fit(definition, reference or table)
    chosen = [table.unit_at(unit) for unit in dict.fromkeys(arguments.unit)]
    known = survey_pages.answers(index, table)
    sources = inputs.sources_of(arguments)
    if not arguments.vary and (known.known or (arguments.rho is not None and known.figures and not known.uncounted)):
        sources.append(vary.sampling(arguments.rho))
    asked = Asked(index, table, reference, arguments, known)
    u = asked.run(sources)
    assumed = asked.with_answers(sources)
    scores = index.score(table, indicators=False)
    stated = known.stated or arguments.rho is not None
    asked_for = (stated, arguments.assume_respondents, arguments.node, arguments.level, arguments.top, arguments.language)
    found = pages.Analysis(u, assumed, scores, known, *asked_for)
    if not arguments.out:
        results.show(pages.page(found, chosen))
        return
    lists = {"ranks": pages.ranks(found, chosen)} if suffix == ".csv" else pages.lists(found, chosen)
    lists = readable.filled(lists) if suffix == ".xlsx" else lists
    about = {
        "node": u.nodes[0],
        "node_name": phrases.named(definition, u.nodes[0], arguments.language),
        "level": arguments.level,
    }
    about |= {"not_varied": pages.still(u)} | ({"assumed": assumed.sources()[-1]} if assumed else {})
    about |= {"correlation": assumed.provenance()["correlation"], "error": assumed.error} if assumed else {}
    results.write(arguments, lists, scores, **u.provenance() | about)


@dataclass(frozen=True)
class Asked:
    """What is asked, of whichever sources."""

    index: Index
    table: Table
    reference: Table | None
    arguments: argparse.Namespace
    answers: survey_pages.Answers

    def run(self, sources: Sequence[vary.Source]) -> Uncertainty:
        """Run the replicates."""
        return uncertainty(
            self.index,
            self.table,
            sources,
            n=self.arguments.n,
            seed=self.arguments.seed,
            nodes=self.arguments.node,
            reference=self.reference,
            frame="refit" if self.arguments.refit else "frozen",
            mc_error=self.arguments.mc_error,
            threads=self.arguments.threads,
            progress=sys.stderr.isatty(),
        )

    def with_answers(self, sources: Sequence[vary.Source]) -> Uncertainty | None:
        """Run them with the random error of surveys too, where it is left out and something can be said or assumed of it."""
        left_out = self.answers.figures > 0 and not any(isinstance(s, vary.sampling) for s in sources)
        stated = self.answers.stated or self.arguments.rho is not None
        wanted = self.answers.uncounted > self.answers.uncounted_shares and self.arguments.assume_standard_error is None
        asked = left_out and stated and not wanted and not self.arguments.stopped
        return self.run([*sources, surveys.sampling(self.arguments)]) if asked else None
