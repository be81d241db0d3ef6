"""The facts of one unit."""

from __future__ import annotations

import math
import re
from functools import cached_property
from statistics import fmean
from typing import Any

from .. import _core
from ..present import numbers, phrases, plain
from ..words import Language
from .edition import Edition, Row, leaves
from .facts import Fact
from .teller import Teller


class Subject(Teller):
    """A unit of an edition, and its facts as they are asked for."""

    def __init__(self, edition: Edition, unit: str) -> None:
        edition.scores.table.unit_at(unit)
        super().__init__(edition)
        self.unit = unit
        self.place: Row = edition.ranking[unit]
        self.name = self.unit_name(unit)

    @property
    def scored(self) -> bool:
        """Whether the unit has a score."""
        return self.place["rank"] is not None

    @cached_property
    def profile(self) -> list[Row]:
        """Give its profile; nothing without a score."""
        return self.edition.profiles.get(self.unit, [])

    @cached_property
    def priorities(self) -> dict[str, Row]:
        """Give what raising each of its indicators would give; nothing without a score."""
        return self.edition.priorities.get(self.unit, {})

    @cached_property
    def examples(self) -> list[Row]:
        """Give whom it could learn from; nothing without a score."""
        return self.edition.examples(self.unit, [row["unit"] for row in self.peers]) if self.scored else []

    @cached_property
    def answering(self) -> list[Row]:
        """Give what answering each survey that was left unanswered would give."""
        return plain.rows(_core.answering_columns(self.edition.scores, self.unit))

    @cached_property
    def peers(self) -> list[Row]:
        """Give the units with the most similar conditions."""
        return self.edition.peers(self.unit)

    @cached_property
    def areas(self) -> list[Row]:
        """Give the indicators that are clearly development areas, first what gives most by a realistic step."""
        chosen = [row for row in self.profile if row["list"] == "development" and self._clear(row)]
        return sorted(chosen, key=lambda row: (-self.gain(row["node"]), row["points"]))

    @cached_property
    def strengths(self) -> list[Row]:
        """Give the indicators that are clearly strengths, first what adds most."""
        chosen = [row for row in self.profile if row["list"] == "strength" and self._clear(row)]
        return sorted(chosen, key=lambda row: -row["points"])

    def _clear(self, row: Row) -> bool:
        return bool(row["indicator"] and row["status"] == "observed" and not row["within_noise"])

    def gain(self, node: str) -> float:
        """Give what a realistic step gives, or where no earlier year tells it, the step to the upper quartile."""
        row = self.priorities[node]
        gain = row.get("realistic_gain") if self.edition.year_before else row["upper_quartile_gain"]
        return gain or 0.0

    def own(self, node: str) -> float:
        """Give the unit's figure, which is there."""
        value = self.edition.figures.value(self.unit, node)
        return math.nan if value is None else value

    def before(self, node: str) -> float | None:
        """Give the unit's figure of the earlier edition; None where there is none, or it asked another question."""
        figures = self.edition.figures_before
        return figures.value(self.unit, node) if figures else None

    def unchanged(self, node: str) -> bool:
        """Whether a part rests on the same figures as in the earlier edition; what lacks in both is the same."""
        return all(self.before(leaf) == self.edition.figures.value(self.unit, leaf) for leaf in leaves(self.model, node))

    def group_named(self, variable: str) -> Fact:
        """Name the unit's own group of a group variable."""
        scores = self.edition.scores
        label = scores.table.groups[variable][self.edition.at[self.unit]]

        def write(language: Language) -> str:
            # Between numbers a dash says "to".
            return re.sub(r"(?<=\d)-(?=\d)", "–", phrases.reference(variable, self.unit, scores, language))

        return self.facts.add(f"in.{variable}", label, "Table.groups", write)

    def mean_of_peers(self, node: str) -> Fact | None:
        """Give the mean of an indicator over the most similar units; none where none of them has a figure."""
        figures = self.edition.figures
        known = [value for row in self.peers if (value := figures.value(row["unit"], node)) is not None]
        return self.average(node, fmean(known), "mean.peers", "Peer.distance", figures) if known else None

    def answers(self, node: str) -> Fact | None:
        """Give how many answers the unit's figure rests on, where that is known."""
        table = self.edition.scores.table
        if table.respondents is None or self.edition.figures.value(self.unit, node) is None:
            return None
        number = float(table.respondents[self.edition.at[self.unit], table.indicators.index(node)])
        if math.isnan(number):
            return None
        return self.facts.add(
            f"{node}.answers", number, "Table.respondents", lambda language: numbers.general(number, language)
        )

    def status(self, node: str) -> Fact:
        """Say why there is no figure."""
        status = self.edition.figures.status(self.unit, node)
        return self.facts.add(f"{node}.status", status, "Table.status", lambda language: phrases.status(status, language))


def fact(row: dict[str, Any], name: str) -> float:
    """Give a number of a row, NaN where it is not known."""
    return math.nan if row.get(name) is None else float(row[name])
