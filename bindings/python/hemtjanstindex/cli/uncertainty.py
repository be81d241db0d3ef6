"""``hemtjanstindex uncertainty``."""

from __future__ import annotations

import argparse
import sys
from typing import Any

import numpy as np

from ..index import fit
from ..robust import Uncertainty, uncertainty
from ..scores import Scores
from . import inputs, output, readable, words

TEXT: dict[str, dict[str, Any]] = {
    "en": {
        "varied": "{} replicates, seed {}, in which varied:",
        "interval": "{} % interval",
        "headings": ("rank", "code", "name", "score", "mean rank", "median", "top {}"),
        "failed": "{} replicates gave no scores:",
        "unscored": "No score: {}",
        "often": "Ranks most often, of the replicates with a score:",
        "simulation": (
            "A simulation interval holds that share of the replicates. It follows from what varied and is no promise about a "
            "truth behind it."
        ),
        "precision": "What the number of replicates leaves: a mean rank is known to ±{} at the worst (one standard error).",
    },
    "sv": {
        "varied": "{} omräkningar, frö {}, där detta varierar:",
        "interval": "{} %-intervall",
        "headings": ("plats", "kod", "namn", "poäng", "medelplats", "median", "topp {}"),
        "failed": "{} omräkningar gav inga poäng:",
        "unscored": "Utan poäng: {}",
        "often": "Vanligaste platser, av omräkningar med poäng:",
        "simulation": (
            "Ett simuleringsintervall rymmer den andelen av omräkningarna. Det följer av vad som varierar och lovar inget om "
            "någon sanning bakom."
        ),
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
    told = "code of a unit; repeatable: only these, with the ranks each has most often (default: all units)"
    parser.add_argument("--unit", metavar="U", action="append", default=[], help=told)
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
    chosen = [table.unit_at(unit) for unit in dict.fromkeys(arguments.unit)]
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
    ranks = _rows(_ranks(u, arguments), chosen)
    often = _often(u, chosen)
    failures = readable.failures(u.failure_columns())
    scores = index.score(table, indicators=False)
    if not arguments.out:
        text = _text(u, scores, ranks, often, failures, arguments)
        output.show(text, arguments.language, [*u.sources(), *readable.reasons(failures)])
        return
    lists: dict[str, output.Columns] = {"ranks": ranks}
    if suffix != ".csv":
        units: dict[str, Any] = {"unit": table.units, "name": table.names}
        lists |= {"often": often} if chosen else {}
        lists["scores"] = _rows(units | u.score_columns(arguments.level, ""), chosen)
        groups = u.group_shares("").reshape(-1, 5)
        shares = dict(zip(("p_high", "p_above", "p_near", "p_below", "p_low"), groups.T, strict=True))
        lists["groups"] = _rows(units | shares, chosen)
        lists |= {"alternatives": u.alternative_columns(), "failures": failures}
    lists = readable.filled(lists) if suffix == ".xlsx" else lists
    about = {"node": u.nodes[0], "node_name": words.named(definition, u.nodes[0], arguments.language), "level": arguments.level}
    provenance = inputs.provenance(scores, arguments.language) | u.provenance() | about
    output.write(
        words.sheets(lists, arguments.out, definition, arguments.language), arguments.out, provenance, arguments.language
    )


def _ranks(u: Uncertainty, arguments: argparse.Namespace) -> dict[str, Any]:
    """Give ranks with their spread, and how often a unit is among the best."""
    units = {"unit": u.table.units, "name": u.table.names, "score": u.score_columns(arguments.level, "")["score"]}
    return units | u.rank_columns(arguments.level, "") | {f"p_top_{arguments.top}": u.top_shares(arguments.top, "")}


def _rows(columns: output.Columns, chosen: list[int]) -> output.Columns:
    """Give the rows of the units that were asked for, or all."""
    return {name: [cells[row] for row in chosen] for name, cells in columns.items()} if chosen else columns


def _often(u: Uncertainty, chosen: list[int]) -> output.Columns:
    """Give the ranks that each unit asked for has, and how often, most often first."""
    values = u.rank_values()
    shares = [(row, u.rank_shares(u.table.units[row], "")) for row in chosen]
    found = [(row, at, p[at]) for row, p in shares for at in np.argsort(-p, kind="stable") if p[at] > 0]
    return {
        "unit": [u.table.units[row] for row, _, _ in found],
        "name": [u.table.names[row] for row, _, _ in found],
        "rank": [values[at] for _, at, _ in found],
        "p": [p for _, _, p in found],
    }


def _text(
    u: Uncertainty,
    scores: Scores,
    ranks: output.Columns,
    often: output.Columns,
    failures: output.Columns,
    arguments: argparse.Namespace,
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
            *(
                [words.NONE] * 3
                if row["mean"] is None
                else [f"{row['mean']:.1f}", words.place(row["median"]), f"{row['low']:g}–{row['high']:g}"]
            ),
            f"{100 * row[f'p_top_{arguments.top}']:.0f} %",
        ]
        for row in sorted(rows, key=lambda row: row["rank"])
    ]
    headings = [heading.format(arguments.top) for heading in told["headings"]]
    headings.insert(6, told["interval"].format(percent))
    right = [True, False, False, True, True, True, True, True]
    errors = [row["mc_error"] for row in rows if row["mc_error"] is not None]
    unscored = [row["name"] for row in output.rows(ranks) if row["rank"] is None]
    lines = [
        readable.edition(scores, language),
        node,
        "",
        told["varied"].format(readable.whole(u.n, language), u.seed),
        *(f"  {source}" for source in u.sources()),
        *(readable.failed(told["failed"], row["replicates"], row["reason"], language) for row in output.rows(failures)),
        "",
        words.laid(headings, cells, right),
        *(["", words.paragraph(told["unscored"].format(", ".join(unscored)))] if unscored else []),
        *(["", told["often"], *_most(ranks, often)] if arguments.unit else []),
        "",
        words.paragraph(told["simulation"]),
        *([words.paragraph(words.sentence(u.error, language))] if u.error else []),
        *([words.paragraph(told["precision"].format(f"{max(errors):.2g}"))] if errors else []),
    ]
    return "\n".join(lines)


def _most(ranks: output.Columns, often: output.Columns) -> list[str]:
    """Write the five ranks that each unit has most often."""
    shares: dict[str, list[str]] = {unit: [] for unit in ranks["unit"]}
    for row in output.rows(often):
        shares[row["unit"]].append(f"{row['rank']:g} ({100 * row['p']:.0f} %)")
    names = dict(zip(ranks["unit"], ranks["name"], strict=True))
    return [f"  {names[unit]} ({unit}): {', '.join(most[:5]) or words.NONE}" for unit, most in shares.items()]
