"""Priorities and what-ifs through Python: on the real figures and on the made-up ones, and against editing the file."""

import csv
import io
import math

import hemtjanstindex as hti
import numpy as np
import pytest
import second
from hypothesis import given, settings
from hypothesis import strategies as st

NAME = "oppna-jamforelser-2014"


@pytest.fixture(scope="module")
def scores():
    table = hti.datasets.load(NAME)
    return hti.fit(hti.load(NAME), table).score(table)


@pytest.fixture(scope="module")
def made_up():
    table = hti.datasets.synthetic_edition(2025).municipalities
    return hti.fit(hti.load("hemtjanstindex-2025"), table).score(table)


# --- a what-if is editing the file, reading it anew and scoring it by the second implementation ------------------------------


def text_of(table):
    """A table as CSV text, which is edited as text."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["unit", *table.indicators])
    words = [status.name for status in hti.Status]
    for unit, values, statuses in zip(table.units, table.values, table.status, strict=True):
        cells = [repr(float(v)) if s == 0 else words[s] for v, s in zip(values, statuses, strict=True)]
        writer.writerow([unit, *cells])
    return out.getvalue()


def edited(text, unit, edits):
    rows = list(csv.reader(io.StringIO(text)))
    row = next(row for row in rows if row[0] == unit)
    for indicator, cell in edits.items():
        row[rows[0].index(indicator)] = str(cell)
    return rows


def opinion_table(rows):
    """What the second implementation reads from the rows of a file."""
    words = {status.name for status in hti.Status}
    columns = dict(zip(rows[0], zip(*rows[1:], strict=True), strict=True))
    units = list(columns.pop("unit"))
    statuses = {i: [c if c in words else "observed" for c in cells] for i, cells in columns.items()}
    values = {i: [None if c in words else float(c) for c in cells] for i, cells in columns.items()}
    return second.Table(units, values, statuses)


def opinion_index(definition, reference):
    """The second implementation's index by a definition with the rules that the built-in ones have."""
    model, method = definition.model, definition.method
    nodes = []
    for node in model.nodes:
        posts = node.indicator.goalposts if node.indicator else None
        sign = -1 if node.indicator and node.indicator.direction == "lower" else 1
        nodes.append(second.Node(node.id, node.parent, node.weight, sign, posts))
    normalise = method.normalise.rule if hasattr(method.normalise, "rule") else method.normalise
    kind = {hti.MinMax: "min_max", hti.Goalposts: "goalposts"}[type(normalise)]
    scale = {"low": normalise.low, "high": normalise.high, "clip": normalise.clip}
    rules = {}
    for status in ("missing", "not_answered", "suppressed", "not_applicable"):
        rule = getattr(method.missing, status) if hasattr(method.missing, status) else method.missing[status]
        if isinstance(rule, hti.Penalise):
            rules[status] = ("penalise", {"percentile": rule.percentile, "value": rule.value})
        else:
            rules[status] = ("renormalise", {"min_coverage": rule.min_coverage, "by": rule.by})
    return second.Index(nodes, second.Method(normalise=second.Choice((kind, scale)), missing=rules), reference)


class Opinion:
    """One edition in the second implementation: its text, its index, and what everybody has."""

    def __init__(self, scores):
        self.scores = scores
        self.text = text_of(scores.table)
        self.reference = opinion_table(list(csv.reader(io.StringIO(self.text))))
        self.index = opinion_index(scores.index.definition, self.reference)
        self.root = self.index.reference_scores[self.index.root]

    def outcome(self, unit, edits):
        """Score and rank of the unit after the edits, in the frame as it is."""
        table = opinion_table(edited(self.text, unit, edits))
        at = table.units.index(unit)
        own = {i: [v[at]] for i, v in table.values.items()}
        row = second.Table([unit], own, {i: [s[at]] for i, s in table.statuses.items()})
        score = self.index.score(row).scores[self.index.root][0]
        others = [v for k, v in enumerate(self.root) if k != at and v is not None]
        return score, 1 + sum(v > score + 1e-9 for v in others), min(abs(v - score) for v in others)

    def check(self, unit, edits):
        got = self.scores.what_if(unit)(edits)
        score, rank, nearest = self.outcome(unit, edits)
        assert got.score == pytest.approx(score, abs=1e-9)
        if nearest > 1e-8:
            assert got.rank == rank


@pytest.fixture(scope="module")
def real_opinion(scores):
    return Opinion(scores)


@pytest.fixture(scope="module")
def made_up_opinion(made_up):
    return Opinion(made_up)


def edits_for(model):
    """Edits of some indicators: figures that may be, or a status."""

    def cell(indicator):
        node = model[indicator].indicator
        low, high = node.range or ((0, 100) if node.kind == "share" else (0, 1) if node.kind == "yes_no" else (1, 20))
        figure = st.integers(0, 1000).map(lambda k: low + (high - low) * k / 1000)
        return st.one_of(figure, st.sampled_from(["missing", "not_answered", "suppressed", "not_applicable"]))

    some = st.lists(st.sampled_from(model.indicators), min_size=1, max_size=4, unique=True)
    return some.flatmap(lambda chosen: st.fixed_dictionaries({i: cell(i) for i in chosen}))


REAL = hti.load(NAME).model
MADE_UP = hti.load("hemtjanstindex-2025").model


@settings(max_examples=40)
@given(st.sampled_from(["1290", "0180", "2584", "0114"]), edits_for(REAL))
def test_what_if_is_editing_the_file_on_real_figures(real_opinion, unit, edits):
    real_opinion.check(unit, edits)


@settings(max_examples=25)
@given(st.integers(0, 289), edits_for(MADE_UP))
def test_what_if_is_editing_the_file_on_made_up_figures(made_up_opinion, unit, edits):
    made_up_opinion.check(made_up_opinion.scores.units[unit], edits)


@pytest.mark.parametrize("edits", [{"htj_helhet": 12.0}, {"bemotande_htj": 99.0, "info_hemsida": "missing"}])
def test_refit_is_editing_the_file_and_learning_anew(scores, real_opinion, edits):
    table = opinion_table(edited(real_opinion.text, "1290", edits))
    anew = opinion_index(scores.index.definition, table).reference_scores["index"]
    at = table.units.index("1290")
    got = scores.what_if("1290").refit(edits)
    assert got.score == pytest.approx(anew[at], abs=1e-9)
    assert got.rank == 1 + sum(v is not None and v > anew[at] + 1e-9 for v in anew)


def test_a_row_is_edits_of_what_it_has(scores, tmp_path):
    file = tmp_path / "own.csv"
    file.write_text("kommunkod;kommun;htj_helhet;trygghet_htj\n1290;Kristianstad;95;\n", encoding="utf-8")
    row = hti.read_csv(file, scores.index.definition, partial=True)
    what_if = scores.what_if("1290")
    assert what_if.edits_from(row) == {"htj_helhet": 95.0, "trygghet_htj": "missing"}
    assert what_if(what_if.edits_from(row)).score == what_if({"htj_helhet": 95.0, "trygghet_htj": "missing"}).score
    with pytest.raises(hti.DataError, match="missing_column"):
        hti.read_csv(file, scores.index.definition)


# --- priorities -----------------------------------------------------------------------------------------------------------


def test_gains_and_order(scores):
    earlier = hti.datasets.load("oppna-jamforelser-2013")
    rows = scores.priorities("1290", earlier=earlier)
    assert list(rows["upper_quartile_gain"]) == sorted(rows["upper_quartile_gain"], reverse=True)
    observed = rows[rows["status"] == "observed"]
    assert (observed["median_gain"] <= observed["upper_quartile_gain"] + 1e-12).all()
    assert (observed["upper_quartile_gain"] <= observed["best_gain"] + 1e-12).all()
    assert set(rows["quadrant"]) <= {"keep", "improve_if_possible", "lower_priority", "prioritise"}
    assert rows["realistic_rank"].notna().any()
    assert rows["people_of"].isna().all()  # no counts in these figures
    for row in rows.itertuples():
        after = scores.what_if("1290")({row.indicator: row.upper_quartile_raw})
        assert after.score - scores["index"][scores.units.index("1290")] == row.upper_quartile_gain
        assert after.rank == row.upper_quartile_rank


def test_several_units_at_once(made_up):
    units = made_up.units[3:6]
    together = made_up.priorities(units)
    for unit in units:
        alone = made_up.priorities(unit).reset_index(drop=True)
        part = together[together["unit"] == unit].drop(columns="unit").reset_index(drop=True)
        assert alone.equals(part)


def test_people_and_who_can_act_in_made_up_figures(made_up):
    rows = made_up.priorities(made_up.units[16])
    shares = rows[rows["people_of"].notna()]
    assert len(shares) > 10
    expected = (shares["upper_quartile_raw"] - shares["raw"]).abs() / 100 * shares["people_of"]
    np.testing.assert_allclose(shares["upper_quartile_people"], expected)
    assert (rows["responsible"] != "").all()
    assert rows.groupby("responsible")["upper_quartile_gain"].sum().max() > 0


def test_effect_is_importance_for_satisfaction(scores):
    importance = scores.importance("htj_helhet")
    frame = importance.to_frame().set_index("indicator")
    # Normalised, so cut at the percentiles of the frame and turned; nothing is penalised here.
    table = scores.to_frame()
    assert frame["importance"].abs().sum() == pytest.approx(importance.r_squared)
    for indicator in frame.index:
        both = table[[indicator, "htj_helhet"]].dropna()
        assert frame.loc[indicator, "correlation"] == pytest.approx(np.corrcoef(both.T)[0, 1])
        assert frame.loc[indicator, "units"] == len(both)
    rows = scores.priorities("1290", effect="outcome", outcome="htj_helhet").set_index("indicator")
    assert "htj_helhet" not in rows.index
    np.testing.assert_array_equal(rows["effect"], frame.loc[rows.index, "importance"])
    np.testing.assert_array_equal(rows["effect_low"], frame.loc[rows.index, "low"])
    again = scores.priorities("0180", effect="outcome", outcome=importance)
    assert set(again["indicator"]) <= set(frame.index)
    for wrong in ({"effect": "outcome"}, {"outcome": "htj_helhet"}):
        with pytest.raises(hti.MethodError):
            scores.priorities("1290", **wrong)
    with pytest.raises(ValueError, match="'banana'"):
        scores.priorities("1290", effect="banana")


def test_relative_weights_by_numpy(made_up):
    outcome = "nojd_med_helheten"
    importance = made_up.importance(outcome)
    ids = [outcome, *importance.to_frame()["indicator"]]
    # Goalposts cut some values, so the normalised ones are compared, where they were observed.
    normalised = np.where(made_up.table.status == 0, made_up.to_frame()[list(made_up.table.indicators)], math.nan)
    at = [made_up.table.indicators.index(i) for i in ids]
    x = normalised[:, at][~np.isnan(normalised[:, at[0]])]
    assert importance.units == len(x)
    r = np.eye(len(ids))
    for i in range(len(ids)):
        for j in range(i):
            both = ~np.isnan(x[:, i]) & ~np.isnan(x[:, j])
            r[i, j] = r[j, i] = np.corrcoef(x[both, i], x[both, j])[0, 1]
    d, v = np.linalg.eigh(r)
    if d[0] < 0:
        r = v @ np.diag(d.clip(0)) @ v.T
        r /= np.sqrt(np.outer(np.diag(r), np.diag(r)))
    d, v = np.linalg.eigh(r[1:, 1:])
    root = v @ np.diag(np.sqrt(d)) @ v.T
    weights = root**2 @ np.linalg.solve(root, r[1:, 0]) ** 2
    np.testing.assert_allclose(importance.to_frame()["importance"].abs(), weights, atol=1e-6)


def test_unanswered_surveys_of_made_up_units(made_up):
    status = made_up.table.status
    units = [u for k, u in enumerate(made_up.units) if (status[k] == hti.Status.not_answered).any()]
    assert units
    rows = made_up.answering(units[0])
    assert (rows["worst_score"] <= rows["median_score"] + 1e-9).all()
    assert (rows["median_score"] <= rows["best_score"] + 1e-9).all()
    assert (rows["best_rank"] <= rows["worst_rank"]).all()
