"""Plans that reach a goal, and what answering would give."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from .. import _core
from ..core.index import Scores
from ..words import Language, heads, say
from . import layout, numbers, phrases, plain, readable

STEPS = ("actor", "indicator", "now", "to", "effort", "alone")


@dataclass(frozen=True)
class Goal:
    """What a plan was asked for: for which unit and node, which rank if it is one, and how high an indicator may be raised."""

    unit: str
    node: str | None
    rank: float | None
    cap: float


def place(scores: Scores, rank: float, node: str | None, language: Language) -> str:
    """Say a rank, and of how many."""
    if math.isnan(rank):
        return say("plans-unranked", language)
    column = scores[node or scores.index.model.root]
    return say("rank-of", language, rank=phrases.place(rank, language), ranked=str(int((column == column).sum())))


def standing(scores: Scores, unit: str, node: str | None, language: Language) -> str:
    """Say where the unit stands."""
    now = scores.what_if(unit, node).before
    if math.isnan(now.score):
        return say("plans-none", language, unit=phrases.unit_name(scores, unit))
    where = place(scores, now.rank, node, language)
    group = readable.coded("group", now.group, language)
    facts = {
        "unit": phrases.unit_name(scores, unit),
        "score": numbers.score(now.score, language),
        "place": where,
        "group": group,
    }
    return say("plans-standing", language, **facts)


def page(
    scores: Scores,
    goal: Goal,
    plan: _core.Plan | None,
    wider: tuple[list[str], _core.Plan] | None,
    answering: dict[str, Any],
    language: Language,
) -> str:
    """Say what the plan is and what it leaves out, and what answering would give."""
    lines = []
    for row in plain.rows(answering):
        known = {name: math.nan if cell is None else cell for name, cell in row.items()}
        outcomes: dict[str, str] = {}
        for like in ("worst", "median", "best"):
            outcomes |= {
                like: numbers.score(known[f"{like}_score"], language),
                f"{like}_rank": phrases.place(known[f"{like}_rank"], language),
            }
        asked = {"survey": row["survey"], "indicators": str(len(row["indicators"]))}
        lines += ["", layout.paragraph(say("plans-answering", language, **asked, **outcomes))]
        lines += _weak(scores, row["thin"], language)
    if plan is not None and math.isnan(plan.before.score):
        lines += ["", say("plans-no_plan", language)]
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


def _weak(scores: Scores, node: str, language: Language) -> list[str]:
    return list(filter(None, [phrases.weak(scores.index.model, node, language)]))


def _already(plan: _core.Plan) -> bool:
    return plan.reached and not plan.steps


def _goal(scores: Scores, asked: Goal, plan: _core.Plan, language: Language) -> str:
    goal = say("plans-score", language, score=numbers.score(plan.goal, language))
    if asked.rank is not None:
        rank = numbers.general(asked.rank, language)
        goal = say("rank-at", language, rank=rank)
        if not math.isinf(plan.goal):
            goal = say("plans-goal", language, rank=rank, score=numbers.score(plan.goal, language))
    if _already(plan):
        return say("plans-already", language, goal=goal)
    gives = _gives(scores, asked, plan, language)
    if not plan.reached:
        level = say("plans-best", language)
        if asked.cap != 1:
            level = say("plans-level", language, share=numbers.percent(1 - asked.cap, language))
        if plan.proven:
            return say("plans-out", language, goal=goal[0].upper() + goal[1:], level=level, **gives)
        return say("plans-unfound", language, goal=goal, level=level, **gives)
    return say("plans-plan", language, goal=goal, **_takes(plan, language), **gives)


def _takes(plan: _core.Plan, language: Language) -> dict[str, str]:
    proof = (
        say("plans-proven", language)
        if plan.proven
        else say("plans-bound", language, effort=numbers.general(plan.bound, language))
    )
    changes = say("plans-changes", language, count=len(plan.steps), shown=str(len(plan.steps)))
    return {"changes": changes, "effort": numbers.general(plan.effort, language), "proof": proof}


def _gives(scores: Scores, goal: Goal, plan: _core.Plan, language: Language) -> dict[str, str]:
    where = place(scores, plan.after.rank, goal.node, language)
    return {"score": numbers.score(plan.after.score, language), "place": where}


def _beside(scores: Scores, plan: _core.Plan, language: Language) -> list[str]:
    """Name what no step was sought for, by reason."""
    lines = []
    for why in ("outcome", "kept", "at_cap", "no_figure"):
        named = [phrases.named(scores.index.definition, i, language) for i, reason in plan.left_out.items() if reason == why]
        lines += [layout.paragraph(say(f"plans-without-{why}", language, names=", ".join(named)))] if named else []
    return ["", *lines] if lines else []


def _wider(scores: Scores, goal: Goal, added: list[str], plan: _core.Plan, language: Language) -> str:
    options = [f"--{option}" for option in added]
    told = options[0] if len(options) == 1 else say("plans-both", language, first=options[0], second=options[1])
    if not plan.reached:
        return say("plans-not_wider", language, options=told)
    return say("plans-wider", language, options=told, **_takes(plan, language), **_gives(scores, goal, plan, language))


def _steps(scores: Scores, plan: _core.Plan, language: Language) -> str:
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
                numbers.general(step.effort, language),
                numbers.difference(step.score_change, language),
            ]
        )
    table = layout.filled(heads("plans-list", STEPS, language), cells, (False, False, True, True, True, True))
    return f"{table}\n\n{layout.paragraph(say('plans-legend', language))}"
