"""Comparisons with a frozen reference: published outranking matrices, enumeration, and every path that a score takes."""

from __future__ import annotations

import math
from typing import Any

import hemtjanstindex as hti
import numpy as np
import pytest
import reference

KEEP = hti.NormaliseNone()


def one_node(columns: dict[str, list[float]], weights: list[float], units: str) -> tuple[hti.Model, hti.Table]:
    nodes = [hti.Node(c, "index", w, indicator=hti.Indicator()) for c, w in zip(columns, weights, strict=True)]
    model = hti.Model([hti.Node("index"), *nodes])
    return model, hti.Table(list(units), list(columns), np.array(list(columns.values())).T)


def compared(**rules: Any) -> hti.Method:
    return hti.Method(normalise=KEEP, aggregate=hti.Copeland(), **rules)


# --- published ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", ["table25", "table28", "table34"])
def test_voting_of_the_handbook(case: str) -> None:
    """Profiles are indicators that weigh as many votes as they stand for; who is higher in one has the higher value."""
    [told] = [c for c in reference.read_json("tai_handbook/tables14_25_34_voting.json")["cases"] if c["id"] == case]
    codes = "".join(sorted(told["profiles"][0][1]))
    columns = {f"p{k}": [-float(order.index(u)) for u in codes] for k, (_, order) in enumerate(told["profiles"])}
    model, data = one_node(columns, [float(votes) for votes, _ in told["profiles"]], codes)
    scores = hti.fit(model, compared(), data).score(data)
    won = dict(zip(codes, scores["index"], strict=True))
    if "outranking" in told:
        matrix = told["outranking"]
        assert won == {u: sum(np.sign(matrix[u + v] - matrix[v + u]) for v in codes if v != u) for u in codes}
    if told.get("condorcet_ranking"):
        assert "".join(scores.ranking()["unit"]) == told["condorcet_ranking"]
    if told.get("cycle"):
        assert set(won.values()) == {0}


def test_outranking_of_the_handbook() -> None:
    """Tables 35-37: five countries by eight indicators, electricity and the like turned as they stand."""
    told = reference.read_json("tai_handbook/tables35_37_outranking.json")
    columns = dict(zip(told["indicators"], map(list, zip(*told["data"], strict=True)), strict=True))
    model, data = one_node(columns, told["weights"], "FUSJK")
    got = hti.fit(model, compared(), data).score(data)["index"]
    shares = np.array(told["outranking"], dtype=float)
    off = ~np.eye(len(shares), dtype=bool)
    assert got.tolist() == (np.sign(shares - shares.T) * off).sum(axis=1).tolist()


# --- enumeration -------------------------------------------------------------------------------------------------------------


def won_less_lost(own: list[float], others: list[list[float]], weights: list[float]) -> int:
    """As the page says it, in eighths and so without rounding."""
    total = 0
    for other in others:
        lead = sum(w * ((a > b) - (a < b)) for w, a, b in zip(weights, own, other, strict=True) if a == a and b == b)
        total += (lead > 0) - (lead < 0)
    return total


def some(seed: int, units: int, weights: list[float], holes: float = 0.0) -> tuple[hti.Model, hti.Table]:
    rng = np.random.default_rng(seed)
    cells = rng.integers(0, 5, size=(units, len(weights))) / 8
    cells[rng.random(cells.shape) < holes] = math.nan
    model, _ = one_node({f"x{k}": [0.0] for k in range(len(weights))}, weights, "a")
    return model, hti.Table([f"{seed}-{u:03d}" for u in range(units)], [f"x{k}" for k in range(len(weights))], cells)


@pytest.mark.parametrize("holes", [0.0, 0.3])
@pytest.mark.parametrize("weights", [[1, 1, 1], [1, 0.5, 2, 0.5], [3]])
def test_scores_by_enumeration(weights: list[float], holes: float) -> None:
    """The reference's own units and new ones meet every reference unit that has a score, by the children that both have."""
    model, data = some(1, 40, weights, holes)
    _, new = some(2, 25, weights, holes)
    index = hti.fit(model, compared(missing=hti.Renormalise(0.5)), data)
    share = np.array(weights) / sum(weights)

    def scored(row: np.ndarray) -> bool:
        return bool(share[~np.isnan(row)].sum() >= 0.5 - 1e-12)

    others = [row.tolist() for row in data.values if scored(row)]
    assert (len(others) < 40) == (holes > 0)
    for table in (data, new):
        want = [won_less_lost(row.tolist(), others, weights) if scored(row) else math.nan for row in table.values]
        np.testing.assert_array_equal(index.score(table)["index"], want)


def test_a_unit_alone_meets_itself() -> None:
    model, data = one_node({"x": [3.0], "y": [1.0]}, [1, 1], "u")
    index = hti.fit(model, compared(), data)
    assert index.score(data)["index"].tolist() == [0]
    _, new = one_node({"x": [4.0, 2.0, 4.0], "y": [1.0, 0.0, 0.0]}, [1, 1], "abc")
    assert index.score(new)["index"].tolist() == [1, -1, 0]


def test_values_that_differ_by_rounding_alone_are_equal() -> None:
    """0.1 + 0.2 + 0.3 in another order is the same mean."""
    nodes = [hti.Node("index"), hti.Node("a", "index"), hti.Node("b", "index", indicator=hti.Indicator())]
    nodes += [hti.Node(f"a{k}", "a", indicator=hti.Indicator()) for k in range(3)]
    cells = np.array([[1.0, 0.1, 0.2, 0.3], [1.0, 0.3, 0.2, 0.1]])
    data = hti.Table(["u", "v"], ["b", "a0", "a1", "a2"], cells)
    method = hti.Method(normalise=KEEP, aggregate_at={"index": hti.Copeland()})
    scores = hti.fit(hti.Model(nodes), method, data).score(data)
    assert scores["a"][0] != scores["a"][1]
    assert scores["index"].tolist() == [0, 0]


def test_weights_that_differ_by_rounding_alone_are_a_draw() -> None:
    columns = {"x": [1.0, 0.0], "y": [1.0, 0.0], "z": [0.0, 1.0]}
    model, data = one_node(columns, [0.1, 0.2, 0.3], "uv")  # 0.1 + 0.2 > 0.3 in doubles
    assert hti.fit(model, compared(), data).score(data)["index"].tolist() == [0, 0]
    model, data = one_node(columns, [0.1, 0.2, 0.2999], "uv")
    assert hti.fit(model, compared(), data).score(data)["index"].tolist() == [1, -1]


# --- a node among others -----------------------------------------------------------------------------------------------------


def tree() -> hti.Model:
    leaves = [hti.Node(f"{area}{k}", area, indicator=hti.Indicator()) for area in "abc" for k in range(2)]
    return hti.Model(
        [hti.Node("index"), *(hti.Node(area, "index", w) for area, w in zip("abc", (1, 2, 3), strict=True)), *leaves]
    )


def cells(units: int, seed: int = 7) -> hti.Table:
    values = np.random.default_rng(seed).normal(50, 10, size=(units, 6)).round(1)
    ids = [f"{area}{k}" for area in "abc" for k in range(2)]
    counts = np.full_like(values, 200)
    return hti.Table([f"{u:02d}" for u in range(units)], ids, values, respondents=counts)


TOP = hti.Method(aggregate_at={"index": hti.Copeland()})


def test_a_saved_index_has_its_reference(tmp_path: Any) -> None:
    index = hti.fit(tree(), hti.Method(aggregate=hti.Copeland(), missing=hti.Renormalise(0)), cells(20))
    index.save(tmp_path / "index.json")
    new = cells(5, seed=8)
    assert hti.Index.load(tmp_path / "index.json").score(new).values.tobytes() == index.score(new).values.tobytes()
    text = (tmp_path / "index.json").read_text(encoding="utf-8").replace('"children"', '"childre"')
    (tmp_path / "index.json").write_text(text, encoding="utf-8")
    with pytest.raises(hti.DataError) as error:
        hti.Index.load(tmp_path / "index.json")
    assert [p.code for p in error.value.problems] == ["syntax_error"]


def test_a_trace_counts_what_was_won_and_lost() -> None:
    data = cells(20)
    scores = hti.fit(tree(), TOP, data).score(data)
    for unit, score in zip(data.units, scores["index"], strict=True):
        trace = scores.trace(unit)
        facts = trace.steps[-1].to_dict()["facts"]
        assert facts["comparisons won"] - facts["comparisons lost"] == trace.score == score
        assert facts["reference units"] == 20
    assert "comparisons won" in str(trace.text("en"))
    assert "vunna jämförelser" in str(trace.text("sv"))


def test_normalised_and_rescaled_like_any_score() -> None:
    data = cells(20)
    method = hti.Method(aggregate_at={"a": hti.Copeland()}, normalise_at={"a": hti.MinMax()}, rescale={"a": hti.Borda()})
    plain = hti.fit(tree(), hti.Method(aggregate_at={"a": hti.Copeland()}), data).score(data)["a"]
    scores = hti.fit(tree(), method, data).score(data)
    scaled = (plain - plain.min()) / (plain.max() - plain.min()) * 100
    np.testing.assert_allclose(scores["a"], [(scaled < x).sum() for x in scaled])
    want = (scaled + 2 * scores["b"] + 3 * scores["c"]) / 6
    np.testing.assert_allclose(scores["index"], want, rtol=1e-12)


def test_what_if_meets_the_frozen_reference() -> None:
    data = cells(20)
    index = hti.fit(tree(), TOP, data)
    after = index.score(data).what_if("03")({"a0": 90.0, "b1": 90.0})
    values = np.array(data.values)
    values[3, [0, 3]] = 90
    want = index.score(hti.Table(data.units, data.indicators, values))["index"][3]
    assert after.score == want


def test_contributions_add_up() -> None:
    data = cells(20)
    scores = hti.fit(tree(), TOP, data).score(data)
    for unit in data.units[:5]:
        parts = scores.explain(unit)
        top = parts[parts["node"] == "index"].iloc[0]
        leaves = parts[parts["indicator"]]
        assert math.isclose(leaves["points"].sum(), top["own"] - top["reference"], abs_tol=1e-9)


# --- how sure ----------------------------------------------------------------------------------------------------------------


def refused(question: Any) -> str:
    with pytest.raises(hti.MethodError) as error:
        question()
    [problem] = error.value.problems
    return str(problem.message)


def test_weights_of_the_children_vary() -> None:
    """Each replicate is the score by weights of that replicate: as dropping each child in turn, which is exact."""
    data = cells(20)
    index = hti.fit(tree(), TOP, data)
    left = hti.leave_one_out(index, data, ["a", "b", "c"])
    for area in "abc":
        nodes = [n if n.id != area else hti.Node(area, "index", 0) for n in tree().nodes]
        model = hti.Model([hti.Node(n.id, n.parent, n.weight, indicator=n.indicator) for n in nodes])
        want = hti.fit(model, TOP, data).score(data)["index"]
        assert left.scores()[area].tolist() == want.tolist()


def test_weights_below_the_children_are_refused() -> None:
    data = cells(20)
    index = hti.fit(tree(), TOP, data)
    said = refused(lambda: hti.uncertainty(index, data, hti.vary.weights(0.2), n=16, seed=1))
    assert "'a0'" in said
    assert "copeland" in said
    assert "weights of those children alone" in said
    assert "'a0'" in refused(lambda: hti.leave_one_out(index, data))
    hti.uncertainty(index, data, hti.vary.weights(0.2, nodes=["a", "b", "c"]), n=16, seed=1)
    hti.uncertainty(index, data, hti.vary.weights(0.2, levels=[1]), nodes=["a"], n=16, seed=1)


def test_noise_meets_the_frozen_reference_and_refit_one_of_its_own() -> None:
    data = cells(20)
    index = hti.fit(tree(), TOP, data)
    none = hti.uncertainty(index, data, hti.vary.noise(["a0", "b1"], 0), n=16, seed=1)
    base = index.score(data).ranking().set_index("unit")["rank"]
    assert none.ranks().set_index("unit")["median"].to_dict() == base.to_dict()
    for frame in ("frozen", "refit"):
        spread = hti.uncertainty(index, data, hti.vary.noise(["a0", "b1"], 5), n=64, seed=1, frame=frame)
        assert (spread.ranks()["high"] > spread.ranks()["low"]).any()


def test_what_rests_on_weights_or_errors_is_refused_by_name() -> None:
    data = cells(20)
    index = hti.fit(tree(), TOP, data)
    for question in (
        lambda: hti.weight_intervals(index, data),
        lambda: hti.rank_bounds(index, data, 0.2),
        lambda: hti.rank_sets(index, data, hti.vary.sampling(rho=0.2), n=16),
        lambda: index.score(data).priorities("01"),
    ):
        said = refused(question)
        assert "copeland" in said
        assert "'index'" in said
