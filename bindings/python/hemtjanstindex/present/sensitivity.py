"""What drives a ranking."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from ..core.columns import ResultColumns
from ..core.index import Scores
from ..robust.sensitivity import Sensitivity
from ..words import Language, heads, say
from . import layout, numbers, phrases, plain, readable, rules, surveys

if TYPE_CHECKING:
    from ..core.definition import Definition


#: How many pairs a terminal shows.
PAIRS = 10


@dataclass(frozen=True)
class Asked:
    """What was asked: which output, of which node and unit, and how many are the best."""

    output: str
    node: str | None
    unit: str | None
    top: int
    second_order: bool
    language: Language


def worded(columns: ResultColumns, definition: Definition, language: Language, suffix: str) -> ResultColumns:
    """Name factors beside their ids, in a workbook instead of them."""
    told = ResultColumns()
    for name, cells in columns.items():
        told |= columns.only([name])
        if name in ("factor", "other"):
            names = [phrases.factor(factor, definition, language) for factor in cells]
            told |= ResultColumns.column(name if suffix == ".xlsx" else f"{name}_name", names, "name", "label")
        if name == "output" and suffix == ".xlsx":
            told |= {name: [readable.value(cell, language) for cell in cells]}
    return told


def indices(found: Sensitivity) -> ResultColumns:
    """Give the indices of every output, the largest total first."""
    return _ordered(found.columns(), "ST", len(found.factors))


def lists(found: Sensitivity, without: ResultColumns, asked: Asked) -> dict[str, ResultColumns]:
    """Give all lists of an analysis."""
    pairs = found.interaction_columns()
    return {
        "sensitivity": indices(found),
        **({"interactions": _ordered(pairs, "S2", len(pairs["S2"]))} if asked.second_order else {}),
        "without": without,
        "outputs": found.output_columns(),
        "alternatives": found.alternative_columns(),
        "failures": readable.failures(found.failure_columns()),
    }


def _ordered(columns: ResultColumns, index: str, block: int) -> ResultColumns:
    """Put the rows of each block, which is an output's, in order: the largest index first."""
    order = np.lexsort((-np.asarray(columns[index]), np.arange(len(columns[index])) // max(block, 1)))
    return columns.picked(order.tolist())


def page(found: Sensitivity, scores: Scores, without: plain.Columns, asked: Asked) -> str:
    """Lay out the indices, largest total first, and what the parts of the index do."""
    language = asked.language
    definition = scores.index.definition
    lines = [readable.edition(scores, language), phrases.named(definition, asked.node or definition.model.root, language), ""]
    lines += [
        say("sensitivity-runs", language, runs=numbers.whole(found.runs, language), seed=str(found.seed)),
        *(
            f"  {rules.source(source, language, partial(phrases.named, definition, language=language))}"
            for source in found.sources()
        ),
        "",
    ]
    if len(found.outputs) > 1:
        lines.append(layout.paragraph(say("sensitivity-many", language)))
    else:
        of = {"unit": phrases.unit_name(scores, asked.unit)} if asked.unit else {"top": str(asked.top)}
        explained = say(f"sensitivity-output-{asked.output}", language, **of)
        lines += [say("sensitivity-share", language, output=explained), ""]
        thin = phrases.thin(scores, asked.unit, asked.node, language) if asked.unit else ""
        lines += [thin, ""] if thin else []
        lines += _indices(found, definition, language)
        if asked.second_order and len(found.factors) > 1:
            lines += ["", *_pairs(found, definition, language)]
    for row in plain.rows(readable.failures(found.failure_columns())):
        lines += [
            "",
            readable.failed(
                say("sensitivity-failed", language, points=numbers.whole(row["base_points"], language)), row["reason"]
            ),
        ]
    if found.error:
        told_of = [phrases.sentence(found.error, language), *surveys.sentences(found.surveys, language)]
        lines += ["", *map(layout.paragraph, told_of)]
    return "\n".join([*lines, "", _without(scores, without, asked)])


def _indices(found: Sensitivity, definition: Definition, language: Language) -> list[str]:
    rows = [row for row in plain.rows(found.columns()) if row["ST"] is not None]
    if not rows:
        return [say("sensitivity-still", language)]
    cells = [
        [
            phrases.factor(row["factor"], definition, language),
            _share(row["S1"], language),
            _between(row, "S1", language),
            _share(row["ST"], language),
            _between(row, "ST", language),
        ]
        for row in sorted(rows, key=lambda row: -row["ST"])
    ]
    headings = heads("sensitivity-list", ("", "alone", "", "both", ""), language)
    headings[2] = headings[4] = say("sensitivity-interval", language)
    return [
        layout.laid(headings, cells, [False, True, True, True, True]),
        "",
        layout.paragraph(
            say(
                "sensitivity-moments",
                language,
                mean=numbers.number(found.mean[0], ".4g", language),
                sd=numbers.number(math.sqrt(found.variance[0]), ".3g", language),
            )
        ),
        layout.paragraph(say("sensitivity-precision", language, points=numbers.whole(found.n, language))),
    ]


def _pairs(found: Sensitivity, definition: Definition, language: Language) -> list[str]:
    rows = sorted(plain.rows(found.interaction_columns()), key=lambda row: -(row["S2"] or 0))
    cells = [
        [
            " × ".join(phrases.factor(row[name], definition, language) for name in ("factor", "other")),
            _share(row["S2"], language),
            _between(row, "S2", language),
        ]
        for row in rows[:PAIRS]
    ]
    return [
        layout.laid(heads("sensitivity-pairs", ("title", "share", "interval"), language), cells, [False, True, True]),
        *([say("sensitivity-largest", language, shown=str(PAIRS), pairs=str(len(rows)))] if len(rows) > PAIRS else []),
    ]


def _without(scores: Scores, without: plain.Columns, asked: Asked) -> str:
    """Lay out what becomes of the ranking without each part, and of the unit that was asked for."""
    language = asked.language
    own = asked.output if asked.unit else ""
    written = numbers.score if own == "score" else phrases.place
    rows: list[dict[str, Any]] = [
        {name: math.nan if cell is None else cell for name, cell in row.items()} for row in plain.rows(without)
    ]
    cells = [
        [
            phrases.named(scores.index.definition, row["node"], language),
            numbers.score(row["mean_shift"], language),
            phrases.place(row["max_shift"], language),
            _whose(scores, row, language),
            numbers.NONE if math.isnan(row["top_kept"]) else f"{numbers.percent(row['top_kept'], language)} %",
            *([written(row[f"own_{own}_after"], language)] if own else []),
        ]
        for row in sorted(rows, key=lambda row: -row["mean_shift"])
    ]
    headings = heads("sensitivity-without", ("title", "mean", "largest", "whose"), language)
    headings.append(say("sensitivity-without-kept", language, top=str(asked.top)))
    headings += (
        [say(f"sensitivity-own-{own}", language, now=written(rows[0][f"own_{own}_before"], language))] if own and rows else []
    )
    return layout.laid(headings, cells, [False, True, True, False, True, True][: len(headings)])


def _whose(scores: Scores, row: dict[str, Any], language: Language) -> str:
    """Name the unit that moves the most, and say if its score rests on little."""
    if not row["unit"]:
        return numbers.NONE
    name = phrases.unit_name(scores, row["unit"])
    return f"{name}, {readable.heading('thin', language)}" if row["thin"] else name


def _share(value: float | None, language: Language) -> str:
    return numbers.number(value, ".2f", language)


def _between(row: dict[str, Any], name: str, language: Language) -> str:
    return say(
        "sensitivity-between", language, low=_share(row[f"{name}_low"], language), high=_share(row[f"{name}_high"], language)
    )
