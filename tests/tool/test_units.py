"""Units and districts in the tool: what Python says of them, and nothing that is withheld."""

import base64
import gzip
import re

import hemtjanstindex as hti
import numpy as np
import pytest
from conftest import UNITS, made_up
from hemtjanstindex import _core
from hemtjanstindex.cli import main
from hemtjanstindex.core.errors import DataError
from hemtjanstindex.explain.providers import provider_columns, suppression_columns
from hemtjanstindex.present import numbers
from hemtjanstindex.words import say
from playwright.sync_api import expect
from test_numbers import plain
from test_page import for_everybody, reach, rows
from test_taken import got, run_all


@pytest.fixture(scope="module")
def municipality(units, edition):
    """One with districts and many units."""
    has = sorted(set(edition.districts.groups["kommun"]))
    kommun = list(units.table.groups["kommun"])
    return max(has, key=kommun.count)


def test_units_stand_as_python_has_them(within, units, municipality):
    page = within.open(f"unit={municipality}")
    page.get_by_role("button", name="Inom kommunen").click()
    found = provider_columns(units, municipality, "kommun", "regi", None, None, 30)
    shown = page.get_by_role("table", name="Alla enheter och utförare")
    expected = rows(found["units"])
    lines = shown.locator("tbody tr").all_inner_texts()
    assert len(lines) == len(expected) >= 5
    for line, row in zip(lines, expected, strict=True):
        assert line.startswith(row["name"])
        if row["score"] == row["score"]:
            assert numbers.score(row["score"], "sv") in line.split("\t")
        else:
            assert "–" in line
    scored = next(row for row in expected if row["score"] == row["score"])
    shown.get_by_role("button", name=scored["name"], exact=True).click()
    expect(page.get_by_role("heading", name=f"{scored['name']} får")).to_be_focused()
    assert within.state()["of"] == scored["unit"]
    own = [row for row in rows(found["differences"]) if row["unit"] == scored["unit"] and row["indicator"]]
    figures = page.get_by_role("table", name=f"Alla uppgifter: {scored['name']}")
    assert figures.locator("tbody tr").count() == len(own)
    clear = [row for row in own if row["list"] in ("strength", "development") and row["within_noise"] is False]
    assert len(figures.get_by_text(re.compile("^(Styrka|Utvecklingsområde)")).all()) == len(clear)
    for row in own:
        if row["status"] != "observed":
            line = figures.get_by_role("row", name=UNITS.model[row["node"]].name.sv)
            expect(line.first).to_contain_text(say(f"status-{row['status']}", "sv"))
    kinds = page.get_by_role("table", name="Medelvärden efter regi")
    for row, line in zip(rows(found["kinds"]), kinds.locator("tbody tr").all_inner_texts(), strict=True):
        assert numbers.score(row["score"], "sv") in line.split("\t")
    _, file = got(page, page.get_by_role("button", name="CSV: hämta Alla enheter och utförare"))
    assert "Påhittade uppgifter" in file.decode("utf-8-sig")


def test_the_picture_of_two_parts_is_that_of_reports(within, units, municipality):
    """Every unit that is placed has a mark, and the table beside the picture says in which field."""
    page = within.open(f"unit={municipality}&screen=units")
    found = provider_columns(units, municipality, "kommun", "regi", None, None, 30)
    placed = [row for row in rows(found["units"]) if row["field"]]
    first, second = (UNITS.model[found[axis]].name.sv for axis in ("first", "second"))
    picture = page.get_by_role("img", name=f"enheter efter poäng i {first} och {second}")
    kinds = len(set(units.table.groups["regi"]))
    assert picture.locator("path[class*=f-], circle[class*=f-]").count() == len(placed) + (kinds if kinds == 2 else 0)
    for axis in ("first", "second"):
        expect(picture.get_by_text(numbers.score(found[f"{axis}_line"], "sv"), exact=True).first).to_be_visible()
    figure = page.locator("figure").filter(has=picture)
    figure.get_by_text("Visa som tabell").click()
    lines = [line.split("\t") for line in figure.locator("tbody tr").all_inner_texts()]
    assert [line[0] for line in lines] == [row["name"] for row in placed]
    both = [line[-1] for line in lines].count("på eller över medel i båda")
    assert both == sum(row["field"] == "both" for row in placed)
    _, svg = got(page, figure.get_by_role("button", name=re.compile("^SVG: ")))
    assert "Påhittade uppgifter" in svg.decode()


def test_districts_stand_as_python_has_them(within, edition, municipality):
    page = within.open(f"unit={municipality}&screen=units")
    now = made_up(2025)
    places, gaps = _districts(now, edition.districts)
    standing = [row for row in places if row["municipality"] == municipality and row["node"] == "index"]
    lines = page.get_by_role("table", name="Stadsdelarna, den bästa först").locator("tbody tr").all_inner_texts()
    for row, line in zip(standing, lines, strict=True):
        cells = line.split("\t")
        assert cells[:3] == [row["name"], numbers.score(row["score"], "sv"), f"{row['rank']:g}"]
        assert cells[4:6] == [row["above_name"] or "–", row["below_name"] or "–"]
    of = [row for row in gaps if row["municipality"] == municipality]
    parts = page.get_by_role("table", name="Skillnader mellan stadsdelarna").locator("tbody tr").all_inner_texts()
    for row, line in zip(of, parts, strict=True):
        assert line.split("\t")[2:4] == [row["highest_name"], row["lowest_name"]]


def _districts(scores, table):
    _, places, gaps = _core.districts(scores, table, "kommun")
    return rows(places), rows(gaps)


def test_it_is_done_by_keyboard_alone(within, municipality):
    page = within.open(f"unit={municipality}")
    reach(page, "button", "Inom kommunen")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#of-unit")).to_be_focused()
    assert within.state()["of"]


def test_who_has_none_is_told_so(within, edition):
    without = next(unit for unit in edition.municipalities.units if unit not in edition.districts.groups["kommun"])
    page = within.open(f"unit={without}&screen=units&of=nobody")
    expect(page.get_by_role("main")).to_contain_text("Uppgifter om stadsdelar i")
    assert "of" not in within.state()


def test_an_edition_without_them_has_no_such_screen(tool):
    page = tool.open("unit=1290&screen=units&of=x")
    assert tool.state() == {"unit": "1290"}
    expect(page.get_by_role("button", name="Inom kommunen")).to_have_count(0)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_everybody_can_use_it(within, municipality, units, language):
    own = next(unit for unit, of in zip(units.units, units.table.groups["kommun"], strict=True) if of == municipality)
    page = within.open(f"unit={municipality}&screen=units&language={language}&of={own}")
    for_everybody(page)


def test_the_largest_is_small_enough(whole):
    file = whole.read_bytes()
    assert len(file) < 2_500_000
    assert len(gzip.compress(file, 9)) < 1_500_000


def unpacked(file):
    """All that a file holds: its bytes, and whatever in them is packed."""
    text = file.read_bytes().decode()
    packed = re.findall(r'<script type="text/plain" id="\w+">([A-Za-z0-9+/=]+)</script>', text)
    assert len(packed) == 2
    return text + "".join(gzip.decompress(base64.b64decode(each)).decode("latin1") for each in packed)


def test_what_is_withheld_is_not_in_the_file(tmp_path):
    """Every withheld figure and its count are numbers that stand nowhere else: their digits are not in what the bytes hold."""
    rng = np.random.default_rng(1)
    indicators = [f"i{i}" for i in range(4)]
    nodes = [hti.Node("index"), hti.Node("a", "index"), hti.Node("b", "index")]
    leaf = hti.Indicator(kind="share", error="survey", survey="s")
    nodes += [hti.Node(each, "a" if i < 2 else "b", indicator=leaf) for i, each in enumerate(indicators)]
    definition = hti.Definition("x", hti.Model(nodes, [hti.Survey("s", 0.4, "assumed")]))
    count = 120
    values = np.round(rng.uniform(10, 90, (count, 4)), 9)
    answers = rng.integers(5, 90, (count, 4)).astype(float)
    codes = [f"u{i}" for i in range(count)]
    groups = {"kommun": [f"k{i // 12}" for i in range(count)], "regi": ["kommunal", "privat"] * (count // 2)}
    population = np.round(answers + rng.uniform(1000, 2000, (count, 4)), 6)
    table = hti.Table(
        codes, indicators, values, names=codes, groups=groups, respondents=answers, population=population, period="2014"
    )
    shown, withheld = suppression_columns(table, definition, None, 30)
    cells = {(unit, node) for unit, node in zip(withheld["unit"], withheld["indicator"], strict=True)}
    assert 50 < len(cells) < 480
    units = hti.fit(definition, shown).score(shown)
    towns = hti.Table([f"k{i}" for i in range(10)], indicators, np.full((10, 4), 50.0) + np.arange(40).reshape(10, 4) / 2)
    now = hti.fit(definition, towns).score(towns)
    file = unpacked(hti.tool(now, out=tmp_path / "tool.html", units=units))
    there = 0
    for row, unit in enumerate(codes):
        for column, node in enumerate(indicators):
            found = [str(values[row, column]) in file, str(population[row, column]) in file]
            assert found == [(unit, node) not in cells] * 2, (unit, node)
            there += found[0]
    assert there > 20
    # Figures from which nothing was withheld are refused, before anything is written.
    bare = hti.fit(definition, table).score(table)
    with pytest.raises(DataError) as refused:
        hti.tool(now, out=tmp_path / "bare.html", units=bare)
    assert {problem.code for problem in refused.value.problems} == {"refused_value"}
    assert not (tmp_path / "bare.html").exists()


def test_the_command_line_withholds(tmp_path, edition):
    """By the file alone: who types the command cannot leave it out."""
    municipalities, units = tmp_path / "2025.csv", tmp_path / "units-2025.csv"
    definition = hti.load("hemtjanstindex-2025")
    edition.municipalities.to_csv(municipalities, definition)
    edition.units.to_csv(units, UNITS)
    districts = tmp_path / "districts-2025.csv"
    edition.districts.to_csv(districts, hti.Definition("d", definition.model, columns=hti.Columns("stadsdel", "stadsdelsnamn")))
    out = tmp_path / "tool.html"
    command = ["tool", str(municipalities), "-d", "hemtjanstindex-2025", "--units", str(units), "--out", str(out)]
    assert main([*command, "--districts", str(districts)]) in (0, None)
    text = unpacked(out).replace("\\", "")
    shown, _ = suppression_columns(edition.units, UNITS, None, 30, by="kommun")
    assert (np.isnan(shown.values).sum(axis=0) > np.isnan(edition.units.values).sum(axis=0)).any()
    assert '"kind":"regi"' in text
    assert '"districts":"' in text


def test_the_files_of_units_give_the_same_in_python(within, units, edition, municipality, tmp_path):
    """Marked as made up, without what is withheld; and the page says how they are read."""
    page = within.open(f"unit={municipality}&screen=more")
    for button in page.locator("main li button").all():
        name, file = got(page, button)
        assert "Påhittade uppgifter" in file.decode()
        (tmp_path / name).write_bytes(file)
    definition = hti.load(tmp_path / "units.toml")
    table = hti.read(tmp_path / "units.csv", definition, ignore=["Anmärkning"])
    own = provider_columns(hti.fit(definition, table).score(table), municipality, "kommun", "regi", None, None, 30)
    expected = provider_columns(units, municipality, "kommun", "regi", None, None, 30)
    for list_ in ("units", "kinds", "differences"):
        assert {name: plain(own[list_][name]) for name in own[list_]} == {
            name: plain(expected[list_][name]) for name in expected[list_]
        }
    assert f'scores.providers("{municipality}", kind="regi").units' in page.locator("main pre").last.inner_text()
    # What is typed for the whole screen: the units, and the districts among all municipalities.
    said, _ = run_all(page, tmp_path)
    for row in rows(expected["units"]):
        line = next(
            line for line in said["units"][0].splitlines() if line.startswith(row["unit"]) or f" {row['unit']} " in line
        )
        assert row["score"] != row["score"] or numbers.score(row["score"], "sv") in line
    places, _ = _districts(made_up(2025), edition.districts)
    for row in places:
        if row["municipality"] == municipality and row["node"] == "index":
            assert any(
                row["unit"] in line and numbers.score(row["score"], "sv") in line for line in said["districts"][0].splitlines()
            )
