"""A plan: what one year can bring, and what it takes to reach the next result group."""

from __future__ import annotations

from .. import sentences, steps
from ..edition import LIMITS
from ..facts import Sentence, Told, series, tell
from ..page import Page, Paragraph, Table
from ..subject import Subject
from .change import is_clear

#: The result groups, the lowest first.
GROUPS = ("low", *LIMITS)
#: The most figures that are named as left out.
MOST = 6


def page(subject: Subject) -> Page | tuple[Sentence, Sentence]:
    """Make the page."""
    section = tell("section-plan")
    if not subject.scored:
        return section, tell("absent-unscored")
    year, goal = _year(subject), _goal(subject)
    if not year and not goal:
        return section, tell("absent-plan" if subject.edition.scores.index.cutoffs().sd else "absent-plan-level")
    title = tell("title-plan-goal")
    if year:
        found = steps.goals(subject)
        title = tell(
            "title-plan",
            score=subject.score("goal.score", found.score, "Outcome.score"),
            rank=subject.rank("goal.rank", found.rank, "Outcome.rank"),
        )
    return Page("plan", section, title, (*year, *goal))


def _year(subject: Subject) -> list[Paragraph | Table]:
    """Give the realistic steps of the clear areas."""
    if not subject.edition.year_before or not subject.areas:
        return []
    found = steps.goals(subject)
    if not found.steps:
        return []
    rows: list[tuple[Told | None, ...]] = []
    what_if = subject.edition.scores.what_if(subject.unit)
    for step in found.steps:
        alone = what_if({step.node: step.to})
        rows.append(
            (
                subject.node_name(step.node),
                subject.figure(step.node, step.now, "own", "Table.values"),
                subject.figure(step.node, step.to, "goal", "Priority.realistic_raw"),
                subject.score(f"{step.node}.alone.score", alone.score, "Outcome.score"),
                subject.rank(f"{step.node}.alone", alone.rank, "Outcome.rank"),
            )
        )
    head = tuple(tell(f"column-{column}") for column in ("indicator", "own", "step", "alone_score", "alone_rank"))
    told = (*sentences.goal(subject), *_back(subject), tell("plan-step"), tell("plan-others"))
    return [
        Paragraph(told, tell("label-year")),
        Table(tell("plan-caption"), head, tuple(rows), (False, True, True, True, True)),
    ]


def _back(subject: Subject) -> list[Sentence]:
    """Say what the earlier year's figure would give alone, of the first area that has clearly fallen back."""
    assert subject.edition.earlier is not None
    for row in subject.areas:
        node, before = row["node"], subject.before(row["node"])
        if before is None or not is_clear(subject, node, before, subject.own(node)):
            continue
        after = subject.edition.scores.what_if(subject.unit)({node: before})
        if after.score > subject.place["score"]:
            amount = subject.amount(node, before, "before", "Table.values")
            year = subject.year("year.before", subject.edition.earlier)
            rank = subject.rank(f"{node}.back", after.rank, "Outcome.rank")
            return [tell("plan-back", year=year, name=subject.within(node), amount=amount, rank=rank)]
    return []


def _goal(subject: Subject) -> list[Paragraph | Table]:
    """Give the fewest changes that reach the next result group, outcomes among them, and what was left out."""
    group = subject.place["group"]
    if group == GROUPS[-1]:
        return []
    aim = GROUPS[GROUPS.index(group) + 1]
    cut = subject.edition.scores.index.cutoffs()
    if cut.sd == 0:  # all have the same score, so no group is above another
        return []
    limit = cut.mean + LIMITS[aim] * cut.sd
    plan = subject.edition.scores.plan(subject.unit, score=limit, outcomes=True)
    needed: dict[str, Told] = {"group": tell(f"group-{aim}"), "score": subject.score("next.score", limit, "Index.cutoffs")}
    label = tell("label-next")
    if not plan.reached:
        return [Paragraph((tell("plan-unreached", **needed),), label)]
    changes = series(
        [
            tell(
                "goal-to",
                name=subject.within(step.node),
                amount=subject.amount(step.node, step.to, "next", "Plan.raised_to"),
            )
            for step in steps.enough(subject, plan, limit)
        ]
    )
    told = [tell("plan-next", changes=changes, **needed), tell("plan-cap")]
    left = [subject.within(node) for node in plan.left_out]
    if len(left) > MOST:
        told.append(tell("plan-left-many", number=subject.count("next.left", len(left), "Plan.left_out")))
    elif left:
        told.append(tell("plan-left", names=series(left)))
    return [Paragraph(tuple(told), label)]
