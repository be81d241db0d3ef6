"""Scores and ranks in exact arithmetic, of the decimals that are read: fractions, or sixty digits for roots and logarithms.

Written from the documentation, to compare with: slow, plain, and without a rounding that could part what is equal.
"""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import hemtjanstindex as hti

DIGITS = 60
Scores = list[Any]  # numbers of one kind, None without a score


@dataclass
class Case:
    """An index and its data, every figure as the text that is read."""

    parent: dict[str, str]  # of every node but the root, parents first
    weight: dict[str, str]
    lower: set[str]
    cells: dict[str, list[str | None]]  # by indicator
    normalise: tuple[str, tuple[str, ...]]
    aggregate: tuple[str, dict[str, str]]
    rescale: tuple[str, tuple[str, ...]] | None = None
    ties: str = "min"
    tolerance: str = "0"
    decimals: int | None = None
    units: list[str] = field(default_factory=list)

    @property
    def exact(self) -> Callable[[str], Any]:
        """Give the kind of number that holds everything without an error that matters."""
        rational = self.normalise[0] != "z_score" and self.aggregate[0] in {"arithmetic", "harmonic"}
        return Fraction if rational else Decimal

    def children(self, node: str) -> list[str]:
        """Give the children of a node in order."""
        return [n for n, p in self.parent.items() if p == node]


def same(a: Any, b: Any) -> bool:
    """Whether two numbers are equal; 1e-40 of sixty digits is rounding."""
    return a == b if isinstance(a, Fraction) else abs(a - b) <= Decimal("1e-40") * (1 + abs(a) + abs(b))


def above(a: Any, b: Any) -> bool:
    """Whether one number is greater than another."""
    return a > b and not same(a, b)


# --- scores ---------------------------------------------------------------------------------------------------------------


def frame(rule: tuple[str, tuple[str, ...]], values: list[Any], kind: Callable[[str], Any]) -> Callable[[Any], Any]:
    """Give the map that a normaliser learns from the values of its reference."""
    name, parameters = rule
    n = len(values)
    constant = all(same(v, values[0]) for v in values)
    below = lambda x: sum(above(x, v) for v in values)  # noqa: E731
    if name == "none":
        return lambda x: x
    if name == "rank":
        return lambda x: kind(str(n + 1)) / 2 if constant else kind(str(1 + below(x)))
    if name == "borda":
        return lambda x: kind(str(n - 1)) / 2 if constant else kind(str(below(x)))
    if name == "percentile_rank":
        return lambda x: kind("1") / 2 if constant else kind(str(min(below(x), n - 1))) / (n - 1)
    if name == "z_score":
        middle, unit = (kind(p) for p in parameters)
        if constant:
            return lambda _: middle
        mean = sum(values) / n
        sd = (sum((v - mean) ** 2 for v in values) / (n - 1)).sqrt()
        return lambda x: (x - mean) / sd * unit + middle
    low, high = (kind(p) for p in parameters)  # min_max and, with values that are the posts, goalposts
    if constant:
        return lambda _: (low + high) / 2
    least, most = min(values), max(values)
    return lambda x: (x - least) / (most - least) * (high - low) + low


def mean(rule: tuple[str, dict[str, str]], values: list[Any], weights: list[Any], kind: Callable[[str], Any]) -> Any:
    """Give the mean of the values that are there."""
    name, parameters = rule
    if "floor" in parameters:
        values = [max(v, kind(parameters["floor"])) for v in values]
    total = sum(weights)
    if name == "arithmetic":
        return sum(w * v for w, v in zip(weights, values, strict=True)) / total
    if name == "harmonic":
        return total / sum(w / v for w, v in zip(weights, values, strict=True))
    if name == "geometric":
        return (sum(w * v.ln() for w, v in zip(weights, values, strict=True)) / total).exp()
    p = kind(parameters["p"])
    return (sum(w * v**p for w, v in zip(weights, values, strict=True)) / total) ** (1 / p)


POSTS = ("-1", "2")  # goalposts of every indicator


def score(case: Case, cells: dict[str, list[str | None]]) -> dict[str, Scores]:
    """Give the scores before rescaling of every node but the indicators, frames learnt from the case's own cells."""
    kind = case.exact
    weight = {n: kind(w) for n, w in case.weight.items()}
    found: dict[str, Scores] = {}

    def turned(leaf: str, text: str | None) -> Any:
        return None if text is None else -kind(text) if leaf in case.lower else kind(text)

    for leaf in case.cells:
        reference = [turned(leaf, c) for c in case.cells[leaf] if c is not None]
        if case.normalise[0] == "goalposts":
            reference = sorted(turned(leaf, p) for p in POSTS)
        learnt = frame(case.normalise, reference, kind)
        found[leaf] = [None if c is None else learnt(turned(leaf, c)) for c in cells[leaf]]

    def combine(node: str) -> Scores:
        if node in found:
            return found[node]
        parts = [(weight[c], combine(c)) for c in case.children(node)]
        result: Scores = []
        for u in range(len(next(iter(cells.values())))):
            there = [(w, values[u]) for w, values in parts if values[u] is not None]
            result.append(mean(case.aggregate, [v for _, v in there], [w for w, _ in there], kind) if there else None)
        found[node] = result
        return result

    combine("index")
    return {n: s for n, s in found.items() if n not in case.cells}


# --- ranks ----------------------------------------------------------------------------------------------------------------


def groups(scores: Scores, tolerance: Any) -> list[list[int]]:
    """Give tie groups from the best down, each anchored at its best score."""
    order = sorted((u for u, s in enumerate(scores) if s is not None), key=lambda u: -scores[u])
    found: list[list[int]] = []
    for u in order:
        if found and not above(scores[found[-1][0]] - tolerance, scores[u]):
            found[-1].append(u)
        else:
            found.append([u])
    return found


def printed(score: Any, decimals: int) -> Any:
    """Give a score in whole last digits, halves away from zero."""
    size = abs(score) * 10**decimals
    whole = int(size + 1 if same(size - int(size) - 1, size * 0) else size)
    up = not above(size * 0 + 1, 2 * (size - whole))
    return (whole + up) * (1 if score >= 0 else -1)


def rank(scores: Scores, units: list[str], ties: str, tolerance: Any, decimals: int | None) -> list[float | None]:
    """Rank scores, 1 = highest."""
    if decimals is not None:
        scores = [None if s is None else Fraction(printed(s, decimals)) for s in scores]
        tolerance = Fraction(str(tolerance)) * 10**decimals
    ranks: list[float | None] = [None] * len(scores)
    place = 0
    for number, members in enumerate(groups(scores, tolerance)):
        first, last = place + 1, place + len(members)
        for k, u in enumerate(sorted(members, key=lambda u: units[u])):
            rule = {"min": first, "max": last, "average": (first + last) / 2, "dense": number + 1, "ordinal": first + k}
            ranks[u] = rule[ties]
        place = last
    return ranks


def group(score: Any, scores: Scores) -> str:
    """Give the result group by mean and standard deviation of the scores."""
    if score is None:
        return "none"
    there = [s for s in scores if s is not None]
    if len(there) < 2 or all(same(s, there[0]) for s in there):
        return "near"
    middle = sum(there) / len(there)
    variance = sum((s - middle) ** 2 for s in there) / (len(there) - 1)
    for name, quarters in (("high", 5), ("above", 1), ("near", -1), ("below", -5)):
        # score - middle >= quarters / 4 * sd, without a root
        left, right = 4 * (score - middle), variance * quarters**2
        square = left**2 if left >= 0 else -(left**2)
        if not above(right if quarters > 0 else -right, square):
            return name
    return "low"


def colour(u: int, scores: Scores) -> str:
    """Give the colour of one unit."""
    there = [s for s in scores if s is not None]
    if scores[u] is None:
        return "grey"
    green = 4 * sum(above(s, scores[u]) for s in there) < len(there)
    red = 4 * sum(above(scores[u], s) for s in there) < len(there)
    return "yellow" if green == red else "green" if green else "red"


# --- the same in the library ----------------------------------------------------------------------------------------------

NORMALISE = {
    "none": lambda: hti.NormaliseNone(),
    "min_max": lambda low, high: hti.MinMax(float(low), float(high)),
    "goalposts": lambda low, high: hti.Goalposts(float(low), float(high), clip=False),
    "z_score": lambda middle, unit: hti.ZScore(float(middle), float(unit)),
    "rank": lambda: hti.RankNormalise(),
    "percentile_rank": lambda: hti.PercentileRank(),
    "borda": lambda: hti.Borda(),
}


def method(case: Case) -> hti.Method:
    """Give the case's method."""
    parameters = {k: float(v) for k, v in case.aggregate[1].items()}
    means = {"arithmetic": hti.Arithmetic, "geometric": hti.Geometric, "harmonic": hti.Harmonic, "power": hti.Power}
    rescale = {} if case.rescale is None else {"index": NORMALISE[case.rescale[0]](*case.rescale[1])}
    return hti.Method(
        normalise=NORMALISE[case.normalise[0]](*case.normalise[1]),
        aggregate=means[case.aggregate[0]](**parameters),
        missing=hti.Renormalise(min_coverage=0),
        constant="middle",
        rescale=rescale,
        ties=case.ties,
        tolerance=float(case.tolerance),
        decimals=case.decimals,
    )


def model(case: Case, rng: random.Random | None = None) -> hti.Model:
    """Give the case's tree, with siblings in another order where there is a generator of random numbers."""
    nodes = [hti.Node("index")]

    def add(node: str) -> None:
        children = case.children(node)
        if rng:
            rng.shuffle(children)
        for child in children:
            posts = tuple(float(p) for p in POSTS)
            indicator = (
                hti.Indicator("lower" if child in case.lower else "higher", goalposts=posts) if child in case.cells else None
            )
            nodes.append(hti.Node(child, node, float(case.weight[child]), indicator=indicator))
            add(child)

    add("index")
    return hti.Model(nodes)


def table(
    case: Case, of: hti.Model, cells: dict[str, list[str | None]], units: list[str], rng: random.Random | None = None
) -> hti.Table:
    """Give cells as a table, rows and columns in another order where there is a generator of random numbers."""
    rows, columns = list(range(len(units))), list(cells)
    if rng:
        rng.shuffle(rows)
        rng.shuffle(columns)
    numbers = {c: [None if cells[c][r] is None else float(cells[c][r] or "") for r in rows] for c in columns}
    return hti.Table.from_frame({"unit": [units[r] for r in rows], **numbers}, of)


# --- cases with many ties -------------------------------------------------------------------------------------------------

WEIGHTS = ["1", "1", "1", "2", "3", "0.1", "0.2", "0.3", "0.7", "0.333333", "0.25", "1.5", "0.6"]


def random_case(rng: random.Random) -> Case:
    """Draw a small tree with few different figures, so that many sums are equal."""
    parent: dict[str, str] = {}
    leaves: list[str] = []
    branches = rng.choice([["index"], ["index"], ["p", "q"], ["p", "q", "r"]])
    for k, branch in enumerate(b for b in branches if b != "index"):
        parent[branch] = "index"
        if k == 0 and rng.random() < 0.3:
            parent["s"] = branch
            branches = [*branches, "s"]
    for branch in branches:
        for _ in range(rng.randint(2, 3) if branch != "index" else rng.randint(2, 5)):
            leaf = f"x{len(leaves)}"
            parent[leaf] = branch
            leaves.append(leaf)
    equal = rng.random() < 0.6
    weight = {n: "1" if equal else rng.choice(WEIGHTS) for n in parent}
    n = rng.randint(4, 9)
    figures = rng.choice(
        [[f"0.{k}" for k in range(1, 10)], ["0.1", "0.2", "0.3"], [str(k) for k in range(1, 6)], ["0.07", "0.7", "1.4"]]
    )
    cells: dict[str, list[str | None]] = {x: [rng.choice(figures) for _ in range(n)] for x in leaves}
    if rng.random() < 0.5:  # rows that are permutations of others
        for u in range(1, n):
            if rng.random() < 0.5:
                row = [cells[x][rng.randrange(u)] for x in leaves[:1]] + [cells[x][u - 1] for x in leaves[1:]]
                rng.shuffle(row)
                for x, c in zip(leaves, row, strict=True):
                    cells[x][u] = c
    if rng.random() < 0.4:
        for x in leaves:
            for u in range(1, n):
                if rng.random() < 0.1:
                    cells[x][u] = None
    aggregate: tuple[str, dict[str, str]] = rng.choice(
        [("arithmetic", {})] * 5
        + [("geometric", {"floor": "1"}), ("harmonic", {"floor": "1"}), ("power", {"p": "2", "floor": "1"})]
    )
    ends = ("1", "100") if aggregate[0] != "arithmetic" else rng.choice([("0", "100"), ("0", "1"), ("1", "7")])
    normalise: tuple[str, tuple[str, ...]] = rng.choice(
        [
            ("none", ()),
            ("min_max", ends),
            ("goalposts", ends),
            ("z_score", ("0", "1")),
            ("z_score", ("100", "10")),
            ("rank", ()),
            ("percentile_rank", ()),
            ("borda", ()),
        ]
    )
    rescales: list[tuple[str, tuple[str, ...]]] = [
        ("percentile_rank", ()),
        ("rank", ()),
        ("borda", ()),
        ("min_max", ("0", "100")),
    ]
    return Case(
        parent=parent,
        weight=weight,
        lower={x for x in leaves if rng.random() < 0.25},
        cells=cells,
        normalise=normalise,
        aggregate=aggregate,
        rescale=rng.choice(rescales) if rng.random() < 0.25 else None,
        ties=rng.choice(["min", "max", "average", "dense", "ordinal"]),
        tolerance=rng.choice(["0", "0", "0", "0.1", "0.3"]),
        decimals=rng.choice([None, None, None, None, 0, 1, 2]),
        units=rng.sample([f"u{k}" for k in range(10, 40)], n),
    )


@contextlib.contextmanager
def digits() -> Iterator[None]:
    """Reckon with sixty digits."""
    with localcontext() as context:
        context.prec = DIGITS
        yield
