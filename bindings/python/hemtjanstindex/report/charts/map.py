"""Sweden's municipalities by their result groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ... import _core
from ...present.boundaries import boundaries as outlines
from ...words import Language
from ..facts import Told
from .chart import Chart

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

    def picture(self, language: Language) -> _core.Picture:
        """Give its marks."""
        shapes = boundaries()
        places = [code for code, _ in self.groups]
        return _core.draw_map(
            units=[(shapes[code], group) for code, group in self.groups],
            key=[(group, name.text(language)) for group, name in self.key],
            larger=[(places.index(code), name.text(language)) for code, name in self.larger],
        )


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
