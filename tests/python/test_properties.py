"""What must hold of any index: RULES 5, 13 and 14 through the public interface, on the shipped data and on random ones."""

from __future__ import annotations

import math
import pickle
from pathlib import Path

import hemtjanstindex as hti
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

EDITIONS = [f"oppna-jamforelser-{year}" for year in (2012, 2013, 2014, 2015)]


def shipped(edition: str) -> tuple[hti.Definition, hti.Table]:
    return hti.load(edition), hti.datasets.load(edition)


def rebuilt(table: hti.Table, units: np.ndarray, columns: np.ndarray) -> hti.Table:
    """The same cells with units and columns in another order."""
    return hti.Table(
        [table.units[u] for u in units],
        [table.indicators[c] for c in columns],
        table.values[np.ix_(units, columns)],
        statuses=table.status[np.ix_(units, columns)],
        names=[table.names[u] for u in units],
        groups={k: [v[u] for u in units] for k, v in table.groups.items()},
    )


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("seed", [1, 2])
def test_permuting_units_and_columns_changes_no_bit(edition: str, seed: int) -> None:
    d, table = shipped(edition)
    rng = np.random.default_rng(seed)
    other = rebuilt(table, rng.permutation(len(table.units)), rng.permutation(len(table.indicators)))
    base = hti.fit(d, table).score(table)
    moved = hti.fit(d, other).score(other)
    for node in base.nodes:
        got = dict(zip(other.units, moved[node].tolist(), strict=True))
        want = dict(zip(table.units, base[node].tolist(), strict=True))
        assert {u: np.float64(v).tobytes() for u, v in got.items()} == {u: np.float64(v).tobytes() for u, v in want.items()}, (
            node
        )
    left, right = base.ranking(), moved.ranking()
    assert left.equals(right)


@pytest.mark.parametrize(
    ("normalise", "exact"),
    [
        (hti.MinMax(), True),
        (hti.MinMax(clip=(2.5, 97.5)), True),
        (hti.RankNormalise(), True),
        (hti.PercentileRank(), True),
        (hti.Borda(), True),
        (hti.ZScore(), False),
    ],
    ids=["min_max", "clipped", "rank", "percentile_rank", "borda", "z_score"],
)
def test_permuting_units_by_normalisation(normalise: object, exact: bool) -> None:
    d, table = shipped("oppna-jamforelser-2014")
    method = d.method.replace(normalise=normalise)
    order = np.random.default_rng(3).permutation(len(table.units))
    other = rebuilt(table, order, np.arange(len(table.indicators)))
    base = hti.fit(d.model, method, table).score(table)
    moved = hti.fit(d.model, method, other).score(other)
    for node in base.nodes:
        if exact:
            assert moved[node].tobytes() == base[node][order].tobytes(), node
        else:
            np.testing.assert_allclose(moved[node], base[node][order], rtol=1e-13, atol=1e-13, equal_nan=True)
        assert list(base.ranking(node)["rank"].dropna()) == list(moved.ranking(node)["rank"].dropna())
        assert list(base.ranking(node)["unit"]) == list(moved.ranking(node)["unit"])


def test_reference_units_score_alone_as_they_did_together() -> None:
    d, table = shipped("oppna-jamforelser-2014")
    index = hti.fit(d, table)
    together = index.score(table)
    columns = np.arange(len(table.indicators))
    for first in (0, 100, 289):
        part = rebuilt(table, np.arange(first, min(first + 7, 290)), columns)
        alone = index.score(part)
        for node in together.nodes:
            assert alone[node].tobytes() == together[node][first : first + 7].tobytes(), node


def test_scoring_another_table_does_not_relearn() -> None:
    d, table = shipped("oppna-jamforelser-2014")
    index = hti.fit(d, table)
    before = index.to_json()
    index.score(rebuilt(table, np.arange(10), np.arange(len(table.indicators))))
    assert index.to_json() == before
    assert index.score(table).values.tobytes() == hti.fit(d, table).score(table).values.tobytes()


@pytest.mark.parametrize("edition", EDITIONS)
def test_saved_and_pickled_indices_give_the_same_bytes(edition: str, tmp_path: Path) -> None:
    d, table = shipped(edition)
    index = hti.fit(d, table)
    want = index.score(table)
    index.save(tmp_path / "index.json")
    for again in (hti.Index.load(tmp_path / "index.json"), pickle.loads(pickle.dumps(index))):
        got = again.score(table)
        assert got.values.tobytes() == want.values.tobytes()
        assert got.ranking().equals(want.ranking())
        assert str(got.trace("1290")) == str(want.trace("1290"))


def test_running_twice_gives_the_same_bytes() -> None:
    first, second = (hti.fit(*shipped("oppna-jamforelser-2013")) for _ in range(2))
    assert first.to_json() == second.to_json()


@pytest.mark.parametrize("edition", EDITIONS)
def test_bounds_of_the_shipped_scores(edition: str) -> None:
    d, table = shipped(edition)
    index = hti.fit(d, table)
    scores = index.score(table)
    assert math.isclose(sum(index.effective_weight(i) for i in d.model.indicators), 1, rel_tol=1e-12)
    for node in scores.nodes:
        present = scores[node][~np.isnan(scores[node])]
        assert present.size > 0
        assert present.min() >= -1e-9
        assert present.max() <= 100 + 1e-9
        ranks = scores.ranking(node)["rank"].dropna().to_numpy()
        assert len(ranks) == present.size
        assert ranks[0] == 1
        assert np.all(np.diff(ranks) >= 0)


# --- random small indices ----------------------------------------------------------------------------------------------------

MODEL = hti.Model(
    [
        hti.Node("index"),
        hti.Node("area", "index", 2),
        hti.Node("a", "area", 1, indicator=hti.Indicator()),
        hti.Node("b", "area", 3, indicator=hti.Indicator("lower")),
        hti.Node("c", "index", 1, indicator=hti.Indicator()),
    ]
)
CELLS = st.lists(st.lists(st.one_of(st.just(math.nan), st.floats(-1e6, 1e6)), min_size=3, max_size=3), min_size=3, max_size=20)
RULES = st.sampled_from(
    [hti.Arithmetic(), hti.Geometric(floor=1), hti.Harmonic(floor=1), hti.Power(2, floor=1), hti.Power(-3, floor=1)]
)


ANY_CHILD = hti.Renormalise(min_coverage=0)  # a node has a score where any child has


def table(cells: list[list[float]]) -> hti.Table:
    framed = [[-2e6] * 3, [2e6] * 3, *cells]  # the first two units span every frame
    return hti.Table([f"{i:03d}" for i in range(len(framed))], ["a", "b", "c"], np.array(framed))


@given(CELLS, RULES)
def test_a_node_lies_between_its_children(cells: list[list[float]], rule: object) -> None:
    data = table(cells)
    s = hti.fit(MODEL, hti.Method(normalise=hti.MinMax(1, 100), missing=ANY_CHILD, aggregate=rule), data).score(data)
    for node, children in (("area", ("a", "b")), ("index", ("area", "c"))):
        below = np.array([s[c] for c in children])
        present = ~np.isnan(below).all(axis=0)
        assert np.array_equal(np.isnan(s[node]), ~present)
        lowest, highest = np.nanmin(below[:, present], axis=0), np.nanmax(below[:, present], axis=0)
        assert np.all(s[node][present] >= lowest - 1e-9)
        assert np.all(s[node][present] <= highest + 1e-9)


@given(CELLS, RULES, st.integers(0, 2), st.floats(1, 1e5))
def test_better_values_never_lower_a_score_or_a_rank(cells: list[list[float]], rule: object, column: int, step: float) -> None:
    data = table(cells)
    index = hti.fit(MODEL, hti.Method(normalise=hti.MinMax(1, 100), missing=ANY_CHILD, aggregate=rule), data)
    better = np.array(data.values)
    better[2, column] += -step if column == 1 else step
    raised = index.score(hti.Table(data.units, data.indicators, better))
    before, after = index.score(data), raised
    if math.isnan(better[2, column]):
        assert after["index"].tobytes() == before["index"].tobytes()
        return
    assert after["index"][2] >= before["index"][2] - 1e-12
    rank = dict(zip(before.ranking()["unit"], before.ranking()["rank"], strict=True))
    again = dict(zip(after.ranking()["unit"], after.ranking()["rank"], strict=True))
    assert again["002"] <= rank["002"]


@given(CELLS)
def test_permuting_random_units_changes_no_bit(cells: list[list[float]]) -> None:
    data = table(cells)
    order = np.random.default_rng(0).permutation(len(data.units))
    other = rebuilt(data, order, np.array([2, 0, 1]))
    base = hti.fit(MODEL, hti.Method(), data).score(data)
    moved = hti.fit(MODEL, hti.Method(), other).score(other)
    for node in base.nodes:
        assert moved[node].tobytes() == base[node][order].tobytes()


@given(
    st.lists(st.one_of(st.just(math.nan), st.floats(allow_nan=False)), max_size=40),
    st.sampled_from(["min", "max", "average", "dense"]),
)
def test_ranks_do_not_depend_on_the_order_of_the_values(values: list[float], ties: str) -> None:
    x = np.array(values)
    order = np.random.default_rng(1).permutation(len(x))
    np.testing.assert_array_equal(hti.rank(x, ties)[order], hti.rank(x[order], ties))
    if ties == "average":
        n = np.count_nonzero(~np.isnan(x))
        assert np.nansum(hti.rank(x, ties)) == n * (n + 1) / 2
