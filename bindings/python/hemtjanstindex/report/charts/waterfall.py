"""From one score to another, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from ...words import Language
from ..facts import Fact, Told
from .chart import Chart
from .svg import PLAIN, Canvas, fit

WIDTH, LEFT, RIGHT = 170.0, 62.0, 158.0
BAR, STEP, TOP = 5.0, 7.0, 3.0
#: The steps that have a bar of their own.
MOST = 8


@dataclass(frozen=True)
class Waterfall(Chart):
    """Parts of the gap between two scores.

    Attributes
    ----------
    start, end : (Told, Fact)
        What the scores are of, and the scores.
    parts : tuple of (Told, Fact)
        The parts with their points, which add up to the gap.
    """

    start: tuple[Told, Fact]
    end: tuple[Told, Fact]
    parts: tuple[tuple[Told, Fact], ...]

    def draw(self, language: Language) -> Canvas:
        """Draw it."""
        levels = [float(self.start[1].value)]
        for _, points in self.parts:
            levels.append(levels[-1] + float(points.value))
        low, high = min(levels), max(levels)
        margin = (high - low or 1) * 0.12
        low, high = low - margin, high + margin
        canvas = Canvas(WIDTH, TOP + STEP * (len(self.parts) + 2) + 2)

        def x(value: float) -> float:
            return LEFT + (RIGHT - LEFT) * (value - low) / (high - low)

        self._row(canvas, 0, self.start[0].text(language), bold=True)
        self._score(canvas, 0, x(levels[0]), self.start[1].text(language))
        for place, ((name, points), (before, after)) in enumerate(zip(self.parts, pairwise(levels), strict=True), start=1):
            self._row(canvas, place, name.text(language))
            y = TOP + STEP * place
            canvas.line(x(before), y - STEP + BAR, x(before), y, "axis", 0.25)
            left, right = sorted((x(before), x(after)))
            canvas.box(left, y, max(right - left, 0.3), BAR, "above" if after >= before else "low")
            ahead = after >= before
            canvas.text(
                right + 1.5 if ahead else left - 1.5, y + 3.7, points.text(language), anchor="start" if ahead else "end"
            )
        last = len(self.parts) + 1
        self._row(canvas, last, self.end[0].text(language), bold=True)
        canvas.line(x(levels[-1]), TOP + STEP * (last - 1) + BAR, x(levels[-1]), TOP + STEP * last, "axis", 0.25)
        self._score(canvas, last, x(levels[-1]), self.end[1].text(language))
        return canvas

    @staticmethod
    def _row(canvas: Canvas, place: int, name: str, *, bold: bool = False) -> None:
        canvas.text(0, TOP + STEP * place + 3.7, fit(name, LEFT - 2), bold=bold)

    @staticmethod
    def _score(canvas: Canvas, place: int, x: float, text: str) -> None:
        y = TOP + STEP * place
        canvas.line(x, y, x, y + BAR, "text", 1)
        canvas.text(x + 1.5, y + 3.8, text, size=PLAIN, bold=True)
