"""The path from a method and a table to scores and rankings, as users write it."""

import math
import threading

import hemtjanstindex as hti
import numpy as np
import pandas as pd
import polars as pl
import pytest
import small
from small import MODEL


@pytest.fixture
def data():
    return small.data()


@pytest.fixture
def table():
    return small.table()


@pytest.fixture
def scores(table):
    return hti.fit(MODEL, hti.Method(normalise=hti.MinMax(0, 100)), table).score(table)


# Methods


def test_wrong_words_and_wrong_rules():
    with pytest.raises(ValueError, match="'minn' is not one of 'min', 'max'"):
        hti.Method(ties="minn")
    with pytest.raises(TypeError):
        hti.Method(treat=hti.MinMax())
    with pytest.raises(ValueError, match="'lost' is not one of"):
        hti.Method(missing={"lost": hti.Refuse()})


def test_one_rule_for_missing_leaves_not_applicable_alone():
    method = hti.Method(missing=hti.Renormalise(min_coverage=0.5))
    assert set(method.missing.values()) == {hti.Renormalise(0.5)}
    method = hti.Method(missing=hti.ImputeMean())
    assert method.missing["suppressed"] == hti.ImputeMean()
    assert method.missing["not_applicable"] == hti.Renormalise()
    method = hti.Method(missing={"missing": hti.Renormalise(0.5)})
    assert method.missing["suppressed"] == hti.Renormalise(0.5)
    assert method.missing["not_answered"] == hti.Penalise()


def test_replace():
    method = hti.Method(normalise=hti.ZScore(), ties="max")
    assert method.replace(ties="dense") == hti.Method(normalise=hti.ZScore(), ties="dense")
    assert method.ties == "max"


def test_custom_rules_equal_the_shipped_ones(table):
    def min_max(values):
        low, high = values.min(), values.max()
        return lambda x: 100 * (x - low) / (high - low)

    def mean(values, weights):
        return (values * weights).sum() / weights.sum()

    own = hti.Method(treat=hti.CustomTreat(lambda values: lambda x: x, "same"), normalise=hti.CustomNormalise(min_max),
                     aggregate=hti.CustomAggregate(mean))  # fmt: skip
    index = hti.fit(MODEL, own, table)
    shipped = hti.fit(MODEL, hti.Method(), table)
    np.testing.assert_allclose(index.score(table).values, shipped.score(table).values, rtol=1e-14)
    with pytest.raises(hti.MethodError) as caught:
        index.to_json()
    assert caught.value.problems[0].code == "custom_not_saved"


def test_custom_rules_are_equal_where_their_functions_are():
    def own(function):
        return hti.Method(normalise=hti.CustomNormalise(function, "own"), aggregate=hti.CustomAggregate(function, "own"))

    def double(values, *_):
        return lambda x: 2 * x

    def triple(values, *_):
        return lambda x: 3 * x

    assert own(double) == own(double)
    assert own(double) != own(triple)


def test_an_error_in_a_custom_rule_comes_through(table):
    method = hti.Method(normalise=hti.CustomNormalise(lambda values: 1 / 0))
    with pytest.raises(ZeroDivisionError):
        hti.fit(MODEL, method, table)


# Scores


def test_views_are_read_only_and_own_their_memory(scores):
    table = scores.table
    for array in (table.values, table.status, scores.values, scores["index"]):
        assert not array.flags.writeable
        assert not array.flags.owndata
    assert table.values.flags.f_contiguous
    view = scores.index.score(table)["index"]
    before = view.tobytes()
    del table, scores
    assert view.tobytes() == before


def test_scores_by_hand(scores):
    # staff: (x - 50) / 40; waiting, lower is better: (4 - x) / 3; safety: (x - 1.5) / 1, missing for two units.
    care = [0, (2 * 200 / 3) / 2, (2 * 100 / 3) / 2, (2 * 100 + 100) / 3]
    staff = [0, 50, 100, 25]
    np.testing.assert_allclose(scores["care"], care, rtol=1e-14)
    np.testing.assert_allclose(scores["index"], [(s + c) / 2 for s, c in zip(staff, care, strict=True)], rtol=1e-14)
    assert scores.nodes == ["index", "staff", "care", "waiting", "safety"]


def test_to_frame(scores):
    frame = scores.to_frame()
    assert frame.columns.tolist() == scores.nodes
    assert frame.loc["0120", "care"] == 100


def test_ranking(scores):
    frame = scores.ranking()
    assert frame["unit"].tolist() == ["0117", "0120", "0115", "0114"]
    assert frame["rank"].tolist() == [1, 2, 3, 4]
    assert frame["missing"].tolist() == [True, False, True, False]
    np.testing.assert_allclose(frame["coverage"], [5 / 6, 1, 5 / 6, 1])
    within = scores.ranking("care", by="lan").set_index("unit")
    assert within.loc["0120", "rank"] == 1
    assert within.loc["0115", "rank"] == 1
    assert within.loc["0114", "lan"] == "01"


def test_ranking_against_an_earlier_edition(scores, data):
    later = {**data, "staff": [50.0, 70.0, 50.0, 90.0], "unit": ["0114", "0115", "0117", "0123"]}
    now = scores.index.score(hti.Table.from_frame(later, MODEL, groups=["lan"]))
    frame = now.ranking(earlier=scores).set_index("unit")
    assert frame.loc["0115", "change_rank"] == 3 - frame.loc["0115", "rank"]
    assert frame.loc["0117", "change_score"] == -50
    assert math.isnan(frame.loc["0123", "change_rank"])


def test_unknown_nodes_units_and_groups(scores):
    with pytest.raises(hti.ModelError, match="unknown_node"):
        scores["cara"]
    with pytest.raises(hti.ModelError, match="unknown_node"):
        scores.ranking("cara")
    with pytest.raises(hti.DataError, match="unknown_group"):
        scores.ranking(by="land")
    with pytest.raises(hti.DataError, match="unknown_unit"):
        scores.trace("0118")


def test_trace(scores):
    trace = scores.trace("0115", "care")
    assert [child.node for child in trace.children] == ["waiting", "safety"]
    assert trace.score == scores["care"][1]
    data = trace.to_dict()
    assert data["children"][0]["raw"] == 2
    assert data["children"][1]["status"] == "missing"
    assert data["children"][1]["score"] is None
    assert "care" in str(trace)


def test_place_in(scores, data):
    district = hti.Table.from_frame({name: column[1:2] for name, column in data.items()}, MODEL, groups=["lan"])
    place = scores.index.score(district).place_in(scores).iloc[0]
    assert place["rank"] == 3
    assert place["below"] == "0114"


def test_index_says_what_it_learnt(scores, tmp_path):
    index = scores.index
    assert index.weight("waiting") == 2 / 3
    assert index.effective_weight("waiting") == pytest.approx(1 / 3)
    cutoffs = index.cutoffs()
    assert cutoffs.mean == pytest.approx(float(np.mean(scores["index"])))
    assert cutoffs.sd == pytest.approx(float(np.std(scores["index"], ddof=1)))
    index.save(tmp_path / "index.json")
    assert hti.Index.load(tmp_path / "index.json") == index
    assert hti.Index.load(str(tmp_path / "index.json")).score(scores.table).values.tobytes() == scores.values.tobytes()


def test_provenance(scores):
    provenance = scores.provenance()
    assert provenance["library_version"] == hti.__version__
    assert provenance["reference_hash"] == provenance["table_hash"] == scores.table.hash()


def test_threads_give_the_same_bytes(scores):
    results = [b""] * 8

    def work(i):
        results[i] = hti.fit(scores.index.definition, scores.table).score(scores.table).values.tobytes()

    threads = [threading.Thread(target=work, args=(i,)) for i in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(results) == {scores.values.tobytes()}


def test_html(scores):
    assert "waiting" in scores.index.model._repr_html_()
    assert "missing" in scores.table._repr_html_()
    assert "Österåker" in scores._repr_html_()
    assert "<details>" in scores.trace("0114")._repr_html_()
    odd = hti.Model([hti.Node("i", name="<b>"), hti.Node("a", "i", indicator=hti.Indicator())])
    assert "<b>" not in odd._repr_html_()


# Ranks


@pytest.mark.parametrize("make", [list, np.array, pd.Series, pl.Series, np.float32, lambda v: np.repeat(v, 2)[::2]])
def test_rank_takes_any_array(make):
    assert hti.rank(make([3.0, 1.0, 3.0, 2.0])).tolist() == [1, 4, 1, 3]


def test_rank_ties_and_tolerance():
    values = [3.0, 1.0, 3.0, math.nan, 2.95]
    assert hti.rank(values)[[0, 1, 2, 4]].tolist() == [1, 4, 1, 3]
    assert math.isnan(hti.rank(values)[3])
    assert hti.rank(values, ties="average", tolerance=0.1)[4] == 2
    assert hti.rank(pd.Series([2, None, 1], dtype="Int64"))[[0, 2]].tolist() == [1, 2]
    assert hti.rank([]).tolist() == []
    with pytest.raises(hti.DataError, match="wrong_size"):
        hti.rank([[1.0, 2.0]])
    with pytest.raises(hti.MethodError, match="invalid_parameter"):
        hti.rank(values, tolerance=-1)


# What is built in


def test_built_in_definitions_and_data():
    assert set(hti.datasets.names()) <= set(hti.definitions.names())
    for name in hti.datasets.names():
        definition, table = hti.load(name), hti.datasets.load(name)
        assert definition.id == name
        scores = hti.fit(definition, table).score(table)
        assert np.isfinite(scores[definition.model.root]).any()
        assert hti.definitions.text(name)
        assert hti.datasets.text(name)
    for name in hti.methods.names():
        assert isinstance(hti.methods.load(name), hti.Method)
        assert hti.methods.text(name)
    with pytest.raises(hti.DataError, match="unknown_definition"):
        hti.load("oppna-jamforelser-1914")


def test_files(tmp_path):
    name = hti.datasets.names()[0]
    definition = hti.load(name)
    (tmp_path / "d.toml").write_text(definition.to_toml(), encoding="utf-8")
    (tmp_path / "d.csv").write_text(hti.datasets.text(name), encoding="utf-8")
    assert hti.load(tmp_path / "d.toml") == definition
    again = hti.read_csv(tmp_path / "d.csv", definition)
    assert again.values.tobytes() == hti.datasets.load(name).values.tobytes()
    with pytest.raises(hti.DataError, match="file_not_found"):
        hti.read_csv(tmp_path / "none.csv", definition)
    with pytest.raises(hti.DataError, match="file_not_found"):
        hti.load(str(tmp_path / "none.toml"))
