"""The pages of a workbook."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from ..edition import Edition
from ..facts import tell
from ..make import bound
from ..page import Report
from ..pages.parts import PART
from ..subject import Subject
from ..teller import Teller
from . import everyone, own


def book_of(edition: Edition, unit: str, report: Report) -> Report:
    """Give a report as a workbook has it: its pages, those that only a workbook has, and lists of all units.

    What the pages of parts have stands in the tables of all parts and figures.
    """
    subject = Subject(edition, unit)
    pages = (own.result(subject), own.figures(subject), *(page for page in report.pages if not page.id.startswith(PART)))
    similar = bound(subject, report.title, own.similar(subject))
    return replace(report, pages=pages, lists=(similar, common_of(edition)))


@lru_cache(maxsize=2)
def common_of(edition: Edition) -> Report:
    """Make the lists that are the same in the workbook of every unit, once."""
    teller = Teller(edition)
    return bound(teller, tell("book-title", edition=teller.title), everyone.pages(teller))
