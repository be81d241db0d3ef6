"""The report of a unit: its pages in their order, and what holds for all of them."""

from __future__ import annotations

from .. import _core
from ..present import readable
from .edition import Edition
from .facts import Sentence, tell
from .page import Page, Report
from .pages import areas, certainty, change, cover, decision, first, followup, gaps, learn, method, plan, reading, why
from .subject import Subject

#: Modules that make a page, or say why there is none, in the order of the report.
PAGES = (cover, decision, first, plan, learn, change, areas, why, certainty, gaps, followup, reading, method)


def report_of(edition: Edition, unit: str) -> Report:
    """Make the report of a unit."""
    subject = Subject(edition, unit)
    pages: list[Page] = []
    left_out: list[tuple[Sentence, Sentence]] = []
    for module in PAGES:
        made = module.page(subject)
        if isinstance(made, Page):
            pages.append(made)
        else:
            left_out.append(made)
    edition_of = edition_name(subject)
    return Report(
        title=tell("title", name=subject.name, edition=edition_of),
        edition=edition_of,
        year=_core.year_in(edition.scores.table.period) or 0,
        head=tell("head", edition=edition_of, name=subject.name),
        foot=foot(subject),
        mark=subject.mark,
        pages=tuple(pages),
        left_out=tuple(left_out),
    )


def edition_name(subject: Subject) -> Sentence:
    """Name the edition and its period."""
    scores = subject.edition.scores
    heading = subject.facts.add(
        "edition", subject.definition.id, "Definition.title", lambda language: subject.definition.heading(language)
    )
    if not scores.table.period or scores.table.period in subject.definition.title.sv:
        return tell("edition", edition=heading)
    period = subject.facts.add(
        "period", scores.table.period, "Table.period", lambda language: readable.period_of(scores.table.period, language)
    )
    return tell("edition-of", edition=heading, period=period)


def foot(subject: Subject) -> Sentence:
    """Say whose choices the index follows."""
    if subject.definition.status in ("own", "reconstruction"):
        return tell("foot", kind=subject.kind)
    return tell("foot-definition", definition=subject.words("definition", subject.definition.id, "Definition.id"))
