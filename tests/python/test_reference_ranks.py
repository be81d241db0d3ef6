"""Ranks and quantiles as R 4.2.2 and scipy 1.10.1 have them, exactly; the Human Development Index of 2015."""

from __future__ import annotations

import json
import math

import hemtjanstindex as hti
import numpy as np
import reference

TIES = {"first": "ordinal"}

# The file prints 15 digits, and infinities as null; what R was given shows in its ranks.
PRINTED = {
    "[0.1, 0.1, 0.2]": [0.1, math.nextafter(0.1, 1), 0.2],
    "[null, 1, null, 1]": [math.inf, 1, -math.inf, 1],
    "[1e+16, 1e+16, 1e+16]": [1e16, 1e16, 1e16 + 2],
}


def numbers(values: object) -> np.ndarray:
    """R writes a single number without brackets, and NA as null."""
    listed = values if isinstance(values, list) else [values]
    return np.array([math.nan if v is None else float(v) for v in listed])


def check_ranks(values: object, ties: str, ascending: bool, expected: object) -> None:
    x = numbers(values)
    got = hti.rank(-x if ascending else x, ties=TIES.get(ties, ties))
    np.testing.assert_array_equal(got, numbers(expected), err_msg=f"{values} {ties} {ascending}")


def test_ranks_of_r() -> None:
    cases = reference.read_json("rank_oracle/r_rank.json")
    assert len(cases) == 104
    for case in cases:
        assert case["na"] == "keep"
        values = PRINTED.get(json.dumps(case["values"]), case["values"])
        check_ranks(values, case["method"], case["direction"] == "ascending", case["expected"])


def test_ranks_of_scipy() -> None:
    cases = reference.read_json("scipy_rank/rankdata_cases.json")
    assert len(cases) == 30
    for case in cases:
        check_ranks(case["values"], case["method"], True, case["expected"])


def test_average_ranks_of_scipy_by_literal() -> None:
    cases = {case["id"]: case for case in reference.read_json("scipy_rank/rank.json")}
    basic = cases["test_rank::TestRankData.test_basic"]
    for suffix in ("", "#2", "#3"):
        check_ranks(basic["inputs"]["data" + suffix], "average", True, basic["expected"]["expected" + suffix])
    axis = cases["test_rank::TestRankData.test_axis"]
    data = np.array(axis["inputs"]["data"])
    for row, expected in zip(data, axis["expected"]["expected1"], strict=True):
        check_ranks(row.tolist(), "average", True, expected)
    for column, expected in zip(data.T, np.array(axis["expected"]["expected0"]).T, strict=True):
        check_ranks(column.tolist(), "average", True, expected.tolist())


def one_indicator(values: np.ndarray, normalise: object, **rules: object) -> np.ndarray:
    """Scores of a one-indicator index; the last unit did not answer."""
    model = hti.Model([hti.Node("index"), hti.Node("x", "index", indicator=hti.Indicator())])
    column = np.append(values, math.nan)[:, None]
    statuses = np.zeros(column.shape, dtype=np.uint8)
    statuses[-1] = hti.Status.not_answered
    table = hti.Table([str(i) for i in range(len(column))], ["x"], column, statuses=statuses)
    return hti.fit(model, hti.Method(normalise=normalise, **rules), table).score(table)["index"]


def quantile_cases() -> list[tuple[np.ndarray, dict[float, float]]]:
    cases = [case for case in reference.read_json("rank_oracle/r_quantile_types1_9.json") if case["type"] == 7]
    assert len(cases) == 6
    return [(numbers(c["values"]), dict(zip(c["probs"], c["expected"], strict=True))) for c in cases]


def test_penalties_are_quantiles_of_type_7() -> None:
    for values, quantiles in quantile_cases():
        for p, quantile in quantiles.items():
            got = one_indicator(values, hti.NormaliseNone(), missing={"not_answered": hti.Penalise(percentile=100 * p)})
            reference.assert_close([got[-1]], [quantile], f"{p} of {len(values)} values", tolerance=1e-12)


def test_percentile_clip_is_at_quantiles_of_type_7() -> None:
    for values, quantiles in quantile_cases():
        for p in (0.0, 0.05, 0.1, 0.25):
            low, high = quantiles[p], quantiles[round(1 - p, 2)]
            got = one_indicator(values, hti.MinMax(clip=(100 * p, 100 * (1 - p))))
            want = 100 * (np.clip(values, low, high) - low) / (high - low)
            reference.assert_close(got[:-1], want, f"clip {p} of {len(values)} values")


def hdi() -> tuple[dict, list[dict]]:
    case = reference.read_json("hdi_2015/cases.json")
    assert len(case["countries"]) == 188
    return case, case["countries"]


def test_hdi_scores() -> None:
    case, countries = hdi()
    posts = {k: tuple(v) for k, v in case["goalposts"].items()}
    posts["ln_gni"] = tuple(math.log(v) for v in posts["ln_gni"])

    def dimension(code: str, parent: str) -> hti.Node:
        return hti.Node(code, parent, indicator=hti.Indicator(goalposts=posts[code]))

    model = hti.Model(
        [
            hti.Node("hdi"),
            dimension("life_expectancy", "hdi"),
            hti.Node("education", "hdi"),
            dimension("expected_years", "education"),
            dimension("mean_years", "education"),
            dimension("ln_gni", "hdi"),
        ]
    )
    method = hti.Method(normalise=hti.Goalposts(0, 1), aggregate_at={"hdi": hti.Geometric(floor=1e-9)})
    columns = {"unit": [str(i) for i in range(len(countries))], "ln_gni": [math.log(c["gni"]) for c in countries]}
    columns |= {key: [c[key] for c in countries] for key in ("life_expectancy", "expected_years", "mean_years")}
    table = hti.Table.from_frame(columns, model)
    got = hti.fit(model, method, table).score(table)["hdi"]
    published = np.array([c["published_hdi"] for c in countries])
    assert np.max(np.abs(got - published)) <= 0.0015


def test_hdi_ranks() -> None:
    _, countries = hdi()
    ranks = hti.rank([c["published_hdi"] for c in countries])
    np.testing.assert_array_equal(ranks, [c["published_rank"] for c in countries])
