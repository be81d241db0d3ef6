"""Charts of slides: those of a presentation's own kind, whose numbers can be edited, from what the pictures are drawn of."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...words import Language
from ..charts.chart import Chart
from ..charts.fields import Fields
from ..charts.interval import Interval
from ..charts.map import Map
from ..charts.matrix import Matrix
from ..charts.strip import Strip
from ..charts.trend import Trend, Year
from ..charts.waterfall import Waterfall
from ..facts import Fact, Sentence, Told
from . import areas
from .paint import filled, painted
from .place import Box, measures

if TYPE_CHECKING:
    from pptx.slide import Slide

#: The size of the text of a chart, in points.
SIZE = 14
#: How points are shown in a chart.
POINTS = "+0.0;−0.0;0.0"
#: How high a strip is, and what each interval takes of the height of its chart, in millimetres.
STRIP, INTERVAL, AXIS = 56, 20, 22
#: The most marks of a matrix that are named.
NAMED = 8
#: How wide a letter is, how high a line, and how large a mark, in millimetres.
LETTER, LINE, MARK = 2.6, 6.5, 4
#: The kinds of marks of a matrix with their shapes and colours, those on top last.
STYLES = {"": "CIRCLE", "strength": "TRIANGLE", "development": "DIAMOND"}
KINDS = {"": "near", "strength": "above", "development": "low"}


@dataclass(frozen=True)
class Drawer:
    """Puts charts on a slide.

    Attributes
    ----------
    slide : Slide
        The slide.
    language : str
        Its language.
    ink : callable
        Gives a colour of fonts what a text has.
    """

    slide: Slide
    language: Language
    ink: Callable[[Any], None]

    def draw(self, of: Chart, box: Box) -> float:
        """Put a chart into a box, and give where it ends."""
        match of:
            case Waterfall():
                return self._waterfall(of, box)
            case Strip():
                return self._strip(of, box)
            case Fields():
                return self._fields(of, box)
            case Interval():
                return self._interval(of, box)
            case Matrix():
                return self._matrix(of, box)
            case Trend():
                return self._trend(of, box)
            case Map():
                return self._map(of, box)
            case _:
                raise TypeError(type(of).__name__)

    def said(self, told: Told) -> str:
        """Say something as it stands alone."""
        return told.sentence(self.language) if isinstance(told, Sentence) else told.text(self.language)

    def _added(self, kind: str, box: Box, data: Any, words: str) -> Any:
        """Add a chart with words in its place, whose text and axes are as all charts have them."""
        from pptx.enum.chart import XL_CHART_TYPE
        from pptx.util import Pt

        frame: Any = self.slide.shapes.add_chart(getattr(XL_CHART_TYPE, kind), *measures(box), data)
        described(frame, words)
        chart = frame.chart
        chart.font.size = Pt(SIZE)
        self.ink(chart.font.color)
        chart.has_title = chart.has_legend = False
        chart.value_axis.has_major_gridlines = chart.value_axis.visible = False
        return chart

    def _words(self, of: Chart) -> str:
        return f"{self.said(of.title)}. {self.said(of.alt)}"

    def _waterfall(self, of: Waterfall, box: Box) -> float:
        """Draw parts as bars, coloured by their sign, with their points beside them."""
        from pptx.chart.data import CategoryChartData
        from pptx.enum.chart import XL_TICK_LABEL_POSITION

        data = CategoryChartData(number_format=POINTS)
        data.categories = [self.said(name) for name, _ in of.parts]
        data.add_series(self.said(of.subtitle), [float(points.value) for _, points in of.parts])
        chart = self._added("BAR_CLUSTERED", box, data, self._words(of))
        plot = chart.plots[0]
        plot.gap_width = 40
        plot.has_data_labels = True
        plot.data_labels.number_format, plot.data_labels.number_format_is_linked = POINTS, False
        chart.category_axis.reverse_order = True
        chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        bars = plot.series[0]
        bars.invert_if_negative = False
        for i, (_, points) in enumerate(of.parts):
            filled(bars.points[i].format.fill, "above" if float(points.value) >= 0 else "low")
        return box.bottom

    def _dots(self, series: Iterable[tuple[str, Iterable[tuple[float, float]]]], form: str = "0.0") -> Any:
        """Give the data of a chart of points."""
        from pptx.chart.data import XyChartData

        data = XyChartData(number_format=form)
        for name, points in series:
            of = data.add_series(name)
            for first, second in points:
                of.add_data_point(first, second)
        return data

    def _strip(self, of: Strip, box: Box) -> float:
        """Draw all units small, and the unit itself large with its name."""
        box = Box(box.left, box.top, box.width, STRIP)
        dots = zip(of.scores, of.levels, strict=False)
        own = ((float(of.own.value), of.levels[-1]),)
        data = self._dots(((self.said(of.dots), dots), (self.said(of.name), own)))
        chart = self._added("XY_SCATTER", box, data, self._words(of))
        self._titled(chart.category_axis, of.dots)
        chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, of.levels[-1] + 2
        every, itself = chart.plots[0].series
        _mark(every, "axis", 5)
        _mark(itself, of.group, 14)
        self._label(itself.points[0], f"{self.said(of.name)} {self.said(of.own)}", "ABOVE")
        return box.bottom

    def _titled(self, axis: Any, name: Told) -> None:
        """Name an axis, which has no lines across."""
        axis.has_title, axis.has_major_gridlines = True, False
        axis.axis_title.text_frame.text = self.said(name)

    def _label(self, point: Any, text: str, position: str) -> None:
        """Write beside a point."""
        from pptx.enum.chart import XL_LABEL_POSITION

        label = point.data_label
        label.position = getattr(XL_LABEL_POSITION, position)
        label.text_frame.text = text
        label.text_frame.word_wrap = False

    def _fields(self, of: Fields, box: Box) -> float:
        """Draw units as marks by their kind; the axes cross at the means."""
        kinds = zip(of.kinds or (of.subtitle,), (False, True), strict=False)
        series = [
            (self.said(name), [_place(x, y) for _, x, y, which in of.points if which == other or not of.kinds])
            for name, other in kinds
        ]
        chart = self._added("XY_SCATTER", box, self._dots(series), self._words(of))
        for drawn, ink, style in zip(chart.plots[0].series, ("near", "above"), ("CIRCLE", "TRIANGLE"), strict=False):
            _mark(drawn, ink, 11, style)
        self._crossing(chart, of.axes, [float(line.value) for line in of.lines])
        if of.kinds:
            self._legend(chart)
        return box.bottom

    def _crossing(self, chart: Any, names: Sequence[Told], lines: Sequence[float]) -> None:
        """Name both axes, and let them cross where the fields part."""
        from pptx.enum.chart import XL_TICK_LABEL_POSITION

        axes = chart.category_axis, chart.value_axis
        for axis, name, line in zip(axes, names, lines, strict=True):
            axis.visible = True
            self._titled(axis, name)
            axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
            axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "0", False
            axis.crosses_at = line

    def _legend(self, chart: Any) -> None:
        from pptx.enum.chart import XL_LEGEND_POSITION

        chart.has_legend = True
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False

    def _interval(self, of: Interval, box: Box) -> float:
        """Draw each interval as a line between its ends, and the place as it is as a mark on it; place 1 is at the left."""
        box = Box(box.left, box.top, box.width, min(box.height, AXIS + INTERVAL * len(of.rows)))
        rows = list(zip(of.rows, of.levels, strict=False))
        series = [(self.said(name), [(float(end.value), at) for end in ends]) for (name, _, *ends), at in rows]
        # Some programs draw no more series once one has fewer points than the next, so each place is one of its own.
        series += [(self.said(of.subtitle), [(float(place.value), at)]) for (_, place, *_), at in rows]
        chart = self._added("XY_SCATTER_LINES", box, self._dots(series, "0"), self._words(of))
        axis = chart.category_axis
        axis.minimum_scale, axis.maximum_scale = float(of.first.value), float(of.last.value)
        self._titled(axis, of.subtitle)
        chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = of.levels[len(rows) - 1] - 0.5, of.levels[0] + 0.7
        lines, places = list(chart.plots[0].series)[: len(rows)], list(chart.plots[0].series)[len(rows) :]
        for drawn, ((name, _, low, high), _) in zip(lines, rows, strict=True):
            _line(drawn, "axis", 6)
            # The name stands above the end that has more room beside it.
            ends = low, high
            middle = (float(of.first.value) + float(of.last.value)) / 2
            right = (float(low.value) + float(high.value)) / 2 > middle
            text = f"{self.said(name)}: {'–'.join(dict.fromkeys(self.said(end) for end in ends))}"
            self._label(drawn.points[0 if right else 1], text, "ABOVE")
        for drawn in places:
            _mark(drawn, of.group, 12)
        return box.bottom

    def _matrix(self, of: Matrix, box: Box) -> float:
        """Draw indicators by grade and effect, named as far as names find room; the axes cross where the fields part."""
        points = {kind: [point for point in of.points if point[-1] == kind] for kind in KINDS}
        # Some programs draw no more series once one has fewer points than the next.
        kinds = sorted((kind for kind in KINDS if points[kind]), key=lambda kind: -len(points[kind]))
        names = dict(zip(("development", "strength", ""), of.kinds, strict=True))
        data = self._dots((self.said(names[kind]), [_place(x, y) for _, x, y, _ in points[kind]]) for kind in kinds)
        chart = self._added("XY_SCATTER", box, data, self._words(of))
        self._crossing(chart, of.axes, (0, float(of.line.value)))
        self._legend(chart)
        across, up = (
            _span([float(x.value) for _, x, _, _ in of.points], 0.4),
            _span([float(y.value) for _, _, y, _ in of.points], 0.15),
        )
        for axis, (least, most) in zip((chart.category_axis, chart.value_axis), (across, up), strict=True):
            axis.minimum_scale, axis.maximum_scale = least, most
        inner = Box(box.left + 20, box.top + 14, box.width - 25, box.height - 36)
        corners = self._corners(of, inner)
        sides = named([(self.said(name), *_place(x, y)) for name, x, y, _ in of.points], across, up, inner, corners)
        side_of = {id(point): side for point, side in zip(of.points, sides, strict=True)}
        for drawn, kind in zip(chart.plots[0].series, kinds, strict=True):
            _mark(drawn, KINDS[kind], 12 if kind else 9, STYLES[kind])
            for i, point in enumerate(points[kind]):
                if side := side_of[id(point)]:
                    self._label(drawn.points[i], self.said(point[0]), side)
        return box.bottom

    def _corners(self, of: Matrix, inner: Box) -> list[Box]:
        """Name the fields in their corners, and give where the names stand."""
        from pptx.enum.text import PP_ALIGN
        from pptx.util import Pt

        size = Box(0, 0, 60, 8)
        boxes = []
        for name, (right, low) in zip(of.fields, ((0, 0), (1, 0), (0, 1), (1, 1)), strict=True):
            left = inner.left + right * (inner.width - size.width)
            boxes.append(Box(left, inner.top + low * (inner.height - size.height), size.width, size.height))
            frame = self.slide.shapes.add_textbox(*measures(boxes[-1])).text_frame
            frame.text = self.said(name)
            frame.paragraphs[0].alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
            font = frame.paragraphs[0].runs[0].font
            font.size, font.italic = Pt(SIZE), True
            self.ink(font.color)
        return boxes

    def _trend(self, of: Trend, box: Box) -> float:
        """Draw each panel as a chart of two lines, two beside each other; no line crosses a year that cannot be compared."""
        from pptx.chart.data import CategoryChartData

        gap = 4
        down = (len(of.panels) + 1) // 2
        width, height = (box.width - gap) / 2, (box.height - gap * (down - 1)) / down
        for i, (name, years) in enumerate(of.panels):
            part = Box(box.left + (width + gap) * (i % 2), box.top + (height + gap) * (i // 2), width, height)
            data = CategoryChartData(number_format="0.0")
            data.categories = [self.said(year.year) for year in years]
            for series, which in zip(of.names, (0, 1), strict=True):
                for run in _runs(years):
                    data.add_series(self.said(series), [_value(year.both()[which]) if year in run else None for year in years])
            chart = self._added("LINE_MARKERS", part, data, f"{self.said(name)}. {self._words(of)}")
            self._panel(chart, name, years, of)
        return box.bottom

    def _map(self, of: Map, box: Box) -> float:
        """Draw the areas of result groups, and their key beside them."""
        from pptx.util import Pt

        for shape, text in areas.drawn(self.slide, of, box, self.language, self._words(of)):
            shape.text_frame.text, shape.text_frame.word_wrap = text, True
            font = shape.text_frame.paragraphs[0].runs[0].font
            font.size = Pt(SIZE)
            self.ink(font.color)
        return box.bottom

    def _panel(self, chart: Any, name: Told, years: Sequence[Year], of: Trend) -> None:
        """Dress a panel: its name above it, the own line strong, both with their last figure."""
        from pptx.util import Pt

        runs = len(_runs(years))
        chart.has_title = True
        chart.chart_title.include_in_layout = False
        told = (name, of.broken) if runs > 1 else (name,)
        chart.chart_title.text_frame.text = " · ".join(map(self.said, told))
        font = chart.chart_title.text_frame.paragraphs[0].runs[0].font
        font.size, font.bold = Pt(SIZE), True
        self.ink(font.color)
        values = [float(fact.value) for year in years for fact in year.both() if fact]
        room = 0.6 * (max(values) - min(values) or 1)
        chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = min(values) - room, max(values) + room
        drawn, last = list(chart.plots[0].series), years[-1].both()
        above = last[0] is None or last[1] is None or float(last[0].value) >= float(last[1].value)
        for at, (ink, size, width) in enumerate((("above", 8, 3), ("axis", 6, 1.5))):
            for line in drawn[at * runs : (at + 1) * runs]:
                _line(line, ink, width)
                line.smooth = False
                _marker(line, ink, size, "CIRCLE")
            if fact := last[at]:
                text = f"{self.said(of.names[at])} {self.said(fact)}"
                point = drawn[(at + 1) * runs - 1].points[len(years) - 1]
                self._label(point, text, "ABOVE" if above == (at == 0) else "BELOW")


def _span(values: Sequence[float], room: float) -> tuple[float, float]:
    """Give the ends of an axis that holds values and 0, with a share of room at either, in halves."""
    least, most = min(0.0, *values), max(0.0, *values)
    more = room * (most - least)
    return math.floor(2 * (least - more)) / 2 if least < 0 else 0.0, math.ceil(2 * (most + more)) / 2


def named(
    points: Sequence[tuple[str, float, float]],
    across: tuple[float, float],
    up: tuple[float, float],
    inner: Box,
    taken: Sequence[Box],
) -> list[str | None]:
    """Give the side on which the name of each point finds room, the first served first; None where it finds none."""
    at = [
        (
            inner.left + inner.width * (x - across[0]) / (across[1] - across[0]),
            inner.bottom - inner.height * (y - up[0]) / (up[1] - up[0]),
        )
        for _, x, y in points
    ]
    occupied = [*taken, *(Box(x - MARK / 2, y - MARK / 2, MARK, MARK) for x, y in at)]
    sides: list[str | None] = []
    for (name, first, _), (x, y) in zip(points, at, strict=True):
        width = LETTER * len(name)
        places = {
            "LEFT": Box(x - MARK - width, y - LINE / 2, width, LINE),
            "RIGHT": Box(x + MARK, y - LINE / 2, width, LINE),
            "ABOVE": Box(x - width / 2, y - MARK / 2 - LINE, width, LINE),
            "BELOW": Box(x - width / 2, y + MARK / 2, width, LINE),
        }
        tried = sorted(places, key=lambda side: side == ("LEFT" if first > 0 else "RIGHT")) if len(sides) < NAMED else []
        found = next((side for side in tried if not any(_meet(places[side], other) for other in occupied)), None)
        sides.append(found)
        occupied += [places[found]] if found else []
    return sides


def _meet(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def described(frame: Any, words: str) -> None:
    """Give a chart or table words for those who do not see it; python-pptx has no call for that."""
    frame._element.nvGraphicFramePr.cNvPr.set("descr", words)


def _place(first: Fact, second: Fact) -> tuple[float, float]:
    return float(first.value), float(second.value)


def _value(fact: Fact | None) -> float | None:
    return None if fact is None else float(fact.value)


def _runs(years: Sequence[Year]) -> list[list[Year]]:
    """Part years where one cannot be compared with the one before."""
    runs: list[list[Year]] = [[]]
    for year in years:
        if runs[-1] and not year.joined:
            runs.append([])
        runs[-1].append(year)
    return runs


def _marker(series: Any, ink: str, size: int, style: str) -> None:
    from pptx.enum.chart import XL_MARKER_STYLE

    series.marker.style, series.marker.size = getattr(XL_MARKER_STYLE, style), size
    filled(series.marker.format.fill, ink)
    series.marker.format.line.fill.background()


def _mark(series: Any, ink: str, size: int, style: str = "CIRCLE") -> None:
    """Draw the points of a series as marks without a line."""
    series.format.line.fill.background()
    _marker(series, ink, size, style)


def _line(series: Any, ink: str, width: float) -> None:
    """Draw a series as a line without marks."""
    from pptx.enum.chart import XL_MARKER_STYLE
    from pptx.util import Pt

    series.format.line.color.rgb = painted(ink)
    series.format.line.width = Pt(width)
    series.marker.style = XL_MARKER_STYLE.NONE
