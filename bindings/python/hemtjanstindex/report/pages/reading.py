"""How to read the report: what those of its words mean that are used."""

from __future__ import annotations

from ..edition import REPLICATES, SPREAD
from ..facts import tell
from ..page import Page, Paragraph
from ..subject import Subject


def page(subject: Subject) -> Page:
    """Make the page."""
    spread = subject.share("weights.spread", SPREAD, "vary.weights")
    replicates = subject.count("replicates", REPLICATES, "uncertainty.n")
    weights = Paragraph((tell("meaning-varied", spread=spread, replicates=replicates),), tell("term-varied"))
    used = {
        "score": True,
        "place": True,
        "group": True,
        "area": True,
        "step": subject.edition.year_before is not None,
        "chance": subject.edition.answers.figures > 0,
        "similar": bool(subject.peers),
        "outcome": subject.has_outcomes,
        "rounding": True,
    }
    terms = [
        Paragraph((tell(f"meaning-{term}", kind=subject.kind),), tell(f"term-{term}")) for term, there in used.items() if there
    ]
    return Page("reading", tell("section-reading"), tell("title-reading"), (*terms, weights))
