"""The slow, obvious second opinion: the whole pipeline in plain Python, written from RULES and the formulas alone.

Nothing here is shared with the library, nothing is fast, and every step is a few lines that can be checked by eye.
A rule is a pair ``(name, parameters)`` with the names of the C++ structs, e.g. ``("min_max", {"low": 1, "high": 100})``.
A missing value is ``None``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

Rule = tuple[str, dict[str, Any]]
Values = list[float | None]

PRESENT_SLACK = 1e-12


class RefusedError(Exception):
    """The method does not go with the model or the data."""


@dataclass
class Node:
    id: str
    parent: str = ""
    weight: float = 1.0
    direction: int = 1
    goalposts: tuple[float, float] | None = None


@dataclass
class Choice:
    """One rule, with exceptions by level (indicators are 1) and by node."""

    rule: Rule
    level: dict[int, Rule] = field(default_factory=dict)
    node: dict[str, Rule] = field(default_factory=dict)

    def at(self, node: str, level: int) -> Rule:
        return self.node.get(node, self.level.get(level, self.rule))


@dataclass
class Method:
    treat: Choice = field(default_factory=lambda: Choice(("none", {})))
    normalise: Choice = field(default_factory=lambda: Choice(("min_max", {})))
    missing: dict[str, Rule] = field(default_factory=dict)
    constant: str = "error"
    weight: str = "given"
    aggregate: Choice = field(default_factory=lambda: Choice(("arithmetic", {})))
    rescale: dict[str, Rule] = field(default_factory=dict)
    ties: str = "min"
    tolerance: float = 0.0

    def missing_rule(self, status: str) -> Rule:
        default = ("penalise", {}) if status == "not_answered" else ("renormalise", {})
        return self.missing.get(status, default)


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


# --- statistics -----------------------------------------------------------------------------------------------------------


def mean(x: list[float]) -> float:
    return math.fsum(x) / len(x)


def median(x: list[float]) -> float:
    return percentile(x, 50)


def percentile(x: list[float], p: float) -> float:
    """Type 7 of Hyndman and Fan."""
    s = sorted(x)
    h = (len(s) - 1) * p / 100
    k = min(math.floor(h), len(s) - 1)
    above = s[min(k + 1, len(s) - 1)]
    return s[k] + (h - k) * (above - s[k])


def sample_sd(x: list[float]) -> float:
    m = mean(x)
    return math.sqrt(math.fsum((v - m) ** 2 for v in x) / (len(x) - 1))


def is_constant(x: list[float]) -> bool:
    return min(x) == max(x)


def skewness(x: list[float]) -> float:
    """G1, type 2; not a number for fewer than three values or a constant column."""
    n = len(x)
    if n < 3 or is_constant(x):
        return math.nan
    m = mean(x)
    m2 = math.fsum((v - m) ** 2 for v in x) / n
    m3 = math.fsum((v - m) ** 3 for v in x) / n
    return m3 / m2**1.5 * math.sqrt(n * (n - 1)) / (n - 2)


def kurtosis(x: list[float]) -> float:
    """G2, excess, type 2; not a number for fewer than four values or a constant column."""
    n = len(x)
    if n < 4 or is_constant(x):
        return math.nan
    m = mean(x)
    m2 = math.fsum((v - m) ** 2 for v in x) / n
    m4 = math.fsum((v - m) ** 4 for v in x) / n
    return (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (m4 / m2**2 - 3) + 6)


# --- treatment ------------------------------------------------------------------------------------------------------------


def log_map(x: list[float], share: float) -> Any:
    if is_constant(x):
        return lambda v: v
    low, offset = min(x), share * (max(x) - min(x))
    return lambda v: math.log(max(v, low) - low + offset)


def winsorise_map(x: list[float], max_points: int, skew: float, kurt: float, log: bool) -> Any:
    def passes(y: list[float]) -> bool:
        s, k = skewness(y), kurtosis(y)
        return math.isnan(s) or math.isnan(k) or abs(s) < skew or k < kurt

    y, low, high, cut = list(x), -math.inf, math.inf, set()
    while not passes(y) and len(cut) < max_points:
        if skewness(y) >= 0:
            cut |= {i for i, v in enumerate(y) if v == max(y)}
            high = max(v for v in y if v != max(y))
            y = [min(v, high) for v in y]
        else:
            cut |= {i for i, v in enumerate(y) if v == min(y)}
            low = min(v for v in y if v != min(y))
            y = [max(v, low) for v in y]
    if passes(y) or not log:
        return lambda v: min(max(v, low), high)
    return log_map(x, 0.01)


def treat_map(rule: Rule, x: list[float]) -> Any:
    name, p = rule
    if name == "none":
        return lambda v: v
    if name == "log":
        return log_map(x, p.get("share", 0.01))
    return winsorise_map(x, p.get("max_points", 5), p.get("skewness", 2), p.get("kurtosis", 3.5), p.get("log", True))


# --- normalisation --------------------------------------------------------------------------------------------------------


def normalise_map(rule: Rule, x: list[float], node: Node | None) -> tuple[Any, bool]:
    """The map learnt from ``x`` (turned so that higher is better), and whether the column has no frame."""
    name, p = rule
    n = len(x)

    def below(v: float) -> int:
        return sum(r < v for r in x)

    if name == "none":
        return lambda v: v, False
    if name == "goalposts":
        if node is None or node.goalposts is None:
            raise RefusedError("missing_goalposts")
        low, high, clip = p.get("low", 0), p.get("high", 100), p.get("clip", True)
        worst, best = node.goalposts if node.direction > 0 else (-node.goalposts[1], -node.goalposts[0])

        def posts(v: float) -> float:
            if clip:
                v = min(max(v, worst), best)
            return low + (v - worst) / (best - worst) * (high - low)

        return posts, False
    if name == "min_max":
        low, high, clip = p.get("low", 0), p.get("high", 100), p.get("clip")
        lo, hi = (percentile(x, clip[0]), percentile(x, clip[1])) if clip else (min(x), max(x))
        if lo == hi:
            return lambda v: (low + high) / 2, True

        def between(v: float) -> float:
            if clip:
                v = min(max(v, lo), hi)
            return low + (v - lo) / (hi - lo) * (high - low)

        return between, False
    constant = is_constant(x)
    if name == "z_score":
        m, s = p.get("mean", 0), p.get("sd", 1)
        if constant:
            return lambda v: m, True
        mx, sx = mean(x), sample_sd(x)
        return lambda v: m + s * (v - mx) / sx, False
    if name == "rank":
        return (lambda v: (n + 1) / 2, True) if constant else (lambda v: 1 + below(v), False)
    if name == "borda":
        return (lambda v: (n - 1) / 2, True) if constant else (below, False)
    if name == "percentile_rank":
        return (lambda v: 0.5, True) if constant else (lambda v: min(below(v) / (n - 1), 1.0), False)
    raise ValueError(name)


# --- aggregation ----------------------------------------------------------------------------------------------------------


def aggregate(rule: Rule, x: list[float], w: list[float]) -> float:
    name, p = rule
    exponent = {"arithmetic": 1.0, "geometric": 0.0, "harmonic": -1.0}.get(name, p.get("p", 1.0))
    if p.get("floor") is not None:
        x = [max(v, p["floor"]) for v in x]
    if name != "arithmetic" and min(x) <= 0:
        raise RefusedError("non_positive_value")
    total = math.fsum(w)
    if exponent == 0:
        return math.exp(math.fsum(a * math.log(v) for a, v in zip(w, x, strict=True)) / total)
    return (math.fsum(a * v**exponent for a, v in zip(w, x, strict=True)) / total) ** (1 / exponent)


# --- ranks, groups, colours -----------------------------------------------------------------------------------------------


def rank(x: Values, ties: str = "min", tolerance: float = 0.0, units: list[str] | None = None) -> Values:
    """1 = highest; a tie group is anchored at its best value."""
    order = sorted((i for i, v in enumerate(x) if v is not None), key=lambda i: -x[i])
    result: Values = [None] * len(x)
    place, number = 0, 0
    while place < len(order):
        anchor = x[order[place]]
        tied = [i for i in order[place:] if x[i] == anchor or x[i] >= anchor - tolerance]
        number += 1
        best, worst = place + 1, place + len(tied)
        ordinal = sorted(tied, key=lambda i: units[i] if units else i)
        for k, i in enumerate(ordinal):
            result[i] = {"min": best, "max": worst, "average": (best + worst) / 2, "dense": number, "ordinal": best + k}[ties]
        place += len(tied)
    return result


def group(score: float | None, reference: Values) -> str:
    """Which of the five groups, by mean and standard deviation of the reference."""
    if score is None:
        return "none"
    x = [v for v in reference if v is not None]
    if len(x) < 2 or is_constant(x):
        return "near"
    m, s = mean(x), sample_sd(x)
    for name, z in (("high", 1.25), ("above", 0.25), ("near", -0.25), ("below", -1.25)):
        if score >= m + z * s:
            return name
    return "low"


def colour(score: float | None, scores: Values) -> str:
    if score is None:
        return "grey"
    x = [v for v in scores if v is not None]
    green = sum(v > score for v in x) < len(x) / 4
    red = sum(v < score for v in x) < len(x) / 4
    return "yellow" if green == red else "green" if green else "red"


# --- the index ------------------------------------------------------------------------------------------------------------


class Index:
    """A model and a method fitted to a reference."""

    def __init__(self, nodes: list[Node], method: Method, reference: Table) -> None:
        self.nodes, self.method, self.reference = {n.id: n for n in nodes}, method, reference
        self.children = {n.id: [c.id for c in nodes if c.parent == n.id] for n in nodes}
        self.root = next(n.id for n in nodes if not n.parent)
        self.leaves = [n.id for n in nodes if not self.children[n.id]]
        self.maps: dict[str, Any] = {}
        self.penalties: dict[tuple[str, str], float] = {}
        self.dropped = {leaf for leaf in self.leaves if self._fit_leaf(leaf)}
        self.weights = {n.id: self._weight(n) for n in nodes}
        self.rescaled: dict[str, Any] = {}
        plain = self._score(reference).scores
        for node, rule in method.rescale.items():
            present = [v for v in plain[node] if v is not None]
            if not present:
                raise RefusedError("all_missing")
            self.rescaled[node], constant = normalise_map(rule, present, None)
            if constant and method.constant == "error":
                raise RefusedError("constant_indicator")
        self.reference_scores = self.score(reference).scores

    def level(self, node: str) -> int:
        return 1 + max((self.level(c) for c in self.children[node]), default=0)

    def _fit_leaf(self, leaf: str) -> bool:
        """Learns the maps of one indicator; says whether it is dropped."""
        node, method = self.nodes[leaf], self.method
        if all(v is None for v in self.reference.values[leaf]):
            if method.constant == "drop":
                return True
            raise RefusedError("all_missing")
        raw = [v for v in self._imputed(leaf, self.reference) if v is not None]
        treated = treat_map(method.treat.at(leaf, 1), raw)
        turned = [node.direction * treated(v) for v in raw]
        normal, constant = normalise_map(method.normalise.at(leaf, 1), turned, node)
        if constant and method.constant == "error":
            raise RefusedError("constant_indicator")
        self.maps[leaf] = lambda v: normal(node.direction * treated(v))
        for status in ("missing", "not_answered", "suppressed"):
            name, p = method.missing_rule(status)
            if name == "penalise":
                value = p.get("value")
                if value is None:
                    value = percentile([self.maps[leaf](v) for v in raw], p.get("percentile", 0))
                self.penalties[leaf, status] = value
        return constant and method.constant == "drop"

    def _imputed(self, leaf: str, table: Table) -> Values:
        """Raw values with the imputed ones filled in."""
        return [
            self._impute(leaf, status, table, unit) if value is None else value
            for unit, (value, status) in enumerate(zip(table.values[leaf], table.statuses[leaf], strict=True))
        ]

    def _impute(self, leaf: str, status: str, table: Table, unit: int) -> float | None:
        name, p = self.method.missing_rule(status)
        if name not in ("mean", "median", "group_mean", "group_median"):
            return None
        centre = mean if name.endswith("mean") else median
        pool = [v for v in self.reference.values[leaf] if v is not None]
        if name.startswith("group_"):
            label = table.groups[p["group"]][unit]
            labels = self.reference.groups[p["group"]]
            own = [v for v, g in zip(self.reference.values[leaf], labels, strict=True) if v is not None and g == label and g]
            pool = own or pool
        return centre(pool)

    def _weight(self, node: Node) -> float:
        if node.id in self.dropped:
            return 0.0
        if self.method.weight == "equal":
            return 1.0 if self._any_leaf(node.id) else 0.0
        if self.method.weight == "equal_indicators":
            return float(self._any_leaf(node.id))
        return node.weight if self._any_leaf(node.id) else 0.0

    def _any_leaf(self, node: str) -> int:
        """How many indicators that are not dropped are under a node."""
        if not self.children[node]:
            return int(node not in self.dropped)
        return sum(self._any_leaf(c) for c in self.children[node])

    def effective_weight(self, node: str) -> float:
        parent = self.nodes[node].parent
        return self.effective_weight(parent) * self._share(node, parent) if parent else 1.0

    def score(self, table: Table) -> Result:
        result = self._score(table)
        for node, rescale in self.rescaled.items():
            result.scores[node] = [None if v is None else rescale(v) for v in result.scores[node]]
        return result

    def _score(self, table: Table) -> Result:
        result = Result({n: [] for n in self.nodes}, {n: [] for n in self.nodes})
        for unit in range(len(table.units)):
            for node in self.nodes:
                result.scores[node].append(self._value(node, table, unit))
                result.coverage[node].append(self._coverage(node, table, unit))
        return result

    def _value(self, node: str, table: Table, unit: int) -> float | None:
        if node in self.dropped:
            return None
        if not self.children[node]:
            status = table.statuses[node][unit]
            if status != "observed":
                name, _ = self.method.missing_rule(status)
                if name == "refuse":
                    raise RefusedError("refused_value")
                if name == "penalise":
                    return self.penalties[node, status]
            raw = table.values[node][unit]
            raw = self._impute(node, status, table, unit) if raw is None else raw
            return None if raw is None else self.maps[node](raw)
        values, weights, applicable = [], [], []
        for child in self.children[node]:
            weight = self.weights[child]
            if weight == 0 or not self._applies(child, table, unit):
                continue
            applicable.append(weight)
            value = self._value(child, table, unit)
            if value is not None:
                values.append(value)
                weights.append(weight)
        if not values:
            return None
        least, by = self._min_coverage()
        share = len(values) / len(applicable) if by == "count" else math.fsum(weights) / math.fsum(applicable)
        if share < least * (1 - PRESENT_SLACK):
            return None
        return aggregate(self.method.aggregate.at(node, self.level(node)), values, weights)

    def _min_coverage(self) -> tuple[float, str]:
        for status in ("missing", "not_answered", "suppressed", "not_applicable"):
            name, p = self.method.missing_rule(status)
            if name == "renormalise" and p:
                return p.get("min_coverage", 0), p.get("by", "weight")
        return 0, "weight"

    def _applies(self, node: str, table: Table, unit: int) -> bool:
        """Whether any indicator that counts under a node is applicable to the unit."""
        if not self.children[node]:
            return table.statuses[node][unit] != "not_applicable"
        return any(self.weights[c] > 0 and self._applies(c, table, unit) for c in self.children[node])

    def _coverage(self, node: str, table: Table, unit: int) -> float | None:
        under = [leaf for leaf in self.leaves if self._is_under(leaf, node) and table.statuses[leaf][unit] != "not_applicable"]
        share = {leaf: self._share(leaf, node) for leaf in under}
        total = math.fsum(share.values())
        if total == 0:
            return None
        return math.fsum(w for leaf, w in share.items() if table.statuses[leaf][unit] == "observed") / total

    def _is_under(self, leaf: str, node: str) -> bool:
        return leaf == node or (leaf != self.root and self._is_under(self.nodes[leaf].parent, node))

    def _share(self, below: str, node: str) -> float:
        """Share in a node of one below it: the product of the shares on the way."""
        if below == node:
            return 1.0
        parent = self.nodes[below].parent
        total = math.fsum(self.weights[c] for c in self.children[parent])
        return self._share(parent, node) * (self.weights[below] / total if total > 0 else 0.0)
