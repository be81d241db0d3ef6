"""What has changed: first the figures themselves, then what of the score's change is the unit's own."""

from __future__ import annotations

import math

from .. import sentences
from ..charts.waterfall import Waterfall
from ..facts import Fact, Sentence, Told, tell
from ..page import Block, Page, Paragraph, Table
from ..subject import Subject

PARTS = ("values", "statuses", "frame", "definition")


def page(subject: Subject) -> Page | tuple[Sentence, Sentence]:
    """Make the page."""
    section = tell("section-change")
    earlier = subject.edition.earlier
    if earlier is None:
        return section, tell("absent-earlier")
    rows = [row for node in subject.model.indicators if (row := _row(subject, node))]
    if not rows:
        return section, tell("absent-change")
    year = subject.year("year.before", earlier)
    head = (
        tell("column-indicator"),
        tell("column-year", year=year),
        tell("column-year", year=subject.year("year", subject.edition.scores)),
        tell("column-difference"),
    )
    table = Table(tell("change-caption"), head, tuple(rows), (False, True, True, True))
    blocks: list[Block] = [table, Paragraph(sentences.change(subject), tell("label-score"))]
    change = subject.edition.changes.get(subject.unit)
    if change is not None and change["score_values"] is not None and (picture := _parts(subject)).parts:
        blocks += [picture, Paragraph((tell("change-how"),))]
    return Page("change", section, _title(subject, year), tuple(blocks))


def moved(subject: Subject) -> list[tuple[str, float, float]]:
    """Give the indicators whose figures changed, with both, what moved most in standard deviations first."""
    found = []
    for node in subject.model.indicators:
        now = subject.edition.figures.value(subject.unit, node)
        before = subject.before(node)
        if now is not None and before is not None and now != before:
            found.append((node, before, now))
    deviations = subject.edition.figures.deviations
    return sorted(found, key=lambda each: -abs(each[2] - each[1]) / deviations[each[0]])


def _title(subject: Subject, year: Fact) -> Sentence:
    """Say what moved most, or that nothing did."""
    found = moved(subject)
    if not found:
        return tell("title-unchanged", year=year)
    node, before, now = found[0]
    facts: dict[str, Told] = {
        "name": subject.measured(node),
        "before": subject.bare(node, before, "before", "Table.values"),
        "now": subject.amount(node, now, "own", "Table.values"),
    }
    return tell("title-rose" if now > before else "title-fell", **facts)


def _row(subject: Subject, node: str) -> tuple[Told | None, ...] | None:
    now = subject.edition.figures.value(subject.unit, node)
    before = subject.before(node)
    if now is None and before is None:
        return None
    return (
        subject.node_name(node),
        None if before is None else subject.figure(node, before, "before", "Table.values"),
        None if now is None else subject.figure(node, now, "own", "Table.values"),
        _difference(subject, node, before, now),
    )


def _difference(subject: Subject, node: str, before: float | None, now: float | None) -> Told | None:
    if before is None or now is None or subject.indicator(node).kind == "yes_no":
        return None
    return subject.plain_difference(f"{node}.change", now - before, node)


def _parts(subject: Subject) -> Waterfall:
    """Make the picture of the parts of the score's change."""
    row = subject.edition.changes[subject.unit]
    earlier = subject.edition.earlier
    assert earlier is not None
    years = subject.year("year.before", earlier), subject.year("year", subject.edition.scores)
    ends = [subject.score(f"score.{at}", row[f"score_{at}"], "Change") for at in ("before", "after")]
    parts = tuple(
        (tell(f"part-{part}"), subject.signed(f"change.{part}", row[f"score_{part}"], "Change"))
        for part in PARTS
        if not math.isclose(row[f"score_{part}"], 0, abs_tol=1e-12)
    )
    caption = tell("parts-caption")
    rows = tuple((name, points) for name, points in parts)
    before, after = ends
    return Waterfall(
        mark=subject.mark,
        title=tell("parts-title", before=before, now=after),
        subtitle=tell("parts-subtitle"),
        alt=tell("parts-alt", year=years[0], before=before, now=after),
        table=Table(caption, (tell("column-what"), tell("column-points")), rows, (False, True)),
        start=(years[0], before),
        end=(years[1], after),
        parts=parts,
    )
