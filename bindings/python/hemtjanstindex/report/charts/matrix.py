"""Grade against effect: what is good or bad already, and what weighs."""

from __future__ import annotations

from dataclasses import dataclass

from ... import _core
from ...words import Language
from ..facts import Fact, Told
from .chart import Chart


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
    kinds : tuple of Told
        What development areas, strengths and all else are called.
    """

    points: tuple[tuple[Told, Fact, Fact, str], ...]
    line: Fact
    fields: tuple[Told, Told, Told, Told]
    axes: tuple[Told, Told]
    kinds: tuple[Told, Told, Told]

    def picture(self, language: Language) -> _core.Picture:
        """Give its marks."""
        return _core.draw_matrix(
            points=[
                (name.text(language), float(grade.value), float(effect.value), which)
                for name, grade, effect, which in self.points
            ],
            line=float(self.line.value),
            fields=[name.text(language) for name in self.fields],
            axes=[name.text(language) for name in self.axes],
        )
