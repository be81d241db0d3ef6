"""Appendix: the places that other weights and other choices of method give, and how far weights can move it."""

from __future__ import annotations

import math

from ..charts.interval import Interval
from ..edition import SPREAD
from ..facts import Fact, Sentence, Told, tell
from ..page import Block, Page, Paragraph, Table
from ..subject import Subject

#: The most parts and indicators that are listed.
MOST = 8


def page(subject: Subject) -> Page | tuple[Sentence, Sentence]:
    """Make the page."""
    section = tell("section-choices")
    if not subject.scored:
        return section, tell("absent-unscored")
    edition = subject.edition
    chosen = {name: places[subject.unit] for name, places in edition.choices.items()}
    without = {node: places[subject.unit] for node, places in edition.without.items()}
    notes = [tell("choices-what"), *([tell("choices-chance")] if edition.answers.figures else [])]
    blocks: list[Block] = [Paragraph(tuple(notes)), _interval(subject, chosen, without)]
    if chosen:
        blocks += [_chosen(subject, chosen), Paragraph((tell("choices-mean", kind=subject.kind),))]
    blocks += _without(subject, without)
    if edition.bounds:
        blocks.append(Paragraph((_bounds(subject),)))
    return Page("choices", section, _title(subject, chosen, without), tuple(blocks))


def _ends(subject: Subject, places: dict[str, float | None], name: str) -> tuple[Fact, Fact]:
    """Give the best and the worst of some places and the own one."""
    there = [subject.place["rank"], *(place for place in places.values() if place is not None)]
    rests = "Uncertainty.low" if name == "choices" else "LeaveOneOut.rank"
    return subject.rank(f"{name}.low", min(there), rests), subject.rank(f"{name}.high", max(there), rests)


def _title(subject: Subject, chosen: dict[str, float | None], without: dict[str, float | None]) -> Sentence:
    """Say between which places the table of choices lies; without one, that of parts."""
    low, high = _ends(subject, chosen, "choices") if chosen else _ends(subject, without, "without")
    if low.value == high.value:
        return tell("title-choices-same", rank=low)
    return tell("title-choices", low=low, high=high)


def _interval(subject: Subject, chosen: dict[str, float | None], without: dict[str, float | None]) -> Interval:
    rank = subject.rank("rank", subject.place["rank"], "Ranking.rank")
    rows: list[tuple[Told, Fact, Fact, Fact]] = []
    if chosen:
        rows.append((tell("varied-choices"), rank, *_ends(subject, chosen, "choices")))
    rows.append((tell("varied-without"), rank, *_ends(subject, without, "without")))
    if row := subject.edition.bounds.get(subject.unit):
        best, worst = (subject.rank(f"bounds.{end}", row[end], f"RankBounds.{end}") for end in ("best", "worst"))
        rows.append((tell("varied-bounds"), rank, best, worst))
    low = min((low for _, _, low, _ in rows), key=lambda fact: float(fact.value))
    high = max((high for _, _, _, high in rows), key=lambda fact: float(fact.value))
    head = tuple(tell(f"column-{column}") for column in ("varied", "place", "best", "worst"))
    facts: dict[str, Told] = {"name": subject.name, "rank": rank, "ranked": subject.ranked, "low": low}
    same = low.value == high.value
    return Interval(
        mark=subject.mark,
        title=tell("interval-same", rank=low) if same else tell("choices-title", low=low, high=high),
        subtitle=tell("choices-subtitle"),
        alt=tell("choices-same-alt", **facts) if same else tell("choices-alt", **facts, high=high),
        table=Table(tell("choices-data"), head, tuple(rows), (False, True, True, True)),
        rows=tuple(rows),
        first=subject.rank("first", 1, "Ranking.rank"),
        last=subject.ranked,
        group=subject.place["group"],
    )


def _chosen(subject: Subject, chosen: dict[str, float | None]) -> Table:
    rows: list[tuple[Told | None, ...]] = []
    for name, place in chosen.items():
        mean = _mean_shift(subject, name)
        rows.append(
            (
                tell(f"choice-{name}"),
                None if place is None else subject.rank(f"choices.{name}", place, "Uncertainty.low"),
                None if place is None else _moved(subject, f"choices.{name}.moved", place),
                subject.number(f"choices.{name}.all", mean, "Uncertainty.low", ".0f"),
            )
        )
    head = tuple(tell(f"column-{column}") for column in ("choice", "place", "moved", "all_moved"))
    return Table(tell("choices-caption"), head, tuple(rows), (False, True, True, True))


def _mean_shift(subject: Subject, name: str) -> float:
    """Give how many places units move on average, up or down."""
    ranking, places = subject.edition.ranking, subject.edition.choices[name]
    moved = [abs(place - ranking[unit]["rank"]) for unit, place in places.items() if place and ranking[unit]["rank"]]
    return math.fsum(moved) / len(moved)


def _moved(subject: Subject, name: str, place: float) -> Fact:
    return subject.places(name, subject.place["rank"] - place, "Ranking.rank")


def _without(subject: Subject, without: dict[str, float | None]) -> list[Block]:
    """List the parts and indicators without which the place would be another, the largest difference first."""
    rank = subject.place["rank"]
    there = sorted(((n, p) for n, p in without.items() if p is not None), key=lambda each: -abs(each[1] - rank))
    rows = tuple(
        (
            subject.node_name(node),
            subject.rank(f"without.{node}", place, "LeaveOneOut.rank"),
            _moved(subject, f"without.{node}.moved", place),
        )
        for node, place in there[:MOST]
    )
    if not rows:
        return []
    head = tuple(tell(f"column-{column}") for column in ("part", "place", "moved"))
    table = Table(tell("without-caption"), head, rows, (False, True, True))
    return [table, *([Paragraph((tell("without-rest"),))] if len(there) > MOST else [])]


def _bounds(subject: Subject) -> Sentence:
    """Say the best and the worst place that weights near their own give, and beyond which none do."""
    row = subject.edition.bounds[subject.unit]
    spread = subject.share("weights.spread", SPREAD, "vary.weights")
    ends = {end: subject.rank(f"bounds.{end}", row[end], f"RankBounds.{end}") for end in ("best", "worst")}
    if row["best_bound"] == row["worst_bound"]:
        return tell("bounds-same", spread=spread)
    if row["proven"]:
        return tell("bounds", proven="yes", spread=spread, **ends)
    low, high = (subject.rank(f"bounds.{end}_bound", row[f"{end}_bound"], f"RankBounds.{end}_bound") for end in ends)
    return tell("bounds", proven="no", spread=spread, low=low, high=high, **ends)
