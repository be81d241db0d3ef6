"""What other columns are to an indicator: its denominator, and the number of answers behind its figures."""

import math

import hemtjanstindex as hti
import numpy as np
import pandas as pd
import pytest
import reference


def asem_frames():
    """COINr's example as it is given: one row per node, and one per unit with the denominators beside the indicators."""
    meta = pd.read_csv(reference.path("asem/asem_iMeta.csv"), keep_default_na=True)
    data = pd.read_csv(reference.path("asem/asem_iData.csv"))
    return meta.drop(columns=["Target"]), data


def test_asem_as_coinr_denominates_it():
    meta, data = asem_frames()
    model = hti.Model.from_frame(meta, ignore=["Level"])
    divided = [i for i in model.indicators if model[i].indicator.denominator]
    assert len(divided) == 17
    ignore = [c for c in data.columns if c not in {*model.indicators, "uCode", "uName", "Area", "Energy", "GDP", "Population"}]
    table = hti.Table.from_frame(data, model, unit="uCode", name="uName", ignore=ignore)
    units, want = reference.matrix("asem/step_Denominated.csv")
    at = [table.units.index(unit) for unit in units]
    for i, column in want.items():
        reference.assert_close(table.values[at, table.indicators.index(i)], column, i)
    _, raw = reference.matrix("asem/step_Raw.csv")
    for i in divided:  # what is compared is not what was read
        assert not np.allclose(raw[i], want[i], equal_nan=True)


TOML = """
schema = 1
id = "falls"
[[node]]
id = "index"
[[node]]
id = "falls"
parent = "index"
direction = "lower"
denominator = "inhabitants"
per = 1000
[[node]]
id = "trust"
parent = "index"
direction = "higher"
kind = "share"
error = "survey"
answers = "answered"
[[node]]
id = "safety"
parent = "index"
direction = "higher"
kind = "share"
error = "survey"
answers = "answered"
"""
CSV = "unit,falls,inhabitants,trust,safety,answered\nA,12,4000,80,70,120\nB,30,5000,75,80,60\nC,,800,90,85,\nD,5,,60,65,40\n"


@pytest.fixture
def definition(tmp_path):
    path = tmp_path / "falls.toml"
    path.write_text(TOML, encoding="utf-8")
    return hti.load(path)


@pytest.fixture
def table(definition, tmp_path):
    path = tmp_path / "falls.csv"
    path.write_text(CSV, encoding="utf-8")
    return hti.read_csv(path, definition)


def test_read(table):
    assert table.values[:, 0].tolist()[:2] == [3, 6]
    assert np.isnan(table.values[2:, 0]).all()  # no figure; no denominator
    assert table.background == {"inhabitants": pytest.approx([4000, 5000, 800, math.nan], nan_ok=True)}
    assert np.array_equal(table.respondents[:, 1:], [[120, 120], [60, 60], [math.nan, math.nan], [40, 40]], equal_nan=True)
    assert np.isnan(table.respondents[:, 0]).all()


def test_the_same_from_a_frame_and_from_long_rows(definition, table, tmp_path):
    frame = pd.read_csv(tmp_path / "falls.csv")
    assert hti.Table.from_frame(frame, definition) == table
    long = frame.melt(["unit", "inhabitants", "answered"], var_name="indicator").to_csv(index=False)
    path = tmp_path / "long.csv"
    path.write_text(long, encoding="utf-8")
    assert hti.read_csv(path, definition) == table


def test_written_and_read_again(definition, table, tmp_path):
    table.to_csv(tmp_path / "again.csv", definition)
    assert (tmp_path / "again.csv").read_text(encoding="utf-8").splitlines()[1] == "A,A,4000,12,80,120,70"
    assert hti.read_csv(tmp_path / "again.csv", definition) == table
    (tmp_path / "again.toml").write_text(definition.to_toml(), encoding="utf-8")
    assert hti.load(tmp_path / "again.toml") == definition


def test_traced_and_saved(definition, table, tmp_path):
    index = hti.fit(definition, table)
    step = index.score(table).trace("B", "falls").steps[0]
    assert (step.step, step.input, step.output) == ("denominate", 30, 6)
    assert (step.rule, step.facts) == ('rate(denominator = "inhabitants", per = 1000)', {"denominator": 5000})
    assert "delad" in index.score(table).trace("B", "falls").text("sv")
    index.save(tmp_path / "index.json")
    assert hti.Index.load(tmp_path / "index.json").definition == definition
    other = hti.Table(["A"], table.indicators, [[3, 80, 70]])  # no denominator is known of it
    assert [s.step for s in index.score(other).trace("A", "falls").steps] == ["normalise"]


@pytest.mark.parametrize(
    ("row", "code", "unit"),
    [("A,12,0,80,70,120", "out_of_range", "A"), ("A,12,-4,80,70,120", "out_of_range", "A")],
)
def test_denominators_that_cannot_be(definition, tmp_path, row, code, unit):
    path = tmp_path / "bad.csv"
    path.write_text(CSV.splitlines()[0] + "\n" + row + "\n", encoding="utf-8")
    with pytest.raises(hti.DataError) as raised:
        hti.read_csv(path, definition)
    assert [(p.code, p.unit, p.indicator, p.file) for p in raised.value.problems] == [(code, unit, "falls", str(path))]


def test_a_range_is_of_the_value(tmp_path):
    leaf = hti.Indicator("lower", denominator="n", per=100, range=(0, 50))
    model = hti.Model([hti.Node("index"), hti.Node("a", "index", indicator=leaf)])
    for read in (hti.Table.from_frame, lambda frame, model: from_csv(frame, model, tmp_path)):
        assert read(pd.DataFrame({"unit": ["u"], "a": [400], "n": [1000]}), model).values.tolist() == [[40]]
        with pytest.raises(hti.DataError, match="outside 0 to 50"):
            read(pd.DataFrame({"unit": ["u"], "a": [40], "n": [50]}), model)


def from_csv(frame, model, folder):
    frame.to_csv(folder / "x.csv", index=False)
    return hti.read_csv(folder / "x.csv", model)


def test_a_column_has_one_role():
    leaf = hti.Indicator("lower", denominator="n")
    model = hti.Model([hti.Node("index"), hti.Node("a", "index", indicator=leaf)])
    with pytest.raises(hti.DataError, match="already has another part"):
        hti.Definition(id="x", model=model, columns=hti.Columns(background=["n"]))
