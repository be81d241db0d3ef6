"""The literal cases of COINr's own tests, for the methods that there are."""

from __future__ import annotations

import math
from typing import Any

import hemtjanstindex as hti
import pytest
import reference

ABSENT = ("dist2targ", "outrank", "copeland")


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


@pytest.mark.parametrize("function", ABSENT)
def test_not_in_this_release(function: str) -> None:
    assert cases(function)
    pytest.skip(f"coinr_testthat {function}: the method is not in this release")
