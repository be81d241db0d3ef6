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


def test_whole_methods_and_prepared_figures_are_chosen(real):
    index, table = real
    other = index.method.replace(weight=hti.EqualWeights(), normalise=hti.RankNormalise())
    expected = [hti.fit(index.model, method, table).score(table)["index"] for method in (index.method, other)]
    u = hti.uncertainty(index, table, hti.vary.choice("method", [index.method, other]), n=1000)
    rows = u.scores(0.98)
    scored = ~np.isnan(expected[0])
    assert rows["low"][scored].to_numpy() == pytest.approx(np.minimum(*expected)[scored], abs=u.bin_width())
    assert rows["high"][scored].to_numpy() == pytest.approx(np.maximum(*expected)[scored], abs=u.bin_width())

    values = table.values.copy()
    gaps = np.isnan(values)
    values[gaps] = np.broadcast_to(np.nanmedian(values, axis=0), values.shape)[gaps]
    full = hti.Table(table.units, table.indicators, values, names=table.names, groups=table.groups)
    both = hti.uncertainty(index, table, hti.vary.choice("table", [table, full], name="gaps"), n=1000)
    assert list(both.alternatives["source"]) == ["gaps", "gaps"]
    filled = hti.fit(index.model, index.method, full).score(full)["index"]
    p = both.scores()["p_scored"]
    assert (p[np.isnan(expected[0])] > 0.4).all()
    assert not np.isnan(filled).any()


def test_imputation_is_a_rule_for_what_is_missing(real):
    index, table = real
    rules = [hti.Renormalise(), hti.ImputeMedian()]
    u = hti.uncertainty(index, table, hti.vary.choice("missing", rules), n=1000)
    expected = [hti.fit(index.model, index.method.replace(missing=rule), table).score(table)["index"] for rule in rules]
    rows = u.scores(0.98)
    both = ~np.isnan(expected[0]) & ~np.isnan(expected[1])
    assert rows["low"][both].to_numpy() == pytest.approx(np.minimum(*expected)[both], abs=u.bin_width())
    assert rows["high"][both].to_numpy() == pytest.approx(np.maximum(*expected)[both], abs=u.bin_width())


def test_a_step_that_is_none_is_refused_at_once():
    with pytest.raises(ValueError, match="step must be one of treat, normalise"):
        hti.vary.choice("normalize", [hti.MinMax()])


VARY = """[[vary]]
kind = "weights"
spread = 0.5
distribution = "dirichlet"
levels = [2]

[[vary]]
kind = "choice"
step = "aggregate"
alternatives = ["arithmetic", { rule = "geometric", floor = 1 }]
p = [3, 1]
at = "index"

[[vary]]
kind = "choice"
step = "missing"
alternatives = [{ missing = "mean" }, { missing = "median" }]

[[vary]]
kind = "choice"
step = "method"
alternatives = [{ weight = "equal" }]
name = "whole"

[[vary]]
kind = "sampling"
respondents = 60

[[vary]]
kind = "drop"
nodes = ["information", "utforande"]

[[vary]]
kind = "weights_from"
respondents = "people.csv"
nodes = ["information", "utforande"]
"""


def test_what_varies_is_read_from_a_file(tmp_path, real):
    (tmp_path / "vary.toml").write_text(VARY, encoding="utf-8")
    (tmp_path / "people.csv").write_text("respondent,information,utforande\na,40,60\nb,30,70\n", encoding="utf-8")
    found = hti.vary.read(tmp_path / "vary.toml")
    assert found[0] == hti.vary.weights(0.5, levels=(2,), distribution="dirichlet")
    assert found[1].alternatives == (hti.Arithmetic(), hti.Geometric(floor=1))
    assert (found[1].step, found[1].at, found[1].p) == ("aggregate", "index", (3, 1))
    assert [rules["missing"] for rules in found[2].alternatives] == [hti.ImputeMean(), hti.ImputeMedian()]
    assert found[3] == hti.vary.choice("method", (hti.Method(weight=hti.EqualWeights()),), name="whole")
    assert found[4] == hti.vary.sampling(respondents=60)
    assert found[5] == hti.vary.drop(("information", "utforande"))
    assert isinstance(found[6].respondents, hti.Table)
    index, table = real
    assert hti.uncertainty(index, table, [found[1], found[6]], n=200).n_failed == 0
    assert eval(repr(found[:6])) == found[:6]


def test_every_fault_of_a_file_is_told_with_its_line(tmp_path):
    path = tmp_path / "vary.toml"
    path.write_text('[[vary]]\nkind = "weight"\n\n[[vary]]\nkind = "rounding"\nstep = "one"\nsteps = 1\n', encoding="utf-8")
    with pytest.raises(hti.DataError) as caught:
        hti.vary.read(path)
    assert [problem.line for problem in caught.value.problems] == [2, 6, 7]
    assert "did you mean 'weights'" in str(caught.value)


def test_a_choice_for_what_is_missing_keeps_the_other_rules(made_up):
    index, table = made_up
    kept = hti.Method(
        missing={"missing": hti.Renormalise(min_coverage=0.5), "not_answered": hti.Penalise(40)},
        normalise=index.definition.method.normalise,
    )
    index = hti.fit(index.definition.model, kept, table)
    chosen = hti.vary.choice("missing", [{"missing": hti.ImputeMean()}])
    u = hti.uncertainty(index, table, chosen, n=10)
    rules = {**index.definition.method.missing, "missing": hti.ImputeMean()}
    expected = hti.fit(index.definition.model, kept.replace(missing=rules), table).score(table)["index"]
    np.testing.assert_allclose(u.scores()["mean"], expected, rtol=1e-12)
    assert not np.allclose(expected, index.score(table)["index"], equal_nan=True)


def test_sources_are_plain_values_whatever_they_were_given():
    drawn = hti.vary.choice("constant", ["drop", "middle"], p=np.array([3.0, 1.0]))
    assert repr(drawn) == "hti.vary.choice(step='constant', alternatives=('drop', 'middle'), p=(3.0, 1.0))"
    assert drawn == hti.vary.choice("constant", ("drop", "middle"), p=(3, 1))
    assert len({hti.vary.weights(nodes=["a"]), hti.vary.weights(nodes=("a",)), hti.vary.weights(levels=np.int64(1))}) == 2


def test_numbers_of_numpy_are_numbers(real):
    a, b = (
        hti.uncertainty(*real, hti.vary.weights(spread, levels=level), n=0).specification
        for spread, level in ((0.25, 1), (np.float64(0.25), np.int64(1)))
    )
    assert a == b


@pytest.mark.parametrize("vary", ["weights", ["weights"], [hti.vary.weights(), 1]])
def test_what_is_no_source_is_refused(real, vary):
    with pytest.raises(TypeError, match="what varies is told by sources of hemtjanstindex"):
        hti.uncertainty(*real, vary)
    with pytest.raises(TypeError, match="what varies is told by sources of hemtjanstindex"):
        hti.sobol(*real, vary)


def test_results_tell_the_probabilities_of_their_choices(real):
    chosen = hti.vary.choice("constant", ["drop", "middle"], p=[3, 1])
    told = ["choice(constant: drop | middle, p = [3, 1])"]
    assert hti.uncertainty(*real, chosen, n=200).provenance()["varied"] == told
    assert hti.sobol(*real, chosen, n=16).provenance()["varied"] == told


def test_results_with_sampling_tell_that_it_is_random_error_only(real):
    survey = hti.vary.sampling(respondents=60, standard_error=0.5)
    for vary, error in ((survey, "random error only: "), (hti.vary.weights(), None)):
        for result in (hti.uncertainty(*real, vary, n=200), hti.sobol(*real, vary, n=16)):
            assert result.provenance().get("error", "").startswith(error or "")
            assert ("error" in result.provenance()) == (error is not None)


def test_figures_of_everybody_leave_the_ranking_as_it_is(real):
    index, table = real
    counted = table.with_counts(respondents=60, population=60, standard_error=0.0)
    rows = hti.uncertainty(index, counted, hti.vary.sampling(), n=200, reference=counted).scores()
    ranked = rows["score"].notna()
    assert (rows["mean"] == rows["score"])[ranked].all()
    assert (rows["sd"] == 0)[ranked].all()
    with pytest.raises(hti.DataError, match="more people answered than there are"):
        table.with_counts(respondents=60, population=5)
