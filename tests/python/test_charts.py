"""Pictures of reports against the tables alone: what is drawn where, and what is not."""

from __future__ import annotations

import csv
import re
import runpy
from functools import cache
from importlib.resources import files
from itertools import pairwise

import hemtjanstindex as hti
import numpy as np
import pytest
import reference
from hemtjanstindex import _core
from hemtjanstindex.present.theme import contrast
from hemtjanstindex.present.tokens import colour
from hemtjanstindex.report.charts.heat import Heat
from hemtjanstindex.report.charts.map import Map, boundaries
from hemtjanstindex.report.charts.trend import Trend
from hemtjanstindex.report.edition import Edition
from hemtjanstindex.report.launch.make import launch_of
from hemtjanstindex.report.make import report_of
from test_report import UNITS, edition, scores_of

CENTRES = files(hti).joinpath("plot/municipality_centres.csv")


@cache
def with_history():
    return Edition(scores_of(2014), scores_of(2013), history=(scores_of(2012),))


def pictures(report, kind):
    return [block for page in report.pages for block in page.blocks if isinstance(block, kind)]


def inside(point, ring):
    """Whether a point lies in a ring, by the edges that a line from it to the east crosses."""
    x, y = point
    crossed = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossed = not crossed
    return crossed


def distance(point, ring):
    """How far the nearest corner of a ring is, in kilometres."""
    return np.hypot(*np.subtract(ring, point).T).min()


def test_every_municipality_lies_where_another_map_has_its_middle():
    projected = runpy.run_path(str(reference.ROOT / "lib/shipped/data/boundaries.py"))["projected"]
    # Lantmäteriet's projection: on the middle meridian, 60 degrees north.
    assert projected(15, 60) == pytest.approx((500_000, 6_651_411.190), abs=1e-3)
    rows = list(csv.DictReader(CENTRES.read_text(encoding="utf-8").splitlines()))
    shapes = boundaries()
    assert {row["kommunkod"] for row in rows} == set(shapes)
    astray = []
    for row in rows:
        point = tuple(metres / 1000 for metres in projected(float(row["lon"]), float(row["lat"])))
        if not any(inside(point, ring) for ring in shapes[row["kommunkod"]]):
            # Among islands the middle can be in the water; then the nearest shore is its own.
            near = {code: min(distance(point, ring) for ring in rings) for code, rings in shapes.items()}
            assert min(near, key=near.get) == row["kommunkod"]
            astray.append(near[row["kommunkod"]])
    assert len(astray) < 20
    assert max(astray) < 5


def test_the_map_has_every_municipality_in_its_group():
    (picture,) = pictures(launch_of(edition()), Map)
    ranking = scores_of(2014).ranking().set_index("unit")
    ranked = ranking["rank"].notna()
    z = (ranking["score"] - ranking["score"][ranked].mean()) / ranking["score"][ranked].std(ddof=1)
    limits = {"low": z < -1.25, "below": z < -0.25, "near": z < 0.25, "above": z < 1.25, "high": z < 99}
    groups = dict(picture.groups)
    for unit in ranking.index:
        expected = next(group for group, under in limits.items() if under[unit]) if ranked[unit] else ""
        assert groups[unit] == expected
    drawn = picture.svg("sv")
    near = len(re.findall(r"<path", drawn)) - len(groups)
    assert near > 30
    table = {row[0].value: row[3].text("sv") for row in picture.table.rows}
    assert table["Ekerö"] == "Högt resultat"
    assert table["Arjeplog"] == "Ingen poäng"


def shares(depth, theme):
    """The colour of a cell: what it is filled with, through which the ground is seen."""
    fill, ground = (colour(name, theme).lstrip("#") for name in ("above", "ground"))
    mixed = [round(int(fill[i : i + 2], 16) * depth + int(ground[i : i + 2], 16) * (1 - depth)) for i in (0, 2, 4)]
    return "#" + "".join(f"{part:02X}" for part in mixed)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_of_pictures_stand_out_from_what_they_are_on(theme):
    on = [colour(name, theme) for name in ("ground", "panel")]
    assert min(contrast(colour(ink, theme), ground) for ink in ("text", "muted") for ground in on) > 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_cell_can_be_read_and_told_from_the_next(theme):
    row = ("part", [("", float(score)) for score in range(101)])
    boxes = [mark for mark in _core.draw_heat(units=[""] * 101, rows=[row]).marks if isinstance(mark, _core.BoxMark)]
    depths = list(dict.fromkeys(box.depth for box in boxes))
    assert len(depths) == 5
    cells = [shares(depth, theme) for depth in depths]
    assert min(contrast(colour("text", theme), cell) for cell in cells) > 5
    assert min(contrast(one, other) for one, other in pairwise(cells)) > 1.1


@pytest.mark.parametrize("unit", UNITS)
def test_cells_have_the_figures_and_mark_those_who_have_more(unit):
    found = pictures(report_of(edition(), unit), Heat)
    if unit == "2506":
        assert found == []
        return
    (picture,) = found
    scores = scores_of(2014)
    names = [name.value for name in picture.units]
    codes = [scores.units[scores.table.names.index(name)] for name in names]
    assert codes == [unit, *scores.peers(unit)["unit"]]
    table, more = scores.table, []
    for node, (_, cells) in zip(scores.index.model.indicators, picture.rows, strict=True):
        column = table.indicators.index(node)
        normal = scores.ranking(node).set_index("unit")["score"]
        for code, (told, shade) in zip(codes, cells, strict=True):
            value = table.values[scores.units.index(code), column]
            if np.isnan(value):
                assert shade is None
                assert told.text("sv") in ("saknas", "få svar")
            else:
                assert (told.value, shade.value) == (value, normal[code])
        more.append([normal[code] > normal[unit] for code in codes[1:]])
    # A mark is a halo and the mark.
    assert picture.svg("sv").count('class="s-ground" fill="none"') == np.sum(more)
    facts = {fact.id: fact.value for fact in picture.title.facts()}
    if np.sum(more):
        assert facts["heat.above"] == np.sum(more, axis=0).max()


@pytest.mark.parametrize("unit", ["1290", "2506", "1980"])
def test_lines_join_years_that_can_be_compared_and_no_others(unit):
    (picture,) = pictures(report_of(with_history(), unit), Trend)
    editions = [scores_of(year) for year in (2012, 2013, 2014)]
    names = {scores_of(2014).index.model[node].name.sv: node for node in scores_of(2014).index.model.indicators}
    segments = 0
    for name, years in picture.panels:
        node = names.get(name.text("sv").removesuffix(" (lägre är bättre)"))
        if node is None:
            # The definitions differ, so scores are not joined.
            assert [year.joined for year in years] == [True, False, False]
            for scores, year in zip(editions, years, strict=True):
                row = scores.ranking().set_index("unit").loc[unit]
                assert year.own.value == row["score"]
                assert year.mean.value == pytest.approx(scores.ranking()["score"].mean(), abs=1e-9)
            continue
        known = []
        for scores, year in zip(editions, years, strict=True):
            table = scores.table
            value = table.values[scores.units.index(unit), table.indicators.index(node)] if node in table.indicators else np.nan
            assert (year.own is None) == np.isnan(value)
            if year.own:
                assert year.own.value == value
            known.append(not np.isnan(value))
        segments += sum(one and other for one, other in pairwise(known))
    lines = re.findall(r'class="s-text" fill="none"', picture.svg("sv"))
    assert len(lines) == segments


def test_there_are_no_years_without_a_history():
    assert pictures(report_of(edition(), "1290"), Trend) == []


def test_a_history_rises_year_by_year_up_to_the_earlier_edition(tmp_path):
    for history, earlier in (
        ([scores_of(2013)], None),
        ([scores_of(2013)], scores_of(2013)),
        ([scores_of(2014)], scores_of(2013)),
    ):
        with pytest.raises(hti.DataError, match="history"):
            hti.report(scores_of(2014), "1290", earlier=earlier, history=history, out=tmp_path)
