"""How sure scores and ranks are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .. import _core
from ..core.index import Scores
from ..robust import vary
from ..robust.uncertainty import Uncertainty
from . import layout, phrases, plain, readable, surveys

if TYPE_CHECKING:
    pass


TEXT: dict[str, dict[str, Any]] = {
    "en": {
        "varied": "{} replicates, seed {}, in which varied:",
        "interval": "{} % interval",
        "headings": ("rank", "code", "name", "score", "mean rank", "median", "top {}"),
        "still": "Not varied: {}.",
        "kinds": {"weights": "the weights", "sampling": "the random error of survey answers", "choice": "the choice of method"},
        "uncounted": "How sure the ranks are is not known: {} of {} survey figures have no number of answers.",
        "left": "How sure the ranks are is not known: the random error of the survey answers was not varied.",
        "assumed": "The last column shows what it would be if {} answers stood behind each such share (an assumption).",
        "counted": "The last column shows what it is with the numbers of answers.",
        "wanted": "Other figures than shares need --assume-standard-error to show what assumed answers would give.",
        "also": "with answers",
        "unknown": "not known",
        "blind": "Not known how sure, without a single survey figure: {}",
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
        "still": "Varierar inte: {}.",
        "kinds": {"weights": "vikterna", "sampling": "slumpfelet i enkätsvaren", "choice": "valet av metod"},
        "uncounted": "Hur säkra platserna är går inte att säga: {} av {} enkätuppgifter saknar antal svar.",
        "left": "Hur säkra platserna är går inte att säga: slumpfelet i enkätsvaren har inte fått variera.",
        "assumed": "Sista kolumnen visar hur det vore om varje sådan andel byggde på {} svar (ett antagande).",
        "counted": "Sista kolumnen visar hur det är med de antal svar som finns.",
        "wanted": "Andra uppgifter än andelar kräver --assume-standard-error för att visa vad antagna svar skulle ge.",
        "also": "med svar",
        "unknown": "inte känt",
        "blind": "Inte känt hur säkert, utan en enda enkätuppgift: {}",
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


def still(u: Uncertainty) -> list[str]:
    """Give the kinds of sources that did not vary, of those that make sense here."""
    kinds = {type(source) for source in u.question.vary}
    model = u.index.model
    surveyed = any(node.indicator and node.indicator.error == "survey" for node in model.nodes)
    left = {
        "weights": not kinds & {vary.weights, vary.weights_from},
        "sampling": surveyed and vary.sampling not in kinds,
        "choice": not kinds & {vary.choice, vary.drop},
    }
    return [kind for kind, out in left.items() if out]


@dataclass(frozen=True)
class Analysis:
    """What was run and what is told of it."""

    result: Uncertainty
    assumed: Uncertainty | None
    """The same with the random error of surveys too, as far as it had to be assumed."""
    scores: Scores
    answers: surveys.Answers
    stated: bool
    """Whether it is said how alike one person's answers are."""
    respondents: float
    node: str | None
    level: float
    top: int
    language: phrases.Language


def _opening(of: Analysis) -> list[str]:
    """Say what did not vary, and what therefore is not known."""
    language, answers = of.language, of.answers
    told = TEXT[language]
    left = still(of.result)
    lines = [told["still"].format(", ".join(told["kinds"][kind] for kind in left))] if left else []
    if "sampling" in left and answers.figures:
        uncounted = told["uncounted"].format(*(readable.whole(x, language) for x in (answers.uncounted, answers.figures)))
        lines += [uncounted if answers.uncounted else told["left"]]
        if not of.stated:
            lines += [surveys.UNKNOWN[language]]
        elif of.assumed is None:
            lines += [told["wanted"]]
        elif answers.uncounted:
            lines += [told["assumed"].format(f"{of.respondents:g}")]
        else:
            lines += [told["counted"]]
    return lines


def page(of: Analysis, ranks: plain.Columns, often: plain.Columns | None, failures: plain.Columns) -> str:
    """Lay out what varied and what came of it, in the order of the ranking; `often` has the units that were asked for."""
    u, assumed, scores, language = of.result, of.assumed, of.scores, of.language
    told = TEXT[language]
    node = phrases.named(scores.index.definition, u.nodes[0], language)
    percent = f"{100 * of.level:g}"
    rows = sorted((row for row in plain.rows(ranks) if row["rank"] is not None), key=lambda row: row["rank"])
    without = _core.without_answers(scores, of.node or "")
    blind = {unit for unit, unknown in zip(scores.table.units, without, strict=True) if unknown}
    drawn = assumed or u
    cells = [
        [
            phrases.place(row["rank"]),
            row["unit"],
            row["name"],
            phrases.score(row["score"]),
            *(
                [phrases.NONE] * 3
                if row["mean"] is None
                else [f"{row['mean']:.1f}", phrases.place(row["median"]), _interval(row, "", blind, told["unknown"])]
            ),
            *([_interval(row, "_assumed", blind, told["unknown"])] if assumed else []),
            f"{100 * row[f'p_top_{of.top}']:.0f} %",
        ]
        for row in rows
    ]
    thin = [readable.thin(scores.index.model, row["thin"], language) for row in rows]
    headings = [heading.format(of.top) for heading in told["headings"]]
    headings.insert(6, told["interval"].format(percent))
    right = [True, False, False, True, True, True, True, True]
    if assumed:
        headings.insert(7, told["also"])
        right.append(True)
    errors = [row["mc_error"] for row in rows if row["mc_error"] is not None]
    unscored = [row["name"] for row in plain.rows(ranks) if row["rank"] is None]
    sure = [row["name"] for row in rows if row["unit"] in blind]
    lines = [
        readable.edition(scores, language),
        node,
        "",
        told["varied"].format(readable.whole(u.n, language), u.seed),
        *(f"  {source}" for source in u.sources()),
        *map(layout.paragraph, _opening(of)),
        *(readable.failed(told["failed"], row["replicates"], row["reason"], language) for row in plain.rows(failures)),
        "",
        phrases.beside(headings, cells, right, thin, language),
        *(["", layout.paragraph(told["unscored"].format(", ".join(unscored)))] if unscored else []),
        *(["", layout.paragraph(told["blind"].format(", ".join(sure)))] if sure else []),
        *(["", told["often"], *_most(ranks, often)] if often is not None else []),
        "",
        layout.paragraph(told["simulation"]),
        *([layout.paragraph(phrases.sentence(drawn.error, language))] if drawn.error else []),
        *map(layout.paragraph, surveys.sentences(drawn.surveys, language)),
        *([layout.paragraph(told["precision"].format(f"{max(errors):.2g}"))] if errors else []),
    ]
    return "\n".join(lines)


def _interval(row: dict[str, Any], which: str, blind: set[str], unknown: str) -> str:
    """Write the ends of an interval, of a unit of which its error is known."""
    low, high = row[f"low{which}"], row[f"high{which}"]
    return unknown if row["unit"] in blind else phrases.NONE if low is None else f"{low:g}–{high:g}"


def _most(ranks: plain.Columns, often: plain.Columns) -> list[str]:
    """Write the five ranks that each unit has most often."""
    shares: dict[str, list[str]] = {unit: [] for unit in ranks["unit"]}
    for row in plain.rows(often):
        shares[row["unit"]].append(f"{row['rank']:g} ({100 * row['p']:.0f} %)")
    names = dict(zip(ranks["unit"], ranks["name"], strict=True))
    return [f"  {names[unit]} ({unit}): {', '.join(most[:5]) or phrases.NONE}" for unit, most in shares.items()]
