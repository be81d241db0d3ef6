"""Grade against effect: what is good or bad already, and what weighs."""

from __future__ import annotations

from dataclasses import dataclass

from ...words import Language
from ..facts import Fact, Told
from .chart import Chart
from .svg import Canvas, fit, spread

SIDE, LEFT, TOP = 104.0, 2.0, 4.0
#: The indicators that are named in the picture; all are in its table.
MOST = 8


@dataclass(frozen=True)
class Matrix(Chart):
    """The priority matrix.

    Attributes
    ----------
    points : tuple of (Told, Fact, Fact, str)
        What each mark is, its grade, its effect, and whether it is a development area, a strength or neither; those that are
        named first.
    line : Fact
        The effect that parts the fields, the same for every unit; grades are parted at 0.
    fields : tuple of Told
        The names of the fields: low grade and high effect first, then high and high, low and low, high and low.
    axes : tuple of (Told, Told)
        What the axes are: grade, effect.
    """

    points: tuple[tuple[Told, Fact, Fact, str], ...]
    line: Fact
    fields: tuple[Told, Told, Told, Told]
    axes: tuple[Told, Told]

    def draw(self, language: Language) -> Canvas:
        """Draw it."""
        canvas = Canvas(170, SIDE + 12)
        reach = max(1.0, *(abs(float(grade.value)) for _, grade, _, _ in self.points)) * 1.1
        most = max(float(self.line.value), *(float(effect.value) for _, _, effect, _ in self.points)) * 1.12

        def x(grade: float) -> float:
            return LEFT + SIDE * (grade + reach) / (2 * reach)

        def y(effect: float) -> float:
            return TOP + SIDE * (1 - effect / most)

        canvas.box(LEFT, TOP, SIDE, SIDE, "panel")
        middle, line = x(0), y(float(self.line.value))
        canvas.line(middle, TOP, middle, TOP + SIDE, "axis", 0.25)
        canvas.line(LEFT, line, LEFT + SIDE, line, "axis", 0.25)
        ends = (LEFT + 2, "start"), (LEFT + SIDE - 2, "end")
        corners = [(at, height, anchor) for height in (TOP + 5, TOP + SIDE - 2.5) for at, anchor in ends]
        for name, (at, height, anchor) in zip(self.fields, corners, strict=True):
            canvas.text(at, height, name.text(language), "muted", anchor=anchor, bold=True)
        canvas.text(LEFT, TOP + SIDE + 5.5, f"{self.axes[0].text(language)} →", "muted")
        canvas.text(LEFT + SIDE + 4, TOP + 3, f"↑ {self.axes[1].text(language)}", "muted")
        named = self.points[:MOST]
        heights = spread([y(float(effect.value)) for _, _, effect, _ in named], 5, TOP + 14, TOP + SIDE)
        for (_, grade, effect, _), height in zip(named, heights, strict=True):
            canvas.line(x(float(grade.value)), y(float(effect.value)), LEFT + SIDE + 3, height - 1, "hairline", 0.25)
        for _, grade, effect, which in reversed(self.points):
            shape, ink = {"development": ("low", "low"), "strength": ("above", "above")}.get(which, ("near", "near"))
            canvas.mark(shape, x(float(grade.value)), y(float(effect.value)), 3, ink)
        for (name, _, _, which), height in zip(named, heights, strict=True):
            canvas.text(LEFT + SIDE + 4, height, fit(name.text(language), 170 - LEFT - SIDE - 4), bold=which == "development")
        return canvas
