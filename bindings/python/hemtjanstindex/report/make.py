"""The report of a unit: its pages in their order, and what holds for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .. import _core
from . import view
from .edition import Edition
from .facts import Sentence, tell
from .page import Page, Report
from .pages import (
    areas,
    certainty,
    change,
    choices,
    cover,
    decision,
    first,
    followup,
    gaps,
    learn,
    method,
    outcome,
    parts,
    plan,
    reading,
    why,
)
from .subject import Subject
from .teller import Teller

#: Modules that make a page, or say why there is none, in the order of the report, and those of its appendix after the parts.
PAGES = (cover, outcome, decision, first, plan, learn, change, areas, why, certainty, gaps, followup, reading)
APPENDIX = (choices, method)
#: What is moved up, after the page for a committee, where answering gives more than improving.
MOVED = PAGES.index(first)


def report_of(edition: Edition, unit: str) -> Report:
    """Make the report of a unit."""
    subject = Subject(edition, unit)
    title = tell("title", name=subject.name, edition=subject.title)
    head = tell("head", edition=subject.title, name=subject.name)
    order = list(PAGES)
    if gaps.foremost(subject):
        order.remove(gaps)
        order.insert(MOVED, gaps)
    made = [module.page(subject) for module in order]
    made += [*parts.pages(subject), *(module.page(subject) for module in APPENDIX)]
    return bound(subject, title, [_viewed(subject, each) for each in made], head=head)


def _viewed(subject: Subject, page: Page | tuple[Sentence, Sentence]) -> Page | tuple[Sentence, Sentence]:
    """Let a page lead to the same in the tool."""
    seen = view.of_page(subject, page.id) if isinstance(page, Page) else None
    return replace(page, view=view.opened(seen)) if isinstance(page, Page) and seen else page


def bound(
    teller: Teller,
    title: Sentence,
    made: Sequence[Page | tuple[Sentence, Sentence]],
    *,
    head: Sentence | None = None,
    mark: Sentence | None = None,
) -> Report:
    """Put pages, and what is said in the place of those left out, together with what holds for all.

    The head is the title where it is no other.
    """
    return Report(
        title=title,
        edition=teller.title,
        year=_core.year_in(teller.edition.scores.table.period) or 0,
        head=head or title,
        foot=teller.foot,
        mark=mark or teller.mark,
        pages=tuple(page for page in made if isinstance(page, Page)),
        left_out=tuple(page for page in made if not isinstance(page, Page)),
        theme=teller.edition.theme,
    )
