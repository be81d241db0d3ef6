"""``hemtjanstindex plot``: a command for every picture, with the options that it has."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable
from itertools import combinations
from typing import TYPE_CHECKING, Any

from .. import plot
from ..core import whole
from ..explain.providers import providers
from ..present import layout, output
from ..robust.uncertainty import uncertainty
from . import guard, inputs, units

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from ..core.index import Scores

#: What an output file may end in, and what of it would say when it was written.
SUFFIXES: dict[str, dict[str, Any]] = {".png": {}, ".svg": {"Date": None}, ".pdf": {"CreationDate": None}}
#: How many of the best are compared with each other, where no units are named.
BEST = 10


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers, "plot", "hemtjanstindex plot ranking figures.csv --definition my-index.toml --top 20 --out ranking.png"
    )
    pictures = parser.add_subparsers(title="pictures", metavar="PICTURE", required=True)
    ranking = _picture(pictures, "ranking", _ranking, "--top 20 --out ranking.png")
    ranking.add_argument("--node", metavar="N")
    ranking.add_argument("--top", metavar="K", type=inputs.count)
    ranking.add_argument("--bottom", metavar="K", type=inputs.count)
    ranking.add_argument("--colours", choices=["group", "kolada"], default="group")
    on_map = _picture(pictures, "map", _map, "--colours kolada --out map.svg")
    on_map.add_argument("--node", metavar="N")
    on_map.add_argument("--colours", choices=["group", "kolada", "scale"], default="group")
    on_map.add_argument("--boundaries", metavar="GEOJSON", type=guard.Read)
    for name, draw in (("ranks", _ranks), ("probabilities", _probabilities), ("dominance", _dominance)):
        unsure = _picture(pictures, name, draw, f"-n 100000 --out {name}.pdf")
        unsure.add_argument("--node", metavar="N")
        unsure.add_argument("--unit", metavar="U", action="append", default=[])
        unsure.add_argument("-n", metavar="N", type=inputs.count, default=10000)
        inputs.add_vary(unsure)
    matrix = _picture(pictures, "matrix", _matrix, "--municipality X017 --out matrix.png", withholding=False)
    units.add_municipality(matrix)


def _picture(
    pictures: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    draw: Callable[[argparse.Namespace, dict[str, Any]], Figure],
    example: str,
    *,
    withholding: bool = True,
) -> argparse.ArgumentParser:
    """Add a picture, with the options that all have."""
    parser = inputs.command(pictures, name, f"hemtjanstindex plot {name} figures.csv --definition my-index.toml {example}")
    parser.add_argument("data", metavar="DATA", type=guard.Read)
    inputs.add_definition(parser)
    parser.add_argument("--title", metavar="TEXT")
    parser.add_argument("--source", metavar="TEXT")
    parser.add_argument("--out", metavar="FILE", type=guard.Written, required=True, dest="picture")
    inputs.add_reading(parser)
    if withholding:
        inputs.add_withholding(parser)
    inputs.add_language(parser)
    parser.set_defaults(run=lambda arguments: _write(arguments, draw))
    return parser


def _words(arguments: argparse.Namespace) -> dict[str, Any]:
    """Give the language and what is written about a picture, which a font has signs for."""
    about = {name: getattr(arguments, name) for name in ("title", "source")}
    return {"language": arguments.language} | {name: text and layout.harmless(text) for name, text in about.items()}


def _write(arguments: argparse.Namespace, draw: Callable[[argparse.Namespace, dict[str, Any]], Figure]) -> None:
    """Draw, and write: the same figures give the same bytes."""
    suffix = output.suffix_of(arguments.picture, tuple(SUFFIXES))
    figure = draw(arguments, _words(arguments))
    from matplotlib import rc_context  # it is there, since a figure is

    picture = io.BytesIO()
    with rc_context({"svg.hashsalt": "hemtjanstindex"}):  # else the ids in it are drawn by lot
        figure.savefig(picture, format=suffix[1:], dpi=200, metadata=SUFFIXES[suffix])
    whole.write(arguments.picture, picture.getvalue())


def _scores(arguments: argparse.Namespace) -> Scores:
    return inputs.scores_of(arguments, inputs.definition_of(arguments))


def _ranking(arguments: argparse.Namespace, words: dict[str, Any]) -> Figure:
    ends = {"top": arguments.top, "bottom": arguments.bottom}
    return plot.ranking(_scores(arguments), node=arguments.node, colours=arguments.colours, **ends, **words)


def _map(arguments: argparse.Namespace, words: dict[str, Any]) -> Figure:
    looks = {"boundaries": arguments.boundaries, "colours": arguments.colours}
    return plot.map(_scores(arguments), node=arguments.node, **looks, **words)


def _ranks(arguments: argparse.Namespace, words: dict[str, Any]) -> Figure:
    scores = _scores(arguments)
    return _pictures(arguments, scores).ranks(units=_named(arguments, scores) or None, **words)


def _probabilities(arguments: argparse.Namespace, words: dict[str, Any]) -> Figure:
    scores = _scores(arguments)
    return _pictures(arguments, scores).probabilities(units=_named(arguments, scores) or None, **words)


def _dominance(arguments: argparse.Namespace, words: dict[str, Any]) -> Figure:
    scores = _scores(arguments)
    named = _named(arguments, scores) or list(scores.ranking_columns(arguments.node)["unit"][:BEST])
    return _pictures(arguments, scores, named).dominance(named, **words)


def _named(arguments: argparse.Namespace, scores: Scores) -> list[str]:
    return [scores.units[scores.table.unit_at(unit)] for unit in arguments.unit]


def _pictures(arguments: argparse.Namespace, scores: Scores, compared: list[str] | None = None) -> plot.UncertaintyPlots:
    """Run the replicates that the pictures show."""
    return plot.UncertaintyPlots(
        uncertainty(
            scores.index,
            scores.table,
            inputs.sources_of(arguments),
            n=arguments.n,
            seed=arguments.seed,
            nodes=arguments.node,
            pairs=list(combinations(compared or [], 2)),
            threads=arguments.threads,
            progress=sys.stderr.isatty(),
        )
    )


def _matrix(arguments: argparse.Namespace, words: dict[str, Any]) -> Figure:
    scores, _, kind = units.shown_of(arguments, inputs.definition_of(arguments))
    first, second = arguments.axes or (None, None)
    by, threshold = arguments.by, arguments.threshold
    asked = {"by": by, "kind": kind, "first": first, "second": second, "threshold": threshold}
    return plot.matrix(providers(scores, arguments.municipality, **asked), **words)
