"""What drives scores and ranks: against an obvious second implementation, on real and made-up editions."""

from __future__ import annotations

import warnings

import hemtjanstindex as hti
import numpy as np
import pytest

SPREAD = 0.4


@pytest.fixture(scope="module")
def real():
    table = hti.datasets.load("oppna-jamforelser-2014")
    return hti.fit(hti.load("oppna-jamforelser-2014"), table), table


def model_with(model, weights):
    """The model with some weights multiplied."""
    nodes = [
        hti.Node(n.id, parent=n.parent, weight=n.weight * weights.get(n.id, 1), indicator=n.indicator) for n in model.nodes
    ]
    return hti.Model(nodes)


def by_hand(y, d, times):
    """Indices of runs [base point, A AB1 .. ABd B] by the printed formulas, base point p counted times[p] times."""
    centre = (y[:, 0].mean() + y[:, -1].mean()) / 2
    a, b = y[:, 0] - centre, y[:, -1] - centre
    n = times.sum()
    mean = (times * (a + b)).sum() / (2 * n)
    variance = (times * (a**2 + b**2)).sum() / (2 * n) - mean**2
    first, total = [], []
    for k in range(d):
        ab = y[:, 1 + k] - centre
        first.append((times * b * (ab - a)).sum() / n / variance)
        total.append((times * (a - ab) ** 2).sum() / (2 * n) / variance)
    return np.array(first), np.array(total)


def test_all_outputs_are_those_of_the_design_run_by_hand(real):
    index, table = real
    names = ["information", "utforande", "stod_och_utveckling"]
    noise = hti.vary.weights(SPREAD, nodes=names)
    d, n, seed = 3, 16, 5
    definition = index.definition
    base = hti.rank(index.score(table)["index"])
    some = np.flatnonzero(~np.isnan(base))
    top = base <= 10
    runs = {key: [] for key in ("mean_rank_shift", "top_k", "kendall", "score", "rank")}
    for x in hti.sobol_sample(d, n, seed):
        model = model_with(definition.model, dict(zip(names, 1 + SPREAD * (2 * x - 1), strict=True)))
        score = hti.fit(model, definition.method, table).score(table)["index"]
        rank = hti.rank(score)
        runs["mean_rank_shift"].append(np.nanmean(np.abs(rank - base)))
        runs["top_k"].append((rank[top] <= 10).sum() / top.sum())
        signs = [np.sign(r[some, None] - r[None, some]) for r in (rank, base)]
        pairs = len(some) * (len(some) - 1)
        runs["kendall"].append(np.abs(signs[0] - signs[1]).sum() / 2 / pairs)
        runs["score"].append(score[table.units.index("1290")])
        runs["rank"].append(rank[table.units.index("1290")])
    for output, y in runs.items():
        unit = "1290" if output in ("score", "rank") else None
        found = hti.sobol(index, table, noise, n=n, seed=seed, output=output, unit=unit, each="weights")
        assert found.factors == [f"weights[{name}]" for name in names]
        first, total = by_hand(np.reshape(y, (n, d + 2)), d, np.ones(n))
        frame = found.to_frame()
        np.testing.assert_allclose(frame["S1"], first, rtol=0, atol=1e-9, err_msg=output)
        np.testing.assert_allclose(frame["ST"], total, rtol=0, atol=1e-9, err_msg=output)
        assert found.runs == n * (d + 2)


def test_indices_of_any_model_are_their_formulas():
    d, n = 3, 100
    x = hti.sobol_sample(d, n, 2)
    y = x[:, 0] + x[:, 1] * x[:, 2]
    first, total = by_hand(y.reshape(n, d + 2), d, np.ones(n))
    frame = hti.sobol_indices(y, d, 2).to_frame()
    np.testing.assert_allclose(frame["S1"], first, rtol=0, atol=1e-12)
    np.testing.assert_allclose(frame["ST"], total, rtol=0, atol=1e-12)
    # Intervals are about as wide as those over numpy's own resamples.
    random = np.random.default_rng(3)
    times = [np.bincount(random.integers(n, size=n), minlength=n) for _ in range(2000)]
    resampled = np.array([by_hand(y.reshape(n, d + 2), d, t)[1] for t in times])
    ours = hti.sobol_indices(y, d, 2, resamples=2000).to_frame()
    low, high = np.quantile(resampled, [0.025, 0.975], axis=0)
    np.testing.assert_allclose(ours["ST_low"], low, rtol=0.1)
    np.testing.assert_allclose(ours["ST_high"], high, rtol=0.1)


def test_every_unit_at_once(real):
    index, table = real
    sources = [hti.vary.weights(0.25), hti.vary.rounding(), hti.vary.drop(["utforande", "information"], p=0.2)]
    both = hti.sobol(index, table, sources, n=64, output="units", each="drop")
    frame = both.to_frame()
    assert list(frame.columns[:4]) == ["unit", "name", "output", "factor"]
    assert len(frame) == 2 * 290 * 4
    assert both.factors == ["weights", "rounding", "drop[utforande]", "drop[information]"]
    one = hti.sobol(index, table, sources, n=64, output="rank", unit="1290", each="drop").to_frame()
    rows = frame[(frame["unit"] == "1290") & (frame["output"] == "rank")]
    assert (rows["name"] == "Kristianstad").all()
    np.testing.assert_array_equal(rows[one.columns[1:]], one[one.columns[1:]])


def test_streams_of_a_made_up_edition():
    edition = hti.datasets.synthetic_edition(2024).municipalities
    index = hti.fit(hti.load("hemtjanstindex-2024"), edition)
    sources = [
        hti.vary.sampling(respondents=60, standard_error=0.5),
        hti.vary.weights(0.25),
        hti.vary.choice("aggregate", [hti.Arithmetic(), hti.Geometric(floor=1)]),
    ]
    results = [hti.sobol(index, edition, sources, n=64, output="kendall", threads=t, second_order=True) for t in (1, 2, 7)]
    frame = results[0].to_frame()
    for other in results[1:]:
        assert other.to_frame().equals(frame)
        assert other.interactions().equals(results[0].interactions())
    assert list(frame["factor"]) == ["sampling", "weights", "aggregate"]
    assert (frame["ST"] > -0.01).all()
    assert frame["ST"].sum() > 0.9
    assert len(results[0].interactions()) == 3


def test_other_nodes(real):
    index, table = real
    noise = hti.vary.weights(0.25, levels=2)
    with pytest.raises(hti.ModelError):
        hti.sobol(index, table, noise, n=8, node="htj_helhet")
    within = hti.sobol(index, table, noise, n=8, node="utforande")
    assert within.mean[0] == 0  # its own weight moves nobody in it
    assert within.to_frame()["ST"].isna().all()


def test_failed_base_points_are_said_to_be(real):
    index, table = real
    means = hti.vary.choice("aggregate", [hti.Arithmetic(), hti.Geometric()], p=[3, 1])
    with pytest.warns(RuntimeWarning, match="of 64 base points failed"):
        found = hti.sobol(index, table, [means, hti.vary.weights(0.1)], n=64)
    assert found.failures["base_points"].tolist() == found.failed
    assert 16 < found.failed[0] < 48
    assert f"{found.failed[0]} of 64 base points failed" in repr(found)
    assert found.alternatives["p"].tolist() == [0.75, 0.25]
    told = found.provenance()
    assert told["failed"] == found.failed[0]
    assert told["base_points"] == 64
    assert told["runs"] == 64 * 4


def test_progress_and_interruption(real):
    index, table = real
    told: list[int] = []
    hti.sobol(index, table, hti.vary.weights(), n=200, progress=told.append)
    assert told == [0, 0, 0, 0, 64, 128, 192, 200]

    def stop(done):
        if done:
            raise KeyboardInterrupt

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        part = hti.sobol(index, table, hti.vary.weights(), n=200, progress=stop)
    assert part.n == 64
    assert "64 of 200 base points" in str(caught[0].message)

    def stop_at_once(done):
        raise KeyboardInterrupt

    with pytest.warns(RuntimeWarning, match="stopped after 0 of 200 base points"):
        none = hti.sobol(index, table, hti.vary.weights(), n=200, progress=stop_at_once)
    assert none.to_frame()["ST"].isna().all()


def test_a_run_stopped_while_outputs_are_run_again_says_so(real):
    index, table = real
    sources = [hti.vary.choice("aggregate", [hti.Arithmetic(), hti.Geometric()], p=[3, 1]), hti.vary.weights(0.1)]
    done_so_far = []

    def stop(done):
        done_so_far.append(done)
        if done_so_far.count(64) == 2:  # once when all is done, then after each block that is run again
            raise KeyboardInterrupt

    with (
        pytest.warns(RuntimeWarning, match="of 64 base points failed"),
        pytest.warns(RuntimeWarning, match="before outputs with points left out were run again"),
    ):
        part = hti.sobol(index, table, sources, n=64, progress=stop)
    with pytest.warns(RuntimeWarning, match="of 64 base points failed"):
        whole = hti.sobol(index, table, sources, n=64)
    assert part.n == whole.n == 64
    np.testing.assert_allclose(part.to_frame()["ST"], whole.to_frame()["ST"], rtol=1e-12)
    assert (part.to_frame()["S1"] != whole.to_frame()["S1"]).any()


def test_faults_are_listed(real):
    index, table = real
    with pytest.raises(hti.MethodError) as error:
        hti.sobol(index, table, hti.vary.rounding(), n=1, output="units", second_order=True, level=2)
    assert len(error.value.problems) == 3
    with pytest.raises(hti.MethodError, match="mean nothing one by one"):
        hti.sobol(index, table, hti.vary.rounding(), each="rounding")
    with pytest.raises(hti.DataError):
        hti.sobol(index, table, hti.vary.rounding(), output="rank", unit="9999")


def test_each_part_left_out_of_the_real_edition(real):
    index, table = real
    found = hti.leave_one_out(index, table, k=20)
    base = index.score(table)["index"]
    base_rank = hti.rank(base)
    frame = found.to_frame().set_index("node")
    assert list(frame.index) == found.nodes
    for node in found.nodes:
        model = model_with(index.model, {node: 0})
        rank = hti.rank(hti.fit(model, index.method, table).score(table)["index"])
        np.testing.assert_array_equal(found.ranks()[node], rank, err_msg=node)
        shift = np.abs(rank - base_rank)
        row = frame.loc[node]
        assert row["mean_shift"] == pytest.approx(np.nanmean(shift))
        assert row["max_shift"] == np.nanmax(shift) == shift[table.units.index(row["unit"])]
        assert row["name"] == table.names[table.units.index(row["unit"])]
        assert row["top_kept"] == pytest.approx(((rank <= 20) & (base_rank <= 20)).sum() / (base_rank <= 20).sum())
    np.testing.assert_array_equal(found.scores()["score"], base)
    one = hti.leave_one_out(index, table, "utforande", k=5)
    assert one.nodes == ["utforande"]
    scored = index.score(table).provenance()
    assert one.provenance() == scored | {"node": "index", "varied": ["without utforande"], "k": 5}
    with pytest.raises(hti.ModelError, match="'htj_helhet' is an indicator"):
        hti.leave_one_out(index, table, node="htj_helhet")
    with pytest.raises(hti.MethodError):
        hti.leave_one_out(index, table, "riskatgarder_ordinart")
