"""The gate finds every fault that is planted, by the check that is there for it, and nothing in what is well."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime
from functools import cache

import hemtjanstindex as hti
import pytest
from hemtjanstindex.report import gate, job, pdf
from hemtjanstindex.report.edition import Edition
from hemtjanstindex.report.facts import tell
from hemtjanstindex.report.make import report_of
from hemtjanstindex.report.manifest import FACTS
from hemtjanstindex.report.package import EDITION, PRODUCTS, Package, files_of, named
from hemtjanstindex.report.page import Table
from hemtjanstindex.report.pages.notice import Embargo
from test_report import edition

UNIT = "1290"


@cache
def package():
    ask = ("report", "slides", "data", "notice", "start")
    return Package(edition(), UNIT, ask, Embargo("Kristianstads kommun", datetime(2026, 12, 1, 9)))


def sources(of):
    return {name: PRODUCTS[product].made(of) for product, _, name in named(of.unit, of.products)}


@cache
def files(language="sv"):
    made = package()
    return {**dict(made.files(language)), FACTS: job.facts(sources(made).values())}


def found(changed, of=None, language="sv", **more):
    """What each check finds where files are others."""
    of = of or package()
    told = gate.check({**files(language), **changed}, more.get("sources") or sources(of), of.edition, of.unit, language)
    return {what: each for what, each in told.items() if each}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_nothing_is_found_in_what_is_well(language):
    assert found({}, language=language) == {}


def test_nothing_is_found_in_a_launch_and_where_figures_are_made_up():
    make, endings = EDITION["launch"]
    model = make(edition())
    made = dict(files_of(model, "launch", endings, "en"))
    assert not any(gate.check(made, dict.fromkeys(made, model), edition(), "", "en").values())
    table = hti.datasets.synthetic_edition(2025).municipalities
    scores = hti.fit(hti.load("hemtjanstindex-2025"), table).score(table)
    of = replace(package(), edition=Edition(scores), unit="X100")
    assert not any(gate.check(dict(of.files("sv")), sources(of), of.edition, "X100", "sv").values())


REPORT, INDEX, SLIDES, DATA, PDF = "1290-report.html", "index.html", "1290-slides.pptx", "1290-data.xlsx", "1290-report.pdf"


def in_text(name, old, new, count=1):
    text = files()[name].decode()
    assert re.search(old, text, re.DOTALL)
    return {name: re.sub(old, new, text, count=count, flags=re.DOTALL).encode()}


def in_part(name, part, old, new):
    """A zip file of which the first part that has a text has another."""
    made = io.BytesIO()
    done = 0
    with zipfile.ZipFile(io.BytesIO(files()[name])) as was, zipfile.ZipFile(made, "w") as now:
        for each in was.namelist():
            content = was.read(each)
            if re.fullmatch(part, each) and not done:
                text, done = re.subn(old, new, content.decode(), count=1, flags=re.DOTALL)
                content = text.encode()
            now.writestr(each, content)
    assert done
    return {name: made.getvalue()}


def with_part(name, part, content):
    made = io.BytesIO(files()[name])
    with zipfile.ZipFile(made, "a") as packed:
        packed.writestr(part, content)
    return {name: made.getvalue()}


ROW = r'(<th scope="row"><span data-facts="trygghet_htj.name">Trygghet</span></th>\s*<td[^>]*><span[^>]*>)39 %'
PLANTED = {
    # In HTML.
    "a figure of another in a cell": ("rows", lambda: in_text(REPORT, ROW, r"\g<1>76 %")),
    "a sentence that nobody told": ("texts", lambda: in_text(REPORT, "</section>", "<p>Kristianstad är bäst.</p></section>")),
    "a sentence of another language": ("texts", lambda: in_text(REPORT, ">Innehåll<", ">Contents<")),
    "a comment": ("texts", lambda: in_text(REPORT, "<main>", "<main><!-- 39 av 412 svarade -->")),
    "a hidden attribute": ("texts", lambda: in_text(REPORT, "<main>", '<main title="39 av 412 svarade">')),
    "a link out": ("links", lambda: in_text(REPORT, "<main>", '<main><a href="https://example.org">Innehåll</a>')),
    "a picture from elsewhere": ("links", lambda: in_text(REPORT, "<style>", "<style>body { background: url(//x.org/a) }")),
    "a link to no file": ("links", lambda: in_text(INDEX, 'href="1290-data.xlsx"', 'href="1290-dat.xlsx"')),
    "a link to no place": ("words", lambda: in_text(REPORT, 'href="#plan"', 'href="#plant"')),
    "a script": ("runs", lambda: in_text(REPORT, "<main>", "<main><script></script>")),
    "an event": ("runs", lambda: in_text(REPORT, "<main>", '<main onclick="x()">')),
    "a picture without words": ("words", lambda: in_text(REPORT, r' role="img" aria-label="[^"]*"', "")),
    "no language": ("words", lambda: in_text(REPORT, '<html lang="sv">', "<html>")),
    "no title": ("words", lambda: in_text(REPORT, "<title>.*?</title>", "")),
    "a table without a caption": ("words", lambda: in_text(REPORT, "<caption>.*?</caption>", "")),
    "a head without scope": ("words", lambda: in_text(REPORT, '<th scope="col"', "<th")),
    "a level left out": ("words", lambda: in_text(REPORT, "<h2([^>]*)>(.*?)</h2>", r"<h3\1>\2</h3>", 1)),
    # Among the facts.
    "another value of a fact": ("facts", lambda: in_text(FACTS, '"value": 39.0', '"value": 38.0')),
    "another text of a fact": ("facts", lambda: in_text(FACTS, '"sv": "39 procent"', '"sv": "38 procent"')),
    "another ground of a fact": ("facts", lambda: in_text(FACTS, '"rests_on": "Ranking.score"', '"rests_on": "nothing"')),
    "a fact of nothing": ("facts", lambda: in_text(FACTS, r"\A\[", '[{"id": "x", "value": 412, "rests_on": "", "texts": []},')),
    "a fact that lacks": ("facts", lambda: in_text(FACTS, '"id": "score"', '"id": "rank"')),
    "more of a fact": ("facts", lambda: in_text(FACTS, '"id": "score"', '"answered": 412, "id": "score"')),
    # In the workbook.
    "another number": ("rows", lambda: in_part(DATA, r"xl/worksheets/sheet3\.xml", r"<v>-?\d+\.\d+</v>", "<v>77.25</v>")),
    "a number of nothing": (
        "numbers",
        lambda: in_part(DATA, r"xl/worksheets/sheet3\.xml", r"<v>-?\d+\.\d+</v>", "<v>77.25</v>"),
    ),
    "a formula": ("runs", lambda: in_part(DATA, r"xl/worksheets/sheet3\.xml", "<v>", "<f>1+1</f><v>")),
    "a text of nothing": (
        "texts",
        lambda: in_part(DATA, "xl/sharedStrings.xml", "<t>Trygghet</t>", "<t>Trygghet 39 av 412</t>"),
    ),
    "a sheet's name": ("texts", lambda: in_part(DATA, "xl/workbook.xml", 'name="Fakta"', 'name="39 av 412"')),
    "a description": (
        "texts",
        lambda: in_part(DATA, "docProps/core.xml", "<dc:title>", "<dc:description>412</dc:description><dc:title>"),
    ),
    "an external workbook": ("runs", lambda: with_part(DATA, "xl/externalLinks/externalLink1.xml", "<a/>")),
    "a macro": ("runs", lambda: with_part(DATA, "xl/vbaProject.bin", "x")),
    "a link of a sheet": (
        "links",
        lambda: with_part(DATA, "xl/_rels/x.rels", '<R><L Target="https://example.org" TargetMode="External"/></R>'),
    ),
    "a title of a workbook": ("words", lambda: in_part(DATA, "docProps/core.xml", "<dc:title>.*?</dc:title>", "")),
    "merged cells": (
        "words",
        lambda: in_part(
            DATA, r"xl/worksheets/sheet3\.xml", "</sheetData>", "</sheetData><mergeCells><mergeCell/></mergeCells>"
        ),
    ),
    # In the slides.
    "a note": ("texts", lambda: in_part(SLIDES, r"ppt/notesSlides/.*\.xml", "<a:t>", "<a:t>39 av 412. ")),
    "a number of a chart": (
        "numbers",
        lambda: in_part(SLIDES, r"ppt/charts/chart1\.xml", r"<c:v>\d+\.\d+</c:v>", "<c:v>77.25</c:v>"),
    ),
    "a cell of a slide": ("rows", lambda: in_part(SLIDES, r"ppt/slides/slide2\.xml", "<a:t>39 %</a:t>", "<a:t>76 %</a:t>")),
    "a chart without words": ("words", lambda: in_part(SLIDES, r"ppt/slides/slide1\.xml", ' descr="[^"]*"', "")),
    "text without a language": ("words", lambda: in_part(SLIDES, r"ppt/slides/slide1\.xml", ' lang="sv-SE"', "")),
    "a table without a head": ("words", lambda: in_part(SLIDES, r"ppt/slides/slide2\.xml", ' firstRow="1"', "")),
    "a slide without a title": ("words", lambda: in_part(SLIDES, r"ppt/slides/slide1\.xml", 'type="title"', 'type="body"')),
    "a part that nobody knows": ("words", lambda: with_part(SLIDES, "ppt/media/film.mp4", "x")),
    # In PDF.
    "a PDF of another language": ("texts", lambda: {PDF: files("en")[PDF]}),
    "a PDF of another cell": ("texts", lambda: {PDF: pdf.written(other_cell(package().report), "sv")}),
    "a PDF with a sentence more": ("texts", lambda: {PDF: pdf.written(more_said(package().report), "sv")}),
    "a PDF with a sentence less": ("texts", lambda: {PDF: pdf.written(replace(package().report, left_out=()), "sv")}),
    "a PDF with a link": ("links", lambda: {PDF: typeset('#link("https://example.org")[Innehåll]')}),
    "a PDF that is not accessible": ("words", lambda: {PDF: typeset("Innehåll")}),
}


def typeset(text):
    return pdf._compiler().compile(text.encode(), format="pdf")


def other_cell(report):
    """A report in whose first table of figures one unit's figure is another's."""
    pages = list(report.pages)
    at = next(i for i, page in enumerate(pages) if page.id == "areas")
    blocks = list(pages[at].blocks)
    where = next(i for i, block in enumerate(blocks) if isinstance(block, Table))
    first, second, *rows = blocks[where].rows
    changed = (first[0], second[1], *first[2:])
    assert changed != first
    blocks[where] = replace(blocks[where], rows=(changed, second, *rows))
    pages[at] = replace(pages[at], blocks=tuple(blocks))
    return replace(report, pages=tuple(pages))


def more_said(report):
    """A report with what is so of another unit."""
    others = report_of(edition(), "1280").pages[1].blocks[0].sentences[0]
    return replace(report, left_out=(*report.left_out, (tell("section-plan"), others)))


@pytest.mark.parametrize("planted", PLANTED)
def test_what_is_planted_is_found(planted):
    check, plant = PLANTED[planted]
    assert check in found(plant()), planted


def test_a_figure_that_is_withheld_is_found_among_the_facts():
    """A report made of a table that has it, checked against the one that has not."""
    scores = edition().scores
    table = scores.table
    statuses = table.status.copy()
    statuses[table.units.index(UNIT), table.indicators.index("trygghet_htj")] = hti.Status["suppressed"]
    values = table.values.copy()
    values[table.units.index(UNIT), table.indicators.index("trygghet_htj")] = float("nan")
    withheld = hti.Table(
        table.units, table.indicators, values, statuses=statuses, names=table.names, background=table.background, period="2014"
    )
    after = Edition(hti.fit(scores.index.definition, withheld).score(withheld), edition().earlier)
    told = gate.check({}, {REPORT: package().report}, after, UNIT, "sv")["withheld"]
    assert "trygghet_htj.own: 39" in told
    made = replace(package(), edition=after)
    assert gate.check({}, {REPORT: made.report}, after, UNIT, "sv")["withheld"] == []


def test_a_csv_that_would_run_is_found():
    text = "kommun;poäng\r\nÅre;-1,5\r\n=1+1;2\r\n".encode("utf-8-sig")
    assert gate._read_csv(text).runs == ["=1+1"]


def test_the_checks_are_those_that_are_named():
    assert tuple(gate.check({}, {}, edition(), UNIT, "sv")) == gate.CHECKS
