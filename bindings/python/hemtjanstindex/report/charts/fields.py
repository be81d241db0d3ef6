"""Two scores of every unit against each other, with the lines that part the fields."""

from __future__ import annotations

from dataclasses import dataclass

from ...words import Language
from ..facts import Fact, Told
from .chart import Chart
from .svg import Canvas

SIDE, LEFT, TOP = 112.0, 8.0, 4.0
#: Of all scores, how much room is left about them.
MARGIN = 0.08
#: Where a number can stand about its mark; where all is taken it is left to the table.
AROUND = ((4.6, 1), (-4.6, 1), (0, -2.2), (0, 4.3))


@dataclass(frozen=True)
class Fields(Chart):
    """The matrix of two parts of an index.

    Attributes
    ----------
    points : tuple of (Told, Fact, Fact, bool)
        The place of a unit, its score on either part, and whether it is marked as the other kind.
    lines : tuple of (Fact, Fact)
        The mean on either part.
    axes : tuple of (Told, Told)
        What the parts are called.
    kinds : tuple of Told
        What the kinds are called, the plain one first; none where there is one kind.
    """

    points: tuple[tuple[Told, Fact, Fact, bool], ...]
    lines: tuple[Fact, Fact]
    axes: tuple[Told, Told]
    kinds: tuple[Told, ...]

    def draw(self, language: Language) -> Canvas:
        """Draw it."""
        canvas = Canvas(170, SIDE + 14)
        ends = []
        for axis in (0, 1):
            scores = [(first, second)[axis] for _, first, second, _ in self.points]
            values = [float(score.value) for score in (*scores, self.lines[axis])]
            room = (max(values) - min(values) or 1) * MARGIN
            ends.append((min(values) - room, max(values) + room))

        def x(score: float) -> float:
            return LEFT + SIDE * (score - ends[0][0]) / (ends[0][1] - ends[0][0])

        def y(score: float) -> float:
            return TOP + SIDE * (1 - (score - ends[1][0]) / (ends[1][1] - ends[1][0]))

        canvas.box(LEFT, TOP, SIDE, SIDE, "panel")
        across, up = (float(line.value) for line in self.lines)
        canvas.line(x(across), TOP, x(across), TOP + SIDE, "axis", 0.25)
        canvas.line(LEFT, y(up), LEFT + SIDE, y(up), "axis", 0.25)
        canvas.text(x(across), TOP + SIDE + 4.5, self.lines[0].text(language), "muted", anchor="middle")
        canvas.text(LEFT - 1, y(up) + 1, self.lines[1].text(language), "muted", anchor="end")
        canvas.text(LEFT, TOP + SIDE + 9.5, f"{self.axes[0].text(language)} →", "muted")
        canvas.text(LEFT + SIDE + 4, TOP + 3, f"↑ {self.axes[1].text(language)}", "muted")
        taken = [(x(float(first.value)), y(float(second.value)) + 1) for _, first, second, _ in self.points]
        for number, first, second, other in self.points:
            at = x(float(first.value)), y(float(second.value))
            canvas.mark("above" if other else "near", *at, 3, "above" if other else "near")
            places = ((at[0] + dx, at[1] + dy) for dx, dy in AROUND)
            free = next((p for p in places if all(abs(p[0] - x) > 4.5 or abs(p[1] - y) > 3 for x, y in taken)), None)
            if free:
                taken.append(free)
                canvas.text(*free, number.text(language), anchor="middle")
        for row, (name, other) in enumerate(zip(self.kinds, (False, True), strict=False)):
            canvas.mark("above" if other else "near", LEFT + SIDE + 6, TOP + 12 + 6 * row, 3, "above" if other else "near")
            canvas.text(LEFT + SIDE + 9, TOP + 13 + 6 * row, name.text(language))
        return canvas
