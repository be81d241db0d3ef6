"""What the year before would give, figure by figure: for slides."""

from __future__ import annotations

from ..facts import Told, tell
from ..page import Page, Paragraph, Table
from ..subject import Subject
from .change import is_clear

#: The most figures that are listed.
MOST = 8


def page(subject: Subject) -> Page | None:
    """Make the page; none where no figure was better the year before, or none of them gives a better place."""
    earlier = subject.edition.earlier
    if earlier is None or not subject.scored:
        return None
    what_if = subject.edition.scores.what_if(subject.unit)
    found = [(node, before, what_if({node: before})) for node, before in _better_before(subject)]
    found = sorted((each for each in found if each[2].rank < subject.place["rank"]), key=lambda each: each[2].rank)[:MOST]
    if not found:
        return None
    year = subject.year("year.before", earlier)
    rows: list[tuple[Told | None, ...]] = []
    for node, before, after in found:
        rows.append(
            (
                subject.node_name(node),
                subject.figure(node, before, "before", "Table.values"),
                subject.figure(node, subject.own(node), "own", "Table.values"),
                subject.score(f"{node}.again.score", after.score, "Outcome.score"),
                subject.rank(f"{node}.again", after.rank, "Outcome.rank"),
            )
        )
    head = (tell("column-indicator"), tell("column-year", year=year), tell("column-own"), tell("column-alone_score"))
    table = Table(tell("again-caption"), (*head, tell("column-alone_rank")), tuple(rows), (False, True, True, True, True))
    node, before, after = found[0]
    title = tell(
        "title-again",
        name=subject.definite(node),
        year=year,
        amount=subject.amount(node, before, "before", "Table.values"),
        rank=subject.rank(f"{node}.again", after.rank, "Outcome.rank"),
    )
    return Page("again", tell("section-again"), title, (table, Paragraph((tell("again-how", kind=subject.kind),))))


def _better_before(subject: Subject) -> list[tuple[str, float]]:
    """Give the indicators whose figures were clearly better the year before, with these."""
    found = []
    for node in subject.model.indicators:
        now, before = subject.edition.figures.value(subject.unit, node), subject.before(node)
        if now is None or before is None:
            continue
        better = before > now if subject.indicator(node).direction == "higher" else before < now
        if better and is_clear(subject, node, before, now):
            found.append((node, before))
    return found
