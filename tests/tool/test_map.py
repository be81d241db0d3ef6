"""The map of municipalities: whom it shows, where and in which group, and how one is chosen on it."""

import csv
import io
import re

import hemtjanstindex as hti
import numpy as np
import pytest
from conftest import Tool, made_up
from hemtjanstindex.present import numbers
from hemtjanstindex.report.charts.map import boundaries
from hemtjanstindex.tool.content import content
from hemtjanstindex.words import say
from PIL import Image
from playwright.sync_api import expect
from test_numbers import OWN, with_weights
from test_page import KRISTIANSTAD, for_everybody, reach, rows
from test_taken import got

MORE = "screen=more"
SHAPES = "svg.picture > g > path[data-unit]"
BOX = "const box = (of) => { const { x, y, width, height } = of.getBBox(); return [x, y, width, height]; };"
OWN_WEIGHTS = "weights=" + "~".join(f"{node}:{share:g}" for node, share in OWN.items())


def groups(scores):
    """The group of each municipality, as the ranking has it."""
    return {row["unit"]: row["group"] if row["rank"] == row["rank"] else "none" for row in rows(scores.ranking_columns(""))}


def shown(page):
    """The group of each shape by its municipality, the same where some are drawn larger."""
    found = page.locator(SHAPES).evaluate_all("all => all.map((of) => [of.dataset.unit, of.dataset.group])")
    assert set(map(tuple, found[290:])) < set(map(tuple, found[:290]))
    return dict(found)


def test_every_municipality_is_in_the_group_of_the_ranking(tool, now):
    page = tool.open(MORE)
    assert len(shown(page)) == 290
    assert shown(page) == groups(now)
    for group, key in zip(
        ("high", "above", "near", "below", "low"), page.locator("svg.picture > g > text").all(), strict=False
    ):
        count = list(groups(now).values()).count(group)
        expect(key).to_have_text(f"{say(f'group-{group}', 'sv')}: {count}")
    page = tool.open(f"{MORE}&{OWN_WEIGHTS}")
    own = groups(with_weights(now, OWN))
    assert own != groups(now)
    assert shown(page) == own
    expect(page.locator("figcaption")).to_contain_text("egna vikter")


def test_municipalities_lie_where_the_map_of_a_launch_has_them(tool):
    page = tool.open(MORE)
    found = page.locator(SHAPES).evaluate_all(f"all => {{ {BOX} return all.map((of) => [of.dataset.unit, ...box(of)]); }}")
    drawn = {unit: np.array(of) for unit, *of in found[:290]}
    there = {}
    for unit, rings in boundaries().items():
        points = np.array([point for ring in rings for point in ring])
        west, south, east, north = *points.min(axis=0), *points.max(axis=0)
        there[unit] = np.array([west, -north, east - west, north - south])
    scale = drawn["2584"][3] / there["2584"][3]
    corner = drawn["2584"][:2] - scale * there["2584"][:2]
    for unit, of in drawn.items():
        wanted = np.concatenate([corner + scale * there[unit][:2], scale * there[unit][2:]])
        # Points are written in hundredths of a millimetre, the largest shape too.
        assert np.abs(of - wanted).max() < 0.1, unit


def standing(scores, unit):
    row = next(row for row in rows(scores.ranking_columns("")) if row["unit"] == unit)
    ranked = sum(row["rank"] == row["rank"] for row in rows(scores.ranking_columns("")))
    return say(
        "tool-map-chosen",
        "sv",
        name=row["name"],
        score=numbers.score(row["score"], "sv"),
        rank=f"{row['rank']:g}",
        ranked=str(ranked),
        group=say(f"group-{row['group']}", "sv").lower(),
    )


def test_a_municipality_is_chosen_by_mouse(tool, now):
    page = tool.open(MORE)
    page.locator(f"{SHAPES}[data-unit='2584']").click()  # Kiruna, whose middle lies in it
    expect(page.locator("section p[aria-live]")).to_have_text(standing(now, "2584"))
    outline = page.locator("svg.picture > g > path.s-text")
    kiruna = page.locator(f"{SHAPES}[data-unit='2584']")
    assert outline.evaluate(f"of => {{ {BOX} return box(of); }}") == kiruna.evaluate(f"of => {{ {BOX} return box(of); }}")
    expect(page.locator("svg.picture > g > text").first).to_have_text("Kiruna")
    expect(page.get_by_role("combobox", name="Kommun på kartan")).to_have_value("2584")
    expect(page.get_by_role("img", name=standing(now, "2584"))).to_be_visible()
    assert tool.state() == {"unit": "2584", "screen": "more"}


def test_a_municipality_is_chosen_by_keyboard_alone(tool, now):
    page = tool.open(MORE)
    reach(page, "combobox", "Kommun på kartan")
    page.keyboard.type("Kristians")
    expect(page.locator("section p[aria-live]")).to_have_text(standing(now, KRISTIANSTAD))
    assert tool.state() == {"unit": KRISTIANSTAD, "screen": "more"}
    for _ in range(10):  # no shape of the map is stopped at
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('svg')") is None


def test_who_has_no_score_is_on_the_map(tool, now):
    unscored = next(unit for unit, group in groups(now).items() if group == "none")
    page = tool.open(f"{MORE}&unit={unscored}")
    expect(page.locator("section p[aria-live]")).to_contain_text("får ingen poäng")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_everybody_can_use_it(tool, language):
    tool.open(f"{MORE}&unit={KRISTIANSTAD}&language={language}&{OWN_WEIGHTS}")
    for_everybody(tool.page)


def test_it_can_be_taken_away(tool, now):
    """As pictures whose groups have patterns, and as a table; each says that weights are the reader's own."""
    page = tool.open(f"{MORE}&unit={KRISTIANSTAD}&theme=dark&{OWN_WEIGHTS}")
    _, file = got(page, page.get_by_role("button", name=re.compile("^SVG: ")))
    svg = file.decode()
    assert "class=" not in svg
    assert svg.count("data-unit=") >= 290
    assert 'fill="url(#map-low)"' in svg
    for of in ("Läsarens egna vikter eller regler", "#D97200", "Kristianstad"):
        rgb = "rgb({}, {}, {})".format(*bytes.fromhex(of[1:])) if of.startswith("#") else of
        assert rgb in svg
    _, png = got(page, page.get_by_role("button", name=re.compile("^PNG: ")))
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    dots = {colour: count for count, colour in picture.getcolors(picture.width * picture.height)}
    least = 0.002 * picture.width * picture.height
    assert all(dots[tuple(bytes.fromhex(of))] > least for of in ("06304F", "1B4DA3", "665E78", "9A6640", "D97200"))
    page.locator("summary").first.click()
    _, table = got(page, page.get_by_role("button", name=re.compile("^CSV: ")))
    read = list(csv.reader(io.StringIO(table.decode("utf-8-sig")), delimiter=";"))
    own = rows(with_weights(now, OWN).ranking_columns(""))
    assert [cells[0] for cells in read[1:]] == [row["name"] for row in own]
    assert all("Läsarens egna vikter eller regler" in cells[-1] for cells in read[1:])


def test_others_have_no_map(chromium, tmp_path):
    """Nor has their file any boundaries."""
    codes = ["AUT", "BEL", "BGR", "HRV", "CYP", "CZE"]
    nodes = [hti.Node("index"), *(hti.Node(leaf, "index", indicator=hti.Indicator()) for leaf in "ab")]
    table = hti.Table(codes, ["a", "b"], [[float(u), float(u % 3)] for u in range(len(codes))], names=codes)
    of_countries = hti.fit(hti.Definition("countries", hti.Model(nodes)), table).score(table)
    for scores in (of_countries, made_up(2025)):
        assert content(scores, None, "en")["boundaries"] is None
        page = chromium.new_page()
        tool = Tool(page, hti.tool(scores, out=tmp_path / "tool.html", language="en"))
        tool.open(f"{MORE}&unit={scores.units[0]}")
        expect(page.get_by_role("heading", name="Save what you see")).to_be_visible()
        assert page.locator("svg.picture").count() == 0
        assert tool.complaints == []
        page.close()
