"""What is enough, what applies and what is dropped mean the same on every path."""

from __future__ import annotations

from fractions import Fraction

import hemtjanstindex as hti
import numpy as np
import pytest
import second


def test_a_node_with_nothing_below_it_has_no_weight_on_any_path() -> None:
    """Of s1 one child has weight 0 and the other is dropped: no unit may be the worse for it, whatever else does not apply."""
    indicator = hti.Indicator()
    model = hti.Model(
        [
            hti.Node("index"),
            hti.Node("s1", "index"),
            hti.Node("a", "s1", weight=0, indicator=indicator),
            hti.Node("b", "s1", indicator=indicator),
            hti.Node("i0", "index", indicator=indicator),
            hti.Node("s2", "index"),
            hti.Node("c", "s2", indicator=indicator),
            hti.Node("d", "s2", indicator=indicator),
        ]
    )
    values = np.array([[1, 5, 10, 1, 1], [2, 5, 20, 2, np.nan], [3, 5, 30, 3, 3]])
    statuses = np.array([[0] * 5, [0, 0, 0, 0, 4], [0] * 5], dtype=np.uint8)
    table = hti.Table(["u1", "u2", "u3"], ["a", "b", "i0", "c", "d"], values, statuses=statuses)
    method = hti.Method(constant="drop", missing=hti.Renormalise(min_coverage=1))
    index = hti.fit(model, method, table)
    scores = index.score(table)
    np.testing.assert_array_equal(scores["index"], [0, 50, 100])
    assert index.effective_weight("s1") == 0
    assert [scores.trace(unit).score for unit in table.units] == [0, 50, 100]


RENORMALISE = hti.Renormalise(min_coverage=0.9)


@pytest.mark.parametrize(
    ("missing", "named", "unnamed"),
    [
        ({"missing": hti.Renormalise(), "not_applicable": RENORMALISE}, ["not_applicable", "no effect", "0.9"], ["suppressed"]),
        ({"not_applicable": RENORMALISE}, ["not_applicable", "no effect", "0.9"], ["suppressed"]),
        (
            {"missing": hti.Renormalise(min_coverage=0.25), "suppressed": RENORMALISE},
            ["missing", "suppressed", "0.25", "0.9"],
            [],
        ),
    ],
)
def test_thresholds_that_cannot_be_are_refused_in_the_words_of_who_set_them(missing, named, unnamed) -> None:
    model = hti.Model([hti.Node("index"), hti.Node("x", "index", indicator=hti.Indicator())])
    table = hti.Table(["A", "B"], ["x"], np.array([[1.0], [2.0]]))
    with pytest.raises(hti.MethodError) as error:
        hti.fit(model, hti.Method(missing=missing), table)
    (problem,) = error.value.problems
    assert problem.code == "conflicting_rules"
    assert all(word in problem.message for word in named)
    assert not any(word in problem.message for word in unnamed)


@pytest.mark.parametrize("status", ["missing", "suppressed"])
def test_a_threshold_is_set_once(status: str) -> None:
    """What else renormalises shares it: a cell that does not apply asks for nothing of its own."""
    model = hti.Model([hti.Node("index"), *(hti.Node(i, "index", indicator=hti.Indicator()) for i in "xy")])
    table = hti.Table.from_frame({"unit": ["A", "B", "C"], "x": [1, 2, 3], "y": [1, "suppressed", 3]}, model)
    scores = hti.fit(model, hti.Method(missing={status: RENORMALISE}), table).score(table)
    np.testing.assert_array_equal(scores["index"], [0, np.nan, 100])


# --- the knife edge of winsorising: [a, a, a, b] has skewness 2 and excess kurtosis 4, whatever a and b ---------------------


def capped(column: list[float], rule: hti.Winsorise) -> bool:
    model = hti.Model([hti.Node("index"), hti.Node("x", "index", indicator=hti.Indicator())])
    units = [f"{i:03d}" for i in range(len(column))]
    table = hti.Table(units, ["x"], np.array([column]).T)
    try:
        steps = (
            hti.fit(model, hti.Method(treat=rule, normalise=hti.NormaliseNone()), table)
            .score(table)
            .trace(units[-1], "x")
            .steps
        )
    except hti.DataError:
        return True
    return any("cap" in name or "log" in name for name in steps[0].facts)


def test_three_equal_and_one_apart_reach_the_thresholds() -> None:
    r = np.random.default_rng(1)
    for a, b in [*np.round(r.random((300, 2)) * 100, 1), *(10.0 ** r.integers(-300, 300, (300, 1)) * [1, 2])]:
        if a == b:
            continue
        column = [float(a)] * 3 + [float(b)]
        assert second.reaches(column, 2, 4)
        assert capped(column, hti.Winsorise(skewness=2, kurtosis=4))
        assert not capped(column, hti.Winsorise(skewness=2, kurtosis=4.001))
        assert not capped(column, hti.Winsorise(skewness=2.001, kurtosis=4))


def test_thresholds_that_exact_arithmetic_meets() -> None:
    """Thresholds put on the very shape of a column are reached, and missed when they are higher by a part in a billion."""
    r = np.random.default_rng(2)
    tried = 0
    while tried < 500:
        column = [float(x) / 8 for x in r.integers(-4, 5, r.integers(4, 9)) ** 3]
        if len(set(column)) == 1:
            continue
        n = len(column)
        m2, m3, m4 = second.moments(column)
        skewness = float(Fraction(n * (n - 1), (n - 2) ** 2) * m3**2 / m2**3) ** 0.5
        kurtosis = float(Fraction(n - 1, (n - 2) * (n - 3)) * ((n + 1) * (m4 / m2**2 - 3) + 6))
        if skewness < 0.1 or kurtosis < 0.1:
            continue
        tried += 1
        assert capped(column, hti.Winsorise(max_points=1, skewness=skewness, kurtosis=kurtosis))
        assert not capped(column, hti.Winsorise(max_points=1, skewness=skewness * (1 + 1e-9), kurtosis=kurtosis))
        assert not capped(column, hti.Winsorise(max_points=1, skewness=skewness, kurtosis=kurtosis * (1 + 1e-9)))


@pytest.mark.parametrize("factor", [1, 1e70, 1e76, 1e80, 1e200, 1e306, 1e-70, 1e-80, 1e-90, 1e-160, 1e-300])
def test_winsorising_does_not_depend_on_the_unit(factor: float) -> None:
    model = hti.Model([hti.Node("index"), hti.Node("x", "index", indicator=hti.Indicator())])
    column = [10, 11, 12, 13, 14, 15, 16, 90]
    table = hti.Table(list("ABCDEFGH"), ["x"], np.array([[x * factor] for x in column]))
    scores = hti.fit(model, hti.Method(treat=hti.Winsorise(max_points=1)), table).score(table)
    np.testing.assert_allclose(scores["x"], np.minimum(np.array(column) - 10, 6) / 6 * 100, rtol=1e-12)


@pytest.mark.parametrize("by", ["weight", "count"])
@pytest.mark.parametrize("mean", [hti.Arithmetic(), hti.Geometric(1)])
def test_a_node_whose_children_are_left_out_has_no_weight_in_replicates(by: str, mean: hti.Aggregate) -> None:
    """Where a replicate leaves out both a and b, nothing is left of s, and c is all of the index: as if s weighed nothing."""
    table = hti.Table(list("ABCDE"), ["a", "b", "c"], np.array([[1, 9, 2], [2, 7, 5], [5, 1, 3], [9, 4, 1], [3, 3, 9.0]]))
    method = hti.Method(missing=hti.Renormalise(min_coverage=1, by=by), aggregate=mean)

    def index_of(s: float, a: float, b: float) -> hti.Index:
        indicator = hti.Indicator()
        weighed = [("s", "index", s, None), ("a", "s", a, indicator), ("b", "s", b, indicator), ("c", "index", 1, indicator)]
        nodes = [hti.Node(name, parent, weight, indicator=leaf) for name, parent, weight, leaf in weighed]
        return hti.fit(hti.Model([hti.Node("index"), *nodes]), method, table)

    found = hti.uncertainty(index_of(3, 1, 1), table, hti.vary.drop(["a", "b"], p=0.5), n=4000, seed=3, progress=False)
    assert found.n_failed == 0
    outcomes = [index_of(*weights).score(table)["index"] for weights in [(3, 1, 1), (3, 0, 1), (3, 1, 0), (0, 1, 1)]]
    shares, *_ = np.linalg.lstsq(np.array(outcomes).T, found.scores()["mean"].to_numpy(), rcond=None)
    np.testing.assert_allclose(np.array(outcomes).T @ shares, found.scores()["mean"], atol=1e-6)
    np.testing.assert_allclose(shares, 0.25, atol=0.03)  # four standard errors
