"""Published indices stated as definitions without rules of one's own: every published figure comes out.

The definitions stand in ``examples/published``; the name of a node in English is the heading of its figures in the published
file. What must come out, and to how many digits, is said by the README beside the files.
"""

from __future__ import annotations

import math
from pathlib import Path

import hemtjanstindex as hti
import numpy as np
import pandas as pd
import pytest
import reference

FOLDER = Path(__file__).resolve().parents[2] / "examples/published"
FILES = {
    "wimd-2019": ("wimd_2019.csv", "lsoa11_code"),
    "inform-2020": ("inform_2020.csv", "ISO3"),
    "hdi-2022": ("hdr_2022.csv", "iso3"),
    "ihdi-2022": ("hdr_2022.csv", "iso3"),
    "gdi-2022": ("hdr_2022.csv", "iso3"),
}


def scored(name: str) -> tuple[hti.Scores, pd.DataFrame]:
    """Scores by a definition, and the published figures in the same order."""
    file, unit = FILES[name]
    definition = hti.load(FOLDER / f"{name}.toml")
    published = pd.read_csv(reference.path(f"published/{file}"), dtype={unit: str}, keep_default_na=False, na_values=[""])
    ids = {node.name.en: node.id for node in definition.model.nodes if node.indicator}
    table = hti.Table.from_frame(published[[unit, *ids]].rename(columns=ids), definition.model, unit=unit)
    return hti.fit(definition, table).score(table), published


def headings(scores: hti.Scores, published: pd.DataFrame) -> list[tuple[str, str]]:
    """Nodes with figures of their own in the published file, and where those stand."""
    nodes = [node for node in scores.index.model.nodes if not node.indicator]
    return [(node.id, node.name.en) for node in nodes if node.name.en in published]


@pytest.mark.parametrize("name", FILES)
def test_a_definition_is_read_as_it_is_written(name: str) -> None:
    definition = hti.load(FOLDER / f"{name}.toml")
    assert definition == hti.Definition(hti._core.parse_definition(definition.to_toml()))


def test_wimd() -> None:
    scores, published = scored("wimd-2019")
    assert len(headings(scores, published)) == 9
    for node, heading in headings(scores, published):
        np.testing.assert_allclose(scores[node], published[heading], rtol=0, atol=5.5e-9, err_msg=node)
    ranking = scores.ranking().set_index("unit")
    np.testing.assert_array_equal(ranking.loc[published["lsoa11_code"], "rank"], published["IMD_rank"])


def test_inform() -> None:
    scores, published = scored("inform-2020")
    assert len(headings(scores, published)) == 11
    for node, heading in headings(scores, published):
        np.testing.assert_array_equal(scores[node], published[heading], err_msg=node)
    ranking = scores.ranking().set_index("unit")
    np.testing.assert_array_equal(ranking.loc[published["ISO3"], "rank"], published["Rank"])


def test_hdi() -> None:
    scores, published = scored("hdi-2022")
    there = published["hdi_2022"].notna().to_numpy()
    assert there.sum() == 193
    np.testing.assert_allclose(scores["index"][there], published["hdi_2022"][there], rtol=0, atol=0.0005)
    ranking = scores.ranking().set_index("unit")
    of = published[there]
    np.testing.assert_array_equal(ranking.loc[of["iso3"], "rank"], of["hdi_rank_2022"])


@pytest.mark.parametrize(("name", "countries"), [("ihdi-2022", 165), ("gdi-2022", 182)])
def test_the_family_of_the_hdi(name: str, countries: int) -> None:
    scores, published = scored(name)
    for node, heading in headings(scores, published):
        there = published[heading].notna().to_numpy()
        assert there.sum() == countries
        np.testing.assert_allclose(scores[node][there], published[heading][there], rtol=0, atol=0.0005, err_msg=node)
        assert np.isnan(scores[node][~there]).all()


@pytest.mark.parametrize("name", FILES)
def test_saved_and_by_itself_it_is_the_same(name: str, tmp_path: Path) -> None:
    scores, _ = scored(name)
    index = scores.index
    index.save(tmp_path / "index.json")
    again = hti.Index.load(tmp_path / "index.json").score(scores.table)
    root = index.model.nodes[0].id
    for node in index.model.nodes:
        np.testing.assert_array_equal(again[node.id], scores[node.id])
    for unit in scores.table.units[::37]:
        u = scores.table.units.index(unit)
        for node in index.model.nodes:
            np.testing.assert_array_equal(scores.trace(unit, node.id).score, scores[node.id][u])
        np.testing.assert_array_equal(scores.what_if(unit, root)({}).score, scores[root][u])


def test_a_trace_shows_the_score_before_and_after() -> None:
    scores, _ = scored("wimd-2019")
    trace = scores.trace("W01000001", "income")
    assert [step.step for step in trace.steps] == ["aggregate", "normalise"]
    assert trace.steps[1].rule == "exponential_rank"
    share = (1909 + 1 - 898) / 1909
    assert trace.steps[1].input == -898
    assert math.isclose(trace.steps[1].output, -23 * math.log(1 - share * (1 - math.exp(-100 / 23))), rel_tol=1e-12)
