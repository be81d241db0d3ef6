"""Two scores of every unit against each other, with the lines that part the fields."""

from __future__ import annotations

from dataclasses import dataclass

from ... import _core
from ...words import Language
from ..facts import Fact, Told
from .chart import Chart, figure


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

    def picture(self, language: Language) -> _core.Picture:
        """Give its marks."""
        return _core.draw_fields(
            points=[
                (number.text(language), float(first.value), float(second.value), other)
                for number, first, second, other in self.points
            ],
            lines=[figure(line, language) for line in self.lines],
            axes=[name.text(language) for name in self.axes],
            kinds=[name.text(language) for name in self.kinds],
        )
