"""The place, and how sure it is: what other weights and other answers would have given, and who is near."""

from __future__ import annotations

from statistics import median

from .. import sentences
from ..charts.interval import Interval
from ..edition import ASSUMED, LIMITS, Row
from ..facts import Fact, Sentence, Told, tell
from ..page import Block, Page, Paragraph, Table
from ..subject import Subject

#: How many units above and below are named.
NEAR = 4
#: The fewest units that a place among them says anything of.
FEWEST = 3


def page(subject: Subject) -> Page | tuple[Sentence, Sentence]:
    """Make the page."""
    section = tell("section-certainty")
    if not subject.scored:
        return section, tell("absent-unscored")
    notes = [*sentences.certainty(subject), *_assumed(subject), tell("certainty-what"), *_outside(subject)]
    notes += [tell("certainty-silent")] if subject.edition.answers.figures else []
    blocks: tuple[Block, ...] = (
        _interval(subject),
        Paragraph(tuple(notes)),
        _groups(subject),
        _near(subject),
        *_among(subject),
    )
    return Page("certainty", section, _title(subject), blocks)


def _title(subject: Subject) -> Sentence:
    low, high = _ends(subject, "weights", subject.edition.ranks_by_weights[subject.unit])
    if low.value == high.value:
        return tell("title-certain", rank=low)
    return tell("title-certainty", low=low, high=high)


def _ends(subject: Subject, what: str, row: Row) -> tuple[Fact, Fact]:
    return (
        subject.rank(f"{what}.low", row["low"], "Uncertainty.low"),
        subject.rank(f"{what}.high", row["high"], "Uncertainty.high"),
    )


def _assumed(subject: Subject) -> list[Sentence]:
    """Say which numbers of answers are assumed, where they are."""
    if subject.edition.answers.known or not subject.edition.ranks_by_answers:
        return []
    low, high = _ends(subject, "answers", subject.edition.ranks_by_answers[subject.unit])
    answers = subject.count("answers.assumed", ASSUMED, "vary.sampling")
    return [tell("certainty-assumed", answers=answers, low=low, high=high)]


def _outside(subject: Subject) -> list[Sentence]:
    """Say why the place can lie outside of an interval of its own, where it does."""
    edition, rank = subject.edition, subject.place["rank"]
    ends = [edition.ranks_by_weights[subject.unit], edition.ranks_by_answers.get(subject.unit)]
    outside = any(row and not row["low"] <= rank <= row["high"] for row in ends)
    return [tell("certainty-outside", rank=subject.rank("rank", rank, "Ranking.rank"))] if outside else []


def _interval(subject: Subject) -> Interval:
    rank = subject.rank("rank", subject.place["rank"], "Ranking.rank")
    rows: list[tuple[Told, Fact, Fact, Fact]] = []
    edition = subject.edition
    rows.append((tell("varied-weights"), rank, *_ends(subject, "weights", edition.ranks_by_weights[subject.unit])))
    if edition.ranks_by_answers:
        what = "varied-answers" if edition.answers.known else "varied-assumed"
        rows.append((tell(what), rank, *_ends(subject, "answers", edition.ranks_by_answers[subject.unit])))
    low, high = rows[0][2:]
    same = low.value == high.value
    facts: dict[str, Told] = {"name": subject.name, "rank": rank, "ranked": subject.ranked, "low": low}
    head = tuple(tell(f"column-{column}") for column in ("varied", "place", "best", "worst"))
    return Interval(
        mark=subject.mark,
        title=tell("interval-same", rank=low) if same else tell("interval-title", low=low, high=high),
        subtitle=tell("interval-subtitle"),
        alt=tell("interval-same-alt", **facts) if same else tell("interval-alt", **facts, high=high),
        table=Table(tell("interval-caption"), head, tuple(rows), (False, True, True, True)),
        rows=tuple(rows),
        first=subject.rank("first", 1, "Ranking.rank"),
        last=subject.ranked,
        group=subject.place["group"],
    )


def _groups(subject: Subject) -> Table:
    row = subject.edition.groups_by_weights[subject.unit]
    shares: list[tuple[Told | None, ...]] = []
    for code in (*reversed(LIMITS), "low"):
        share = subject.share(f"weights.group.{code}", row[code], "Uncertainty.groups")
        shares.append((tell(f"group-{code}"), tell("share-cell", share=share)))
    return Table(tell("groups-caption"), (tell("column-group"), tell("column-share")), tuple(shares), (False, True))


def _near(subject: Subject) -> Table:
    """Name those just above and below."""
    listed = [unit for unit, row in subject.edition.ranking.items() if row["rank"] is not None]
    at = listed.index(subject.unit)
    rows: list[tuple[Told | None, ...]] = []
    for unit in listed[max(0, at - NEAR) : at + NEAR + 1]:
        row = subject.edition.ranking[unit]
        rows.append(
            (
                subject.unit_name(unit),
                subject.rank("rank" if unit == subject.unit else f"rank.{unit}", row["rank"], "Ranking.rank"),
                subject.score("score" if unit == subject.unit else f"score.{unit}", row["score"], "Ranking.score"),
            )
        )
    head = (tell("column-unit", kind=subject.kind), tell("column-place"), tell("column-score"))
    return Table(tell("near-caption"), head, tuple(rows), (False, True, True))


def _among(subject: Subject) -> list[Table]:
    """Give the place and the median score among all and in each of the unit's own groups, as its county and size class."""
    ranking, groups = subject.edition.ranking, subject.edition.scores.table.groups
    scores = {unit: row["score"] for unit, row in ranking.items() if row["rank"] is not None}
    at = subject.edition.at
    rows: list[tuple[Told | None, ...]] = []
    for variable, labels in {"": None, **groups}.items():
        among = [unit for unit in scores if labels is None or labels[at[unit]] == labels[at[subject.unit]]]
        if len(among) < FEWEST or not (labels is None or labels[at[subject.unit]]):
            continue
        rank = 1 + sum(ranking[unit]["rank"] < subject.place["rank"] for unit in among)
        name = f"among.{variable or 'all'}"
        place = tell(
            "place-of",
            rank=subject.rank(f"{name}.rank", rank, "Ranking.rank"),
            ranked=subject.count(f"{name}.ranked", len(among), "Ranking.rank"),
        )
        middle = subject.score(f"{name}.median", median(scores[unit] for unit in among), "Ranking.score")
        named = tell("name", name=subject.group_named(variable)) if variable else tell("among-all", kind=subject.kind)
        rows.append((named, place, middle))
    if len(rows) < 2:
        return []
    head = tuple(tell(f"column-{column}") for column in ("among", "place", "median"))
    return [Table(tell("among-caption"), head, tuple(rows), (False, True, True))]
