"""Every path of the library against the second implementation, on random indices with every rule for every status."""

from __future__ import annotations

import itertools
import math
from collections import Counter

import hemtjanstindex as hti
import numpy as np
import pytest
import second
from hypothesis import given
from hypothesis import strategies as st
from random_cases import Case, as_array, case, method, model, optional, table

TOLERANCE = 1e-9
#: Rules that do not look at weights.
UNWEIGHTED = ("product", "ratio", "first_if")
CASES = 3000
PARTS = 6


def same(got: np.ndarray, want: second.Values) -> bool:
    return np.allclose(np.asarray(got, dtype=float), as_array(want), rtol=TOLERANCE, atol=TOLERANCE, equal_nan=True)


def apart(values: second.Values) -> bool:
    """Whether different scores differ by more than rounding, so that ranks and groups do not hang on it."""
    there = sorted(x for x in values if x is not None)
    return all(b - a == 0 or b - a > 1e-8 for a, b in itertools.pairwise(there))


def fitted(made: Case) -> tuple[hti.Index, second.Index] | None:
    """The index by both, or none where both refuse, by the same code."""
    try:
        opinion = second.Index(made.nodes, made.method, made.reference)
    except second.RefusedError as refused:
        with pytest.raises(hti.Error) as error:
            hti.fit(model(made.nodes), method(made.method), table(made.reference)).score(table(made.reference))
        codes = {problem.code for problem in error.value.problems}
        # What a mean may meet is looked at before a node's map is learnt, and a target before what other columns lack.
        assert str(refused) in codes or codes in ({"non_positive_value"}, {"invalid_parameter"})  # noqa: PT017
        return None
    if opinion.amplified:
        return None
    try:
        index = hti.fit(model(made.nodes), method(made.method), table(made.reference))
    except hti.MethodError as error:
        # A mean that no value of these tables upsets, but that one of another table could.
        assert {problem.code for problem in error.problems} == {"non_positive_value"}  # noqa: PT017
        return None
    return index, opinion


def amplifies_rounding(opinion: second.Index) -> bool:
    """A rescaled node whose scores are equal but for rounding has a frame of noise."""
    spread = [[x for x in opinion.plain.scores[node] if x is not None] for node in opinion.rescaled]
    return any(0 < max(x) - min(x) < 1e-6 for x in spread)


def check_scores(made: Case, index: hti.Index, opinion: second.Index, of: second.Table) -> None:
    """All units at once: scores, coverage, reasons, ranks, groups, colours."""
    got, want = index.score(table(of)), opinion.score(of)
    for node in opinion.nodes:
        assert same(got[node], want.scores[node]), node
        assert same(got.coverage(node), want.coverage[node]), node
        ranking = got.ranking_columns(node)
        at = [of.units.index(unit) for unit in ranking["unit"]]
        reasons = [("" if a == "none" else a, b) for a, b in zip(ranking["reason"], ranking["reason_node"], strict=True)]
        assert reasons == [want.reasons[node][i] for i in at], node
        own, theirs = optional(got[node]), want.scores[node]
        if apart(theirs):
            ranks = second.rank(theirs, made.method.ties, made.method.tolerance, of.units, slack=1e-12)
            np.testing.assert_array_equal(ranking["rank"], as_array(ranks)[at], err_msg=node)
            assert list(ranking["colour"]) == [second.colour(theirs[i], theirs) for i in at]
        keys = [(math.isnan(r), 0 if math.isnan(r) else r) for r in ranking["rank"]]
        assert keys == sorted(keys)
        if node in made.leaves:
            continue
        for i, group in zip(at, ranking["group"], strict=True):
            around = {
                second.group(None if x is None else x + d, opinion.reference_scores[node])
                for x in (own[i],)
                for d in (-1e-7, 0, 1e-7)
            }
            assert group in around
    check_by_itself(got, made, of)


def flat(trace: hti.Trace) -> dict[str, float]:
    found = {trace.node: trace.score}
    for child in trace.children:
        found |= flat(child)
    return found


def check_by_itself(got: hti.Scores, made: Case, of: second.Table) -> None:
    """Traces, tables of one unit and what-ifs, unit by unit: the same bits as all units at once."""
    root = made.nodes[0].id
    for u, unit in enumerate(of.units):
        traced = flat(got.trace(unit, root))
        for node in traced:
            np.testing.assert_array_equal(traced[node], got[node][u], err_msg=node)
    u = len(of.units) // 2
    unit = of.units[u]
    leaf = made.leaves[u % len(made.leaves)]
    status = "observed" if of.statuses[leaf][u] != "observed" else "not_applicable"
    rules = [made.method.rule_for(leaf, s)[0] for leaf in made.leaves for s in second.STATUSES[1:]]
    if "refuse" in rules:
        return
    edits = {leaf: 1.5 if status == "observed" else status}
    edited = second.Table(
        of.units, {i: list(x) for i, x in of.values.items()}, {i: list(x) for i, x in of.statuses.items()}, of.groups
    )
    edited.values[leaf][u] = 1.5 if status == "observed" else None
    edited.statuses[leaf][u] = status
    outcome = got.what_if(unit, root)(edits)
    np.testing.assert_array_equal(outcome.score, got.index.score(table(edited))[root][u])


@pytest.mark.parametrize("part", range(PARTS))
def test_scores(part: int) -> None:
    seen: Counter[str] = Counter()
    for seed in range(part, CASES, PARTS):
        made = case(seed)
        try:
            both = fitted(made)
            seen["fitted" if both else "refused"] += 1
            if not both:
                continue
            index, opinion = both
            if amplifies_rounding(opinion):
                seen["rounding"] += 1
                continue
            for node in opinion.nodes:
                assert math.isclose(index.effective_weight(node), opinion.effective_weight(node), abs_tol=1e-12), node
            for of in (made.reference, made.others):
                try:
                    want = opinion.score(of)
                except second.RefusedError as refused:
                    with pytest.raises(hti.Error) as error:
                        index.score(table(of))
                    assert str(refused) in {problem.code for problem in error.value.problems}  # noqa: PT017
                    continue
                assert want
                check_scores(made, index, opinion, of)
        except Exception as fault:
            fault.add_note(f"case {seed}")
            raise
    assert seen["fitted"] > CASES / PARTS / 3, seen


@pytest.mark.parametrize("seed", range(0, 400, 5))
def test_replicates(seed: int) -> None:
    """Sources without spread give the base; a choice gives what fitting and scoring by its alternative gives."""
    made = case(seed)
    both = fitted(made)
    if not both or amplifies_rounding(both[1]):
        return
    index, opinion = both
    reference = table(made.reference)
    root = made.nodes[0].id
    base = index.score(reference)[root]
    if np.isnan(base).all():
        return
    weighing = [
        below
        for node, below in opinion.below.items()
        if opinion.method.aggregate.at(node, opinion.level(node))[0] not in UNWEIGHTED
    ]
    if any(sum(opinion.weight[child] > 0 for child in below) > 1 for below in weighing):
        still = hti.uncertainty(index, reference, hti.vary.weights(spread=0), n=2, progress=False)
        np.testing.assert_array_equal(still.scores()["mean"].to_numpy(), base)
    other = method(made.method).replace(aggregate=hti.Geometric(0.5), aggregate_at={})
    alternatives = [index.method, other]
    try:
        expected = [hti.fit(index.model, m, reference).score(reference)[root] for m in alternatives]
    except hti.Error:
        return
    one = hti.uncertainty(index, reference, hti.vary.choice("method", alternatives), n=1, seed=seed + 1, progress=False)
    got = one.scores()["mean"].to_numpy()
    assert any(np.allclose(got, x, rtol=1e-8, atol=1e-8, equal_nan=True) for x in expected)


@given(
    st.lists(
        st.one_of(st.none(), st.integers(-40, 40).map(lambda i: i / 8), st.sampled_from([math.inf, -math.inf, -0.0])),
        max_size=30,
    ),
    st.sampled_from(["min", "max", "average", "dense", "ordinal"]),
    st.sampled_from([0.0, 0.125, 1.0]),
)
def test_rank(values: second.Values, ties: str, tolerance: float) -> None:
    np.testing.assert_array_equal(hti.rank(as_array(values), ties, tolerance), as_array(second.rank(values, ties, tolerance)))
