"""A report as slides: a message each, with charts and tables that can be edited."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ..present import numbers
from ..present.tokens import colour
from ..words import Language
from .charts.chart import Chart
from .charts.fields import Fields
from .charts.interval import Interval
from .charts.strip import Strip
from .charts.waterfall import Waterfall
from .facts import Sentence, Told, tell
from .page import Page, Paragraph, Report, Table
from .steady import steady

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

#: The pages that have a slide, in their order.
SHOWN = ("cover", "outcome", "change", "why", "certainty", "first", "plan", "areas", "learn", "gaps", "followup")
#: Those of a municipality's units.
OF_UNITS = ("list", "matrix", "kinds")
#: Of these the whole table is shown, on as many slides as it takes.
WHOLE = {"list"}
#: The most rows of a table on a slide, and of one that goes on.
ROWS, PARTED = 10, 8
#: How many characters a column is wide at most, and a table that is written in the size of tables.
LONGEST, CROWDED = 30, 100
#: How high a row is, one of a crowded table, and how much room is left before text goes below, in millimetres.
ROW, TWO_LINES, SPARE = 10.5, 13, 22
#: How far text stands from the sides of boxes and cells, in millimetres, and how wide a column is that is to be filled in.
INSET, EMPTY = 2, 16
#: Sizes of text in points: titles, text, tables and charts, the foot.
TITLE, TEXT, CELL, FOOT = 28, 20, 14, 12
#: How points are shown in a chart.
POINTS = "+0.0;−0.0;0.0"
#: The pictures that are charts on a slide; of other pages the table says what the title says.
CHARTS: dict[str, type[Chart]] = {"cover": Strip, "why": Waterfall, "matrix": Fields}
LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}


@dataclass(frozen=True)
class Box:
    """A place on a slide, in millimetres."""

    left: float
    top: float
    width: float
    height: float


PAGE = Box(0, 0, 338.67, 190.5)
HEAD = Box(14, 9, 310, 26)
BODY = Box(14, 40, 310, 128)
BELOW = Box(14, 174, 310, 10)
LOGO = Box(279, 170, 45, 14)


def written(report: Report, language: Language) -> bytes:
    """Write a deck."""
    try:
        import pptx
    except ModuleNotFoundError as missing:
        raise ModuleNotFoundError("this needs python-pptx: pip install 'hemtjanstindex[report]'", name="pptx") from missing
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = _mm(PAGE.width), _mm(PAGE.height)
    deck.core_properties.title = report.title.sentence(language)
    deck.core_properties.author = report.foot.sentence(language)
    deck.core_properties.language = LANGUAGES[language]
    deck.core_properties.last_modified_by = deck.core_properties.comments = ""
    # What the template has of somebody's printer, and a picture of another deck.
    for owner, kind in ((deck.part.package, "thumbnail"), (deck.part, "printerSettings")):
        for name in [name for name, relation in owner._rels.items() if relation.reltype.endswith(kind)]:
            owner._rels.pop(name)
    pages = {page.id: page for page in report.pages}
    for page in (pages[name] for name in (SHOWN if "decision" in pages else OF_UNITS) if name in pages):
        for part in _parts(page):
            _Maker(deck, report, language).add(part)
    file = io.BytesIO()
    deck.save(file)
    return steady(file.getvalue())


class _Maker:
    """Makes slides of pages."""

    def __init__(self, deck: Presentation, report: Report, language: Language) -> None:
        self.deck, self.report, self.language = deck, report, language
        #: What the committee is told first, where it is told anything.
        self.decision = next((page for page in report.pages if page.id == "decision"), report.pages[0])
        first = self.decision.blocks[0]
        self.standing = first.sentences if isinstance(first, Paragraph) else ()

    def add(self, page: Page) -> None:
        """Add the slide of a page: its picture, else its table, else what it says."""
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[5])
        title = slide.shapes.title
        assert title is not None
        title.left, title.top, title.width, title.height = _measures(HEAD)
        self._write(_beside(title.text_frame), [self._title(page).sentence(self.language)], TITLE, bold=True)
        if theme := self.report.theme.colour:
            for run in title.text_frame.paragraphs[0].runs:
                run.font.color.rgb = _of_hex(theme)
        if self.report.theme.logo:
            self._logo(slide)
        bottom = self._shown(slide, page)
        told = [s for block in page.blocks if isinstance(block, Paragraph) for s in block.sentences]
        spoken = self.standing if page.id == "cover" else told
        if (height := BODY.top + BODY.height - bottom) > SPARE:
            lines = [self._said(sentence) for sentence in spoken[: int(height / SPARE)]]
            self._write(_box(slide, bottom + 6, height - 6), lines, TEXT)
        foot = [self._said(told) for told in (self.report.head, self.report.foot, self.report.mark) if told]
        self._write(_box(slide, BELOW.top, BELOW.height), [" · ".join(foot)], FOOT)
        notes = slide.notes_slide.notes_text_frame
        if notes is not None:
            self._write(notes, [" ".join(self._said(sentence) for sentence in told)], CELL)

    def _logo(self, slide: Slide) -> None:
        """Put the logo into the corner beside the foot, with whose it is in words."""
        theme = self.report.theme
        width, height = theme.logo_size
        shown = min(LOGO.width, LOGO.height * width / height)
        box = Box(LOGO.left + LOGO.width - shown, LOGO.top, shown, shown * height / width)
        picture: Any = slide.shapes.add_picture(io.BytesIO(theme.logo), *_measures(box))
        picture._element.nvPicPr.cNvPr.set("descr", theme.name)

    def _title(self, page: Page) -> Sentence:
        """Give the message of a page's slide: on the cover that of its picture, or why there is none."""
        if page.id != "cover":
            return page.title
        return next((block.title for block in page.blocks if isinstance(block, Chart)), self.decision.title)

    def _shown(self, slide: Slide, page: Page) -> float:
        """Put a page's picture or table on its slide, and give where it ends."""
        chart = next((block for block in page.blocks if isinstance(block, CHARTS.get(page.id, ()))), None)
        if isinstance(chart, Strip | Waterfall | Fields):
            return self._chart(slide, chart)
        tables = [block.table for block in page.blocks if isinstance(block, Interval)]
        tables += [block for block in page.blocks if isinstance(block, Table)]
        if page.id == "areas":
            tables = [*map(_judged, tables[-1:]), *tables]
        return self._table(slide, next(table for table in tables if table.rows)) if tables else BODY.top - 6

    def _said(self, told: Told | None) -> str:
        if told is None:
            return numbers.NONE
        return told.sentence(self.language) if isinstance(told, Sentence) else told.text(self.language)

    def _write(self, frame: Any, lines: Sequence[str], size: int, *, bold: bool = False) -> None:
        """Write lines into a frame, in the language of the deck."""
        from pptx.enum.text import PP_ALIGN
        from pptx.util import Pt

        frame.word_wrap = True
        frame.text = "\n".join(lines)
        for paragraph in frame.paragraphs:
            paragraph.alignment, paragraph.space_after = PP_ALIGN.LEFT, Pt(size / 4)
            for run in paragraph.runs:
                run.font.size, run.font.bold = Pt(size), bold
                run.font.color.rgb = _rgb("text")
                run._r.get_or_add_rPr().set("lang", LANGUAGES[self.language])

    def _table(self, slide: Slide, of: Table) -> float:
        shown = of.rows[:ROWS]
        texts = [[self._said(cell) for cell in row] for row in (of.head, *shown)]
        lengths = [_length([row[j] for row in texts]) for j in range(len(of.head))]
        if of.form:
            to_fill = [all(row[j] is None for row in shown) for j in range(len(of.head))]
            lengths = [max(length, EMPTY) if empty else length for length, empty in zip(lengths, to_fill, strict=True)]
        crowded = sum(lengths) > CROWDED
        size, height = (FOOT, TWO_LINES) if crowded else (CELL, ROW)
        box = Box(BODY.left, BODY.top, BODY.width, min(height * (len(shown) + 1), BODY.height))
        frame = slide.shapes.add_table(len(shown) + 1, len(of.head), *_measures(box))
        _describe(frame, self._said(of.caption))
        table = frame.table
        table.first_row = True
        for i, row in enumerate((of.head, *shown)):
            for j, cell in enumerate(row):
                of_cell = table.cell(i, j)
                text = "" if cell is None and of.form else self._said(cell)
                self._write(of_cell.text_frame, [text], size, bold=i == 0)
                _paint(of_cell, number=of.numbers[j], head=i == 0)
        for j, length in enumerate(lengths):
            table.columns[j].width = _mm(box.width * length / sum(lengths))
        return box.top + box.height

    def _chart(self, slide: Slide, of: Strip | Waterfall | Fields) -> float:
        from pptx.enum.chart import XL_CHART_TYPE

        kind = XL_CHART_TYPE.BAR_CLUSTERED if isinstance(of, Waterfall) else XL_CHART_TYPE.XY_SCATTER
        box = Box(BODY.left, BODY.top, BODY.width, 56) if isinstance(of, Strip) else BODY
        data = self._bars(of) if isinstance(of, Waterfall) else self._points(of) if isinstance(of, Strip) else self._kinds(of)
        frame: Any = slide.shapes.add_chart(kind, *_measures(box), data)
        _describe(frame, f"{self._said(of.title)}. {self._said(of.alt)}")
        if isinstance(of, Waterfall):
            _bars(frame.chart, of)
        elif isinstance(of, Strip):
            _marks(frame.chart, of, self._said(of.dots), f"{self._said(of.name)} {self._said(of.own)}")
        else:
            _fields(frame.chart, of, [self._said(axis) for axis in of.axes])
        return box.top + box.height

    def _bars(self, of: Waterfall) -> Any:
        from pptx.chart.data import CategoryChartData

        data = CategoryChartData(number_format=POINTS)
        data.categories = [self._said(name) for name, _ in of.parts]
        data.add_series(self._said(of.subtitle), [float(points.value) for _, points in of.parts])
        return data

    def _points(self, of: Strip) -> Any:
        from pptx.chart.data import XyChartData

        data = XyChartData(number_format="0.0")
        own = ((float(of.own.value), of.levels[-1]),)
        for name, dots in ((of.dots, zip(of.scores, of.levels, strict=False)), (of.name, own)):
            series = data.add_series(self._said(name))
            for score, level in dots:
                series.add_data_point(score, level)
        return data

    def _kinds(self, of: Fields) -> Any:
        from pptx.chart.data import XyChartData

        data = XyChartData(number_format="0.0")
        for name, other in zip(of.kinds or (of.subtitle,), (False, True), strict=False):
            series = data.add_series(self._said(name))
            for _, first, second, which in of.points:
                if which == other or not of.kinds:
                    series.add_data_point(float(first.value), float(second.value))
        return data


def part_of(title: Sentence, number: int, parts: int) -> Sentence:
    """Give the title of one of several slides of a page."""
    return tell("title-part", title=title, part=str(number), parts=str(parts))


def _parts(page: Page) -> list[Page]:
    """Give a page as the slides it takes: one, or where its table is shown whole, several with titles of their own."""
    if page.id not in WHOLE:
        return [page]
    at, table = next((i, block) for i, block in enumerate(page.blocks) if isinstance(block, Table))
    shares = [table.rows[i : i + PARTED] for i in range(0, len(table.rows), PARTED)]
    if len(shares) < 2:
        return [page]
    made = []
    for number, rows in enumerate(shares, start=1):
        blocks = (*page.blocks[:at], replace(table, rows=rows), *page.blocks[at + 1 :])
        made.append(replace(page, title=part_of(page.title, number, len(shares)), blocks=blocks))
    return made


def _judged(of: Table) -> Table:
    """Give the rows of a table that end with a verdict, the strengths first; where they are too many, some of both."""
    strong, weak = ([row for row in of.rows if row[-1] == tell(f"list-{verdict}")] for verdict in ("strength", "development"))
    weak = weak[: max(ROWS // 2, ROWS - len(strong))]
    return replace(of, rows=(*strong[: ROWS - len(weak)], *weak))


def _mm(length: float) -> Any:
    from pptx.util import Mm

    return Mm(length)


def _box(slide: Slide, top: float, height: float) -> Any:
    """Give a box of text across the slide."""
    return _beside(slide.shapes.add_textbox(*_measures(Box(BODY.left, top, BODY.width, height))).text_frame)


def _beside(frame: Any) -> Any:
    """Let a text begin where that of tables does."""
    frame.margin_left = frame.margin_right = _mm(INSET)
    return frame


def _measures(box: Box) -> tuple[Any, Any, Any, Any]:
    return _mm(box.left), _mm(box.top), _mm(box.width), _mm(box.height)


def _describe(frame: Any, words: str) -> None:
    """Give a chart or table words for those who do not see it; python-pptx has no call for that."""
    frame._element.nvGraphicFramePr.cNvPr.set("descr", words)


def _rgb(name: str) -> Any:
    return _of_hex(colour(name))


def _of_hex(of: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(of.removeprefix("#"))


def _length(texts: Sequence[str]) -> int:
    """Give how many characters a column is wide, of its head and its cells: the head can be broken between words."""
    head, *cells = texts
    longest = max((len(text) for text in cells), default=0)
    return 1 + max(6, min(LONGEST, longest), *(len(word) + 1 for word in head.split()))


def _paint(cell: Any, *, number: bool, head: bool) -> None:
    """Give a cell the look of the report's tables."""
    from pptx.enum.text import PP_ALIGN

    cell.margin_left = cell.margin_right = _mm(INSET)
    cell.fill.solid()
    cell.fill.fore_color.rgb = _rgb("hairline" if head else "ground")
    cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT if number else PP_ALIGN.LEFT


def _bars(chart: Any, of: Waterfall) -> None:
    """Colour bars by their sign, and write their points beside them."""
    from pptx.enum.chart import XL_TICK_LABEL_POSITION

    plot = _plot(chart)
    plot.gap_width = 40
    plot.has_data_labels = True
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = POINTS, False
    chart.category_axis.reverse_order = True
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    bars = plot.series[0]
    bars.invert_if_negative = False
    for i, (_, points) in enumerate(of.parts):
        fill = bars.points[i].format.fill
        fill.solid()
        fill.fore_color.rgb = _rgb("above" if float(points.value) >= 0 else "low")


def _marks(chart: Any, of: Strip, title: str, label: str) -> None:
    """Draw all units small, and the unit itself large with its name."""
    from pptx.enum.chart import XL_LABEL_POSITION

    plot = _plot(chart)
    chart.category_axis.has_title, chart.category_axis.has_major_gridlines = True, False
    chart.category_axis.axis_title.text_frame.text = title
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, of.levels[-1] + 2
    for series, ink, size in zip(plot.series, ("axis", of.group), (5, 14), strict=True):
        _mark(series, ink, size)
    own = plot.series[1].points[0].data_label
    own.position = XL_LABEL_POSITION.ABOVE
    own.text_frame.text = label
    own.text_frame.word_wrap = False


def _fields(chart: Any, of: Fields, names: Sequence[str]) -> None:
    """Draw units as marks by their kind; the axes cross at the means."""
    from pptx.enum.chart import XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION

    plot = _plot(chart)
    for series, ink, style in zip(
        plot.series, ("near", "above"), (XL_MARKER_STYLE.CIRCLE, XL_MARKER_STYLE.TRIANGLE), strict=False
    ):
        _mark(series, ink, 11)
        series.marker.style = style
    axes = chart.category_axis, chart.value_axis
    for axis, name, mean in zip(axes, names, reversed(of.lines), strict=True):
        axis.visible = axis.has_title = True
        axis.has_major_gridlines = False
        axis.axis_title.text_frame.text = name
        axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "0", False
        axis.crosses_at = float(mean.value)
    if of.kinds:
        chart.has_legend = True
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False


def _plot(chart: Any) -> Any:
    """Give the plot of a chart whose text and axes are as all charts have them."""
    from pptx.util import Pt

    chart.font.size = Pt(CELL)
    chart.font.color.rgb = _rgb("text")
    chart.has_title = chart.has_legend = False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.visible = False
    return chart.plots[0]


def _mark(series: Any, ink: str, size: int) -> None:
    """Draw the points of a series as marks without a line."""
    from pptx.enum.chart import XL_MARKER_STYLE

    series.format.line.fill.background()
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, size
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = _rgb(ink)
    series.marker.format.line.fill.background()
