"""A sheet for a meeting of members: what is good, what is not, and what to ask those who decide."""

from __future__ import annotations

from .. import sentences
from ..facts import Sentence, tell
from ..page import Page, Paragraph
from ..subject import Subject
from .decision import MOST, lists


def page(subject: Subject) -> Page:
    """Make the page."""
    told = _scored(subject) if subject.scored else _unscored(subject)
    questions = Paragraph((*_of_areas(subject), tell("members-when"), tell("members-who")), tell("label-questions"))
    return Page("members", tell("section-members"), tell("title-members", name=subject.name), (*told, questions))


def _scored(subject: Subject) -> list[Paragraph]:
    return [Paragraph((*sentences.standing(subject), *sentences.certainty(subject))), *lists(subject)]


def _unscored(subject: Subject) -> list[Paragraph]:
    return [Paragraph(sentences.unscored(subject)), Paragraph(sentences.lacking(subject), tell("label-lacking"))]


def _of_areas(subject: Subject) -> list[Sentence]:
    """Ask what is done about each clear area, and where there is none, how what is good is kept."""
    if not subject.scored:
        return [tell("members-lacking", kind=subject.kind)]
    asked = [tell("members-area", area=subject.definite(row["node"]), kind=subject.kind) for row in subject.areas[:MOST]]
    return asked or [tell("members-keep", kind=subject.kind)]
