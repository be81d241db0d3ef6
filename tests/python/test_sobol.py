"""Sobol' indices of functions whose indices are known."""

from __future__ import annotations

import hemtjanstindex as hti
import numpy as np
import pytest
from reference import read_json


def ishigami(u):
    x = np.pi * (2 * u - 1)
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


def g_function(u, a):
    return np.prod((np.abs(4 * u - 2) + a) / (1 + np.asarray(a)), axis=1)


@pytest.fixture(scope="module")
def analytic():
    return read_json("sensitivity/analytic.json")


def within(frame, column, truth):
    return ((frame[f"{column}_low"] <= truth) & (truth <= frame[f"{column}_high"])).to_numpy()


def test_ishigami_lies_in_its_intervals(analytic):
    case = analytic["ishigami"]
    y = ishigami(hti.sobol_sample(3, 8192, second_order=True))
    found = hti.sobol_indices(y, 3, second_order=True)
    frame = found.to_frame()
    assert within(frame, "S1", case["S1"]).all()
    assert within(frame, "ST", case["ST"]).all()
    assert found.mean[0] == pytest.approx(case["mean"], abs=0.01)
    assert found.variance[0] == pytest.approx(case["variance"], rel=0.01)
    pairs = found.interactions()
    assert list(pairs.index) == ["0 x 1", "0 x 2", "1 x 2"]
    assert within(pairs, "S2", [case["S2"][key] for key in ("12", "13", "23")]).all()


def test_groups_of_ishigami(analytic):
    case = analytic["ishigami"]["groups_test"]
    groups = ["G1", "G2", "G1"]
    frame = hti.sobol_indices(ishigami(hti.sobol_sample(3, 8192, groups=groups)), 3, groups=groups).to_frame()
    assert list(frame.index) == ["G1", "G2"]
    np.testing.assert_allclose(frame["S1"], case["S1"], atol=case["atol"], rtol=case["rtol"])
    np.testing.assert_allclose(frame["ST"], case["ST"], atol=case["atol"], rtol=case["rtol"])


@pytest.mark.parametrize("which", [0, 1])
def test_sobol_g_lies_in_its_intervals(analytic, which):
    case = analytic["sobol_g"][which]
    a = case["a"]
    design = {"d": len(a), "seed": 2}
    frame = hti.sobol_indices(g_function(hti.sobol_sample(n=8192, **design), a), **design, resamples=400, level=0.99).to_frame()
    assert within(frame, "S1", case["S1"]).all()
    assert within(frame, "ST", case["ST"]).all()


def test_an_unused_factor_has_exactly_zero(analytic):
    case = analytic["linear_unused_factor"]
    x = hti.sobol_sample(3, 1024)
    frame = hti.sobol_indices(x[:, 0] + 10 * x[:, 1], 3).to_frame()
    assert frame.loc["2"].eq(0).all()
    np.testing.assert_allclose(frame["S1"], case["S1"], atol=0.01)


def test_intervals_hold_the_truth_about_as_often_as_they_say():
    """Over 40 seeds, a 90 % interval of x1 + 2 x2 + x1 x2 holds each of four known indices 30 times or more (expected: 36)."""
    both = 1 / 144
    variance = (1.5**2 + 2.5**2) / 12 + both
    first = np.array([1.5**2, 2.5**2]) / 12 / variance
    total = first + both / variance
    hits = np.zeros(4, int)
    for seed in range(40):
        x = hti.sobol_sample(2, 256, seed)
        frame = hti.sobol_indices(x[:, 0] + 2 * x[:, 1] + x[:, 0] * x[:, 1], 2, seed, level=0.9).to_frame()
        hits += np.concatenate([within(frame, "S1", first), within(frame, "ST", total)])
    assert (hits >= 30).all()


def test_several_outputs_and_failed_runs():
    x = hti.sobol_sample(2, 64)
    y = np.column_stack([x[:, 0], x[:, 1], np.full(len(x), 3.0)])
    y[7, 1] = np.nan
    found = hti.sobol_indices(y, 2)
    frame = found.to_frame()
    assert frame.index.names == ["output", "factor"]
    assert found.failed == [0, 1, 0]
    assert frame.loc[(0, "0"), "S1"] == pytest.approx(1, abs=0.05)
    assert frame.loc[(0, "1"), "ST"] == 0
    assert frame.loc[2].isna().all(axis=None)
    assert found.interactions().empty


def test_a_wrong_number_of_rows_is_refused():
    with pytest.raises(hti.DataError, match="multiple of 5"):
        hti.sobol_indices(np.zeros(7), 3)
    with pytest.raises(hti.MethodError):
        hti.sobol_sample(0, 8)
