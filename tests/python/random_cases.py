"""Random indices: models, methods and tables that draw every rule for every status, for the library and the second opinion.

Values are eighths and weights halves, so ties are common and sums of them exact. Everything follows from a seed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random
from typing import Any

import hemtjanstindex as hti
import numpy as np
import second

GROUP = "county"


@dataclass
class Case:
    nodes: list[second.Node]
    method: second.Method
    reference: second.Table
    others: second.Table  # scored by the frozen index

    @property
    def leaves(self) -> list[str]:
        parents = {node.parent for node in self.nodes}
        return [node.id for node in self.nodes if node.id not in parents]


def some_nodes(r: Random) -> list[second.Node]:
    nodes = [second.Node("index")]

    def grow(parent: str, depth: int) -> None:
        first = len(nodes)
        for _ in range(r.choice([1, 2, 2, 3])):
            node = second.Node(f"n{len(nodes)}", parent, r.choice([0, 0.5, 1, 1, 1.5, 2, 3]))
            nodes.append(node)
            if depth < 3 and r.random() < 0.4:
                grow(node.id, depth + 1)
            else:
                node.direction = r.choice([1, -1])
                node.goalposts = r.choice([(-4.0, 3.0), (0.0, 5.0), (-1.0, 0.5)])
        siblings = [node for node in nodes[first:] if node.parent == parent]
        if not any(node.weight for node in siblings):
            r.choice(siblings).weight = 1.0

    grow("index", 1)
    return nodes


def some_table(r: Random, leaves: list[str], units: int, labels: list[str]) -> second.Table:
    values: dict[str, second.Values] = {}
    statuses: dict[str, list[str]] = {}
    holes = r.choice([0, 0.1, 0.3, 0.6])
    inapplicable = r.choice([0, 0, 0.2])
    for leaf in leaves:
        reach = r.choice([0, 4, 40, 40, 400])
        column: second.Values = []
        marks = []
        for _ in range(units):
            status = "observed"
            if r.random() < holes:
                status = r.choice(second.STATUSES[1:4])
            if r.random() < inapplicable:
                status = "not_applicable"
            x = r.randint(-reach, reach) / 8 * (20 if r.random() < 0.05 else 1)
            column.append(x if status == "observed" else None)
            marks.append(status)
        values[leaf], statuses[leaf] = column, marks
    codes = [f"{i:04d}" for i in range(units)]
    r.shuffle(codes)
    return second.Table(codes, values, statuses, {GROUP: [r.choice(labels) for _ in range(units)]})


def some_treatment(r: Random) -> second.Rule:
    skewness, kurtosis = r.choice([(2, 3.5), (1, 2), (0.75, 1.5), (2, 4)])
    cut = {"max_points": r.randint(0, 4), "skewness": skewness, "kurtosis": kurtosis, "log": r.random() < 0.5}
    return r.choice([("none", {}), ("none", {}), ("log", {"share": 0.05}), ("winsorise", cut)])


def some_scale(r: Random, shown: bool = False) -> second.Rule:
    rules: list[second.Rule] = [
        ("min_max", {"low": r.choice([0, 1]), "high": r.choice([10, 100])}),
        ("min_max", {"clip": r.choice([(0, 100), (5, 95), (25, 75)])}),
        ("z_score", r.choice([{}, {"mean": 100, "sd": 10}])),
        ("rank", {}),
        ("borda", {}),
        ("percentile_rank", {}),
        ("exponential_rank", {}),
        ("round", {"decimals": r.choice([0, 1])}),
        ("none", {}),
        ("goalposts", {"low": 1, "high": 10, "clip": r.random() < 0.5}),
        ("log_goalposts", {"low": 1, "high": 10}),
        ("distance_to_target", {"target": r.choice([None, 5, -5]), "clip": r.random() < 0.5}),
    ]
    return r.choice(rules[:3] if shown else rules)


def some_node_scale(r: Random) -> second.Rule:
    """Of a node that is no indicator: what needs no goalposts."""
    return r.choice(
        [
            ("min_max", {"low": 1, "high": 10}),
            ("min_max", {"clip": (5, 95)}),
            ("z_score", {"mean": 100, "sd": 10}),
            ("rank", {}),
            ("percentile_rank", {}),
            ("exponential_rank", {}),
            ("round", {"decimals": r.choice([0, 1])}),
        ]
    )


def some_mean(r: Random) -> second.Rule:
    power = {"p": r.choice([-2, -1, 0, 0.5, 1, 2, 3]), "floor": 1.0}
    return r.choice(
        [
            ("arithmetic", {}),
            ("arithmetic", {}),
            ("geometric", {"floor": 1.0}),
            ("harmonic", {"floor": 0.5}),
            ("power", power),
            ("geometric", {}),
            ("inverted_geometric", {"low": -5, "high": 20}),
        ]
    )


def some_other(r: Random, children: int) -> second.Rule:
    """A rule that is no mean."""
    two = [("ratio", {}), ("first_if", {"at_least": r.choice([1, 5]), "share": 0.5})] if children == 2 else []
    return r.choice([("product", {}), ("copeland", {}), *two])


def some_rule(r: Random, shared: second.Rule) -> second.Rule:
    return r.choice(
        [
            shared,
            shared,
            ("penalise", {"value": r.randint(-40, 40) / 8}),
            ("penalise", {"percentile": r.choice([0, 10, 50, 100])}),
            ("mean", {}),
            ("median", {}),
            ("group_mean", {"group": GROUP}),
            ("group_median", {"group": GROUP}),
            ("nearest", {"k": r.choice([1, 2, 3]), "by_distance": r.random() < 0.5}),
        ]
    )


def with_exceptions(r: Random, draw: Any, nodes: list[str], levels: dict[int, list[str]]) -> second.Choice:
    """Give some nodes and a level rules of their own; a level of which no node is left has none, since that is an error."""
    choice = second.Choice(draw(r))
    if levels and r.random() < 0.3:
        choice.level[r.choice(sorted(levels))] = draw(r)
    for node in nodes:
        if r.random() < 0.3:
            choice.node[node] = draw(r)
    choice.level = {k: rule for k, rule in choice.level.items() if not choice.node.keys() >= set(levels[k])}
    return choice


def some_method(r: Random, nodes: list[second.Node], leaves: list[str]) -> second.Method:
    above = [node.id for node in nodes if node.id not in leaves]
    least, by = r.choice([0, 0.25, 0.5, 0.5, 2 / 3, 1]), r.choice(["weight", "count"])
    shared = ("renormalise", {"min_coverage": least, "by": by if least else "weight"})
    missing = {status: some_rule(r, shared) for status in second.STATUSES[1:4]}
    if r.random() < 0.03:
        missing[r.choice(second.STATUSES[1:4])] = ("refuse", {})
    renormalised = shared in missing.values()
    missing["not_applicable"] = r.choice([shared if renormalised else ("renormalise", {})] * 12 + [("refuse", {})])

    def height(node: str) -> int:
        return 1 + max((height(child.id) for child in nodes if child.parent == node), default=0)

    levels = {k: [node for node in above if height(node) == k] for k in set(map(height, above))}
    normalise = with_exceptions(r, some_scale, leaves, {1: leaves})
    aggregate = with_exceptions(r, some_mean, above, levels)
    weight = second.Choice((r.choice(["given", "given", "equal", "equal_indicators"]), {}))
    threshold_at: dict[int | str, second.Rule] = {}
    cells_at: dict[str, dict[str, second.Rule]] = {}
    if r.random() < 0.4:
        normalise.node |= {node: some_node_scale(r) for node in above if r.random() < 0.4}
    if r.random() < 0.2:
        k = r.choice(sorted(levels))
        normalise.level |= {k: some_node_scale(r)} if not normalise.node.keys() >= set(levels[k]) else {}
    for node in above:
        children = sum(child.parent == node for child in nodes)
        if r.random() < 0.12:
            aggregate.node[node] = some_other(r, children)
        if r.random() < 0.15:
            weight.node[node] = (r.choice(["given", "equal", "entropy"]), {})
        if r.random() < 0.1:
            threshold_at[node] = (
                "renormalise",
                {"min_coverage": r.choice([0.25, 2 / 3, 1]), "by": r.choice(["weight", "count"])},
            )
    if r.random() < 0.1:
        k = r.choice(sorted(levels))
        if not threshold_at.keys() >= set(levels[k]):
            threshold_at[k] = ("renormalise", {"min_coverage": r.choice([0, 0.75])})
    for leaf in leaves:
        if r.random() < 0.08:
            cells_at[leaf] = {s: some_rule(r, ("renormalise", {})) for s in second.STATUSES[1:4] if r.random() < 0.5}
    cells_at = {leaf: rules for leaf, rules in cells_at.items() if rules}
    aggregate.level = {k: rule for k, rule in aggregate.level.items() if not aggregate.node.keys() >= set(levels[k])}
    return second.Method(
        treat=with_exceptions(r, some_treatment, leaves, {1: leaves}),
        normalise=normalise,
        missing=missing,
        threshold_at=threshold_at,
        cells_at=cells_at,
        constant=r.choice(["error", "middle", "drop", "drop"]),
        weight=weight,
        aggregate=aggregate,
        rescale={r.choice(above): some_scale(r, shown=True)} if r.random() < 0.25 else {},
        ties=r.choice(["min", "max", "average", "dense", "ordinal"]),
        tolerance=r.choice([0.0, 0.0, 0.5]),
    )


def case(seed: int) -> Case:
    r = Random(seed)
    nodes = some_nodes(r)
    parents = {node.parent for node in nodes}
    leaves = [node.id for node in nodes if node.id not in parents]
    method = some_method(r, nodes, leaves)
    reference = some_table(r, leaves, r.choice([1, 2, 3, 4, 5, 8, 12]), ["x", "y", ""])
    return Case(nodes, method, reference, some_table(r, leaves, r.choice([1, 3, 5]), ["x", "y", "new", ""]))


# --- the same for the library -----------------------------------------------------------------------------------------------

RULES: dict[str, Any] = {
    "winsorise": hti.Winsorise,
    "log": hti.Log,
    "min_max": hti.MinMax,
    "z_score": hti.ZScore,
    "rank": hti.RankNormalise,
    "percentile_rank": hti.PercentileRank,
    "borda": hti.Borda,
    "exponential_rank": hti.ExponentialRank,
    "round": hti.Round,
    "log_goalposts": hti.LogGoalposts,
    "distance_to_target": hti.DistanceToTarget,
    "goalposts": hti.Goalposts,
    "renormalise": hti.Renormalise,
    "penalise": hti.Penalise,
    "refuse": hti.Refuse,
    "mean": hti.ImputeMean,
    "median": hti.ImputeMedian,
    "group_mean": hti.ImputeGroupMean,
    "group_median": hti.ImputeGroupMedian,
    "nearest": hti.ImputeNearest,
    "arithmetic": hti.Arithmetic,
    "geometric": hti.Geometric,
    "harmonic": hti.Harmonic,
    "power": hti.Power,
    "inverted_geometric": hti.InvertedGeometric,
    "product": hti.Product,
    "ratio": hti.Ratio,
    "first_if": hti.FirstIf,
    "copeland": hti.Copeland,
    "given": hti.Given,
    "equal": hti.EqualWeights,
    "equal_indicators": hti.EqualIndicators,
    "entropy": hti.EntropyWeights,
}


def rule(pair: second.Rule, step: str = "") -> Any:
    name, parameters = pair
    if name == "none":
        return hti.TreatNone() if step == "treat" else hti.NormaliseNone()
    return RULES[name](**parameters)


def exceptions(choice: second.Choice, step: str) -> dict[int | str, Any]:
    return {**{k: rule(p, step) for k, p in choice.level.items()}, **{k: rule(p, step) for k, p in choice.node.items()}}


def method(m: second.Method) -> hti.Method:
    return hti.Method(
        treat=rule(m.treat.rule, "treat"),
        treat_at=exceptions(m.treat, "treat"),
        normalise=rule(m.normalise.rule, "normalise"),
        normalise_at=exceptions(m.normalise, "normalise"),
        missing={status: rule(pair) for status, pair in m.missing.items()},
        missing_at={
            **{where: rule(pair) for where, pair in m.threshold_at.items()},
            **{leaf: {status: rule(pair) for status, pair in own.items()} for leaf, own in m.cells_at.items()},
        },
        constant=m.constant,
        weight=rule(m.weight.rule),
        weight_at=exceptions(m.weight, "weight"),
        aggregate=rule(m.aggregate.rule),
        aggregate_at=exceptions(m.aggregate, "aggregate"),
        rescale={node: rule(pair, "normalise") for node, pair in m.rescale.items()},
        ties=m.ties,
        tolerance=m.tolerance,
    )


def model(nodes: list[second.Node]) -> hti.Model:
    parents = {node.parent for node in nodes}

    def indicator(node: second.Node) -> hti.Indicator | None:
        if node.id in parents:
            return None
        return hti.Indicator("higher" if node.direction > 0 else "lower", goalposts=node.goalposts)

    return hti.Model([hti.Node(n.id, n.parent, n.weight, indicator=indicator(n)) for n in nodes])


def table(t: second.Table) -> hti.Table:
    ids = list(t.values)
    values = np.array([as_array(t.values[i]) for i in ids]).T
    statuses = np.array([[second.STATUSES.index(s) for s in t.statuses[i]] for i in ids], dtype=np.uint8).T
    return hti.Table(t.units, ids, values, statuses=statuses, groups=t.groups)


def as_array(values: second.Values) -> np.ndarray:
    return np.array([math.nan if x is None else x for x in values], dtype=float)


def optional(values: np.ndarray) -> second.Values:
    return [None if math.isnan(x) else float(x) for x in values]
