"""What drives a ranking."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..core.index import Scores
from ..robust.sensitivity import Sensitivity
from . import layout, phrases, plain, readable, surveys

if TYPE_CHECKING:
    from ..core.definition import Definition


#: How many pairs a terminal shows.
PAIRS = 10


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


@dataclass(frozen=True)
class Asked:
    """What was asked: which output, of which node and unit, and how many are the best."""

    output: str
    node: str | None
    unit: str | None
    top: int
    second_order: bool
    language: phrases.Language


def _named(factor: str, definition: Definition, language: phrases.Language) -> str:
    """Name a factor, which may be the number of a source that belongs to a node."""
    source, _, node = factor.removesuffix("]").partition("[")
    if node not in definition.model:
        return factor
    return f"{TEXT[language]['kinds'].get(source, source)}: {phrases.named(definition, node, language)}"


def worded(columns: plain.Columns, definition: Definition, language: phrases.Language, suffix: str) -> plain.Columns:
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


def page(found: Sensitivity, scores: Scores, without: plain.Columns, failures: plain.Columns, asked: Asked) -> str:
    """Lay out the indices, largest total first, and what the parts of the index do."""
    language = asked.language
    told = TEXT[language]
    definition = scores.index.definition
    lines = [readable.edition(scores, language), phrases.named(definition, asked.node or definition.model.root, language), ""]
    lines += [told["runs"].format(readable.whole(found.runs, language), found.seed), *(f"  {s}" for s in found.sources()), ""]
    if len(found.outputs) > 1:
        lines.append(layout.paragraph(told["many"]))
    else:
        of = phrases.unit_name(scores, asked.unit) if asked.unit else asked.top
        explained = told["explained"][asked.output].format(of, of)
        lines += [told["share"].format(explained), ""]
        thin = phrases.thin(scores, asked.unit, asked.node, language) if asked.unit else ""
        lines += [thin, ""] if thin else []
        lines += _indices(found, definition, language)
        if asked.second_order and len(found.factors) > 1:
            lines += ["", *_pairs(found, definition, language)]
    for row in plain.rows(failures):
        lines += ["", readable.failed(told["failed"], row["base_points"], row["reason"], language)]
    if found.error:
        told_of = [phrases.sentence(found.error, language), *surveys.sentences(found.surveys, language)]
        lines += ["", *map(layout.paragraph, told_of)]
    return "\n".join([*lines, "", _without(scores, without, asked)])


def _indices(found: Sensitivity, definition: Definition, language: phrases.Language) -> list[str]:
    told = TEXT[language]
    rows = [row for row in plain.rows(found.columns()) if row["ST"] is not None]
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
        layout.laid(headings, cells, [False, True, True, True, True]),
        "",
        told["moments"].format(found.mean[0], math.sqrt(found.variance[0])),
        told["precision"].format(readable.whole(found.n, language)),
    ]


def _pairs(found: Sensitivity, definition: Definition, language: phrases.Language) -> list[str]:
    told = TEXT[language]
    rows = sorted(plain.rows(found.interaction_columns()), key=lambda row: -(row["S2"] or 0))
    cells = [
        [
            " × ".join(_named(row[name], definition, language) for name in ("factor", "other")),
            _share(row["S2"]),
            _between(row, "S2", told),
        ]
        for row in rows[:PAIRS]
    ]
    return [
        layout.laid(told["pairs"], cells, [False, True, True]),
        *([told["largest"].format(PAIRS, len(rows))] if len(rows) > PAIRS else []),
    ]


def _without(scores: Scores, without: plain.Columns, asked: Asked) -> str:
    """Lay out what becomes of the ranking without each part, and of the unit that was asked for."""
    told = TEXT[asked.language]
    title, mean, largest, whose, kept = told["without"]
    own = asked.output if asked.unit else ""
    written = phrases.score if own == "score" else phrases.place
    rows: list[dict[str, Any]] = [
        {name: math.nan if cell is None else cell for name, cell in row.items()} for row in plain.rows(without)
    ]
    cells = [
        [
            phrases.named(scores.index.definition, row["node"], asked.language),
            phrases.score(row["mean_shift"]),
            phrases.place(row["max_shift"]),
            _whose(scores, row, asked.language),
            phrases.NONE if math.isnan(row["top_kept"]) else f"{100 * row['top_kept']:.0f} %",
            *([written(row[f"own_{own}_after"])] if own else []),
        ]
        for row in sorted(rows, key=lambda row: -row["mean_shift"])
    ]
    headings = [title, mean, largest, whose, kept.format(asked.top)]
    headings += [told["own"][own].format(written(rows[0][f"own_{own}_before"]))] if own and rows else []
    return layout.laid(headings, cells, [False, True, True, False, True, True][: len(headings)])


def _whose(scores: Scores, row: dict[str, Any], language: phrases.Language) -> str:
    """Name the unit that moves the most, and say if its score rests on little."""
    if not row["unit"]:
        return phrases.NONE
    name = phrases.unit_name(scores, row["unit"])
    return f"{name}, {readable.heading('thin', language)}" if row["thin"] else name


def _share(value: float | None) -> str:
    return phrases.NONE if value is None or math.isnan(value) else f"{round(value, 2) + 0.0:.2f}".replace("-", "−")


def _between(row: dict[str, Any], name: str, told: dict[str, Any]) -> str:
    return f"{_share(row[name + '_low'])} {told['to']} {_share(row[name + '_high'])}"
