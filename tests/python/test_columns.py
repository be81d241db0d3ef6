"""What C++ says of the columns of results, their headings, and the Arrow streams that other libraries read."""

import gc
import json
import math
import pickle
import re
import resource

import hemtjanstindex as hti
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hemtjanstindex import _core, words
from hemtjanstindex.present import phrases, readable, rules

NOW = "oppna-jamforelser-2014"
RESULTS = _core.result_columns()
FIGURES = ("score", "points", "change", "rank", "places", "share", "people", "figure", "plain")


@pytest.fixture(scope="module")
def scores():
    table = hti.datasets.load(NOW)
    return hti.fit(hti.load(NOW), table).score(table)


@pytest.fixture(scope="module")
def earlier():
    name = "oppna-jamforelser-2013"
    table = hti.datasets.load(name)
    return hti.fit(hti.load(name), table).score(table)


def test_columns_of_a_result_have_names_of_their_own():
    for result, columns in RESULTS.items():
        names = [name for name, *_ in columns]
        assert len(set(names)) == len(names), result


def test_what_a_column_is_and_what_it_holds_agree():
    for result, columns in RESULTS.items():
        for name, held, quantity, role in columns:
            about = f"{result}.{name}"
            assert (held == "truth") == (quantity == "truth"), about
            assert held == "number" if quantity in FIGURES else held != "number", about
            assert (held == "whole") == (quantity in ("count", "year")), about
            assert role in ("key", "label", "value", "error", "note"), about


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_column_has_a_heading(language):
    without = {
        f"{result}.{name}"
        for result, columns in RESULTS.items()
        for name, *_ in columns
        if readable.heading(name, language) == name and not words.known(f"heading-{name}", language)
    }
    assert without == set()


def test_headings_of_a_result_differ():
    for language in words.LANGUAGES:
        for result, columns in RESULTS.items():
            headings = [readable.heading(name, language) for name, *_ in columns]
            assert len(set(headings)) == len(headings), (result, language)


def test_frames_have_the_columns_that_are_told(scores, earlier):
    unit = scores.units[0]
    frames = {
        "Ranking": scores.ranking(),
        "Place": scores.place_in(scores),
        "Change": hti.compare(earlier, scores),
        "Award": scores.awards(earlier=earlier),
        "Contribution": scores.explain(unit),
        "Trend": hti.trend([earlier, scores]),
        "Plan": pd.DataFrame(scores.plan(unit, rank=1).columns()),
        "Sensitivity": hti.sobol(scores.index, scores.table, [hti.vary.weights(0.25)], n=8, output="ranks").to_frame(),
        "LeaveOneOut": hti.leave_one_out(scores.index, scores.table).to_frame(),
    }
    for result, frame in frames.items():
        assert list(frame) == [name for name, *_ in RESULTS[result]], result
        for name, held, *_ in RESULTS[result]:
            assert (frame[name].dtype.kind == "f") == (held == "number"), (result, name)


def test_other_libraries_read_scores_and_tables_as_they_are(scores):
    for read in (pl.DataFrame, pa.table):
        frame = read(scores)
        assert frame["unit"].to_pylist() == scores.units if read is pa.table else frame["unit"].to_list() == scores.units
        for node in scores.nodes:
            np.testing.assert_array_equal(frame[node].to_numpy(), scores[node])
    table = pa.table(scores.table)
    assert table["lan"].to_pylist() == scores.table.groups["lan"]
    for k, indicator in enumerate(scores.table.indicators):
        values = scores.table.values[:, k]
        assert table[indicator].null_count == np.isnan(values).sum()
        np.testing.assert_array_equal(table[indicator].to_numpy(), values)
    table.validate(full=True)
    pd.testing.assert_frame_equal(
        pa.table(scores).to_pandas().set_index("unit")[scores.nodes], scores.to_frame(), check_index_type=False
    )


FEW = hti.vary.weights(spread=0.25)


@pytest.fixture(scope="module")
def results(scores):
    """Every result that is no frame of pandas."""
    index, table = scores.index, scores.table
    sure = hti.vary.sampling(respondents=60, standard_error=0.5, rho=0.2)
    return {
        "Table": table,
        "Scores": scores,
        "ranking": scores.ranking_columns(by="lan"),
        "Plan": scores.plan("1290", rank=20),
        "Importance": scores.importance("htj_helhet"),
        "Uncertainty": hti.uncertainty(index, table, [FEW], n=64),
        "RankSets": hti.rank_sets(index, table, sure, n=50),
        "RankSets from draws": hti.rank_sets_from_draws([5.0, 9.0, 5.5], np.random.default_rng(1).normal(size=(3, 100))),
        "RankBounds": hti.rank_bounds(index, table, 0.1),
        "Overtaking": hti.overtaking(index, table, "1290", "0180"),
        "Sensitivity": hti.sobol(index, table, [FEW], n=16, output="kendall"),
        "Sensitivity of units": hti.sobol(index, table, [FEW], n=8, output="units"),
        "SobolIndices": hti.sobol_indices(np.arange(5 * 16.0), 3),
        "LeaveOneOut": hti.leave_one_out(index, table),
    }


RESULT_NAMES = (
    "Table", "Scores", "ranking", "Plan", "Importance", "Uncertainty", "RankSets", "RankSets from draws", "RankBounds",
    "Overtaking", "Sensitivity", "Sensitivity of units", "SobolIndices", "LeaveOneOut",
)  # fmt: skip


def test_every_result_that_is_no_frame_is_streamed(results):
    assert tuple(results) == RESULT_NAMES
    made = {name for name in hti.__all__ if hasattr(getattr(hti, name), "__arrow_c_stream__")}
    assert made == {type(result).__name__ for result in results.values()}
    frames = {name for name in hti.__all__ if isinstance(getattr(hti, name), type) and hasattr(getattr(hti, name), "to_frame")}
    assert frames <= made


def taken(result):
    """The table of a stream; `pa.table` takes the cells of a dict without asking what they are."""
    return pa.RecordBatchReader.from_stream(result).read_all()


def absent(cell):
    return cell is None or (isinstance(cell, float) and math.isnan(cell))


def same(given, wanted):
    return [None if absent(x) else x for x in given] == [None if absent(x) else x for x in wanted]


@pytest.mark.parametrize("name", RESULT_NAMES)
def test_libraries_read_every_result_as_it_is(results, name):
    """polars, pyarrow, pandas and DuckDB read the same, and each column says what it is."""
    result = results[name]
    read = taken(result)
    read.validate(full=True)
    columns = read.to_pydict()
    polars = pl.DataFrame(result)
    assert polars.columns == list(columns)
    pandas = pd.DataFrame.from_arrow(result) if hasattr(pd.DataFrame, "from_arrow") else read.to_pandas()
    assert list(pandas) == list(columns)
    connection = pytest.importorskip("duckdb").connect()
    connection.register("result", read)
    asked = connection.execute("select * from result")
    rows = [dict(zip([name for name, *_ in asked.description], row, strict=True)) for row in asked.fetchall()]
    for column, cells in columns.items():
        assert same(polars[column].to_list(), cells), column
        assert same([x.tolist() if isinstance(x, np.ndarray) else x for x in pandas[column].tolist()], cells), column
        assert same([row[column] for row in rows], cells), column
    for field in read.schema:
        told = {key.decode(): value.decode() for key, value in field.metadata.items()}
        assert set(told) == {"quantity", "role", "format"}, field.name
        assert told["format"] == _core.number_formats()[told["quantity"]], field.name
        assert told["role"] in ("key", "label", "value", "error", "note"), field.name
        assert pa.types.is_floating(field.type) == (told["quantity"] in FIGURES), field.name


@pytest.mark.parametrize("name", RESULT_NAMES[4:])
def test_results_stream_what_their_frames_hold(results, name):
    result = results[name]
    frame = result.ranks() if isinstance(result, hti.Uncertainty) else result.to_frame()
    expected = frame.reset_index() if any(frame.index.names) else frame
    streamed = pl.DataFrame(result)
    assert streamed.columns == list(expected)
    for column in expected:
        assert same(streamed[column].to_list(), expected[column].tolist()), column


def test_what_a_field_says_is_what_the_page_says(results):
    for result, name in (("ranking", "Ranking"), ("Plan", "Plan"), ("Sensitivity of units", "Sensitivity")):
        told = {column: rest for column, *rest in RESULTS[name]}
        fields = {field.name: field.metadata for field in taken(results[result]).schema}
        assert set(fields) - {"lan"} == set(told)
        for column, (_, quantity, role) in told.items():
            assert (fields[column][b"quantity"].decode(), fields[column][b"role"].decode()) == (quantity, role), column


def test_numbers_read_as_their_format_says():
    formats = _core.number_formats()
    told = [formats[quantity] for quantity in ("score", "points", "change", "share", "node")]
    assert told == [".1f", "+.2f", "+.1f", ".0%", ""]
    assert [format(x, formats[of]) for x, of in ((88.125, "score"), (-3.0, "places"), (0.625, "share"), (17.0, "rank"))] == [
        "88.1",
        "-3",
        "62%",
        "17",
    ]


def test_lists_and_what_is_not_known_keep_their_type():
    columns = hti.ResultColumns({"known": [True, None], "nodes": [["a", "b"], []], "n": [1, 2], "x": np.array([1.0, np.nan])})
    streamed = taken(columns)
    assert [str(kind) for kind in streamed.schema.types] == ["bool", "large_list<item: large_string>", "int64", "double"]
    assert streamed.to_pylist() == [
        {"known": True, "nodes": ["a", "b"], "n": 1, "x": 1.0},
        {"known": None, "nodes": [], "n": 2, "x": None},
    ]


def test_columns_of_no_rows_keep_their_type(scores):
    for columns in (scores.ranking_columns().picked([]), scores.plan(scores.ranking()["unit"][0], rank=286).columns()):
        kinds = {"number": "double", "whole": "int64", "truth": "bool", "text": "large_string"}
        empty = taken(columns)
        assert empty.num_rows == 0
        assert [str(kind) for kind in empty.schema.types] == [kinds[fact.type] for fact in columns.facts.values()]


def test_columns_are_a_dict_that_knows_what_is_in_it(scores, earlier):
    columns = scores.ranking_columns(earlier=earlier)
    assert isinstance(columns, dict)
    assert list(pd.DataFrame(columns)) == list(columns)
    assert columns.facts["change_rank"] == ("number", "places", "value")
    assert list(columns.only(["rank", "unit"])) == ["rank", "unit"]
    assert next(iter(columns.without("unit", "name"))) == "score"
    assert columns.renamed({"score": "points"}).facts["points"].quantity == "score"
    assert columns.picked([2, 0])["unit"] == [columns["unit"][2], columns["unit"][0]]
    again = pickle.loads(pickle.dumps(columns))
    assert (again.facts, again["unit"]) == (columns.facts, columns["unit"])
    more = columns
    more |= hti.ResultColumns.column("alike", [1.0] * len(scores), "share")
    assert "alike" not in columns
    assert more.facts["alike"] == ("number", "share", "value")
    own = dict(columns) | {"mine": [1] * len(scores)}
    columns["mine"] = own["mine"]
    assert taken(columns).schema.field("mine").type == pa.int64()


def test_streams_that_nobody_takes_are_released():
    """200 streams of 400,000 bytes each; half of them are read."""
    numbers = hti.ResultColumns({"x": np.arange(50_000.0)})
    numbers.__arrow_c_stream__()
    gc.collect()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(100):
        numbers.__arrow_c_stream__()
        assert taken(numbers).num_rows == 50_000
    gc.collect()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 40_000  # kilobytes; all of them are 80,000


def test_readable_in_swedish(scores, earlier):
    definition = scores.index.definition
    shown = hti.readable(scores.ranking().head(3)[["rank", "name", "group", "reason"]], definition, "sv")
    assert list(shown) == ["plats", "namn", "grupp", "orsak"]
    assert shown["plats"].tolist() == [1, 2, 3]
    assert str(shown["plats"].dtype) == "Int64"
    assert set(shown["grupp"]) == {"Högt resultat"}
    assert set(shown["orsak"]) == {""}
    profile = hti.readable(scores.profile("1290"), definition, "sv")
    assert "Bemötande" in set(profile["del"]) or definition.model["bemotande_htj"].name.sv in set(profile["del"])
    assert set(profile["lista"]) <= {"styrka", "utvecklingsområde", ""}
    assert set(profile["indikator"]) == {"ja", ""}
    codes = {"best_quarter", "clearly_above", "no_figure", "worst_quarter", "clearly_below"}
    assert not codes & set(profile["varför"])
    examples = scores.good_examples("1290", earlier=earlier)
    assert len(hti.readable(examples, definition, "en")) == len(examples)


def robust(scores):
    """Every frame of what is asked of uncertainty and of what drives a ranking, with every kind of source."""
    index, table = scores.index, scores.table
    sources = [
        *(hti.vary.weights(0.25), hti.vary.drop(["information"]), hti.vary.rounding(1, indicators=["info_hemsida"])),
        hti.vary.noise(["info_hemsida"], sd=1),
        hti.vary.choice("aggregate", [hti.Arithmetic(), hti.Geometric(floor=1)]),
        hti.vary.choice("normalise", [hti.MinMax(), hti.RankNormalise()], at="info_hemsida", name="own name"),
    ]
    unsure = hti.uncertainty(index, table, sources, n=8)
    driven = hti.sobol(index, table, sources[:5], n=8, second_order=True)
    return [
        *(unsure.ranks(), unsure.scores(), unsure.p_group(), unsure.alternatives, unsure.failures),
        *(driven.to_frame(), driven.interactions(), driven.alternatives),
        *(hti.leave_one_out(index, table).to_frame(), hti.weight_intervals(index, table)),
    ]


def test_rules_and_sources_are_in_swedish(scores):
    definition = scores.index.definition
    unsure = hti.uncertainty(
        scores.index, scores.table, [hti.vary.choice("aggregate", [hti.Arithmetic(), hti.Geometric(floor=1)])], n=4
    )
    shown = hti.readable(unsure.alternatives, definition, "sv")
    assert shown["källa"].tolist() == ["sammanvägning"] * 2
    assert shown["regel"].tolist() == ["aritmetiskt medelvärde", "geometriskt medelvärde (mindre värden räknas som 1)"]


@pytest.mark.parametrize(
    ("source", "swedish"),
    [
        (hti.vary.weights(0.1), "alla vikter, upp till 10 % upp eller ned"),
        (hti.vary.weights(0.1, nodes=["info_hemsida"]), "vikterna (spridning 0,1; delar: Information på hemsidan)"),
        (hti.vary.drop(["info_hemsida"], p=0.25), "vilka delar som är med (delar: Information på hemsidan; sannolikhet 0,25)"),
        (hti.vary.rounding(1), "avrundningen av uppgifterna (steg 1)"),
        (
            hti.vary.choice("aggregate", [hti.Arithmetic(), hti.Geometric(floor=1)], p=[0.25, 0.75]),
            "valet av regel (sammanvägning: aritmetiskt medelvärde eller geometriskt medelvärde (mindre värden räknas som 1); "
            "sannolikhet 0,25 och 0,75)",
        ),
    ],
)
def test_what_varies_is_said_in_swedish(scores, source, swedish):
    (told,) = hti.uncertainty(scores.index, scores.table, [source], n=1).sources()
    assert rules.source(told, "sv", lambda node: phrases.named(scores.index.definition, node, "sv")) == swedish


@pytest.mark.parametrize("step", json.loads(_core.registry())["steps"])
def test_every_parameter_of_a_rule_is_in_swedish(step):
    for rule in json.loads(_core.registry())["steps"][step]:
        for parameter in rule["parameters"]:
            truth = parameter["schema"].get("type") == "boolean"
            given = ("true", "false") if truth else ("0.5",)
            told = [rules.named(f"{rule['name']}({parameter['name']} = {each})", "sv") for each in given]
            assert truth or re.search("0,5|50 %", told[0]), told
            assert len(set(told)) == len(given)
            assert not any(" = " in each or "true" in each or "false" in each for each in told), told


@pytest.mark.parametrize(
    ("told", "swedish", "english"),
    [
        (
            "min_max(clip = [2.5, 97.5])",
            "min–max (värden utanför percentilerna 2,5 och 97,5 räknas som dessa)",
            "min-max (values beyond the percentiles 2.5 and 97.5 count as these)",
        ),
        (
            "goalposts(clip = true)",
            "fasta gränser (värden utanför gränserna räknas som gränsen)",
            "goalposts (values beyond the limits count as the limit)",
        ),
        (
            "renormalise(min_coverage = 0.5, by = weight)",
            "vikten fördelas på det som finns (minst 50 % ska finnas; räknat i vikt)",
            "the weight goes to what there is (at least 50 % must be there; counted in weight)",
        ),
    ],
)
def test_what_a_rule_does_is_said_in_sentences(told, swedish, english):
    assert (rules.named(told, "sv"), rules.named(told, "en")) == (swedish, english)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_readable_leaves_no_word_of_the_core(scores, earlier, language):
    """No cell of a column of words is a code with an underscore, whatever the result."""
    definition = scores.index.definition
    frames = [scores.ranking(), scores.lists(earlier=earlier), scores.awards(earlier=earlier), scores.profile("1290")]
    frames += [scores.priorities("1290"), scores.explain("1290"), hti.compare(earlier, scores)]
    frames += robust(scores)
    for frame in frames:
        shown = hti.readable(frame, definition, language)
        assert not [heading for heading in shown if "_" in heading]
        assert len(shown) == len(frame)
        coded = [x for heading in shown for x in shown[heading].tolist() if isinstance(x, str) and "_" in x]
        assert coded == []
