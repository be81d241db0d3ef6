"""Places, and how far each could have been another."""

from __future__ import annotations

from dataclasses import dataclass

from ... import _core
from ...words import Language
from ..facts import Fact, Told
from .chart import Chart, figure


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
    #: How high the rows stand in a chart of points, the first on top.
    levels: tuple[float, ...] = (4.0, 3.0, 2.0, 1.0)

    def picture(self, language: Language) -> _core.Picture:
        """Give its marks."""
        return _core.draw_intervals(
            rows=[
                (name.text(language), float(place.value), figure(low, language), figure(high, language))
                for name, place, low, high in self.rows
            ],
            first=figure(self.first, language),
            last=figure(self.last, language),
            group=self.group,
        )
