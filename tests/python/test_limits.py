"""Numbers at their limits, against decimal arithmetic of 40 digits: the right number, or an error that names the place.

Values, weights, powers and scales are drawn from the whole range of double precision, its ends included.
"""

from __future__ import annotations

import math
import pickle
from collections import Counter
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, localcontext
from pathlib import Path
from random import Random
from typing import Any

import hemtjanstindex as hti
import numpy as np
import pytest

CASES = 15_000
PARTS = 6
EXACT = Context(prec=40, Emax=MAX_EMAX, Emin=MIN_EMIN)
LARGEST = Decimal("1.7976931348623157e308")
SMALLEST = Decimal("5e-324")
SMALLEST_SCALE = Decimal("2.3e-308")  # below, scales lose digits
CODES = {"not_finite", "constant_indicator", "invalid_weight", "non_positive_value"}

MAGNITUDES = [1e308, 1e300, 1e200, 1e155, 1e154, 1e77, 1e15, 1e3, 1.0, 1.0, 1e-3, 1e-77, 1e-154, 1e-170, 1e-300, 1e-308, 5e-324]
POWERS = [1000, -1000, 200, 154, -154, 50, 3, 2, 0.5, -0.5, 0.02, 1e-3, -1e-3, 1e-9, -1e-9, 1e-15, 1e-300, 5e-324, 0.0]
FLOORS = [5e-324, 1e-308, 1e-300, 1.0, 1e300]
WEIGHTS = [1.0, 1.0, 1.0, 1e307, 1e308, 1e-308, 5e-324, 1e150, 1e-150, 1e100]
GOALPOSTS = [
    (0.0, 100.0),
    (-1.0, 1.0),
    (0.0, 1e300),
    (-1.7e308, 1.7e308),
    (0.0, 1e-308),
    (0.0, 5e-324),
    (1e154, 2e154),
    (-1e300, 1e300),
]
ENDS = [(0.0, 100.0)] * 8 + [(0.0, 1e-300), (-1e308, 1e308), (0.0, 1e308), (1.0, 10.0)]


def column(r: Random) -> list[float]:
    size = r.choice(MAGNITUDES)
    centre = r.choice([0.0, 0.0, 0.0, size, -size])
    drawn = [
        min(max(centre + size * r.choice([-1.7, -1, 0, 0.1, 0.5, 1, 1.7, r.random()]), -1.7e308), 1.7e308) for _ in range(5)
    ]
    return [abs(x) for x in drawn] if r.random() < 0.5 else drawn


class Leaf:
    """An indicator: its rules for the library, and its values by them in decimals, each with how far rounding may take it."""

    def __init__(self, r: Random, name: str, weight: float) -> None:
        self.name, self.raw = name, column(r)
        self.weight = max(weight * r.choice([1, 1, 0.5, 1.7]), 5e-324) if r.random() < 0.95 else r.choice(WEIGHTS)
        self.beyond = False  # whether doubles cannot hold what the rules lead to
        self.direction = r.choice(["higher", "higher", "lower"])
        self.posts = r.choice(GOALPOSTS)
        low, high = r.choice(ENDS)
        self.log = r.random() < 0.15
        self.kind = r.choice(["none", "none", "min_max", "min_max", "z_score", "goalposts"])
        self.sign = -1 if self.direction == "lower" else 1
        self.low, self.high = low, high
        self.rule: Any = {
            "none": hti.NormaliseNone(),
            "min_max": hti.MinMax(low, high),
            "z_score": hti.ZScore(50, 10),
            "goalposts": hti.Goalposts(low, high, clip=r.random() < 0.5),
        }[self.kind]

    def values(self) -> list[tuple[Decimal, Decimal]] | None:
        """None where the reference gives no frame."""
        x = [Decimal(v) for v in self.raw]
        unsure = [abs(v) * Decimal("1e-15") for v in x]
        if self.log and min(x) != max(x):
            least, reach = min(x), max(x) - min(x)
            self.beyond = reach * Decimal("1.01") >= LARGEST or reach * Decimal("0.01") <= 2 * SMALLEST
            x = [(v - least + reach * Decimal("0.01")).ln() for v in x]
            unsure = [abs(v) * Decimal("1e-14") + Decimal("1e-14") for v in x]
        x = [v * self.sign for v in x]
        if self.kind == "none":
            return list(zip(x, unsure, strict=True))
        if self.kind != "goalposts" and min(x) == max(x):
            return None
        low, high = Decimal(self.low), Decimal(self.high)
        origin, scale, offset = min(x), Decimal(0), low
        if self.kind == "min_max":
            scale = (high - low) / (max(x) - min(x))
        elif self.kind == "z_score":
            origin = sum(x) / len(x)
            scale = 10 / (sum((v - origin) ** 2 for v in x) / (len(x) - 1)).sqrt()
            offset = Decimal(50)
        else:
            worst, best = (Decimal(p) for p in self.posts)
            if self.sign < 0:
                worst, best = -best, -worst
            origin, scale = worst, (high - low) / (best - worst)
            if self.rule.clip:
                x = [min(max(v, worst), best) for v in x]
        size = max(abs(v) for v in x) + abs(origin)
        reach = max(abs(v - origin) for v in x)
        if self.kind == "goalposts":
            reach = max(reach, best - worst)
        self.beyond |= reach > LARGEST or not SMALLEST_SCALE < scale < LARGEST
        self.beyond |= any(abs((v - origin) * scale) + abs(offset) > LARGEST for v in x) or high - low > LARGEST
        error = (size * Decimal("1e-14") + max(unsure)) * scale * 4 + abs(offset) * Decimal("1e-14")
        return [((v - origin) * scale + offset, error) for v in x]


def combined(rule: Any, values: list[tuple[Decimal, Decimal]], weights: list[Decimal]) -> tuple[Decimal, Decimal]:
    total = sum(weights)
    if isinstance(rule, hti.Arithmetic):
        size = sum(w * (abs(x) + e) for w, (x, e) in zip(weights, values, strict=True)) / total
        error = sum(w * e for w, (_, e) in zip(weights, values, strict=True)) / total
        return sum(w * x for w, (x, _) in zip(weights, values, strict=True)) / total, error + size * Decimal("1e-13")
    power = {"Geometric": 0, "Harmonic": -1}.get(type(rule).__name__, getattr(rule, "p", 0))
    floor = Decimal(rule.floor)
    x = [max(v, floor) for v, _ in values]
    apart = max(e / max(v - e, floor) for v, e in values)  # relative
    if abs(power) < 1e-60:
        mean = (sum(w * v.ln() for w, v in zip(weights, x, strict=True)) / total).exp()
    elif abs(power) < 1e-5:  # enough digits for 1 / p
        with localcontext(EXACT) as more:
            more.prec = 100
            p = Decimal(power)
            mean = ((sum(w * (p * v.ln()).exp() for w, v in zip(weights, x, strict=True)) / total).ln() / p).exp()
    else:
        p = Decimal(power)
        mean = ((sum(w * (p * v.ln()).exp() for w, v in zip(weights, x, strict=True)) / total).ln() / p).exp()
    return mean, mean * (apart + Decimal("1e-11"))


def some_mean(r: Random) -> Any:
    floor = r.choice(FLOORS)
    return r.choice(
        [
            hti.Arithmetic(),
            hti.Arithmetic(),
            hti.Geometric(floor),
            hti.Harmonic(floor),
            hti.Power(r.choice(POWERS), floor),
            hti.Power(r.choice(POWERS), floor),
        ]
    )


def index_of(leaves: list[Leaf], rule: Any) -> tuple[hti.Index, hti.Table]:
    nodes = [hti.Node("index")]
    nodes += [
        hti.Node(leaf.name, "index", weight=leaf.weight, indicator=hti.Indicator(leaf.direction, goalposts=leaf.posts))
        for leaf in leaves
    ]
    table = hti.Table(list("ABCDE"), [leaf.name for leaf in leaves], np.array([leaf.raw for leaf in leaves]).T)
    treat: Any = {leaf.name: hti.Log() for leaf in leaves if leaf.log}
    method = hti.Method(treat_at=treat, normalise_at={leaf.name: leaf.rule for leaf in leaves}, aggregate=rule)
    return hti.fit(hti.Model(nodes), method, table), table


def check(got: np.ndarray, want: list[tuple[Decimal, Decimal]]) -> None:
    for g, (w, e) in zip(got, want, strict=True):
        assert math.isfinite(g)
        assert abs(Decimal(float(g)) - w) <= e + 4 * SMALLEST, (g, w, e)


def outcome(r: Random, folder: Path) -> str:
    weight = r.choice(WEIGHTS)
    leaves = [Leaf(r, name, weight) for name in ("x", "y", "z")[: r.choice([1, 2, 2, 3])]]
    rule = some_mean(r)
    try:
        index, table = index_of(leaves, rule)
        scores = index.score(table)
    except hti.Error as error:
        for problem in error.problems:
            assert problem.code in CODES, problem
            assert problem.indicator, problem
        codes = {p.code for p in error.problems}
        missing = [leaf.values() is None for leaf in leaves]  # all of them, so that each says what is beyond
        constant = any(missing)
        assert constant or "constant_indicator" not in codes
        assert any(leaf.beyond for leaf in leaves) or "not_finite" not in codes
        weights = [leaf.weight for leaf in leaves]
        assert max(weights) / 0.99e100 > min(weights) or "invalid_weight" not in codes
        return error.problems[0].code
    values = [leaf.values() for leaf in leaves]
    there = [v for v in values if v is not None]
    assert len(there) == len(values)
    for leaf, want in zip(leaves, there, strict=True):
        check(scores[leaf.name], want)
    weights = [Decimal(leaf.weight) for leaf in leaves]
    want = [combined(rule, [v[u] for v in there], weights) for u in range(5)]
    check(scores["index"], want)
    assert scores.ranking()["rank"].notna().all()
    again = saved(index, folder) if r.random() < 0.1 else pickle.loads(pickle.dumps(index))
    np.testing.assert_array_equal(again.score(table)["index"], scores["index"])
    assert scores.trace("C").score == scores["index"][2]
    return "right"


def saved(index: hti.Index, folder: Path) -> hti.Index:
    index.save(folder / "index.json")
    return hti.Index.load(folder / "index.json")


@pytest.mark.parametrize("part", range(PARTS))
def test_the_right_number_or_an_error(part: int, tmp_path: Path) -> None:
    seen: Counter[str] = Counter()
    with localcontext(EXACT):
        for seed in range(part, CASES, PARTS):
            try:
                seen[outcome(Random(seed), tmp_path)] += 1
            except Exception as fault:
                fault.add_note(f"case {seed}")
                raise
    assert seen["right"] > 0.4 * CASES / PARTS, seen


@pytest.mark.parametrize("far", [0.0, 1e8, 1e12, 1e15])
def test_z_scores_far_from_zero(far: float) -> None:
    """Differences of values are exact there, so the scores are those of the differences."""
    steps = [0, 1, 3, 4, 4, 7, 11, 2, 2, 30]
    model = hti.Model([hti.Node("index"), hti.Node("x", "index", indicator=hti.Indicator())])
    table = hti.Table([f"{u:02d}" for u in range(10)], ["x"], np.array([[far + s] for s in steps]))
    scores = hti.fit(model, hti.Method(normalise=hti.ZScore()), table).score(table)["x"]
    centre = sum(steps) / 10
    deviation = math.sqrt(sum((s - centre) ** 2 for s in steps) / 9)
    np.testing.assert_allclose(scores, (np.array(steps) - centre) / deviation, rtol=1e-12, atol=1e-13)
