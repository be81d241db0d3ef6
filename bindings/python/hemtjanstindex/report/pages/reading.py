"""How to read the report: what those of its words mean that are used."""

from __future__ import annotations

from ..edition import REPLICATES, SPREAD
from ..facts import Sentence, tell
from ..page import Page, Paragraph
from ..subject import Subject
from ..teller import Teller


def page(subject: Subject) -> Page:
    """Make the page."""
    told = [Paragraph((meaning,), term) for term, meaning in terms(subject, similar=bool(subject.peers))]
    return Page("reading", tell("section-reading"), tell("title-reading"), tuple(told))


def terms(teller: Teller, *, similar: bool) -> list[tuple[Sentence, Sentence]]:
    """Give the words that are used, each with what it means."""
    edition = teller.edition
    used = {
        "score": True,
        "place": True,
        "group": True,
        "area": True,
        "step": edition.year_before is not None,
        "chance": edition.answers.figures > 0,
        "similar": similar,
        "outcome": teller.has_outcomes,
        "rounding": True,
    }
    told = [(tell(f"term-{term}"), tell(f"meaning-{term}", kind=teller.kind)) for term, there in used.items() if there]
    spread = teller.share("weights.spread", SPREAD, "vary.weights")
    replicates = teller.count("replicates", REPLICATES, "uncertainty.n")
    return [*told, (tell("term-varied"), tell("meaning-varied", spread=spread, replicates=replicates))]
