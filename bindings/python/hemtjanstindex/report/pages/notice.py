"""An advance notice: what a unit is told before others are, and nothing of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ...words import Language, say
from .. import sentences
from ..edition import SPREAD
from ..facts import Sentence, Told, tell
from ..page import Page, Paragraph, Table
from ..subject import Subject
from .decision import MOST


@dataclass(frozen=True)
class Embargo:
    """To whom an advance notice is given, and when its content is released."""

    recipient: str
    release: datetime


def mark(subject: Subject, embargo: Embargo) -> Sentence:
    """Say what holds until the release, and what is made up."""
    told = tell(
        "notice-mark",
        release=subject.facts.add("release", embargo.release.isoformat(), "Embargo", lambda language: _time(embargo, language)),
        recipient=subject.words("recipient", embargo.recipient, "Embargo"),
    )
    return tell("notice-mark-with", notice=told, mark=subject.mark) if subject.mark else told


def _time(embargo: Embargo, language: Language) -> str:
    at = embargo.release
    of_day = {"hour": f"{at:%H}", "minute": f"{at:%M}"}
    return say("report-time", language, day=str(at.day), month=at.month, year=str(at.year), **of_day)


def page(subject: Subject) -> Page:
    """Make the page."""
    paragraphs = _scored(subject) if subject.scored else _unscored(subject)
    what = Paragraph((tell("notice-what", kind=subject.kind),))
    return Page("notice", tell("section-notice"), _title(subject), (*paragraphs, what))


def _title(subject: Subject) -> Sentence:
    if not subject.scored:
        return tell("title-unscored", name=subject.name)
    score = subject.score("score", subject.place["score"], "Ranking.score")
    return tell("title-notice", name=subject.name, score=score)


def _scored(subject: Subject) -> list[Paragraph | Table]:
    strong = [sentences.strength(subject, row) for row in subject.strengths[:MOST]]
    weak = [sentences.weakness(subject, row) for row in subject.areas[:MOST]]
    group = subject.group("group", subject.place["group"], "Ranking.group")
    parts = _parts(subject)
    return [
        Paragraph((tell("standing-group", group=group), *_range(subject))),
        *([parts] if parts.rows else []),
        Paragraph(tuple(strong or [tell("no-strength", kind=subject.kind)]), tell("label-strong")),
        Paragraph(tuple(weak or [tell("no-area", kind=subject.kind)]), tell("label-weak")),
    ]


def _range(subject: Subject) -> list[Sentence]:
    """Say between which places the unit lies, by what is known of how sure that is."""
    edition = subject.edition
    counted = edition.answers.known and edition.ranks_by_answers
    varied = (edition.ranks_by_answers if counted else edition.ranks_by_weights)[subject.unit]
    what = "answers" if counted else "weights"
    spread = subject.share("weights.spread", SPREAD, "vary.weights")
    low = subject.rank(f"{what}.low", varied["low"], "Uncertainty.low")
    high = subject.rank(f"{what}.high", varied["high"], "Uncertainty.high")
    varied_with: dict[str, Told | str] = {"what": what, "ranked": subject.ranked, "spread": spread}
    if low.value == high.value:
        told = [tell("notice-place", rank=low, **varied_with)]
    else:
        told = [tell("notice-range", low=low, high=high, **varied_with)]
    return told if counted else [*told, *sentences.chance(subject)]


def _parts(subject: Subject) -> Table:
    """Give the parts of the index beside the nation's, without places."""
    rows: list[tuple[Told | None, ...]] = []
    for row in subject.profile:
        node = row["node"]
        if row["indicator"] or node not in subject.model.children(subject.model.root):
            continue
        own, of_all = row["own"], row["reference"]
        rows.append(
            (
                subject.node_name(node),
                None if own is None else subject.score(f"{node}.score", own, "Profile.own"),
                None if of_all is None else subject.score(f"{node}.reference", of_all, "Profile.reference"),
                None if own is None or of_all is None else subject.signed(f"{node}.apart", own - of_all, "Profile"),
            )
        )
    head = (tell("column-part"), tell("column-score"), tell("column-nation", kind=subject.kind), tell("column-apart"))
    return Table(tell("parts-table"), head, tuple(rows), (False, True, True, True))


def _unscored(subject: Subject) -> list[Paragraph | Table]:
    return [Paragraph(sentences.unscored(subject)), Paragraph(sentences.lacking(subject), tell("label-lacking"))]
