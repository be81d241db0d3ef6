"""The path from a model and a frame to scores and rankings, as users write it."""

import math
import threading

import hemtjanstindex as hti
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

MODEL = hti.Model(
    [
        hti.Node("index"),
        hti.Node("staff", "index", 1, indicator=hti.Indicator(kind="share")),
        hti.Node("care", "index", 1),
        hti.Node("waiting", "care", 2, indicator=hti.Indicator("lower")),
        hti.Node("safety", "care", 1, indicator=hti.Indicator()),
    ]
)
DATA = {
    "unit": ["0114", "0115", "0117", "0120"],
    "name": ["Upplands Väsby", "Vallentuna", "Österåker", "Värmdö"],
    "staff": [50.0, 70.0, 90.0, 60.0],
    "waiting": [4, 2, 3, 1],
    "safety": [1.5, None, "for_osaker", "2,5"],
    "lan": ["01", "01", "01", None],
}


@pytest.fixture
def data():
    return {**DATA, "safety": [1.5, None, "for_osaker", 2.5]}


@pytest.fixture
def table(data):
    return hti.Table.from_frame(data, MODEL, groups=["lan"])


@pytest.fixture
def scores(table):
    return hti.fit(MODEL, hti.Method(normalise=hti.MinMax(0, 100)), table).score(table)


# Tables from frames


def test_table_from_dict(table):
    assert table.units == DATA["unit"]
    assert table.names[2] == "Österåker"
    assert table.indicators == MODEL.indicators
    assert table.groups == {"lan": ["01", "01", "01", ""]}
    assert table.values[:, 0].tolist() == [50, 70, 90, 60]
    assert [hti.Status(s) for s in table.status[:, 2]] == [
        hti.Status.observed, hti.Status.missing, hti.Status.suppressed, hti.Status.observed]  # fmt: skip
    assert math.isnan(table.values[2, 2])


def numeric():
    return {**DATA, "safety": [1.5, None, None, 2.5]}


class Arrow:
    """Has the Arrow interface and nothing else."""

    def __init__(self, table):
        self.table = table

    def __arrow_c_stream__(self, requested_schema=None):
        return self.table.__arrow_c_stream__(requested_schema)


class Interchange:
    """Has the dataframe interface and nothing else."""

    def __init__(self, frame):
        self.frame = frame

    def __dataframe__(self, nan_as_null=False, allow_copy=True):
        return self.frame.__dataframe__(nan_as_null, allow_copy)


@pytest.mark.filterwarnings("ignore:.*[Ii]nterchange.*")
@pytest.mark.parametrize(
    "make",
    [
        pd.DataFrame,
        lambda d: pd.DataFrame(d).convert_dtypes(),
        lambda d: pd.DataFrame(d).set_index("unit"),
        pl.DataFrame,
        pa.table,
        lambda d: Arrow(pa.table(d)),
        lambda d: Interchange(pd.DataFrame(d)),
        lambda d: {name: pd.Series(column) for name, column in d.items()},
        lambda d: {name: np.array(column, object) for name, column in d.items()},
    ],
    ids=["pandas", "pandas nullable", "pandas index", "polars", "pyarrow", "arrow stream", "interchange", "series", "arrays"],
)
def test_every_frame_gives_the_same_table(make):
    expected = hti.Table.from_frame(numeric(), MODEL, groups=["lan"])
    assert hti.Table.from_frame(make(numeric()), MODEL, groups=["lan"]) == expected


def test_a_frame_lists_everything_that_is_wrong():
    bad = {**DATA, "unit": ["1", "2", "2", ""], "staff": [1, 2, 101, "x"], "waiting": [1, 2, math.inf, 3]}
    bad["other"] = [1, 2, 3, 4]
    del bad["lan"]
    with pytest.raises(hti.DataError) as caught:
        hti.Table.from_frame(bad, MODEL)
    found = {(p.code, p.unit, p.indicator) for p in caught.value.problems}
    assert found >= {
        ("out_of_range", "2", "staff"),
        ("not_a_number", "", "staff"),
        ("not_a_number", "", "safety"),
        ("not_finite", "2", "waiting"),
    }
    assert {"unknown_column", "duplicate_unit", "missing_code"} <= {code for code, _, _ in found}


def test_missing_columns_are_listed():
    with pytest.raises(hti.DataError) as caught:
        hti.Table.from_frame({"unit": ["1"], "staff": [1]}, MODEL)
    found = [(p.code, p.indicator) for p in caught.value.problems]
    assert found == [("missing_column", "waiting"), ("missing_column", "safety")]
    with pytest.raises(hti.DataError, match="kommunkod"):
        hti.Table.from_frame(DATA, MODEL, unit="kommunkod")


def test_own_words_and_ignored_columns(data):
    data = {**data, "staff": ["..", 1, 2, 3], "rest": [0, 0, 0, 0]}
    table = hti.Table.from_frame(data, MODEL, statuses={"..": "not_answered"}, ignore=["*"])
    assert hti.Status(table.status[0, 0]) is hti.Status.not_answered
    with pytest.raises(ValueError, match="'lost' is not"):
        hti.Table.from_frame(data, MODEL, statuses={"..": "lost"}, ignore=["*"])


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


def test_table_to_frame(table):
    frame = table.to_frame()
    assert frame.index.tolist() == table.units
    assert frame.loc["0117", "staff"] == 90


# Models from frames


def test_model_from_our_columns():
    frame = {
        "code": ["index", "staff", "care", "waiting", "safety"],
        "parent": ["", "index", "index", "care", "care"],
        "weight": [1, 1, 1, 2, 1],
        "direction": ["", "higher", None, "lower", -1],
        "kind": ["", "share", "", "", ""],
    }
    model = hti.Model.from_frame(frame)
    assert model["safety"].indicator == hti.Indicator("lower")
    frame["direction"][4] = "higher"
    assert hti.Model.from_frame(frame) == MODEL
    assert hti.Model.from_frame(pd.DataFrame(frame)) == MODEL


def test_model_from_coinr_metadata():
    meta = pd.DataFrame(
        {
            "Level": [1, 1, 2, None, None],
            "iCode": ["A", "B", "Index", "GDP", "Pop"],
            "iName": ["Indicator A", "Indicator B", "The index", "GDP", "Group"],
            "Direction": [1, -1, 1, None, None],
            "Weight": [1, 0.5, 1, None, None],
            "Parent": ["Index", "Index", None, None, None],
            "Type": ["Indicator", "Indicator", "Aggregate", "Denominator", "Group"],
            "goalpost_lower": [0, 1, None, None, None],
            "goalpost_upper": [10, 2, None, None, None],
        }
    )
    model = hti.Model.from_frame(meta)
    assert model.indicators == ["A", "B"]
    assert model["B"].weight == 0.5
    assert model["B"].indicator == hti.Indicator("lower", goalposts=(1, 2))
    assert str(model["Index"].name) == "The index"


def test_model_from_frame_lists_everything_that_is_wrong():
    frame = {"id": ["i", "a"], "parent": ["", "i"], "weight": ["one", 1], "direction": ["", "up"], "goalpost_lower": [None, 1]}
    with pytest.raises(hti.ModelError) as caught:
        hti.Model.from_frame(frame)
    assert sorted(p.code for p in caught.value.problems) == ["invalid_goalposts", "invalid_parameter", "not_a_number"]
    with pytest.raises(hti.ModelError) as caught:
        hti.Model.from_frame({"code": ["a"]})
    assert [p.code for p in caught.value.problems] == ["missing_column"]


def test_model_errors_name_every_fault():
    with pytest.raises(hti.ModelError) as caught:
        hti.Model([hti.Node("i"), hti.Node("a", "nobody", -1), hti.Node("a", "i", indicator=hti.Indicator())])
    assert {"unknown_parent", "duplicate_node", "invalid_weight"} <= {p.code for p in caught.value.problems}


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


def test_an_error_in_a_custom_rule_comes_through(table):
    method = hti.Method(normalise=hti.CustomNormalise(lambda values: 1 / 0))
    with pytest.raises(ZeroDivisionError):
        hti.fit(MODEL, method, table)


# Scores


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
    frame = now.ranking(previous=scores).set_index("unit")
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
