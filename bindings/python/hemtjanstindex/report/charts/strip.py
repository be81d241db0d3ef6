"""Every unit as a tick on one scale, and one of them marked."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from ...words import Language
from ..facts import Fact, Sentence, Told
from .chart import Chart
from .svg import PLAIN, Canvas, spread

WIDTH, HEIGHT = 170.0, 30.0
LEFT, RIGHT, BASE = 2.0, 168.0, 19.0


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
    """

    scores: tuple[float, ...]
    own: Fact
    group: str
    name: Fact
    limits: tuple[tuple[float, Told], ...]
    lowest: Told
    ends: tuple[Fact, Fact]
    dots: Sentence

    def draw(self, language: Language) -> Canvas:
        """Draw it."""
        canvas = Canvas(WIDTH, HEIGHT)
        low, high = (float(end.value) for end in self.ends)

        def x(score: float) -> float:
            return LEFT + (RIGHT - LEFT) * (score - low) / (high - low or 1)

        canvas.line(LEFT, BASE + 2.5, RIGHT, BASE + 2.5, "axis", 0.25)
        for score in self.scores:
            canvas.line(x(score), BASE - 2.5, x(score), BASE + 2.5, "axis", 0.35)
        inside = [(limit, name) for limit, name in self.limits if low < limit < high]
        for limit, _ in inside:
            canvas.line(x(limit), BASE - 4.5, x(limit), BASE + 5, "text", 0.25, "1 0.7")
        ends = [low, *(limit for limit, _ in inside), high]
        names = [self.lowest, *(name for _, name in inside)]
        middles = [(x(a) + x(b)) / 2 for a, b in pairwise(ends)]
        for at, name in zip(spread(middles, 22, LEFT + 10, RIGHT - 10), names, strict=True):
            canvas.text(at, BASE + 9, name.text(language), "muted", anchor="middle")
        own = x(float(self.own.value))
        canvas.mark(self.group, own, BASE, 4, self.group)
        label = f"{self.name.text(language)} {self.own.text(language)}"
        half = 0.27 * PLAIN * len(label)
        canvas.text(min(max(own, LEFT + half), RIGHT - half), BASE - 6, label, size=PLAIN, anchor="middle", bold=True)
        canvas.text(LEFT, BASE - 6 if own > WIDTH / 4 else BASE - 11, self.ends[0].text(language), "muted")
        canvas.text(RIGHT, BASE - 6 if own < WIDTH * 3 / 4 else BASE - 11, self.ends[1].text(language), "muted", anchor="end")
        return canvas
