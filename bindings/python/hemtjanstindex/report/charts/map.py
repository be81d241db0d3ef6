"""Sweden's municipalities by their result groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ...present.boundaries import boundaries as outlines
from ...words import Language
from ..facts import Told
from .chart import Chart
from .svg import Canvas

WIDTH, HEIGHT, MARGIN = 170.0, 172.0, 1.0
#: Where the key and the parts that are drawn larger stand, and how much larger they are.
BESIDE, LARGER = 92.0, 4.0
#: The height of a part that is drawn larger, and how far from its middle it shows municipalities, in kilometres.
PART, NEAR = 42.0, 36.0
#: What a municipality without a score is filled with, and what parts municipalities.
BLANK, BORDER = "ground", "ground"

Ring = list[tuple[float, float]]


@dataclass(frozen=True)
class Map(Chart):
    """The map of the municipalities.

    Attributes
    ----------
    groups : tuple of (str, str)
        The result group of each municipality by its code; "" without a score.
    key : tuple of (str, Told)
        The groups, and what they are called; "" for none.
    larger : tuple of (str, Told)
        The municipalities about which the map is drawn larger, by their codes, and what they are called.
    """

    groups: tuple[tuple[str, str], ...]
    key: tuple[tuple[str, Told], ...]
    larger: tuple[tuple[str, Told], ...]

    def draw(self, language: Language) -> Canvas:
        """Draw it."""
        canvas = Canvas(WIDTH, HEIGHT)
        shapes = boundaries()
        west, _, south, north = _ends(ring for rings in shapes.values() for ring in rings)
        scale = (HEIGHT - 2 * MARGIN) / (north - south)
        for code, group in self.groups:
            rings = [[(MARGIN + scale * (x - west), MARGIN + scale * (north - y)) for x, y in ring] for ring in shapes[code]]
            _draw(canvas, rings, group)
        for row, (group, name) in enumerate(self.key):
            y = MARGIN + 6 * row
            canvas.box(BESIDE, y, 5, 4, group or BLANK, "axis")
            canvas.text(BESIDE + 7, y + 3.1, name.text(language))
        top = HEIGHT - PART * len(self.larger) - MARGIN
        for row, (code, name) in enumerate(self.larger):
            self._larger(canvas, shapes, code, scale * LARGER, top + PART * row)
            canvas.text(BESIDE, top + PART * row + 2.5, name.text(language), bold=True)
        return canvas

    def _larger(self, canvas: Canvas, shapes: dict[str, list[Ring]], about: str, scale: float, top: float) -> None:
        """Draw the municipalities about one, larger."""
        middle = _middle(shapes[about])
        at = BESIDE + 42, top + PART / 2
        for code, group in self.groups:
            x, y = _middle(shapes[code])
            if (x - middle[0]) ** 2 + (y - middle[1]) ** 2 > NEAR**2:
                continue
            rings = [
                [(at[0] + scale * (x - middle[0]), at[1] + scale * (middle[1] - y)) for x, y in ring] for ring in shapes[code]
            ]
            _draw(canvas, rings, group)


def _draw(canvas: Canvas, rings: Sequence[Ring], group: str) -> None:
    if group:
        canvas.area(rings, group, BORDER, 0.15)
    else:
        canvas.area(rings, BLANK, "axis", 0.25)


@cache
def boundaries() -> dict[str, list[Ring]]:
    """Give the outlines of the municipalities by their codes, in kilometres to the east and north (SWEREF 99 TM)."""
    read = outlines()
    step = read["step"] / 1000
    return {code: [list(_points(ring, step)) for ring in rings] for code, rings in read["shapes"].items()}


def _points(ring: Sequence[int], step: float) -> Iterator[tuple[float, float]]:
    x = y = 0
    for dx, dy in zip(ring[::2], ring[1::2], strict=True):
        x, y = x + dx, y + dy
        yield step * x, step * y


def _ends(rings: Iterator[Ring] | Sequence[Ring]) -> tuple[float, float, float, float]:
    points = [point for ring in rings for point in ring]
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), max(across), min(up), max(up)


def _middle(rings: Sequence[Ring]) -> tuple[float, float]:
    west, east, south, north = _ends([max(rings, key=len)])
    return (west + east) / 2, (south + north) / 2
