"""From one score to another, step by step."""

from __future__ import annotations

from dataclasses import dataclass

from ... import _core
from ...words import Language
from ..facts import Fact, Told
from .chart import Chart, figure

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

    def picture(self, language: Language) -> _core.Picture:
        """Give its marks."""
        named = [(name.text(language), figure(points, language)) for name, points in (self.start, *self.parts, self.end)]
        return _core.draw_waterfall(start=named[0], parts=named[1:-1], end=named[-1])
