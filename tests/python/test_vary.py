"""What varies: sources of uncertainty on real and made-up editions, against plain Python."""

import copy

import hemtjanstindex as hti
import numpy as np
import pytest


@pytest.fixture(scope="module")
def made_up():
    table = hti.datasets.synthetic_edition(2024, seed=1).municipalities
    return hti.fit(hti.load("hemtjanstindex-2024"), table), table


@pytest.fixture(scope="module")
def real():
    table = hti.datasets.load("oppna-jamforelser-2014")
    return hti.fit(hti.load("oppna-jamforelser-2014"), table), table


def test_dirichlet_weights_spread_like_a_loop(real):
    index, table = real
    spread = 0.4
    u = hti.uncertainty(index, table, hti.vary.weights(spread, levels=2, distribution="dirichlet"), n=20_000)
    parts = [node.id for node in index.model.nodes if node.parent == "index"]
    scores = index.score(table)
    values = np.array([scores[part] for part in parts])
    whole = ~np.isnan(values).any(axis=0)
    shares = np.array([index.weight(part) for part in parts])
    drawn = np.random.default_rng(1).dirichlet(shares * len(parts) / spread**2, 20_000)
    expected = drawn @ values[:, whole]
    rows = u.scores()[whole]
    assert rows["mean"].to_numpy() == pytest.approx(expected.mean(axis=0), abs=0.2)
    assert rows["sd"].to_numpy() == pytest.approx(expected.std(axis=0), rel=0.05)


def test_people_drawn_anew_vary_the_weights_they_gave(made_up):
    index, table = made_up
    people = hti.datasets.respondents()
    u = hti.uncertainty(index, table, hti.vary.weights_from(people, group="grupp"), n=4000)
    # The definition's weights are the means to one decimal, so an index of drawn means is what a replicate is.
    values = dict(zip(people.indicators, people.values.T, strict=True))
    labels = np.array(people.groups["grupp"])
    generator = np.random.default_rng(1)
    scores = []
    for _ in range(100):
        drawn = np.concatenate([generator.choice(np.flatnonzero(labels == g), (labels == g).sum()) for g in set(labels)])
        nodes = [
            hti.Node(n.id, n.parent, values[n.id][drawn].mean() if n.id in values else n.weight, n.name, n.indicator)
            for n in index.model.nodes
        ]
        scores.append(hti.fit(hti.Model(nodes), index.method, table).score(table)["index"])
    scores = np.array(scores)
    always = ~np.isnan(scores).any(axis=0)
    rows = u.scores()
    error = rows["sd"] / np.sqrt(100)
    assert (abs(rows["mean"] - scores.mean(axis=0)) < 4.5 * error + 0.01)[always].all()
    ratio = scores.std(axis=0)[always] / rows["sd"].to_numpy()[always]
    assert np.median(ratio) == pytest.approx(1, abs=0.1)


def test_equal_voice_counts_small_groups_more(made_up):
    index, table = made_up
    people = hti.datasets.respondents()
    plain, equal = (
        hti.uncertainty(index, table, hti.vary.weights_from(people, group="kanal", equal_voice=voice), n=2000).scores()["sd"]
        for voice in (False, True)
    )
    # 45 of the 240 came to a workshop, and they agree more: their half of the voice makes the means firmer or less so.
    assert abs(np.nanmedian(plain) / np.nanmedian(equal) - 1) > 0.02


def test_who_gave_no_weight_is_named(made_up):
    index, table = made_up
    people = hti.datasets.respondents()
    with pytest.raises(hti.MethodError, match="no group variable 'kanalen'"):
        hti.uncertainty(index, table, hti.vary.weights_from(people, group="kanalen"), n=10)
    with pytest.raises(hti.MethodError, match="no column 'utforand'"):
        hti.uncertainty(index, table, hti.vary.weights_from(people, nodes="utforand"), n=10)
    with pytest.raises(hti.MethodError, match="varies by 'weights' already"):
        hti.uncertainty(index, table, [hti.vary.weights(), hti.vary.weights_from(people)], n=10)


def test_respondents_are_part_of_what_a_source_is():
    people = hti.datasets.respondents()
    source = hti.vary.weights_from(people, group="grupp")
    assert source == hti.vary.weights_from(people, group="grupp")
    assert copy.deepcopy(source) == source
    assert repr(source).startswith("hti.vary.weights_from(respondents=")
