"""Profile, priorities and plan say the same of every municipality in every edition that is shipped."""

import hemtjanstindex as hti
import numpy as np
import pytest

EDITIONS = [f"oppna-jamforelser-{year}" for year in range(2012, 2016)] + [
    f"hemtjanstindex-{year}" for year in range(2022, 2026)
]


@pytest.fixture(scope="module", params=EDITIONS)
def scores(request):
    name, year = request.param, int(request.param[-4:])
    table = hti.datasets.load(name) if "oppna" in name else hti.datasets.synthetic_edition(year).municipalities
    assert len(table.units) == 290
    return hti.fit(hti.load(name), table).score(table)


@pytest.fixture(scope="module")
def said(scores):
    """One row per unit and indicator: what the profile says and what the matrix says."""
    profiles = scores.profiles()
    matrix = scores.priorities(scores.units)
    return profiles[profiles["indicator"]].merge(
        matrix, left_on=["unit", "node"], right_on=["unit", "indicator"], suffixes=("", "_q")
    )


def test_no_strength_is_prioritised_and_no_development_area_kept(said):
    assert len(said) > 1500
    strengths, areas = said[said["list"] == "strength"], said[said["list"] == "development"]
    assert len(strengths) > 300
    assert len(areas) > 300
    assert set(strengths["quadrant"]) == {"keep", "improve_if_possible"}
    assert set(areas["quadrant"]) == {"prioritise", "lower_priority"}


def test_grades_are_distances_from_the_mean_and_the_lines_are_everybodys(scores, said):
    values = scores.table.values
    where = {i: k for k, i in enumerate(scores.table.indicators)}
    effects = {}
    for indicator, rows in said.groupby("node"):
        column = values[:, where[indicator]]
        figures = column[~np.isnan(column)]
        sign = -1 if scores.index.model[indicator].indicator.direction == "lower" else 1
        own = np.array([column[scores.units.index(unit)] for unit in rows["unit"]])
        np.testing.assert_allclose(rows["grade"], sign * (own - figures.mean()) / figures.std(ddof=1), rtol=1e-9, atol=1e-11)
        assert rows["effect"].nunique() == 1
        effects[indicator] = rows["effect"].iloc[0]
    assert set(said["grade_line"]) == {0.0}
    line = said["effect_line"].unique()
    assert len(line) == 1
    known = [i for i in scores.index.model.indicators if i in effects]
    assert line[0] == pytest.approx(np.mean([effects[i] for i in known]), rel=1e-12)
    with_figure = said[said["status"] == "observed"]
    high = with_figure["quadrant"].isin(["keep", "improve_if_possible"])
    assert (high == (with_figure["grade"] >= 0)).all()
    strong = said["quadrant"].isin(["improve_if_possible", "prioritise"])
    assert (strong[said["quadrant"] != ""] == (said["effect"] >= line[0])[said["quadrant"] != ""]).all()


def test_what_is_missing_is_no_strength(said):
    without = said[said["status"] != "observed"]
    assert not (without["list"] == "strength").any()
    assert not without["quadrant"].isin(["keep", "improve_if_possible"]).any()
    assert without["grade"].isna().all()


def test_a_plan_raises_nothing_that_is_to_be_kept(scores, said):
    fields = {unit: dict(zip(rows["node"], rows["quadrant"], strict=True)) for unit, rows in said.groupby("unit")}
    lists = {unit: dict(zip(rows["node"], rows["list"], strict=True)) for unit, rows in said.groupby("unit")}
    indicators = {node.id: node.indicator for node in scores.index.model.nodes if node.indicator}
    steps = 0
    for unit in fields:
        goal = scores["index"][scores.units.index(unit)] + 2
        plan = scores.plan(unit, score=goal)
        assert plan.proven
        for step in plan.steps:
            steps += 1
            field = fields[unit].get(step.indicator, "")
            assert field != "keep"
            assert lists[unit].get(step.indicator) != "strength" or field == "improve_if_possible"
            assert indicators[step.indicator].quality != "outcome"
            assert step.indicator not in plan.left_out
            better = (
                step.raised_from > step.raised_to
                if indicators[step.indicator].direction == "lower"
                else step.raised_to > step.raised_from
            )
            assert better or np.isnan(step.raised_from)
        kept = {i for i, why in plan.left_out.items() if why == "kept"}
        assert all(fields[unit][i] == "keep" for i in kept)
    assert steps > 100
