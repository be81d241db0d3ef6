"""The page for a committee: where the unit stands, and what to take hold of first."""

from __future__ import annotations

from .. import sentences
from ..facts import Sentence, tell
from ..page import Page, Paragraph
from ..subject import Subject

#: The most of strengths, weaknesses and goals that a committee is told.
MOST = 3


def page(subject: Subject) -> Page:
    """Make the page."""
    paragraphs = _scored(subject) if subject.scored else _unscored(subject)
    return Page("decision", tell("section-decision"), title(subject), tuple(p for p in paragraphs if p.sentences))


def title(subject: Subject) -> Sentence:
    """Say the one thing that matters most."""
    if not subject.scored:
        return tell("title-unscored", name=subject.name)
    if subject.place["rank"] == 1:
        shared = sentences.sharing(subject)
        return tell("title-best-shared" if shared else "title-best", name=subject.name)
    if subject.areas:
        return tell("title-area", area=subject.definite(subject.areas[0]["node"]))
    return tell("title-none", kind=subject.kind)


def lists(subject: Subject) -> list[Paragraph]:
    """Tell what is strong, what is weak and how many areas more, and what has changed."""
    strong = [sentences.strength(subject, row) for row in subject.strengths[:MOST]]
    weak = [sentences.weakness(subject, row) for row in subject.areas[:MOST]]
    if more := len(subject.areas) - MOST:
        weak += [tell("more-areas", count=more, more=subject.few("areas.more", more, "Profile.list"))] if more > 0 else []
    return [
        Paragraph(tuple(strong or [tell("no-strength", kind=subject.kind)]), tell("label-strong")),
        Paragraph(tuple(weak or [tell("no-area", kind=subject.kind)]), tell("label-weak")),
        Paragraph(sentences.change(subject), tell("label-change")),
    ]


def _scored(subject: Subject) -> list[Paragraph]:
    return [
        Paragraph((*sentences.standing(subject), *sentences.certainty(subject))),
        *lists(subject),
        Paragraph(sentences.goal(subject), tell("label-goal")),
        Paragraph(sentences.ask(subject), tell("label-first")),
    ]


def _unscored(subject: Subject) -> list[Paragraph]:
    known = [node for node in subject.model.indicators if subject.edition.figures.value(subject.unit, node) is not None]
    return [
        Paragraph(sentences.unscored(subject)),
        Paragraph(tuple(sentences.known(subject, node) for node in known), tell("label-known")),
        Paragraph(sentences.lacking(subject), tell("label-lacking")),
    ]
