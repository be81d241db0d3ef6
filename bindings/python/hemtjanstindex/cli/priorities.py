"""``hemtjanstindex priorities``."""

from __future__ import annotations

import argparse
import math
from typing import Any

from .. import _core
from ..priorities import importance
from ..scores import Scores
from . import inputs, output, plans, readable, words

TEXT: dict[str, dict[str, str]] = {
    "en": {
        "grade": "Grade: how far the figure is above (+) or below (−) the mean of all units, in standard deviations; "
        "above is better, whichever way the figure counts.",
        "weight": "Effect: points per standard deviation.",
        "outcome": "Effect: share of the differences between units in “{}” that goes with the indicator, with a 95 % "
        "interval; an association, which does not say that one brings about the other. All together {:.0%} of them ({:.0%} "
        "adjusted for chance), {} units.",
        "lines": "The lines between the fields are the same for every unit: grade 0, effect {}, the mean over the indicators.",
        "no_field": "A cell without a figure has no grade. Where that costs points it counts as low, else it has no field.",
        "raised": "Raised to: the level that a quarter of the units reach (the 75th percentile).",
        "first": "The largest gains stand first.",
        "first_outcome": "What to prioritise stands first, by falling effect.",
        "realistic": "Realistic step: the 75th percentile of the yearly changes of others that started in the same third.",
        "stays": "there already",
        "step": "step to",
        "nobody": "Not told",
    },
    "sv": {
        "grade": "Betyg: hur långt uppgiften ligger över (+) eller under (−) medelvärdet för alla, i standardavvikelser; över "
        "är alltid bättre, även där ett lågt tal är bra.",
        "weight": "Effekt: poäng per standardavvikelse.",
        "outcome": "Effekt: andel av skillnaderna mellan enheter i ”{}” som följer indikatorn, med 95 % intervall; ett "
        "samband, som inte säger att det ena leder till det andra. Tillsammans {:.0%} av dem ({:.0%} justerat för slumpen), "
        "{} enheter.",
        "lines": "Gränserna mellan fälten är desamma för alla: betyg 0, effekt {}, som är medelvärdet för indikatorerna.",
        "no_field": "Där uppgift saknas finns inget betyg. Kostar det poäng räknas betyget som lågt, annars anges inget fält.",
        "raised": "Höjd till: den nivå som en fjärdedel når (75:e percentilen).",
        "first": "De största vinsterna står först.",
        "first_outcome": "Det som bör prioriteras står först, efter fallande effekt.",
        "realistic": "Realistiskt steg: 75:e percentilen av årsförändringarna hos andra som började i samma tredjedel.",
        "stays": "redan där",
        "step": "steg till",
        "nobody": "Inte angivet",
    },
}
HEADINGS = {
    "en": ("field", "indicator", "grade", "effect", "now", "", "raised to", "gain", "rank", "people"),
    "sv": ("fält", "indikator", "betyg", "effekt", "nu", "", "höjd till", "vinst", "plats", "personer"),
}


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "priorities",
        "tell what to improve first, and what it would give",
        "hemtjanstindex priorities figures.csv --definition my-index.toml --unit 1290 --goal-rank 50",
    )
    parser.add_argument("data", metavar="DATA", help="a CSV file, or the name of built-in data")
    inputs.add_definition(parser)
    parser.add_argument("--unit", required=True, metavar="U", help="code of the unit")
    parser.add_argument("--node", metavar="N", help="the node whose score is to rise (default: the whole index)")
    parser.add_argument("--earlier", metavar="DATA", help="the year before, for a realistic step")
    told = "units with commas between, the best of which is the best (in files; default: all)"
    parser.add_argument("--peers", metavar="U,U", default="", help=told)
    told = "let the effect be the importance for this outcome, e.g. the indicator of overall satisfaction"
    parser.add_argument("--outcome", metavar="N", help=told)
    parser.add_argument("--by", choices=["responsible"], help="part the indicators by who can act")
    parser.add_argument("--top", metavar="K", type=int, default=0, help="show the first K indicators")
    plans.add(parser)
    inputs.complete(parser, run, inputs.TO_FILE + "; a CSV has the indicators alone")


def run(arguments: argparse.Namespace) -> None:
    """Find the priorities and write."""
    suffix = output.suffix_of(arguments.out) if arguments.out else ""
    definition = inputs.definition_of(arguments)
    scores = inputs.scores_of(arguments, definition)
    earlier = inputs.table_of(arguments, definition, arguments.earlier, partial=True) if arguments.earlier else None
    matter = importance(scores, arguments.outcome) if arguments.outcome else None
    peers = [code for code in arguments.peers.split(",") if code]
    columns = _core.priority_columns(scores, [arguments.unit], arguments.node or "", peers, earlier, matter)
    answering = _core.answering_columns(scores, arguments.unit, arguments.node or "")
    plan = plans.of(scores, arguments)
    wider = plans.wider(scores, arguments, plan) if plan else None
    if not suffix:
        told = page(scores, arguments, columns, matter) + "\n" + plans.page(scores, arguments, plan, wider, answering)
        output.show(told.rstrip("\n"), arguments.language)
        return
    model, language = definition.model, arguments.language
    lists = {"priorities": columns}
    if suffix != ".csv":
        lists |= {"answering": answering} if answering["survey"] else {}
        lists |= {"plan": plans.columns(plan), "left_out": plans.left_out(plan)} if plan else {}
    asked = {"unit": arguments.unit, "node": arguments.node or model.root, "effect": arguments.outcome or "weight"}
    sheets = words.sheets(lists, arguments.out, definition, language)
    output.write(sheets, arguments.out, inputs.provenance(scores, language) | asked, language)


def page(scores: Scores, arguments: argparse.Namespace, columns: dict[str, Any], matter: _core.Importance | None) -> str:
    """Lay the matrix out for a terminal."""
    language = arguments.language
    told = TEXT[language]
    definition = scores.index.definition
    rows: list[dict[str, Any]]
    rows = [{name: math.nan if cell is None else cell for name, cell in row.items()} for row in output.rows(columns)]
    thin = words.thin(scores, arguments.unit, arguments.node, language)
    lines = [readable.edition(scores, language), "", plans.standing(scores, arguments), *([thin] if thin else []), ""]
    shown = rows[: arguments.top or None]
    parted: dict[str, None] = {row["responsible"] or told["nobody"]: None for row in shown} if arguments.by else {"": None}
    for responsible in parted:
        part = [row for row in shown if not arguments.by or (row["responsible"] or told["nobody"]) == responsible]
        lines += [responsible] if responsible else []
        lines += [_table(scores, part, arguments, matter is not None), ""]
    lines.append(words.paragraph(told["grade"]))
    if matter is None:
        lines.append(told["weight"])
    else:
        known = (words.named(definition, matter.outcome, language), matter.r_squared, matter.adjusted_r_squared, matter.units)
        lines.append(words.paragraph(told["outcome"].format(*known)))
    if rows:
        line = rows[0]["effect_line"]
        lines.append(words.paragraph(told["lines"].format(f"{line:.2f}" if matter is None else f"{line:.1%}")))
    if any(math.isnan(row["grade"]) for row in rows):
        lines.append(words.paragraph(told["no_field"]))
    lines += [told["raised"], told["first_outcome" if matter else "first"]]
    if arguments.earlier:
        lines.append(told["realistic"])
    return "\n".join(lines)


def _table(scores: Scores, rows: list[dict[str, Any]], arguments: argparse.Namespace, by_outcome: bool) -> str:
    language = arguments.language
    told = TEXT[language]
    definition = scores.index.definition
    cells = []
    for row in rows:
        indicator = definition.model[row["indicator"]].indicator
        assert indicator is not None
        effect = f"{row['effect']:.2f}"
        if by_outcome:
            effect = f"{row['effect']:.1%} ({row['effect_low']:.1%} – {row['effect_high']:.1%})".replace("-", "−")
        now = words.figure(indicator, row["raw"], language)
        better = row["raw"] != row["upper_quartile_raw"]
        cell = [
            _core.quadrant_name(row["quadrant"], language) or words.NONE,
            words.named(definition, row["indicator"], language),
            words.signed(row["grade"]),
            effect,
            now,
            words.STATUSES[language][row["status"]],
            *_raised(row, "upper_quartile", indicator, language, told["stays"] if not better else ""),
        ]
        if arguments.earlier:
            cell += _raised(row, "realistic", indicator, language, "")[:3]
        cells.append(cell)
    headings = list(HEADINGS[language])
    right = [False, False, True, True, True, False, True, True, True, False]
    if arguments.earlier:
        headings += [told["step"], headings[7], headings[8]]
        right += [True, True, True]
    return words.filled(headings, cells, right)


def _raised(row: dict[str, Any], to: str, indicator: _core.Indicator, language: words.Language, stays: str) -> list[str]:
    """Write what raising an indicator gives: the figure, the gain, the rank and the people."""
    if stays or math.isnan(row[f"{to}_raw"]):
        return [stays or words.NONE, "", "", ""]
    return [
        words.figure(indicator, row[f"{to}_raw"], language),
        words.signed(row[f"{to}_gain"]),
        words.place(row[f"{to}_rank"]),
        words.people(row[f"{to}_people"], row["people_of"], row["people_answered"], language),
    ]
