"""The parts of an index of several units beside each other, each with its number, darker where the score is higher."""

from __future__ import annotations

from dataclasses import dataclass

from ... import _core
from ...words import Language
from ..facts import Fact, Told
from .chart import Chart


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

    def picture(self, language: Language) -> _core.Picture:
        """Give its marks."""
        return _core.draw_heat(
            units=[name.text(language) for name in self.units],
            rows=[
                (name.text(language), [(told.text(language), float(score.value) if score else None) for told, score in cells])
                for name, cells in self.rows
            ],
        )
