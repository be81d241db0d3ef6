"""The parts of an index of several units beside each other, each with its number, darker where the score is higher."""

from __future__ import annotations

from dataclasses import dataclass

from ...words import Language
from ..facts import Fact, Told
from .chart import Chart
from .svg import Canvas, fit

WIDTH, LEFT, RIGHT = 170.0, 52.0, 156.0
#: The height of a row, and of the names above, which are turned by so many degrees.
STEP, TOP, TURN = 6.0, 24.0, -40.0
#: Up to which score a cell is how dark: the darkest carries text of 5:1 in either theme.
DEPTHS = ((20.0, 0.05), (40.0, 0.14), (60.0, 0.24), (80.0, 0.34), (100.0, 0.45))


@dataclass(frozen=True)
class Heat(Chart):
    """Parts by units; the first unit is the own one, and the others are marked where they have more.

    Attributes
    ----------
    units : tuple of Told
        The names of the units.
    rows : tuple of (Told, tuple of (Told, Fact or None))
        The name of a part, and for each unit what is written in its cell, with the score that it is filled by; without one
        there is no figure, and the cell says why.
    """

    units: tuple[Told, ...]
    rows: tuple[tuple[Told, tuple[tuple[Told, Fact | None], ...]], ...]

    def draw(self, language: Language) -> Canvas:
        """Draw it."""
        canvas = Canvas(WIDTH, TOP + STEP * len(self.rows) + 1)
        width = (RIGHT - LEFT) / len(self.units)
        for column, name in enumerate(self.units):
            canvas.text(LEFT + width * (column + 0.5), TOP - 2, fit(name.text(language), 30), bold=column == 0, turn=TURN)
        for row, (name, cells) in enumerate(self.rows):
            y = TOP + STEP * row
            canvas.text(0, y + 4.1, fit(name.text(language), LEFT - 2))
            own = cells[0][1]
            for column, (told, score) in enumerate(cells):
                self._cell(canvas, LEFT + width * column, y, width, told.text(language), score)
                if own and score and column and float(score.value) > float(own.value):
                    canvas.mark("above", LEFT + width * column + 2, y + STEP / 2, 1.8, "text")
        end = TOP + STEP * len(self.rows)
        canvas.path([(LEFT, TOP), (LEFT + width, TOP), (LEFT + width, end), (LEFT, end), (LEFT, TOP)], "text", 0.7)
        return canvas

    @staticmethod
    def _cell(canvas: Canvas, x: float, y: float, width: float, text: str, score: Fact | None) -> None:
        if score is None:
            for at in range(int(width / 2)):
                canvas.line(x + 2 * at, y + STEP, x + 2 * at + 2, y, "hairline", 0.25)
        else:
            depth = next((depth for limit, depth in DEPTHS if float(score.value) <= limit), DEPTHS[-1][1])
            canvas.box(x, y, width, STEP, "above", "ground", depth=depth)
        canvas.text(x + width - 1, y + 4.1, fit(text, width - 1), anchor="end")
