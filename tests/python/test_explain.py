"""Explanation through Python: on the real figures, and against the plain pieces they are made of."""

import hemtjanstindex as hti
import numpy as np
import pytest


@pytest.fixture(scope="module")
def scores():
    table = hti.datasets.load("oppna-jamforelser-2014")
    return hti.fit(hti.load("oppna-jamforelser-2014"), table).score(table)


def position(scores, unit):
    return list(scores.units).index(unit)


@pytest.mark.parametrize("against", ["nation", "best", "lan", "0114", ["0114", "0180"]])
def test_contributions_add_up(scores, against):
    rows = scores.explain("1290", against).set_index("node")
    assert rows.loc["index", "own"] == scores["index"][position(scores, "1290")]
    assert rows.loc["index", "points"] == pytest.approx(rows.loc["index", "own"] - rows.loc["index", "reference"], abs=1e-9)
    assert rows.loc[rows["indicator"], "points"].sum() == pytest.approx(rows.loc["index", "points"], abs=1e-9)


def test_contributions_of_made_up_units_add_up():
    table = hti.datasets.synthetic_edition(2025).municipalities
    scores = hti.fit(hti.load("hemtjanstindex-2025"), table).score(table)
    for unit in table.units[::7]:
        rows = scores.explain(unit)
        gap = rows["own"].iloc[0] - rows["reference"].iloc[0]
        assert rows["points"].iloc[0] == pytest.approx(gap, abs=1e-9)
        assert rows.loc[rows["indicator"], "points"].sum() == pytest.approx(gap, abs=1e-9)


def test_every_unit_can_be_explained(scores):
    ranked = [unit for unit, score in zip(scores.units, scores["index"], strict=True) if not np.isnan(score)]
    for unit in ranked:
        rows = scores.explain(unit)
        assert rows["points"].iloc[0] == pytest.approx(rows["own"].iloc[0] - rows["reference"].iloc[0], abs=1e-9)


def test_what_if_is_scoring_the_edited_figures(scores):
    table = scores.table
    frame = table.to_frame()
    indicator = scores.index.model.indicators[0]
    what_if = scores.what_if("1290")
    frame.loc["1290", indicator] = 95.0
    edited = hti.Table.from_frame(frame, scores.index.model, ignore="*")
    assert what_if({indicator: 95.0}).score == scores.index.score(edited)["index"][position(scores, "1290")]
    assert what_if({}).rank == what_if.before.rank
    assert np.isnan(what_if(dict.fromkeys(scores.index.model.indicators, "missing")).score)


def test_a_status_is_its_word(scores):
    what_if = scores.what_if("1290")
    indicator = "personalkontinuitet_htj"  # of which 2 is the best, and no figure costs points
    for status in hti.Status:
        if status != hti.Status.observed:
            assert what_if({indicator: status}).score == what_if({indicator: status.name}).score
            assert what_if.refit({indicator: status}).score == what_if.refit({indicator: status.name}).score
    assert (
        what_if({indicator: 2}).score == what_if({indicator: 2.0}).score != what_if({indicator: hti.Status.not_answered}).score
    )
    with pytest.raises(TypeError, match="give a status, such as 'not_answered'"):
        what_if({indicator: None})


def test_what_if_lists_every_fault(scores):
    with pytest.raises(hti.DataError) as raised:
        scores.what_if("1290")({"htj_helhte": 1.0, "htj_helhet": 101.0})
    assert {problem.code for problem in raised.value.problems} == {"unknown_indicator", "out_of_range"}


def test_a_plan_reaches_its_goal(scores):
    plan = scores.plan("1290", rank=50, outcomes=True, cap=1.0)
    assert plan.reached
    assert plan.proven
    assert plan.after.rank <= 50 < plan.before.rank
    edits = {step.indicator: step.raised_to for step in plan.steps}
    assert scores.what_if("1290")(edits).score == plan.after.score
    with pytest.raises(hti.MethodError):
        scores.plan("1290")


def test_nothing_is_unanswered_in_the_real_figures(scores):
    assert scores.answering("1290").empty
