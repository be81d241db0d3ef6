"""The units and providers of one municipality, and their facts as they are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from unicodedata import normalize

from ...core.index import Scores
from ...explain.providers import provider_columns
from ...present import numbers, phrases, plain, readable
from ...robust.rank_sets import RankSets, rank_sets
from ...words import known, say
from ..edition import MUNICIPALITY, THRESHOLD, Edition, Row
from ..facts import Fact, Sentence, Told, tell
from ..teller import Teller

#: The group variable that tells public units from private providers.
KIND = "regi"


@dataclass(frozen=True)
class Change:
    """A figure that a unit has in both years."""

    node: str
    then: float
    now: float
    #: Whether it is a survey's.
    asked: bool
    better: bool
    #: Whether it has changed by more than chance in the answers, or rounding, can make.
    clear: bool


class House(Teller):
    """The units of one municipality: on the scale of all units of the country, and beside each other."""

    def __init__(self, edition: Edition, municipality: str) -> None:
        assert edition.providers is not None
        groups = edition.providers.table.groups
        self.by_kind = KIND in groups
        kind = KIND if self.by_kind else None
        found = provider_columns(edition.providers, municipality, MUNICIPALITY, kind, None, None, THRESHOLD)
        super().__init__(Edition(Scores(found["scores"]), theme=edition.theme))
        self.municipality = municipality
        at = edition.at[municipality]
        self.name = self.words("municipality", edition.scores.table.names[at], "Table.names")
        #: The two parts of the matrix, and their lines.
        self.axes = (found["first"], found["second"])
        self.lines = (found["first_line"], found["second_line"])
        self.units = plain.rows(found["units"])
        self.kinds = plain.rows(found["kinds"])
        #: Whether there are units enough to be ranked.
        self.ranks = any(row["rank"] is not None for row in self.units)
        self._differences = plain.rows(found["differences"])
        #: The year before, and the figures of units then; none where they are not given.
        self.before, self._figures_before = edition.providers_before, edition.beside_before
        self._chances = edition.chances_beside
        #: The names of the units that the municipality had then.
        self.names_before: dict[str, str] = {}
        if self.before is not None and municipality in self.before.table.groups[MUNICIPALITY]:
            then = provider_columns(self.before, municipality, MUNICIPALITY, None, None, None, THRESHOLD)["units"]
            self.names_before = dict(zip(then["unit"], then["name"], strict=True))

    @cached_property
    def scored(self) -> list[Row]:
        """Give the units with a score, in their order."""
        return [row for row in self.units if row["score"] is not None]

    def differences(self, unit: str) -> list[Row]:
        """Give how a unit differs from the others, node by node."""
        return [row for row in self._differences if row["unit"] == unit]

    def clear(self, unit: str, which: str) -> list[Row]:
        """Give the indicators in which a unit is better, or worse, than the others beyond chance, the largest first."""
        found = [
            row
            for row in self.differences(unit)
            if row["indicator"] and row["list"] == which and row["status"] == "observed" and row["within_noise"] is False
        ]
        return sorted(found, key=lambda row: -abs(row["points"]))

    @cached_property
    def gone(self) -> list[Fact]:
        """Name the units that there were and are no longer, by the alphabet."""
        names = self.names_before
        units = sorted(set(names) - set(self.edition.at), key=lambda unit: (alphabetical(names[unit]), unit))
        return [self.words(f"name.{unit}", names[unit], "Table.names") for unit in units]

    def changes(self, unit: str) -> list[Change]:
        """Give the figures that a unit has in both years, what moved most in standard deviations first."""
        found: list[Change] = []
        of = self._figures_before
        if of is None or unit not in self.names_before:
            return found
        for node in self.model.indicators:
            now, then = self.edition.figures.value(unit, node), of.value(unit, node)
            if now is None or then is None:
                continue
            indicator = self.indicator(node)
            asked = indicator.error == "survey"
            sure = self._chances[node][unit] is False if asked else True
            better = (now > then) == (indicator.direction == "higher")
            found.append(Change(node, then, now, asked, better, sure and self.beyond_rounding(node, then, now)))
        return sorted(found, key=lambda each: -abs(each.now - each.then) / of.deviations[each.node])

    def value_before(self, unit: str, node: str) -> Fact | None:
        """Give a unit's figure of the year before, or why there was none; nothing where the unit was not there."""
        of = self._figures_before
        if of is None or unit not in self.names_before:
            return None
        value = of.value(unit, node)
        if value is not None:
            return self.figure(node, value, f"before.{unit}", "Table.values")
        status = of.status(unit, node)
        return self.facts.add(
            f"{node}.status.before.{unit}", status, "Table.status", lambda language: phrases.status(status, language)
        )

    @cached_property
    def sets(self) -> RankSets | None:
        """Give the places that chance in the answers leaves open; none where nothing is known of it, or there are no ranks."""
        if not self.ranks or not self.edition.answers.known or not self.edition.answers.figures:
            return None
        return rank_sets(self.edition.scores.index, self.edition.scores.table)

    @cached_property
    def sure(self) -> tuple[int, int]:
        """Give how many comparisons of two units are sure, all at once, and how many there are."""
        assert self.sets is not None
        number = len(self.scored)
        return int((self.sets.apart == 1).sum()), number * (number - 1) // 2

    @cached_property
    def labels(self) -> list[str]:
        """Give the kinds that there are."""
        return sorted(set(self.edition.scores.table.groups[KIND])) if self.by_kind else []

    def other(self, unit: str) -> bool:
        """Whether a unit is of another kind than the first."""
        return self.by_kind and self.edition.scores.table.groups[KIND][self.edition.at[unit]] != self.labels[0]

    def kind_named(self, label: str) -> Told:
        """Name a kind, as far as there is a word for it."""
        return tell(f"run-{label}") if known(f"report-run-{label}", "sv") else self.words(f"run.{label}", label, "Table.groups")

    def kind_of(self, unit: str) -> Told | None:
        """Say whether a unit is public or private."""
        return self.kind_named(self.edition.scores.table.groups[KIND][self.edition.at[unit]]) if self.by_kind else None

    def answers(self, unit: str, node: str) -> Fact | None:
        """Give how many answers a figure that is shown rests on."""
        table = self.edition.scores.table
        if self.edition.figures.value(unit, node) is None or table.respondents is None:
            return None
        number = table.respondents[self.edition.at[unit], table.indicators.index(node)]
        if number != number:
            return None
        return self.facts.add(
            f"{node}.answers.{unit}", float(number), "Table.respondents", lambda language: numbers.general(number, language)
        )

    def thin(self, unit: str, node: str) -> Fact:
        """Say what makes a score rest on little."""
        return self.facts.add(
            f"thin.{unit}", node, "Providers.units", lambda language: readable.thin(self.model, node, language)
        )

    def value(self, unit: str, node: str) -> Fact:
        """Give a unit's figure, or why there is none."""
        value = self.edition.figures.value(unit, node)
        if value is not None:
            return self.figure(node, value, f"own.{unit}", "Table.values")
        status = self.edition.figures.status(unit, node)
        return self.facts.add(
            f"{node}.status.{unit}", status, "Table.status", lambda language: phrases.status(status, language)
        )

    def title_of(self, product: str) -> Sentence:
        """Name a product of the municipality."""
        return tell(f"{product}-title", name=self.name)


def alphabetical(name: str) -> list[tuple[bool, int]]:
    """Give what sorts names as a Swedish list has them: marks and figures first, other accents left out."""
    letters = say("report-alphabet", "sv")
    plain_letters = (c if c in letters else normalize("NFD", c)[0] for c in name.casefold())
    return [(c in letters, letters.find(c) if c in letters else ord(c)) for c in plain_letters]
