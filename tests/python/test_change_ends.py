"""Before and after of changes are the published scores and ranks, for every pair of the shipped editions."""

import itertools

import hemtjanstindex as hti
import numpy as np
import pytest

RECIPES = {
    2012: "kolada-recept-hemtjanst-2012",
    2013: "kolada-recept-hemtjanst-2013",
    2014: "kolada-recept-hemtjanst",
}
PARTS = ("values", "statuses", "frame", "definition")


def figures(year):
    return hti.datasets.load(f"oppna-jamforelser-{year}")


def scored(definition, table):
    return hti.fit(hti.load(definition), table).score(table)


@pytest.fixture(scope="module")
def editions():
    """All of them, oldest first; some with figures borrowed from the year before, which have another period."""
    found = {}
    for year in (2012, 2013, 2014, 2015):
        found[f"oppna {year}"] = scored(f"oppna-jamforelser-{year}", figures(year))
        if year in RECIPES:
            found[f"recipe {year}"] = scored(RECIPES[year], figures(year))
            found[f"recipe {year} borrowed"] = scored(
                RECIPES[year], figures(year).borrow(figures(2013 if year == 2012 else year - 1))
            )
        if year > 2012:
            found[f"oppna {year} borrowed"] = scored(f"oppna-jamforelser-{year}", figures(year).borrow(figures(year - 1)))
    for year in range(2022, 2026):
        found[f"made up {year}"] = scored(f"hemtjanstindex-{year}", hti.datasets.synthetic_edition(year).municipalities)
    return found


def assert_published(changes, scores, when, node):
    ranking = scores.ranking(node).set_index("unit").reindex(changes["unit"])
    np.testing.assert_allclose(changes[f"score_{when}"], ranking["score"], rtol=0, atol=1e-9)
    np.testing.assert_array_equal(changes[f"rank_{when}"], ranking["rank"])


def test_ends_are_the_published_ones_for_every_pair(editions):
    pairs = 0
    for (old, earlier), (new, later) in itertools.combinations(editions.items(), 2):
        if earlier.table.period[:4] > later.table.period[:4] or not set(earlier.units) & set(later.units):
            continue  # made-up municipalities have codes of their own
        common = [
            n.id for n in later.index.model.nodes if n.indicator is None and n.id in {m.id for m in earlier.index.model.nodes}
        ]
        for node in common:
            changes = hti.compare(earlier, later, node)
            assert set(changes["unit"]) == set(earlier.units) & set(later.units), (old, new)
            assert_published(changes, earlier, "before", node)
            assert_published(changes, later, "after", node)
            whole = changes[changes["unsplit"] == ""]
            scores = sum(whole[f"score_{part}"] for part in PARTS)
            ranks = sum(whole[f"rank_{part}"] for part in (*PARTS, "others"))
            np.testing.assert_allclose(scores, whole["score_after"] - whole["score_before"], rtol=0, atol=1e-9)
            np.testing.assert_allclose(ranks, whole["rank_before"] - whole["rank_after"], rtol=0, atol=1e-9)
        pairs += 1
    assert pairs == 84  # 13 real ones with each other, and 4 made-up ones


def test_columns_that_are_added_dropped_and_moved():
    def edition(ids, data):
        nodes = [hti.Node("index"), *(hti.Node(i, "index", indicator=hti.Indicator("higher")) for i in ids)]
        model = hti.Model(nodes)
        table = hti.Table.from_frame({"unit": ["A", "B", "C"], **data}, model)
        return hti.fit(model, hti.Method(normalise=hti.MinMax(0, 100), aggregate=hti.Arithmetic()), table).score(table)

    earlier = edition(["x", "y"], {"x": [10, 20, 30], "y": [5, 6, 9]})
    later = edition(["y", "z"], {"y": [5, 6, 9], "z": [3, 2, 1]})
    changes = hti.compare(earlier, later)
    assert list(changes["score_before"]) == [0, 37.5, 100]  # (0 + 0)/2, (50 + 25)/2, (100 + 100)/2
    assert list(changes["score_after"]) == [50, 37.5, 50]  # (0 + 100)/2, (25 + 50)/2, (100 + 0)/2
    np.testing.assert_allclose(changes["score_definition"], [50, 0, -50], atol=1e-12)


def test_borrowed_figures_where_one_edition_lacks_an_indicator():
    earlier = scored("oppna-jamforelser-2014", figures(2014))
    later = scored("oppna-jamforelser-2015", figures(2015).borrow(figures(2014)))
    changes = hti.compare(earlier, later)
    assert_published(changes, later, "after", None)
    present = earlier.index
    for year in (2013, 2015):
        borrowed = figures(year).borrow(figures(2014 if year == 2015 else 2012))
        back = hti.backcast(present, borrowed)
        asked = [n.id for n in present.model.nodes if n.indicator is not None]
        values = np.array(
            [
                borrowed.values[:, borrowed.indicators.index(i)]
                if i in borrowed.indicators
                else np.full(len(borrowed.units), np.nan)
                for i in asked
            ]
        ).T
        statuses = np.array(
            [
                borrowed.status[:, borrowed.indicators.index(i)]
                if i in borrowed.indicators
                else np.full(len(borrowed.units), 4)
                for i in asked
            ]
        ).T
        statuses[:, np.isnan(values).all(axis=0)] = 4
        by_hand = present.score(hti.Table(borrowed.units, asked, values, statuses=statuses.astype(np.uint8)))
        np.testing.assert_array_equal(back["index"], by_hand["index"])


def test_a_definition_that_does_not_fit_the_other_figures_leaves_the_ends_and_says_why():
    model = hti.Model([hti.Node("index"), *(hti.Node(i, "index", indicator=hti.Indicator()) for i in "ab")])
    strict = hti.Method(missing={"missing": hti.Refuse()})
    before = hti.Table(["1", "2", "3"], ["a", "b"], [[1.0, 2.0], [2.0, 5.0], [3.0, 3.0]])
    after = hti.Table(["1", "2", "3"], ["a", "b"], [[1.0, 2.0], [2.0, np.nan], [3.0, 3.0]])
    earlier = hti.fit(model, strict, before).score(before)
    later = hti.fit(model, hti.Method(), after).score(after)
    changes = hti.compare(earlier, later)
    assert_published(changes, earlier, "before", None)
    assert_published(changes, later, "after", None)
    assert changes["unsplit"].str.contains("the earlier definition does not fit the later figures").all()
    assert changes["score_values"].isna().all()
