"""``hemtjanstindex peers``."""

from __future__ import annotations

import argparse

from ..core.index import Scores, fit
from ..explain.profile import good_example_columns, peer_columns, peer_weights
from ..present import peers as pages
from ..present import readable
from ..words import say
from . import guard, inputs, results


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "peers",
        "hemtjanstindex peers figures.csv --definition my-index.toml --unit 1290 --on befolkning=2 --on andel_80plus",
    )
    parser.add_argument("data", metavar="DATA", type=guard.Read)
    inputs.add_definition(parser)
    inputs.add_unit(parser)
    parser.add_argument("--on", metavar="V[=W]", action="append", type=_weighted)
    parser.add_argument("--count", metavar="K", type=inputs.count)
    parser.add_argument("--peers", metavar="P", type=inputs.several)
    inputs.add_earlier(parser)
    inputs.add_against(parser)
    parser.add_argument("--areas", metavar="K", type=inputs.whole(0, inputs.MOST), default=5)
    inputs.complete(parser, run)


def run(arguments: argparse.Namespace) -> None:
    """Find peers and examples, and write."""
    suffix = results.suffix_of(arguments)
    definition = inputs.definition_of(arguments)
    table = inputs.table_of(arguments, definition)
    earlier = inputs.earlier_of(arguments, table)
    scores = fit(definition, table).score(table)
    on = None if arguments.on is None else dict(arguments.on)
    if arguments.peers:
        peers = pages.given(scores, _codes(scores, arguments.unit, arguments.peers))
    else:
        peers = peer_columns(scores, arguments.unit, None, on, 7 if arguments.count is None else arguments.count)
    examples = good_example_columns(scores, arguments.unit, earlier, arguments.peers or peers["unit"], arguments.against)
    if arguments.out:
        found = {"peers": peers} if suffix == ".csv" else {"peers": peers, "good_examples": examples}
        results.write(arguments, found, scores, earlier=earlier, unit=arguments.unit, against=arguments.against)
    else:
        parts = [
            readable.edition(scores, arguments.language),
            pages.listed(scores, arguments.unit, peers, peer_weights(None, on), arguments.language),
            pages.examples(
                scores,
                examples,
                earlier.table if earlier else None,
                arguments.unit,
                arguments.against,
                arguments.areas,
                arguments.language,
            ),
        ]
        results.show("\n".join(parts))


def _weighted(text: str) -> tuple[str, float]:
    name, _, weight = text.partition("=")
    try:
        return name, float(weight or 1)
    except ValueError:
        raise argparse.ArgumentTypeError(say("argparse-weight", "en", name=name, text=weight)) from None


def _codes(scores: Scores, unit: str, peers: str | list[str]) -> list[str]:
    """Give the other units of a group, or the codes given."""
    if isinstance(peers, list):
        return peers
    labels = scores.table.groups.get(peers)
    if labels is None:
        return [peers]
    own = labels[scores.table.unit_at(unit)]
    return [code for code, label in zip(scores.units, labels, strict=True) if label == own and code != unit]
