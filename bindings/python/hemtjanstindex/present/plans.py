"""Plans that reach a goal, and what answering would give."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from .. import _core
from ..core.index import Scores
from . import layout, phrases, plain

TEXT: dict[str, dict[str, str]] = {
    "en": {
        "standing": "{}: {} points, {}, {}",
        "none": "{}: no score, too few figures",
        "no_plan": "There is no plan for a unit without a score; whatif tells what more figures would give.",
        "rank": "rank {} of {}",
        "unranked": "no rank",
        "plan": "Plan to reach {}: {}, effort {:g}, {}. It gives {} points and {}.",
        "change": "1 change",
        "changes": "{} changes",
        "already": "Already reached: {}.",
        "score": "{} points",
        "goal": "rank {:g} ({} points)",
        "any": "rank {:g}",
        "proven": "none cheaper reaches it",
        "bound": "none with less effort than {:g} reaches it",
        "out": "{} is not reached by what the plan may raise: all of it that helps, up to {}, gives {} points and {}.",
        "level": "the level that {:.0f} % of the units reach",
        "best": "the level of the best",
        "unfound": "No plan to reach {} was found before the search was cut short; the best found, up to {}, gives {} points "
        "and {}.",
        "outcome": "Not in the plan, as outcomes follow from other indicators (--outcomes): {}.",
        "kept": "Not in the plan, as they are to be kept (--kept): {}.",
        "at_cap": "Not in the plan, as that level is reached already: {}.",
        "no_figure": "Not in the plan, as there is no figure: {}.",
        "wider": "With {} it can be reached: {}, effort {:g}, {}, giving {} points and {}.",
        "not_wider": "Nor is it reached with {}.",
        "and": " and ",
        "answering": "Not answered: {} (indicators: {}). Answered like the worst it would give {} points (rank {}), like "
        "the median {} (rank {}), like the best {} (rank {}).",
    },
    "sv": {
        "standing": "{}: {} poäng, {}, {}",
        "none": "{}: ingen poäng, för få uppgifter",
        "no_plan": "Det finns ingen plan för en enhet utan poäng; whatif visar vad fler uppgifter skulle ge.",
        "rank": "plats {} av {}",
        "unranked": "ingen plats",
        "plan": "Plan för att nå {}: {}, insats {:g}, {}. Den ger {} poäng och {}.",
        "change": "1 ändring",
        "changes": "{} ändringar",
        "already": "Redan nått: {}.",
        "score": "{} poäng",
        "goal": "plats {:g} ({} poäng)",
        "any": "plats {:g}",
        "proven": "ingen billigare når dit",
        "bound": "ingen med mindre insats än {:g} når dit",
        "out": "{} nås inte med det som planen får höja: allt som hjälper, upp till {}, ger {} poäng och {}.",
        "level": "den nivå som {:.0f} % når",
        "best": "den bästas nivå",
        "unfound": "Ingen plan för att nå {} hann hittas innan sökningen avbröts; den bästa som hittades, upp till {}, ger {} "
        "poäng och {}.",
        "outcome": "Inte med i planen, eftersom resultatmått följer av annat (--outcomes): {}.",
        "kept": "Inte med i planen, eftersom det är sådant att bevara (--kept): {}.",
        "at_cap": "Inte med i planen, eftersom nivån redan är nådd: {}.",
        "no_figure": "Inte med i planen, eftersom uppgift saknas: {}.",
        "wider": "Med {} går det att nå: {}, insats {:g}, {}, vilket ger {} poäng och {}.",
        "not_wider": "Det nås inte heller med {}.",
        "and": " och ",
        "answering": "Ej besvarad: {} (indikatorer: {}). Besvarad som den sämsta skulle den ge {} poäng (plats {}), som "
        "medianen {} (plats {}), som den bästa {} (plats {}).",
    },
}


HEADINGS = {
    "en": ("who can act", "indicator", "now", "to", "effort", "alone"),
    "sv": ("vem kan agera", "indikator", "nu", "till", "insats", "ensam"),
}


@dataclass(frozen=True)
class Goal:
    """What a plan was asked for: for which unit and node, which rank if it is one, and how high an indicator may be raised."""

    unit: str
    node: str | None
    rank: float | None
    cap: float


def place(scores: Scores, rank: float, node: str | None, language: phrases.Language) -> str:
    """Say a rank, and of how many."""
    if math.isnan(rank):
        return TEXT[language]["unranked"]
    column = scores[node or scores.index.model.root]
    return TEXT[language]["rank"].format(phrases.place(rank), int((column == column).sum()))


def standing(scores: Scores, unit: str, node: str | None, language: phrases.Language) -> str:
    """Say where the unit stands."""
    now = scores.what_if(unit, node).before
    if math.isnan(now.score):
        return TEXT[language]["none"].format(phrases.unit_name(scores, unit))
    where = place(scores, now.rank, node, language)
    group = _core.group_name(now.group, language)
    return TEXT[language]["standing"].format(phrases.unit_name(scores, unit), phrases.score(now.score), where, group)


def page(
    scores: Scores,
    goal: Goal,
    plan: _core.Plan | None,
    wider: tuple[list[str], _core.Plan] | None,
    answering: dict[str, Any],
    language: phrases.Language,
) -> str:
    """Say what the plan is and what it leaves out, and what answering would give."""
    told = TEXT[language]
    lines = []
    for row in plain.rows(answering):
        known = {name: math.nan if cell is None else cell for name, cell in row.items()}
        levels = ("worst", "median", "best")
        outcomes = [
            say(known[f"{like}_{what}"]) for like in levels for what, say in (("score", phrases.score), ("rank", phrases.place))
        ]
        lines += ["", layout.paragraph(told["answering"].format(row["survey"], len(row["indicators"]), *outcomes))]
        lines += _weak(scores, row["thin"], language)
    if plan is not None and math.isnan(plan.before.score):
        lines += ["", told["no_plan"]]
    elif plan is not None:
        lines += ["", layout.paragraph(_goal(scores, goal, plan, language)), *_weak(scores, plan.after.thin, language)]
        if plan.steps:
            lines += ["", _steps(scores, plan, language)]
        if not _already(plan):
            lines += _beside(scores, plan, language)
        if wider is not None:
            lines += [
                "",
                layout.paragraph(_wider(scores, goal, *wider, language)),
                *_weak(scores, wider[1].after.thin, language),
            ]
            lines += ["", _steps(scores, wider[1], language)] if wider[1].reached else []
    return "\n".join([*lines, ""]) if lines else ""


def _weak(scores: Scores, node: str, language: phrases.Language) -> list[str]:
    return list(filter(None, [phrases.weak(scores.index.model, node, language)]))


def _already(plan: _core.Plan) -> bool:
    return plan.reached and not plan.steps


def _goal(scores: Scores, asked: Goal, plan: _core.Plan, language: phrases.Language) -> str:
    told = TEXT[language]
    goal = told["score"].format(phrases.score(plan.goal))
    if asked.rank is not None:
        goal = told["any" if math.isinf(plan.goal) else "goal"].format(asked.rank, phrases.score(plan.goal))
    if _already(plan):
        return told["already"].format(goal)
    gives = _gives(scores, asked, plan, language)
    if not plan.reached:
        level = told["best"] if asked.cap == 1 else told["level"].format(100 * (1 - asked.cap))
        if plan.proven:
            return told["out"].format(goal[0].upper() + goal[1:], level, *gives)
        return told["unfound"].format(goal, level, *gives)
    return told["plan"].format(goal, *_takes(plan, language), *gives)


def _takes(plan: _core.Plan, language: phrases.Language) -> tuple[str, float, str]:
    told = TEXT[language]
    changes = told["change"] if len(plan.steps) == 1 else told["changes"].format(len(plan.steps))
    return changes, plan.effort, told["proven"] if plan.proven else told["bound"].format(plan.bound)


def _gives(scores: Scores, goal: Goal, plan: _core.Plan, language: phrases.Language) -> tuple[str, str]:
    return phrases.score(plan.after.score), place(scores, plan.after.rank, goal.node, language)


def _beside(scores: Scores, plan: _core.Plan, language: phrases.Language) -> list[str]:
    """Name what no step was sought for, by reason."""
    lines = []
    for why in ("outcome", "kept", "at_cap", "no_figure"):
        named = [phrases.named(scores.index.definition, i, language) for i, reason in plan.left_out.items() if reason == why]
        lines += [layout.paragraph(TEXT[language][why].format(", ".join(named)))] if named else []
    return ["", *lines] if lines else []


def _wider(scores: Scores, goal: Goal, added: list[str], plan: _core.Plan, language: phrases.Language) -> str:
    told = TEXT[language]
    options = told["and"].join(f"--{option}" for option in added)
    if not plan.reached:
        return told["not_wider"].format(options)
    return told["wider"].format(options, *_takes(plan, language), *_gives(scores, goal, plan, language))


def _steps(scores: Scores, plan: _core.Plan, language: phrases.Language) -> str:
    definition = scores.index.definition
    cells = []
    for step in plan.steps:
        indicator = definition.model[step.indicator].indicator
        assert indicator is not None
        cells.append(
            [
                step.responsible,
                phrases.named(definition, step.indicator, language),
                phrases.figure(indicator, step.raised_from, language),
                phrases.figure(indicator, step.raised_to, language),
                f"{step.effort:g}",
                phrases.signed(step.score_change),
            ]
        )
    return layout.filled(HEADINGS[language], cells, (False, False, True, True, True, True))


def columns(plan: _core.Plan) -> dict[str, Any]:
    """Give the steps as columns."""
    told = ("indicator", "responsible", "raised_from", "raised_to", "effort", "score_change")
    return {name: [getattr(step, name) for step in plan.steps] for name in told}


def left_out(plan: _core.Plan) -> dict[str, Any]:
    """Give what no step was sought for, and why, as columns."""
    return {"indicator": list(plan.left_out), "why": list(plan.left_out.values())}
