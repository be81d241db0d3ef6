"""``hemtjanstindex sensitivity``."""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ..errors import DataError, Problem
from ..index import fit
from ..scores import Scores
from ..sensitivity import Sensitivity, leave_one_out, sobol
from . import inputs, output, readable, surveys, words

if TYPE_CHECKING:
    from ..definition import Definition

#: Outputs that are about one unit.
OWN = ("score", "rank")
#: How many pairs a terminal shows.
PAIRS = 10
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
        "runs": "{} runs, seed {}, in which varied:",
        "share": "Share of the variance of {}:",
        "kinds": {"weights": "weight", "drop": "left out"},
        "headings": ("", "alone", "", "alone and with others", ""),
        "interval": "95 % interval",
        "to": "to",
        "pairs": ("Two together, beyond each alone:", "share", "95 % interval"),
        "largest": "The {} largest of {} pairs; --out writes all.",
        "moments": "Over the runs its mean is {:.4g} and its standard deviation {:.3g}.",
        "precision": "The intervals are what {} base points leave; four times as many (-n) about halve them.",
        "without": ("Left out in turn, nothing else changed:", "mean shift", "largest", "whose", "of the {} best stay"),
        "own": {"score": "its score (now {})", "rank": "its rank (now {})"},
        "failed": "{} points were left out:",
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
        "runs": "{} omräkningar, frö {}, där detta varierar:",
        "share": "Andel av variansen i {}:",
        "kinds": {"weights": "vikt", "drop": "utelämnad"},
        "headings": ("", "ensam", "", "ensam och med andra", ""),
        "interval": "95 %-intervall",
        "to": "till",
        "pairs": ("Två tillsammans, utöver var och en ensam:", "andel", "95 %-intervall"),
        "largest": "De {} största av {} par; --out skriver alla.",
        "moments": "Över omräkningarna är medelvärdet {:.4g} och standardavvikelsen {:.3g}.",
        "precision": "Intervallen är vad {} grundpunkter lämnar; fyra gånger så många (-n) ungefär halverar dem.",
        "without": ("Utelämnade en i taget, inget annat ändrat:", "medelflytt", "störst", "vems", "av de {} bästa är kvar"),
        "own": {"score": "dess poäng (nu {})", "rank": "dess plats (nu {})"},
        "failed": "{} punkter utgick:",
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
    if arguments.unit and arguments.output not in OWN:
        told = f"--unit is for --output score or rank; {arguments.output} is about all units"
        raise DataError([Problem("invalid_parameter", told)])
    each = arguments.each or ([] if arguments.vary else ["weights"])
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
        each=each,
        second_order=arguments.second_order,
        threads=arguments.threads,
        progress=sys.stderr.isatty(),
    )
    scores = index.score(table, indicators=False)
    left_out = leave_one_out(index, table, node=arguments.node, k=arguments.top)
    without = left_out.columns() | (left_out.own_columns(arguments.unit) if arguments.unit else {})
    failures = readable.failures(found.failure_columns())
    if not arguments.out:
        output.show(
            _text(found, scores, without, failures, arguments),
            arguments.language,
            [*found.sources(), *readable.reasons(failures)],
        )
        return
    lists: dict[str, output.Columns] = {"sensitivity": _ordered(found.columns(), "ST", len(found.factors))}
    if suffix != ".csv":
        if arguments.second_order:
            pairs = found.interaction_columns()
            lists["interactions"] = _ordered(pairs, "S2", len(pairs["S2"]))
        lists |= {"without": without, "outputs": found.output_columns()}
        lists |= {"alternatives": found.alternative_columns(), "failures": failures}
    lists = {name: _told(columns, definition, arguments.language, suffix) for name, columns in lists.items()}
    lists = readable.filled(lists) if suffix == ".xlsx" else lists
    node = arguments.node or definition.model.root
    about = {"output": arguments.output, **({"unit": arguments.unit} if arguments.unit else {}), "node": node}
    about |= {"node_name": words.named(definition, node, arguments.language), "each": each, "top": arguments.top}
    provenance = inputs.provenance(scores, arguments.language) | found.provenance() | about
    output.write(
        words.sheets(lists, arguments.out, definition, arguments.language), arguments.out, provenance, arguments.language
    )


def _ordered(columns: output.Columns, index: str, block: int) -> output.Columns:
    """Put the rows of each block, which is an output's, in order: the largest index first."""
    order = np.lexsort((-np.asarray(columns[index]), np.arange(len(columns[index])) // max(block, 1)))
    return {name: [cells[row] for row in order] for name, cells in columns.items()}


def _named(factor: str, definition: Definition, language: words.Language) -> str:
    """Name a factor, which may be the number of a source that belongs to a node."""
    source, _, node = factor.removesuffix("]").partition("[")
    if node not in definition.model:
        return factor
    return f"{TEXT[language]['kinds'].get(source, source)}: {words.named(definition, node, language)}"


def _told(columns: output.Columns, definition: Definition, language: words.Language, suffix: str) -> output.Columns:
    """Name factors beside their ids, in a workbook instead of them."""
    told: dict[str, Sequence[Any]] = {}
    for name, cells in columns.items():
        told[name] = cells
        if name in ("factor", "other"):
            names = [_named(factor, definition, language) for factor in cells]
            told[name if suffix == ".xlsx" else f"{name}_name"] = names
        if name == "output" and suffix == ".xlsx":
            told[name] = [readable.value(cell, language) for cell in cells]
    return told


def _text(
    found: Sensitivity, scores: Scores, without: output.Columns, failures: output.Columns, arguments: argparse.Namespace
) -> str:
    """Lay out the indices, largest total first, and what the parts of the index do."""
    language = arguments.language
    told = TEXT[language]
    definition = scores.index.definition
    lines = [readable.edition(scores, language), words.named(definition, arguments.node or definition.model.root, language), ""]
    lines += [told["runs"].format(readable.whole(found.runs, language), found.seed), *(f"  {s}" for s in found.sources()), ""]
    if len(found.outputs) > 1:
        lines.append(words.paragraph(told["many"]))
    else:
        of = words.unit_name(scores, arguments.unit) if arguments.unit else arguments.top
        explained = told["explained"][arguments.output].format(of, of)
        lines += [told["share"].format(explained), ""]
        thin = words.thin(scores, arguments.unit, arguments.node, language) if arguments.unit else ""
        lines += [thin, ""] if thin else []
        lines += _indices(found, definition, language)
        if arguments.second_order and len(found.factors) > 1:
            lines += ["", *_pairs(found, definition, language)]
    for row in output.rows(failures):
        lines += ["", readable.failed(told["failed"], row["base_points"], row["reason"], language)]
    if found.error:
        told_of = [words.sentence(found.error, language), *surveys.sentences(found.surveys, language)]
        lines += ["", *map(words.paragraph, told_of)]
    return "\n".join([*lines, "", _without(scores, without, arguments)])


def _indices(found: Sensitivity, definition: Definition, language: words.Language) -> list[str]:
    told = TEXT[language]
    rows = [row for row in output.rows(found.columns()) if row["ST"] is not None]
    if not rows:
        return [told["still"]]
    cells = [
        [
            _named(row["factor"], definition, language),
            _share(row["S1"]),
            _between(row, "S1", told),
            _share(row["ST"]),
            _between(row, "ST", told),
        ]
        for row in sorted(rows, key=lambda row: -row["ST"])
    ]
    headings = list(told["headings"])
    headings[2] = headings[4] = told["interval"]
    return [
        words.laid(headings, cells, [False, True, True, True, True]),
        "",
        told["moments"].format(found.mean[0], math.sqrt(found.variance[0])),
        told["precision"].format(readable.whole(found.n, language)),
    ]


def _pairs(found: Sensitivity, definition: Definition, language: words.Language) -> list[str]:
    told = TEXT[language]
    rows = sorted(output.rows(found.interaction_columns()), key=lambda row: -(row["S2"] or 0))
    cells = [
        [
            " × ".join(_named(row[name], definition, language) for name in ("factor", "other")),
            _share(row["S2"]),
            _between(row, "S2", told),
        ]
        for row in rows[:PAIRS]
    ]
    return [
        words.laid(told["pairs"], cells, [False, True, True]),
        *([told["largest"].format(PAIRS, len(rows))] if len(rows) > PAIRS else []),
    ]


def _without(scores: Scores, without: output.Columns, arguments: argparse.Namespace) -> str:
    """Lay out what becomes of the ranking without each part, and of the unit that was asked for."""
    told = TEXT[arguments.language]
    title, mean, largest, whose, kept = told["without"]
    own = arguments.output if arguments.unit else ""
    written = words.score if own == "score" else words.place
    rows: list[dict[str, Any]] = [
        {name: math.nan if cell is None else cell for name, cell in row.items()} for row in output.rows(without)
    ]
    cells = [
        [
            words.named(scores.index.definition, row["node"], arguments.language),
            words.score(row["mean_shift"]),
            words.place(row["max_shift"]),
            _whose(scores, row, arguments.language),
            words.NONE if math.isnan(row["top_kept"]) else f"{100 * row['top_kept']:.0f} %",
            *([written(row[f"own_{own}_after"])] if own else []),
        ]
        for row in sorted(rows, key=lambda row: -row["mean_shift"])
    ]
    headings = [title, mean, largest, whose, kept.format(arguments.top)]
    headings += [told["own"][own].format(written(rows[0][f"own_{own}_before"]))] if own and rows else []
    return words.laid(headings, cells, [False, True, True, False, True, True][: len(headings)])


def _whose(scores: Scores, row: dict[str, Any], language: words.Language) -> str:
    """Name the unit that moves the most, and say if its score rests on little."""
    if not row["unit"]:
        return words.NONE
    name = words.unit_name(scores, row["unit"])
    return f"{name}, {readable.heading('thin', language)}" if row["thin"] else name


def _share(value: float | None) -> str:
    return words.NONE if value is None or math.isnan(value) else f"{round(value, 2) + 0.0:.2f}".replace("-", "−")


def _between(row: dict[str, Any], name: str, told: dict[str, Any]) -> str:
    return f"{_share(row[name + '_low'])} {told['to']} {_share(row[name + '_high'])}"
