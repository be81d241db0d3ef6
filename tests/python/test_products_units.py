"""Pages of units, of districts and for residents; what reports are dressed in."""

from __future__ import annotations

import io
import json
import re
import struct
import sys
import zlib
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import hemtjanstindex as hti
import numpy as np
import openpyxl
import pptx
import published
import pypdfium2
import pytest
from hemtjanstindex import cli
from hemtjanstindex.present import theme as themes
from hemtjanstindex.present.theme import Example, Theme, contrast
from hemtjanstindex.report import gate, job
from hemtjanstindex.report.edition import Edition
from hemtjanstindex.report.house.house import House, alphabetical
from hemtjanstindex.report.house.resident import QUESTIONS, by_chance
from hemtjanstindex.report.package import PRODUCTS, WRITERS, Package, named
from scipy.stats import binom
from test_products import text_of
from test_report import GOLDEN, scores_of

BIG, MIDDLE, SMALL = "X137", "X202", "X005"


@cache
def providers():
    table = hti.suppress(published.units(2025), published.DEFINITION, published.totals(2025)).table
    return hti.fit(published.DEFINITION, table).score(table)


@cache
def edition(theme=Theme()):  # noqa: B008
    made = hti.datasets.synthetic_edition(2025)
    scores = hti.fit(hti.load("hemtjanstindex-2025"), made.municipalities).score(made.municipalities)
    return Edition(scores, theme=theme, providers=providers(), districts=made.districts)


@cache
def package(unit, theme=Theme()):  # noqa: B008
    return Package(edition(theme), unit, ("resident", "units", "districts"))


KEPT = {
    "resident-X202": lambda: package(MIDDLE).resident,
    "units-X202": lambda: package(MIDDLE).units,
    "units-X005": lambda: package(SMALL).units,
    "units-years-X202": lambda: Package(over_years(), MIDDLE, ("units",)).units,
    "districts-X137": lambda: package(BIG).districts,
}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", KEPT)
def test_the_text_reads_as_it_was_read_and_kept(name, language):
    assert text_of(KEPT[name](), language, rows=6) == (GOLDEN / f"{name}-{language}.txt").read_text(encoding="utf-8")


def rows_of(page):
    """The rows of the table of a page, by what heads them."""
    table = next(block for block in page.blocks if block.kind == "table")
    head = [told.text("sv") for told in table.head]
    return {row[0].text("sv"): dict(zip(head, row, strict=True)) for row in table.rows}


def test_names_are_in_the_order_of_the_swedish_alphabet():
    names = ["Öst", "Zeta", "Ängen", "Ask", "Åsen", "ask b", "Östra", "Wik", "Éd", "2 hem"]
    assert sorted(names, key=alphabetical) == ["2 hem", "Ask", "ask b", "Éd", "Wik", "Zeta", "Åsen", "Ängen", "Öst", "Östra"]


@pytest.mark.parametrize("unit", [BIG, MIDDLE, SMALL])
def test_a_resident_is_told_tenths_and_no_rank(unit):
    table = providers().table
    here = [i for i, place in enumerate(table.groups["kommun"]) if place == unit]
    sheet = package(unit).resident
    (page,) = sheet.pages
    rows = rows_of(page)
    assert list(rows) == sorted(table.names[i] for i in here)
    facts = {fact.id for told in sheet.told() for fact in told.facts()}
    assert not any(word in name for name in facts for word in ("rank", "score", "place"))
    for i in here:
        cells = list(rows[table.names[i]].values())[2:7]
        for node, cell in zip(QUESTIONS, cells, strict=True):
            value = table.values[i, table.indicators.index(node)]
            if np.isnan(value):
                assert cell.text("sv") == "för få svar"
            else:
                assert cell.text("sv") == f"{int(np.floor(value / 10 + 0.5))} av 10"


def told_apart(answers, share, most):
    """How often two units, of which the same share is well pleased, are shown more tenths apart than `most`."""
    shown = Counter()
    for pleased in range(answers + 1):
        shown[int(10 * pleased / answers + 0.5)] += binom.pmf(pleased, answers, share)
    return sum(p * q for one, p in shown.items() for other, q in shown.items() if abs(one - other) > most)


@pytest.mark.parametrize("answers", [30, 31, 45, 60, 97, 100, 150, 200, 385, 400, 1000])
def test_tenths_that_may_be_chance_are_shown_apart_further_by_chance_one_time_in_twenty_at_most(answers):
    most = by_chance(answers)
    assert max(told_apart(answers, share / 100, most) for share in range(5, 100, 5)) < 0.05
    if answers == 30:
        assert most == 3
        assert told_apart(30, 0.7, 1) > 0.2


@pytest.mark.parametrize("unit", [BIG, MIDDLE, SMALL])
def test_a_resident_is_told_what_the_fewest_answers_leave_to_chance(unit):
    table = providers().table
    here = [i for i, place in enumerate(table.groups["kommun"]) if place == unit]
    columns = [table.indicators.index(node) for node in QUESTIONS]
    counts = [table.respondents[i, c] for i in here for c in columns if not np.isnan(table.values[i, c])]
    fewest = int(min(counts))
    half = 1.96 * np.sqrt(0.5 / fewest)
    told = f"upp till {int(np.ceil(10 * half))} av 10 mellan två utförare kan bero på slumpen, när så få som {fewest} har"
    assert told in text_of(package(unit).resident, "sv")


def test_a_sheet_of_forty_providers_has_two_pages():
    assert len(rows_of(package(BIG).resident.pages[0])) == 40
    for language in ("sv", "en"):
        assert len(re.findall(rb"/Type ?/Page\b", WRITERS["pdf"](package(BIG).resident, language))) == 2


def test_slides_of_units_have_every_unit_and_the_matrix_as_a_chart():
    made = package(BIG).units
    deck = pptx.Presentation(io.BytesIO(WRITERS["pptx"](made, "sv")))
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    told = [table.cell(row, 0).text for table in tables for row in range(1, len(table.rows))]
    listed = next(block for page in made.pages if page.id == "list" for block in page.blocks if block.kind == "table")
    assert told[:40] == [row[0].text("sv") for row in listed.rows]
    (chart,) = (shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart)
    house = House(edition(), BIG)
    placed = {(row[house.axes[0]], row[house.axes[1]]) for row in house.units if row["field"]}
    drawn = [tuple(series.iter_values()) for series in chart.plots[0].series]
    assert sum(map(len, drawn)) == len(placed)
    assert {value for values in drawn for value in values} == {second for _, second in placed}
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert len(set(titles)) == len(titles) == 7
    few = pptx.Presentation(io.BytesIO(WRITERS["pptx"](package(SMALL).units, "sv")))
    assert len(few.slides) >= 1


def test_the_workbook_of_units_has_every_figure_that_is_shown_and_no_other():
    book = openpyxl.load_workbook(io.BytesIO(WRITERS["xlsx"](package(BIG).units_data, "sv")))
    rows = list(book["Alla enheters uppgifter"].iter_rows(values_only=True))
    at = {name: i for i, name in enumerate(rows[0])}
    table, here = providers().table, House(edition(), BIG)
    names = {here.model[node].name.sv: node for node in here.model.indicators}
    seen = 0
    for row in rows[1 : 1 + 40 * len(names)]:
        unit = next(unit for unit in here.edition.scores.units if table.names[table.units.index(unit)] == row[0])
        value = table.values[table.units.index(unit), table.indicators.index(names[row[at["Uppgift"]]])]
        if np.isnan(value):
            assert isinstance(row[at["Nu"]], str)
        else:
            yes_no = here.indicator(names[row[at["Uppgift"]]]).kind == "yes_no"
            assert row[at["Nu"]] == (("nej", "ja")[int(value)] if yes_no else value)
        seen += 1
    assert seen == 40 * len(names)


def test_what_is_few_is_told_as_such_and_never_blank():
    text = text_of(package(BIG).resident, "sv", rows=99)
    assert text.count("för få svar") > 5
    assert "| None" not in text
    assert "uppgift saknas" not in text


def test_places_of_units_are_those_that_chance_leaves_open():
    house = House(edition(), BIG)
    sets = hti.rank_sets(providers().index, house.edition.scores.table).to_frame().set_index("unit")
    page = next(page for page in package(BIG).units.pages if page.id == "list")
    told = rows_of(page)
    seen = 0
    for row in house.scored:
        cells = told[row["name"]]
        low, high = (int(sets.loc[row["unit"], end]) for end in ("low", "high"))
        assert cells["Kan vara"].text("sv") == (f"{low}–{high}" if low != high else f"{low}")
        assert low <= cells["Plats"].value <= high
        seen += 1
    assert seen > 20
    facts = {fact.id: fact.value for fact in page.title.facts()}
    number = len(house.scored)
    assert facts["sets.pairs"] == number * (number - 1) / 2
    above = hti.rank_sets(providers().index, house.edition.scores.table).columns()["surely_above"]
    assert facts["sets.sure"] == np.nansum(np.asarray(above, float)) > 0


def test_strengths_of_units_are_beyond_chance_and_beside_the_mean_of_the_others():
    house = House(edition(), BIG)
    found = providers().providers(BIG).differences
    table = house.edition.scores.table
    scored = [table.units.index(row["unit"]) for row in house.scored]
    claims = 0
    for row in house.scored:
        page = next(p for p in package(BIG).units.pages if p.section.text("sv") == row["name"])
        for block in page.blocks:
            label = block.kind == "paragraph" and block.label and block.label.message
            for sentence in block.sentences if label in ("report-label-strong", "report-label-weak") else ():
                facts = {fact.id: fact.value for fact in sentence.facts()}
                name = next((name for name in facts if ".own." in name), None)
                if name is None:
                    continue
                node = name.split(".")[0]
                of = found[(found["unit"] == row["unit"]) & (found["node"] == node)].iloc[0]
                assert not of["within_noise"]
                assert of["list"] == ("strength" if label == "report-label-strong" else "development")
                values = table.values[scored, table.indicators.index(node)]
                others = np.nanmean(np.delete(values, scored.index(table.units.index(row["unit"]))))
                assert facts[f"{node}.mean.others.{row['unit']}"] == pytest.approx(others, rel=1e-12)
                claims += 1
    assert claims > 50


@cache
def over_years():
    """The made-up edition with the year before, which lacks a unit of now, and has one that is gone."""
    before = hti.suppress(published.units(2024), published.DEFINITION, published.totals(2024)).table
    units = list(before.units)
    units[units.index("X202-E01")] = "X202-E99"
    renamed = hti.Table(
        units,
        before.indicators,
        before.values,
        statuses=before.status,
        names=before.names,
        groups=before.groups,
        respondents=before.respondents,
        population=before.population,
        period=before.period,
    )
    return replace(edition(), providers_before=hti.fit(published.DEFINITION, renamed).score(renamed))


def variance(table, row, column):
    """Of a share in percent of those who answered of a finite population, by Agresti and Coull."""
    answers, share, people = (of[row, column] for of in (table.respondents, table.values, table.population))
    p = (np.round(answers * share / 100) + 2) / (answers + 4)
    return 100**2 * p * (1 - p) / answers * (people - answers) / (people - 1)


def clearly(node, at, then_at):
    """Whether a figure has clearly changed, and for the better; None where it is not there in both years."""
    places = [(providers().table, at), (over_years().providers_before.table, then_at)]
    cells = [(table, row, table.indicators.index(node)) for table, row in places]
    now, then = (table.values[row, column] for table, row, column in cells)
    if np.isnan(now) or np.isnan(then):
        return None
    indicator = published.DEFINITION.model[node].indicator
    clear = abs(now - then) > (0.5 if indicator.kind == "yes_no" else 1.4)
    if indicator.error == "survey":
        clear = clear and abs(now - then) > 1.96 * np.sqrt(sum(variance(*cell) for cell in cells))
    return bool(clear), bool(now > then) == (indicator.direction == "higher")


def test_changes_of_units_are_those_of_their_figures_beyond_chance():
    for place in (BIG, MIDDLE):
        made = Package(over_years(), place, ("units",)).units
        page = next(page for page in made.pages if page.id == "change")
        now, then = providers().table, over_years().providers_before.table
        asked = {"better": 0, "worse": 0, "asked": 0, "asked.clear": 0}
        for name, cells in rows_of(page).items():
            unit = next(
                u for u, n, k in zip(now.units, now.names, now.groups["kommun"], strict=True) if (n, k) == (name, place)
            )
            if unit not in then.units:
                assert cells["Bättre"].text("sv") == "ny i år"
                continue
            found = {n: clearly(n, now.units.index(unit), then.units.index(unit)) for n in now.indicators}
            found = {node: each for node, each in found.items() if each}
            better, worse = (sum(clear and up is way for clear, up in found.values()) for way in (True, False))
            assert [cells[c].value for c in ("Bättre", "Sämre", "Jämförda")] == [better, worse, len(found)]
            asked["better"] += better
            asked["worse"] += worse
            of_surveys = [clear for node, (clear, _) in found.items() if node in published.SURVEYED]
            asked["asked"] += len(of_surveys)
            asked["asked.clear"] += sum(of_surveys)
        facts = {fact.id: fact.value for told in page.told() for fact in told.facts()}
        assert {name: facts[f"changes.{name}"] for name in asked} == asked
        assert asked["worse"] > 10


def test_tables_and_pages_are_told_apart_by_their_names():
    for made in (package(BIG).units, package(BIG).districts, package(SMALL).units):
        written = WRITERS["html"](made, "sv").decode()
        for label in (r'role="region" tabindex="0" aria-label="([^"]*)"', r'<section id="([^"]*)"'):
            named = re.findall(label, written)
            assert len(set(named)) == len(named) > 3


def test_under_five_units_have_no_places_and_no_matrix():
    made = package(SMALL).units
    assert [page.id for page in made.pages][:2] == ["cover", "list"]
    assert "matrix" not in {page.id for page in made.pages}
    facts = {fact.id for told in made.told() for fact in told.facts()}
    assert not any(name.startswith(("rank.", "sets.")) for name in facts)


def test_every_unit_fits_its_page():
    for unit in (MIDDLE, SMALL):
        made = package(unit).units
        pictures = sum(block.kind == "chart" for page in made.pages for block in page.blocks)
        # The data of the pictures are an appendix.
        assert len(re.findall(rb"/Type ?/Page\b", WRITERS["pdf"](made, "sv"))) == len(made.pages) + pictures


def test_districts_are_placed_among_all_and_inherit_what_is_the_municipalitys():
    of = edition()
    made = package(BIG).districts
    scores = of.scores["index"]
    page = next(page for page in made.pages if page.id == "list")
    rows = rows_of(page)
    places = hti.fit(of.scores.index.definition, of.scores.table).score(of.scores.table).districts(of.districts).places
    own = places[(places["municipality"] == BIG) & (places["node"] == "index")]
    assert len(rows) == len(own) == 5
    for _, row in own.iterrows():
        cells = rows[row["name"]]
        assert cells["Poäng"].value == row["score"]
        assert cells["Plats"].value == 1 + (scores > row["score"] + 1e-9).sum()
    district = made.pages[3]
    unit = next(
        code for code in of.districts.units if f".own.{code}" in " ".join(f.id for t in district.told() for f in t.facts())
    )
    table, i = of.districts, of.districts.units.index(unit)
    inherited = set()
    for name, cells in rows_of(district).items():
        node = next(n for n in of.scores.index.model.indicators if of.scores.index.model[n].name.sv == name)
        missing = node not in table.indicators or np.isnan(table.values[i, table.indicators.index(node)])
        scope = of.scores.index.model[node].indicator.scope
        source = cells["Källa till uppgiften"]
        if source is not None and source.message == "report-from-municipality":
            inherited.add(node)
            assert missing
            assert scope == "municipality"
    assert len(inherited) > 10


def test_what_is_made_up_is_marked_on_every_page_of_units_and_districts():
    mark = "Påhittade uppgifter, rekonstruerad metod"
    for made in (package(BIG).units, package(BIG).resident, package(BIG).districts):
        assert made.mark.text("sv") == mark
        assert WRITERS["html"](made, "sv").decode().count(f"{mark}</span></p>") == len(made.pages)


def test_the_command_writes_them_of_files(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    made = hti.datasets.synthetic_edition(2025)
    of_files = {"kommuner": "kommunkod,kommun", "stadsdelar": "stadsdel,stadsdelsnamn", "enheter": "enhet,enhetsnamn"}
    for table, (name, columns) in zip(made, of_files.items(), strict=True):
        table.to_csv(f"{name}-2025.csv")
        text = Path(f"{name}-2025.csv").read_text(encoding="utf-8")
        Path(f"{name}-2025.csv").write_text(text.replace("unit,name", columns, 1), encoding="utf-8")
    hti.datasets.synthetic_edition(2024).units.to_csv("enheter-2024.csv")
    text = Path("enheter-2024.csv").read_text(encoding="utf-8")
    Path("enheter-2024.csv").write_text(text.replace("unit,name", "enhet,enhetsnamn", 1), encoding="utf-8")
    Path("logo.png").write_bytes(png())
    Path("theme.toml").write_text('name = "K"\nlogo = "logo.png"\ncontact = "växeln"\n', encoding="utf-8")
    line = ["report", "kommuner-2025.csv", "-d", "hemtjanstindex-2025", "--period", made.municipalities.period, "--unit", BIG]
    line += ["--units", "enheter-2025.csv", "--districts", "stadsdelar-2025.csv", "--theme", "theme.toml"]
    more = ["--units-earlier", "enheter-2024.csv", "--products", "resident,units-data,districts,start", "--jobs", "1"]
    assert cli.main([*line, *more, "--out", "out"]) == 0, capsys.readouterr().err
    book = openpyxl.load_workbook(Path("out", f"{BIG}-sv", f"{BIG}-units-data.xlsx"))
    assert "Före" in [cell.value for cell in book["Alla enheters uppgifter"][1]]
    files = {path.name for path in Path("out", f"{BIG}-sv").iterdir()}
    assert {f"{BIG}-resident.pdf", f"{BIG}-districts.html", "index.html"} <= files
    assert "Kontakta växeln." in Path("out", f"{BIG}-sv", f"{BIG}-resident.html").read_text(encoding="utf-8")
    assert cli.main([*line[:-4], "--products", "districts", "--out", "out"]) == 2
    assert "--districts" in capsys.readouterr().err


def png(width=4, height=2):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x0b\x3d\x91" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


#: Contrasts with white that are known: black, two greys on either side of 4.5, and pure red.
def test_the_list_of_units_is_not_squeezed():
    pages = pypdfium2.PdfDocument(dict(package("X137").files("sv"))["X137-units.pdf"])
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    assert "mindre än hälften" in text


@pytest.mark.parametrize(("of", "known"), [("#000000", 21), ("#767676", 4.54), ("#777777", 4.48), ("#FF0000", 4.0)])
def test_contrast_is_that_of_the_guidelines(of, known):
    assert contrast(of, "#FFFFFF") == pytest.approx(known, abs=0.005)
    assert contrast("#FFFFFF", of) == contrast(of, "#FFFFFF")


def test_a_theme_is_read_whole_and_all_its_faults_are_told(tmp_path):
    (tmp_path / "logo.png").write_bytes(png())
    file = tmp_path / "theme.toml"
    file.write_text(
        'name = "K"\nlogo = "logo.png"\ncolour = "#767676"\naccent = "#00857C"\ncontact = "C"\n'
        '[[example]]\nunit = "1280"\nindicators = ["trygghet_htj"]\ndone = "D"\n',
        encoding="utf-8",
    )
    read = themes.read(file)
    assert (read.name, read.contact, read.logo_size) == ("K", "C", (4, 2))
    assert read.examples == (Example("1280", ("trygghet_htj",), "D"),)
    file.write_text(
        'colour = "#777777"\naccent = "#DDDDDD"\nlogo = "a.png"\nfont = "X"\n[[example]]\ndone = ""\n', encoding="utf-8"
    )
    with pytest.raises(hti.DataError) as wrong:
        themes.read(file)
    ids = [problem.message_id for problem in wrong.value.problems]
    assert sorted(ids) == sorted(
        ["theme-key", "theme-contrast", "theme-contrast", "theme-logo-name", "theme-no-file", "theme-text", "theme-example"]
    )
    assert "4.48:1" in str(wrong.value)


def dressed():
    return Theme(
        "Kristianstad", png(), "#0B3D91", "#00857C", "äldreomsorgen", (Example("1380", ("trygghet_htj",), "Färre scheman"),)
    )


def test_reports_wear_the_theme():
    of = Package(Edition(scores_of(2014), scores_of(2013), dressed()), "1290", ("report", "slides"))
    page = WRITERS["html"](of.report, "sv").decode()
    assert re.findall(r'<img class="logo" src="data:image/png;base64,[^"]+" alt="Kristianstad">', page)
    assert "--title: #0B3D91" in page
    assert "Färre scheman" in page
    deck = pptx.Presentation(io.BytesIO(WRITERS["pptx"](of.report, "sv")))
    for slide in deck.slides:
        assert str(slide.shapes.title.text_frame.paragraphs[0].runs[0].font.color.rgb) == "0B3D91"
        (logo,) = (shape for shape in slide.shapes if shape.shape_type == pptx.enum.shapes.MSO_SHAPE_TYPE.PICTURE)
        assert logo._element.nvPicPr.cNvPr.get("descr") == "Kristianstad"
    written = WRITERS["pdf"](of.report, "sv")
    assert b"<pdfuaid:part>1<" in written
    assert len(written) > len(WRITERS["pdf"](Package(Edition(scores_of(2014), scores_of(2013)), "1290", ()).report, "sv"))
    bare = Package(Edition(scores_of(2014), scores_of(2013)), "1290", ()).report
    assert "<img" not in WRITERS["html"](bare, "sv").decode()
    assert "--title:" not in WRITERS["html"](bare, "sv").decode()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_gate_lets_them_through_and_sees_a_figure_that_is_not_theirs(language):
    made = Package(edition(dressed()), BIG, ("resident", "units", "districts", "start"))
    files = dict(made.files(language))
    sources = {name: PRODUCTS[product].made(made) for product, _, name in named(made.unit, made.products)}
    assert not any(gate.check(files, sources, made.edition, BIG, language).values())
    bare = Edition(made.edition.scores)
    assert gate.check(files, sources, bare, BIG, language)["withheld"]


def test_the_gate_knows_the_figures_of_units_of_the_year_before():
    made = Package(over_years(), MIDDLE, ("units", "units-data"))
    files = dict(made.files("sv"))
    sources = {name: PRODUCTS[product].made(made) for product, _, name in named(made.unit, made.products)}
    assert not any(gate.check(files, sources, over_years(), MIDDLE, "sv").values())
    told = gate.check(files, sources, edition(), MIDDLE, "sv")["withheld"]
    assert any(".before." in each for each in told)


def with_few(seed):
    """The districts, of which a few figures rest on too few answers; a seed decides what these figures are."""
    draw = np.random.default_rng(seed)
    definition, table = hti.load("hemtjanstindex-2025"), hti.datasets.synthetic_edition(2025).districts
    values, answers = table.values.copy(), table.respondents.copy()
    here = [i for i, town in enumerate(table.groups["kommun"]) if town == BIG]
    asked = np.flatnonzero(~np.isnan(answers[here[0]]))[:6]
    for i in here[:2]:
        values[i, asked] = draw.integers(5, 95, len(asked))
        answers[i, asked] = 12
    changed = hti.Table(
        table.units,
        table.indicators,
        values,
        statuses=table.status,
        names=table.names,
        groups=table.groups,
        background=table.background,
        respondents=answers,
        period=table.period,
    )
    withheld = hti.suppress(changed, definition, by="kommun").withheld
    assert set(withheld["unit"]) >= {table.units[i] for i in here[:2]}
    return hti.suppress(changed, definition, by="kommun").table


def test_districts_that_differ_in_what_is_withheld_alone_give_the_same_bytes(tmp_path):
    written = []
    for seed in (1, 2):
        of = replace(edition(), districts=with_few(seed))
        job.make(of, job.Job(tmp_path / str(seed) / BIG, BIG, ("districts",), "sv"))
        folder = tmp_path / str(seed) / BIG
        written.append({file.name: file.read_bytes() for file in folder.iterdir()})
    assert set(written[0]) == {f"{BIG}-districts.html", f"{BIG}-districts.pdf", "facts.json", "manifest.json"}
    assert written[0] == written[1]
    assert "få svar" in written[0][f"{BIG}-districts.html"].decode()
    assert not any(json.loads(written[0]["manifest.json"])["checks"].values())


def test_a_resident_is_told_whom_to_ask():
    assert "Kontakta äldreomsorgen." in text_of(package(MIDDLE, dressed()).resident, "sv")
    assert "fråga efter hemtjänsten" in text_of(package(MIDDLE).resident, "sv")


def test_without_an_example_the_bank_says_so():
    bank = Theme(examples=(Example("0114", ("trygghet_htj",), "Något annat"),))
    made = Package(Edition(scores_of(2014), scores_of(2013), bank), "1290", ()).report
    page = next(page for page in made.pages if page.id == "learn")
    assert "har ännu inget exempel" in page.blocks[-1].sentences[0].text("sv")


def main():
    for name, made in KEPT.items():
        for language in ("sv", "en"):
            (GOLDEN / f"{name}-{language}.txt").write_text(text_of(made(), language, rows=6), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
