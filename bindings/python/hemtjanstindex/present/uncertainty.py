"""How sure scores and ranks are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _core
from ..core.columns import ResultColumns
from ..core.index import Scores
from ..robust import vary
from ..robust.uncertainty import Uncertainty
from ..words import Language, heads, say
from . import layout, numbers, phrases, plain, readable, rules, surveys

if TYPE_CHECKING:
    pass


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


LIST = ("rank", "unit", "name", "score", "mean", "median")


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
    language: Language


def _opening(of: Analysis) -> list[str]:
    """Say what did not vary, and what therefore is not known."""
    language, answers = of.language, of.answers
    left = still(of.result)
    kinds = ", ".join(say(f"uncertainty-kind-{kind}", language) for kind in left)
    lines = [say("uncertainty-still", language, kinds=kinds)] if left else []
    if "sampling" in left and answers.figures:
        counts = {name: numbers.whole(getattr(answers, name), language) for name in ("uncounted", "figures")}
        lines += [say("uncertainty-uncounted", language, **counts) if answers.uncounted else say("uncertainty-left", language)]
        if not of.stated:
            lines += [say("surveys-unknown", language)]
        elif of.assumed is None:
            lines += [say("uncertainty-wanted", language)]
        elif answers.uncounted:
            lines += [say("uncertainty-assumed", language, answers=numbers.general(of.respondents, language))]
        else:
            lines += [say("uncertainty-counted", language)]
    return lines


def ranks(of: Analysis, chosen: Sequence[int]) -> ResultColumns:
    """Give ranks with their spread, and how often a unit is among the best: of the units chosen, or of all."""
    u = of.result
    blind = np.asarray(_core.without_answers(of.scores, of.node or ""))
    sampled = of.answers.figures == 0 or any(isinstance(source, vary.sampling) for source in u.question.vary)
    found = u.rank_columns(of.level, "")
    columns = found.only(("unit", "name")) | u.score_columns(of.level, "").only(("score",))
    columns |= found.without("unit", "name", "thin") | u.top_columns(of.top, "").only(("p",)).renamed({"p": f"p_top_{of.top}"})
    columns |= ResultColumns.column("known", ~blind & sampled, "truth", "note") | found.only(("thin",))
    if of.assumed:
        also = of.assumed.rank_columns(of.level, "")
        for end in ("low", "high"):
            columns |= ResultColumns.column(f"{end}_assumed", np.where(blind, np.nan, also[end]), "rank")
    return columns.picked(chosen) if chosen else columns


def often(u: Uncertainty, chosen: Sequence[int]) -> ResultColumns:
    """Give the ranks that each unit asked for has, and how often, most often first."""
    units = u.rank_columns(0.9, "").only(("unit", "name", "thin"))
    shares = [(row, u.rank_share_columns(u.table.units[row], "")) for row in chosen]
    found = [(row, at, p) for row, p in shares for at in np.argsort(-p["p"], kind="stable") if p["p"][at] > 0]
    labels = units.picked([row for row, _, _ in found])
    columns = labels.without("thin")
    for name, quantity in (("rank", "rank"), ("p", "share")):
        columns |= ResultColumns.column(name, [shares[name][at] for _, at, shares in found], quantity)
    return columns | labels.only(("thin",))


def lists(of: Analysis, chosen: Sequence[int]) -> dict[str, ResultColumns]:
    """Give all lists of an analysis."""
    u = of.result
    scores = u.score_columns(of.level, "")
    groups = u.group_columns("").without("mc_error").renamed({g: f"p_{g}" for g in ("high", "above", "near", "below", "low")})
    return {
        "ranks": ranks(of, chosen),
        **({"often": often(u, chosen)} if chosen else {}),
        "scores": scores.picked(chosen) if chosen else scores,
        "groups": groups.picked(chosen) if chosen else groups,
        "alternatives": u.alternative_columns(),
        "failures": readable.failures(u.failure_columns()),
    }


def page(of: Analysis, chosen: Sequence[int]) -> str:
    """Lay out what varied and what came of it, in the order of the ranking, with the most frequent ranks of units chosen."""
    u, scores, language = of.result, of.scores, of.language
    listed = plain.rows(ranks(of, chosen))
    rows = sorted((row for row in listed if row["rank"] is not None), key=lambda row: row["rank"])
    without = _core.without_answers(scores, of.node or "")
    blind = {unit for unit, unknown in zip(scores.table.units, without, strict=True) if unknown}
    drawn = of.assumed or u
    errors = [row["mc_error"] for row in rows if row["mc_error"] is not None]
    unscored = [row["name"] for row in listed if row["rank"] is None]
    sure = [row["name"] for row in rows if row["unit"] in blind]
    lines = [
        readable.edition(scores, language),
        phrases.named(scores.index.definition, u.nodes[0], language),
        "",
        say("uncertainty-varied", language, replicates=numbers.whole(u.n, language), seed=str(u.seed)),
        *(
            f"  {rules.source(source, language, partial(phrases.named, scores.index.definition, language=language))}"
            for source in u.sources()
        ),
        *map(layout.paragraph, _opening(of)),
        *(_failed(row, language) for row in plain.rows(readable.failures(u.failure_columns()))),
        "",
        _list(of, rows, blind),
        *(["", layout.paragraph(say("scoreless", language, names=", ".join(unscored)))] if unscored else []),
        *(["", layout.paragraph(say("blind", language, names=", ".join(sure)))] if sure else []),
        *(["", say("uncertainty-often", language), *_most(u, chosen, language)] if chosen else []),
        "",
        layout.paragraph(say("uncertainty-simulation", language)),
        *([layout.paragraph(phrases.sentence(drawn.error, language))] if drawn.error else []),
        *map(layout.paragraph, surveys.sentences(drawn.surveys, language)),
        *(
            [layout.paragraph(say("uncertainty-precision", language, places=numbers.number(max(errors), ".2g", language)))]
            if errors
            else []
        ),
    ]
    return "\n".join(lines)


def _list(of: Analysis, rows: Sequence[dict[str, Any]], blind: set[str]) -> str:
    """Lay out the units with a rank; of those that are blind nothing is known of their error."""
    language = of.language
    unknown = say("not-known", language)
    cells = []
    for row in rows:
        spread = [numbers.NONE] * 3
        if row["mean"] is not None:
            spread = [numbers.score(row["mean"], language), phrases.place(row["median"], language)]
            spread.append(_interval(row, "", blind, unknown, language))
        also = [_interval(row, "_assumed", blind, unknown, language)] if of.assumed else []
        top = f"{numbers.percent(row[f'p_top_{of.top}'], language)} %"
        rank, score = phrases.place(row["rank"], language), numbers.score(row["score"], language)
        cells.append([rank, row["unit"], row["name"], score, *spread, *also, top])
    headings = heads("uncertainty-list", LIST, language)
    headings.append(say("uncertainty-interval", language, level=numbers.percent(of.level, language, "g")))
    headings += [say("uncertainty-also", language)] if of.assumed else []
    headings.append(say("uncertainty-list-top", language, top=str(of.top)))
    right = [True, False, False, *(True for _ in headings[3:])]
    thin = [readable.thin(of.scores.index.model, row["thin"], language) for row in rows]
    return phrases.beside(headings, cells, right, thin, language)


def _failed(row: dict[str, Any], language: Language) -> str:
    told = say("uncertainty-failed", language, replicates=numbers.whole(row["replicates"], language))
    return readable.failed(told, row["reason"])


def _interval(row: dict[str, Any], which: str, blind: set[str], unknown: str, language: Language) -> str:
    """Write the ends of an interval, of a unit of which its error is known."""
    low, high = row[f"low{which}"], row[f"high{which}"]
    if row["unit"] in blind:
        return unknown
    return numbers.NONE if low is None else f"{numbers.general(low, language)}–{numbers.general(high, language)}"


def _most(u: Uncertainty, chosen: Sequence[int], language: Language) -> list[str]:
    """Write the five ranks that each unit has most often."""
    shares: dict[str, list[str]] = {u.table.units[row]: [] for row in chosen}
    for row in plain.rows(often(u, chosen)):
        shares[row["unit"]].append(f"{numbers.general(row['rank'], language)} ({numbers.percent(row['p'], language)} %)")
    names = dict(zip(u.table.units, u.table.names, strict=True))
    return [f"  {names[unit]} ({unit}): {', '.join(most[:5]) or numbers.NONE}" for unit, most in shares.items()]
