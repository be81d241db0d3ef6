"""Pictures: what must be in them, read from the figures themselves."""

from __future__ import annotations

import json
from pathlib import Path

import hemtjanstindex as hti
import numpy as np
import pandas as pd
import pytest
from hemtjanstindex import plot
from hemtjanstindex.plot import sweden
from matplotlib.figure import Figure


@pytest.fixture(scope="module")
def scores() -> hti.Scores:
    table = hti.datasets.load("oppna-jamforelser-2014")
    return hti.fit(hti.load("oppna-jamforelser-2014"), table).score(table)


@pytest.fixture(scope="module")
def ranking(scores: hti.Scores) -> pd.DataFrame:
    return scores.ranking()


def texts(figure: Figure) -> list[str]:
    found = [text.get_text() for axes in figure.axes for text in axes.texts] + [text.get_text() for text in figure.texts]
    return found + [text.get_text() for legend in figure.legends for text in legend.get_texts()]


def test_ranking_names_everybody(ranking: pd.DataFrame) -> None:
    shown = texts(plot.ranking(ranking, title="Rubrik", source="Källa"))
    footer = next(text for text in shown if text.startswith("Utan placering: "))
    for row in ranking.itertuples():
        assert row.name in (footer if np.isnan(row.score) else shown)
    assert "Rubrik" in shown
    assert footer.endswith("Källa")
    assert f"{ranking['score'].iloc[0]:.1f}".replace(".", ",") in shown


def test_ranking_shows_top_and_bottom(ranking: pd.DataFrame) -> None:
    figure = plot.ranking(ranking, top=3, bottom=2, language="en", colours="kolada")
    ranked = ranking[ranking["score"].notna()]["name"].tolist()
    shown = [name for name in texts(figure) if name in set(ranked)]
    assert shown == ranked[:3] + ranked[-2:]
    assert {"Best quarter", "Middle half", "Worst quarter"} <= set(texts(figure))


def test_dots_stand_in_the_order_of_the_scores(ranking: pd.DataFrame) -> None:
    figure = plot.ranking(ranking.head(30))
    dots = [line.get_xdata()[0] for line in figure.axes[0].lines if line.get_marker() in ("D", "^", "o", "v", "s")]
    assert len(dots) == 30
    assert dots == sorted(dots, reverse=True)


def test_map_has_a_bubble_for_everybody(scores: hti.Scores, ranking: pd.DataFrame) -> None:
    figure = plot.map(scores)
    bubbles = figure.axes[0].collections[0]
    assert len(bubbles.get_offsets()) == 290
    counts = ranking["group"].value_counts()
    assert f"Högt resultat ({counts['high']})" in texts(figure)
    assert f"Utan poäng ({ranking['score'].isna().sum()})" in texts(figure)
    assert [f"{row.rank:g}  {row.name}" for row in ranking.head(5).itertuples()] == sorted(
        (text for text in texts(figure) if text[:1].isdigit() and "  " in text), key=lambda text: int(text.split()[0])
    )


def test_map_of_a_node_and_colours(scores: hti.Scores) -> None:
    by_node = plot.map(scores, node="information", colours="scale", language="en")
    best = scores.ranking("information").iloc[0]
    assert f"1  {best['name']}" in texts(by_node)
    fills = plot.map(scores, colours="kolada").axes[0].collections[0].get_facecolors()
    assert len(np.unique(fills, axis=0)) == 4  # three colours and grey


def test_map_takes_boundaries(tmp_path: Path, ranking: pd.DataFrame) -> None:
    def square(code: str, west: float, south: float) -> dict[str, object]:
        ring = [[west, south], [west + 1, south], [west + 1, south + 1], [west, south + 1], [west, south]]
        return {"type": "Feature", "properties": {"id": code}, "geometry": {"type": "Polygon", "coordinates": [ring]}}

    codes = ranking["unit"].head(3).tolist()
    file = tmp_path / "squares.geojson"
    squares = [square(code, 14 + place, 60) for place, code in enumerate(codes)]
    file.write_text(json.dumps({"type": "FeatureCollection", "features": squares}), encoding="utf-8")
    figure = plot.map(ranking.head(3), boundaries=file)
    assert len(figure.axes[0].collections[0].get_paths()) == 3
    with pytest.raises(hti.DataError, match=str(ranking["unit"].iloc[3])):
        plot.map(ranking.head(4), boundaries=file)


def test_map_refuses_units_it_does_not_know(ranking: pd.DataFrame) -> None:
    with pytest.raises(hti.DataError, match="SD01"):
        plot.map(ranking.head(2).assign(unit=["0180", "SD01"]))


def test_projection_keeps_distances() -> None:
    # Great circles between places near the meridian of the projection: one degree of latitude is 111.19 km everywhere,
    # one of longitude shrinks with the cosine of the latitude.
    x = sweden.project(np.array([15.0, 15.0, 15.5]), np.array([60.0, 61.0, 60.0]))
    assert np.hypot(*(x[1] - x[0])) == pytest.approx(111.19, abs=0.01)
    assert np.hypot(*(x[2] - x[0])) == pytest.approx(111.19 * 0.5 * 0.5, abs=0.02)


def test_bubbles_do_not_cover_each_other() -> None:
    facts = np.array(list(sweden._centres().values()))
    radii = sweden._radius(facts[:, 2])
    home = sweden.project(facts[:, 0], facts[:, 1])
    places = sweden.spread(home, radii)
    distance = np.hypot(*(places[:, None, :] - places[None, :, :]).transpose(2, 0, 1))
    np.fill_diagonal(distance, np.inf)
    assert (distance - radii[:, None] - radii[None, :]).min() > 0
    assert np.hypot(*(places - home).T).max() < 90
