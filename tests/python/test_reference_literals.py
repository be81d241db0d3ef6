"""The literal cases of COINr's own tests."""

from __future__ import annotations

import math
from typing import Any

import hemtjanstindex as hti
import numpy as np
import pytest
import reference


def cases(function: str) -> list[dict[str, Any]]:
    found = [case for case in reference.read_json("coinr_testthat.json")["cases"] if case["fn"] == function]
    assert found, function
    return found


def combined(rule: Any, x: list[float], w: list[float] | None, **rules: Any) -> float:
    """The score of one unit with these values under one node; others only make the frame."""
    ids = [f"x{i}" for i in range(len(x))]
    weights = w or [1.0] * len(x)
    nodes = [
        hti.Node("index"),
        *(hti.Node(i, "index", v, indicator=hti.Indicator()) for i, v in zip(ids, weights, strict=True)),
    ]
    model = hti.Model(nodes)
    table = hti.Table.from_frame({"unit": ["one"], **{i: [v] for i, v in zip(ids, x, strict=True)}}, model)
    method = hti.Method(normalise=hti.NormaliseNone(), aggregate=rule, **rules)
    return float(hti.fit(model, method, table).score(table)["index"][0])


def test_goalposts() -> None:
    for case in cases("goalposts"):
        low, high, scale = case["goalposts"]
        direction = "higher" if case["direction"] > 0 else "lower"
        indicator = hti.Indicator(direction, goalposts=(low, high))
        model = hti.Model([hti.Node("index"), hti.Node("x", "index", indicator=indicator)])
        table = hti.Table.from_frame({"unit": [str(i) for i in range(len(case["x"]))], "x": case["x"]}, model)
        got = hti.fit(model, hti.Method(normalise=hti.Goalposts(0, scale)), table).score(table)["x"]
        reference.assert_close(got, case["expected"], str(case), tolerance=1e-15)


def test_distance_to_target() -> None:
    for case in cases("dist2targ"):
        indicator = hti.Indicator("higher" if case["direction"] > 0 else "lower")
        model = hti.Model([hti.Node("index"), hti.Node("x", "index", indicator=indicator)])
        table = hti.Table.from_frame({"unit": [str(i) for i in range(len(case["x"]))], "x": case["x"]}, model)
        rule = hti.DistanceToTarget(case["target"], 0, 1, clip=case["cap"])
        got = hti.fit(model, hti.Method(normalise=rule), table).score(table)["x"]
        reference.assert_close(got, case["expected"], str(case), tolerance=1e-15)


# COINr lets any positive values through; here the method says from which value on it is defined.
MEANS = {"gmean": hti.Geometric, "hmean": hti.Harmonic, "genmean": hti.Power}


@pytest.mark.parametrize("function", MEANS)
def test_means(function: str) -> None:
    for case in cases(function):
        exponent = {"p": case["p"]} if function == "genmean" else {}
        rule = MEANS[function]
        if case.get("error"):
            with pytest.raises(hti.MethodError) as error:
                combined(rule(**exponent), case["x"], case.get("w"))
            assert {p.code for p in error.value.problems} == {"non_positive_value"}
        else:
            got = combined(rule(**exponent, floor=1e-9), case["x"], case.get("w"))
            reference.assert_close([got], [case["expected"]], str(case), tolerance=1e-14)


def test_availability_threshold() -> None:
    for case in cases("availability_threshold"):
        example = case["example"]
        assert example["expected"] is None
        present = example["of"] - example["missing"]
        ids = [f"x{i}" for i in range(example["of"])]
        model = hti.Model([hti.Node("index"), *(hti.Node(i, "index", indicator=hti.Indicator()) for i in ids)])
        columns = {i: [1.0 if k < present else math.nan, 2.0] for k, i in enumerate(ids)}
        table = hti.Table.from_frame({"unit": ["a", "b"], **columns}, model)

        def score(least: float, model: hti.Model = model, table: hti.Table = table) -> float:
            rule = hti.Renormalise(min_coverage=least, by="count")
            method = hti.Method(normalise=hti.NormaliseNone(), missing=rule)
            return float(hti.fit(model, method, table).score(table)["index"][0])

        assert math.isnan(score(example["threshold"]))
        assert score(present / example["of"]) == 1.0


def versus(columns: list[list[float]], others: list[int]) -> list[float]:
    """The comparisons that each unit wins less those that it loses against some of them, each child alike."""
    ids = [f"x{c}" for c in range(len(columns))]
    model = hti.Model([hti.Node("index"), *(hti.Node(i, "index", indicator=hti.Indicator()) for i in ids)])

    def table(units: list[int]) -> hti.Table:
        return hti.Table([str(u) for u in units], ids, np.array([[column[u] for column in columns] for u in units]))

    index = hti.fit(model, hti.Method(normalise=hti.NormaliseNone(), aggregate=hti.Copeland()), table(others))
    scores: list[float] = index.score(table(list(range(len(columns[0])))))["index"].tolist()
    return scores


def test_copeland() -> None:
    for case in cases("copeland"):
        assert versus(case["columns"], list(range(len(case["columns"][0])))) == case["expected"]


def test_outranking() -> None:
    """The share of the children in which a unit is better, a tie being half, from comparisons by one child at a time."""
    for case in cases("outrank"):
        columns, expected = case["columns"], case["expected"]
        units = range(len(columns[0]))
        ahead = {(u, v): np.mean([(1 + versus([column], [v])[u]) / 2 for column in columns]) for u in units for v in units}
        for place in (key for key in expected if key.startswith("[")):
            pair = tuple(int(unit) for unit in place.strip("[]").split("]["))
            assert math.isclose(ahead[pair], expected[place], rel_tol=1e-15)
        for u, v in ahead:
            assert versus(columns, [v])[u] == np.sign(ahead[u, v] - 0.5)
        dominant = sum(share == 1 for (u, v), share in ahead.items() if u != v)
        assert dominant == expected.get("n_dominant", dominant)
        pairs = len(units) * (len(units) - 1) / 2
        assert dominant / pairs == expected.get("frac_dominant", dominant / pairs)
