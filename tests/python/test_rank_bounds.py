"""Best and worst ranks: no weights within the bounds go beyond, and those found are attained."""

import hemtjanstindex as hti
import numpy as np
import pytest

RNG = np.random.default_rng(3)


def tree(values, *, min_coverage=0.0, aggregate=None):
    """Two areas of two indicators and an indicator of its own."""
    ids = ["a", "b", "c", "d", "e"]
    nodes = [hti.Node("index"), hti.Node("x", "index", 3), hti.Node("y", "index", 2)]
    parents = ["x", "x", "y", "y", "index"]
    weights = [2, 1, 1, 3, 1]
    nodes += [hti.Node(i, p, w, indicator=hti.Indicator()) for i, p, w in zip(ids, parents, weights, strict=True)]
    table = hti.Table([f"u{k:02}" for k in range(len(values))], ids, values)
    method = hti.Method(
        normalise=hti.NormaliseNone(),
        missing=hti.Renormalise(min_coverage=min_coverage),
        aggregate=aggregate or hti.Arithmetic(),
    )
    return hti.fit(hti.Model(nodes), method, table), table


def random_shares(bounds, parents):
    """Shares within their bounds, extreme ones among them."""
    shares = np.zeros(len(bounds))
    for parent in set(parents):
        rows = [k for k, p in enumerate(parents) if p == parent]
        low, high = bounds["low"].to_numpy()[rows], bounds["high"].to_numpy()[rows]
        own, left = low.copy(), 1 - low.sum()
        for k in RNG.permutation(len(rows)):
            more = min(left, high[k] - low[k]) * (1 if RNG.uniform() < 0.6 else RNG.uniform())
            own[k] += more
            left -= more
        for k in RNG.permutation(len(rows)):
            more = min(left, high[k] - own[k])
            own[k] += more
            left -= more
        shares[rows] = own
    return shares


def ranks_by_hand(index, table, nodes, shares):
    """Ranks of the index fitted anew with those weights."""
    new = dict(zip(nodes, shares, strict=True))
    made = [hti.Node(n.id, n.parent, new.get(n.id, n.weight), n.name, n.indicator) for n in index.model.nodes]
    scores = hti.fit(hti.Model(made), index.method, table).score(table)["index"]
    above = (scores[None, :] > scores[:, None] + 1e-6).sum(axis=1)
    return np.where(np.isnan(scores), np.nan, 1 + above)


def check(index, table, found, trials=400):
    rows, bounds = found.to_frame(), found.bounds
    parent = {n.id: n.parent for n in index.model.nodes}
    parents = [parent[n] for n in bounds.index]
    np.testing.assert_array_equal(rows["rank"], ranks_by_hand(index, table, bounds.index, bounds["weight"]))
    scored = rows["rank"].notna()
    for better, worse in (("best_bound", "best"), ("best", "rank"), ("rank", "worst"), ("worst", "worst_bound")):
        assert (rows[better] <= rows[worse])[scored].all()
    for _ in range(trials):
        ranks = ranks_by_hand(index, table, bounds.index, random_shares(bounds, parents))
        assert not (ranks < rows["best_bound"]).any()
        assert not (ranks > rows["worst_bound"]).any()
    for k, unit in enumerate(rows["unit"]):
        if not scored[k]:
            continue
        weights = found.weights(unit)
        for end in ("best", "worst"):
            shares = weights[end].to_numpy()
            assert (shares >= bounds["low"] - 1e-9).all()
            assert (shares <= bounds["high"] + 1e-9).all()
            for p in set(parents):
                assert shares[[q == p for q in parents]].sum() == pytest.approx(1)
            assert ranks_by_hand(index, table, bounds.index, shares)[k] == rows[end][k]
    return rows


def test_whole_data_is_proven_and_nothing_goes_beyond():
    index, table = tree(RNG.uniform(0, 100, (25, 5)).round(1))
    rows = check(index, table, hti.rank_bounds(index, table, 0.4, units=table.units))
    assert rows["proven"].all()
    assert (rows["best"] < rows["worst"]).sum() > 15
    bracket = hti.rank_bounds(index, table, 0.4).to_frame()
    assert (bracket["best_bound"] <= rows["best_bound"]).all()
    assert (bracket["worst_bound"] >= rows["worst_bound"]).all()
    assert 0 < bracket["proven"].sum() < 25


def test_two_weights_by_a_fine_grid():
    values = RNG.uniform(0, 100, (12, 2))
    nodes = [hti.Node("index")] + [hti.Node(i, "index", 1, indicator=hti.Indicator()) for i in "ab"]
    table = hti.Table([f"u{k}" for k in range(12)], ["a", "b"], values)
    index = hti.fit(hti.Model(nodes), hti.Method(normalise=hti.NormaliseNone()), table)
    rows = hti.rank_bounds(index, table, bounds={"a": (0.2, 0.9)}, units=table.units).to_frame()
    t = np.linspace(0.2, 0.9, 20_001)
    scores = values[:, :1] * t + values[:, 1:] * (1 - t)
    ranks = 1 + (scores[None] > scores[:, None] + 1e-6).sum(axis=1)
    np.testing.assert_array_equal(rows["best"], ranks.min(axis=1))
    np.testing.assert_array_equal(rows["worst"], ranks.max(axis=1))
    assert rows["proven"].all()


@pytest.mark.parametrize("min_coverage", [0.0, 0.6])
def test_holes_give_a_bracket(min_coverage):
    values = RNG.uniform(0, 100, (25, 5)).round(1)
    values[RNG.uniform(size=values.shape) < 0.15] = np.nan
    values[0] = [np.nan] * 5
    index, table = tree(values, min_coverage=min_coverage)
    rows = check(index, table, hti.rank_bounds(index, table, 0.5, units=table.units))
    assert rows["best"].isna().sum() < 6
    assert (rows["worst_bound"] - rows["best_bound"] < 20).sum() > 5


def test_other_means_give_a_bracket():
    index, table = tree(RNG.uniform(10, 100, (20, 5)), aggregate=hti.Geometric(floor=1))
    rows = check(index, table, hti.rank_bounds(index, table, 0.2, units=table.units))
    assert (rows["worst_bound"] - rows["best_bound"] < 19).any()


@pytest.mark.parametrize("scale", [1e-9, 1e6])
def test_programmes_know_no_scale(scale):
    values = np.random.default_rng(5).uniform(0, 100, (12, 5)).round(1)
    rows, scaled = (
        hti.rank_bounds(*tree(by * values), 0.4, units=[f"u{k:02}" for k in range(12)]).to_frame() for by in (1, scale)
    )
    assert rows["proven"].all()
    assert rows.equals(scaled)


def test_no_room_leaves_the_ranks_as_they_are():
    index, table = tree(RNG.uniform(0, 100, (10, 5)))
    rows = hti.rank_bounds(index, table, 0).to_frame()
    for end in ("best_bound", "best", "worst", "worst_bound"):
        np.testing.assert_array_equal(rows[end], rows["rank"])
    assert rows["proven"].all()


def test_real_figures():
    table = hti.datasets.load("oppna-jamforelser-2014")
    index = hti.fit(hti.load("oppna-jamforelser-2014"), table)
    found = hti.rank_bounds(index, table, 0.25)
    rows = check(index, table, found, trials=100)
    assert rows["rank"].isna().sum() == 4
    simulated = hti.uncertainty(index, table, hti.vary.weights(0.1), n=2000).ranks(0.999)
    scored = rows["rank"].notna()
    assert (rows["best_bound"] <= simulated["low"])[scored].all()
    assert (rows["worst_bound"] >= simulated["high"])[scored].all()


def test_faults_are_named():
    index, table = tree(RNG.uniform(0, 100, (6, 5)))
    with pytest.raises(hti.MethodError, match="add up to 1"):
        hti.rank_bounds(index, table, bounds={"a": (0.1, 0.2), "b": (0.1, 0.2)})
    with pytest.raises(hti.MethodError, match="0 <= low <= high <= 1"):
        hti.rank_bounds(index, table, bounds={"a": (0.6, 0.2)})
    with pytest.raises(hti.MethodError, match="spread must be"):
        hti.rank_bounds(index, table, 2)
    with pytest.raises(hti.MethodError, match="nodes with weight below 'y'"):
        hti.rank_bounds(index, table, bounds={"x": (0, 1)}, node="y")
    with pytest.raises(hti.ModelError, match="'a' is an indicator"):
        hti.rank_bounds(index, table, 0.1, node="a")
    with pytest.raises(hti.ModelError, match="no node"):
        hti.rank_bounds(index, table, bounds={"z": (0, 1)})
    with pytest.raises(ValueError, match="expected a spread"):
        hti.rank_bounds(index, table)
    with pytest.raises(ValueError, match="no unit"):
        hti.rank_bounds(index, table, 0.1, units=["nowhere"])


def test_bounds_tell_where_they_come_from():
    index, table = tree(RNG.uniform(0, 100, (6, 5)))
    told = hti.rank_bounds(index, table, 0.1, bounds={"x": (0.2, 0.9)}, units=["u01"]).provenance()
    assert told.items() >= index.score(table).provenance().items()
    assert (told["node"], told["varied"], told["spread"]) == ("index", ["weights"], 0.1)
    assert told["bounds"] == {"x": [0.2, 0.9]}
    assert told["programmes"] == ["u01"]


def test_programmes_are_told_of_and_can_be_stopped():
    index, table = tree(RNG.uniform(0, 100, (25, 5)).round(1))
    told: list[int] = []
    all_ = hti.rank_bounds(index, table, 0.6, units=table.units, progress=told.append).to_frame()
    assert told == list(range(1, 26))

    def stop(done):
        if done == 3:
            raise KeyboardInterrupt

    with pytest.warns(RuntimeWarning, match="stopped after the programmes of 3 of 25 units"):
        part = hti.rank_bounds(index, table, 0.6, units=table.units, progress=stop)
    assert part.provenance()["programmes"] == table.units[:3]
    for end in ("best_bound", "worst_bound"):
        assert (part.to_frame()[end] == all_[end])[:3].all()


def test_programmes_are_solved_for_the_units_named():
    index, table = tree(RNG.uniform(0, 100, (25, 5)).round(1))
    closed, named, all_ = (
        hti.rank_bounds(index, table, 0.6, **how).to_frame() for how in ({}, {"units": ["u07"]}, {"units": table.units})
    )
    at = closed["unit"] == "u07"
    assert (named["best_bound"] == all_["best_bound"])[at].all()
    assert (named["best_bound"] == closed["best_bound"])[~at].all()
    assert (all_["best_bound"] > closed["best_bound"]).any()


def test_brackets_are_told_of_and_can_be_stopped():
    """Every unit is told of twice, in each half of the work; what is stopped holds the whole answer."""
    index, table = tree(RNG.uniform(0, 100, (25, 5)).round(1))
    told: list[int] = []
    whole = hti.rank_bounds(index, table, 0.6, progress=told.append).to_frame()
    assert told == sorted(told)
    assert told[-1] == 25
    assert set(range(13)) <= set(told)
    for last in (0, 5, 12, 20):

        def stop(done, last=last):
            if done >= last:
                raise KeyboardInterrupt

        with pytest.warns(RuntimeWarning, match="stopped before brackets were as narrow as they can be"):
            part = hti.rank_bounds(index, table, 0.6, progress=stop).to_frame()
        assert (part["best_bound"] <= whole["best_bound"]).all()
        assert (part["worst_bound"] >= whole["worst_bound"]).all()
        assert (part["best"] >= whole["best"]).all()
        assert (part["worst"] <= whole["worst"]).all()
        assert (part["rank"] == whole["rank"]).all()
    with pytest.warns(RuntimeWarning, match="stopped before brackets"):
        first = hti.rank_bounds(index, table, 0.6, progress=lambda done: (_ for _ in ()).throw(KeyboardInterrupt)).to_frame()
    assert (first["best_bound"] == 1).all()
    assert (first["worst_bound"] == 25).all()
