"""``hemtjanstindex uncertainty``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..core.index import fit
from ..present import output, phrases, plain, readable
from ..present import surveys as survey_pages
from ..present import uncertainty as pages
from ..robust import vary
from ..robust.uncertainty import Uncertainty, uncertainty
from . import inputs, surveys

if TYPE_CHECKING:
    from ..core.index import Index
    from ..core.table import Table


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "uncertainty",
        "tell how scores and ranks move when weights, choices and figures could have been others",
        "hemtjanstindex uncertainty figures.csv --definition my-index.toml --vary doubts.toml -n 100000 --out sure.xlsx",
    )
    parser.add_argument("data", metavar="DATA", help="a CSV file, or the name of built-in data")
    inputs.add_definition(parser)
    inputs.add_vary(parser)
    parser.add_argument("-n", metavar="N", type=inputs.count, default=10_000, help="replicates (default: 10,000)")
    told = "stop before N when every mean rank is known to so many places (one standard error)"
    parser.add_argument("--mc-error", metavar="E", type=float, default=0.0, help=told)
    parser.add_argument("--level", metavar="L", type=float, default=0.9, help="of the intervals (default: 0.9)")
    parser.add_argument("--node", metavar="N", help="the node whose scores and ranks are told (default: the whole index)")
    told = "code of a unit; repeatable: only these, with the ranks each has most often (default: all units)"
    parser.add_argument("--unit", metavar="U", action="append", default=[], help=told)
    parser.add_argument(
        "--top", metavar="K", type=inputs.count, default=10, help="tell how often a unit is among the best K (default: 10)"
    )
    told = "data whose units the ranks are places among; the index is fitted to them (default: DATA itself)"
    parser.add_argument("--reference", metavar="DATA", help=told)
    parser.add_argument("--refit", action="store_true", help="fit the scales anew to the figures drawn in every replicate")
    surveys.add(parser, 60)
    inputs.complete(parser, run, inputs.TO_FILE + "; a CSV has the ranks alone")


def run(arguments: argparse.Namespace) -> None:
    """Run replicates, and write."""
    suffix = output.suffix_of(arguments.out) if arguments.out else ""
    definition = inputs.definition_of(arguments)
    table = inputs.table_of(arguments, definition)
    reference = inputs.table_of(arguments, definition, arguments.reference) if arguments.reference else None
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
        print(pages.page(found, chosen))
        return
    lists: Mapping[str, plain.Columns]
    lists = {"ranks": pages.ranks(found, chosen)} if suffix == ".csv" else pages.lists(found, chosen)
    lists = readable.filled(lists) if suffix == ".xlsx" else lists
    about = {
        "node": u.nodes[0],
        "node_name": phrases.named(definition, u.nodes[0], arguments.language),
        "level": arguments.level,
    }
    about |= {"not_varied": pages.still(u)} | ({"assumed": assumed.sources()[-1]} if assumed else {})
    about |= {"correlation": assumed.provenance()["correlation"], "error": assumed.error} if assumed else {}
    provenance = inputs.provenance(scores, arguments.language) | u.provenance() | about
    output.write(
        phrases.sheets(lists, arguments.out, definition, arguments.language), arguments.out, provenance, arguments.language
    )


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
        return self.run([*sources, surveys.sampling(self.arguments)]) if left_out and stated and not wanted else None
