"""What a step may see and do, against computations by hand: nodes that are normalised before their parents combine them,
weights and thresholds by node, and the rules that came with them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from fractions import Fraction

import hemtjanstindex as hti
import numpy as np
import pytest
import reference

RNG = np.random.default_rng(11)
UNITS = [f"{u:02d}" for u in range(23)]
LEAVES = {"a": ["a1", "a2"], "b": ["b1", "b2", "b3"], "c": ["c1"]}
FIGURES = {leaf: RNG.integers(1, 90, len(UNITS)) / 4 for leaves in LEAVES.values() for leaf in leaves}
NEW = {leaf: RNG.integers(-20, 140, 5) / 4 for leaf in FIGURES}


def model(**more: dict[str, object]) -> hti.Model:
    nodes = [hti.Node("index")]
    for weight, (area, leaves) in enumerate(LEAVES.items(), start=1):
        nodes.append(hti.Node(area, "index", weight))
        for place, leaf in enumerate(leaves, start=1):
            nodes.append(hti.Node(leaf, area, place, indicator=hti.Indicator("higher", **more)))
    return hti.Model(nodes)


def table(of: hti.Model, figures: dict[str, object]) -> hti.Table:
    first = next(iter(figures.values()))
    return hti.Table.from_frame({"unit": UNITS[: len(first)], **figures}, of)  # type: ignore[arg-type]


MODEL = model()
REFERENCE = table(MODEL, FIGURES)


def areas(figures: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The areas' weighted means, as LEAVES weighs them."""
    return {
        area: np.average([figures[leaf] for leaf in leaves], axis=0, weights=range(1, len(leaves) + 1))
        for area, leaves in LEAVES.items()
    }


def exponential(column: np.ndarray, x: np.ndarray) -> np.ndarray:
    share = np.array([np.sum(column <= v + 1e-9) for v in x]) / len(column)
    return -23 * np.log(1 - share * (1 - math.exp(-100 / 23)))


def by_the_best(column: np.ndarray) -> Callable[[float], float]:
    top = column.max()
    return lambda x: x / top


MAPS = {
    "min_max": (hti.MinMax(0, 10), lambda c, x: 10 * (x - c.min()) / (c.max() - c.min())),
    "clipped": (
        hti.MinMax(0, 10, clip=(5, 95)),
        lambda c, x: 10 * (np.clip(x, *(e := np.percentile(c, [5, 95]))) - e[0]) / (e[1] - e[0]),
    ),
    "z_score": (hti.ZScore(), lambda c, x: (x - c.mean()) / c.std(ddof=1)),
    "rank": (hti.RankNormalise(), lambda c, x: np.array([1 + np.sum(c < v - 1e-9) for v in x])),
    "exponential_rank": (hti.ExponentialRank(), exponential),
    "round": (hti.Round(1), lambda c, x: np.floor(x * 10 + 0.5 + 1e-9) / 10),
    "own": (hti.CustomNormalise(by_the_best, label="own"), lambda c, x: x / c.max()),
}


@pytest.mark.parametrize("name", MAPS)
def test_a_node_is_normalised_by_the_references_scores_before_its_parent_combines_it(name: str) -> None:
    rule, by_hand = MAPS[name]
    method = hti.Method(normalise=hti.NormaliseNone(), normalise_at={2: rule})
    index = hti.fit(MODEL, method, REFERENCE)
    learnt = areas(FIGURES)
    for figures, of in ((FIGURES, REFERENCE), (NEW, table(MODEL, NEW))):
        scores = index.score(of)
        mapped = {area: by_hand(learnt[area], x) for area, x in areas(figures).items()}
        for area, want in mapped.items():
            np.testing.assert_allclose(scores[area], want, rtol=0, atol=1e-9, err_msg=area)
        want = np.average(list(mapped.values()), axis=0, weights=[1, 2, 3])
        np.testing.assert_allclose(scores["index"], want, rtol=0, atol=1e-9)
        for u, unit in enumerate(of.units):
            assert scores.trace(unit, "b").steps[-1].output == scores["b"][u]
            assert scores.trace(unit, "index").score == scores["index"][u]
            assert scores.what_if(unit, "index")({}).score == scores["index"][u]


def test_rescale_is_what_is_shown_and_normalise_what_is_combined() -> None:
    rule = hti.MinMax(0, 10)
    plain = hti.fit(MODEL, hti.Method(normalise=hti.NormaliseNone()), REFERENCE).score(REFERENCE)
    shown = hti.fit(MODEL, hti.Method(normalise=hti.NormaliseNone(), rescale={"a": rule}), REFERENCE).score(REFERENCE)
    combined = hti.fit(MODEL, hti.Method(normalise=hti.NormaliseNone(), normalise_at={"a": rule}), REFERENCE).score(REFERENCE)
    np.testing.assert_array_equal(shown["index"], plain["index"])
    np.testing.assert_allclose(shown["a"], combined["a"], rtol=1e-12)
    assert np.abs(combined["index"] - plain["index"]).max() > 1


def test_levels_are_learnt_from_below() -> None:
    """The root is ranked by scores that are made of ranks of areas, and both are frozen."""
    method = hti.Method(normalise=hti.NormaliseNone(), normalise_at={2: hti.RankNormalise(), "index": hti.Borda()})
    index = hti.fit(MODEL, method, REFERENCE)
    of = areas(FIGURES)

    def means(figures: dict[str, np.ndarray]) -> np.ndarray:
        ranks = [[1 + np.sum(of[area] < v - 1e-9) for v in x] for area, x in areas(figures).items()]
        return np.average(ranks, axis=0, weights=[1, 2, 3])

    for figures in (FIGURES, NEW):
        want = [np.sum(means(FIGURES) < v - 1e-9) for v in means(figures)]
        np.testing.assert_array_equal(index.score(table(MODEL, figures))["index"], want)


def test_what_is_equal_in_exact_arithmetic_has_one_place() -> None:
    """0.1 + 0.2 + 0.3 and 0.3 + 0.2 + 0.1 tie at a node, whatever their doubles."""
    of = hti.Model(
        [hti.Node("index"), hti.Node("n", "index"), hti.Node("z", "index", indicator=hti.Indicator("higher"))]
        + [hti.Node(x, "n", indicator=hti.Indicator("higher")) for x in "xyw"]
    )
    figures = {"unit": list("ABCD"), "x": [0.1, 0.3, 5, 0], "y": [0.2, 0.2, 1, 0], "w": [0.3, 0.1, 2, 0], "z": [0, 0, 0, 1]}
    data = hti.Table.from_frame(figures, of)
    plain = hti.fit(of, hti.Method(normalise=hti.NormaliseNone()), data).score(data)
    assert plain["n"][0] != plain["n"][1]
    for rule, want in ((hti.RankNormalise(), [2, 2, 4, 1]), (hti.Borda(), [1, 1, 3, 0])):
        scores = hti.fit(of, hti.Method(normalise=hti.NormaliseNone(), normalise_at={"n": rule}), data).score(data)
        np.testing.assert_array_equal(scores["n"], want)
    scores = hti.fit(of, hti.Method(normalise=hti.NormaliseNone(), normalise_at={"n": hti.ExponentialRank()}), data).score(data)
    np.testing.assert_allclose(scores["n"][:2], exponential(np.arange(4), np.array([2, 2])), rtol=1e-12)


def test_saved_it_is_the_same(tmp_path) -> None:
    for rule, _ in itertools.islice(MAPS.values(), 6):
        method = hti.Method(normalise_at={2: rule, "index": hti.Round(2)}, weight_at={"b": hti.EntropyWeights()})
        index = hti.fit(MODEL, method, REFERENCE)
        index.save(tmp_path / "index.json")
        again = hti.Index.load(tmp_path / "index.json")
        for of in (REFERENCE, table(MODEL, NEW)):
            for node in ("a", "b", "index"):
                np.testing.assert_array_equal(again.score(of)[node], index.score(of)[node])
        assert again.definition == index.definition


# --- replicates ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", MAPS)
def test_left_out_siblings_go_through_the_frozen_map(name: str) -> None:
    """Leaving one out draws nothing, so each replicate can be had by hand."""
    rule, by_hand = MAPS[name]
    index = hti.fit(MODEL, hti.Method(normalise=hti.NormaliseNone(), normalise_at={2: rule}), REFERENCE)
    learnt = areas(FIGURES)
    found = hti.leave_one_out(index, REFERENCE, ["b2", "a"])
    mapped = {area: by_hand(learnt[area], x) for area, x in learnt.items()}
    without_b2 = by_hand(learnt["b"], np.average([FIGURES["b1"], FIGURES["b3"]], axis=0, weights=[1, 3]))
    want = {
        "b2": np.average([mapped["a"], without_b2, mapped["c"]], axis=0, weights=[1, 2, 3]),
        "a": np.average([mapped["b"], mapped["c"]], axis=0, weights=[2, 3]),
    }
    scores = found.scores()
    for node, column in want.items():
        np.testing.assert_allclose(scores[node].to_numpy(), column, rtol=0, atol=1e-9, err_msg=node)


@pytest.mark.parametrize("name", MAPS)
@pytest.mark.parametrize("frame", ["frozen", "refit"])
def test_without_spread_replicates_are_the_base_to_the_bit(name: str, frame: str) -> None:
    method = hti.Method(normalise_at={2: MAPS[name][0], "index": hti.Round(2)})
    index = hti.fit(MODEL, method, REFERENCE)
    still = hti.vary.noise(["a1", "b1"], sd=0)
    found = hti.uncertainty(index, REFERENCE, still, n=9, frame=frame, nodes=["index", "a"], progress=False)
    for node in ("index", "a"):
        row = found.scores(node=node)
        np.testing.assert_array_equal(row["mean"].to_numpy(), index.score(REFERENCE)[node])


def test_the_error_of_a_figure_goes_through_the_map() -> None:
    """An error of one figure moves its place as far as the places within it reach."""
    index = hti.fit(MODEL, hti.Method(normalise=hti.NormaliseNone(), normalise_at={"c": hti.RankNormalise()}), REFERENCE)
    found = hti.uncertainty(index, REFERENCE, hti.vary.noise(["c1"], sd=3), n=400, nodes="c", progress=False)
    column = np.sort(FIGURES["c1"])
    spread = found.scores(0.9, node="c")
    low, high = spread["low"].to_numpy(), spread["high"].to_numpy()
    for u, x in enumerate(FIGURES["c1"]):
        inside = 1 + np.searchsorted(column, [x - 3 * 1.645, x + 3 * 1.645])
        assert low[u] >= inside[0] - 3
        assert high[u] <= inside[1] + 3
        assert high[u] > low[u]


def test_alternatives_of_a_node() -> None:
    """A choice of the map of a level gives what fitting each alternative gives."""
    rules = [hti.RankNormalise(), hti.ZScore()]
    base = hti.fit(MODEL, hti.Method(normalise=hti.NormaliseNone(), normalise_at={2: rules[0]}), REFERENCE)
    want = [
        hti.fit(MODEL, hti.Method(normalise=hti.NormaliseNone(), normalise_at={2: rule}), REFERENCE).score(REFERENCE)["index"]
        for rule in rules
    ]
    choice = hti.vary.choice("normalise", rules, at=2)
    seen = set()
    for seed in range(12):
        got = hti.uncertainty(base, REFERENCE, choice, n=1, seed=seed, progress=False).scores()["mean"].to_numpy()
        seen |= {k for k in (0, 1) if np.allclose(got, want[k], rtol=0, atol=1e-8)}
    assert seen == {0, 1}


def test_threads_change_no_bit() -> None:
    index = hti.fit(
        MODEL, hti.Method(normalise_at={2: hti.ExponentialRank()}, aggregate_at={"index": hti.Geometric(1)}), REFERENCE
    )
    vary = [hti.vary.weights(spread=0.3), hti.vary.noise(["a1"], sd=2)]
    runs = [hti.uncertainty(index, REFERENCE, vary, n=500, threads=k, progress=False).scores() for k in (1, 2, 7)]
    assert runs[0].equals(runs[1])
    assert runs[0].equals(runs[2])


# --- contributions, and what is refused ---------------------------------------------------------------------------------------


def test_contributions_through_a_map_are_owen_values() -> None:
    """Of a tree of two levels, by enumeration of all orders that keep siblings together."""
    index = hti.fit(MODEL, hti.Method(normalise=hti.NormaliseNone(), normalise_at={2: hti.ExponentialRank()}), REFERENCE)
    scores = index.score(REFERENCE)
    of, ends = areas(FIGURES), {leaf: np.mean(x) for leaf, x in FIGURES.items()}
    unit = 4

    def value(own: set[str]) -> float:
        row = {leaf: np.array([FIGURES[leaf][unit] if leaf in own else ends[leaf]]) for leaf in FIGURES}
        return float(np.average([exponential(of[a], x)[0] for a, x in areas(row).items()], weights=[1, 2, 3]))

    parts = dict.fromkeys(FIGURES, 0.0)
    orders = list(
        itertools.product(itertools.permutations(LEAVES), *[list(itertools.permutations(leaves)) for leaves in LEAVES.values()])
    )
    for order, *within in orders:
        inside = dict(zip(LEAVES, within, strict=True))
        own: set[str] = set()
        before = value(own)
        for leaf in itertools.chain.from_iterable(inside[area] for area in order):
            own = own | {leaf}
            after = value(own)
            parts[leaf] += (after - before) / len(orders)
            before = after
    rows = scores.explain(UNITS[unit]).set_index("node")
    for leaf, want in parts.items():
        assert math.isclose(rows.loc[leaf, "points"], want, abs_tol=1e-9), leaf


def refused(ask) -> str:
    with pytest.raises(hti.MethodError) as error:
        ask()
    return " ".join(problem.message for problem in error.value.problems)


MAPPED = hti.Method(normalise_at={"b": hti.ExponentialRank()})
RATIO = hti.Method(normalise=hti.MinMax(1, 10, clip=(0, 100)), aggregate_at={"a": hti.Ratio()})


@pytest.mark.parametrize(("method", "node"), [(MAPPED, "b"), (RATIO, "a")])
def test_what_rests_on_weights_is_refused_by_name(method: hti.Method, node: str) -> None:
    index = hti.fit(MODEL, method, REFERENCE)
    scores = index.score(REFERENCE)
    asked = [
        lambda: hti.weight_intervals(index, REFERENCE),
        lambda: hti.rank_bounds(index, REFERENCE, 0.2),
        lambda: hti.overtaking(index, REFERENCE, "03", "04", node),
        lambda: scores.priorities("03"),
        lambda: scores.plan("03", rank=1),
    ]
    for ask in asked:
        message = refused(ask)
        assert f"'{node}'" in message or "arithmetic" in message
    assert len(hti.weight_intervals(index, REFERENCE, node="c" if node == "b" else "b")) >= 0
    if method is RATIO:
        assert "ratio" in refused(lambda: scores.explain("03"))
        assert len(scores.explain("03", node="b"))


def test_a_map_with_places_hides_how_far_scores_err() -> None:
    of = model(kind="share", error="survey", survey="s")
    of = hti.Model(list(of.nodes), [hti.Survey("s", rho=0.2, source="assumed")])
    rng = np.random.default_rng(2)
    values = np.round(rng.uniform(60, 95, (len(UNITS), len(FIGURES))))
    data = hti.Table(UNITS, list(FIGURES), values, respondents=np.full_like(values, 80))
    for rule, known in (
        (hti.MinMax(0, 10), True),
        (hti.ZScore(), True),
        (hti.RankNormalise(), False),
        (hti.MinMax(clip=(5, 95)), False),
    ):
        index = hti.fit(of, hti.Method(normalise=hti.NormaliseNone(), normalise_at={2: rule}), data)
        errors = index.score(data).profile("03").set_index("node")
        assert math.isnan(errors.loc["b", "error"]) is not known
        if known:
            assert len(hti.rank_sets(index, data, n=50).to_frame()) == len(UNITS)
        else:
            assert "is normalised by a map" in refused(lambda index=index: hti.rank_sets(index, data, n=50))


# --- rules --------------------------------------------------------------------------------------------------------------------


def one(rule: object, values: list[float], weights: list[float] | None = None) -> float:
    """What an aggregation makes of children with these values."""
    names = [f"x{k}" for k in range(len(values))]
    of = hti.Model(
        [hti.Node("index")]
        + [
            hti.Node(n, "index", w, indicator=hti.Indicator("higher", goalposts=(-1000, 1000)))
            for n, w in zip(names, weights or [1] * len(names), strict=True)
        ]
    )
    data = hti.Table.from_frame({"unit": ["A"], **{n: [v] for n, v in zip(names, values, strict=True)}}, of)
    method = hti.Method(normalise=hti.Goalposts(-1000, 1000), aggregate=rule)
    return float(hti.fit(of, method, data).score(data)["index"][0])


def test_products_and_choices() -> None:
    assert one(hti.Product(), [0.5, 3, 4]) == 6
    assert one(hti.Product(), [-2, 3]) == -6
    assert one(hti.FirstIf(7, 0.7), [7, 1]) == 7
    assert math.isclose(one(hti.FirstIf(7, 0.7), [6.9, 5]), 3.5, rel_tol=1e-15)


def test_a_ratio_is_the_first_by_the_second_and_needs_a_divisor_above_0() -> None:
    of = hti.Model(
        [
            hti.Node("r"),
            *[hti.Node(x, "r", w, indicator=hti.Indicator("higher", goalposts=(0, 8))) for x, w in (("n", 5), ("d", 1))],
        ]
    )
    data = hti.Table.from_frame({"unit": list("AB"), "n": [4, 8], "d": [2, 4]}, of)
    scale = hti.Goalposts(1, 9)
    scores = hti.fit(of, hti.Method(normalise=scale, aggregate=hti.Ratio()), data).score(data)
    np.testing.assert_array_equal(scores["r"], [float(Fraction(5, 3)), float(Fraction(9, 5))])
    with pytest.raises(hti.MethodError) as error:
        hti.fit(of, hti.Method(normalise=hti.Goalposts(0, 8), aggregate=hti.Ratio()), data)
    assert [p.code for p in error.value.problems] == ["non_positive_value"]


def test_rules_that_are_no_means_need_every_child() -> None:
    of = hti.Model([hti.Node("r"), *[hti.Node(x, "r", indicator=hti.Indicator("higher", goalposts=(0, 8))) for x in "nd"]])
    data = hti.Table.from_frame({"unit": list("ABCD"), "n": [4, 8, "missing", 1], "d": [2, "missing", 4, "not_applicable"]}, of)
    for rule in (hti.Ratio(), hti.Product(), hti.FirstIf(3)):
        method = hti.Method(normalise=hti.Goalposts(1, 9), aggregate=rule, missing=hti.Renormalise(0))
        scores = hti.fit(of, method, data).score(data)
        assert np.isnan(scores["r"]).tolist() == [False, True, True, True]
        assert scores.ranking()["reason"].tolist()[1:] == ["low_coverage"] * 3


def test_a_number_of_children_that_a_rule_does_not_take_is_refused(tmp_path) -> None:
    assert "takes 2 children, and 'b' has 3" in refused(
        lambda: hti.fit(MODEL, hti.Method(aggregate_at={"b": hti.Ratio()}), REFERENCE)
    )
    text = (
        hti.Definition("d", MODEL, hti.Method())
        .to_toml()
        .replace('aggregate = "arithmetic"', 'aggregate = { rule = "arithmetic", node = { b = "ratio" } }')
    )
    (tmp_path / "d.toml").write_text(text, encoding="utf-8")
    with pytest.raises(hti.Error) as error:
        hti.load(tmp_path / "d.toml")
    assert [(p.code, p.line > 0) for p in error.value.problems] == [("conflicting_rules", True)]
    no_weight = hti.Model(
        [hti.Node("r"), *[hti.Node(x, "r", w, indicator=hti.Indicator("higher")) for x, w in (("n", 1), ("d", 0))]]
    )
    data = hti.Table.from_frame({"unit": list("AB"), "n": [1, 2], "d": [1, 3]}, no_weight)
    assert "needs every child" in refused(lambda: hti.fit(no_weight, hti.Method(aggregate=hti.Product()), data))


def test_an_inverted_geometric_mean_is_one_of_what_is_left() -> None:
    values, weights = [2, 9, 5.5], [1, 2, 1]
    left = [(10 - x) / 10 * 9 + 1 for x in values]
    g = math.prod(y ** (w / 4) for y, w in zip(left, weights, strict=True))
    assert math.isclose(one(hti.InvertedGeometric(), values, weights), (10 - g) / 9 * 10, rel_tol=1e-12)
    assert one(hti.InvertedGeometric(), [10, 10]) == 10
    assert abs(one(hti.InvertedGeometric(), [0, 0])) < 1e-14
    assert math.isclose(one(hti.InvertedGeometric(), [12, 3]), one(hti.InvertedGeometric(), [10, 3]), rel_tol=1e-15)


@pytest.mark.parametrize("decimals", [0, 1, 3])
def test_halves_are_rounded_up(decimals: int) -> None:
    of = hti.Model([hti.Node("index"), hti.Node("x", "index", indicator=hti.Indicator("higher"))])
    exact = [Fraction(k, 2 * 10**decimals) for k in range(-25, 26)]
    data = hti.Table.from_frame({"unit": [f"{k:02d}" for k in range(51)], "x": [float(x) for x in exact]}, of)
    got = hti.fit(of, hti.Method(normalise=hti.Round(decimals)), data).score(data)["x"]
    want = [float(Fraction(math.floor(x * 10**decimals + Fraction(1, 2)), 10**decimals)) for x in exact]
    np.testing.assert_array_equal(got, want)


@pytest.mark.parametrize("direction", ["higher", "lower"])
def test_logarithms_between_goalposts(direction: str) -> None:
    of = hti.Model([hti.Node("index"), hti.Node("x", "index", indicator=hti.Indicator(direction, goalposts=(100, 75000)))])
    raw = np.array([50.0, 100, 2000, 75000, 90000])
    data = hti.Table.from_frame({"unit": list("ABCDE"), "x": raw}, of)
    place = (np.log(np.clip(raw, 100, 75000)) - np.log(100)) / (np.log(75000) - np.log(100))
    got = hti.fit(of, hti.Method(normalise=hti.LogGoalposts(0, 1)), data).score(data)["x"]
    np.testing.assert_allclose(got, place if direction == "higher" else 1 - place, rtol=0, atol=1e-14)
    unclipped = hti.fit(of, hti.Method(normalise=hti.LogGoalposts(0, 1, clip=False)), data).score(data)["x"]
    assert unclipped[0] < 0 if direction == "higher" else unclipped[0] > 1
    below = hti.Model([hti.Node("index"), hti.Node("x", "index", indicator=hti.Indicator(direction, goalposts=(0, 5)))])
    with pytest.raises(hti.MethodError) as error:
        hti.fit(below, hti.Method(normalise=hti.LogGoalposts()), data)
    assert [p.code for p in error.value.problems] == ["non_positive_value"]


# --- weights ------------------------------------------------------------------------------------------------------------------


def test_entropy_is_that_of_other_software() -> None:
    case = next(c for c in reference.read_json("scikit_criteria/weighters.json") if "Entropy" in c["id"])
    matrix = np.array(case["inputs"]["dm"]["matrix"], dtype=float)
    names = [f"x{k}" for k in range(matrix.shape[1])]
    of = hti.Model([hti.Node("index"), *[hti.Node(n, "index", indicator=hti.Indicator("higher")) for n in names]])
    data = hti.Table([str(k) for k in range(len(matrix))], names, matrix)
    index = hti.fit(of, hti.Method(normalise=hti.NormaliseNone(), weight=hti.EntropyWeights()), data)
    want = case["expected"]["expected"]["weights"]
    np.testing.assert_allclose([index.effective_weight(n) for n in names], want, atol=1e-5)


def entropy(column: np.ndarray) -> float:
    p = column / column.sum()
    p = p[p > 0]
    return 1 + float(np.sum(p * np.log(p))) / math.log(len(column))


def test_entropy_of_nodes_sees_what_they_have_become_below() -> None:
    method = hti.Method(
        normalise=hti.NormaliseNone(), weight_at={"index": hti.EntropyWeights()}, normalise_at={"b": hti.ExponentialRank()}
    )
    index = hti.fit(MODEL, method, REFERENCE)
    of = areas(FIGURES) | {"b": exponential(areas(FIGURES)["b"], areas(FIGURES)["b"])}
    raw = [entropy(x) for x in of.values()]
    np.testing.assert_allclose([index.effective_weight(a) for a in of], np.array(raw) / sum(raw), rtol=1e-9)
    scores = index.score(table(MODEL, NEW))
    mapped = areas(NEW) | {"b": exponential(areas(FIGURES)["b"], areas(NEW)["b"])}
    np.testing.assert_allclose(scores["index"], np.average(list(mapped.values()), axis=0, weights=raw), rtol=0, atol=1e-9)
    negative = hti.Method(normalise=hti.ZScore(), weight=hti.EntropyWeights())
    assert "need scores of 0 or above" in refused(lambda: hti.fit(MODEL, negative, REFERENCE))


def test_a_constant_child_weighs_nothing_by_entropy() -> None:
    figures = FIGURES | {"b2": np.full(len(UNITS), 0.1)}
    index = hti.fit(
        MODEL, hti.Method(normalise=hti.NormaliseNone(), weight_at={"b": hti.EntropyWeights()}), table(MODEL, figures)
    )
    assert index.effective_weight("b2") == 0
    figures = FIGURES | {leaf: np.full(len(UNITS), 0.1) for leaf in LEAVES["b"]}
    index = hti.fit(
        MODEL, hti.Method(normalise=hti.NormaliseNone(), weight_at={"b": hti.EntropyWeights()}), table(MODEL, figures)
    )
    assert len({index.effective_weight(leaf) for leaf in LEAVES["b"]}) == 1


def test_weights_differ_from_parent_to_parent() -> None:
    index = hti.fit(MODEL, hti.Method(weight=hti.EqualWeights(), weight_at={"b": hti.Given()}), REFERENCE)
    np.testing.assert_allclose(
        [index.effective_weight(x) for x in ("a1", "a2", "b1", "b2", "b3")], [1 / 6, 1 / 6, 1 / 18, 2 / 18, 3 / 18]
    )
    index = hti.fit(MODEL, hti.Method(weight=hti.EqualWeights(), weight_at={3: hti.Given()}), REFERENCE)
    np.testing.assert_allclose([index.effective_weight(x) for x in ("a", "b", "c")], [1 / 6, 2 / 6, 3 / 6])


# --- missing ------------------------------------------------------------------------------------------------------------------


def test_a_rule_as_two_thirds_of_the_figures_in_two_of_three_areas() -> None:
    figures = {leaf: list(x) for leaf, x in FIGURES.items()}
    gaps = {0: ["b1"], 1: ["b1", "b2"], 2: ["c1"], 3: ["a1", "b1", "b2"], 4: ["a1"]}
    for u, leaves in gaps.items():
        for leaf in leaves:
            figures[leaf][u] = "missing"
    data = table(MODEL, figures)
    method = hti.Method(
        missing_at={2: hti.Renormalise(0.66, "count"), "a": hti.Renormalise(0.1), 3: hti.Renormalise(0.66, "count")}
    )
    scores = hti.fit(MODEL, method, data).score(data)
    got = {node: [not math.isnan(x) for x in scores[node][:5]] for node in ("a", "b", "c", "index")}
    assert got == {
        "a": [True] * 5,  # 0.1 of the weight is there
        "b": [True, False, True, False, True],
        "c": [True, True, False, True, True],
        "index": [True] * 5,  # two of three areas each time
    }
    for u in range(5):
        assert scores.what_if(UNITS[u], "index")({}).score == scores["index"][u]
    strict = method.replace(missing_at={**method.missing_at, 3: hti.Renormalise(1)})
    assert np.isnan(hti.fit(MODEL, strict, data).score(data)["index"][:5]).tolist() == [False, True, True, True, False]
    found = hti.uncertainty(hti.fit(MODEL, method, data), data, hti.vary.weights(spread=0), n=3, progress=False)
    np.testing.assert_array_equal(found.scores()["mean"].to_numpy(), scores["index"])


def test_cells_of_an_indicator_may_be_treated_otherwise() -> None:
    figures = {leaf: list(x) for leaf, x in FIGURES.items()}
    for leaf in ("a1", "b1", "c1"):
        figures[leaf][0] = "missing"
        figures[leaf][1] = "not_answered"
    data = table(MODEL, figures)
    method = hti.Method(
        normalise=hti.NormaliseNone(),
        missing_at={
            "a1": {"missing": hti.ImputeMedian()},
            "b1": {"missing": hti.Penalise(7), "not_answered": hti.Renormalise()},
        },
    )
    scores = hti.fit(MODEL, method, data).score(data)
    present = FIGURES["a1"][2:]
    assert scores["a1"][0] == np.median(present)
    assert scores["a1"][1] == present.min()  # as the method penalises who did not answer
    assert scores["b1"][0] == 7
    assert math.isnan(scores["b1"][1])
    assert math.isnan(scores["c1"][0])
    refusing = method.replace(missing_at={"c1": {"missing": hti.Refuse()}})
    with pytest.raises(hti.DataError) as error:
        hti.fit(MODEL, refusing, data)
    assert [(p.code, p.indicator, p.unit) for p in error.value.problems] == [("refused_value", "c1", "00")]


def test_steps_are_written_and_read_again() -> None:
    method = hti.Method(
        normalise_at={2: hti.ExponentialRank(), "index": hti.Round(1)},
        weight=hti.EqualWeights(),
        weight_at={"b": hti.EntropyWeights(), 3: hti.Given()},
        aggregate_at={"a": hti.FirstIf(3, 0.5), 3: hti.InvertedGeometric(0, 100)},
        missing={"missing": hti.Renormalise(0.25)},
        missing_at={
            2: hti.Renormalise(0.5, "count"),
            "index": hti.Renormalise(1),
            "b1": {"missing": hti.Penalise(5), "suppressed": hti.ImputeMean()},
        },
    )
    d = hti.Definition("d", MODEL, method)
    again = hti.Definition(hti._core.parse_definition(d.to_toml()))
    assert again.method == method
    assert eval(repr(method), {"hti": hti}) == method
    assert method.replace() == method
    assert method.replace(missing_at={}) != method
    assert d.hash != hti.Definition("d", MODEL, method.replace(missing_at={})).hash


WRONG = {
    "cells of a node": (
        hti.Method(missing_at={"b": {"missing": hti.ImputeMean()}}),
        '[method.missing]\nnode.b.missing = "mean"',
        ("unknown_node", "method.missing.node.b"),
    ),
    "a threshold of an indicator": (
        hti.Method(missing_at={"b1": hti.Renormalise(1)}),
        '[method.missing]\nnode.b1 = { rule = "renormalise", min_coverage = 1 }',
        ("unknown_node", "method.missing.node.b1"),
    ),
    "a threshold of indicators": (
        hti.Method(missing_at={1: hti.Renormalise(1)}),
        '[method.missing]\nlevel.1 = { rule = "renormalise", min_coverage = 1 }',
        ("invalid_parameter", "method.missing.level.1"),
    ),
    "a threshold beside the node's": (
        hti.Method(missing_at={"b1": {"missing": hti.Renormalise(1)}}),
        '[method.missing]\nnode.b1.missing = { rule = "renormalise", min_coverage = 1 }',
        ("conflicting_rules", "method.missing.node.b1.missing"),
    ),
    "an unknown node": (
        hti.Method(missing_at={"bb": hti.Renormalise(1)}),
        '[method.missing]\nnode.bb = { rule = "renormalise", min_coverage = 1 }',
        ("unknown_node", "method.missing.node.bb"),
    ),
    "children of an indicator": (
        hti.Method(weight_at={"b1": hti.EqualWeights()}),
        '[method.weight]\nrule = "given"\nnode.b1 = "equal"',
        ("unknown_node", "method.weight.node.b1"),
    ),
    "weights of a level without children": (
        hti.Method(weight_at={1: hti.EqualWeights()}),
        '[method.weight]\nrule = "given"\nlevel.1 = "equal"',
        ("invalid_parameter", "method.weight.level.1"),
    ),
    "a rule for an unknown node": (
        hti.Method(normalise_at={"bb": hti.Round()}),
        '[method.normalise]\nrule = "min_max"\nnode.bb = "round"',
        ("unknown_node", "method.normalise.node.bb"),
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_has_no_effect_is_refused_in_code_and_in_files_alike(name: str) -> None:
    method, text, want = WRONG[name]
    plain = hti.Definition("d", MODEL, hti.Method()).to_toml()
    nodes = plain[plain.index("[[node]]") :]
    file = f'schema = 1\nid = "d"\n{text}\n{nodes}'

    def found(make) -> list[tuple[str, str]]:
        with pytest.raises(hti.Error) as error:
            make()
        return [(p.code, p.message.split(":")[0].split(" ")[0]) for p in error.value.problems]

    assert found(lambda: hti.fit(MODEL, method, REFERENCE)) == [want]
    assert found(lambda: hti.Definition(hti._core.parse_definition(file))) == [want]


def test_a_node_cannot_impute_its_children() -> None:
    text = 'schema = 1\nid = "d"\n[method.missing]\nnode.b = "mean"\n'
    plain = hti.Definition("d", MODEL, hti.Method()).to_toml()
    with pytest.raises(hti.Error) as error:
        hti._core.parse_definition(text + plain[plain.index("[[node]]") :])
    assert [p.code for p in error.value.problems] == ["conflicting_rules"]
    with pytest.raises(TypeError):
        hti.Method(missing_at={"b": hti.ImputeMean()})
    with pytest.raises(ValueError, match="for an indicator by its id"):
        hti.Method(missing_at={1: {"missing": hti.ImputeMean()}})


def test_a_node_whose_scores_do_not_differ_has_no_frame() -> None:
    figures = FIGURES | {"c1": np.full(len(UNITS), 3.0)}
    data = table(MODEL, figures)
    rules = {"normalise": hti.NormaliseNone(), "normalise_at": {"c": hti.RankNormalise()}}
    for constant in ("error", "drop"):
        assert "normalising it has no frame" in refused(
            lambda c=constant: hti.fit(MODEL, hti.Method(constant=c, **rules), data)
        )
    scores = hti.fit(MODEL, hti.Method(constant="middle", **rules), data).score(data)
    assert set(scores["c"]) == {(len(UNITS) + 1) / 2}
    with pytest.raises(hti.MethodError) as error:
        hti.fit(MODEL, hti.Method(normalise_at={"c": hti.Goalposts()}), REFERENCE)
    assert [p.code for p in error.value.problems] == ["missing_goalposts"]


def test_a_floor_is_asked_for_where_a_map_gives_0_or_less() -> None:
    geometric = {"aggregate_at": {"index": hti.Geometric()}}
    with pytest.raises(hti.MethodError) as error:
        hti.fit(MODEL, hti.Method(normalise_at={2: hti.ZScore()}, **geometric), REFERENCE)
    assert [p.code for p in error.value.problems] == ["non_positive_value"]
    scale = hti.Method(normalise_at={2: hti.MinMax(1, 100, clip=(0, 100))}, **geometric)
    scores = hti.fit(MODEL, scale, REFERENCE).score(REFERENCE)
    areas_ = np.array([scores[a] for a in LEAVES])
    np.testing.assert_allclose(scores["index"], np.exp(np.average(np.log(areas_), axis=0, weights=[1, 2, 3])), rtol=1e-12)


# --- weights from respondents -------------------------------------------------------------------------------------------------

ANSWERS = "person;lag;a;b;c\n1;x;10;20;70\n2;x;20;20;60\n3;y;60;30;10\n"


@pytest.mark.parametrize(
    ("keys", "want"),
    [
        ("", [30, Fraction(70, 3), Fraction(140, 3)]),
        ('group = "lag"\nequal_voice = true\n', [Fraction(75, 2), 25, Fraction(75, 2)]),
    ],
)
def test_respondents_make_the_weights_of_a_definition(keys: str, want: list[Fraction], tmp_path) -> None:
    (tmp_path / "answers.csv").write_text(ANSWERS, encoding="utf-8")
    plain = hti.Definition("d", MODEL, hti.Method()).to_toml()
    text = f'schema = 1\nid = "d"\n[weights]\nrespondents = "answers.csv"\nunit = "person"\n{keys}'
    (tmp_path / "d.toml").write_text(text + plain[plain.index("[[node]]") :], encoding="utf-8")
    d = hti.load(tmp_path / "d.toml")
    np.testing.assert_allclose([d.model[area].weight for area in LEAVES], [float(w) for w in want], rtol=1e-15)
    assert [d.model[leaf].weight for leaf in LEAVES["b"]] == [1, 2, 3]  # nobody was asked
    assert hti.Definition(hti._core.parse_definition(d.to_toml())) == d
    scores = hti.fit(d, REFERENCE).score(REFERENCE)
    by_hand = np.average([scores[area] for area in LEAVES], axis=0, weights=[float(w) for w in want])
    np.testing.assert_allclose(scores["index"], by_hand, rtol=1e-12)


def test_the_respondents_that_ship_made_the_weights_that_ship() -> None:
    d = hti.load("hemtjanstindex-2025")
    people = hti.datasets.respondents()
    text = 'schema = 1\nid = "own"\nextends = "hemtjanstindex-2025"\n[weights]\nrespondents = "hemtjanstindex-respondents"\n'
    model = hti.Definition(hti._core.parse_definition(text)).model
    for node in d.model.nodes:
        given = model[node.id].weight
        if node.id in people.indicators:
            assert math.isclose(given, np.mean(people.values[:, people.indicators.index(node.id)]), rel_tol=1e-12)
            assert abs(given - node.weight) <= 0.05 + 1e-9  # the definition has one decimal
        else:
            assert given == node.weight


def test_what_respondents_cannot_have_said_is_refused(tmp_path) -> None:
    plain = hti.Definition("d", MODEL, hti.Method()).to_toml()
    text = 'schema = 1\nid = "d"\n[weights]\nrespondents = "answers.csv"\nunit = "person"\n'
    (tmp_path / "d.toml").write_text(text + plain[plain.index("[[node]]") :], encoding="utf-8")

    def found(answers: str | None) -> list[str]:
        if answers is not None:
            (tmp_path / "answers.csv").write_text(answers, encoding="utf-8")
        with pytest.raises(hti.Error) as error:
            hti.load(tmp_path / "d.toml")
        return sorted(p.code for p in error.value.problems)

    assert found(None) == ["file_not_found"]
    assert found("person;a;b\n1;1;2\n") == ["missing_column"]
    assert found("person;a;b;c\n1;1;;2\n2;1;-1;2\n") == ["invalid_weight", "invalid_weight"]
    assert found("person;a;b;c\n1;0;0;0\n") == ["zero_weights"]
    (tmp_path / "d.toml").write_text(text + "equal_voice = true\n" + plain[plain.index("[[node]]") :], encoding="utf-8")
    assert found("person;a;b;c\n1;1;1;2\n") == ["invalid_parameter"]
    (tmp_path / "d.toml").write_text(text + 'group = "lag"\n' + plain[plain.index("[[node]]") :], encoding="utf-8")
    assert found("person;lag;a;b;c\n1;x;1;1;2\n") == ["invalid_parameter"]


def test_a_definition_is_given_weights_by_a_table_of_respondents(tmp_path) -> None:
    """The same as a file does, of any definition and any people."""
    d = hti.Definition("d", MODEL, hti.Method(), edition="2014")
    people = hti.Table(["1", "2", "3"], ["a", "b", "c"], np.array([[10, 20, 70], [20, 20, 60], [60, 30, 10.0]]))
    own = hti.weighed_by(d, people)
    np.testing.assert_allclose([own.model[area].weight for area in LEAVES], [30, 70 / 3, 140 / 3], rtol=1e-15)
    assert isinstance(own, hti.Definition)
    assert (own.id, own.edition, own.method) == (d.id, d.edition, d.method)
    (tmp_path / "answers.csv").write_text(ANSWERS, encoding="utf-8")
    plain = d.to_toml()
    text = 'schema = 1\nid = "d"\nedition = "2014"\n[weights]\nrespondents = "answers.csv"\nunit = "person"\n'
    (tmp_path / "d.toml").write_text(text + plain[plain.index("[[node]]") :], encoding="utf-8")
    assert hti.load(tmp_path / "d.toml").model == own.model
    grouped = hti.Table(people.units, people.indicators, people.values, groups={"lag": ["x", "x", "y"]})
    equal = hti.weighed_by(d, grouped, group="lag", equal_voice=True)
    np.testing.assert_allclose([equal.model[area].weight for area in LEAVES], [37.5, 25, 37.5], rtol=1e-15)


@pytest.mark.parametrize(
    ("columns", "code"), [(["index"], "unknown_node"), (["aa"], "unknown_node"), (["a"], "missing_column")]
)
def test_respondents_weigh_nodes_that_have_siblings(columns: list[str], code: str) -> None:
    people = hti.Table(["1"], columns, np.ones((1, len(columns))))
    with pytest.raises(hti.DataError) as error:
        hti.weighed_by(hti.Definition("d", MODEL), people)
    assert {p.code for p in error.value.problems} == {code}
