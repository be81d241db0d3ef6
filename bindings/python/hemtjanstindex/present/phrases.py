"""Figures and differences as a person reads them, in Swedish and English."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _core, words
from ..core.columns import ResultColumns
from ..words import Language, say
from . import indicators, layout, numbers, output, plain, readable, rules

if TYPE_CHECKING:
    from ..core.definition import Definition
    from ..core.index import Scores


def figure(indicator: _core.Indicator, value: float, language: Language) -> str:
    """Write a raw figure: 83 %, 14.2, yes; a mean of yes and no as the share of yes."""
    if math.isnan(value):
        return numbers.NONE
    if indicator.kind == "yes_no":
        if value in (0, 1):
            return say("yes" if value else "no", language)
        return say("share-yes", language, share=numbers.percent(value, language))
    return numbers.short(value, ".1f", language) + (" %" if indicator.kind == "share" else "")


def sentence(fact: str, language: Language) -> str:
    """Write a fact of the provenance as a sentence of its own."""
    told = readable.value(fact, language)
    return f"{told[0].upper()}{told[1:]}."


def place(value: float | None, language: Language, ranked: int | None = None) -> str:
    """Write a rank, and of how many where that is told."""
    rank = numbers.general(value, language)
    return rank if ranked is None or rank == numbers.NONE else say("place-of", language, rank=rank, ranked=str(ranked))


def standing(scores: _core.Scores, row: Mapping[str, Any], language: Language) -> str:
    """Write the place of a unit on a node, and of how many; on a question of yes or no how many have the answer yes."""
    indicator = scores.index.definition.model[row["node"]].indicator
    if indicator is None or indicator.kind != "yes_no":
        return place(row["rank"], language, row["ranked"])
    answers = scores.table.values[:, scores.table.indicators.index(row["node"])]
    answers = answers[~np.isnan(answers)]
    return say("share-of-all", language, share=numbers.percent(answers.mean(), language)) if len(answers) else numbers.NONE


def people(number: float, of: float, answered: bool, language: Language) -> str:
    """Say a difference in people, more or fewer, where the counts are known and it is one person at least."""
    told = numbers.number(abs(number), ".0f", language)
    if told in ("0", numbers.NONE):
        return ""
    who = "answered" if answered else "users"
    way = "fewer" if number < 0 else "more"
    return say(f"people-{who}", language, people=told, way=way, of=numbers.number(of, ",.0f", language))


def status(of: str, language: Language) -> str:
    """Say why there is no figure; nothing where there is one."""
    return "" if of == "observed" else say(f"status-{of}", language)


def named(definition: _core.Definition, node: str, language: Language) -> str:
    """Give the name of a node, or its id where it has none."""
    return readable.title(definition.model, node, language)


def factor(factor: str, definition: _core.Definition, language: Language) -> str:
    """Name a factor: a source, a step, or what a source draws for a node."""
    source, _, node = factor.removesuffix("]").partition("[")
    if node not in definition.model:
        return rules.kind(factor, language)
    name = named(definition, node, language)
    if words.known(f"sensitivity-kind-{source}", language):
        return say(f"sensitivity-kind-{source}", language, node=name)
    return f"{rules.kind(source, language)}: {name}"


def reference(against: str | list[str], unit: str, scores: _core.Scores, language: Language) -> str:
    """Say whom a unit is compared with."""
    if isinstance(against, list):
        return ", ".join(unit_name(scores, code) for code in against)
    if against in scores.units:
        return unit_name(scores, against)
    if against in scores.table.groups:
        label = scores.table.groups[against][list(scores.units).index(unit)]
        kind = against if words.known(f"reference-in-{against}", language) else "group"
        return say(f"reference-in-{kind}", language, label=label)
    return say(f"reference-{against}", language) if words.known(f"reference-{against}", language) else against


def unit_name(scores: _core.Scores, unit: str) -> str:
    """Give a unit's name with its code."""
    name = scores.table.names[list(scores.units).index(unit)]
    return unit if name == unit else f"{name} ({unit})"


def unscored(scores: _core.Scores, unit: str, node: str | None, language: Language) -> str:
    """Say that a unit has no score on a node, and why; nothing where it has one."""
    columns = _core.Scores.ranking_columns(scores, node or "")
    row = next((row for row in plain.rows(columns) if row["unit"] == unit), None)
    if row is None or row["score"] is not None:
        return ""
    definition = scores.index.definition
    why = say(f"unscored-{row['reason']}", language, node=named(definition, row["reason_node"], language))
    least = max(getattr(rule, "min_coverage", 0) for rule in definition.method.missing.values())
    if row["coverage"] is not None and row["coverage"] < least:
        shares = {"coverage": numbers.percent(row["coverage"], language), "least": numbers.percent(least, language)}
        why = say("unscored-coverage", language, why=why, **shares)
    where = named(definition, node or definition.model.root, language)
    return say("unscored", language, unit=unit_name(scores, unit), node=where, why=why)


def thin(scores: _core.Scores, unit: str, node: str | None, language: Language) -> str:
    """Say that a unit's score on a node rests on little, as a sentence; nothing where it does not."""
    return weak(scores.index.definition.model, scores.thin(node)[list(scores.units).index(unit)], language)


def weak(model: _core.Model, node: str, language: Language) -> str:
    """Say that a score rests on little, as a sentence; nothing where no node makes it."""
    what = readable.thin(model, node, language)
    return layout.paragraph(say("weak", language, what=what)) if what else ""


def beside(
    headings: Sequence[str], cells: Sequence[Sequence[str]], right: Sequence[bool], thin: Sequence[str], language: Language
) -> str:
    """Lay out a table with what makes the score of each row rest on little, in words, as its last column where there is any."""
    if not any(thin):
        return layout.laid(headings, cells, right)
    told = [[*row, little] for row, little in zip(cells, thin, strict=True)]
    return layout.laid([*headings, readable.heading("thin", language)], told, [*right, False])


def of_means(against: str | list[str], scores: _core.Scores, language: Language) -> list[str]:
    """Say what the score of a reference of several units is."""
    return [] if against == "best" or against in scores.units else [layout.paragraph(say("reference-of-means", language))]


def sheets(lists: Mapping[str, ResultColumns], path: str, scores: Scores, language: Language) -> dict[str, ResultColumns]:
    """Make lists ready to be written.

    A workbook is in the language, with names of units beside codes and beside figures what they are in; any other file has
    names of nodes beside their ids.
    """
    definition = scores.index.definition
    if output.suffix_of(path) != ".xlsx":
        return {name: _with_names(columns, definition, language) for name, columns in lists.items()}
    model = definition.model
    return {
        readable.sheet(model, n, language): readable.headed(
            worded(_with_measures(_with_units(c, scores), model), definition, language), model, language
        )
        for n, c in lists.items()
    }


def _with_names(columns: ResultColumns, definition: Definition, language: Language) -> ResultColumns:
    """Put the names of nodes, or else of indicators, beside their ids."""
    if "node" in columns:
        names = [named(definition, node, language) for node in columns["node"]]
        beside = ResultColumns.column("node_name", names, "name", "label")
        return columns.only(["node"]) | beside | columns.without("node")
    if "indicator" in columns:
        names = [named(definition, indicator, language) for indicator in columns["indicator"]]
        return _beside(columns, "indicator", ResultColumns.column("indicator_name", names, "name", "label"))
    return columns


def _with_units(columns: ResultColumns, scores: _core.Scores) -> ResultColumns:
    """Put the names of units beside their codes, where they are not there."""
    if "unit" not in columns or "name" in columns:
        return columns
    known = dict(zip(scores.table.units, scores.table.names, strict=True))
    names = [known.get(unit, unit) for unit in columns["unit"]]
    return _beside(columns, "unit", ResultColumns.column("name", names, "name", "label"))


def _with_measures(columns: ResultColumns, model: _core.Model) -> ResultColumns:
    """Put beside figures of indicators what they are in."""
    if "raw" not in columns:
        return columns
    told = [indicators.measure(model[node].indicator) for node in columns["node" if "node" in columns else "indicator"]]
    return _beside(columns, "raw", ResultColumns.column("measure", told, "text", "note"))


def _beside(columns: ResultColumns, name: str, beside: ResultColumns) -> ResultColumns:
    """Put a column after the one of that name."""
    order = list(columns)
    at = order.index(name) + 1
    return (columns | beside).only([*order[:at], *beside, *order[at:]])


def _left_out(why: str, language: Language) -> str:
    return say(f"left-out-{why}", language) if words.known(f"left-out-{why}", language) else why


def worded(columns: ResultColumns, definition: Definition, language: Language) -> ResultColumns:
    """Put the words of answers in the language that `readable.worded` leaves: statuses, grounds, fields, why and which list."""
    told = ResultColumns(columns, columns.facts)
    for statuses in ("status", "now_status", "if_status"):
        if statuses in told:
            told[statuses] = [status(of, language) for of in told[statuses]]
    if "gaps" in told:
        told["gaps"] = [[status(of, language) for of in gaps] for gaps in told["gaps"]]
    if "indicator" in told and "node" not in told:
        told["indicator"] = [named(definition, i, language) if i in definition.model else i for i in told["indicator"]]
    if "quadrant" in told:
        told["quadrant"] = [readable.coded("quadrant", quadrant, language) for quadrant in told["quadrant"]]
    if "why" in told:
        told["why"] = [_left_out(why, language) for why in told["why"]]
    if "case" in told:
        told["case"] = [say(f"case-{case}", language) for case in told["case"]]
    if "ground" in told:
        told["ground"] = [readable.coded("ground", ground, language) for ground in told["ground"]]
    for factors in ("factor", "other", "source"):
        if factors in told:
            told[factors] = [each and factor(each, definition, language) for each in told[factors]]
    if "rule" in told:
        name = partial(named, definition, language=language)
        told["rule"] = [each and rules.named(each, language, name) for each in told["rule"]]
    if "list" in told:
        told["list"] = [which and say(f"list-{which}", language) for which in told["list"]]
    if "indicators" in told:
        told["indicators"] = [[named(definition, node, language) for node in nodes] for nodes in told["indicators"]]
    return told
