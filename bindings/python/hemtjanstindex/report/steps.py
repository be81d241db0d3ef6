"""What a year can bring, and whom to ask: chosen once, for every page."""

from __future__ import annotations

import math
from dataclasses import dataclass

from .. import _core
from ..present import numbers
from .subject import Subject, fact

#: The most goals that are proposed.
MOST = 3


@dataclass(frozen=True)
class Step:
    """A realistic step of one indicator, in the decimals of its source."""

    node: str
    now: float
    to: float


@dataclass(frozen=True)
class Goals:
    """Steps together, and what they give where all others stand still."""

    steps: tuple[Step, ...]
    score: float
    rank: float


@dataclass(frozen=True)
class Adviser:
    """A unit with similar conditions that is better on an indicator and has not fallen back."""

    node: str
    unit: str
    before: float | None
    now: float


def step(subject: Subject, node: str) -> Step | None:
    """Give the realistic step of an indicator; none where no year tells one, or it leads nowhere."""
    row = subject.priorities.get(node, {})
    now, to = fact(row, "raw"), fact(row, "realistic_raw")
    if math.isnan(now) or math.isnan(to):
        return None
    to = numbers.rounded(to, subject.edition.figures.decimals[node])
    better = to > now if subject.indicator(node).direction == "higher" else to < now
    return Step(node, now, to) if better else None


def goals(subject: Subject) -> Goals:
    """Give the steps of the clear areas and what they give together."""
    steps = tuple(found for row in subject.areas[:MOST] if (found := step(subject, row["node"])))
    after = subject.edition.scores.what_if(subject.unit)({each.node: each.to for each in steps})
    return Goals(steps, after.score, after.rank)


def advisers(subject: Subject) -> list[Adviser]:
    """Give one adviser for each of the clear areas, where there is one: who has come furthest, else who is best."""
    found = []
    for row in subject.areas[:MOST]:
        of_area = all_advisers(subject, row["node"])
        found += of_area[:1]
    return found


def all_advisers(subject: Subject, node: str) -> list[Adviser]:
    """Give the similar units that are better on an indicator and did not fall back, those that came furthest first."""
    edition = subject.edition
    sign = 1 if subject.indicator(node).direction == "higher" else -1
    ranked: list[tuple[float, float, Adviser]] = []
    for row in subject.examples:
        now = edition.figures.value(row["unit"], node)
        if row["node"] != node or now is None:
            continue
        before = edition.figures_before.value(row["unit"], node) if edition.figures_before else None
        risen = 0.0 if before is None else sign * (now - before)
        if risen >= 0:
            ranked.append((-risen, -sign * now, Adviser(node, row["unit"], before, now)))
    return [adviser for _, _, adviser in sorted(ranked, key=lambda each: (each[0], each[1], each[2].unit))]


def enough(subject: Subject, plan: _core.Plan, goal: float) -> list[Step]:
    """Give a plan's steps no longer than the goal needs, in the source's decimals: each is shortened as far as it goes."""
    what_if = subject.edition.scores.what_if(subject.unit)
    to = {step.indicator: step.raised_to for step in plan.steps}
    for step in plan.steps:
        unit = 10.0 ** -subject.edition.figures.decimals[step.indicator]
        back = unit if step.raised_to < step.raised_from else -unit
        to[step.indicator] = (math.ceil if back < 0 else math.floor)(step.raised_to / unit) * unit
        tried = to[step.indicator] + back
        while what_if(to | {step.indicator: tried}).score >= goal:
            to[step.indicator] = tried
            tried += back
    return [Step(step.indicator, step.raised_from, to[step.indicator]) for step in plan.steps]
