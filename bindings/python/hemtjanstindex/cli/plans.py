"""The plan of ``hemtjanstindex priorities``: the cheapest changes that reach a goal; and what answering would give."""

from __future__ import annotations

import argparse
import math

from .. import _core
from ..core.errors import DataError, problem
from ..core.index import Scores
from . import inputs


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options of a plan."""
    plan = parser.add_argument_group("plan")
    goal = plan.add_mutually_exclusive_group()
    goal.add_argument("--goal-rank", metavar="R", type=inputs.number)
    goal.add_argument("--goal-score", metavar="S", type=inputs.number)
    plan.add_argument("--effort", metavar="I=E", action="append", default=[])
    plan.add_argument("--outcomes", action="store_true")
    plan.add_argument("--kept", action="store_true")
    plan.add_argument("--cap", metavar="P", type=inputs.number, default=0.9)


def settings(given: list[str], option: str) -> dict[str, str]:
    """Give the parts of ``indicator=value`` options."""
    wrong = [text for text in given if "=" not in text]
    if wrong:
        raise DataError([problem("syntax_error", "indicator-and-value", option=option, text=text) for text in wrong])
    parts = [(name.strip(), value.strip()) for name, value in (text.split("=", 1) for text in given)]
    names = [name for name, _ in parts]
    if twice := [name for name in dict.fromkeys(names) if names.count(name) > 1]:
        raise DataError([problem("invalid_parameter", "given-twice", indicator=name, option=option) for name in twice])
    return dict(parts)


def number(text: str, indicator: str) -> float:
    """Give a number written with a point or a comma."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise DataError([problem("not_a_number", "is-no-number", indicator=indicator, text=text)]) from None


def of(scores: Scores, arguments: argparse.Namespace, **too: bool) -> _core.Plan | None:
    """Find the plan that was asked for, or with what was left out of it too."""
    if arguments.goal_rank is None and arguments.goal_score is None:
        return None
    efforts = settings(arguments.effort, "--effort")
    return scores.plan(
        arguments.unit,
        score=arguments.goal_score,
        rank=arguments.goal_rank,
        effort={indicator: number(text, indicator) for indicator, text in efforts.items()},
        outcomes=too.get("outcomes", arguments.outcomes),
        kept=too.get("kept", arguments.kept),
        cap=arguments.cap,
        node=arguments.node,
    )


def wider(scores: Scores, arguments: argparse.Namespace, plan: _core.Plan) -> tuple[list[str], _core.Plan] | None:
    """Find what reaches a goal that the plan does not: the options that add what was left out, and the plan with them."""
    reasons = set(plan.left_out.values())
    options = [option for option, why in (("kept", "kept"), ("outcomes", "outcome")) if why in reasons]
    if plan.reached or math.isnan(plan.before.score) or not options:
        return None
    tried = [[option] for option in options] + ([options] if len(options) > 1 else [])
    for added in tried:
        found = of(scores, arguments, **dict.fromkeys(added, True))
        if found and (found.reached or added == tried[-1]):
            return added, found
    return None
