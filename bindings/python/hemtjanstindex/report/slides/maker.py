"""Makes slides: a message each, with charts and tables that can be edited."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ...present import numbers
from ...words import Language
from ..charts.chart import Chart
from ..facts import Sentence, Told
from ..page import Paragraph, Report, Table
from ..steady import steady
from .draw import Drawer, described
from .dress import LOGO, Dress, Places
from .paint import of_hex, painted
from .place import Box, measures, mm
from .plan import ROWS, Planned, planned

if TYPE_CHECKING:
    from pptx.slide import Slide

#: How many characters a column is wide at most, and a table that is written in the size of tables.
LONGEST, CROWDED = 30, 100
#: How high a row is, one of a crowded table, and how much room is left before text goes below, in millimetres.
ROW, TWO_LINES, SPARE = 10.5, 13, 22
#: How far text stands from the sides of boxes and cells, in millimetres, and how wide a column is that is to be filled in.
INSET, EMPTY = 2, 16
#: Sizes of text in points: titles, text, tables, the foot.
TITLE, TEXT, CELL, FOOT = 28, 20, 14, 12
LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}


def written(report: Report, language: Language) -> bytes:
    """Write a deck."""
    dress = Dress(report.theme)
    about = dress.deck.core_properties
    about.title, about.author = report.title.sentence(language), report.foot.sentence(language)
    about.language = LANGUAGES[language]
    maker = _Maker(dress, report, language)
    for slide in planned(report):
        maker.add(slide)
    file = io.BytesIO()
    dress.deck.save(file)
    return steady(file.getvalue())


class _Maker:
    """Makes slides as they are planned."""

    def __init__(self, dress: Dress, report: Report, language: Language) -> None:
        self.dress, self.report, self.language = dress, report, language
        #: What the committee is told first, where it is told anything.
        decision = next((page for page in report.pages if page.id == "decision"), report.pages[0])
        first = decision.blocks[0]
        self.standing = first.sentences if isinstance(first, Paragraph) else ()

    def add(self, planned: Planned) -> None:
        """Add a slide: its picture or table, and what the page says where there is room; all of that as notes."""
        cover = planned.page.id == "cover"
        layout = self.dress.cover if cover else self.dress.layout
        places = self.dress.places(layout)
        slide = self.dress.deck.slides.add_slide(layout)
        for placeholder in [each for each in slide.placeholders if each != slide.shapes.title]:
            placeholder._element.getparent().remove(placeholder._element)
        self._entitle(slide, planned.title, places)
        if self.report.theme.logo and self.dress.own:
            self._logo(slide)
        bottom = self._shown(slide, planned.shown, places.body)
        spoken = self.standing if cover else planned.told
        if (height := places.body.bottom - bottom) > SPARE:
            lines = [self._said(sentence) for sentence in spoken[: int(height / SPARE)]]
            self._write(_box(slide, Box(places.body.left, bottom + 6, places.body.width, height - 6)), lines, TEXT)
        foot = [self._said(told) for told in (self.report.head, self.report.foot, self.report.mark) if told]
        self._write(_box(slide, places.below), [" · ".join(foot)], FOOT)
        notes = slide.notes_slide.notes_text_frame
        if notes is not None:
            self._write(notes, [" ".join(self._said(sentence) for sentence in planned.told)], CELL, inked=False)

    def _entitle(self, slide: Slide, told: Sentence, places: Places) -> None:
        """Write the title, which a template places and dresses."""
        title = slide.shapes.title
        assert title is not None
        if places.head is None:
            title.text_frame.text = told.sentence(self.language)
            self._speak(title.text_frame)
            return
        title.left, title.top, title.width, title.height = measures(places.head)
        self._write(_beside(title.text_frame), [told.sentence(self.language)], TITLE, bold=True)
        if theme := self.report.theme.colour:
            for run in title.text_frame.paragraphs[0].runs:
                run.font.color.rgb = of_hex(theme)

    def _logo(self, slide: Slide) -> None:
        """Put the logo into the corner beside the foot, with whose it is in words."""
        theme = self.report.theme
        width, height = theme.logo_size
        shown = min(LOGO.width, LOGO.height * width / height)
        box = Box(LOGO.left + LOGO.width - shown, LOGO.top, shown, shown * height / width)
        picture: Any = slide.shapes.add_picture(io.BytesIO(theme.logo), *measures(box))
        picture._element.nvPicPr.cNvPr.set("descr", theme.name)

    def _shown(self, slide: Slide, of: Chart | Table | None, body: Box) -> float:
        """Put a picture or table on a slide, and give where it ends."""
        if isinstance(of, Chart):
            end = Drawer(slide, self.language, self.dress.ink).draw(of, body)
            self._speak_in(slide._element)
            for frame in (shape for shape in slide.shapes if shape.has_chart):
                self._speak_in(frame.chart._chartSpace)  # type: ignore[attr-defined]
            return end
        return body.top - 6 if of is None else self._table(slide, of, body)

    def _said(self, told: Told | None) -> str:
        if told is None:
            return numbers.NONE
        return told.sentence(self.language) if isinstance(told, Sentence) else told.text(self.language)

    def _write(self, frame: Any, lines: Sequence[str], size: int, *, bold: bool = False, inked: bool = True) -> None:
        """Write lines into a frame, in the language of the deck."""
        from pptx.enum.text import PP_ALIGN
        from pptx.util import Pt

        frame.word_wrap = True
        frame.text = "\n".join(lines)
        for paragraph in frame.paragraphs:
            paragraph.alignment, paragraph.space_after = PP_ALIGN.LEFT, Pt(size / 4)
            for run in paragraph.runs:
                run.font.size, run.font.bold = Pt(size), bold
                if inked:
                    self.dress.ink(run.font.color)
        self._speak(frame)

    def _speak(self, frame: Any) -> None:
        """Say in which language a text is."""
        self._speak_in(frame._txBody)

    def _speak_in(self, element: Any) -> None:
        for run in element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}r"):
            run.get_or_add_rPr().set("lang", LANGUAGES[self.language])

    def _table(self, slide: Slide, of: Table, body: Box) -> float:
        texts = [[self._said(cell) for cell in row] for row in (of.head, *of.rows[:ROWS])]
        lengths = [_length([row[j] for row in texts]) for j in range(len(of.head))]
        if of.form:
            to_fill = [all(row[j] is None for row in of.rows[:ROWS]) for j in range(len(of.head))]
            lengths = [max(length, EMPTY) if empty else length for length, empty in zip(lengths, to_fill, strict=True)]
        crowded = sum(lengths) > CROWDED * body.width / 310
        size, height = (FOOT, TWO_LINES) if crowded else (CELL, ROW)
        shown = of.rows[: max(1, min(ROWS, int(body.height / height) - 1))]
        box = Box(body.left, body.top, body.width, min(height * (len(shown) + 1), body.height))
        frame = slide.shapes.add_table(len(shown) + 1, len(of.head), *measures(box))
        described(frame, self._said(of.caption))
        table = frame.table
        table.first_row = True
        for i, row in enumerate((of.head, *shown)):
            for j, cell in enumerate(row):
                of_cell = table.cell(i, j)
                text = "" if cell is None and of.form else self._said(cell)
                self._write(of_cell.text_frame, [text], size, bold=i == 0)
                _paint(of_cell, number=of.numbers[j], head=i == 0)
        for j, length in enumerate(lengths):
            table.columns[j].width = mm(box.width * length / sum(lengths))
        return box.bottom


def _box(slide: Slide, box: Box) -> Any:
    """Give a box of text."""
    return _beside(slide.shapes.add_textbox(*measures(box)).text_frame)


def _beside(frame: Any) -> Any:
    """Let a text begin where that of tables does."""
    frame.margin_left = frame.margin_right = mm(INSET)
    return frame


def _length(texts: Sequence[str]) -> int:
    """Give how many characters a column is wide, of its head and its cells: the head can be broken between words."""
    head, *cells = texts
    longest = max((len(text) for text in cells), default=0)
    return 1 + max(6, min(LONGEST, longest), *(len(word) + 1 for word in head.split()))


def _paint(cell: Any, *, number: bool, head: bool) -> None:
    """Give a cell the look of the report's tables, whatever the slide's ground is."""
    from pptx.enum.text import PP_ALIGN

    cell.margin_left = cell.margin_right = mm(INSET)
    cell.fill.solid()
    cell.fill.fore_color.rgb = painted("hairline" if head else "ground")
    for run in cell.text_frame.paragraphs[0].runs:
        run.font.color.rgb = painted("text")
    cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT if number else PP_ALIGN.LEFT
