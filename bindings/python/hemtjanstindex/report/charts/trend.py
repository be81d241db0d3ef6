"""Several years: own beside the mean of all, and no line across a year that asked or measured something else."""

from __future__ import annotations

from dataclasses import dataclass

from ... import _core
from ...words import Language
from ..facts import Fact, Told
from .chart import Chart, figure


@dataclass(frozen=True)
class Year:
    """What a panel has of a year: the own figure and the mean of all, where there are such, or else a word for why not."""

    year: Told
    own: Fact | None
    mean: Fact | None
    why: Told | None = None
    #: Whether it can be compared with the year before it.
    joined: bool = True

    def both(self) -> tuple[Fact | None, Fact | None]:
        """Give the own figure and the mean."""
        return self.own, self.mean

    def row(self, language: Language) -> tuple[str, tuple[float, str] | None, tuple[float, str] | None, str, bool]:
        """Give it as it is drawn."""
        own, mean = (figure(fact, language) if fact else None for fact in self.both())
        return self.year.text(language), own, mean, self.why.text(language) if self.why else "", self.joined


@dataclass(frozen=True)
class Trend(Chart):
    """Panels of lines, two beside each other.

    Attributes
    ----------
    panels : tuple of (Told, tuple of Year)
        What each counts, and its years; the last is the edition's own.
    names : tuple of (Told, Told)
        What the own line and that of all are called.
    broken : Told
        What stands where a year cannot be compared with the one before.
    """

    panels: tuple[tuple[Told, tuple[Year, ...]], ...]
    names: tuple[Told, Told]
    broken: Told

    def picture(self, language: Language) -> _core.Picture:
        """Give its marks."""
        return _core.draw_trend(
            panels=[(name.text(language), [year.row(language) for year in years]) for name, years in self.panels],
            names=[name.text(language) for name in self.names],
            broken=self.broken.text(language),
        )
