"""``hemtjanstindex sensitivity``."""

from __future__ import annotations

import argparse
import math
import sys
from typing import Any

from ..index import fit
from ..scores import Scores
from ..sensitivity import Sensitivity, leave_one_out, sobol
from . import inputs, output, readable, words

OUTPUTS = ("mean_rank_shift", "top_k", "kendall", "score", "rank", "scores", "ranks", "units")
TEXT: dict[str, dict[str, Any]] = {
    "en": {
        "explained": {
            "mean_rank_shift": "how many places units move on average",
            "top_k": "how many of the {} best stay among the {} best",
            "kendall": "how many pairs of units change order",
            "score": "the score of {}",
            "rank": "the rank of {}",
        },
        "runs": "{:,} runs, seed {}. Share of the variance of {}:",
        "headings": ("", "alone", "", "with all others", ""),
        "interval": "95 % interval",
        "to": "to",
        "pairs": ("Two together, beyond each alone:", "", "", "share", "95 % interval"),
        "without": ("Left out in turn, nothing else changed:", "mean shift", "largest", "whose", "of the {} best stay"),
        "failed": "{:,} points were left out: {}",
        "still": "It does not vary, so there is nothing to explain.",
        "many": "Each unit has its own indices: write them to a file with --out.",
    },
    "sv": {
        "explained": {
            "mean_rank_shift": "hur många platser enheterna flyttar sig i medeltal",
            "top_k": "hur många av de {} bästa som är kvar bland de {} bästa",
            "kendall": "hur många par av enheter som byter ordning",
            "score": "poängen för {}",
            "rank": "platsen för {}",
        },
        "runs": "{:,} omräkningar, frö {}. Andel av variansen i {}:",
        "headings": ("", "ensam", "", "med alla andra", ""),
        "interval": "95 %-intervall",
        "to": "till",
        "pairs": ("Två tillsammans, utöver var och en ensam:", "", "", "andel", "95 %-intervall"),
        "without": ("Utelämnade en i taget, inget annat ändrat:", "medelflytt", "störst", "vems", "av de {} bästa är kvar"),
        "failed": "{:,} punkter utgick: {}",
        "still": "Det varierar inte, så det finns inget att förklara.",
        "many": "Varje enhet har sina egna index: skriv dem till en fil med --out.",
    },
}


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "sensitivity",
        "tell what drives a ranking: which of the things that vary, and which parts of the index",
        "hemtjanstindex sensitivity figures.csv --definition my-index.toml --vary doubts.toml --second-order",
    )
    parser.add_argument("data", metavar="DATA", help="a CSV file, or the name of built-in data")
    inputs.add_definition(parser)
    inputs.add_vary(parser)
    parser.add_argument("-n", metavar="N", type=inputs.count, default=1024, help="base points (default: 1024)")
    parser.add_argument(
        "--output", choices=OUTPUTS, default="mean_rank_shift", help="what is explained (default: mean_rank_shift)"
    )
    parser.add_argument("--unit", metavar="U", help="code of the unit whose score or rank is explained")
    parser.add_argument("--top", metavar="K", type=inputs.count, default=10, help="for the K best (default: 10)")
    parser.add_argument("--node", metavar="N", help="the node whose scores and ranks are explained (default: the whole index)")
    told = "a source whose weights or parts are told one by one; repeatable (default: the weights, without --vary)"
    parser.add_argument("--each", metavar="NAME", action="append", default=[], help=told)
    parser.add_argument("--second-order", action="store_true", help="what two together explain beyond each alone")
    inputs.complete(parser, run, inputs.TO_FILE + "; a CSV has the indices alone")


def run(arguments: argparse.Namespace) -> None:
    """Run the design, and write."""
    suffix = output.suffix_of(arguments.out) if arguments.out else ""
    definition = inputs.definition_of(arguments)
    sources = inputs.sources_of(arguments)
    table = inputs.table_of(arguments, definition)
    index = fit(definition, table)
    found = sobol(
        index,
        table,
        sources,
        n=arguments.n,
        seed=arguments.seed,
        output=arguments.output,
        unit=arguments.unit,
        k=arguments.top,
        node=arguments.node,
        each=arguments.each or ([] if arguments.vary else ["weights"]),
        second_order=arguments.second_order,
        threads=arguments.threads,
        progress=sys.stderr.isatty(),
    )
    scores = index.score(table, indicators=False)
    without = leave_one_out(index, table, node=arguments.node, k=arguments.top).columns()
    if not arguments.out:
        output.show(_text(found, scores, without, arguments), arguments.language)
        return
    lists: dict[str, output.Columns] = {"sensitivity": found.columns()}
    if suffix != ".csv":
        lists |= {"interactions": found.interaction_columns()} if arguments.second_order else {}
        lists |= {"without": without, "failures": found.failure_columns()}
    provenance = inputs.provenance(scores, arguments.language) | found.provenance() | {"output": arguments.output}
    output.write(
        words.sheets(lists, arguments.out, definition, arguments.language), arguments.out, provenance, arguments.language
    )


def _text(found: Sensitivity, scores: Scores, without: output.Columns, arguments: argparse.Namespace) -> str:
    """Lay out the indices, largest total first, and what the parts of the index do."""
    language = arguments.language
    told = TEXT[language]
    lines = [readable.edition(scores, language), ""]
    if len(found.outputs) > 1:
        lines.append(words.paragraph(told["many"]))
    else:
        unit = words.unit_name(scores, arguments.unit) if arguments.unit else arguments.top
        explained = told["explained"][arguments.output].format(unit, unit)
        lines.append(told["runs"].format(found.runs, found.seed, explained).replace(",", " ", f"{found.runs:,}".count(",")))
        lines += ["", _indices(found, told)]
        if arguments.second_order and len(found.factors) > 1:
            lines += ["", _pairs(found, told)]
    for row in output.rows(found.failure_columns()):
        lines += ["", told["failed"].format(row["base_points"], row["reason"])]
    return "\n".join([*lines, "", _without(scores, without, arguments)])


def _indices(found: Sensitivity, told: dict[str, Any]) -> str:
    rows = [row for row in output.rows(found.columns()) if row["ST"] is not None]
    if not rows:
        return str(told["still"])
    cells = [
        [row["factor"], _share(row["S1"]), _between(row, "S1", told), _share(row["ST"]), _between(row, "ST", told)]
        for row in sorted(rows, key=lambda row: -row["ST"])
    ]
    headings = list(told["headings"])
    headings[2] = headings[4] = told["interval"]
    return words.laid(headings, cells, [False, True, True, True, True])


def _pairs(found: Sensitivity, told: dict[str, Any]) -> str:
    rows = sorted(output.rows(found.interaction_columns()), key=lambda row: -(row["S2"] or 0))
    title, _, _, share, interval = told["pairs"]
    cells = [[f"{row['factor']} × {row['other']}", _share(row["S2"]), _between(row, "S2", told)] for row in rows]
    return words.laid([title, share, interval], cells, [False, True, True])


def _without(scores: Scores, without: output.Columns, arguments: argparse.Namespace) -> str:
    title, mean, largest, whose, kept = TEXT[arguments.language]["without"]
    cells = [
        [
            words.named(scores.index.definition, row["node"], arguments.language),
            f"{row['mean_shift']:.1f}",
            f"{row['max_shift']:g}",
            words.unit_name(scores, row["unit"]) if row["unit"] else words.NONE,
            f"{100 * row['top_kept']:.0f} %",
        ]
        for row in sorted(output.rows(without), key=lambda row: -row["mean_shift"])
    ]
    return words.laid([title, mean, largest, whose, kept.format(arguments.top)], cells, [False, True, True, False, True])


def _share(value: float | None) -> str:
    return words.NONE if value is None or math.isnan(value) else f"{round(value, 2) + 0.0:.2f}".replace("-", "−")


def _between(row: dict[str, Any], name: str, told: dict[str, Any]) -> str:
    return f"{_share(row[name + '_low'])} {told['to']} {_share(row[name + '_high'])}"
