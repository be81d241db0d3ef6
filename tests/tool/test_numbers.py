"""The core in JavaScript says what it says in Python, to the bit where nothing but + − × ÷ √ is in it."""

import json
import math
import re

import hemtjanstindex as hti
import numpy as np
import pytest
from hemtjanstindex import _core
from hemtjanstindex.explain.profile import good_example_columns, peer_columns, profile_columns

UNITS = ("1290", "0114", "0180")
OWN = {"information": 40, "utforande": 50, "stod_och_utveckling": 10}


def plain(cells):
    """Cells as JSON has them."""
    cells = cells.tolist() if isinstance(cells, np.ndarray) else list(cells)
    return [None if isinstance(cell, float) and not math.isfinite(cell) else cell for cell in cells]


def same(answer, columns, *, but=()):
    """Whether an answer has the very columns: numbers equal to the last bit."""
    assert list(answer) == list(columns)
    for name in columns:
        expected = plain(columns[name])
        if name in but:
            assert answer[name] == pytest.approx(expected, rel=1e-12, nan_ok=True), name
        else:
            assert answer[name] == expected, name


def with_weights(scores, weights):
    """The same table by other weights, as somebody would do it in Python."""
    definition = scores.index.definition
    nodes = [
        hti.Node(node.id, node.parent, weights.get(node.id, node.weight), node.name, node.indicator)
        for node in definition.model.nodes
    ]
    model = hti.Model(nodes, definition.model.surveys)
    return hti.fit(model, definition.method, scores.table).score(scores.table)


def edited(table, unit, figures):
    """The table with other figures of a unit."""
    values, statuses = table.values.copy(), table.status.copy()
    for node, value in figures.items():
        cell = table.unit_at(unit), table.indicators.index(node)
        values[cell], statuses[cell] = value, 0
    return hti.Table(table.units, table.indicators, values, names=table.names, statuses=statuses)


@pytest.fixture(scope="module")
def own(now):
    return with_weights(now, OWN)


def test_scores_and_ranks_are_equal_to_the_bit(answers, now):
    assert answers["hash"] == now.index.definition.hash()
    for node in now.nodes:
        assert answers["columns"][node] == plain(now[node])
        same(answers[f"ranking {node}"], now.ranking_columns(node))
    nodes = [node.id for node in now.index.model.nodes]
    assert answers["shares"]["share"] == [now.index.weight(node) for node in nodes]
    assert answers["shares"]["effective"] == [now.index.effective_weight(node) for node in nodes]


def test_own_weights_are_those_of_python(answers, own, now):
    same(answers["own ranking"], own.ranking_columns(""))
    ranks = dict(zip(own.ranking_columns("")["unit"], own.ranking_columns("")["rank"], strict=True))
    assert answers["own ranks"]["rank"] == plain([ranks[unit] for unit in now.units])
    assert answers["own ranking"]["unit"] != answers["ranking index"]["unit"]


@pytest.mark.parametrize("which", ["usual", "own"])
def test_replicates_in_parts_are_those_of_python(answers, now, own, which):
    scores = {"usual": now, "own": own}[which]
    found = hti.uncertainty(scores.index, scores.table, [hti.vary.weights(0.25)], n=1000)
    same(answers[f"{which} spread"], found.rank_columns(0.9, ""))
    same(answers[f"{which} groups"], found.group_columns(""))


def test_questions_are_answered_as_in_python(answers, now, then):
    same(answers["changes"], _core.change_columns(then, now))
    for unit in UNITS:
        same(answers[f"contributions {unit}"], _core.contribution_columns(now, unit, "nation", ""))
        same(answers[f"profile {unit}"], profile_columns(now, [unit]))
        # Peers are by logarithms, which other machines round otherwise in the last digit. Python has more columns of them.
        found = peer_columns(now, unit, None, None, 7)
        same(
            answers[f"peers {unit}"], {name: found[name] for name in ("unit", "name", "distance", "missing")}, but=("distance",)
        )
        same(answers[f"priorities {unit}"], _core.priority_columns(now, [unit], "", [], then.table, None))
        peers = answers[f"peers {unit}"]["unit"]
        same(answers[f"examples {unit}"], good_example_columns(now, unit, then, peers, "nation"))


def test_what_if_and_plans_are_those_of_python(answers, now):
    for unit in UNITS:
        what_if = now.what_if(unit)
        after = what_if({"trygghet_htj": 60, "personalkontinuitet_htj": 12})
        told = answers[f"what-if {unit}"]
        assert told["score"] == [what_if.before.score, after.score]
        assert told["rank"] == [what_if.before.rank, after.rank]
        plan = now.plan(unit, rank=20, outcomes=True)
        assert answers[f"plan {unit}"]["indicator"] == [step.indicator for step in plan.steps]
        assert answers[f"plan {unit}"]["raised_to"] == [step.raised_to for step in plan.steps]
        assert answers[f"plan outcomes {unit}"]["score"] == [plan.before.score, plan.after.score]


def test_questions_with_choices_of_the_reader_are_answered_as_in_python(answers, now):
    """Efforts of a plan, background of peers, other figures of one unit while what was learnt stays, and where two turn."""
    for unit in UNITS:
        plan = now.plan(unit, rank=20, outcomes=True, effort={"trygghet_htj": 4, "bemotande_htj": 0.5})
        assert answers[f"plan efforts {unit}"]["indicator"] == [step.indicator for step in plan.steps]
        assert answers[f"plan efforts {unit}"]["effort"] == [step.effort for step in plan.steps]
        peers = peer_columns(now, unit, ["andel_80plus", "befolkning_2016"], None, 5)
        assert answers[f"peers on {unit}"]["unit"] == list(peers["unit"])
        same(answers[f"contributions peers {unit}"], _core.contribution_columns(now, unit, sorted(peers["unit"]), ""))
        table = edited(now.table, unit, {"trygghet_htj": 60, "personalkontinuitet_htj": 12})
        same(answers[f"edited {unit}"], now.index.score(table).ranking_columns(""))
    same(answers["intervals"], _core.weight_intervals(now.index, now.table, 1, "1293", "1290", ""))


def test_traces_are_those_of_python(answers, now):
    def equal(told, trace):
        assert [told["node"], told["score"], told["used_weight"]] == [trace["node"], trace["score"], trace["used_weight"]]
        assert [step["output"] for step in told["steps"]] == [step["output"] for step in trace["steps"]]
        for one, other in zip(told["children"], trace["children"], strict=True):
            equal(one, other)

    for unit in UNITS:
        equal(answers[f"trace {unit}"], now.trace(unit).to_dict())


def test_problems_are_told_with_their_names(answers):
    told = {of: [(problem["code"], problem["said"]["id"]) for problem in found] for of, found in answers["problems"].items()}
    assert told["unit"][0][0] == "unknown_unit"
    assert told["node"][0][0] == "unknown_node"
    assert told["weights"][0][0] == "invalid_weight"
    assert {code for code, _ in told["definition"]} >= {"unknown_key"}
    assert all(name for found in told.values() for _, name in found)


def test_numbers_are_written_as_in_python(answers):
    written = [_core.number_words(x, "+,.2f", ",", "\u00a0") for x in (1234.565, -0.05, math.nan)]
    assert answers["words"] == written == ["+1\u00a0234,57", "−0,05", "–"]


def marks_of(picture):
    """The marks of a picture as JSON has them."""
    found = []
    for mark in picture.marks:
        members = [name for name in dir(mark) if not name.startswith("_")]
        kind = type(mark).__name__.removesuffix("Mark").lower()
        found.append({"kind": kind, **{name: getattr(mark, name) for name in members}})
    return json.loads(json.dumps({"width": picture.width, "height": picture.height, "marks": found}))


def test_pictures_are_those_of_reports(answers):
    limits = [(value, f"group {i}") for i, value in enumerate((35, 45, 60, 70))]
    strip = _core.draw_strip(
        scores=[31.5, 40, 52.25, 77],
        name="Örkelljunga",
        own=(40, "40"),
        group="below",
        limits=limits,
        lowest="lowest",
        ends=["31.5", "77"],
    )
    parts = [("up", (1.5, "1.5")), ("down", (-2.75, "-2.75"))]
    waterfall = _core.draw_waterfall(start=("all", (52.5, "52.5")), end=("own", (51.25, "51.25")), parts=parts)
    points = [("one", -1.25, 2.5, "development"), ("two", 2, 0.3, "strength"), ("three", 0.1, 0.2, "")]
    matrix = _core.draw_matrix(points=points, line=1, fields=["a", "b", "c", "d"], axes=["grade", "effect"])
    years = [
        ("2023", (1, "1"), (3.5, "3.5"), "", True),
        ("2024", None, None, "missing", True),
        ("2025", (2, "2"), None, "", False),
    ]
    trend = _core.draw_trend(panels=[("one", years)], names=["own", "all"], broken="broken")
    slope = _core.draw_slope(
        lines=[("one", (1, "1"), (3, "3"), False), ("two", (2, "2"), (2, "2"), True)], heads=["old", "new"]
    )
    fields = _core.draw_fields(
        points=[("1", 52.5, 40, False), ("2", 31.25, 61, True)],
        lines=[(45.5, "45.5"), (52.25, "52.25")],
        axes=["first", "second"],
        kinds=["plain", "other"],
    )
    square = [[(0, 0), (20, 0), (20, 20.5)]]
    units = [(square, "high"), ([[(x + 100, y - 900.25) for x, y in square[0]]], "")]
    key = [("high", "High"), ("", "None")]
    map_ = _core.draw_map(units=units, key=key, larger=[(0, "First")], chosen=(1, "Second"))
    drawn = {
        "strip": strip,
        "waterfall": waterfall,
        "matrix": matrix,
        "trend": trend,
        "slope": slope,
        "fields": fields,
        "map": map_,
    }
    for name, picture in drawn.items():
        assert answers["pictures"][name] == marks_of(picture), name


def test_figures_far_from_the_year_before_are_told_with_their_cells(answers, now, then):
    """By the rule of docs/files.md, counted here; the farthest first."""
    far = {}
    for indicator in set(now.table.indicators) & set(then.table.indicators):
        before, after = (t.values[:, t.indicators.index(indicator)] for t in (then.table, now.table))
        change = after - before[[then.table.unit_at(unit) for unit in now.units]]
        away = np.abs(change - np.nanmedian(change))
        spread = 1.4826 * np.nanmedian(away)
        far |= {(now.units[u], indicator): away[u] / spread for u in np.flatnonzero((spread > 0) & (away > 5 * spread))}
    assert len(far) > 3
    assert answers["far"]["alone"] == []
    for kind in ("text", "sheet"):
        notes = answers["far"][kind]
        assert [far[note["unit"], note["indicator"]] for note in notes] == sorted(far.values(), reverse=True)
        for note in notes:
            assert (note["code"], note["heading"]) == ("doubtful", note["indicator"])
            assert int(re.sub(r"\D", "", note["cell"])) == now.units.index(note["unit"]) + 2
