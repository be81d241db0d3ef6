"""The plan of ``hemtjanstindex priorities``: the cheapest changes that reach a goal; and what answering would give."""

from __future__ import annotations

import argparse
import math
from typing import Any

from .. import _core
from ..errors import DataError, Problem
from ..scores import Scores
from . import output, words

TEXT: dict[str, dict[str, str]] = {
    "en": {
        "standing": "{}: {} points, {}, {}",
        "none": "{}: no score, too few figures",
        "no_plan": "There is no plan for a unit without a score; whatif tells what more figures would give.",
        "rank": "rank {} of {}",
        "unranked": "no rank",
        "plan": "Plan to reach {}: {} changes, effort {:g}, {}. It gives {} points and {}.",
        "already": "Already reached: {}.",
        "score": "{} points",
        "goal": "rank {:g} ({} points)",
        "any": "rank {:g}",
        "proven": "none cheaper reaches it",
        "bound": "none with less effort than {:g} reaches it",
        "out": "{} is out of reach: all that helps, up to the units' percentile {:.0f}, gives {} points and {}.",
        "answering": "Not answered: {} (indicators: {}). Answered like the worst it would give {} points (rank {}), like "
        "the median {} (rank {}), like the best {} (rank {}).",
    },
    "sv": {
        "standing": "{}: {} poäng, {}, {}",
        "none": "{}: ingen poäng, för få uppgifter",
        "no_plan": "Det finns ingen plan för en enhet utan poäng; whatif visar vad fler uppgifter skulle ge.",
        "rank": "plats {} av {}",
        "unranked": "ingen plats",
        "plan": "Plan för att nå {}: {} ändringar, insats {:g}, {}. Den ger {} poäng och {}.",
        "already": "Redan nått: {}.",
        "score": "{} poäng",
        "goal": "plats {:g} ({} poäng)",
        "any": "plats {:g}",
        "proven": "ingen billigare når dit",
        "bound": "ingen med mindre insats än {:g} når dit",
        "out": "{} går inte att nå: allt som hjälper, upp till enheternas percentil {:.0f}, ger {} poäng och {}.",
        "answering": "Ej besvarad: {} (indikatorer: {}). Besvarad som den sämsta skulle den ge {} poäng (plats {}), som "
        "medianen {} (plats {}), som den bästa {} (plats {}).",
    },
}
HEADINGS = {
    "en": ("who can act", "indicator", "now", "to", "effort", "alone"),
    "sv": ("vem kan agera", "indikator", "nu", "till", "insats", "ensam"),
}


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options of a plan."""
    plan = parser.add_argument_group("the plan with the fewest or cheapest changes that reaches a goal")
    goal = plan.add_mutually_exclusive_group()
    goal.add_argument("--goal-rank", metavar="R", type=float, help="the rank to reach")
    goal.add_argument("--goal-score", metavar="S", type=float, help="the score to reach")
    told = "what raising an indicator takes, as indicator=number (default: 1 each); repeatable"
    plan.add_argument("--effort", metavar="I=E", action="append", default=[], help=told)
    plan.add_argument("--outcomes", action="store_true", help="raise outcome indicators too")
    plan.add_argument("--cap", metavar="P", type=float, default=0.9, help="raise none beyond this quantile (default: 0.9)")


def settings(given: list[str], option: str) -> dict[str, str]:
    """Give the parts of ``indicator=value`` options."""
    wrong = [text for text in given if "=" not in text]
    if wrong:
        raise DataError([Problem("syntax_error", f"{option} {text}: must be indicator=value") for text in wrong])
    parts = [(name.strip(), value.strip()) for name, value in (text.split("=", 1) for text in given)]
    names = [name for name, _ in parts]
    if twice := [name for name in dict.fromkeys(names) if names.count(name) > 1]:
        raise DataError([Problem("invalid_parameter", f"{option} is given more than once", indicator=name) for name in twice])
    return dict(parts)


def number(text: str, indicator: str) -> float:
    """Give a number written with a point or a comma."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise DataError([Problem("not_a_number", f"'{text}' is no number", indicator=indicator)]) from None


def of(scores: Scores, arguments: argparse.Namespace) -> _core.Plan | None:
    """Find the plan that was asked for."""
    if arguments.goal_rank is None and arguments.goal_score is None:
        return None
    efforts = settings(arguments.effort, "--effort")
    return scores.plan(
        arguments.unit,
        score=arguments.goal_score,
        rank=arguments.goal_rank,
        effort={indicator: number(text, indicator) for indicator, text in efforts.items()},
        outcomes=arguments.outcomes,
        cap=arguments.cap,
        node=arguments.node,
    )


def columns(plan: _core.Plan) -> dict[str, Any]:
    """Give the steps as columns."""
    told = ("indicator", "responsible", "raised_from", "raised_to", "effort", "score_change")
    return {name: [getattr(step, name) for step in plan.steps] for name in told}


def place(scores: Scores, rank: float, node: str | None, language: words.Language) -> str:
    """Say a rank, and of how many."""
    if math.isnan(rank):
        return TEXT[language]["unranked"]
    column = scores[node or scores.index.model.root]
    return TEXT[language]["rank"].format(words.place(rank), int((column == column).sum()))


def standing(scores: Scores, arguments: argparse.Namespace) -> str:
    """Say where the unit stands."""
    language = arguments.language
    now = scores.what_if(arguments.unit, arguments.node).before
    if math.isnan(now.score):
        return TEXT[language]["none"].format(words.unit_name(scores, arguments.unit))
    where = place(scores, now.rank, arguments.node, language)
    group = _core.group_name(now.group, language)
    return TEXT[language]["standing"].format(words.unit_name(scores, arguments.unit), words.score(now.score), where, group)


def page(scores: Scores, arguments: argparse.Namespace, plan: _core.Plan | None, answering: dict[str, Any]) -> str:
    """Say what the plan is, and what answering would give."""
    language = arguments.language
    told = TEXT[language]
    lines = []
    for row in output.rows(answering):
        known = {name: math.nan if cell is None else cell for name, cell in row.items()}
        levels = ("worst", "median", "best")
        outcomes = [
            say(known[f"{like}_{what}"]) for like in levels for what, say in (("score", words.score), ("rank", words.place))
        ]
        lines += ["", words.paragraph(told["answering"].format(row["survey"], len(row["indicators"]), *outcomes))]
    if plan is not None and math.isnan(plan.before.score):
        lines += ["", told["no_plan"]]
    elif plan is not None:
        lines += ["", words.paragraph(_goal(scores, arguments, plan))]
        if plan.steps:
            lines += ["", _steps(scores, plan, language)]
    return "\n".join([*lines, ""]) if lines else ""


def _goal(scores: Scores, arguments: argparse.Namespace, plan: _core.Plan) -> str:
    language = arguments.language
    told = TEXT[language]
    goal = told["score"].format(words.score(plan.goal))
    if arguments.goal_rank is not None:
        goal = told["any" if math.isinf(plan.goal) else "goal"].format(arguments.goal_rank, words.score(plan.goal))
    if plan.before.score >= plan.goal:
        return told["already"].format(goal)
    gives = (words.score(plan.after.score), place(scores, plan.after.rank, arguments.node, language))
    if not plan.reached:
        return told["out"].format(goal[0].upper() + goal[1:], 100 * arguments.cap, *gives)
    known = told["proven"] if plan.proven else told["bound"].format(plan.bound)
    return told["plan"].format(goal, len(plan.steps), plan.effort, known, *gives)


def _steps(scores: Scores, plan: _core.Plan, language: words.Language) -> str:
    definition = scores.index.definition
    cells = []
    for step in plan.steps:
        indicator = definition.model[step.indicator].indicator
        assert indicator is not None
        cells.append(
            [
                step.responsible,
                words.named(definition, step.indicator, language),
                words.figure(indicator, step.raised_from, language),
                words.figure(indicator, step.raised_to, language),
                f"{step.effort:g}",
                words.signed(step.score_change),
            ]
        )
    return words.filled(HEADINGS[language], cells, (False, False, True, True, True, True))
