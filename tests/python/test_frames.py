"""Frames of any make and type are read right or refused by name: no value, null or code changes in silence."""

import datetime
import random
import uuid
from decimal import Decimal
from fractions import Fraction

import hemtjanstindex as hti
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

MODEL = hti.Model([hti.Node("index"), *(hti.Node(name, "index", indicator=hti.Indicator()) for name in "ab")])


def read(column, **more):
    size = len(column)
    return hti.Table.from_frame({"unit": [f"u{k}" for k in range(size)], "a": column, "b": list(range(size))}, MODEL, **more)


def values(column):
    return read(column).values[:, 0].tolist()


def codes(make):
    with pytest.raises(hti.DataError) as raised:
        make()
    return {each.code for each in raised.value.problems}


def same(found, wanted):
    return np.array_equal(np.array(found, float), np.array(wanted, float), equal_nan=True)


def kind(column):
    """Name a case: what a column shows may hold its address, which no two processes have alike."""
    return f"{type(column).__module__.split('.')[0]} {type(column).__name__}"


NAN = float("nan")
NUMBERS = [95.0, None, 20.0]


#: 95, nothing and 20.
GOOD = [
    pa.array(NUMBERS).dictionary_encode(),
    pa.chunked_array([pa.array([95.0, None]).dictionary_encode(), pa.array([20.0]).dictionary_encode()]),
    pa.DictionaryArray.from_arrays(pa.array([0, 1, 2]), pa.array([95.0, None, 20.0])),
    pa.array([0.0, *NUMBERS, 0.0])[1:4],
    pa.array([95, None, 20], pa.int64()),
    pa.array([95, None, 20], pa.uint8()),
    pa.array(NUMBERS, pa.float32()),
    pa.array(np.array([95, 0, 20], np.float16), mask=np.array([False, True, False])),
    pa.array([Decimal("95.0"), None, Decimal("20.0")]),
    pa.array(["95", None, "20"]),
    pa.array(["95", None, "20"], pa.large_string()),
    pa.array(["95", None, "20"], pa.string_view()),
    pd.Series(NUMBERS, dtype="Float64"),
    pd.Series([95, None, 20], dtype="Int64"),
    pd.Series(NUMBERS).astype("category"),
    pd.Series(NUMBERS, dtype=pd.ArrowDtype(pa.float64())),
    pd.Series(pd.array(pa.array(NUMBERS).dictionary_encode(), dtype=pd.ArrowDtype(pa.dictionary(pa.int32(), pa.float64())))),
    pd.Series([0.0, *NUMBERS, 0.0])[1:4],
    pl.Series([95, None, 20]),
    pl.Series(["95", None, "20"], dtype=pl.Categorical),
    pl.Series([Decimal("95.0"), None, Decimal("20.0")]),
    np.ma.masked_array([95.0, 7.0, 20.0], [False, True, False]),
    np.ma.masked_array([95, 7, 20], [False, True, False]),
    np.array([95, NAN, 20], ">f8"),
    np.array([95, NAN, 20], "<f4"),
    np.array([95, NAN, 20], np.float16),
    np.array([0, 95, 0, NAN, 0, 20])[1::2],
    [95, None, Fraction(20)],
    [np.int8(95), pd.NA, np.float32(20)],
]


@pytest.mark.parametrize("column", GOOD, ids=kind)
def test_what_is_read_right(column):
    assert same(values(column), [95, NAN, 20])


def test_arrow_as_a_whole():
    """Also a categorical through Parquet, which was how it was found."""
    table = pa.table(
        {"unit": ["x", "y", "z"], "a": pa.array(NUMBERS).dictionary_encode(), "b": [1, 2, 3], "lan": pa.array(["s", None, "t"])}
    )
    table = table.set_column(3, "lan", table["lan"].dictionary_encode())
    for frame in (table, pl.from_arrow(table), table.to_pandas()):
        found = hti.Table.from_frame(frame, MODEL, groups=["lan"])
        assert same(found.values[:, 0], [95, NAN, 20])
        assert found.groups["lan"] == ["s", "", "t"]


#: What is no column of numbers, or none that doubles hold.
BAD = [
    np.array(["2014-05-01"] * 3, "datetime64[ns]"),
    np.array([1, 2, 3], "timedelta64[D]"),
    np.array([1 + 2j, 1, 1]),
    np.array([b"1", b"2", b"3"]),
    np.zeros(3, "V8"),
    [datetime.date(2014, 5, 1)] * 3,
    [np.datetime64("2014"), 1, 2],
    [np.timedelta64(5), 1, 2],
    [1 + 2j, 1, 1],
    [b"1", b"2", b"3"],
    [uuid.UUID(int=5), 1, 2],
    [np.array([5.0]), 1, 2],
    [[5.0], 1, 2],
    [2**53 + 1, 1, 2],
    np.array([2**53 + 1, 1, 2]),
    np.array([2**64 - 1, 1, 2], np.uint64),
    pa.array([2**53 + 1, None, 2]),
    pa.array([datetime.date(2014, 5, 1), None, None]),
    pa.array([datetime.timedelta(5), None, None]),
    pa.array([b"1", None, b"2"]),
    pa.array([[1.0], None, None]),
    pa.array([{"x": 1.0}, None, None]),
    pl.Series([datetime.date(2014, 5, 1), None, None]),
    pd.Series(pd.to_datetime(["2014-05-01", None, None])),
    pd.Series([pd.Timedelta(5), None, None]),
]


@pytest.mark.parametrize("column", BAD, ids=kind)
def test_what_is_refused_by_name(column):
    assert codes(lambda: read(column)) <= {"wrong_type", "not_a_number"}


def test_codes_of_units():
    def unit(column):
        return hti.Table.from_frame({"unit": column, "a": [1, 2], "b": [1, 2]}, MODEL).units

    assert unit(np.array([1001, 1002])) == ["1001", "1002"]
    assert unit(pa.array(["0114", "0115"]).dictionary_encode()) == ["0114", "0115"]
    for column in ([1001.0, 1002.0], np.array([1001.0, 1002.0]), ["a", 1.0]):
        assert codes(lambda column=column: unit(column)) == {"wrong_type"}


def test_row_numbers_are_no_codes():
    frame = pd.DataFrame({"a": [1, 2, 3], "b": [1, 2, 3]})
    assert codes(lambda: hti.Table.from_frame(frame[frame["a"] > 1], MODEL)) == {"missing_column"}
    named = frame.set_index(pd.Index([1001, 1002, 1003], name="kod"))
    assert hti.Table.from_frame(named, MODEL).units == ["1001", "1002", "1003"]


def test_labels():
    frame = pd.DataFrame({"unit": ["u", "v"], "a": [1, 2], "b": [1, 2], "g": [1, None]})
    table = hti.Table.from_frame(frame, MODEL, groups=["g"])
    assert table.groups["g"] == ["1", ""]


@pytest.mark.parametrize(
    "values_",
    [
        np.array([["2014"]], "datetime64[Y]"),
        np.array([[1]], "timedelta64[D]"),
        np.array([[1 + 2j]]),
        np.array([["1"]]),
        np.array([[b"1"]]),
        np.ma.masked_array([[1.0]], [[True]]),
    ],
    ids=kind,
)
def test_matrices_of_a_table(values_):
    assert codes(lambda: hti.Table(["u"], ["a"], values_)) == {"wrong_type"}
    assert codes(lambda: hti.Table(["u"], ["a"], [[1.0]], respondents=values_)) == {"wrong_type"}


@pytest.mark.parametrize("status", [256, 257, -1, 5, 2**40])
def test_statuses_do_not_wrap(status):
    assert codes(lambda: hti.Table(["u"], ["a"], [[NAN]], statuses=[[status]])) == {"unknown_status"}
    assert codes(lambda: hti.Table(["u"], ["a"], [[NAN]], statuses=[[1.5]])) == {"wrong_type"}


FLOATS = st.one_of(st.none(), st.integers(-(2**20), 2**20).map(lambda k: k / 8))


@settings(max_examples=150, deadline=None)
@given(st.lists(FLOATS, min_size=1, max_size=8), st.integers(0, 3), st.data())
def test_every_type_is_as_a_slow_reader_has_it(numbers, pad, data):
    """Columns of random types, nulls, slices and chunks against one number after the other."""
    slow = [NAN if x is None else float(x) for x in numbers]
    padded = [1.0] * pad + numbers + [2.0]
    arrow = pa.array(padded, pa.float64())
    made = {
        "arrow": lambda: arrow[pad:-1],
        "chunks": lambda: pa.chunked_array([arrow[:1], arrow[1:]])[pad:-1],
        "dictionary": lambda: arrow.dictionary_encode()[pad:-1],
        "pandas": lambda: pd.Series(padded, dtype="Float64").iloc[pad:-1],
        "category": lambda: pd.Series(padded).astype("category").iloc[pad:-1],
        "pandas of arrow": lambda: pd.Series(arrow, dtype=pd.ArrowDtype(pa.float64())).iloc[pad:-1],
        "polars": lambda: pl.Series(padded, dtype=pl.Float64)[pad:-1],
        "masked": lambda: np.ma.masked_invalid(np.array(padded, float))[pad:-1],
        "swapped": lambda: np.array(padded, ">f8")[pad:-1],
        "objects": lambda: np.array(padded, object)[pad:-1],
        "texts": lambda: ["" if x is None else repr(x) for x in numbers],
    }
    make = data.draw(st.sampled_from(sorted(made)))
    assert same(values(made[make]()), slow)


class Own:
    """An object that is like nothing else."""


#: Cells of three rows that are no text of a label, or no code.
ODD = [
    [None, 1, "x"],
    ["", "", ""],
    ["u", "u", "u"],
    [Own(), Own(), Own()],
    [["u"], {"v": 1}, ()],
    [float("inf"), -0.0, 10**400],
    [5, Fraction(10**400), Decimal("1e400")],
    [True, False, None],
    ["a\nb", "c\x00d", "\ud800"],
    np.zeros((3, 2)),
    np.zeros((3, 0)),
    np.array(["u", "v", "w"], dtype=object),
    np.array([("u", 1), ("v", 2), ("w", 3)], dtype=[("x", "U1"), ("y", int)]),
    pd.Series([pd.Interval(0, 1), pd.NaT, pd.Period("2014")], dtype=object),
    pd.arrays.SparseArray([1.0, 0.0, 0.0]),
    pd.Series(pd.interval_range(0, 3)),
    pd.Series([1.0, 2.0, 3.0], index=[5, 5, 5]),
    pa.nulls(3),
    pa.array([[1], [2], None]),
    pa.array([True, None, False]),
    pa.array(["x", None, "y"]).dictionary_encode(),
    pa.array([datetime.datetime(2014, 5, 1)] * 3, pa.timestamp("ns", "UTC")),
    pl.Series([Own(), Own(), Own()], dtype=pl.Object),
    pl.Series([[1.0], None, []]),
    pl.Series([{"x": 1}, None, {"x": 2}]),
    range(3),
    [],
    "abc",
    {"u": 1, "v": 2, "w": 3},
    5,
    None,
    iter("abc"),
]
MAKERS = [dict, pd.DataFrame, pa.table, pl.DataFrame]


def frame_of(make, columns):
    """Make a frame of columns where its maker takes them, else what was to be made of them."""
    try:
        return make(columns)
    except Exception:
        return columns


def test_what_cannot_be_shown_or_encoded_is_refused():
    assert codes(lambda: read([10**5000, 1, 2])) == {"not_a_number"}
    frame = {"unit": ["u", "\ud800"], "a": [1, 2], "b": [1, 2]}
    assert codes(lambda: hti.Table.from_frame(frame, MODEL)) == {"wrong_type"}
    frame |= {"unit": [10**5000, 2]}
    assert codes(lambda: hti.Table.from_frame(frame, MODEL)) == {"wrong_type"}


def test_a_frame_ends_in_a_right_table_or_in_one_error():
    """Columns of any kind in any place, named or not, in frames of every make."""
    rng = random.Random(2014)
    figures = [*((column, True) for column in GOOD), *((column, False) for column in BAD), *((column, None) for column in ODD)]
    names = ["g", "h", "a:respondents", "a:population", "name", 5, None, ("a", "b")]
    tables = 0
    for _ in range(1500):
        chosen = {"a": rng.choice(figures), "b": rng.choice(figures)}
        codes_ = ["u", "v", "w"] if rng.random() < 0.6 else rng.choice([*ODD, *GOOD, *BAD])
        columns = {"unit": codes_, **{name: column for name, (column, _) in chosen.items()}}
        columns |= {name: rng.choice(figures)[0] for name in rng.sample(names, rng.choice([0, 0, 1, 3]))}
        if rng.random() < 0.05:
            del columns[rng.choice(list(columns))]
        frame = frame_of(rng.choice([dict, *MAKERS]), columns)
        asked = {"groups": ["g"] if "g" in columns else [], "background": ["h"] if "h" in columns else []}
        try:
            found = hti.Table.from_frame(frame, MODEL, ignore=rng.choice([(), ["*"], ["name"]]), **asked)
        except hti.DataError:
            continue
        tables += 1
        assert found.indicators == ["a", "b"]
        assert len(set(found.units)) == len(found.units) > 0
        for at, (_, right) in enumerate(chosen.values()):
            if isinstance(frame, dict):  # others change cells in the making
                assert right is not False
                assert not right or same(found.values[:, at], [95, NAN, 20])
    assert tables > 50
