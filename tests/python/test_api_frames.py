"""Tables and models from data frames of every make."""

import math

import hemtjanstindex as hti
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import small
from small import DATA, MODEL

# Tables from frames


def test_table_from_dict():
    table = small.table()
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


def test_own_words_and_ignored_columns():
    data = {**small.data(), "staff": ["..", 1, 2, 3], "rest": [0, 0, 0, 0]}
    table = hti.Table.from_frame(data, MODEL, statuses={"..": "not_answered"}, ignore=["*"])
    assert hti.Status(table.status[0, 0]) is hti.Status.not_answered
    with pytest.raises(ValueError, match="'lost' is not"):
        hti.Table.from_frame(data, MODEL, statuses={"..": "lost"}, ignore=["*"])


def test_table_to_frame():
    table = small.table()
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


@pytest.mark.parametrize("name", ["oppna-jamforelser-2014", "hemtjanstindex-2025"])
def test_a_table_is_read_back_as_it_was_written(tmp_path, name):
    definition = hti.load(name)
    synthetic = name not in hti.datasets.names()
    table = hti.datasets.synthetic_edition(2025).municipalities if synthetic else hti.datasets.load(name)
    table.to_csv(tmp_path / "table.csv", definition)
    columns = {"groups": list(table.groups), "background": list(table.background)}
    back = hti.read_csv(tmp_path / "table.csv", definition, **columns, period=table.period)
    assert back == table
    assert back.names == table.names
    assert synthetic == (back.respondents is not None)


def test_statuses_and_names_survive_a_file(tmp_path):
    table = hti.Table(
        ["0114", "0115", "0117", "0120"],
        ["a", "b"],
        [[1 / 3, np.nan], [np.nan, 2], [np.nan, 1e-30], [5, np.nan]],
        statuses=[[0, 1], [2, 0], [3, 0], [0, 4]],
        names=["Upplands Väsby", "Vallentuna, kommun", 'Öster"åker', "Värmdö"],
        groups={"lan": ["AB", "", "AB", "AB"]},
        background={"size": [1.5, np.nan, 3, 4]},
        standard_error=[[0.1, np.nan], [np.nan, np.nan], [np.nan, np.nan], [0.2, np.nan]],
    )
    table.to_csv(tmp_path / "table.csv")
    header = (tmp_path / "table.csv").read_text(encoding="utf-8").splitlines()[0]
    assert header == "unit,name,lan,size,a,a:standard_error,b"
    model = hti.Model([hti.Node("i"), *(hti.Node(x, "i", indicator=hti.Indicator()) for x in "ab")])
    back = hti.read_csv(tmp_path / "table.csv", model, name="name", groups=["lan"], background=["size"])
    assert back == table
    np.testing.assert_array_equal(back.status, table.status)
