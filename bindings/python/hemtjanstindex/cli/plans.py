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


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options of a plan."""
    plan = parser.add_argument_group("the plan with the fewest or cheapest changes that reaches a goal")
    goal = plan.add_mutually_exclusive_group()
    goal.add_argument("--goal-rank", metavar="R", type=float, help="the rank to reach")
    goal.add_argument("--goal-score", metavar="S", type=float, help="the score to reach")
    told = "what raising an indicator takes, as indicator=number (default: 1 each); repeatable"
    plan.add_argument("--effort", metavar="I=E", action="append", default=[], help=told)
    plan.add_argument("--outcomes", action="store_true", help="raise outcome indicators too")
    plan.add_argument("--kept", action="store_true", help="raise too what the priorities say to keep")
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


def columns(plan: _core.Plan) -> dict[str, Any]:
    """Give the steps as columns."""
    told = ("indicator", "responsible", "raised_from", "raised_to", "effort", "score_change")
    return {name: [getattr(step, name) for step in plan.steps] for name in told}


def left_out(plan: _core.Plan) -> dict[str, Any]:
    """Give what no step was sought for, and why, as columns."""
    return {"indicator": list(plan.left_out), "why": list(plan.left_out.values())}


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


def page(
    scores: Scores,
    arguments: argparse.Namespace,
    plan: _core.Plan | None,
    wider: tuple[list[str], _core.Plan] | None,
    answering: dict[str, Any],
) -> str:
    """Say what the plan is and what it leaves out, and what answering would give."""
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
        lines += _weak(scores, row["thin"], language)
    if plan is not None and math.isnan(plan.before.score):
        lines += ["", told["no_plan"]]
    elif plan is not None:
        lines += ["", words.paragraph(_goal(scores, arguments, plan)), *_weak(scores, plan.after.thin, language)]
        if plan.steps:
            lines += ["", _steps(scores, plan, language)]
        if not _already(plan):
            lines += _beside(scores, plan, language)
        if wider is not None:
            lines += ["", words.paragraph(_wider(scores, arguments, *wider)), *_weak(scores, wider[1].after.thin, language)]
            lines += ["", _steps(scores, wider[1], language)] if wider[1].reached else []
    return "\n".join([*lines, ""]) if lines else ""


def _weak(scores: Scores, node: str, language: words.Language) -> list[str]:
    return list(filter(None, [words.weak(scores.index.model, node, language)]))


def _already(plan: _core.Plan) -> bool:
    return plan.reached and not plan.steps


def _goal(scores: Scores, arguments: argparse.Namespace, plan: _core.Plan) -> str:
    language = arguments.language
    told = TEXT[language]
    goal = told["score"].format(words.score(plan.goal))
    if arguments.goal_rank is not None:
        goal = told["any" if math.isinf(plan.goal) else "goal"].format(arguments.goal_rank, words.score(plan.goal))
    if _already(plan):
        return told["already"].format(goal)
    gives = _gives(scores, arguments, plan)
    if not plan.reached:
        level = told["best"] if arguments.cap == 1 else told["level"].format(100 * (1 - arguments.cap))
        if plan.proven:
            return told["out"].format(goal[0].upper() + goal[1:], level, *gives)
        return told["unfound"].format(goal, level, *gives)
    return told["plan"].format(goal, *_takes(plan, language), *gives)


def _takes(plan: _core.Plan, language: words.Language) -> tuple[str, float, str]:
    told = TEXT[language]
    changes = told["change"] if len(plan.steps) == 1 else told["changes"].format(len(plan.steps))
    return changes, plan.effort, told["proven"] if plan.proven else told["bound"].format(plan.bound)


def _gives(scores: Scores, arguments: argparse.Namespace, plan: _core.Plan) -> tuple[str, str]:
    return words.score(plan.after.score), place(scores, plan.after.rank, arguments.node, arguments.language)


def _beside(scores: Scores, plan: _core.Plan, language: words.Language) -> list[str]:
    """Name what no step was sought for, by reason."""
    lines = []
    for why in ("outcome", "kept", "at_cap", "no_figure"):
        named = [words.named(scores.index.definition, i, language) for i, reason in plan.left_out.items() if reason == why]
        lines += [words.paragraph(TEXT[language][why].format(", ".join(named)))] if named else []
    return ["", *lines] if lines else []


def _wider(scores: Scores, arguments: argparse.Namespace, added: list[str], plan: _core.Plan) -> str:
    told = TEXT[arguments.language]
    options = told["and"].join(f"--{option}" for option in added)
    if not plan.reached:
        return told["not_wider"].format(options)
    return told["wider"].format(options, *_takes(plan, arguments.language), *_gives(scores, arguments, plan))


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
