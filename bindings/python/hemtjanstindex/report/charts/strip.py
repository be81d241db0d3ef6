"""Every unit as a tick on one scale, and one of them marked."""

from __future__ import annotations

from dataclasses import dataclass

from ... import _core
from ...words import Language
from ..facts import Fact, Sentence, Told
from .chart import Chart, figure


@dataclass(frozen=True)
class Strip(Chart):
    """Scores of all units.

    Attributes
    ----------
    scores : tuple of float
        Of all units that have one.
    own, name : Fact
        The unit's own score, and its name.
    group : str
        Its result group.
    limits : tuple of (float, Told)
        Where result groups begin, and what the group above the limit is called; the lowest has no limit.
    lowest : Told
        What the lowest group is called.
    ends : tuple of (Fact, Fact)
        The lowest and the highest score.
    dots : Sentence
        The subtitle where units are dots.
    levels : tuple of float
        How high the dot of each score stands, so that it covers no other, and last that of the unit itself.
    """

    scores: tuple[float, ...]
    own: Fact
    group: str
    name: Fact
    limits: tuple[tuple[float, Told], ...]
    lowest: Told
    ends: tuple[Fact, Fact]
    dots: Sentence
    levels: tuple[float, ...]

    def picture(self, language: Language) -> _core.Picture:
        """Give its marks."""
        return _core.draw_strip(
            scores=self.scores,
            name=self.name.text(language),
            own=figure(self.own, language),
            group=self.group,
            limits=[(limit, name.text(language)) for limit, name in self.limits],
            lowest=self.lowest.text(language),
            ends=[end.text(language) for end in self.ends],
        )
