"""``hemtjanstindex rank``."""

from __future__ import annotations

import argparse
import sys
from typing import Any, Literal

import numpy as np

from .. import _core
from ..definition import Definition
from ..index import fit
from . import inputs, output

SWEDISH = {
    "rank": "plats",
    "unit": "kod",
    "name": "namn",
    "score": "poäng",
    "group": "grupp",
    "coverage": "täckning",
    "reason": "orsak",
}
REASONS = {
    "en": {"none": "", "no_values": "no values: {}", "low_coverage": "too few values: {}"},
    "sv": {"none": "", "no_values": "inga värden: {}", "low_coverage": "för få värden: {}"},
}


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "rank",
        "rank units by their scores",
        "hemtjanstindex rank figures.csv --definition my-index.toml --by lan --out ranking.csv",
    )
    parser.add_argument("data", metavar="DATA", help="a CSV file, or the name of built-in data")
    inputs.add_definition(parser)
    parser.add_argument("--node", metavar="N", help="the node to rank by (default: the whole index)")
    parser.add_argument("--by", metavar="GROUP", help="rank within each label of this group variable")
    parser.add_argument("--top", metavar="K", type=_count, help="only the first K units (of each label)")
    parser.add_argument("--out", metavar="FILE", help=inputs.TO_FILE)
    inputs.add_reading(parser)
    inputs.add_language(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> None:
    """Rank and write."""
    if arguments.out:
        output.suffix_of(arguments.out)
    definition = inputs.definition_of(arguments)
    table = inputs.table_of(arguments, definition)
    scores = fit(definition, table).score(table, indicators=arguments.node in definition.model.indicators)
    columns = _top(scores.ranking_columns(arguments.node, arguments.by), arguments.by, arguments.top)
    node = arguments.node or definition.model.root
    provenance = {**inputs.provenance(scores, arguments.language), "node": node, "by": arguments.by}
    if arguments.out:
        output.write({"ranking": columns}, arguments.out, provenance)
    elif sys.stdout.isatty():
        print(_title(definition, node, table.period, arguments.language))
        print(_text(columns, arguments.by, arguments.language))
    else:
        output.write_csv(columns, sys.stdout, provenance)


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return count


def _top(columns: dict[str, Any], by: str | None, count: int | None) -> dict[str, Any]:
    """Keep the first rows, of each label where there are labels."""
    if count is None:
        return columns
    seen: dict[str, int] = {}
    kept = []
    for row, label in enumerate(columns[by] if by else [""] * len(columns["unit"])):
        seen[label] = seen.get(label, 0) + 1
        if seen[label] <= count:
            kept.append(row)
    return {name: np.asarray(column)[kept] for name, column in columns.items()}


def _title(definition: Definition, node: str, period: str, language: Literal["sv", "en"]) -> str:
    status = definition.status if definition.status != "reconstruction" else ""
    parts = [definition.heading(language), status, definition.model[node].name.in_(language) or node, period]
    return " · ".join(part for part in parts if part) + "\n"


def _text(columns: dict[str, Any], by: str | None, language: Literal["sv", "en"]) -> str:
    """Lay the ranking out for a terminal."""
    headings = SWEDISH if language == "sv" else {}
    shown = ["rank", "unit", "name", *([by] if by else []), "score", "group", "coverage", "reason"]
    cells = []
    for row in output.rows(columns):
        row["rank"] = "–" if row["rank"] is None else f"{row['rank']:g}"
        row["score"] = "–" if row["score"] is None else f"{row['score']:.2f}"
        row["group"] = _core.group_name(row["group"], language)
        row["coverage"] = "–" if row["coverage"] is None else f"{row['coverage']:.0%}"
        row["reason"] = REASONS[language][row["reason"]].format(row["reason_node"])
        cells.append([row[column] for column in shown])
    return output.aligned([headings.get(c, c) for c in shown], cells, [c in ("rank", "score", "coverage") for c in shown])
