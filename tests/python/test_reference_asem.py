"""COINr 1.1.14's results on the ASEM data, through the public interface: every step to 1e-9."""

from __future__ import annotations

import hemtjanstindex as hti
import numpy as np
import pandas as pd
import pytest
import reference

KEEP = hti.NormaliseNone()
UNIT_SCALE = hti.MinMax(1, 100, clip=(0, 100))  # COINr's frame; new units would be cut to it, so means stay defined


def model(name: str = "asem_iMeta") -> hti.Model:
    return hti.Model.from_frame(pd.read_csv(reference.path(f"asem/{name}.csv")), ignore=["*", "Target", "Denominator"])


def table(name: str, of: hti.Model) -> hti.Table:
    return hti.Table.from_frame(pd.read_csv(reference.path(f"asem/{name}.csv")), of, unit="uCode")


def scores(source: str, method: hti.Method, meta: str = "asem_iMeta") -> hti.Scores:
    of = model(meta)
    data = table(source, of)
    return hti.fit(of, method, data).score(data)


def check(got: hti.Scores, case: str) -> None:
    units, want = reference.matrix(f"asem/{case}.csv")
    position = {unit: i for i, unit in enumerate(got.table.units)}
    assert sorted(units) == sorted(position)
    for node, column in want.items():
        reference.assert_close([got[node][position[u]] for u in units], column, f"{case} {node}")


TREATED = {
    "treat_winsorise5": hti.Winsorise(max_points=5, log=False),
    "treat_winsorise_nolimit": hti.Winsorise(max_points=1_000_000, log=False),
    "treat_log_CT": hti.Log(),
    "step_Treated": hti.Winsorise(),
}


@pytest.mark.parametrize("case", TREATED)
def test_treat(case: str) -> None:
    got = scores("step_Screened", hti.Method(treat=TREATED[case], normalise=KEEP))
    units, want = reference.matrix(f"asem/{case}.csv")
    assert got.table.units == units
    for node in model().nodes:
        if node.indicator is None:
            continue
        sign = -1 if node.indicator.direction == "lower" else 1  # ours are turned so that higher is better
        reference.assert_close(sign * got[node.id], want[node.id], f"{case} {node.id}")


NORMALISED = {
    "norm_minmax_0_100": hti.MinMax(),
    "norm_minmax_1_100": hti.MinMax(1, 100),
    "norm_zscore_0_1": hti.ZScore(),
    "norm_zscore_100_10": hti.ZScore(100, 10),
    "norm_rank": hti.RankNormalise(),
    "norm_prank": hti.PercentileRank(),
    "norm_borda": hti.Borda(),
    "norm_none": KEEP,
    "step_Normalised": hti.MinMax(),
}


@pytest.mark.parametrize("case", NORMALISED)
def test_normalise(case: str) -> None:
    check(scores("step_Treated", hti.Method(normalise=NORMALISED[case])), case)


def test_normalise_with_missing_data() -> None:
    check(scores("step_Raw", hti.Method(normalise=hti.MinMax(1, 100))), "norm_raw_minmax_1_100")


def test_goalposts() -> None:
    got = scores("step_Raw", hti.Method(normalise=hti.Goalposts()), "asem_iMeta_with_goalposts")
    check(got, "norm_raw_n_goalposts_iMeta")


@pytest.mark.parametrize(
    ("source", "case", "clip"),
    [("step_Treated", "norm_dist2targ_iMeta", False), ("step_Raw", "norm_raw_n_dist2targ_iMeta", True)],
)
def test_distance_to_target(source: str, case: str, clip: bool) -> None:
    meta = pd.read_csv(reference.path("asem/asem_iMeta.csv"))
    targets = meta[meta["Type"] == "Indicator"].set_index("iCode")["Target"]
    rules = {code: hti.DistanceToTarget(target, 0, 1, clip) for code, target in targets.items()}
    check(scores(source, hti.Method(normalise=KEEP, normalise_at=rules)), case)


IMPUTED = {
    "impute_raw_i_mean": hti.ImputeMean(),
    "impute_raw_i_median": hti.ImputeMedian(),
    "impute_raw_i_mean_grp_GDP_group": hti.ImputeGroupMean("GDP_group"),
    "impute_raw_i_median_grp_GDP_group": hti.ImputeGroupMedian("GDP_group"),
}


@pytest.mark.parametrize("case", IMPUTED)
def test_impute(case: str) -> None:
    of = model()
    frame = pd.read_csv(reference.path("asem/step_Raw.csv"))
    group = pd.read_csv(reference.path("asem/asem_iData.csv")).set_index("uCode")["GDP_group"]
    frame["GDP_group"] = frame["uCode"].map(group)
    data = hti.Table.from_frame(frame, of, unit="uCode", groups=["GDP_group"])
    method = hti.Method(missing=IMPUTED[case], normalise=KEEP)
    got = hti.fit(of, method, data).score(data)
    units, want = reference.matrix(f"asem/{case}.csv")
    assert data.units == units
    for node in of.nodes:
        if node.indicator is not None:
            sign = -1 if node.indicator.direction == "lower" else 1
            reference.assert_close(sign * got[node.id], want[node.id], f"{case} {node.id}")


def means(**rules: object) -> hti.Method:
    return hti.Method(normalise=UNIT_SCALE, **rules)


AGGREGATED = {
    "agg_amean": means(aggregate=hti.Arithmetic()),
    "agg_gmean": means(aggregate=hti.Geometric()),
    "agg_hmean": means(aggregate=hti.Harmonic()),
    "agg_genmean_p0.5": means(aggregate=hti.Power(0.5)),
    "agg_genmean_p2": means(aggregate=hti.Power(2)),
    "agg_genmean_pminus1": means(aggregate=hti.Power(-1)),
    "agg_mixed_a_g_h": means(aggregate_at={2: hti.Arithmetic(), 3: hti.Geometric(), 4: hti.Harmonic()}),
    "agg_amean_equalweights": means(weight=hti.EqualWeights()),
    "agg_copeland": means(aggregate=hti.Copeland()),
    "step_Aggregated": hti.Method(),
}


@pytest.mark.parametrize("case", AGGREGATED)
def test_aggregate(case: str) -> None:
    check(scores("step_Treated", AGGREGATED[case]), case)


def test_outranking() -> None:
    """All pairs of units by all indicators alike: who has more than half on its side wins."""
    flat = hti.Model(
        [hti.Node("index"), *(hti.Node(n.id, "index", indicator=n.indicator) for n in model().nodes if n.indicator)]
    )
    data = table("step_Treated", flat)
    got = hti.fit(flat, hti.Method(aggregate=hti.Copeland()), data).score(data)
    rows = reference.rows("asem/outrank_matrix_all49_equal.csv")
    codes = [row.pop("uCode") for row in rows]
    for code, row in zip(codes, rows, strict=True):
        others = [share for other, share in zip(codes, row.values(), strict=True) if other != code]
        assert got["index"][data.units.index(code)] == sum(np.sign(round(float(share), 12) - 0.5) for share in others), code


def test_unclipped_geometric_mean_is_refused() -> None:
    with pytest.raises(hti.MethodError) as error:
        scores("step_Treated", hti.Method(normalise=hti.MinMax(1, 100), aggregate=hti.Geometric()))
    assert {problem.code for problem in error.value.problems} == {"non_positive_value"}


@pytest.mark.parametrize("threshold", ["NA", "0.5", "0.8", "1"])
@pytest.mark.parametrize(("name", "rule"), [("amean", hti.Arithmetic()), ("gmean", hti.Geometric())])
def test_aggregate_with_missing_data(name: str, rule: object, threshold: str) -> None:
    least = 0.0 if threshold == "NA" else float(threshold)
    method = means(aggregate=rule, missing=hti.Renormalise(least, by="count" if least else "weight"))
    check(scores("step_Raw", method), f"agg_rawNA_{name}_thresh_{threshold}")


@pytest.mark.parametrize("case", ["ranks_all_levels", "results_ranks_Full"])
def test_ranks(case: str) -> None:
    got = scores("step_Treated", hti.Method())
    wanted = reference.rows(f"asem/{case}.csv")
    nodes = [n for n in wanted[0] if n in got.nodes]
    assert len(nodes) == len(got.nodes)
    for node in nodes:
        ranking = got.ranking(node).set_index("unit")["rank"]
        assert {row["uCode"]: float(row[node]) for row in wanted} == ranking.to_dict(), node


def test_ranks_within_groups() -> None:
    of = model()
    frame = pd.read_csv(reference.path("asem/step_Treated.csv"))
    group = pd.read_csv(reference.path("asem/asem_iData.csv")).set_index("uCode")["EurAsia_group"]
    frame["EurAsia_group"] = frame["uCode"].map(group)
    data = hti.Table.from_frame(frame, of, unit="uCode", groups=["EurAsia_group"])
    got = hti.fit(of, hti.Method(), data).score(data)
    wanted = reference.rows("asem/results_groupranks_EurAsia.csv")
    nodes = [n for n in wanted[0] if n in got.nodes]
    assert "Index" in nodes
    for node in nodes:
        ranking = got.ranking(node, by="EurAsia_group").set_index("unit")["rank"]
        assert {row["uCode"]: float(row[node]) for row in wanted} == ranking.to_dict(), node


def test_effective_weights() -> None:
    of = model()
    index = hti.fit(of, hti.Method(), table("step_Treated", of))
    for row in reference.rows("asem/weights_effective.csv"):
        reference.assert_close([index.effective_weight(row["iCode"])], [float(row["EffWeight"])], row["iCode"])
