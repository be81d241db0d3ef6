"""How to read the report: what its words mean."""

from __future__ import annotations

from ..edition import REPLICATES, SPREAD
from ..facts import tell
from ..page import Page, Paragraph
from ..subject import Subject

TERMS = ("score", "place", "group", "area", "step", "chance", "similar", "outcome")


def page(subject: Subject) -> Page:
    """Make the page."""
    spread = subject.share("weights.spread", SPREAD, "vary.weights")
    replicates = subject.count("replicates", REPLICATES, "uncertainty.n")
    weights = Paragraph((tell("meaning-varied", spread=spread, replicates=replicates),), tell("term-varied"))
    terms = [Paragraph((tell(f"meaning-{term}", kind=subject.kind),), tell(f"term-{term}")) for term in TERMS]
    return Page("reading", tell("section-reading"), tell("title-reading"), (*terms, weights))
