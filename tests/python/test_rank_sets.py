"""Confidence sets for ranks, through Python and on real figures."""

import hemtjanstindex as hti
import numpy as np
import pytest

ASSUMED = hti.vary.sampling(rho=0.2, respondents=60, standard_error=0.5)


@pytest.fixture(scope="module")
def real():
    table = hti.datasets.load("oppna-jamforelser-2014")
    return hti.fit(hti.load("oppna-jamforelser-2014"), table), table


def test_sets_hold_what_is_and_widen_where_more_is_asked(real):
    index, table = real
    marginal = hti.rank_sets(index, table, ASSUMED).to_frame()
    together = hti.rank_sets(index, table, ASSUMED, simultaneous=True).to_frame()
    surer = hti.rank_sets(index, table, ASSUMED, level=0.99).to_frame()
    ranking = index.score(table).ranking().set_index("unit").loc[marginal["unit"]]
    np.testing.assert_array_equal(marginal["rank"], ranking["rank"])
    np.testing.assert_array_equal(marginal["score"], ranking["score"])
    scored = marginal["rank"].notna()
    assert scored.sum() == 286
    assert marginal[~scored][["score", "standard_error", "low", "high"]].isna().all(axis=None)
    rows = marginal[scored]
    assert (rows["low"] <= rows["rank"]).all()
    assert (rows["rank"] <= rows["high"]).all()
    assert (rows["high"] - rows["low"] < 285).any()
    for wider in (together[scored], surer[scored]):
        assert (wider["low"] <= rows["low"]).mean() > 0.99
        assert (wider["high"] >= rows["high"]).mean() > 0.99
        assert (wider["high"] - wider["low"]).mean() > (rows["high"] - rows["low"]).mean()


def test_a_unit_is_alike_whom_no_comparison_signs_it_from(real):
    index, table = real
    together = hti.rank_sets(index, table, ASSUMED, simultaneous=True)
    rows = together.to_frame()
    alike = together.indistinguishable()
    for k in (0, 5, 100):
        above, below = (together.apart[k] < 0).sum(), (together.apart[k] > 0).sum()
        assert (rows["low"][k], rows["high"][k]) == (1 + above, 286 - below)
        assert alike["count"][k] == len(alike["units"][k]) == 285 - above - below
        assert rows["unit"][k] not in alike["units"][k]
    pairs = {(unit, other) for unit, others in zip(alike["unit"], alike["units"], strict=True) for other in others}
    assert all((b, a) in pairs for a, b in pairs)
    assert alike["count"].isna().sum() == 4
    np.testing.assert_array_equal(together.apart, -together.apart.T)


def test_a_run_knows_its_sampling_source(real):
    index, table = real
    u = hti.uncertainty(index, table, [hti.vary.weights(), ASSUMED], n=200, seed=4, nodes=["index", "utforande"])
    for node in u.nodes:
        expected = hti.rank_sets(index, table, ASSUMED, level=0.9, seed=4, node=node).to_frame()
        assert u.rank_sets(0.9, node=node).to_frame().equals(expected)
    alike = hti.rank_sets(index, table, ASSUMED, level=0.9, seed=4).indistinguishable()
    assert u.indistinguishable(0.9).equals(alike)
    with pytest.raises(hti.MethodError, match="no sampling"):
        hti.uncertainty(index, table, hti.vary.weights(), n=10).rank_sets()
    with pytest.raises(hti.MethodError, match="nothing is known of the error of"):
        hti.rank_sets(index, table)


def test_sets_tell_where_they_come_from(real):
    index, table = real
    u = hti.uncertainty(index, table, [hti.vary.weights(), ASSUMED], n=20, seed=4, nodes=["index", "utforande"])
    told = u.rank_sets(0.9, n=200, node="utforande").provenance()
    assert told == hti.rank_sets(index, table, ASSUMED, level=0.9, n=200, seed=4, node="utforande").provenance()
    assert told.items() >= index.score(table).provenance().items()
    assert told["varied"] == u.sources()[1:]
    assert told["error"].startswith("random error only")
    assert [told[key] for key in ("node", "draws", "seed", "level", "simultaneous")] == ["utforande", 200, 4, 0.9, False]
    assert told["frame"] == "frozen"
    assert "frame of the figures as they are" in told["estimated"]
    refitted = hti.uncertainty(index, table, ASSUMED, n=2, seed=4, frame="refit").rank_sets(0.9, n=60)
    again = hti.rank_sets(index, table, ASSUMED, level=0.9, n=60, seed=4, frame="refit")
    assert refitted.to_frame().equals(again.to_frame())
    assert refitted.provenance() == again.provenance()
    assert "frame that they give themselves" in again.provenance()["estimated"]
    assert (again.apart != hti.rank_sets(index, table, ASSUMED, level=0.9, n=60, seed=4).apart).any()
    with pytest.raises(ValueError, match="frozen"):
        hti.rank_sets(index, table, ASSUMED, frame="thawed")
    given = hti.rank_sets_from_draws([1, 2], np.zeros((2, 100))).provenance()
    assert given == {"library_version": hti.__version__, "draws": 100, "level": 0.95, "simultaneous": False}


def test_sets_of_surveyed_shares_hold_the_true_ranks():
    """Units with true shares, answers drawn from them, and sets made from the answers alone."""
    rng = np.random.default_rng(8)
    shares = np.column_stack([np.linspace(60, 80, 8), np.linspace(70, 76, 8), np.full(8, 90.0)])
    answers = np.full(shares.shape, 80.0)
    nodes = [hti.Node("index")]
    ids = ["a", "b", "c"]
    nodes += [hti.Node(i, "index", indicator=hti.Indicator(kind="share", error="survey", survey="s")) for i in ids]
    method = hti.Method(normalise=hti.NormaliseNone())
    units = [str(k) for k in range(8)]
    rounds, level = 300, 0.9
    all_hold, each_holds = 0, np.zeros(8)
    for _ in range(rounds):
        observed = 100 * rng.binomial(80, shares / 100) / 80
        table = hti.Table(units, ids, observed, respondents=answers)
        index = hti.fit(hti.Model(nodes), method, table)
        marginal, together = (
            hti.rank_sets(index, table, hti.vary.sampling(rho=0), level=level, simultaneous=both).to_frame()
            for both in (False, True)
        )
        truth = np.arange(8, 0, -1)
        each_holds += (marginal["low"] <= truth) & (truth <= marginal["high"])
        all_hold += ((together["low"] <= truth) & (truth <= together["high"])).all()
    least = rounds * (level - 3 * np.sqrt(level * (1 - level) / rounds))
    assert all_hold >= least
    assert (each_holds >= least).all()


def test_a_figure_of_everybody_has_no_error():
    shares = np.array([[50.0, 60.0], [50.5, 60.0], [49.0, 60.0]])
    answers = np.array([[200.0, 200.0], [200.0, 200.0], [20.0, 20.0]])
    ids = ["a", "b"]
    nodes = [hti.Node("index")]
    nodes += [hti.Node(i, "index", indicator=hti.Indicator(kind="share", error="survey", survey="s")) for i in ids]
    table = hti.Table(["x", "y", "z"], ids, shares, respondents=answers, population=np.full(shares.shape, 200.0))
    index = hti.fit(hti.Model(nodes), hti.Method(normalise=hti.NormaliseNone()), table)
    found = hti.rank_sets(index, table, hti.vary.sampling(rho=0))
    assert (found.to_frame()["standard_error"] > 0).tolist() == [False, False, True]
    assert found.to_frame()["low"].tolist() == [2, 1, 1]
    assert found.to_frame()["high"].tolist() == [3, 2, 3]
    assert found.apart.tolist() == [[0, -1, 0], [1, 0, 0], [0, 0, 0]]


def test_draws_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="expected"):
        hti.rank_sets_from_draws([1, 2], np.zeros((3, 100)))
    with pytest.raises(hti.MethodError, match="needs more than 10 draws"):
        hti.rank_sets_from_draws([1, 2], np.zeros((2, 10)))
    assert repr(hti.rank_sets_from_draws([1, 2], np.zeros((2, 100)), simultaneous=True)).endswith("simultaneous, level 0.95>")


def test_work_is_told_of_often_and_can_be_stopped():
    """Looks are counted, not timed: between two of them lie at most some 2 ** 24 steps."""
    random = np.random.default_rng(5)
    units, draws = 300, 1000
    scores = random.normal(0, 1, units)
    drawn = random.normal(0, 0.4, (units, draws))
    for simultaneous in (False, True):
        told: list[int] = []
        whole = hti.rank_sets_from_draws(scores, drawn, simultaneous=simultaneous, progress=told.append)
        assert told == sorted(told)
        assert told[-1] == units
        steps = (1 if simultaneous else 3) * units * (units - 1) // 2 * draws
        assert len(told) >= steps // 2**24

        def stop(done):
            raise KeyboardInterrupt

        with pytest.warns(RuntimeWarning, match="stopped before all comparisons were made"):
            none = hti.rank_sets_from_draws(scores, drawn, simultaneous=simultaneous, progress=stop)
        assert (none.to_frame()["low"] == 1).all()
        assert (none.to_frame()["high"] == units).all()
        assert not none.apart.any()

        def half(done):
            if done >= units // 2:
                raise KeyboardInterrupt

        with pytest.warns(RuntimeWarning, match="stopped"):
            some = hti.rank_sets_from_draws(scores, drawn, simultaneous=simultaneous, progress=half).to_frame()
        full = whole.to_frame()
        assert (some["low"] <= full["low"]).all()
        assert (some["high"] >= full["high"]).all()
        assert simultaneous or (some["high"] < units).any()


def test_draws_are_stopped_too(real):
    index, table = real

    def stop(done):
        raise KeyboardInterrupt

    with pytest.warns(RuntimeWarning, match="stopped"):
        sets = hti.rank_sets(index, table, ASSUMED, progress=stop).to_frame()
    scored = sets["score"].notna()
    assert (sets[scored]["low"] == 1).all()
    assert (sets[scored]["high"] == scored.sum()).all()
    told: list[int] = []
    hti.rank_sets(index, table, ASSUMED, n=400, progress=told.append)
    assert told.count(0) >= 400 // 16
    assert told[-1] == len(table.units)
