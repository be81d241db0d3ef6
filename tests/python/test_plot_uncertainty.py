"""Pictures of an uncertainty: what must be in them, read from the figures themselves."""

from itertools import combinations

import hemtjanstindex as hti
import numpy as np
import pytest

NAMES = ["Kristianstad", "Ekerö", "Botkyrka"]
UNITS = ["1290", "0125", "0127"]


@pytest.fixture(scope="module")
def u():
    table = hti.datasets.load("oppna-jamforelser-2014")
    index = hti.fit(hti.load("oppna-jamforelser-2014"), table)
    return hti.uncertainty(index, table, hti.vary.weights(0.25), n=1000, pairs=list(combinations(UNITS, 2)))


def rows(axes):
    return [label.get_text() for label in axes.get_yticklabels()]


def words(figure):
    return "\n".join(text.get_text() for text in figure.texts)


def test_ranks_show_every_ranked_unit_and_name_the_others(u):
    figure = u.plot.ranks(0.8, source="Källa")
    spread = u.ranks(0.8)
    ranked = spread[spread["mean"].notna()].sort_values("rank", kind="stable")
    assert [name for axes in figure.axes for name in rows(axes)] == list(ranked["name"])
    told = words(figure)
    assert all(name in told for name in spread[spread["mean"].isna()]["name"])
    assert "Källa" in told
    assert "80 % av omräkningarna" in told
    assert "weights" in told
    (bands,) = (c for c in figure.axes[0].collections)
    ends = np.array([segment[:, 0] for segment in bands.get_segments()])
    np.testing.assert_array_equal(ends, ranked[["low", "high"]].to_numpy()[: len(ends)])


def test_ranks_of_some(u):
    with pytest.raises(hti.MethodError, match="top must be at least 1"):
        u.plot.ranks(top=0)
    with pytest.raises(hti.MethodError, match="language must be one of"):
        u.plot.ranks(language="fi")
    assert rows(u.plot.ranks(top=5, language="en").axes[0]) == list(u.ranks().sort_values("rank")["name"][:5])
    assert sorted(rows(u.plot.ranks(units=UNITS).axes[0])) == sorted(NAMES)
    with pytest.raises(hti.DataError, match="no unit 'x'"):
        u.plot.ranks(units=["x"])


def test_probabilities_are_those_of_the_result(u):
    axes = u.plot.probabilities(units=UNITS).axes[0]
    assert rows(axes) == ["Ekerö", "Kristianstad", "Botkyrka"]
    shown = axes.images[0].get_array()
    np.testing.assert_array_equal(shown, [u.p_rank(unit)["p"] for unit in ("0125", "1290", "0127")])
    everybody = u.plot.probabilities().axes[0].images[0].get_array()
    np.testing.assert_allclose(everybody.sum(axis=1), 1)


def test_dominance_is_that_of_the_pairs(u):
    axes = u.plot.dominance(UNITS).axes[0]
    assert rows(axes) == ["Ekerö", "Kristianstad", "Botkyrka"]
    shown = np.asarray(axes.images[0].get_array().filled(np.nan))
    assert np.isnan(np.diag(shown)).all()
    assert shown[0, 1] == u.p_above("0125", "1290").above
    written = {text.get_text() for text in axes.texts}
    assert written == {f"{100 * share:.0f} %" for share in shown[~np.isnan(shown)]}
    assert shown[1, 0] == u.p_above("1290", "0125").above
    with pytest.raises(hti.DataError, match="not asked for"):
        u.plot.dominance([*UNITS, "0180"])


def test_pictures_say_what_they_are_of(u):
    for figure in (u.plot.ranks(), u.plot.probabilities(), u.plot.dominance(UNITS)):
        assert f"{u.index.definition.heading('sv')} · 2014" in words(figure)
        assert "Bara slumpfel" not in words(figure)


def test_pictures_of_sampling_say_that_it_is_random_error_only(u):
    sampled = hti.vary.sampling(respondents=60, standard_error=0.5)
    drawn = hti.uncertainty(u.index, u.table, sampled, n=20, pairs=list(combinations(UNITS, 2)))
    for figure in (drawn.plot.ranks(), drawn.plot.probabilities(), drawn.plot.dominance(UNITS, source="Källa")):
        assert "Bara slumpfel" in words(figure)


def test_all_ranks_fit_a_page(u):
    figure = u.plot.ranks()
    assert len(figure.axes) == 3
    width, height = figure.get_size_inches()
    assert 1 < height / width < 1.5
