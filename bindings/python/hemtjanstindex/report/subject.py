"""The facts of one unit."""

from __future__ import annotations

import math
import re
from functools import cached_property
from typing import Any

from .. import _core, words
from ..core import definitions
from ..present import numbers, phrases, readable
from ..words import Language, say
from .edition import Edition, Row
from .facts import Fact, Facts, Sentence, tell

#: How a period says that its figures are made up.
MADE_UP = re.compile("syntet|synthetic", re.IGNORECASE)


class Subject:
    """A unit of an edition, and its facts as they are asked for."""

    def __init__(self, edition: Edition, unit: str) -> None:
        edition.scores.table.unit_at(unit)
        self.edition, self.unit = edition, unit
        self.definition = edition.scores.index.definition
        self.model: _core.Model = self.definition.model
        self.facts = Facts()
        self.place: Row = edition.ranking[unit]
        #: What units are called.
        self.kind = "municipality" if self.definition.columns.unit == "kommunkod" else "unit"
        self.name = self.unit_name(unit)
        self.ranked = self.count("ranked", edition.ranked, "Ranking.rank")

    @property
    def mark(self) -> Sentence | None:
        """Say that figures are made up, or that the method is a reconstruction; nothing where neither is."""
        made_up = MADE_UP.search(self.edition.scores.table.period) is not None
        reconstruction = self.definition.status == "reconstruction"
        if made_up and reconstruction:
            return tell("mark-both")
        if made_up:
            return tell("mark-made_up")
        return tell("mark-reconstruction") if reconstruction else None

    @property
    def has_outcomes(self) -> bool:
        """Whether the model tells outcomes from what is done."""
        return any(self.indicator(node).quality == "outcome" for node in self.model.indicators)

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

    def unit_name(self, unit: str) -> Fact:
        """Give the name of a unit."""
        at = self.edition.at[unit]
        name = self.edition.scores.table.names[at]
        return self.facts.add(f"name.{unit}", name, "Table.names", lambda _: name)

    def node_name(self, node: str) -> Fact:
        """Give the name of a node."""
        return self.facts.add(f"{node}.name", node, "Model", lambda language: readable.title(self.model, node, language))

    def within(self, node: str) -> Fact:
        """Give the name of a node as it stands within a sentence: that of a yes or no, which may be a clause, in quotes."""
        indicator = self.model[node].indicator
        quoted = indicator is not None and indicator.kind == "yes_no"

        def write(language: Language) -> str:
            name = readable.title(self.model, node, language)
            if quoted:
                return say("report-quoted", language, name=name)
            return name if name[:2].isupper() else name[:1].lower() + name[1:]

        return self.facts.add(f"{node}.name", node, "Model", write)

    def count(self, name: str, value: int, rests_on: str) -> Fact:
        """Give a whole number."""
        return self.facts.add(name, value, rests_on, lambda language: numbers.whole(value, language))

    def words(self, name: str, value: str, rests_on: str) -> Fact:
        """Give a text that is the same in every language."""
        return self.facts.add(name, value, rests_on, lambda _: value)

    def few(self, name: str, value: int, rests_on: str) -> Fact:
        """Give a whole number as a sentence has it: in letters up to twelve."""

        def write(language: Language) -> str:
            spelled = 2 <= value <= 12
            return say("report-few", language, number=value) if spelled else numbers.whole(value, language)

        return self.facts.add(name, value, rests_on, write)

    def score(self, name: str, value: float, rests_on: str) -> Fact:
        """Give a score, or a distance between scores."""
        return self.facts.add(name, value, rests_on, lambda language: numbers.score(value, language))

    def signed(self, name: str, value: float, rests_on: str) -> Fact:
        """Give a difference in points with its sign."""
        return self.facts.add(name, value, rests_on, lambda language: numbers.difference(value, language, "+.1f"))

    def rank(self, name: str, value: float, rests_on: str) -> Fact:
        """Give a place."""
        return self.facts.add(name, value, rests_on, lambda language: numbers.general(value, language))

    def number(self, name: str, value: float, rests_on: str, form: str = ".2f") -> Fact:
        """Give a number in a format."""
        return self.facts.add(name, value, rests_on, lambda language: numbers.number(value, form, language))

    def share(self, name: str, value: float, rests_on: str) -> Fact:
        """Give a share in percent, without the sign."""
        return self.facts.add(name, value, rests_on, lambda language: numbers.percent(value, language))

    def group(self, name: str, code: str, rests_on: str) -> Fact:
        """Give a result group as it stands within a sentence."""
        return self.facts.add(name, code, rests_on, lambda language: readable.coded("group", code, language).lower())

    def year(self, name: str, scores: _core.Scores) -> Fact:
        """Give the year of an edition's figures, or what tells them."""
        told = scores.table.period or scores.index.definition.edition
        year = _core.year_in(told)
        return self.facts.add(name, told, "Table.period", lambda _: str(year) if year else told)

    # Figures of indicators.

    def indicator(self, node: str) -> _core.Indicator:
        """Give what is known of an indicator."""
        indicator = self.model[node].indicator
        if indicator is None:
            raise KeyError(node)
        return indicator

    def figure(self, node: str, value: float, name: str, rests_on: str) -> Fact:
        """Give a figure as a table has it: 39 %, 14.2, yes."""
        at = f"{node}.{name}"
        return self.facts.add(at, value, rests_on, lambda language: phrases.figure(self.indicator(node), value, language))

    def mean(self, node: str) -> Fact:
        """Give the mean of an indicator's figures as a table has it, to one decimal more than the source."""
        value, indicator = self.edition.figures.means[node], self.indicator(node)

        def write(language: Language) -> str:
            if indicator.kind == "yes_no":
                return phrases.figure(indicator, value, language)
            form = f".{self.edition.figures.decimals[node] + 1}f"
            return numbers.number(value, form, language) + (" %" if indicator.kind == "share" else "")

        return self.facts.add(f"{node}.nation", value, "Profile.raw_reference", write)

    def prose(self, node: str, value: float, name: str, rests_on: str) -> Fact:
        """Give a figure as a sentence has it: 39 percent, nine in ten."""
        tenths = self.tenths(node, value)

        def write(language: Language) -> str:
            if tenths:
                return say("report-tenths", language, tenths=tenths)
            bare = self._bare(node, value, language)
            return say("report-percent", language, number=bare) if self.indicator(node).kind == "share" else bare

        return self.facts.add(f"{node}.{name}", value, rests_on, write)

    def bare(self, node: str, value: float, name: str, rests_on: str) -> Fact:
        """Give a figure without its unit, beside another that has it."""
        return self.facts.add(f"{node}.{name}", value, rests_on, lambda language: self._bare(node, value, language))

    def _bare(self, node: str, value: float, language: Language) -> str:
        """Write a figure with the source's decimals, and one that is no share with one at least where it is not whole."""
        indicator = self.indicator(node)
        if indicator.kind == "yes_no" and value not in (0, 1):
            return say("report-percent-yes", language, number=numbers.percent(value, language))
        if indicator.kind == "yes_no":
            return phrases.figure(indicator, value, language)
        decimals = self.edition.figures.decimals[node]
        if indicator.kind != "share" and not value.is_integer():
            decimals = max(decimals, 1)
        return numbers.number(value, f",.{decimals}f", language)

    def tenths(self, node: str, value: float) -> int:
        """Give how many in ten answered so, where that is the figure of a survey to the last digit; 0 where it is not."""
        indicator = self.indicator(node)
        whole = indicator.kind == "share" and indicator.error == "survey" and value % 10 == 0 and 0 < value < 100
        return round(value / 10) if whole else 0

    def own(self, node: str) -> float:
        """Give the unit's figure, which is there."""
        value = self.edition.figures.value(self.unit, node)
        return math.nan if value is None else value

    def before(self, node: str) -> float | None:
        """Give the unit's figure of the earlier edition; None where there is none, or it asked another question."""
        figures = self.edition.figures_before
        return figures.value(self.unit, node) if figures else None

    def claim(self, node: str, value: float, name: str, rests_on: str) -> Sentence:
        """Say a figure in the words of what was asked, as far as words are known."""
        share = self.prose(node, value, name, rests_on)
        form = "tenths" if self.tenths(node, value) else "other"
        if self.worded(node):
            return tell(f"claim-{node}", figure=share, form=form)
        if said := self._said(node):
            return tell("claim-answered", figure=share, said=said)
        return tell("claim-figure", name=self.within(node), figure=share)

    def worded(self, node: str) -> bool:
        """Whether there are words of its own for an indicator, which those of the built-in definitions have."""
        return self.definition.id in definitions.names() and words.known(f"report-claim-{node}", "sv")

    def _said(self, node: str) -> Fact | None:
        """Give what those who were asked said, where the meaning of an indicator tells it: "share who ..."."""
        indicator = self.indicator(node)
        if indicator.kind != "share" or indicator.error != "survey":
            return None
        parts = {}
        for language in words.LANGUAGES:
            meaning, lead = indicator.meaning.in_(language), say("report-claim-lead", language) + " "
            if not meaning.startswith(lead):
                return None
            parts[language] = meaning.removeprefix(lead)
        return self.facts.add(f"{node}.meaning", indicator.meaning.sv, "Model", lambda language: parts[language])

    def amount(self, node: str, value: float, name: str, rests_on: str) -> Sentence | Fact:
        """Give a figure with its unit, for a list of goals: 41 percent, 15 people."""
        if self.indicator(node).kind != "share" and self.worded(node) and words.known(f"report-amount-{node}", "sv"):
            return tell(f"amount-{node}", figure=self.bare(node, value, name, rests_on))
        bare = self.bare(node, value, name, rests_on)
        return tell("percent", number=bare) if self.indicator(node).kind == "share" else bare

    def plain_difference(self, name: str, value: float, node: str) -> Fact:
        """Give a difference of figures with its sign, in the decimals of the source."""
        form = f"+.{self.edition.figures.decimals[node]}f"
        return self.facts.add(
            name, value, "Table.values", lambda language: numbers.difference(value, language, form if value else ".0f")
        )

    def status(self, node: str) -> Fact:
        """Say why there is no figure."""
        status = self.edition.figures.status(self.unit, node)
        return self.facts.add(f"{node}.status", status, "Table.status", lambda language: phrases.status(status, language))

    def measured(self, node: str) -> Sentence | Fact:
        """Name what a figure counts: the share who feel very safe."""
        return tell(f"measured-{node}") if self.worded(node) else self.within(node)

    def definite(self, node: str) -> Sentence | Fact:
        """Name an indicator as what a sentence is about: safety."""
        return tell(f"definite-{node}") if self.worded(node) else self.within(node)


def fact(row: dict[str, Any], name: str) -> float:
    """Give a number of a row, NaN where it is not known."""
    return math.nan if row.get(name) is None else float(row[name])
