"""What has become better and worse since the earlier edition, over all units."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import fmean, stdev

from ..facts import Fact, Sentence, Told, tell
from ..page import Page, Paragraph, Table
from ..teller import Teller

#: How many standard errors a mean change is at least that is called one.
CLEAR = 2


@dataclass(frozen=True)
class Change:
    """What has become of an indicator over the units that have its figure in both editions."""

    node: str
    then: float
    now: float
    units: int
    better: int
    worse: int
    #: The mean change in its standard errors, counted as better where it is more than 0.
    sure: float

    @property
    def verdict(self) -> str:
        """Say which way it has gone, if clearly any."""
        return "unclear" if abs(self.sure) < CLEAR else "improved" if self.sure > 0 else "worsened"


def page(teller: Teller) -> Page | tuple[Sentence, Sentence]:
    """Make the page."""
    section = tell("section-improved")
    if teller.edition.earlier is None:
        return section, tell("absent-earlier")
    found = changes(teller)
    if not found:
        return section, tell("absent-change")
    year = teller.year("year.before", teller.edition.earlier)
    columns = ("indicator", "mean-then", "mean-now", "both", "better-in", "worse-in", "verdict")
    head = tuple(
        tell(f"column-{column}", year=year) if column == "mean-then" else tell(f"column-{column}") for column in columns
    )
    rows = tuple(_row(teller, change) for change in found)
    table = Table(tell("improved-caption"), head, rows, (False, True, True, True, True, True, False))
    how = Paragraph((tell("improved-how", kind=teller.kind), tell("improved-clear")))
    return Page("improved", section, _title(teller, found, year), (table, how))


def changes(teller: Teller) -> list[Change]:
    """Give what has become of each indicator, what has improved most surely first."""
    now, then = teller.edition.figures, teller.edition.figures_before
    assert then is not None
    found = []
    for node in teller.model.indicators:
        pairs = [
            (before, after)
            for unit in teller.edition.ranking
            if (before := then.value(unit, node)) is not None and (after := now.value(unit, node)) is not None
        ]
        if len(pairs) < 2:
            continue
        sign = 1 if teller.indicator(node).direction == "higher" else -1
        steps = [sign * (after - before) for before, after in pairs]
        found.append(
            Change(
                node,
                then=fmean(before for before, _ in pairs),
                now=fmean(after for _, after in pairs),
                units=len(pairs),
                better=sum(step > 0 for step in steps),
                worse=sum(step < 0 for step in steps),
                sure=_sure(fmean(steps), stdev(steps) / len(steps) ** 0.5),
            )
        )
    return sorted(found, key=lambda change: -change.sure)


def _sure(mean: float, error: float) -> float:
    """Give a mean change in standard errors; where all have changed by the same nothing is surer."""
    if error:
        return mean / error
    return math.copysign(math.inf, mean) if mean else 0.0


def _title(teller: Teller, found: list[Change], year: Fact) -> Sentence:
    """Say what has improved most surely, or that nothing clearly has."""
    best = found[0]
    if best.verdict != "improved":
        return tell("title-improved-none", year=year)
    return tell(
        "title-improved",
        name=teller.definite(best.node),
        better=teller.count(f"{best.node}.better", best.better, "Table.values"),
        units=teller.count(f"{best.node}.both", best.units, "Table.values"),
        year=year,
        kind=teller.kind,
    )


def _row(teller: Teller, change: Change) -> tuple[Told | None, ...]:
    node, figures = change.node, teller.edition.figures
    return (
        teller.node_name(node),
        teller.average(node, change.then, "mean.then", "Table.values of both", figures),
        teller.average(node, change.now, "mean.now", "Table.values of both", figures),
        teller.count(f"{node}.both", change.units, "Table.values"),
        teller.count(f"{node}.better", change.better, "Table.values"),
        teller.count(f"{node}.worse", change.worse, "Table.values"),
        tell(f"verdict-{change.verdict}"),
    )
