"""The first page: whose report it is, where the unit lies among all, and what the figures are."""

from __future__ import annotations

from ..charts.strip import Strip
from ..edition import LIMITS
from ..facts import Fact, Sentence, Told, tell
from ..page import Page, Paragraph, Table
from ..subject import Subject

#: How many dots of units stand beside each other from the lowest score to the highest.
ABREAST = 130


def page(subject: Subject) -> Page:
    """Make the page."""
    about = [tell("cover-figures", period=_period(subject)), tell("cover-order")]
    paragraph = Paragraph(tuple(about))
    blocks = (strip(subject), paragraph) if subject.scored else (paragraph,)
    return Page("cover", tell("section-cover"), tell("name", name=subject.name), blocks)


def _period(subject: Subject) -> Fact:
    return subject.year("year", subject.edition.scores)


def strip(subject: Subject) -> Strip:
    """Make the picture of all units on one scale."""
    edition = subject.edition
    scores = sorted(row["score"] for row in edition.ranking.values() if row["rank"] is not None)
    cut = edition.scores.index.cutoffs()
    score = subject.score("score", subject.place["score"], "Ranking.score")
    rank = subject.rank("rank", subject.place["rank"], "Ranking.rank")
    group = subject.group("group", subject.place["group"], "Ranking.group")
    lowest, highest = (subject.score(f"scores.{at}", scores[i], "Ranking.score") for at, i in (("lowest", 0), ("highest", -1)))
    own: dict[str, Told] = {"name": subject.name, "score": score, "group": group}
    return Strip(
        mark=subject.mark,
        title=_title(subject, rank, group),
        subtitle=tell("strip-subtitle", kind=subject.kind),
        alt=tell("strip-same-alt", **own)
        if lowest.value == highest.value
        else tell("strip-alt", kind=subject.kind, ranked=subject.ranked, low=lowest, high=highest, **own),
        table=_table(subject, scores),
        scores=tuple(scores),
        own=score,
        name=subject.name,
        group=subject.place["group"],
        limits=tuple((cut.mean + z * cut.sd, tell(f"group-{code}")) for code, z in LIMITS.items()),
        lowest=tell("group-low"),
        ends=(lowest, highest),
        dots=tell("strip-dots", kind=subject.kind),
        levels=levels(scores),
    )


def _title(subject: Subject, rank: Fact, group: Fact) -> Sentence:
    """Say the place, so that it is told of whom and when wherever the picture goes."""
    if not subject.edition.scores.table.period:
        return tell("strip-title", rank=rank, ranked=subject.ranked, group=group)
    return tell("strip-of", name=subject.name, year=_period(subject), rank=rank, ranked=subject.ranked, group=group)


def levels(scores: list[float]) -> tuple[float, ...]:
    """Give each of ascending scores the lowest level, from 1 on, on which its dot covers no other, and the one above all."""
    size = (scores[-1] - scores[0]) / ABREAST
    ends: list[float] = []
    found = []
    for score in scores:
        level = next((i for i, end in enumerate(ends) if score - end >= size), len(ends))
        ends[level : level + 1] = [score]
        found.append(level + 1.0)
    return (*found, len(ends) + 1.0)


def _table(subject: Subject, scores: list[float]) -> Table:
    """Give five numbers for all units, and the unit's own."""
    rows: list[tuple[Told, Told]] = []
    for name, share in (("lowest", 0.0), ("quarter", 0.25), ("median", 0.5), ("three_quarters", 0.75), ("highest", 1.0)):
        value = _quantile(scores, share)
        rows.append((tell(f"strip-{name}"), subject.score(f"scores.{name}", value, "Ranking.score")))
    rows.append((subject.name, subject.score("score", subject.place["score"], "Ranking.score")))
    caption: Sentence = tell("strip-caption")
    return Table(caption, (tell("column-what"), tell("column-score")), tuple(rows), (False, True))


def _quantile(ordered: list[float], share: float) -> float:
    """Interpolate between the two nearest of ordered values."""
    at = share * (len(ordered) - 1)
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (at - low)
