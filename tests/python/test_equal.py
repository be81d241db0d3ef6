"""Equal is equal: scores that are equal in exact arithmetic tie, wherever something is ranked or compared."""

from __future__ import annotations

import math
import random
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import exact
import hemtjanstindex as hti
import numpy as np
import pandas as pd
import pytest

ROUNDS, CASES = 20, 500  # ten thousand in all


def shown(case: exact.Case, combined: exact.Scores, learnt: exact.Scores) -> exact.Scores:
    """Scores of the root as they are shown: rank families count groups within the tolerance."""
    kind = case.exact
    if case.rescale is None:
        return combined
    name, parameters = case.rescale
    reference = [s for s in learnt if s is not None]
    if name == "min_max" or all(exact.same(s, reference[0]) for s in reference):
        rule = exact.frame((name, parameters), reference, kind)
        return [None if s is None else rule(s) for s in combined]
    n, tolerance = len(reference), kind(case.tolerance)

    def place(score: Any) -> Any:
        """Put one more unit among the reference, and count those in groups below its own."""
        members = next(g for g in exact.groups([*reference, score], tolerance) if n in g)
        best = max(score if u == n else reference[u] for u in members)
        below = kind(str(sum(exact.above(best - tolerance, s) for s in reference)))
        return below + 1 if name == "rank" else below if name == "borda" else min(below, kind(str(n - 1))) / (n - 1)

    return [None if s is None else place(s) for s in combined]


def ranks_of(scores: hti.Scores, node: str | None = None) -> dict[str, float]:
    columns = scores.ranking_columns(node)
    return dict(zip(columns["unit"], columns["rank"].tolist(), strict=True))


def numbers(values: list[float | None]) -> list[float]:
    return [math.nan if v is None else float(v) for v in values]


def check_case(case: exact.Case, rng: random.Random, what: str) -> int:
    """Compare one case with exact arithmetic and with itself in another order; how many ranks are shared."""
    model = exact.model(case)
    table = exact.table(case, model, case.cells, case.units)
    index = hti.fit(model, exact.method(case), table)
    got = index.score(table)
    combined = exact.score(case, case.cells)
    tied = 0
    for node in combined:
        root = node == "index"
        scores = shown(case, combined[node], combined[node]) if root else combined[node]
        spent = root and case.rescale is not None and case.rescale[0] != "min_max"
        tolerance = case.exact("0" if spent else case.tolerance)
        want = exact.rank(scores, case.units, case.ties, tolerance, case.decimals)
        columns = got.ranking_columns(node)
        at = [case.units.index(u) for u in columns["unit"]]
        np.testing.assert_array_equal(columns["rank"], np.array(numbers(want))[at], err_msg=f"{what}, {node}")
        assert list(columns["colour"]) == [exact.colour(u, scores) for u in at], (what, node)
        assert list(columns["group"]) == [exact.group(scores[u], scores) for u in at], (what, node)
        ranked = [w for w in want if w is not None]
        tied += len(ranked) - len(set(ranked))
        if not root:
            continue
        # Units of another table come to those ranked, each on its own.
        others = {x: [rng.choice(c) for _ in range(3)] for x, c in case.cells.items()}
        places = index.score(exact.table(case, model, others, ["a", "b", "c"])).place_columns(got, node)
        coming = shown(case, exact.score(case, others)[node], combined[node])
        last = [*case.units, "~"]
        wanted = [None if s is None else exact.rank([*scores, s], last, "min", tolerance, case.decimals)[-1] for s in coming]
        np.testing.assert_array_equal(places["rank"], numbers(wanted), err_msg=what)

    shuffled = exact.model(case, rng)
    table = exact.table(case, shuffled, case.cells, case.units, rng)
    moved = hti.fit(shuffled, exact.method(case), table).score(table)
    for node in combined:
        np.testing.assert_equal(ranks_of(moved, node), ranks_of(got, node), f"{what}, {node}")
    return tied


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_ranks_groups_colours_and_places_are_those_of_exact_arithmetic(seed: int) -> None:
    rng = random.Random(seed)
    ties = 0
    with exact.digits():
        for number in range(CASES):
            case = exact.random_case(rng)
            ties += check_case(case, rng, f"case {number} of seed {seed}: {case}")
    assert ties > CASES  # or the cases show nothing


def backwards(model: hti.Model) -> hti.Model:
    """The same tree with the children of every node in the opposite order."""
    by_id = {n.id: n for n in model.nodes}
    nodes = []

    def add(node: str) -> None:
        nodes.append(by_id[node])
        for child in reversed(model.children(node) if by_id[node].indicator is None else []):
            add(child)

    add(model.root)
    return hti.Model(nodes)


@pytest.mark.parametrize("year", [2012, 2013, 2014, 2015])
@pytest.mark.parametrize("plain", [False, True])
def test_no_rank_of_a_shipped_definition_moves_when_its_children_are_listed_backwards(year: int, plain: bool) -> None:
    name = f"oppna-jamforelser-{year}"
    definition, table = hti.load(name), hti.datasets.load(name)
    method = definition.method.replace(normalise=hti.NormaliseNone()) if plain else definition.method
    ranks = []
    for model in (definition.model, backwards(definition.model)):
        scores = hti.fit(model, method, table).score(table)
        ranks.append({node.id: ranks_of(scores, node.id) for node in model.nodes})
    np.testing.assert_equal(ranks[1], ranks[0])


@pytest.mark.parametrize("rule", [hti.NormaliseNone(), hti.PercentileRank(), hti.MinMax(), hti.ZScore()])
def test_no_rank_by_any_five_indicators_moves_when_they_are_listed_backwards(rule: Any) -> None:
    for year in (2012, 2013, 2014, 2015):
        name = f"oppna-jamforelser-{year}"
        table = hti.datasets.load(name)
        indicators = [node for node in hti.load(name).model.nodes if node.indicator]
        for first in range(len(indicators) - 4):
            five = [hti.Node(n.id, "t", indicator=n.indicator) for n in indicators[first : first + 5]]
            forwards, back = (hti.Model([hti.Node("t"), *nodes]) for nodes in (five, five[::-1]))
            ranks = [ranks_of(hti.fit(model, hti.Method(normalise=rule), table).score(table)) for model in (forwards, back)]
            np.testing.assert_equal(ranks[1], ranks[0])


def three(**method: Any) -> tuple[hti.Index, hti.Table]:
    model = hti.Model([hti.Node("t"), *(hti.Node(v, "t", indicator=hti.Indicator()) for v in "abc")])
    cells = {"unit": ["A", "B", "C"], "a": [0.1, 0.3, 0.9], "b": [0.2, 0.2, 0.9], "c": [0.3, 0.1, 0.9]}
    table = hti.Table.from_frame(cells, model)
    return hti.fit(model, hti.Method(normalise=hti.NormaliseNone(), **method), table), table


@pytest.mark.parametrize("tolerance", [0.0, 1e-9, 0.01])
def test_rank_families_rescale_equal_scores_to_equal_ones(tolerance: float) -> None:
    for rule, want in [(hti.PercentileRank(), [0, 0, 1]), (hti.RankNormalise(), [1, 1, 3]), (hti.Borda(), [0, 0, 2])]:
        index, table = three(rescale={"t": rule}, tolerance=tolerance)
        scores = index.score(table)
        assert scores["t"].tolist() == want
        assert scores.ranking()["rank"].tolist() == [1, 2, 2]


def test_a_tolerance_reaches_rank_families() -> None:
    model = hti.Model([hti.Node("t"), hti.Node("a", "t", indicator=hti.Indicator())])
    table = hti.Table.from_frame({"unit": list("ABCDE"), "a": [9.0, 8.5, 8.0, 7.0, 6.5]}, model)
    method = hti.Method(normalise=hti.NormaliseNone(), rescale={"t": hti.RankNormalise()}, tolerance=0.5)
    index = hti.fit(model, method, table)
    # 9 holds 8.5, 8 stands alone, 7 holds 6.5.
    assert index.score(table)["t"].tolist() == [4, 4, 3, 1, 1]
    new = hti.Table.from_frame({"unit": list("VWXYZ"), "a": [9.2, 8.2, 7.9, 7.4, 6.9]}, model)
    # 9.2 would hold 9, and 8.5 and 8 be left; 8.2 would hold 8; 7.9 comes to 8; 7.4 would hold 7, and 6.5 be left.
    assert index.score(new)["t"].tolist() == [5, 3, 3, 2, 1]


def test_equal_scores_have_no_frame_made_of_rounding() -> None:
    model = hti.Model([hti.Node("t"), *(hti.Node(v, "t", indicator=hti.Indicator()) for v in "abc")])
    cells = {"unit": ["A", "B"], "a": [0.1, 0.3], "b": [0.2, 0.2], "c": [0.3, 0.1]}
    table = hti.Table.from_frame(cells, model)
    for rule in (hti.MinMax(0, 100), hti.ZScore(50, 10), hti.PercentileRank()):
        method = hti.Method(normalise=hti.NormaliseNone(), rescale={"t": rule})
        with pytest.raises(hti.MethodError, match="score the same"):
            hti.fit(model, method, table)
        middle = hti.fit(model, method.replace(constant="middle"), table).score(table)["t"]
        assert middle[0] == middle[1] == (0.5 if isinstance(rule, hti.PercentileRank) else 50)
    ranking = hti.fit(model, hti.Method(normalise=hti.NormaliseNone()), table).score(table).ranking()
    assert ranking["group"].tolist() == ["near", "near"]
    assert ranking["colour"].tolist() == ["yellow", "yellow"]


def test_imputed_figures_tie_with_those_they_equal() -> None:
    model = hti.Model([hti.Node("t"), hti.Node("a", "t", indicator=hti.Indicator())])
    table = hti.Table.from_frame({"unit": list("ABCD"), "a": [0.1, 0.2, 0.3, None]}, model)  # the sum of doubles is above 0.6
    method = hti.Method(normalise=hti.PercentileRank(), missing=hti.ImputeMean(), ties="average")
    scores = hti.fit(model, method, table).score(table)
    assert scores["a"].tolist() == [0, 1 / 3, 1, 1 / 3]
    assert scores.ranking().set_index("unit")["rank"].to_dict() == {"C": 1, "A": 4, "B": 2.5, "D": 2.5}


def test_decimals_rank_scores_as_they_are_printed() -> None:
    values = [2.675, 2.68, 2.674, -0.125, -0.13, 0.4, -0.4]  # the first is a little less as a double
    printed = [exact.printed(Fraction(str(v)), 2) for v in values]
    want = [1 + sum(p > q for p in printed) for q in printed]
    assert hti.rank(values, decimals=2).tolist() == want
    assert hti.rank([0.4, -0.4, 0.5], decimals=0).tolist() == [2, 2, 1]
    assert hti.rank([9.26, 9.21, 9.14], decimals=1, tolerance=0.1).tolist() == [1, 1, 3]
    for decimals in (-1, 16):
        with pytest.raises(hti.MethodError, match="0 to 15"):
            hti.rank(values, decimals=decimals)
        with pytest.raises(hti.MethodError):
            three(decimals=decimals)
    index, table = three(decimals=1)
    assert index.method.decimals == 1
    assert index.score(table).ranking()["rank"].tolist() == [1, 2, 2]
    assert hti.Method(decimals=1) != hti.Method()


def near_steps(rng: random.Random, digits: int, decimals: int) -> list[Decimal]:
    """Decimals of so many digits whose last ones, beyond those printed, are about a half."""
    finer = rng.randint(0, min(4, digits))
    whole = Decimal(rng.randrange(10 ** (digits - finer)))
    beyond = [0, 1, 10**finer // 2 - 1, 10**finer // 2, 10**finer // 2 + 1, 10**finer - 1]
    shifts = rng.sample([-2, -1, 0, 0, 1], 3)
    found = [(whole + shift) * 10**finer + rng.choice(beyond) for shift in shifts for _ in range(2)]
    return [rng.choice([-1, 1]) * abs(x).scaleb(-decimals - finer) for x in found]


@pytest.mark.parametrize("decimals", range(16))
def test_decimals_round_as_decimal_arithmetic_does(decimals: int) -> None:
    """Whatever is written with 15 digits: half of a last one goes up, and nothing else does."""
    rng = random.Random(decimals)
    for _ in range(500):
        values = near_steps(rng, rng.randint(1, 15), decimals)
        printed = [x.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) for x in values]
        want = [1 + sum(p > q for p in printed) for q in printed]
        assert hti.rank([float(x) for x in values], decimals=decimals).tolist() == want, values


@pytest.mark.parametrize("decimals", [6, 9, 11, 12])
def test_means_are_rounded_as_decimal_arithmetic_rounds_them(decimals: int) -> None:
    """Of three indicators, at halves, just beside them and at quarters; in rankings and as places among others."""
    rng = random.Random(decimals)
    model = hti.Model([hti.Node("t"), *(hti.Node(v, "t", indicator=hti.Indicator()) for v in "abc")])
    method = hti.Method(normalise=hti.NormaliseNone(), decimals=decimals)
    for _ in range(50):
        first = rng.randrange(10 ** (decimals + 1))
        sums = [first + rng.choice([0, 1, 2, 3]) + Decimal(rng.choice(["0", "0.25", "0.5", "0.75"])) for _ in range(8)]
        others = [[rng.randrange(10**decimals) for _ in "ab"] for _ in sums]
        rows = [[a, b, 3 * mean - a - b] for mean, (a, b) in zip(sums, others, strict=True)]
        table = hti.Table(list("ABCDEFGH"), list("abc"), [[float(x / Decimal(10) ** decimals) for x in row] for row in rows])
        scores = hti.fit(model, method, table).score(table)
        printed = [x.quantize(Decimal(1), ROUND_HALF_UP) for x in sums]
        want = {u: 1 + sum(p > q for p in printed) for u, q in zip(table.units, printed, strict=True)}
        assert ranks_of(scores) == want, (sums, rows)
        places = scores.place_columns(scores, "t")
        assert dict(zip(places["unit"], places["rank"], strict=True)) == want


# --- replicates and what explains -----------------------------------------------------------------------------------------

FOUR = {
    "unit": ["A", "B", "C", "D", "E"],
    "a": [0.1, 0.3, 0.9, 0.2, 0.7],
    "b": [0.2, 0.2, 0.9, 0.2, 0.1],
    "c": [0.3, 0.1, 0.9, 0.2, 0.3],
    "d": [0.7, 0.7, 0.8, 0.7, 0.1],
}


def four(order: str = "abcd", **method: Any) -> tuple[hti.Index, hti.Table]:
    """A, B and D are equal, as sums of a, b and c in any order; D is 3 x 0.2 of them."""
    model = hti.Model([hti.Node("t"), *(hti.Node(v, "t", indicator=hti.Indicator()) for v in order)])
    table = hti.Table.from_frame(FOUR, model)
    return hti.fit(model, hti.Method(normalise=hti.NormaliseNone(), **method), table), table


def test_the_sums_of_the_example_differ_as_doubles() -> None:
    index, table = four()
    scores = index.score(table)["t"]
    assert len({scores[0], scores[1], scores[3]}) > 1


@pytest.mark.parametrize("order", ["abcd", "dcba", "bdac"])
@pytest.mark.parametrize("ties", ["min", "max", "average", "dense", "ordinal"])
def test_equal_units_tie_in_every_replicate(order: str, ties: Any) -> None:
    index, table = four(order, ties=ties)
    varied = hti.vary.choice("normalise", [hti.NormaliseNone(), hti.MinMax(0, 100)])  # both leave A, B and D equal
    found = hti.uncertainty(index, table, [varied], n=400, pairs=[("A", "B"), ("A", "D"), ("C", "A")])
    ranks = found.ranks()
    want = {"min": [2, 2, 1, 2, 5], "max": [4, 4, 1, 4, 5], "average": [3, 3, 1, 3, 5], "dense": [2, 2, 1, 2, 3]}
    want["ordinal"] = [2, 3, 1, 4, 5]
    assert ranks["rank"].tolist() == want[ties]
    for unit, rank in zip("ABCDE", want[ties], strict=True):
        columns = found.p_rank(unit)
        assert columns.loc[columns["p"] > 0, "rank"].tolist() == [rank]
    assert ranks["expected"].tolist() == [3, 3, 1, 3, 5]
    for a, b in (("A", "B"), ("A", "D")):
        assert found.p_above(a, b).tie == 1
    assert found.p_above("C", "A").above == 1


def test_leaving_out_and_sobol_runs_do_not_see_the_order_of_children() -> None:
    varied = [hti.vary.choice("normalise", [hti.NormaliseNone(), hti.MinMax(0, 100)]), hti.vary.drop(["d", "a"])]
    found = []
    for order in ("abcd", "dcba", "cabd"):
        index, table = four(order)
        left = hti.leave_one_out(index, table, ["d"]).ranks()
        assert left["rank"].tolist() == [2, 2, 1, 2, 5]
        assert left["d"].tolist() == [3, 3, 1, 3, 2]
        outputs: list[Any] = ["mean_rank_shift", "kendall", "ranks"]
        found.append([hti.sobol(index, table, varied, output=output, n=64).to_frame() for output in outputs])
    for other in found[1:]:
        for got, want in zip(other, found[0], strict=True):
            pd.testing.assert_frame_equal(got, want)


def test_what_explains_has_the_ranks_of_the_ranking() -> None:
    index, table = four()
    scores = index.score(table)
    ranks = ranks_of(scores)
    assert ranks == {"A": 2, "B": 2, "C": 1, "D": 2, "E": 5}
    for unit, rank in ranks.items():
        assert scores.what_if(unit).before.rank == rank
        assert scores.what_if(unit)({}).rank == rank
    places = scores.place_in(scores)
    assert places["rank"].tolist() == [2, 2, 1, 2, 5]
    # Neighbours by code: D is the last of the equal ones, and the next is E.
    assert places["above"].tolist()[:4] == ["D", "D", "C", "D"]
    assert places["below"].tolist()[:4] == ["E", "E", "A", "E"]
    assert scores.ranking()["unit"].tolist() == ["C", "A", "B", "D", "E"]
    with pytest.raises(hti.MethodError, match="does not stand above"):
        hti.weight_intervals(index, table, pair=("A", "B"))
