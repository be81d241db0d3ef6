"""Several years: own beside the mean of all, and no line across a year that asked or measured something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...words import Language
from ..facts import Fact, Told
from .chart import Chart
from .svg import Canvas, fit, spread

WIDTH, ACROSS, GAP = 170.0, 78.0, 14.0
#: How much of a panel is left for what its lines are called.
NAMES = 26.0
#: The height of a panel; where its lines begin and end within it.
PANEL, TOP, BOTTOM = 48.0, 13.0, 36.0


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

    def draw(self, language: Language) -> Canvas:
        """Draw it."""
        canvas = Canvas(WIDTH, PANEL * ((len(self.panels) + 1) // 2))
        for number, (name, years) in enumerate(self.panels):
            left, top = (ACROSS + GAP) * (number % 2), PANEL * (number // 2)
            canvas.text(left, top + 5, fit(name.text(language), ACROSS), bold=True)
            self._panel(canvas, left, top, years, language)
        return canvas

    def _panel(self, canvas: Canvas, left: float, top: float, years: Sequence[Year], language: Language) -> None:
        values = [float(fact.value) for year in years for fact in year.both() if fact]
        low, high = min(values), max(values)
        first, last, base = left + 6, left + ACROSS - NAMES, top + BOTTOM

        def x(place: int) -> float:
            return first + (last - first) * place / (len(years) - 1)

        def y(value: float) -> float:
            return base - 3 - (BOTTOM - TOP - 3) * (value - low) / (high - low or 1)

        canvas.line(left, base + 4, last + 4, base + 4, "axis", 0.25)
        for place, year in enumerate(years):
            canvas.text(x(place), base + 8, year.year.text(language), "muted", anchor="middle")
            if year.why:
                canvas.text(x(place), top + TOP - 2, year.why.text(language), "muted", anchor="middle")
            if not year.joined:
                between = x(place) - (x(1) - x(0)) / 2
                canvas.line(between, top + TOP - 3, between, base + 4, "axis", 0.25, "1 1")
                canvas.text(between, base + 11, self.broken.text(language), "muted", anchor="middle")
        ends: list[tuple[float, str, bool]] = []
        for line, (ink, width, size) in ((1, ("axis", 0.5, 1.6)), (0, ("text", 1.0, 2.4))):
            facts = [year.both()[line] for year in years]
            for (i, before), (j, after) in pairwise(enumerate(facts)):
                if before and after and years[j].joined:
                    canvas.path([(x(i), y(float(before.value))), (x(j), y(float(after.value)))], ink, width)
            for place, fact in enumerate(facts):
                if fact:
                    canvas.mark("near", x(place), y(float(fact.value)), size, ink)
                    if line == 0:
                        mean = years[place].mean
                        away = 5.0 if mean and float(fact.value) < float(mean.value) else -2.4
                        canvas.text(x(place), y(float(fact.value)) + away, fact.text(language), anchor="middle", bold=True)
            if final := facts[-1]:
                name = self.names[line].text(language)
                ends.append((y(float(final.value)), name if line == 0 else f"{name} {final.text(language)}", line == 0))
        for height, (_, name, own) in zip(spread([at for at, _, _ in ends], 4, top, base + 2), ends, strict=True):
            canvas.text(last + 3.5, height + 1, fit(name, NAMES - 3), "text" if own else "muted", bold=own)
