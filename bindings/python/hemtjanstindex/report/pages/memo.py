"""Text for the papers of a committee, to be copied as it stands."""

from __future__ import annotations

from .. import sentences, steps
from ..facts import Sentence, series, tell
from ..page import Page, Paragraph
from ..subject import Subject
from .decision import lists


def page(subject: Subject) -> Page:
    """Make the page."""
    matter = tell("memo-matter", name=subject.name, edition=subject.title, foot=subject.foot)
    matters = (matter, *([tell("memo-mark", mark=subject.mark)] if subject.mark else []))
    told = [Paragraph(matters, tell("label-matter")), *(_scored(subject) if subject.scored else _unscored(subject))]
    return Page(
        "memo", tell("section-memo"), tell("title-memo"), (*told, Paragraph(_proposal(subject), tell("label-proposal")))
    )


def _scored(subject: Subject) -> list[Paragraph]:
    return [Paragraph((*sentences.standing(subject), *sentences.certainty(subject)), tell("label-result")), *lists(subject)]


def _unscored(subject: Subject) -> list[Paragraph]:
    return [
        Paragraph(sentences.unscored(subject), tell("label-result")),
        Paragraph(sentences.lacking(subject), tell("label-lacking")),
    ]


def _proposal(subject: Subject) -> tuple[Sentence, ...]:
    """Propose the goals of a year where there are such, and otherwise that one be chosen."""
    found = steps.goals(subject).steps if subject.scored and subject.areas and subject.edition.year_before else ()
    goal = tell("memo-no-goal")
    if found:
        goal = tell("memo-goal", goals=series([sentences.target(subject, step) for step in found]))
    return (goal, tell("memo-owner"), tell("memo-followup"))
