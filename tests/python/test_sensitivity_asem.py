"""COINr 1.1.14's sensitivity analysis of the ASEM index: every run, every part left out, and its estimates."""

from __future__ import annotations

import hemtjanstindex as hti
import numpy as np
import pandas as pd
import pytest
import reference

#: COINr's columns for steps that are not here.
ELSEWHERE = ["Target", "Denominator"]


def frame(name: str) -> pd.DataFrame:
    return pd.read_csv(reference.path(f"asem/{name}.csv"))


def table(name: str, of: hti.Model) -> hti.Table:
    return hti.Table.from_frame(frame(name), of, unit="uCode")


def reweighted(meta: pd.DataFrame, weights: pd.Series) -> hti.Model:
    return hti.Model.from_frame(meta.assign(Weight=meta["iCode"].map(weights).fillna(meta["Weight"])), ignore=ELSEWHERE)


def test_scores_and_ranks_of_all_parameter_sets() -> None:
    meta = frame("asem_iMeta")
    sets = frame("sa_weight_sets").set_index("iCode")
    screened = table("step_Screened", hti.Model.from_frame(meta, ignore=ELSEWHERE))
    models = {name: reweighted(meta, sets[name]) for name in sets.columns if name != "Level"}
    normalise = {1: hti.MinMax(1, 100, clip=(0, 100)), 2: hti.ZScore(10, 2)}
    # No value is as low as the floor, which a mean of z-scores needs.
    aggregate = {"a_amean": hti.Arithmetic(), "a_gmean": hti.Geometric(floor=1e-9)}
    scores, ranks = frame("sa_scores").set_index("uCode"), frame("sa_ranks").set_index("uCode")
    order = scores.index.get_indexer(screened.units)
    shifts = frame("sa_output_meanabsrankchange").set_index("run")["y"]
    rows = frame("sa_parameters").to_dict("records")
    assert len(rows) == 192
    for row in rows:
        method = hti.Method(
            treat=hti.Winsorise(max_points=row["winmax"]), normalise=normalise[row["norm"]], aggregate=aggregate[row["agg"]]
        )
        got = hti.fit(models[f"w{row['wset']}"], method, screened).score(screened)["Index"]
        run = f"r_{row['run']}"
        np.testing.assert_allclose(got, scores[run].to_numpy()[order], rtol=1e-9, atol=1e-9, err_msg=run)
        rank = hti.rank(got)
        np.testing.assert_array_equal(rank, ranks[run].to_numpy()[order], err_msg=run)
        assert abs(rank - ranks["Nominal"].to_numpy()[order]).mean() == pytest.approx(shifts[row["run"]], abs=1e-12)


def estimates(y: np.ndarray, d: int) -> tuple[pd.DataFrame, np.ndarray]:
    """Our indices of runs in COINr's order (A, B, AB of each factor), and COINr's first-order ones from them.

    COINr leaves the mean in its outputs, which adds to S1 the mean times that of AB - A; and it divides by 2 n - 1.
    """
    a, b, *ab = y.reshape(d + 2, -1)
    n = len(a)
    found = hti.sobol_indices(np.column_stack([a, *ab, b]).ravel(), d).to_frame()
    both = np.concatenate([a, b])
    found[["S1", "ST"]] *= (2 * n - 1) / (2 * n)
    uncentred = found["S1"].to_numpy() + both.mean() * (np.array(ab) - a).mean(axis=1) / both.var(ddof=1)
    return found, uncentred


@pytest.mark.parametrize(
    ("runs", "indices", "d"),
    [("sa_output_meanabsrankchange", "sa_sensitivity", 4), ("sa_ishigami_design_y", "sa_ishigami_indices", 3)],
)
def test_indices_of_its_designs(runs: str, indices: str, d: int) -> None:
    want = frame(indices)
    found, uncentred = estimates(frame(runs)["y"].to_numpy(), d)
    reference.assert_close(found["ST"], want["STi"], f"{indices} ST")
    reference.assert_close(uncentred, want["Si"], f"{indices} S1")


@pytest.mark.parametrize("level", [1, 2, 3])
def test_each_part_left_out(level: int) -> None:
    of = hti.Model.from_frame(frame("asem_iMeta"), ignore=ELSEWHERE)
    treated = table("step_Treated", of)
    want = frame(f"remove_L{level}_scores").set_index("uCode").loc[treated.units]
    nodes = [name for name in want.columns if name != "Nominal"]
    got = hti.leave_one_out(hti.fit(of, hti.Method(), treated), treated, nodes)
    for node in nodes:
        reference.assert_close(got.scores()[node], want[node], f"scores without {node}")
    ranks = frame(f"remove_L{level}_ranks").set_index("uCode").loc[treated.units]
    np.testing.assert_array_equal(got.ranks()[["rank", *nodes]], ranks[["Nominal", *nodes]])
    means = frame(f"remove_L{level}_meanabsdiff").set_index("code")["meanAbsRankDiff"].loc[nodes]
    reference.assert_close(got.to_frame()["mean_shift"], means, f"mean shifts at level {level}")
