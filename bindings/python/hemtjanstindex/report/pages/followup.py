"""What was decided, by whom and when it is looked at: a form, since nothing of it is in the figures."""

from __future__ import annotations

from .. import steps
from ..facts import Told, tell
from ..page import Page, Paragraph, Table
from ..subject import Subject
from . import first

#: How many rows there are to fill in; what is proposed is in the first of them.
ROWS = 4


def page(subject: Subject) -> Page:
    """Make the page."""
    columns = ("indicator", "own", "aim", "action", "owner", "date", "next")
    rows: list[tuple[Told | None, ...]] = [_row(subject, node) for node in first.order(subject)[: steps.MOST]]
    rows += [(tell("followup-empty"), None, None, None, None, None, None)] * (ROWS - len(rows))
    head = tuple(tell(f"column-{column}") for column in columns)
    table = Table(tell("followup-caption"), head, tuple(rows), (False, True, True, False, False, False, False), form=True)
    told = (tell("followup-how"), tell("followup-next"))
    return Page("followup", tell("section-followup"), tell("title-followup"), (Paragraph(told), table))


def _row(subject: Subject, node: str) -> tuple[Told | None, ...]:
    own = subject.edition.figures.value(subject.unit, node)
    step = steps.step(subject, node)
    due = subject.indicator(node).next_published
    return (
        subject.node_name(node),
        None if own is None else subject.figure(node, own, "own", "Table.values"),
        subject.figure(node, step.to, "goal", "Priority.realistic_raw") if step else None,
        None,
        None,
        None,
        subject.words(f"{node}.next_published", due, "Model") if due else None,
    )
