"""Uncertainty through Python: on the real figures, on a made-up edition, and against the plain pieces it is made of."""

import copy
import pickle
import signal

import hemtjanstindex as hti
import numpy as np
import pytest


@pytest.fixture(scope="module")
def real():
    table = hti.datasets.load("oppna-jamforelser-2014")
    return hti.fit(hti.load("oppna-jamforelser-2014"), table), table


@pytest.fixture(scope="module")
def made_up():
    table = hti.datasets.synthetic_edition(2024).municipalities
    return hti.fit(hti.load("hemtjanstindex-2024"), table), table


SOURCES = [
    hti.vary.sampling(rho=0.3, respondents=60),
    hti.vary.rounding(),
    hti.vary.noise("trygghet_htj", 2.5, distribution="uniform"),
    hti.vary.drop(["utforande", "information"], p=0.1),
    hti.vary.weights(),
    hti.vary.weights(0.5, levels=1, name="indicators"),
    hti.vary.weights(0.1, nodes=["utforande", "information"]),
    hti.vary.choice("aggregate", [hti.Arithmetic(), hti.Geometric(floor=1)], p=[3, 1], at="index"),
]


@pytest.mark.parametrize("source", SOURCES, ids=repr)
def test_sources_are_values(source):
    assert eval(repr(source)) == source
    assert pickle.loads(pickle.dumps(source)) == source
    assert copy.deepcopy(source) == source


@pytest.mark.parametrize("edition", ["real", "made_up"])
def test_what_varies_spreads_around_what_is(edition, request):
    index, table = request.getfixturevalue(edition)
    u = hti.uncertainty(index, table, hti.vary.weights(0.25), n=2000, nodes=["index", "utforande"])
    scores = index.score(table)
    for node in ("index", "utforande"):
        rows = u.scores(0.9, node)
        ranking = scores.ranking(node).set_index("unit").loc[rows["unit"]]
        np.testing.assert_array_equal(rows["score"], scores[node])
        np.testing.assert_array_equal(u.ranks(node=node)["rank"], ranking["rank"])
        scored = ~np.isnan(scores[node])
        # A unit whose coverage is near the threshold loses its score, or gains one, under other weights.
        assert (rows["p_scored"][scored] > 0).all()
        assert (rows["p_scored"][scored] == 1).mean() > 0.95
        always = rows["p_scored"] == 1
        assert (abs(rows["mean"] - rows["score"]) < rows["sd"])[always].all()
        assert (rows["low"] <= rows["median"])[scored].all()
        assert (rows["median"] <= rows["high"])[scored].all()
        assert (rows["sd"][scored] > 0).all()
    assert u.provenance()["replicates"] == 2000
    assert u.provenance()["status"] == index.definition.status
    assert u.provenance()["period"] == table.period
    assert u.provenance()["varied"] == ["weights(spread = 0.25)"]


def test_shares_fit_together(real):
    index, table = real
    u = hti.uncertainty(index, table, hti.vary.weights(0.5), n=1000, pairs=[("1290", "0114"), ("0114", "1290")])
    ranks = u.ranks(0.8).set_index("unit")
    top = u.p_top(10).set_index("unit")["p"]
    groups = u.p_group().set_index("unit").drop(columns=["name", "mc_error", "thin"])
    assert top.is_monotonic_decreasing
    for unit in ("1290", "0114", table.units[0]):
        p = u.p_rank(unit)
        if ranks.loc[unit, "rank"] != ranks.loc[unit, "rank"]:
            continue
        assert p["p"].sum() == pytest.approx(1, abs=1e-12)
        assert (p["rank"] * p["p"]).sum() == pytest.approx(ranks.loc[unit, "mean"], abs=1e-9)
        assert p["p"][p["rank"] <= 10].sum() == pytest.approx(top[unit], abs=1e-12)
        assert p["p"][p["rank"].between(ranks.loc[unit, "low"], ranks.loc[unit, "high"])].sum() >= 0.8
        assert groups.loc[unit].sum() == pytest.approx(1, abs=1e-12)
    there, back = u.p_above("1290", "0114"), u.p_above("0114", "1290")
    assert there.above + there.tie + back.above == pytest.approx(1, abs=1e-12)
    assert there.replicates == back.replicates == 1000


def test_threads_and_a_second_run_change_nothing(real):
    index, table = real
    runs = [hti.uncertainty(index, table, hti.vary.weights(), n=1000, seed=3, threads=t) for t in (1, 2, 7, 2)]
    for other in runs[1:]:
        assert other.ranks().equals(runs[0].ranks())
        assert other.scores().equals(runs[0].scores())
    assert not hti.uncertainty(index, table, hti.vary.weights(), n=1000, seed=4).ranks().equals(runs[0].ranks())


def test_choices_are_those_of_the_methods(real):
    index, table = real
    rules = [hti.MinMax(), hti.MinMax(clip=(2.5, 97.5)), hti.RankNormalise()]
    u = hti.uncertainty(index, table, hti.vary.choice("normalise", rules, p=[1, 1, 2]), n=3000)
    assert list(u.alternatives["p"]) == [0.25, 0.25, 0.5]
    ranks = np.array(
        [hti.rank(hti.fit(index.model, index.method.replace(normalise=rule), table).score(table)["index"]) for rule in rules]
    )
    rows = u.ranks(0.98)
    found = ~np.isnan(ranks[0])
    np.testing.assert_array_equal(rows["low"][found], ranks.min(axis=0)[found])
    np.testing.assert_array_equal(rows["high"][found], ranks.max(axis=0)[found])
    assert rows["mean"][found].to_numpy() == pytest.approx(np.average(ranks, axis=0, weights=[1, 1, 2])[found], abs=12)


def test_a_choice_at_a_node_leaves_the_others(real):
    index, table = real
    varied = hti.vary.choice("aggregate", [hti.Geometric(floor=1)], at="utforande")
    u = hti.uncertainty(index, table, varied, n=10, nodes=["information", "utforande"])
    method = index.method.replace(aggregate_at={"utforande": hti.Geometric(floor=1)})
    expected = hti.fit(index.model, method, table).score(table)
    for node in ("information", "utforande"):
        for end in ("low", "median", "high"):
            np.testing.assert_array_equal(u.scores(node=node)[end], expected[node])
        assert u.scores(node=node)["mean"].to_numpy() == pytest.approx(expected[node], abs=1e-9, nan_ok=True)


def test_failed_replicates_are_counted(real):
    index, table = real
    varied = hti.vary.choice("aggregate", [hti.Arithmetic(), hti.Geometric()])
    with pytest.warns(RuntimeWarning, match="of 1,000 replicates gave no scores"):
        u = hti.uncertainty(index, table, varied, n=1000)
    assert 400 < u.n_failed < 600
    assert u.failures["replicates"].sum() == u.n_failed
    assert u.failures["reason"].str.contains("non_positive_value").all()


def test_progress_and_what_stops(real, capsys):
    index, table = real
    told = []
    hti.uncertainty(index, table, hti.vary.weights(), n=1000, threads=1, progress=told.append)
    assert told == [200, 400, 600, 800, 1000]
    hti.uncertainty(index, table, hti.vary.weights(), n=1000, threads=1, progress=True)
    assert "1.00k/1.00k" in capsys.readouterr().err

    def interrupt(done):
        if done == 400:
            signal.raise_signal(signal.SIGINT)

    # A process in the background may have been told to ignore the signal.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.warns(RuntimeWarning, match="stopped after 400 of 100,000 replicates"):
            u = hti.uncertainty(index, table, hti.vary.weights(), n=100_000, threads=1, progress=interrupt)
    finally:
        signal.signal(signal.SIGINT, before)
    assert u.n == 400

    def fail(done):
        raise ArithmeticError("mine")

    for threads in (1, 2, 3):
        with pytest.raises(ArithmeticError, match="mine"):
            hti.uncertainty(index, table, hti.vary.weights(), n=1000, threads=threads, progress=fail)
        with pytest.raises(ArithmeticError, match="mine"):
            hti.sobol(index, table, hti.vary.weights(), n=64, threads=threads, progress=fail)


def test_progress_is_told_to_the_end_by_any_number_of_threads(real):
    index, table = real
    for threads in (2, 3, 16):
        told = []
        hti.uncertainty(index, table, hti.vary.weights(), n=1000, threads=threads, progress=told.append)
        assert told == sorted(told)
        assert told[-1] == 1000


def test_faults_are_named(real):
    index, table = real
    with pytest.raises(hti.MethodError, match="spread must be at least 0 and at most 1"):
        hti.uncertainty(index, table, hti.vary.weights(2))
    with pytest.raises(hti.MethodError, match="did you mean 'utforande'"):
        hti.uncertainty(index, table, hti.vary.weights(nodes="utforand"))
    with pytest.raises(hti.ModelError, match="is an indicator"):
        hti.uncertainty(index, table, hti.vary.weights(), nodes=index.model.indicators[0])
    with pytest.raises(hti.ModelError, match="was not followed"):
        hti.uncertainty(index, table, hti.vary.weights(), n=10).ranks(node="utforande")
    other = hti.datasets.load("oppna-jamforelser-2013")
    with pytest.raises(hti.Error):
        hti.uncertainty(index, other, SOURCES[-1])


def test_sampling_error_follows_the_answers(made_up):
    index, table = made_up
    u = hti.uncertainty(index, table, hti.vary.sampling(rho=0.2), n=2000, nodes=["index", "utforande", "information"])
    users = np.array(table.background["befolkning"])
    sd = u.scores(node="utforande")["sd"].to_numpy()
    small, large = users < np.quantile(users, 0.25), users > np.quantile(users, 0.75)
    assert np.nanmedian(sd[small]) > 1.5 * np.nanmedian(sd[large])
    together = hti.uncertainty(index, table, hti.vary.sampling(rho=0.9), n=2000, nodes="utforande")
    assert np.nanmedian(together.scores()["sd"]) > np.nanmedian(sd)


def test_figures_without_counts_need_an_assumption(real):
    index, table = real
    with pytest.raises(hti.MethodError, match="nothing is known of the error of"):
        hti.uncertainty(index, table, hti.vary.sampling(), n=10)
    few, many = (
        hti.uncertainty(index, table, hti.vary.sampling(respondents=n, standard_error=0.1), n=1000).scores()["sd"]
        for n in (30, 300)
    )
    assert (few > many)[few.notna()].all()


def test_parts_left_out(real):
    index, table = real
    parts = ["information", "utforande"]
    u = hti.uncertainty(index, table, hti.vary.drop(parts), n=1000)
    ends = []
    for part in parts:
        nodes = [hti.Node(n.id, n.parent, 0 if n.id == part else n.weight, n.name, n.indicator) for n in index.model.nodes]
        ends.append(hti.fit(hti.Model(nodes), index.method, table).score(table)["index"])
    rows = u.scores(0.98)
    both = ~np.isnan(ends[0]) & ~np.isnan(ends[1])
    assert rows["low"][both].to_numpy() == pytest.approx(np.minimum(*ends)[both], abs=u.bin_width())
    assert rows["high"][both].to_numpy() == pytest.approx(np.maximum(*ends)[both], abs=u.bin_width())


def test_rules_of_the_users_own_on_several_threads(real):
    index, table = real
    least = hti.CustomAggregate(lambda values, weights: min(values), "least")
    u = hti.uncertainty(index, table, hti.vary.choice("aggregate", [hti.Arithmetic(), least], at="index"), n=1000, threads=2)
    assert u.n_failed == 0
    weighted = hti.uncertainty(
        index, table, [hti.vary.choice("aggregate", [least], at="index"), hti.vary.weights(levels=1)], n=400, threads=2
    )
    assert weighted.scores()["mean"].to_numpy() == pytest.approx(u.scores(0.98)["low"].to_numpy(), abs=2, nan_ok=True)


def test_counts_are_assumed_in_any_shape(real):
    _, table = real
    n, m = table.values.shape
    one = table.with_counts(respondents=60)
    assert (one.respondents == 60).all()
    assert np.array_equal(one.values, table.values, equal_nan=True)
    assert np.array_equal(one.status, table.status)
    assert one.hash() != table.hash()
    by_unit = table.with_counts(respondents=np.arange(1, n + 1), population=2.0 * np.arange(1, n + 1))
    assert (by_unit.respondents == np.arange(1, n + 1)[:, None]).all()
    assert (by_unit.population == 2 * by_unit.respondents).all()
    by_cell = table.with_counts(standard_error=np.full((n, m), 0.5))
    assert (by_cell.standard_error == 0.5).all()
    assert by_cell.respondents is None
    with pytest.raises(hti.DataError):
        table.with_counts(respondents=-1)
    with pytest.raises(ValueError, match="broadcast"):
        table.with_counts(respondents=[1, 2, 3])


def test_another_table_is_placed_among_its_reference():
    edition = hti.datasets.synthetic_edition(2025)
    definition = hti.load("hemtjanstindex-2025")
    reference = edition.municipalities
    districts = edition.districts.inherit(reference, definition)
    index = hti.fit(definition, reference)
    with pytest.raises(hti.MethodError, match="tell its reference"):
        hti.uncertainty(index, districts, hti.vary.weights(), n=10)
    u = hti.uncertainty(index, districts, hti.vary.weights(0.25), n=500, reference=reference)
    expected = index.score(districts).place_in(index.score(reference))
    assert np.array_equal(u.ranks()["rank"], expected["rank"], equal_nan=True)
    assert u.reference == reference
    assert pickle.loads(pickle.dumps(u)).to_bytes() == u.to_bytes()
    own = hti.uncertainty(index, districts, hti.vary.weights(0.25), n=500, reference=districts)
    assert own.reference is None
    assert own.ranks()["rank"].max() <= len(districts.units) < u.ranks()["rank"].max()


def test_frames_are_fitted_anew_where_asked(real):
    index, table = real
    noise = hti.vary.noise(table.indicators[2], 8.0)
    frozen = hti.uncertainty(index, table, noise, n=300)
    refit = hti.uncertainty(index, table, noise, n=300, frame="refit")
    assert frozen.provenance()["frame"] == "frozen"
    assert refit.provenance()["frame"] == "refit"
    # Scores lie between the frame's ends, which are those of the drawn figures: the spread is another.
    assert not np.allclose(frozen.scores()["mean"], refit.scores()["mean"], equal_nan=True)
    with pytest.raises(hti.MethodError, match="none do"):
        hti.uncertainty(index, table, hti.vary.weights(), n=10, frame="refit")
