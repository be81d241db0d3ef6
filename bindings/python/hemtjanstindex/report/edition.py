"""What reports rest on, computed once for all units of an edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .. import _core
from ..core._rules import (
    EqualIndicators,
    EqualWeights,
    Geometric,
    ImputeMedian,
    MinMax,
    NormaliseNone,
    PercentileRank,
    Renormalise,
    ZScore,
)
from ..core.cells import Status
from ..core.definition import Definition
from ..core.errors import MethodError
from ..core.index import Scores, fit
from ..core.table import Table
from ..explain.profile import good_example_columns, peer_columns, profile_columns
from ..present import plain, surveys
from ..present.theme import Theme
from ..present.years import follow
from ..robust import vary
from ..robust.uncertainty import Uncertainty, uncertainty
from .chosen import Choice

Row = dict[str, Any]

#: How far weights are varied, as a share of each; how often, and within which share of the replicates ranks are told.
SPREAD = 0.25
REPLICATES = 10_000
LEVEL = 0.9
#: Where result groups begin, in standard deviations from the mean.
LIMITS = {"below": -1.25, "near": -0.25, "above": 0.25, "high": 1.25}
#: Why a figure is not there that could be.
LACKING = ("missing", "not_answered", "suppressed")
#: The group variable that tells the municipality of a unit or district.
MUNICIPALITY = "kommun"
#: Other choices of method, each made alone.
CHOICES: dict[str, vary.Source] = {
    "equal": vary.choice("weight", [EqualWeights()]),
    "equal_indicators": vary.choice("weight", [EqualIndicators()]),
    "min_max": vary.choice("normalise", [MinMax()]),
    "z_score": vary.choice("normalise", [ZScore(mean=50, sd=15)]),
    "percentile_rank": vary.choice("normalise", [PercentileRank()]),
    "geometric": vary.choice("aggregate", [Geometric(floor=1)]),
    "renormalise": vary.choice("missing", [dict.fromkeys(LACKING, Renormalise())]),
    "median": vary.choice("missing", [dict.fromkeys(LACKING, ImputeMedian())]),
}
#: The fewest parts of an index that are compared one by one; where there are fewer, indicators are.
FEWEST = 4
#: Answers that a figure of a unit must rest on to be shown.
THRESHOLD = 30
#: Answers assumed behind a share of a survey whose number is not known; what rests on it says so.
ASSUMED = 60


@dataclass(frozen=True, eq=False)
class Edition:
    """An edition and the one before it, and what is computed of all units at once.

    Nothing here depends on which reports are asked for, nor on their order.
    """

    scores: Scores
    earlier: Scores | None = None
    theme: Theme = field(default=Theme())
    #: Scores of the units and providers of every municipality, of a table from which figures of few answers are withheld.
    providers: Scores | None = None
    #: Figures of city districts, with the group of their municipality.
    districts: Table | None = None
    #: The table whose units these are placed among, where it is another than their own.
    among: Table | None = None
    #: Editions before the earlier one, the oldest first, for what is told of several years.
    history: tuple[Scores, ...] = ()
    #: What units chose to do after the last report.
    chosen: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    #: Scores of the units and providers of the year before.
    providers_before: Scores | None = None

    def settle(self) -> None:
        """Compute everything that is computed once."""
        for name, of in vars(type(self)).items():
            if isinstance(of, cached_property):
                getattr(self, name)

    def __getstate__(self) -> dict[str, Any]:
        """Give what a copy needs: all but the replicates, of which what is told is computed."""
        return {name: of for name, of in vars(self).items() if not isinstance(of, Uncertainty)}

    @cached_property
    def ranking(self) -> dict[str, Row]:
        """Give the place of every unit."""
        return by_unit(self.scores.ranking_columns())

    @cached_property
    def ranked(self) -> int:
        """Give how many units have a place."""
        return sum(row["rank"] is not None for row in self.ranking.values())

    @cached_property
    def at(self) -> dict[str, int]:
        """Give the row of every unit in the table."""
        return {unit: row for row, unit in enumerate(self.scores.units)}

    @cached_property
    def answers(self) -> surveys.Answers:
        """Tell how far the error of the survey figures is known."""
        return surveys.answers(self.scores.index, self.scores.table)

    @cached_property
    def by_weights(self) -> Uncertainty:
        """Vary all weights."""
        return self._varied(vary.weights(SPREAD))

    @cached_property
    def by_answers(self) -> Uncertainty | None:
        """Vary weights and the random error of surveys, as it is known or else by assumed numbers of answers."""
        answers = self.answers
        if not answers.figures or not answers.stated or answers.uncounted > answers.uncounted_shares:
            return None
        sampling = vary.sampling() if answers.known else vary.sampling(respondents=ASSUMED)
        return self._varied(vary.weights(SPREAD), sampling)

    def _varied(self, *sources: vary.Source) -> Uncertainty:
        return uncertainty(self.scores.index, self.scores.table, sources, n=REPLICATES, reference=self.among)

    @cached_property
    def provenance(self) -> dict[str, Any]:
        """Tell where results come from: the definition and the figures of both editions, and what varies, how often."""
        earlier = {"earlier": self.earlier.provenance()} if self.earlier else {}
        return self.by_weights.provenance() | earlier

    @cached_property
    def ranks_by_weights(self) -> dict[str, Row]:
        """Give the ranks that other weights give."""
        return by_unit(self.by_weights.rank_columns(LEVEL, ""))

    @cached_property
    def ranks_by_answers(self) -> dict[str, Row]:
        """Give the ranks that other weights and other answers give; none where nothing can be said of answers."""
        return by_unit(self.by_answers.rank_columns(LEVEL, "")) if self.by_answers else {}

    @cached_property
    def groups_by_weights(self) -> dict[str, Row]:
        """Give how often other weights put each unit into each result group."""
        return by_unit(self.by_weights.group_columns(""))

    @cached_property
    def changes(self) -> dict[str, Row]:
        """Give how scores and ranks changed since the earlier edition."""
        return by_unit(_core.change_columns(self.earlier, self.scores)) if self.earlier else {}

    @cached_property
    def chances(self) -> dict[str, dict[str, bool | None]]:
        """Tell of each survey's figure whose change of it can be chance in the answers; None where that is not known."""
        if self.earlier is None:
            return {}
        then, now = (_figures_as_scores(of) for of in (self.earlier, self.scores))
        model = now.index.definition.model
        found = {}
        before = set(then.index.definition.model.indicators)
        for node in model.indicators:
            of = model[node].indicator
            if node not in before or of is None or of.error != "survey":
                continue
            columns = _core.change_columns(then, now, node)
            found[node] = dict(zip(columns["unit"], columns["within_noise"], strict=True))
        return found

    @cached_property
    def profiles(self) -> dict[str, list[Row]]:
        """Give strengths and development areas of every unit with a score, against all units."""
        scored = [unit for unit, row in self.ranking.items() if row["rank"] is not None]
        return rows_of(profile_columns(self.scores, scored))

    @cached_property
    def year_before(self) -> Scores | None:
        """Give the earlier edition where it is of the year before, which tells what a year can bring."""
        return self.earlier if self.earlier is not None and follow(self.earlier, self.scores) else None

    @cached_property
    def priorities(self) -> dict[str, dict[str, Row]]:
        """Give what raising each indicator would give each unit, by indicator."""
        before = self.year_before.table if self.year_before else None
        units = [unit for unit, row in self.ranking.items() if row["rank"] is not None]
        found = rows_of(_core.priority_columns(self.scores, units, "", [], before, None))
        return {unit: {row["indicator"]: row for row in rows} for unit, rows in found.items()}

    @cached_property
    def houses(self) -> set[str]:
        """Give the municipalities that have units."""
        return set(self.providers.table.groups[MUNICIPALITY]) if self.providers else set()

    @cached_property
    def towns(self) -> set[str]:
        """Give the municipalities that have districts."""
        return set(self.districts.groups[MUNICIPALITY]) if self.districts else set()

    @cached_property
    def placed(self) -> Placed | None:
        """Give the districts among all units, with what they inherit."""
        if self.districts is None:
            return None
        scores, places, gaps = _core.districts(self.scores, self.districts, MUNICIPALITY)
        return Placed(Edition(Scores(scores), theme=self.theme, among=self.scores.table), plain.rows(places), plain.rows(gaps))

    @cached_property
    def figures(self) -> Figures:
        """Give the figures of the edition."""
        return Figures(self.scores)

    @cached_property
    def figures_before(self) -> Figures | None:
        """Give the figures of the earlier edition."""
        return Figures(self.earlier) if self.earlier else None

    @cached_property
    def years(self) -> list[tuple[Scores, Figures]]:
        """Give the figures of every edition, the oldest first."""
        before = [(scores, Figures(scores)) for scores in self.history]
        if self.earlier and self.figures_before:
            before.append((self.earlier, self.figures_before))
        return [*before, (self.scores, self.figures)]

    @cached_property
    def trend(self) -> dict[str, list[Row]]:
        """Give the scores of several years, as far as they are given, and whether each is measured as the last is."""
        editions = [scores for scores, _ in self.years]
        return rows_of(_core.trend_columns(editions, "")) if self.history else {}

    @cached_property
    def areas(self) -> list[str]:
        """Give the parts of the index that are compared one by one: those whose children are indicators, or else these."""
        model = self.scores.index.model
        found: list[str] = []

        def look(node: str) -> None:
            children = model.children(node)
            if children and all(model[child].indicator for child in children):
                found.append(node)
            for child in children:
                look(child)

        look(model.root)
        return found if len(found) >= FEWEST else list(model.indicators)

    @cached_property
    def places_of_parts(self) -> dict[str, tuple[dict[str, float | None], dict[str, float | None]]]:
        """Give the places of all units then and now on every sub-index that rests on the same indicators in both editions."""
        if self.earlier is None:
            return {}
        now, then = self.scores.index.model, self.earlier.index.model
        alike = [
            part
            for part in now.children(now.root)
            if now[part].indicator is None and part in then and set(leaves(now, part)) == set(leaves(then, part))
        ]
        return {part: (_places(self.earlier, part), _places(self.scores, part)) for part in alike}

    @cached_property
    def scores_of_areas(self) -> dict[str, dict[str, float]]:
        """Give the scores that units have on each of these parts, by the part and the unit."""
        found = {node: by_unit(self.scores.ranking_columns(node)) for node in self.areas}
        return {
            node: {unit: row["score"] for unit, row in rows.items() if row["score"] is not None} for node, rows in found.items()
        }

    @cached_property
    def means_within(self) -> dict[str, dict[str, dict[str, float]]]:
        """Give the mean of every indicator's figures over each group of units: by the variable, the group and the indicator."""
        found: dict[str, dict[str, dict[str, float]]] = {}
        for variable, labels in self.scores.table.groups.items():
            members: dict[str, list[str]] = {}
            for unit, label in zip(self.scores.units, labels, strict=True):
                members.setdefault(label, []).append(unit)
            found[variable] = {label: self.figures.means_of(units) for label, units in members.items()}
        return found

    @cached_property
    def parts(self) -> list[str]:
        """Give the parts that the index consists of, where they are several and no indicators."""
        model = self.scores.index.model
        found = [node for node in model.children(model.root) if model[node].indicator is None]
        return found if len(found) > 1 else []

    @cached_property
    def profiles_of_parts(self) -> dict[str, dict[str, list[Row]]]:
        """Give of each part what every unit's score on it consists of, against all units, where there is one."""
        of_parts = {node: by_unit(self.scores.ranking_columns(node)) for node in self.parts}
        scored = {node: [u for u, row in rows.items() if row["rank"] is not None] for node, rows in of_parts.items()}
        return {node: rows_of(profile_columns(self.scores, units, node=node)) for node, units in scored.items()}

    @cached_property
    def choices(self) -> dict[str, dict[str, float | None]]:
        """Give the places that other choices of method give, each made alone: of those that can be made and move somebody."""
        found = {}
        for name in CHOICES:
            rows = self._chosen(name)
            if any(row["low"] != row["rank"] for row in rows.values()):
                found[name] = {unit: row["low"] for unit, row in rows.items()}
        return found

    def _chosen(self, name: str) -> dict[str, Row]:
        """Give the places by another choice; none where the figures do not allow it."""
        index, table = self.scores.index, self.scores.table
        if name == "geometric" and np.nanmin(index.score(table, indicators=True).values) < 0:
            return {}
        try:
            made = uncertainty(index, table, CHOICES[name], n=1, reference=self.among)
        except MethodError:
            return {}
        return by_unit(made.rank_columns(LEVEL, ""))

    @cached_property
    def without(self) -> dict[str, dict[str, float | None]]:
        """Give the places that there would be without each part or indicator, whose weight its siblings take over."""
        found = _core.leave_one_out(self.scores.index, self.scores.table, [], "", 1)
        rows = by_unit(found["rank"])
        return {node: {unit: row[node] for unit, row in rows.items()} for node in found["nodes"]["node"]}

    @cached_property
    def bounds(self) -> dict[str, Row]:
        """Give the best and the worst place that weights within the spread can give, where bounds are known."""
        try:
            return by_unit(_core.rank_bounds(self.scores.index, self.scores.table, SPREAD, [], "", None)["units"])
        except MethodError:  # a rule of the user's own, of which no bounds are known
            return {}

    @cached_property
    def beside_before(self) -> Figures | None:
        """Give the earlier figures of units, as far as they are given."""
        return Figures(self.providers_before) if self.providers_before else None

    @cached_property
    def chances_beside(self) -> dict[str, dict[str, bool | None]]:
        """Tell the same of the surveys' figures of units."""
        return Edition(self.providers, self.providers_before).chances if self.providers else {}

    @cached_property
    def beside(self) -> list[Figures]:
        """Give the figures of units and of districts, as far as they are given."""
        of_districts = [self.placed.edition.figures] if self.placed else []
        return [*([Figures(self.providers)] if self.providers else []), *of_districts]

    def peers(self, unit: str) -> list[Row]:
        """Give the units with the most similar conditions; none where the table tells no conditions."""
        return plain.rows(peer_columns(self.scores, unit, None, None, 7)) if self.scores.table.background else []

    def examples(self, unit: str, peers: list[str]) -> list[Row]:
        """Give the peers that do well, or have improved, where the unit could develop."""
        return plain.rows(good_example_columns(self.scores, unit, self.earlier, peers, "nation")) if peers else []


@dataclass(frozen=True, eq=False)
class Placed:
    """Districts as an edition of their own, and where they stand among the units of another."""

    edition: Edition
    places: list[Row]
    gaps: list[Row]


class Figures:
    """The raw figures of a table, as its definition reads them."""

    def __init__(self, scores: Scores) -> None:
        table = scores.table
        self._rows = {unit: row for row, unit in enumerate(table.units)}
        columns = {node: table.indicators.index(node) for node in scores.index.model.indicators}
        values, statuses = table.values, table.status
        self._values = {node: values[:, column] for node, column in columns.items()}
        self._statuses = {node: statuses[:, column] for node, column in columns.items()}
        known = {node: column[~np.isnan(column)] for node, column in self._values.items()}
        #: The mean of every indicator's figures over the units.
        self.means = {node: float(column.mean()) for node, column in known.items() if len(column)}
        #: The standard deviation of every indicator's figures; 1 where it has none.
        self.deviations = {node: float(column.std()) or 1.0 for node, column in known.items() if len(column)}
        #: How many decimals the source has, two at most.
        self.decimals = {node: _decimals(column) for node, column in known.items()}

    def value(self, unit: str, node: str) -> float | None:
        """Give a unit's figure; None where there is none, or no such question was asked."""
        if unit not in self._rows or node not in self._values:
            return None
        value = float(self._values[node][self._rows[unit]])
        return None if np.isnan(value) else value

    def means_of(self, units: list[str]) -> dict[str, float]:
        """Give the means of figures over some units, of the indicators that any of them has."""
        rows = [self._rows[unit] for unit in units]
        known = {node: column[rows][~np.isnan(column[rows])] for node, column in self._values.items()}
        return {node: float(column.mean()) for node, column in known.items() if len(column)}

    def status(self, unit: str, node: str) -> str:
        """Tell whether there is a figure, or why not."""
        return Status(int(self._statuses[node][self._rows[unit]])).name.lower()


def leaves(model: _core.Model, node: str) -> list[str]:
    """Give the indicators that a node rests on."""
    children = model.children(node)
    return [leaf for child in children for leaf in leaves(model, child)] if children else [node]


def _places(scores: Scores, node: str) -> dict[str, float | None]:
    """Give the places of all units on a node."""
    return {row["unit"]: row["rank"] for row in plain.rows(scores.ranking_columns(node))}


def _decimals(column: NDArray[np.float64]) -> int:
    return next((k for k in (0, 1) if np.array_equal(column, np.round(column, k))), 2)


def _figures_as_scores(of: Scores) -> _core.Scores:
    """Score figures as they are, on no common scale, so that a change of scores is one of figures."""
    as_they_are = _core.Method(normalise=NormaliseNone())
    return fit(Definition("figures", of.index.definition.model, as_they_are), of.table).score(of.table, indicators=True)


def by_unit(columns: plain.Columns) -> dict[str, Row]:
    """Give the rows of columns by their unit."""
    return {row["unit"]: row for row in plain.rows(columns)}


def rows_of(columns: plain.Columns) -> dict[str, list[Row]]:
    """Give the rows of columns by their unit, which has several."""
    found: dict[str, list[Row]] = {}
    for row in plain.rows(columns):
        found.setdefault(row["unit"], []).append(row)
    return found
