"""Cells that the units most alike fill: against scikit-learn, by hand, and wherever scores are asked about."""

import itertools
import json
import math
import random

import hemtjanstindex as hti
import numpy as np
import pytest
import reference
from hemtjanstindex import vary

FOLDER = reference.ROOT / "tests/data/nearest"
MADE = json.loads((FOLDER / "nearest.json").read_text(encoding="utf-8"))


def rule(case):
    return hti.ImputeNearest(case["k"], by_distance=case["weights"] == "distance")


def model_of(names):
    return hti.Model([hti.Node("index"), *(hti.Node(i, "index", indicator=hti.Indicator("higher")) for i in names)])


def table_of(values, prefix="u"):
    values = np.array(values, float)
    units = [f"{prefix}{u:03d}" for u in range(len(values))]
    return hti.Table(units, [f"x{i}" for i in range(values.shape[1])], values)


def fitted(table, filling, **more):
    return hti.fit(model_of(table.indicators), hti.Method(missing=dict.fromkeys(STATUSES, filling), **more), table)


STATUSES = ("missing", "not_answered", "suppressed")


def filled(scores, unit, indicator):
    """What a cell got, by its trace."""
    return next(step.output for step in scores.trace(unit, indicator).steps if step.step == "impute")


def compare(scores, cells):
    for u, i, value in cells:
        got = filled(scores, scores.units[u], scores.index.model.indicators[i])
        assert got == pytest.approx(value, rel=1e-9, abs=1e-9), (u, i)


@pytest.mark.parametrize("case", MADE["random"], ids=lambda c: f"{len(c['reference'])}-{c['k']}-{c['weights']}")
def test_as_scikit_learn(case):
    table, new = table_of(case["reference"]), table_of(case["new"], "new")
    index = fitted(table, rule(case))
    compare(index.score(table), case["cells"])
    compare(index.score(new), case["new_cells"])
    assert len(case["cells"]) + len(case["new_cells"]) > 5


@pytest.mark.parametrize("case", MADE["2014"], ids=lambda c: f"{c['k']}-{c['weights']}")
def test_as_scikit_learn_on_real_figures(case):
    definition = hti.definitions.load("oppna-jamforelser-2014")
    table = hti.datasets.load("oppna-jamforelser-2014")
    index = hti.fit(definition.model, hti.Method(missing=dict.fromkeys(STATUSES, rule(case))), table)
    assert len(case["cells"]) > 270
    compare(index.score(table), case["cells"])


def small():
    """Four units, of which the last has a gap that can be filled by hand."""
    return hti.Table(["A", "B", "C", "D"], ["x", "y"], [[1, 10], [2, 30], [4, 20], [2, math.nan]])


def test_by_hand():
    # D is in x at B itself, 1 from A and 2 from C, in units of x's standard deviation.
    trace = fitted(small(), hti.ImputeNearest(2)).score(small()).trace("D", "y")
    assert [(s.step, s.rule, s.output) for s in trace.steps[:2]] == [("neighbour", "B", 30), ("neighbour", "A", 10)]
    spread = np.std([1, 2, 4, 2], ddof=1)
    assert [s.facts["distance"] for s in trace.steps[:2]] == pytest.approx([0, math.sqrt(2) / spread])
    assert trace.steps[2].output == 20
    alone = hti.ImputeNearest(3, by_distance=True)  # who is alike in everything
    assert filled(fitted(small(), alone).score(small()), "D", "y") == 30
    new = hti.Table(["E"], ["x", "y"], [[3, math.nan]])  # 1 from B, D and C, 2 from A; D has no figure
    assert filled(fitted(small(), hti.ImputeNearest(3)).score(new), "E", "y") == 20
    weighed = fitted(small(), hti.ImputeNearest(3, by_distance=True)).score(new)
    assert filled(weighed, "E", "y") == pytest.approx((30 + 20 + 10 / 2) / 2.5)


def test_ties_go_by_code():
    table = hti.Table(["c", "b", "a", "d"], ["x", "y"], [[0.1, 1], [0.3, 2], [0.3, 3], [0.2, math.nan]])
    for order in itertools.permutations(range(4)):
        units = [table.units[u] for u in order]
        shuffled = hti.Table(units, ["x", "y"], table.values[list(order)])
        assert filled(fitted(shuffled, hti.ImputeNearest(1)).score(shuffled), "d", "y") == 3


def test_nobody_in_common():
    table = hti.Table(["a", "b", "c"], ["x", "y"], [[1, 5], [2, 8], [math.nan, math.nan]])
    trace = fitted(table, hti.ImputeNearest(1)).score(table).trace("c", "y")
    assert [(s.step, s.output) for s in trace.steps[:1]] == [("impute", 6.5)]
    assert trace.steps[0].mark == "nothing in common with the reference: the value of all"


def test_constant_indicators_tell_nobody_apart():
    table = hti.Table(["a", "b", "c"], ["x", "y", "z"], [[1, 0.1, 5], [2, 0.1, 8], [1.9, 0.1, math.nan]])
    new = hti.Table(["d"], ["x", "y", "z"], [[1.1, 99, math.nan]])
    index = fitted(table, hti.ImputeNearest(1), constant="middle")
    assert filled(index.score(new), "d", "z") == 5
    distance = index.score(new).trace("d", "z").steps[0].facts["distance"]
    assert distance == pytest.approx(math.sqrt(2 / 1) * 0.1 / np.std([1, 2, 1.9], ddof=1))  # of x and z, they share x


def test_not_its_own_neighbour():
    table = hti.Table(["a", "b", "c"], ["x", "y"], [[1, 5], [2, 8], [3, 13]])
    index = fitted(table, hti.ImputeNearest(1))
    again = hti.Table(["a", "new"], ["x", "y"], [[1, math.nan], [1, math.nan]])
    assert [filled(index.score(again), unit, "y") for unit in again.units] == [8, 5]


def some_table(seed, units=25, columns=5):
    r = np.random.default_rng(seed)
    values = np.round(r.normal(50, 12, (units, columns)), 1)
    values[r.random(values.shape) < 0.25] = math.nan
    values[0] = np.round(r.normal(50, 12, columns), 1)
    return table_of(values)


@pytest.mark.parametrize("by_distance", [False, True])
def test_saved_and_loaded(by_distance, tmp_path):
    table, new = some_table(1), some_table(2, 7)
    index = fitted(table, hti.ImputeNearest(3, by_distance=by_distance))
    index.save(tmp_path / "index.json")
    loaded = hti.Index.load(tmp_path / "index.json")
    for of in (table, new):
        assert np.array_equal(index.score(of)["index"], loaded.score(of)["index"], equal_nan=True)
    text = (tmp_path / "index.json").read_text(encoding="utf-8")
    damaged = tmp_path / "damaged.json"
    damaged.write_text(text.replace('"reference":', '"referens":'), encoding="utf-8")
    with pytest.raises(hti.DataError, match="no reference to find neighbours in"):
        hti.Index.load(damaged)


def test_in_a_file(tmp_path):
    path = tmp_path / "x.toml"
    definition = hti.Definition(
        id="x", model=model_of(["a"]), method=hti.Method(missing={"missing": hti.ImputeNearest(7, by_distance=True)})
    )
    path.write_text(definition.to_toml(), encoding="utf-8")
    assert 'missing = { rule = "nearest", k = 7, by_distance = true }' in path.read_text(encoding="utf-8")
    assert hti.load(path) == definition
    for wrong in ("k = 0", "k = 2.5", 'k = "two"'):
        path.write_text(definition.to_toml().replace("k = 7", wrong), encoding="utf-8")
        with pytest.raises(hti.Error, match="k"):
            hti.load(path)


def test_what_if_looks_for_neighbours_anew():
    table = some_table(3)
    index = fitted(table, hti.ImputeNearest(2))
    scores = index.score(table)
    r = random.Random(3)
    other_neighbours = 0
    for unit in table.units:
        u = table.units.index(unit)
        edits = {i: r.choice([10.0, 90.0, None]) for i in r.sample(table.indicators, 2)}
        values = table.values.copy()
        for i, value in edits.items():
            values[u, table.indicators.index(i)] = math.nan if value is None else value
        want = index.score(hti.Table(table.units, table.indicators, values))
        given = {i: "missing" if value is None else value for i, value in edits.items()}
        assert scores.what_if(unit)(given).score == want["index"][u]
        untouched = [i for i in table.indicators if i not in edits and math.isnan(values[u, table.indicators.index(i)])]
        other_neighbours += any(filled(want, unit, i) != filled(scores, unit, i) for i in untouched)
    assert other_neighbours > 5


def test_a_plan_is_the_cheapest_of_all():
    table = some_table(4, units=20)
    scores = fitted(table, hti.ImputeNearest(1)).score(table)
    effort = {"x0": 2.0, "x1": 1.5, "x2": 1.0, "x3": 1.25, "x4": 3.0}
    planned = 0
    for unit, row in zip(table.units, table.values, strict=True):
        if not np.isnan(row).any() or scores.what_if(unit).before.rank < 6:
            continue
        caps = np.nanquantile(table.values, 0.9, axis=0)
        raised = {i: float(cap) for i, x, cap in zip(table.indicators, row, caps, strict=True) if x < cap}
        what_if = scores.what_if(unit)
        cheapest = math.inf
        for n in range(len(raised) + 1):
            for chosen in itertools.combinations(raised, n):
                if what_if({i: raised[i] for i in chosen}).rank <= 3:
                    cheapest = min(cheapest, sum(effort[i] for i in chosen))
        plan = scores.plan(unit, rank=3, effort=effort, kept=True, outcomes=True)
        assert plan.reached == (cheapest < math.inf)
        if plan.reached:
            assert plan.proven
            assert plan.effort == pytest.approx(cheapest)
            planned += 1
    assert planned >= 5


def surveyed():
    """Two questions of a survey, one of which the last unit lacks."""
    a, b = (hti.Node(i, "index", indicator=hti.Indicator("higher", kind="share", error="survey", survey="s")) for i in "ab")
    model = hti.Model([hti.Node("index"), a, b], surveys=[hti.Survey("s", 0.3, "assumed")])
    values = [[80, 60], [70, 65], [90, 85], [75, math.nan]]
    return model, hti.Table(["p", "q", "r", "s"], ["a", "b"], values, respondents=np.full((4, 2), 100.0))


def test_varied_figures_have_other_neighbours():
    model, table = surveyed()
    index = hti.fit(model, hti.Method(missing={"missing": hti.ImputeNearest(1)}), table)
    for source in (vary.sampling(), vary.noise("a", 2.0), vary.rounding(1.0)):
        with pytest.raises(hti.MethodError, match='frame="refit"'):
            hti.uncertainty(index, table, [source], n=8)
    with pytest.raises(hti.MethodError, match="no confidence set"):
        hti.rank_sets(index, table, vary.sampling(), frame="refit")
    complete = hti.Table(table.units[:3], ["a", "b"], table.values[:3], respondents=np.full((3, 2), 100.0))
    assert hti.uncertainty(index, complete, [vary.noise("a", 2.0)], n=8, reference=complete).n == 8
    weighed = hti.uncertainty(index, table, [vary.weights(0.2)], n=64)
    assert weighed.n == 64


def test_refitted_replicates_fill_by_the_figures_drawn():
    model, table = surveyed()
    method = hti.Method(missing={"missing": hti.ImputeNearest(1)}, normalise=hti.NormaliseNone())
    index = hti.fit(model, method, table)
    run = hti.uncertainty(index, table, [vary.noise("a", 5.0)], n=400, frame="refit", seed=5)
    # In a, s is as near to p as to q, and r is far. Over normal errors of all four its b is that of who is nearest by what was
    # drawn.
    r = np.random.default_rng(1)
    a = np.array([80, 70, 90, 75]) + r.normal(0, 5.0, (200_000, 4))
    b = np.array([60, 65, 85])[np.abs(a[:, :3] - a[:, 3:]).argmin(axis=1)]
    assert run.scores().set_index("unit").loc["s", "mean"] == pytest.approx(np.mean((a[:, 3] + b) / 2), abs=0.9)


def test_the_error_of_what_is_filled_is_not_known():
    model, table = surveyed()
    method = hti.Method(missing={"missing": hti.ImputeNearest(1)})
    scores = hti.fit(model, method, table).score(table)
    errors = hti.compare(scores, scores).set_index("unit")["score_error"]
    assert errors[:3].gt(0).all()
    assert math.isnan(errors["s"])
    assert hti.compare(scores, scores, "a").set_index("unit")["score_error"].gt(0).all()
