"""How far weights can move, through Python, on real figures and where cells are missing."""

import hemtjanstindex as hti
import numpy as np
import pytest


@pytest.fixture(scope="module")
def real():
    table = hti.datasets.load("oppna-jamforelser-2014")
    return hti.fit(hti.load("oppna-jamforelser-2014"), table), table


def reweighted(index, table, parent, children, shares):
    """The index with other weights of one parent's children."""
    new = dict(zip(children, shares, strict=True))
    nodes = [hti.Node(n.id, n.parent, new.get(n.id, n.weight), n.name, n.indicator) for n in index.model.nodes]
    return hti.fit(hti.Model(nodes), index.method, table)


def siblings(index, node):
    parent = next(n.parent for n in index.model.nodes if n.id == node)
    return parent, [n.id for n in index.model.nodes if n.parent == parent]


def test_the_best_ten_stay_within_and_change_beyond(real):
    index, table = real
    rows = hti.weight_intervals(index, table, "top", k=10)
    best = index.score(table).ranking().query("rank <= 10")["unit"].tolist()
    changed = 0
    for node, row in rows.iterrows():
        parent, children = siblings(index, node)
        now = np.array([index.weight(child) for child in children])
        own = np.array([child == node for child in children])
        assert row["weight"] == pytest.approx(index.weight(node))

        def top(t, now=now, own=own, parent=parent, children=children):
            shares = np.where(own, t, now * (1 - t) / now[~own].sum())
            scores = reweighted(index, table, parent, children, shares).score(table)
            return scores.ranking().set_index("unit").loc[best, "rank"].max() <= 10

        inside = np.linspace(row["low"], row["high"], 9)
        assert all(top(t) for t in np.clip(inside, inside[0] + 1e-7, inside[-1] - 1e-7))
        for end, by in (("low", -1e-7), ("high", 1e-7)):
            assert row[end] == row[f"{end}_found"]
            assert (row[f"{end}_loses"] == "") == (row[end] in (0, 1))
            if row[f"{end}_loses"]:
                assert row[f"{end}_loses"] in best
                assert not top(row[end] + by)
                changed += 1
    assert changed > 10


def test_a_pair_and_faults(real):
    index, table = real
    ranking = index.score(table).ranking()
    first, second = ranking["unit"][:2]
    winner = hti.weight_intervals(index, table)
    pair = hti.weight_intervals(index, table, pair=(first, second))
    assert (pair["low"] <= winner["low"]).all()
    assert (pair["high"] >= winner["high"]).all()
    with pytest.raises(hti.MethodError, match="does not stand above"):
        hti.weight_intervals(index, table, pair=(second, first))
    with pytest.raises(hti.DataError):
        hti.weight_intervals(index, table, pair=("nowhere", first))
    with pytest.raises(ValueError, match="keep must be"):
        hti.weight_intervals(index, table, "best")
    own = index.method.replace(aggregate_at={"utforande": hti.CustomAggregate(lambda x, w: min(x), "least")})
    with pytest.raises(hti.MethodError, match="user's own"):
        hti.weight_intervals(hti.fit(index.model, own, table), table)


def test_results_tell_where_they_come_from(real):
    index, table = real
    first, second = index.score(table).ranking()["unit"][:2]
    scored = index.score(table).provenance()
    best = hti.weight_intervals(index, table, "top", k=3).attrs["provenance"]
    assert best == scored | {"node": "index", "varied": ["one weight at a time"], "top": 3}
    pair = hti.weight_intervals(index, table, pair=(first, second)).loc[["utforande"]].attrs["provenance"]
    assert (pair["above"], pair["below"]) == (first, second)
    change = hti.overtaking(index, table, second, first, "utforande").provenance()
    assert change == scored | {"node": "index", "varied": ["weights below utforande"], "unit": second, "other": first}


def test_the_change_found_is_enough_and_a_smaller_one_is_not(real):
    index, table = real
    rng = np.random.default_rng(4)
    scores = index.score(table)
    ranking = scores.ranking().query("score == score")
    level, bracketed = 0, 0
    for k in range(0, 280, 28):
        other, unit = ranking["unit"].iloc[k], ranking["unit"].iloc[k + 6]
        for parent in ("index", "utforande"):
            found = hti.overtaking(index, table, unit, other, parent)
            places = [table.units.index(u) for u in (unit, other)]
            if np.isnan(found.change):
                assert (found.needed == found.shares).all()
            else:
                assert found.needed.sum() == pytest.approx(1)
                assert np.abs(found.needed - found.shares).sum() == pytest.approx(found.change, abs=1e-9)
                own, others = reweighted(index, table, parent, found.children, found.needed).score(table)["index"][places]
                assert own == pytest.approx(others, abs=1e-6) or own > others
                assert found.proven <= found.change <= found.proven + 1e-5
                level += 1
                a = np.isnan([[scores[c][p] for c in found.children] for p in places])
                bracketed += (a[0] != a[1]).any()
            for _ in range(12):
                mixed = found.shares + rng.uniform() * (rng.dirichlet(np.ones(len(found.shares)) / 2) - found.shares)
                own, others = reweighted(index, table, parent, found.children, mixed).score(table)["index"][places]
                if own > others + 1e-9:
                    assert np.abs(mixed - found.shares).sum() >= found.proven - 1e-9
    assert level > 8
    assert bracketed > 2


def test_a_change_knows_no_scale():
    values = np.array([[50.0, np.nan, 20.0, 31.0], [np.nan, 60.0, 40.0, 22.0]])
    ids = list("abcd")
    nodes = [hti.Node("index")] + [
        hti.Node(i, "index", w, indicator=hti.Indicator()) for i, w in zip(ids, (2, 1, 3, 1), strict=True)
    ]
    found = []
    for scale in (1, 1e-9, 1e6):
        table = hti.Table(["p", "q"], ids, scale * values)
        found.append(
            hti.overtaking(hti.fit(hti.Model(nodes), hti.Method(normalise=hti.NormaliseNone()), table), table, "p", "q")
        )
    assert found[0].change > 0.01
    for scaled in found[1:]:
        assert scaled.change == pytest.approx(found[0].change, abs=1e-6)
        assert scaled.proven == pytest.approx(found[0].proven, abs=1e-6)


def test_who_is_above_already_needs_no_change(real):
    index, table = real
    first, second = index.score(table).ranking()["unit"][:2]
    found = hti.overtaking(index, table, first, second)
    assert found.change == found.proven == 0
    assert (found.to_frame()["change"] == 0).all()
    with pytest.raises(hti.MethodError, match="has no children"):
        hti.overtaking(index, table, second, first, "utforande", node="information")
    unscored = index.score(table).ranking()["unit"].iloc[-1]
    with pytest.raises(hti.DataError, match="no score"):
        hti.overtaking(index, table, unscored, first)
