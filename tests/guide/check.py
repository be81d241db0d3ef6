"""Whether what the guides add is everywhere it should be; run by run.py in the copy of the project that has it."""

from __future__ import annotations

import inspect
import json
import pickle
import subprocess
from pathlib import Path

import hemtjanstindex as hti
import numpy as np
import pytest
from hemtjanstindex.present import behind

ROOT = Path(__file__).resolve().parents[2]
NAME = "oppna-jamforelser-2014"


@pytest.fixture(scope="module")
def table():
    return hti.datasets.load(NAME)


@pytest.fixture(scope="module")
def scores(table):
    """Scores by the guide's rule."""
    definition = hti.Definition(model=hti.load(NAME).model, method=hti.Method(normalise=hti.Sigmoid(spread=2)), id="curved")
    return hti.fit(definition, table).score(table)


def test_the_package_is_the_copy():
    assert Path(hti._core.__file__).is_relative_to(ROOT)


def test_the_rule_is_a_class():
    assert str(inspect.signature(hti.Sigmoid)).startswith("(spread")
    assert "logistic curve" in hti.Sigmoid.__doc__
    assert eval(repr(hti.Sigmoid(2.0)), {"hti": hti}) == hti.Sigmoid(2.0)
    assert pickle.loads(pickle.dumps(hti.Sigmoid(2.0))) == hti.Sigmoid(2.0)


def test_the_bounds_of_the_rule_hold(table, scores):
    with pytest.raises(hti.MethodError, match="spread"):
        hti.fit(scores.index.model, hti.Method(normalise=hti.Sigmoid(-1.0)), table)


def test_the_rule_computes_its_formula(table, scores):
    for indicator in scores.index.model.indicators:
        raw = table.values[:, table.indicators.index(indicator)]
        turned = -raw if scores.index.model[indicator].indicator.direction == "lower" else raw
        there = turned[~np.isnan(turned)]
        expected = 100 / (1 + np.exp(-(turned - there.mean()) / (2 * there.std(ddof=1))))
        np.testing.assert_allclose(scores[indicator], expected, rtol=1e-12)


def test_the_rule_needs_its_header_alone():
    told = subprocess.run([ROOT / "build/use"], check=True, capture_output=True, text=True).stdout.split()
    x = np.array([1.0, 2.0, 4.5])
    expected = 100 / (1 + np.exp(-(x - x.mean()) / (2 * x.std(ddof=1))))
    np.testing.assert_allclose([float(each) for each in told], expected, rtol=1e-14)


def test_the_rule_is_written_read_and_saved(table, scores, tmp_path):
    text = scores.index.definition.to_toml()
    assert 'rule = "sigmoid"' in text
    file = tmp_path / "curved.toml"
    file.write_text(text, encoding="utf-8")
    assert hti.load(file).method == scores.index.method
    scores.index.save(tmp_path / "curved.json")
    again = hti.Index.load(tmp_path / "curved.json").score(table)
    np.testing.assert_array_equal(scores.values, again.values)


def test_the_rule_is_traced_and_varied(table, scores):
    trace = json.dumps(scores.trace(table.units[0]).to_dict())
    assert "centre" in trace
    assert "sigmoid" in trace
    found = hti.uncertainty(scores.index, table, hti.vary.weights(0.1), n=64)
    assert len(found.scores()) == len(table.units)


def test_the_rule_is_in_the_schema_and_on_the_page():
    assert "sigmoid" in (ROOT / "lib/shipped/schema/definition.schema.json").read_text(encoding="utf-8")
    page = (ROOT / "docs/steps/normalise.md").read_text(encoding="utf-8")
    assert "`sigmoid`" in page
    assert ".. autoclass:: Sigmoid" in (ROOT / "docs/api_python.md").read_text(encoding="utf-8")


def test_the_question_gives_what_it_asks(scores):
    frame = scores.behind()
    total = dict(zip(scores.units, scores["index"].tolist(), strict=True))
    best = np.nanmax(scores["index"])
    assert frame["points_behind"].iloc[0] == 0
    np.testing.assert_array_equal(frame["points_behind"], [best - total[unit] for unit in frame["unit"]])
    with pytest.raises(hti.ModelError):
        scores.behind("nowhere")
    assert "| `Behind` | `points_behind` | number | points | value |" in (ROOT / "docs/columns.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "heading", "end"),
    [
        ("sv", "poäng efter den bästa", "0,0 poäng efter den bästa."),
        ("en", "points behind the best", "0.0 points behind the best."),
    ],
)
def test_the_sentence_is_said_in_both_languages(scores, language, heading, end):
    frame = scores.behind()
    assert list(hti.readable(frame, scores.index.definition, language))[-1] == heading
    said = behind.sentence(scores, frame["unit"].iloc[0], frame["points_behind"].iloc[0], language)
    assert said.startswith(frame["name"].iloc[0])
    assert said.endswith(end)
