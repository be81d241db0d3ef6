"""Places, and how far each could have been another."""

from __future__ import annotations

from dataclasses import dataclass

from ...words import Language
from ..facts import Fact, Told
from .chart import Chart
from .svg import Canvas

WIDTH, LEFT, RIGHT = 170.0, 64.0, 166.0
STEP, TOP = 10.0, 4.0


@dataclass(frozen=True)
class Interval(Chart):
    """Intervals of places; place 1 is always at the left.

    Attributes
    ----------
    rows : tuple of (Told, Fact, Fact, Fact)
        What varies, the place as it is, and the ends of the interval.
    last : Fact
        The last place there is.
    group : str
        The result group, whose mark shows the place.
    first : Fact
        The first place.
    """

    rows: tuple[tuple[Told, Fact, Fact, Fact], ...]
    first: Fact
    last: Fact
    group: str

    def draw(self, language: Language) -> Canvas:
        """Draw it."""
        canvas = Canvas(WIDTH, TOP + STEP * len(self.rows) + 8)
        last = float(self.last.value)

        def x(place: float) -> float:
            return LEFT + (RIGHT - LEFT) * (place - 1) / (last - 1 or 1)

        for number, (name, place, low, high) in enumerate(self.rows):
            y = TOP + STEP * number + STEP / 2
            canvas.text(0, y + 1, name.text(language))
            canvas.line(LEFT, y, RIGHT, y, "hairline", 0.25)
            ends = float(low.value), float(high.value)
            canvas.line(x(ends[0]), y, max(x(ends[1]), x(ends[0]) + 0.5), y, "axis", 0.9)
            canvas.mark(self.group, x(float(place.value)), y, 2.6, self.group)
            canvas.text(x(ends[0]), y - 2.2, low.text(language), "muted", anchor="middle" if ends[0] == ends[1] else "end")
            if ends[0] != ends[1]:
                canvas.text(x(ends[1]), y - 2.2, high.text(language), "muted")
        base = TOP + STEP * len(self.rows) + 1
        canvas.line(LEFT, base, RIGHT, base, "axis", 0.25)
        canvas.text(LEFT, base + 4.5, self.first.text(language), "muted")
        canvas.text(RIGHT, base + 4.5, self.last.text(language), "muted", anchor="end")
        return canvas
