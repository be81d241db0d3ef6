"""A second implementation of scoring, written from docs/steps and docs/numbers.md alone.

It is slow and plain, shares nothing with the library, and computes one cell, one node, one unit at a time, each from its
definition. Thresholds of shapes are compared in exact fractions. A rule is a pair of its name in definition files and its
parameters, e.g. ``("min_max", {"low": 1, "high": 100})``. None is a cell or a score that is not there.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache
from statistics import stdev
from typing import Any

Rule = tuple[str, dict[str, Any]]
Values = list[float | None]
Map = Callable[[float], float]

STATUSES = ("observed", "missing", "not_answered", "suppressed", "not_applicable")
SLACK = 1e-12  # docs/numbers.md, "Rounding, ties and tolerance"
DEFAULT_MIN_COVERAGE = 0.5


class RefusedError(Exception):
    """The method does not go with the model or the data; the text is the code of the fault."""


# --- what is scored ---------------------------------------------------------------------------------------------------------


@dataclass
class Node:
    id: str
    parent: str = ""
    weight: float = 1.0
    direction: int = 1
    goalposts: tuple[float, float] | None = None


@dataclass
class Choice:
    """One rule for all, exceptions per level, exceptions per node: the node goes first (docs/steps/index.md)."""

    rule: Rule
    level: dict[int, Rule] = field(default_factory=dict)
    node: dict[str, Rule] = field(default_factory=dict)

    def at(self, node: str, level: int) -> Rule:
        return self.exception(node, level) or self.rule

    def exception(self, node: str, level: int) -> Rule | None:
        return self.node[node] if node in self.node else self.level.get(level)


@dataclass
class Method:
    treat: Choice = field(default_factory=lambda: Choice(("none", {})))
    normalise: Choice = field(default_factory=lambda: Choice(("min_max", {})))
    missing: dict[str, Rule] = field(default_factory=dict)
    threshold_at: dict[int | str, Rule] = field(default_factory=dict)  # of levels and nodes
    cells_at: dict[str, dict[str, Rule]] = field(default_factory=dict)  # of indicators, by status
    constant: str = "error"
    weight: Choice = field(default_factory=lambda: Choice(("given", {})))
    aggregate: Choice = field(default_factory=lambda: Choice(("arithmetic", {})))
    rescale: dict[str, Rule] = field(default_factory=dict)
    ties: str = "min"
    tolerance: float = 0.0

    def rule_for(self, leaf: str, status: str) -> Rule:
        usual = ("penalise" if status == "not_answered" else "renormalise", {})
        return self.cells_at.get(leaf, {}).get(status) or self.missing.get(status, usual)

    def threshold_of(self, node: str, level: int) -> tuple[float, str]:
        """What a node asks of its children: its own threshold, its level's, or the method's."""
        own = self.threshold_at.get(node) or self.threshold_at.get(level)
        if own is None:
            return self.threshold()
        return own[1].get("min_coverage", DEFAULT_MIN_COVERAGE), own[1].get("by", "weight")

    def threshold(self) -> tuple[float, str]:
        """The method's one threshold. Cells that do not apply have none (missing.md)."""
        # Statuses that nobody gave a rule share the threshold of those that have one.
        own = [self.missing[status] for status in STATUSES[1:4] if status in self.missing]
        rules = own if any(name == "renormalise" for name, _ in own) else [self.rule_for("", s) for s in STATUSES[1:4]]
        asked = [p for name, p in rules if name == "renormalise"]
        of_cells = [rules[status] for rules in self.cells_at.values() for status in STATUSES[1:4] if status in rules]
        if not asked and any(name == "renormalise" for name, _ in of_cells):
            asked = [{}]  # what an indicator alone leaves out: the default
        thresholds = {(p.get("min_coverage", DEFAULT_MIN_COVERAGE), p.get("by", "weight")) for p in asked}
        if len(thresholds) > 1:
            raise RefusedError("conflicting_rules")
        return thresholds.pop() if thresholds else (0.0, "weight")


@dataclass
class Table:
    units: list[str]
    values: dict[str, Values]
    statuses: dict[str, list[str]]
    groups: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class Result:
    scores: dict[str, Values]
    coverage: dict[str, Values]
    reasons: dict[str, list[tuple[str, str]]]  # of scores that are not there: what, and the node on which it rests


# --- columns ----------------------------------------------------------------------------------------------------------------


def average(column: Sequence[float]) -> float:
    return math.fsum(column) / len(column)


def spread(column: Sequence[float]) -> float:
    """Sample standard deviation."""
    centre = average(column)
    return math.sqrt(math.fsum((x - centre) ** 2 for x in column) / (len(column) - 1))


def percentile(column: Sequence[float], percent: float) -> float:
    """Type 7 of Hyndman and Fan: linear between order statistics, place (n - 1) p."""
    ordered = sorted(column)
    place = Fraction(percent) / 100 * (len(ordered) - 1)
    below = math.floor(place)
    if below == len(ordered) - 1:
        return ordered[-1]
    return ordered[below] + float(place - below) * (ordered[below + 1] - ordered[below])


CENTRES: dict[str, Callable[[Sequence[float]], float]] = {
    "mean": average,
    "median": lambda column: percentile(column, 50),
}


# --- treat.md ---------------------------------------------------------------------------------------------------------------


def moments(column: Sequence[float]) -> tuple[Fraction, ...]:
    exact = [Fraction(x) for x in column]
    centre = sum(exact) / len(exact)
    return tuple(sum((x - centre) ** k for x in exact) / len(exact) for k in (2, 3, 4))


def reaches(column: Sequence[float], skewness: float, kurtosis: float) -> bool:
    """Whether |G1| >= skewness and G2 >= kurtosis, but for rounding of what was imputed, both defined."""
    n = len(column)
    if n < 4 or len(set(column)) == 1:
        return False
    m2, m3, m4 = moments(column)
    squared = Fraction(n * (n - 1), (n - 2) ** 2) * m3**2 / m2**3
    excess = Fraction(n - 1, (n - 2) * (n - 3)) * ((n + 1) * (m4 / m2**2 - 3) + 6)
    least = 1 - Fraction(SLACK)
    return squared >= Fraction(skewness) ** 2 * least and excess >= Fraction(kurtosis) * least


def winsorised(column: Sequence[float], max_points: int, skewness: float, kurtosis: float) -> tuple[float, float, bool]:
    """The caps, and whether the column passes with them."""
    low, high = -math.inf, math.inf
    cut = list(column)
    while reaches(cut, skewness, kurtosis):
        if sum(a != b for a, b in zip(cut, column, strict=True)) >= max_points:
            return low, high, False
        if moments(cut)[1] >= 0:
            high = max(x for x in cut if x < max(cut))
        else:
            low = min(x for x in cut if x > min(cut))
        cut = [min(max(x, low), high) for x in column]
    return low, high, True


def logarithm(column: Sequence[float], share: float) -> Map:
    least, most = min(column), max(column)
    if least == most:
        return lambda x: x
    return lambda x: math.log(max(x, least) - least + share * (most - least))


def treatment(rule: Rule, column: Sequence[float]) -> Map:
    name, p = rule
    if name == "log":
        return logarithm(column, p.get("share", 0.01))
    if name == "winsorise":
        low, high, passes = winsorised(column, p.get("max_points", 5), p.get("skewness", 2), p.get("kurtosis", 3.5))
        if not passes and p.get("log", True):
            return logarithm(column, 0.01)
        return lambda x: min(max(x, low), high)
    return lambda x: x


# --- normalise.md -----------------------------------------------------------------------------------------------------------


@dataclass
class Scale:
    """A normalisation's map; `constant` says that the reference gave it no frame."""

    map: Map
    constant: bool = False


def linear(worst: float, best: float, low: float, high: float, clip: bool) -> Scale:
    if worst == best:
        return Scale(lambda x: (low + high) / 2, constant=True)

    def between(x: float) -> float:
        at = min(max(x, worst), best) if clip else x
        return low + (high - low) * ((at - worst) / (best - worst))

    return Scale(between)


def scale_of(rule: Rule, column: Sequence[float], node: Node | None = None, near: float = 0.0) -> Scale:
    """The map that a rule learns. `near` is how far values may be apart, relatively, that are equal in exact arithmetic."""
    name, p = rule
    n = len(column)
    if name == "round":
        digits = 10 ** p.get("decimals", 0)
        # A value within rounding of a half is on it.
        return Scale(lambda x: math.floor(x * digits + 0.5 + SLACK * max(1.0, abs(x * digits))) / digits)
    if name == "log_goalposts":
        if node is None or node.goalposts is None:
            raise RefusedError("missing_goalposts")
        if node.goalposts[0] <= 0:
            raise RefusedError("non_positive_value")
        low, high = p.get("low", 0), p.get("high", 100)
        ends = node.goalposts if node.direction > 0 else node.goalposts[::-1]  # worst, best, in raw units

        def logarithmic(x: float) -> float:
            raw = node.direction * x
            if p.get("clip", True):
                raw = min(max(raw, min(ends)), max(ends))
            if raw <= 0:
                raise RefusedError("not_finite")
            return low + (high - low) * (math.log(raw) - math.log(ends[0])) / (math.log(ends[1]) - math.log(ends[0]))

        return Scale(logarithmic)
    if name == "none":
        return Scale(lambda x: x)
    if name == "distance_to_target":
        posts = node.goalposts if node else None
        if p.get("target") is None and posts is None:
            raise RefusedError("missing_goalposts")
        direction = node.direction if node else 1
        target = direction * (p["target"] if p.get("target") is not None else max(posts, key=lambda x: direction * x))
        if target <= min(column):
            raise RefusedError("invalid_parameter")
        low, high, cut = p.get("low", 0), p.get("high", 100), p.get("clip", False)
        towards = linear(min(column), target, low, high, False).map
        return Scale(lambda x: towards(min(x, target) if cut else x))
    if name in ("min_max", "goalposts"):
        low, high = p.get("low", 0), p.get("high", 100)
        if name == "min_max":
            clip = p.get("clip")
            ends = (percentile(column, clip[0]), percentile(column, clip[1])) if clip else (min(column), max(column))
            return linear(*ends, low, high, clip is not None)
        if node is None or node.goalposts is None:
            raise RefusedError("missing_goalposts")
        ends = node.goalposts if node.direction > 0 else (-node.goalposts[1], -node.goalposts[0])
        return linear(*ends, low, high, p.get("clip", True))
    constant = len(set(column)) == 1
    if name == "z_score":
        middle, sd = p.get("mean", 0), p.get("sd", 1)
        if constant:
            return Scale(lambda x: middle, constant=True)
        centre, deviation = average(column), spread(column)
        return Scale(lambda x: middle + sd * (x - centre) / deviation)

    def beaten(x: float) -> int:
        return sum(other < x - near * max(1.0, abs(x)) for other in column)

    def not_ahead(x: float) -> int:
        return sum(other <= x + near * max(1.0, abs(x)) for other in column)

    maps: dict[str, tuple[Map, float]] = {
        "rank": (lambda x: 1 + beaten(x), (n + 1) / 2),
        "borda": (lambda x: beaten(x), (n - 1) / 2),
        "percentile_rank": (lambda x: min(1.0, beaten(x) / (n - 1)), 0.5),
        "exponential_rank": (
            lambda x: -23 * math.log(1 - not_ahead(x) / n * (1 - math.exp(-100 / 23))),
            50.0,
        ),
    }
    normal, middle = maps[name]
    return Scale(lambda x: middle, constant=True) if constant else Scale(normal)


# --- aggregate.md -----------------------------------------------------------------------------------------------------------


def mean_of(rule: Rule, values: Sequence[float], weights: Sequence[float]) -> float:
    name, p = rule
    total = math.fsum(weights)
    if name == "arithmetic":
        return math.fsum(w * x for w, x in zip(weights, values, strict=True)) / total
    if name == "inverted_geometric":
        low, high = p.get("low", 0), p.get("high", 10)
        left = [(high - min(max(x, low), high)) / (high - low) for x in values]
        g = math.expm1(math.fsum(w * math.log1p(9 * x) for w, x in zip(weights, left, strict=True)) / total)
        return high - (high - low) * (g / 9)
    if name == "product":
        return math.prod(values)
    if name == "ratio":
        if values[1] <= 0:
            raise RefusedError("non_positive_value")
        return values[0] / values[1]
    if name == "first_if":
        asked = p.get("at_least", 0)
        return values[0] if values[0] >= asked - SLACK * max(1, abs(asked)) else p.get("share", 1) * values[1]
    floor = p.get("floor")
    floored = [x if floor is None or x >= floor else floor for x in values]
    if min(floored) <= 0:
        raise RefusedError("non_positive_value")
    power = {"geometric": 0, "harmonic": -1}.get(name, p.get("p", 1))
    if power == 0:
        return math.exp(math.fsum(w * math.log(x) for w, x in zip(weights, floored, strict=True)) / total)
    return (math.fsum(w * x**power for w, x in zip(weights, floored, strict=True)) / total) ** (1 / power)


def met(own: Values, other: Values, weights: Sequence[float]) -> int:
    """1 for a comparison won, -1 for one lost, 0 for a draw: children that one of the two lacks count for neither."""
    near = [(w, a - b, 1e-9 * max(1.0, abs(a))) for w, a, b in zip(weights, own, other, strict=True) if None not in (a, b)]
    lead = math.fsum(w * math.copysign(1, ahead) for w, ahead, least in near if abs(ahead) > least)
    return 0 if abs(lead) <= SLACK * math.fsum(weights) else int(math.copysign(1, lead))


NEEDS_ALL = {"product": None, "ratio": 2, "first_if": 2}  # rules that are no means, and how many children they take


def entropy_weight(scores: Sequence[float]) -> float:
    """One less the entropy of a child's scores over units, relative to that of equal ones (weight.md); of exact shares."""
    if any(x < 0 for x in scores):
        raise RefusedError("non_positive_value")
    with localcontext(prec=50):
        total = sum(Decimal(x) for x in scores)
        if len(scores) < 2 or total == 0:
            return 0.0
        shares = [Decimal(x) / total for x in scores]
        uneven = float(1 + sum(p * p.ln() for p in shares if p > 0) / Decimal(len(scores)).ln())
    return uneven if uneven > SLACK else 0.0


# --- rank.md ----------------------------------------------------------------------------------------------------------------


def rank(
    values: Values, ties: str = "min", tolerance: float = 0.0, units: Sequence[str] | None = None, slack: float = 0.0
) -> Values:
    """1 = highest. A group is anchored at its best value; ordinal ties stand in order of code, or of input."""
    ranks: Values = [None] * len(values)
    left = {i: x for i, x in enumerate(values) if x is not None}
    place, distinct = 0, 0
    while left:
        best = max(left.values())
        tied = [i for i, x in left.items() if x == best or x >= best - tolerance - slack * abs(best)]
        distinct += 1
        for k, i in enumerate(sorted(tied, key=lambda i: units[i] if units else i)):
            ranks[i] = {
                "min": place + 1,
                "max": place + len(tied),
                "average": place + (1 + len(tied)) / 2,
                "dense": distinct,
                "ordinal": place + 1 + k,
            }[ties]
            del left[i]
        place += len(tied)
    return ranks


def group(score: float | None, reference: Values) -> str:
    """Which of the five groups: cut at mean + z standard deviations of the reference's scores, lower bound inclusive."""
    there = [x for x in reference if x is not None]
    if score is None:
        return "none"
    if not there or max(there) - min(there) <= 1e-12 * max(map(abs, there)):  # apart by rounding alone, if at all
        return "near"
    centre, deviation = average(there), spread(there)
    for z, name in ((1.25, "high"), (0.25, "above"), (-0.25, "near"), (-1.25, "below")):
        if score >= centre + z * deviation:
            return name
    return "low"


def colour(score: float | None, scores: Values) -> str:
    """Green: fewer than a quarter strictly better; red: fewer than a quarter strictly worse; yellow: otherwise, or both."""
    if score is None:
        return "grey"
    there = [x for x in scores if x is not None]
    few_better = 4 * sum(x > score for x in there) < len(there)
    few_worse = 4 * sum(x < score for x in there) < len(there)
    return {(True, False): "green", (False, True): "red"}.get((few_better, few_worse), "yellow")


# --- the index --------------------------------------------------------------------------------------------------------------


class Index:
    """A model and a method fitted to a reference: everything learnt is learnt here."""

    def __init__(self, nodes: Sequence[Node], method: Method, reference: Table) -> None:
        self.nodes = {node.id: node for node in nodes}
        self.method, self.reference = method, reference
        self.root = next(node.id for node in nodes if not node.parent)
        self.below: dict[str, list[str]] = {node.id: [] for node in nodes}
        for node in nodes:
            if node.parent:
                self.below[node.parent].append(node.id)
        self.leaves = [i for i in self.nodes if not self.below[i]]
        method.threshold()  # refuses what contradicts itself
        for node in self.nodes:
            wanted = NEEDS_ALL.get(self._combines(node)) if self.below[node] else None
            if wanted and len(self.below[node]) != wanted:
                raise RefusedError("conflicting_rules")
        self._refuse(reference)
        self.maps: dict[str, Map] = {}
        self.penalties: dict[tuple[str, str], float] = {}
        self.dropped: set[str] = set()
        for leaf in self.leaves:
            self._learn(leaf)
        self.learnt_weights: dict[str, float] = {}
        self.weight = {i: self._weight(i) for i in self.nodes}
        self._need_all_children()
        self.compared: dict[str, list[Values]] = {}
        # From below, weights, comparisons and maps of each level are learnt from the scores that those below it have.
        self.amplified = False
        for level in range(2, self.level(self.root) + 1):
            here = [i for i in self.nodes if self.below[i] and self.level(i) == level]
            for node in here:
                if method.weight.at(node, level)[0] == "entropy":
                    self._learn_weights(node)
            self.weight = {i: self._weight(i) for i in self.nodes}
            self._need_all_children()
            for node in here:
                if self._combines(node) == "copeland":
                    self._learn_children(node)
            for node in here:
                if rule := method.normalise.exception(node, level):
                    self._learn_node(node, rule)
        self.rescaled: dict[str, Map] = {}
        self.plain = self._score(reference)
        for node, rule in method.rescale.items():
            self._learn_rescaling(node, rule)
        self.reference_scores = self.score(reference).scores

    def _refuse(self, table: Table) -> None:
        """Cells that the method refuses are faults of the table, whatever else is wrong with it."""
        for leaf in self.leaves:
            refused = {status for status in STATUSES[1:] if self.method.rule_for(leaf, status)[0] == "refuse"}
            if refused & set(table.statuses[leaf]):
                raise RefusedError("refused_value")

    def _need_all_children(self) -> None:
        for node in self.nodes:
            if self._combines(node) in NEEDS_ALL and not all(self.weight[child] > 0 for child in self.below[node]):
                raise RefusedError("invalid_weight")

    def _combines(self, node: str) -> str:
        return self.method.aggregate.at(node, self.level(node))[0] if self.below[node] else ""

    def _reference_scores(self, node: str) -> list[float]:
        """The reference's scores of one node, as what has been learnt so far gives them."""
        units = [_Unit(self, self.reference, u) for u in range(len(self.reference.units))]
        return [x for unit in units if (x := unit.value(node)) is not None]

    def _learn_children(self, node: str) -> None:
        """The reference units with a score on a node that compares, child by child."""
        units = [_Unit(self, self.reference, u) for u in range(len(self.reference.units))]
        self.compared[node] = [[one.value(child) for child in self.below[node]] for one in units if one.scored(node)]
        if not self.compared[node]:
            raise RefusedError("all_missing")

    def _learn_weights(self, node: str) -> None:
        weights = {child: entropy_weight(self._reference_scores(child)) for child in self.below[node]}
        if not any(weights.values()):
            weights = dict.fromkeys(weights, 1.0)
        self.learnt_weights |= weights

    def _learn_node(self, node: str, rule: Rule) -> None:
        there = self._reference_scores(node)
        if not there:
            raise RefusedError("all_missing")
        if max(there) - min(there) <= SLACK * max(map(abs, there)):
            there = [there[0]] * len(there)
        self.amplified = self.amplified or 0 < max(there) - min(there) < 1e-6
        scale = scale_of(rule, there, near=1e-9)
        if scale.constant and self.method.constant != "middle":
            raise RefusedError("constant_indicator")
        self.maps[node] = scale.map

    def level(self, node: str) -> int:
        return 1 + max((self.level(child) for child in self.below[node]), default=0)

    # What is learnt of one indicator: observed values, then imputed ones, are treated, turned and normalised.
    def _learn(self, leaf: str) -> None:
        node, method = self.nodes[leaf], self.method
        if all(x is None for x in self.reference.values[leaf]):
            if method.constant != "drop":
                raise RefusedError("all_missing")
            self.dropped.add(leaf)
            return
        column = [x for u in range(len(self.reference.units)) if (x := self._raw(leaf, self.reference, u)) is not None]
        treated = treatment(method.treat.at(leaf, 1), column)
        scale = scale_of(method.normalise.at(leaf, 1), [node.direction * treated(x) for x in column], node)
        if scale.constant and method.constant == "error":
            raise RefusedError("constant_indicator")
        if scale.constant and method.constant == "drop":
            self.dropped.add(leaf)
        self.maps[leaf] = lambda x: scale.map(node.direction * treated(x))
        for status in STATUSES[1:4]:
            name, p = method.rule_for(leaf, status)
            if name == "penalise":
                worst = percentile([self.maps[leaf](x) for x in column], p.get("percentile", 0))
                self.penalties[leaf, status] = worst if p.get("value") is None else p["value"]

    def _raw(self, leaf: str, table: Table, unit: int) -> float | None:
        """The cell's raw value: observed, imputed, or none."""
        value, status = table.values[leaf][unit], table.statuses[leaf][unit]
        if value is not None:
            return value
        name, p = self.method.rule_for(leaf, status)
        if name in ("renormalise", "penalise", "refuse"):
            return None
        observed = self.reference.values[leaf]
        pool = [x for x in observed if x is not None]
        if name == "nearest":
            near = self._nearest(leaf, table, unit, p["k"])
            return self._mean_of(near, p.get("by_distance", False)) if near else CENTRES["mean"](pool)
        if name.startswith("group_"):
            label, labels = table.groups[p["group"]][unit], self.reference.groups[p["group"]]
            own = [x for x, other in zip(observed, labels, strict=True) if x is not None and other == label and label]
            pool = own or pool
        return CENTRES[name.removeprefix("group_")](pool)

    def _spread(self, leaf: str) -> float:
        there = [x for x in self.reference.values[leaf] if x is not None]
        return stdev(there) if len(set(there)) > 1 else 0.0

    def _nearest(self, leaf: str, table: Table, unit: int, k: int) -> list[tuple[float, float]]:
        """Distances and values of the k units of the reference that are most alike and have a value."""
        spreads = {i: spread for i in self.leaves if (spread := self._spread(i)) > 0}
        found: list[tuple[float, str, float]] = []
        for v, code in enumerate(self.reference.units):
            value = self.reference.values[leaf][v]
            pairs = [(table.values[i][unit], self.reference.values[i][v], s) for i, s in spreads.items()]
            shared = [((x - y) / s) ** 2 for x, y, s in pairs if x is not None and y is not None]
            if value is not None and shared and code != table.units[unit]:
                found.append((math.sqrt(math.fsum(shared) * len(spreads) / len(shared)), code, value))
        kept: list[tuple[float, float]] = []
        while found and len(kept) < k:
            least = min(found)[0]
            tied = [each for each in found if each[0] <= least + SLACK * max(1, least)]
            kept += [(distance, value) for distance, _, value in sorted(tied, key=lambda each: each[1])]
            found = [each for each in found if each not in tied]
        return kept[:k]

    @staticmethod
    def _mean_of(near: list[tuple[float, float]], by_distance: bool) -> float:
        alike = [value for distance, value in near if distance <= SLACK]
        if not by_distance or alike:
            values = alike if by_distance else [value for _, value in near]
            return math.fsum(values) / len(values)
        shares = [(1 / Fraction(distance), Fraction(value)) for distance, value in near]  # so that equal values give just that
        return float(sum(share * value for share, value in shares) / sum(share for share, _ in shares))

    # Weights: 0 for what has nothing to give, a dropped indicator or a node none of whose children has weight.
    def _weight(self, node: str) -> float:
        if node in self.dropped or (self.below[node] and not any(self._weight(child) > 0 for child in self.below[node])):
            return 0.0
        parent = self.nodes[node].parent or node
        return {
            "given": self.nodes[node].weight,
            "equal": 1.0,
            "equal_indicators": float(self._counted(node)),
            "entropy": self.learnt_weights.get(node, 1.0),
        }[self.method.weight.at(parent, self.level(parent))[0]]

    def _counted(self, node: str) -> int:
        """The indicators under a node that count there: neither dropped nor without weight."""
        if not self.below[node]:
            return int(node not in self.dropped)
        return sum(self._counted(child) for child in self.below[node] if self._weight(child) > 0)

    def share(self, node: str) -> float:
        """A node's share of its parent."""
        siblings = self.below[self.nodes[node].parent]
        return self.weight[node] / math.fsum(self.weight[i] for i in siblings) if self.weight[node] > 0 else 0.0

    def share_of(self, node: str, top: str) -> float:
        return 1.0 if node == top else self.share(node) * self.share_of(self.nodes[node].parent, top)

    def effective_weight(self, node: str) -> float:
        return self.share_of(node, self.root)

    def _learn_rescaling(self, node: str, rule: Rule) -> None:
        there = [x for x in self.plain.scores[node] if x is not None]
        if not there:
            raise RefusedError("all_missing")
        scale = scale_of(rule, there)
        if scale.constant and self.method.constant == "error":
            raise RefusedError("constant_indicator")
        self.rescaled[node] = scale.map

    def score(self, table: Table) -> Result:
        result = self._score(table)
        for node, rescale in self.rescaled.items():
            result.scores[node] = [None if x is None else rescale(x) for x in result.scores[node]]
        return result

    def _score(self, table: Table) -> Result:
        self._refuse(table)
        units = range(len(table.units))
        result = Result({i: [] for i in self.nodes}, {i: [] for i in self.nodes}, {i: [] for i in self.nodes})
        for unit in units:
            one = _Unit(self, table, unit)
            for node in self.nodes:
                result.scores[node].append(one.value(node))
                result.coverage[node].append(one.coverage(node))
                result.reasons[node].append(("", "") if one.value(node) is not None else one.reason(node))
        return result


class _Unit:
    """One unit of a table: values, what applies, what is there."""

    def __init__(self, index: Index, table: Table, unit: int) -> None:
        self.index, self.table, self.unit = index, table, unit
        self.value = cache(self._value)

    def status(self, leaf: str) -> str:
        return self.table.statuses[leaf][self.unit]

    def applies(self, node: str) -> bool:
        """An indicator applies unless its cell says so; any other node where a child with weight does."""
        below = self.index.below[node]
        return any(map(self.applies, self._weighted(node))) if below else self.status(node) != "not_applicable"

    def _weighted(self, node: str) -> list[str]:
        return [child for child in self.index.below[node] if self.index.weight[child] > 0]

    def _value(self, node: str) -> float | None:
        index = self.index
        if node in index.dropped:
            return None
        if not index.below[node]:
            raw = index._raw(node, self.table, self.unit)
            return index.penalties.get((node, self.status(node))) if raw is None else index.maps[node](raw)
        if not self.scored(node):
            return None
        there = [child for child in self._weighted(node) if self.value(child) is not None]
        rule = index.method.aggregate.at(node, index.level(node))
        if rule[0] == "copeland":
            children = index.below[node]
            values, weights = [self.value(i) for i in children], [index.weight[i] for i in children]
            own = float(sum(met(values, other, weights) for other in index.compared[node]))
        else:
            own = mean_of(rule, [x for i in there if (x := self.value(i)) is not None], [index.weight[i] for i in there])
        return index.maps[node](own) if node in index.maps else own

    def scored(self, node: str) -> bool:
        """Whether enough of a node is there."""
        index = self.index
        there = [child for child in self._weighted(node) if self.value(child) is not None]
        if index._combines(node) in NEEDS_ALL and len(there) < len(index.below[node]):
            return False
        return bool(there) and self.enough(node, there)

    def enough(self, node: str, there: list[str]) -> bool:
        """The threshold: the share that is there of what applies, in weight or in number, of the direct children."""
        index = self.index
        applicable = [child for child in self._weighted(node) if self.applies(child)]
        least, by = index.method.threshold_of(node, index.level(node))
        if by == "count":
            return len(there) >= least * len(applicable) * (1 - SLACK)
        asked = least * math.fsum(index.weight[i] for i in applicable)
        return math.fsum(index.weight[i] for i in there) >= asked * (1 - SLACK)

    def coverage(self, node: str) -> float | None:
        """Share of the effective weight that is observed, of what applies."""
        observed, applicable = [], []
        for leaf in self.index.leaves:
            if not self._under(leaf, node):
                continue
            weight = self.index.share_of(leaf, node)
            applicable.append(weight if self.status(leaf) != "not_applicable" else 0.0)
            observed.append(weight if self.status(leaf) == "observed" else 0.0)
        return math.fsum(observed) / math.fsum(applicable) if math.fsum(applicable) > 0 else None

    def _under(self, node: str, top: str) -> bool:
        return node == top or (node != self.index.root and self._under(self.index.nodes[node].parent, top))

    def reason(self, node: str) -> tuple[str, str]:
        """Why there is no score: too little at the first node where something is there, else nothing at all."""
        children = self._weighted(node)
        if any(self.value(child) is not None for child in children):
            return "low_coverage", node
        for child in children:
            found = self.reason(child)
            if found[0] == "low_coverage":
                return found
        return "no_values", node
