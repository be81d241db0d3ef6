"""``hemtjanstindex districts``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from .. import _core
from ..definition import Definition
from ..errors import DataError, Problem
from ..index import fit
from ..scores import Scores
from ..table import Table
from . import inputs, output, readable
from .words import filled

Row = dict[str, Any]

HEADS = {
    "en": ("rank", "unit", "name", "score", "to its own", "just above", "just below", "group", "inherited"),
    "sv": ("plats", "kod", "namn", "poäng", "mot kommunen", "närmast över", "närmast under", "grupp", "ärvt"),
}
WORDS = {
    "en": {
        "among": "City districts among {} municipalities, which they do not move",
        "by_node": "Score and rank on every sub-index",
        "own": "the municipality",
        "gap": "highest minus lowest",
        "rank": "rank {}",
        "weak": "† The score rests on little: less than half of a part that weighs a quarter or more was observed.",
        "inherited": "Inherited: share of the weight with figures that are the municipality's, the same in all its districts.",
    },
    "sv": {
        "among": "Stadsdelar bland {} kommuner, som de inte flyttar",
        "by_node": "Poäng och plats i varje delindex",
        "own": "kommunen",
        "gap": "högst minus lägst",
        "rank": "plats {}",
        "weak": "† Svagt underlag: mindre än hälften av en del som väger minst en fjärdedel är observerad.",
        "inherited": "Ärvt: den andel av vikten där uppgifterna är kommunens, och alltså lika i alla dess stadsdelar.",
    },
}


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "districts",
        "place city districts on the national scale",
        "hemtjanstindex districts stadsdelar.csv --reference kommuner.csv --definition my-index.toml --out stadsdelar.xlsx",
    )
    told = "a CSV file of the districts; what belongs to the municipality may be left out or empty and is inherited"
    parser.add_argument("districts", metavar="DISTRICTS", help=told)
    told = "the municipalities: a CSV file, or the name of built-in data"
    parser.add_argument("--reference", required=True, metavar="DATA", help=told)
    inputs.add_definition(parser)
    columns = parser.add_argument_group("columns of DISTRICTS")
    columns.add_argument("--unit", default="stadsdel", metavar="COLUMN", help="codes of the districts (default: stadsdel)")
    columns.add_argument("--name", default="stadsdelsnamn", metavar="COLUMN", help="their names (default: stadsdelsnamn)")
    columns.add_argument("--by", default="kommun", metavar="COLUMN", help="code of the municipality (default: kommun)")
    inputs.complete(parser, run)


def run(arguments: argparse.Namespace) -> None:
    """Place the districts and write."""
    suffix = output.suffix_of(arguments.out) if arguments.out else ""
    definition = inputs.definition_of(arguments)
    municipalities = inputs.table_of(arguments, definition, arguments.reference, period=arguments.period)
    columns = {"unit": arguments.unit, "name": arguments.name, "groups": [arguments.by], "background": []}
    table = inputs.table_of(arguments, definition, arguments.districts, period=arguments.period, partial=True, **columns)
    refuse_absent(table, definition, arguments.districts)
    if arguments.by not in table.groups:
        told = f"there is no column '{arguments.by}' with the code of each district's municipality (--by)"
        raise DataError([Problem("missing_column", told, file=arguments.districts)])
    reference = fit(definition, municipalities).score(municipalities)
    scores, places, gaps = _core.districts(reference, table, arguments.by)
    if arguments.out:
        sheets = {"places": places} if suffix == ".csv" else {"places": places, "gaps": gaps}
        if suffix == ".xlsx":
            model, language = definition.model, arguments.language
            sheets = {
                readable.sheet(model, name, language): readable.headed(of, model, language) for name, of in sheets.items()
            }
        output.write(sheets, arguments.out, inputs.provenance(Scores(scores), arguments.language), arguments.language)
    else:
        output.show(_text(reference, places, gaps, arguments.language), arguments.language)


def refuse_absent(table: Table, definition: Definition, file: str) -> None:
    """Refuse a file without a column that the municipality does not stand in for."""
    problems = []
    for node in definition.model.indicators:
        indicator = definition.model[node].indicator
        if indicator and indicator.scope == "unit" and node not in table.indicators:
            problems.append(Problem("missing_column", f"there is no column '{node}'", file=file, indicator=node))
    if problems:
        raise DataError(problems)


def _text(reference: Scores, places: output.Columns, gaps: output.Columns, language: readable.Language) -> str:
    """Lay the districts out for a terminal, municipality by municipality."""
    words, model = WORDS[language], reference.index.model
    nodes = list(dict.fromkeys(gaps["node"]))
    rows, of_gaps = output.rows(places), output.rows(gaps)
    parts = [readable.edition(reference, language), words["among"].format(len(reference)), ""]
    for municipality in dict.fromkeys(gaps["municipality"]):
        own = [row for row in rows if row["municipality"] == municipality]
        gap = {row["node"]: row for row in of_gaps if row["municipality"] == municipality}
        parts += [
            _heading(gap[nodes[0]], language),
            _places([row for row in own if row["node"] == nodes[0]], model, language),
            "",
        ]
        if len(nodes) > 1:
            names = [readable.title(model, node, language) for node in nodes[1:]]
            parts += [words["by_node"], _by_node(own, gap, nodes, names, language), ""]
    if any("†" in part for part in parts):
        parts.append(words["weak"])
    return "\n".join([*parts, words["inherited"]])


def _number(value: float | None, form: str = ".1f") -> str:
    return "–" if value is None else format(value, form)


def _score_and_rank(row: Row) -> str:
    return f"{_number(row['score'])}{_mark(row['thin'])} ({_number(row['rank'], 'g')})"


def _mark(thin: str) -> str:
    return "†" if thin else ""


def _beside(row: Row, which: str) -> str:
    return f"{row[which + '_name']} {_number(row[which + '_score'])}{_mark(row[which + '_thin'])}" if row[which] else "–"


def _heading(gap: Row, language: readable.Language) -> str:
    rank = WORDS[language]["rank"].format(_number(gap["rank"], "g"))
    return f"{gap['name']} [{gap['municipality']}]: {_number(gap['score'])}{_mark(gap['thin'])}, {rank}"


def _places(rows: Sequence[Row], model: _core.Model, language: readable.Language) -> str:
    cells = [
        [
            _number(row["rank"], "g"),
            row["unit"],
            row["name"],
            _number(row["score"]),
            _number(row["gap"], "+.1f"),
            _beside(row, "above"),
            _beside(row, "below"),
            _core.group_name(row["group"], language),
            _number(row["inherited"], ".0%"),
            readable.thin(model, row["thin"], language),
        ]
        for row in rows
    ]
    headings = [*HEADS[language], readable.heading("thin", language)]
    return filled(headings, cells, [i in (0, 3, 4, 8) for i in range(10)])


def _by_node(
    rows: Sequence[Row], gaps: dict[str, Row], nodes: Sequence[str], names: Sequence[str], language: readable.Language
) -> str:
    """One row per district, one column per sub-index; then the municipality, and how far apart its districts are."""
    words = WORDS[language]
    on = {(row["unit"], row["node"]): row for row in rows}
    units = [row["unit"] for row in rows if row["node"] == nodes[0]]
    cells = [[unit, *(_score_and_rank(on[unit, node]) for node in nodes[1:])] for unit in units]
    cells.append([words["own"], *(_score_and_rank(gaps[node]) for node in nodes[1:])])
    cells.append([words["gap"], *(_number(gaps[node]["gap"]) for node in nodes[1:])])
    return output.aligned(["", *names], cells, [False] + [True] * len(names))
