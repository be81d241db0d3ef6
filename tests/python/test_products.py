"""What goes with a report: advance notices, where to start, the launch; their text, their numbers, their links."""

from __future__ import annotations

import csv
import io
import re
import sys
from datetime import datetime
from functools import cache
from html import unescape
from urllib.parse import unquote

import hemtjanstindex as hti
import numpy as np
import openpyxl
import pandas as pd
import pytest
import reference
from hemtjanstindex.report import gate, job
from hemtjanstindex.report.edition import Edition
from hemtjanstindex.report.facts import Sentence
from hemtjanstindex.report.launch.make import launch_of
from hemtjanstindex.report.manifest import FACTS
from hemtjanstindex.report.package import EDITION, PRODUCTS, WRITERS, Package, named, safe
from hemtjanstindex.report.page import Paragraph
from hemtjanstindex.report.pages.notice import Embargo
from test_report import GOLDEN, edition, scored, scores_of, small

EMBARGO = Embargo("Kristianstads kommun", datetime(2026, 12, 1, 9))
#: What can be written of every unit.
EVERY = tuple(name for name, product in PRODUCTS.items() if product.of is None)
#: The most rows of a table that are kept as text.
ROWS = 3


def package(unit, products=EVERY, of=None):
    return Package(of or edition(), unit, tuple(products), EMBARGO)


@cache
def launch():
    return launch_of(edition())


def text_of(report, language, rows=ROWS):
    """A report as it is read: titles, paragraphs, and the first rows of tables."""

    def said(told):
        if told is None:
            return "–"
        return told.sentence(language) if isinstance(told, Sentence) else told.text(language)

    lines = [f"# {said(report.title)}", *([f"[{said(report.mark)}]"] if report.mark else [])]
    for page in report.pages:
        lines.append(f"## {said(page.title)}")
        for block in page.blocks:
            if isinstance(block, Paragraph):
                told = " ".join(said(sentence) for sentence in block.sentences)
                lines.append(f"**{said(block.label)}.** {told}" if block.label else told)
                continue
            table = getattr(block, "table", block)
            lines += [f"[{said(table.caption)}]", " | ".join(map(said, table.head))]
            lines += [" | ".join(map(said, row)) for row in table.rows[:rows]]
            lines += [f"... {len(table.rows) - rows}"] if len(table.rows) > rows else []
    return "\n".join(lines) + "\n"


def edge(figures, earlier=None):
    """An edition of few units in two groups, whose answers are counted; scores need three quarters of the weight."""
    nodes = [
        hti.Node("index"),
        hti.Node(
            "a", "index", 1, hti.Text("Hjälp i tid", "Help in time"), hti.Indicator(kind="share", error="survey", survey="s")
        ),
        hti.Node("b", "index", 1, hti.Text("Öppet", "Open"), hti.Indicator(kind="mean")),
    ]
    method = hti.Method(missing=hti.Renormalise(min_coverage=0.75))
    definition = hti.Definition("edge", hti.Model(nodes, [hti.Survey("s")]), method, title=hti.Text("Kant", "Edge"))

    def scored_of(rows, period):
        units = [f"unit {i}" for i in range(len(rows))]
        answers, groups = [[100, np.nan]] * len(rows), {"place": ["x", "y"] * (len(rows) // 2)}
        table = hti.Table(units, ["a", "b"], rows, respondents=answers, groups=groups, period=period)
        return hti.fit(definition, table).score(table)

    return Edition(scored_of(figures, "2020"), earlier and scored_of(earlier, "2019"))


PLAIN = [[10, 3], [15, 3], [20, 4], [30, 5]]
#: No unit with a score; two that share a place; nothing changed; one that climbs past all.
EDGES = {
    "none": lambda: edge([[10, np.nan], [20, np.nan], [np.nan, 3], [np.nan, 4]]),
    "tied": lambda: edge([[10, 3], [10, 3], [20, 4], [30, 5]]),
    "same": lambda: edge(PLAIN, PLAIN),
    "climb": lambda: edge([[80, 9], *PLAIN[1:]], PLAIN),
}
#: What is kept as text, by the name of its file.
KEPT = {
    **{f"launch-{name}": lambda made=made: launch_of(made()) for name, made in EDGES.items()},
    **{f"notice-{name}": lambda made=made: package("unit 0", of=made()).notice for name, made in EDGES.items()},
    "notice-1290": lambda: package("1290").notice,
    "notice-2506": lambda: package("2506").notice,
    "notice-1980": lambda: package("1980").notice,
    "start-1290": lambda: package("1290").start,
    "launch": launch,
}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", KEPT)
def test_the_text_reads_as_it_was_read_and_kept(name, language):
    assert text_of(KEPT[name](), language) == (GOLDEN / f"{name}-{language}.txt").read_text(encoding="utf-8")


def everything(report):
    """All that is read, in both languages."""
    return "\n".join(told.text(language) for told in report.told() for language in ("sv", "en"))


def test_a_notice_names_no_other_and_gives_no_place_but_a_range():
    for unit in edition().scores.units:
        notice = package(unit).notice
        facts = {fact.id: fact for told in notice.told() for fact in told.facts()}
        assert {name for name in facts if name.startswith("name.")} <= {f"name.{unit}"}
        assert "rank" not in facts
        if not np.isnan(scored(2014)[unit]):
            low = facts["weights.low"].value
            high = facts["weights.high"].value if "weights.high" in facts else low
            assert low <= edition().ranking[unit]["rank"] <= high
        for language, at in (("sv", "1 december 2026 kl. 09.00"), ("en", "1 December 2026 at 09:00")):
            assert at in notice.mark.text(language)
            assert "Kristianstads kommun" in notice.mark.text(language)


def pages_of(pdf):
    """How many pages a PDF has."""
    return len(re.findall(rb"/Type ?/Page\b", pdf))


@pytest.mark.parametrize("unit", ["1290", "2506", "1980"])
def test_a_notice_is_one_page_with_its_terms_in_the_file_too(unit):
    files = dict(package(unit, ["notice"]).files("sv"))
    assert set(files) == {f"{unit}-notice.html", f"{unit}-notice.pdf"}
    assert pages_of(files[f"{unit}-notice.pdf"]) == 1
    assert pages_of(dict(package(unit, ["report"]).files("sv"))[f"{unit}-report.pdf"]) > 5
    assert b"<nav" not in files[f"{unit}-notice.html"]


def test_every_link_of_the_start_page_leads_somewhere_within_the_folder():
    for unit in ("1290", "2506"):
        files = dict(package(unit).files("sv"))
        links = re.findall(r'(?:href|src)="([^"]+)"', files["index.html"].decode())
        assert {link for link in links if not link.startswith("#")}
        for link in links:
            name, _, anchor = unescape(link).partition("#")
            file = files[unquote(name) or "index.html"]
            assert not anchor or f'id="{anchor}"'.encode() in file
        assert {unquote(link.partition("#")[0]) for link in links} >= set(files) - {"index.html"}


def test_a_start_page_leads_to_no_file_that_is_not_written():
    files = dict(package("1290", ["slides", "start"]).files("sv"))
    assert set(files) == {"1290-slides.pptx", "index.html"}
    assert set(re.findall(rb'href="([^#"]+)', files["index.html"])) == {b"1290-slides.pptx"}


def test_codes_are_safe_in_names_of_files():
    assert safe("0125") == "0125"
    assert safe("X245/privat") == "X245%2Fprivat"
    assert safe("../a") == "%2E%2E%2Fa"
    assert len({safe(code) for code in ("a/b", "a:b", "a%2Fb", "å b", "a-b")}) == 5


def table(name):
    """The first table of a page of the launch as plain values."""
    page = next(page for page in launch().pages if page.id == name)
    block = next(block for block in page.blocks if not isinstance(block, Paragraph))
    head = [told.text("sv") for told in block.head]
    return [dict(zip(head, row, strict=True)) for row in block.rows]


def test_the_table_of_all_has_the_scores_and_their_changes():
    scores, before = scores_of(2014), scored(2013)
    rows = table("results")
    assert len(rows) == 290
    at = {row["Kod"].value: row for row in rows}
    for i, unit in enumerate(scores.units):
        row = at[unit]
        if np.isnan(scores["index"][i]):
            assert row["Poäng"] is row["Plats"] is None
            continue
        assert row["Poäng"].value == scores["index"][i]
        assert row["Utförande"].value == pytest.approx(scores["utforande"][i], abs=1e-12)
        if np.isnan(before[unit]):
            assert row["Ändring i poäng"] is None
            assert row["Jämförbarhet"].text("sv") == "ingen poäng förra gången"
        else:
            assert row["Ändring i poäng"].value == pytest.approx(scores["index"][i] - before[unit], abs=1e-9)
            assert row["Jämförbarhet"].text("sv") == "annan definition"
    assert at["1760"]["Luckor"].text("sv") == "saknas: 1 och för få svar: 2"
    assert at["2506"]["Luckor"].text("en") == "too few answers: 5"


def test_the_csv_and_the_workbook_hold_the_table_as_numbers():
    text = WRITERS["csv"](launch(), "sv")
    assert text.startswith("\ufeff".encode())
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 290
    own = next(row for row in rows if row["Kod"] == "0125")
    assert (own["Kommun"], own["Poäng"], own["Plats"]) == ("Ekerö", "92,5", "1")
    assert own["Anmärkning"] == "Egna vikter, inte indexägarens metod"
    english = list(csv.DictReader(io.StringIO(WRITERS["csv"](launch(), "en").decode())))
    assert english[0]["Points"] == "92.5"
    book = openpyxl.load_workbook(io.BytesIO(WRITERS["xlsx"](launch(), "sv")))
    cells = {row[1].value: row for row in book["Alla resultat"].iter_rows(min_row=2) if row[1].value}
    assert cells["0125"][3].value == scored(2014)["0125"]
    assert cells["0125"][3].number_format == "0.0"


def test_sentences_for_the_press_are_so():
    page = next(page for page in launch().pages if page.id == "press")
    groups, units = (block for block in page.blocks if not isinstance(block, Paragraph))
    own = scores_of(2014).table
    of_county = {}
    for unit, county in zip(own.units, own.groups["lan"], strict=True):
        of_county.setdefault(county, {})[unit] = scored(2014)[unit]
    assert len(groups.rows) == 21
    for county, told in groups.rows:
        scores = {unit: score for unit, score in of_county[county.value].items() if not np.isnan(score)}
        facts = {fact.id: fact.value for fact in told.facts()}
        best = max(scores, key=scores.get)
        assert facts[f"score.{best}"] == scores[best]
        if len(scores) > 1:
            assert facts[f"lan.{county.value}.mean"] == pytest.approx(np.mean(list(scores.values())))
            assert facts[f"lan.{county.value}.units"] == len(scores)
    assert len(units.rows) == 290
    # The definitions of the two years differ, so no change of place is told.
    assert not any("press.places" in fact.id for _, told in units.rows for fact in told.facts())


def test_changes_of_place_are_told_where_editions_measure_alike():
    scores = scores_of(2013)
    values = np.array(scores.table.values)
    values[scores.table.units.index("1290"), scores.table.indicators.index("trygghet_htj")] = 90
    of = scores.table
    now = hti.Table(of.units, of.indicators, values, statuses=of.status, names=of.names, groups=of.groups, period="2014")
    made = launch_of(Edition(hti.fit(scores.index.definition, now).score(now), scores))
    told = next(
        row[1] for page in made.pages if page.id == "press" for row in page.blocks[-1].rows if row[0].value == "Kristianstad"
    )
    facts = {fact.id: fact.value for fact in told.facts()}
    assert facts["press.places.1290"] > 20
    assert "platser bättre än 2013" in told.text("sv")
    assert "same as in 2013" in next(page for page in made.pages if page.id == "news").title.text("en")
    assert "may mean an old file" in everything(made)


def test_what_is_wrong_with_the_units_is_found():
    of = scores_of(2014).table
    kept = [i for i, unit in enumerate(of.units) if unit != "0125"]
    units = ["9999" if of.units[i] == "1290" else of.units[i] for i in kept]
    names = ["Malmoe" if of.units[i] == "1280" else of.names[i] for i in kept]
    wrong = hti.Table(units, of.indicators, of.values[kept], statuses=of.status[kept], names=names, period="2014")
    made = launch_of(Edition(hti.fit(hti.load("oppna-jamforelser-2014"), wrong).score(wrong)))
    page = next(page for page in made.pages if page.id == "check")
    told = {sentence.message.removeprefix("report-check-"): sentence.text("sv") for sentence in page.blocks[0].sentences}
    assert told["absent"] == "Saknas bland Sveriges 290 kommuner: Ekerö och Kristianstad."
    assert told["strange"] == "Koder som ingen svensk kommun har: 9999."
    assert told["renamed"] == "Namn som inte är kodens: Malmoe."
    assert "all" not in told
    sound = next(page for page in launch().pages if page.id == "check")
    assert "Alla Sveriges 290 kommuner" in sound.blocks[0].sentences[1].text("sv")


def made_up():
    table = hti.datasets.synthetic_edition(2025).municipalities
    return Edition(hti.fit(hti.load("hemtjanstindex-2025"), table).score(table))


def test_what_is_made_up_is_marked_in_every_file():
    made, mark = made_up(), "Påhittade uppgifter, rekonstruerad metod"
    of = package("X100", of=made)
    for report in (of.notice, of.start, launch_of(made)):
        assert mark in report.mark.text("sv")
        written = WRITERS["html"](report, "sv").decode()
        assert written.count(f"{mark}") >= len(report.pages) + 1
    rows = csv.DictReader(io.StringIO(WRITERS["csv"](launch_of(made), "sv").decode("utf-8-sig")), delimiter=";")
    assert all(mark in row["Anmärkning"] for row in rows)


def test_products_of_an_index_without_words_of_its_own_do_not_speak_of_municipalities():
    made = Edition(small())
    of = package("clinic 2", of=made)
    for report in (of.notice, of.start, launch_of(made)):
        text = everything(report).replace(EMBARGO.recipient, "")
        for word in ("municipal", "nation", "country", "kommun", "riket", "landet"):
            assert word not in text.lower()
    for report in (of.notice, of.start):
        assert WRITERS["html"](report, "en")
    assert everything(of.notice).count("percent and chance in the survey answers is counted") == 1


@cache
def countries():
    """The index of connectivity of 51 countries."""
    data = pd.read_csv(reference.path("asem/asem_iData.csv"))
    model = hti.Model.from_frame(pd.read_csv(reference.path("asem/asem_iMeta.csv")), ignore=["*", "Target", "Denominator"])
    table = hti.Table.from_frame(data, model, unit="uCode", name="uName", ignore=["*"], period="2018")
    title = hti.Text("ASEM", "ASEM Sustainable Connectivity")
    definition = hti.Definition("asem", model, title=title)
    return Edition(hti.fit(definition, table).score(table))


#: What is said of Sweden's municipalities, and of no countries.
OF_MUNICIPALITIES = re.compile(r"\b(municipal\w*|nation|in the country|kommun\w*|riket|landet)\b", re.IGNORECASE)


def test_products_of_countries_speak_of_no_municipalities():
    made = countries()
    for report in (package("AUT", of=made).notice, package("AUT", of=made).start, launch_of(made)):
        text = "\n".join(told.text("en") for told in report.told()).replace(EMBARGO.recipient, "")
        assert not OF_MUNICIPALITIES.search(text)
        assert re.search(r"\bunits?\b|\bUnit\b", text)
    results = next(page for page in launch_of(made).pages if page.id == "results")
    assert results.title.text("en") == "Germany has the highest score of 51: 75.2"


@pytest.mark.parametrize("unit", ["DEU", "AUT", "BRN"])
def test_the_package_of_a_country_passes_the_gate_in_english(unit):
    """One of the best, one in between, and the last, of which ten figures are missing."""
    of = Package(countries(), unit, ("report", "slides", "data", "start"))
    sources = {name: PRODUCTS[product].made(of) for product, _, name in named(unit, of.products)}
    files = {**dict(of.files("en")), FACTS: job.facts(sources.values())}
    assert {name.rpartition(".")[2] for name in files} == {"html", "pdf", "pptx", "xlsx", "json"}
    assert {what: told for what, told in gate.check(files, sources, of.edition, unit, "en").items() if told} == {}
    for model in sources.values():
        for told in (told.text("en") for told in model.told()):
            assert not OF_MUNICIPALITIES.search(told), told


def test_the_same_bytes_each_time(tmp_path):
    every = {"products": [*EVERY, *EDITION], "recipient": "R", "release": datetime(2026, 12, 1, 9)}
    written = []
    for folder in ("first", "second"):
        scores, earlier = scores_of(2014), scores_of(2013)
        hti.report(scores, ["1290"], earlier=earlier, out=tmp_path / folder, language="both", **every)
        files = [path for path in sorted((tmp_path / folder).rglob("*")) if path.is_file()]
        written.append({str(path.relative_to(tmp_path / folder)): path.read_bytes() for path in files})
    of_units = sum(len(PRODUCTS[name].endings) for name in EVERY)
    files = of_units + sum(len(endings) for _, endings in EDITION.values())
    # Every folder has its facts and its manifest too.
    assert len(written[0]) == 2 * (files + 2 * (1 + len(EDITION)))
    assert written[0] == written[1]


def main():
    for name, made in KEPT.items():
        for language in ("sv", "en"):
            (GOLDEN / f"{name}-{language}.txt").write_text(text_of(made(), language), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
