"""What C++ says of the columns of results, their headings, and the Arrow streams that other libraries read."""

import gc
import math
import resource

import hemtjanstindex as hti
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hemtjanstindex import _core, words
from hemtjanstindex.present import readable

NOW = "oppna-jamforelser-2014"
RESULTS = _core.result_columns()
FIGURES = ("score", "points", "rank", "places", "share", "people", "figure", "plain")


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
        "Ranking": pd.DataFrame(_core.Scores.ranking_columns(scores)),
        "Place": scores.place_in(scores),
        "Change": hti.compare(earlier, scores),
        "Award": scores.awards(earlier=earlier),
        "Contribution": scores.explain(unit),
        "Trend": hti.trend([earlier, scores]),
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


def test_duckdb_reads_scores(scores):
    duckdb = pytest.importorskip("duckdb")
    connection = duckdb.connect()
    connection.register("scores", pa.table(scores))
    read = connection.execute('select count(*), max("index") from scores').fetchone()
    assert read == (len(scores.units), np.nanmax(scores["index"]))


def results(scores):
    index, table = scores.index, scores.table
    few = hti.vary.weights(spread=0.25)
    yield hti.uncertainty(index, table, [few], n=64)
    yield hti.rank_bounds(index, table, 0.1)
    yield hti.leave_one_out(index, table)
    yield hti.sobol(index, table, [few], n=16, output="kendall")
    yield hti.sobol_indices(np.arange(5 * 16.0), 3)
    yield hti.rank_sets_from_draws([5.0, 9.0, 5.5], np.random.default_rng(1).normal(size=(3, 100)))
    yield scores.importance("htj_helhet")


def test_results_stream_what_their_frames_hold(scores):
    for result in results(scores):
        frame = result.ranks() if isinstance(result, hti.Uncertainty) else result.to_frame()
        expected = frame.reset_index() if any(frame.index.names) else frame
        streamed = pl.DataFrame(result)
        assert streamed.columns == list(expected), type(result)
        pa.table(result).validate(full=True)
        for name in expected:
            for given, wanted in zip(streamed[name].to_list(), expected[name].tolist(), strict=True):
                absent = wanted is None or (isinstance(wanted, float) and math.isnan(wanted))
                assert given is None if absent else given == wanted, (type(result), name)


def test_lists_and_what_is_not_known_keep_their_type():
    streamed = pa.table(_Stream({"known": [True, None], "nodes": [["a", "b"], []], "n": [1, 2], "x": np.array([1.0, np.nan])}))
    assert [str(kind) for kind in streamed.schema.types] == ["bool", "large_list<item: large_string>", "int64", "double"]
    assert streamed.to_pylist() == [
        {"known": True, "nodes": ["a", "b"], "n": 1, "x": 1.0},
        {"known": None, "nodes": [], "n": 2, "x": None},
    ]


class _Stream:
    def __init__(self, columns):
        self.columns = columns

    def __arrow_c_stream__(self, requested_schema=None):
        return _core.arrow_stream(self.columns)


def test_streams_that_nobody_takes_are_released(scores):
    """200 streams of 400,000 bytes each; half of them are read."""
    numbers = {"x": np.arange(50_000.0)}
    _core.arrow_stream(numbers)
    gc.collect()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(100):
        _core.arrow_stream(numbers)
        assert pa.table(_Stream(numbers)).num_rows == 50_000
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


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_readable_leaves_no_word_of_the_core(scores, earlier, language):
    """No cell of a column of words is a code with an underscore, whatever the result."""
    definition = scores.index.definition
    frames = [scores.ranking(), scores.lists(earlier=earlier), scores.awards(earlier=earlier), scores.profile("1290")]
    frames += [scores.priorities("1290"), scores.explain("1290"), hti.compare(earlier, scores)]
    for frame in frames:
        shown = hti.readable(frame, definition, language)
        assert not [heading for heading in shown if "_" in heading]
        assert len(shown) == len(frame)
        coded = [x for heading in shown for x in shown[heading].tolist() if isinstance(x, str) and "_" in x]
        assert coded == []
