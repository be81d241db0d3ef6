"""Whether the guide's rule is everywhere a rule should be; run by run.py in the copy of the project that has it."""

from __future__ import annotations

import inspect
import json
import pickle
import tempfile
from pathlib import Path

import hemtjanstindex as hti
import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Use it in Python, in a file, traced, saved, in the schema and in the pages."""
    assert str(inspect.signature(hti.Sigmoid)).startswith("(spread"), inspect.signature(hti.Sigmoid)
    assert "logistic curve" in (hti.Sigmoid.__doc__ or "")
    assert hti.Sigmoid(2.0) == eval(repr(hti.Sigmoid(2.0)), vars(hti))
    assert pickle.loads(pickle.dumps(hti.Sigmoid(2.0))) == hti.Sigmoid(2.0)
    with pytest.raises(hti.MethodError, match="spread"):
        hti.Sigmoid(-1.0)

    table = hti.datasets.load("oppna-jamforelser-2014")
    own = hti.load("oppna-jamforelser-2014")
    definition = hti.Definition(own.model, hti.Method(normalise=hti.Sigmoid(spread=2)), id="curved")
    text = definition.to_toml()
    assert 'rule = "sigmoid"' in text
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "curved.toml")
        file.write_text(text, encoding="utf-8")
        read = hti.load(file)
        assert read.method == definition.method
        index = hti.fit(read, table)
        scores = index.score(table)
        index.save(Path(folder, "curved.json"))
        again = hti.Index.load(Path(folder, "curved.json")).score(table)
        np.testing.assert_array_equal(scores.values, again.values)

    # By hand, from the formula of the header.
    indicator = own.model.indicators[0]
    raw = table.values[:, table.indicators.index(indicator)]
    turned = -raw if own.model[indicator].indicator.direction == "lower" else raw
    there = turned[~np.isnan(turned)]
    expected = 100 / (1 + np.exp(-(turned - there.mean()) / (2 * there.std(ddof=1))))
    np.testing.assert_allclose(scores[indicator], expected, rtol=1e-12)

    trace = json.dumps(scores.trace(table.units[0]).to_dict())
    assert "centre" in trace
    assert "sigmoid" in trace
    found = hti.uncertainty(index, table, hti.vary.weights(0.1), n=64)
    assert len(found.scores()) == len(table.units)

    assert "sigmoid" in (ROOT / "lib/shipped/schema/definition.schema.json").read_text(encoding="utf-8")
    assert any("sigmoid" in page.read_text(encoding="utf-8").lower() for page in (ROOT / "docs").glob("*.md"))
    print("the guide's rule is there, from header to page")


if __name__ == "__main__":
    main()
