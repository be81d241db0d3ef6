"""A report as a PDF that screen readers and archives can read, with its facts attached."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ..present import numbers
from ..present.theme import Theme
from ..present.tokens import colour, tokens
from ..words import Language, say
from .charts.chart import Chart
from .facts import Sentence, Told
from .page import Block, Page, Paragraph, Report, Table

if TYPE_CHECKING:
    from typst import Compiler, PDFStandard

#: Cells of more characters let their column share the width that is left.
LONG = 40
#: Where so many heads have more characters, their columns share the width that the others leave.
MANY, CROWDED = 4, 14
#: Tables with long cells whose other columns have more characters have less space between them, and heads of several lines.
ROOM = 80
#: What stands for the numbers of pages in a text, until typst knows them.
PAGE, PAGES = "\x01", "\x02"


def written(report: Report, language: Language) -> bytes:
    """Write a report."""
    inputs = {"report": json.dumps(_content(report, language), ensure_ascii=False), "facts": facts(report, language)}
    # Accessible, and an archive that may hold other files.
    standards: list[PDFStandard] = ["ua-1", "a-3a"]
    made = _compiler().compile(_template(), format="pdf", sys_inputs=inputs, pdf_standards=standards, timestamp=_dated(report))
    if not isinstance(made, bytes):
        raise TypeError("typst gave no file")
    return made


def _dated(report: Report) -> int:
    """Date a report by its figures, not by the clock, so that the same report has the same bytes whenever it is written."""
    return int(datetime(report.year, 1, 1, tzinfo=UTC).timestamp()) if report.year else 0


def facts(report: Report, language: Language) -> str:
    """Write the facts of a report as JSON: what each is, how it reads, and what it rests on."""
    known = {fact.id: fact for told in report.told() for fact in told.facts()}
    rows = [{"id": f.id, "value": f.value, "text": f.text(language), "rests_on": f.rests_on} for f in known.values()]
    return json.dumps(rows, ensure_ascii=False, indent=1, allow_nan=False)


@cache
def _compiler() -> Compiler:
    try:
        from fontpkg_source_sans_3 import ROOT
        from typst import Compiler
    except ModuleNotFoundError as missing:
        raise ModuleNotFoundError(
            "this needs typst and a font: pip install 'hemtjanstindex[report]'", name=missing.name
        ) from missing
    return Compiler(font_paths=[ROOT / "files"], ignore_system_fonts=True)


@cache
def _template() -> bytes:
    return files(__package__).joinpath("templates", "report.typ").read_bytes()


def _content(report: Report, language: Language) -> dict[str, Any]:
    """Give what the template lays out."""

    def said(told: Told) -> str:
        return told.sentence(language) if isinstance(told, Sentence) else told.text(language)

    def table(of: Table) -> dict[str, Any]:
        none = "" if of.form else numbers.NONE
        rows = [[said(cell) if cell else none for cell in row] for row in of.rows]
        long = [max(len(row[i]) for row in rows) > LONG for i in range(len(of.head))]
        head = [said(cell) for cell in of.head]
        wide = [len(word) > CROWDED for word in head]
        many = sum(wide) >= MANY
        long = wide if many else long
        cells = [max((len(row[i]) for row in rows), default=0) for i in range(len(head))]
        others = sum(max(c, len(h)) for c, h, share in zip(cells, head, long, strict=True) if not share)
        tight = many or (any(long) and others > ROOM)
        # A head that is longer than the cells below it is broken between its words.
        words = [max(map(len, (*each.split(), ""))) for each in head]
        broken = [max(w, c) if tight and c < len(h) > w else 0 for w, c, h in zip(words, cells, head, strict=True)]
        # Of what room there is, columns of long texts take the more, the longer they are.
        shares = [math.sqrt(c) if share else 0 for c, share in zip(cells, long, strict=True)]
        told = {"caption": said(of.caption), "head": head, "rows": rows, "numbers": of.numbers, "form": of.form}
        return {"kind": "table", **told, "long": shares, "tight": tight, "broken": broken}

    def block(of: Block) -> dict[str, Any]:
        if isinstance(of, Paragraph):
            label = of.label.sentence(language) if of.label else None
            return {"kind": "paragraph", "label": label, "sentences": [said(sentence) for sentence in of.sentences]}
        if isinstance(of, Table):
            return table(of)
        told = {"title": said(of.title), "subtitle": said(of.subtitle), "alt": said(of.alt)}
        return {"kind": "chart", "svg": of.svg(language), **told}

    def page(of: Page) -> dict[str, Any]:
        return {"id": of.id, "section": said(of.section), "title": said(of.title), "blocks": [block(b) for b in of.blocks]}

    return {
        "language": language,
        "font": tokens()["font"],
        "colours": {name: colour(name) for name in tokens()["colours"]},
        "title": said(report.title),
        "edition": said(report.edition),
        "head": said(report.head),
        "foot": said(report.foot),
        "mark": said(report.mark) if report.mark else None,
        "title_colour": report.theme.colour or colour("text"),
        "line": report.theme.accent or None,
        "logo": _logo(report.theme) if report.theme.logo else None,
        "logo_alt": report.theme.name,
        "contents": say("report-contents", language),
        "facts": say("report-facts", language),
        "page_of": say("report-page-of", language, page=PAGE, pages=PAGES),
        "pages": [page(of) for of in report.pages],
        "left_out": [f"{said(section)}: {reason.text(language)}" for section, reason in report.left_out],
        "tables_section": say("report-section-tables", language),
        "tables": [table(chart.table) for chart in _charts(report)],
    }


def _logo(theme: Theme) -> str:
    """Give the logo within a picture that is text, as all that the template is given is."""
    width, height = theme.logo_size
    held = f'<image width="{width}" height="{height}" href="{theme.logo_address}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{held}</svg>'


def _charts(report: Report) -> Iterator[Chart]:
    for page in report.pages:
        yield from (block for block in page.blocks if isinstance(block, Chart))
