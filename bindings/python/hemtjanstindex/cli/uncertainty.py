"""``hemtjanstindex uncertainty``."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from .. import vary
from ..index import fit
from ..robust import Uncertainty, uncertainty
from ..scores import Scores
from . import inputs, output, readable, words

TEXT: dict[str, dict[str, Any]] = {
    "en": {
        "varied": "{:,} replicates, seed {}, in which varied:",
        "interval": "{} % interval",
        "headings": ("rank", "code", "name", "score", "mean rank", "median", "top {}"),
        "failed": "{:,} replicates gave no scores: {}",
        "simulation": (
            "A simulation interval holds that share of the replicates. It follows from what varied and is no promise about a "
            "truth behind it."
        ),
        "random": "Random error only: that those who did not answer may think otherwise is not in it.",
        "precision": "What the number of replicates leaves: a mean rank is known to ±{} at the worst (one standard error).",
    },
    "sv": {
        "varied": "{:,} omräkningar, frö {}, där detta varierar:",
        "interval": "{} %-intervall",
        "headings": ("plats", "kod", "namn", "poäng", "medelplats", "median", "topp {}"),
        "failed": "{:,} omräkningar gav inga poäng: {}",
        "simulation": (
            "Ett simuleringsintervall rymmer den andelen av omräkningarna. Det följer av vad som varierar och lovar inget om "
            "någon sanning bakom."
        ),
        "random": "Bara slumpfel: att de som inte svarat kan tycka annorlunda ingår inte.",
        "precision": "Vad antalet omräkningar lämnar: en medelplats är känd på ±{} som sämst (ett medelfel).",
    },
}


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "uncertainty",
        "tell how sure scores and ranks are when weights, choices and figures could have been others",
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
    parser.add_argument(
        "--top", metavar="K", type=inputs.count, default=10, help="tell how often a unit is among the best K (default: 10)"
    )
    told = "data whose units the ranks are places among; the index is fitted to them (default: DATA itself)"
    parser.add_argument("--reference", metavar="DATA", help=told)
    parser.add_argument("--refit", action="store_true", help="fit the scales anew to the figures drawn in every replicate")
    inputs.complete(parser, run, inputs.TO_FILE + "; a CSV has the ranks alone")


def run(arguments: argparse.Namespace) -> None:
    """Run replicates, and write."""
    suffix = output.suffix_of(arguments.out) if arguments.out else ""
    definition = inputs.definition_of(arguments)
    sources = inputs.sources_of(arguments)
    table = inputs.table_of(arguments, definition)
    reference = inputs.table_of(arguments, definition, arguments.reference) if arguments.reference else None
    index = fit(definition, reference or table)
    u = uncertainty(
        index,
        table,
        sources,
        n=arguments.n,
        seed=arguments.seed,
        nodes=arguments.node,
        reference=reference,
        frame="refit" if arguments.refit else "frozen",
        mc_error=arguments.mc_error,
        threads=arguments.threads,
        progress=sys.stderr.isatty(),
    )
    ranks = _ranks(u, arguments)
    scores = index.score(table, indicators=False)
    if not arguments.out:
        output.show(_text(u, scores, sources, ranks, arguments), arguments.language)
        return
    lists: dict[str, output.Columns] = {"ranks": ranks}
    if suffix != ".csv":
        units = {"unit": table.units, "name": table.names}
        lists["scores"] = units | u.score_columns(arguments.level, "")
        groups = u.group_shares("").reshape(-1, 5)
        lists["groups"] = units | dict(zip(("p_high", "p_above", "p_near", "p_below", "p_low"), groups.T, strict=True))
        lists["alternatives"] = u.alternative_columns()
        lists["failures"] = u.failure_columns()
    provenance = inputs.provenance(scores, arguments.language) | u.provenance() | {"level": arguments.level}
    output.write(
        words.sheets(lists, arguments.out, definition, arguments.language), arguments.out, provenance, arguments.language
    )


def _ranks(u: Uncertainty, arguments: argparse.Namespace) -> dict[str, Any]:
    """Give ranks with their spread, and how often a unit is among the best."""
    units = {"unit": u.table.units, "name": u.table.names, "score": u.score_columns(arguments.level, "")["score"]}
    return units | u.rank_columns(arguments.level, "") | {f"p_top_{arguments.top}": u.top_shares(arguments.top, "")}


def _text(
    u: Uncertainty, scores: Scores, sources: list[vary.Source], ranks: dict[str, Any], arguments: argparse.Namespace
) -> str:
    """Lay out what varied and what came of it, in the order of the ranking."""
    language = arguments.language
    told = TEXT[language]
    node = words.named(scores.index.definition, u.nodes[0], language)
    percent = f"{100 * arguments.level:g}"
    rows = [row for row in output.rows(ranks) if row["rank"] is not None]
    cells = [
        [
            words.place(row["rank"]),
            row["unit"],
            row["name"],
            words.score(row["score"]),
            f"{row['mean']:.1f}",
            words.place(row["median"]),
            f"{row['low']:g}–{row['high']:g}",
            f"{100 * row[f'p_top_{arguments.top}']:.0f} %",
        ]
        for row in sorted(rows, key=lambda row: row["rank"])
    ]
    headings = [heading.format(arguments.top) for heading in told["headings"]]
    headings.insert(6, told["interval"].format(percent))
    right = [True, False, False, True, True, True, True, True]
    worst = max((row["mc_error"] for row in rows if row["mc_error"] is not None), default=0.0)
    sampled = any(isinstance(source, vary.sampling) for source in sources)
    lines = [
        readable.edition(scores, language),
        node,
        "",
        told["varied"].format(u.n, u.seed).replace(",", " ", 1 if u.n < 1_000_000 else 2),
        *(f"  {source}" for source in u.sources()),
        *(told["failed"].format(row["replicates"], row["reason"]) for row in output.rows(u.failure_columns())),
        "",
        words.laid(headings, cells, right),
        "",
        words.paragraph(told["simulation"]),
        *([words.paragraph(told["random"])] if sampled else []),
        words.paragraph(told["precision"].format(f"{worst:.2g}")),
    ]
    return "\n".join(lines)
