"""How sure a ranking is: ranks with their intervals, shares of replicates by rank, and who stands above whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ..core.errors import MethodError, problem
from ..present import numbers, readable, tokens
from ..words import Language
from . import style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from ..robust.uncertainty import Uncertainty

ROWS = 60  # units in one column, as far as
COLUMNS = 3  # of them make a page
ROW_HEIGHT = 0.165  # inches
BAND, DOT = (tokens.colour(name) for name in ("hairline", "above"))
WRITTEN = 16  # with so many units at the most, shares are written in the squares


class UncertaintyPlots:
    """Pictures of an `Uncertainty`; each gives a ``matplotlib.figure.Figure``."""

    def __init__(self, uncertainty: Uncertainty) -> None:
        self._u = uncertainty

    def ranks(
        self,
        level: float = 0.9,
        *,
        node: str | None = None,
        top: int | None = None,
        units: Sequence[str] | None = None,
        language: Language = "sv",
        title: str | None = None,
        source: str | None = None,
    ) -> Figure:
        """Draw each unit's rank as it is, its mean rank and its simulation interval, in the order of the ranking.

        Parameters
        ----------
        level : float, optional
            Of the interval.
        node : str, optional
            A node that was followed.
        top : int, optional
            How many of the best to show; everybody by default.
        units : sequence of str, optional
            Instead, codes of the units to show.
        language : {"sv", "en"}, optional
            Of the words in the picture.
        title, source : str, optional
            A headline, and a line below the picture saying where the figures come from.

        Raises
        ------
        MethodError, DataError
            Where `top` is below 1, or there is no such language, node or unit.
        """
        from matplotlib.figure import Figure

        style.check(language)
        if top is not None and top < 1:
            raise MethodError([problem("invalid_parameter", "top-of-picture", top=top)])
        spread = self._shown(self._u.ranks(level, node), units).sort_values("rank", kind="stable").head(top)
        unranked = spread[spread["mean"].isna()]
        spread = spread[spread["mean"].notna()]
        columns = min(COLUMNS, max(1, -(-len(spread) // ROWS)))
        rows = -(-len(spread) // columns)
        width, height = max(4.4 * columns, 7.0), ROW_HEIGHT * rows
        header, footer = 1.2, 0.85 + (0.15 if any(style.thin(spread)) else 0)
        total = height + header + footer
        figure = Figure(figsize=(width, total), facecolor="white")
        last = float(np.nanmax(spread[["rank", "high"]].to_numpy()))
        for place in range(columns):
            block = spread.iloc[place * rows : (place + 1) * rows]
            left = (place * width / columns + 1.75) / width
            axes = figure.add_axes((left, footer / total, (width / columns - 1.95) / width, height / total))
            _intervals(axes, block, rows, last)
        explained = style.word("intervals", language, level=numbers.grouped(100 * level, language, 0))
        names = ", ".join(unranked["name"]) if len(unranked) <= 12 else str(len(unranked))
        left_out = [f"{style.word('unranked', language)}: {names}"] if len(unranked) else []
        footer_text = "\n".join(filter(None, [*left_out, _below(spread, source, language)]))
        self._headed(figure, title or style.word("ranks", language), explained, footer_text, (width, total), language)
        return figure

    def probabilities(
        self,
        *,
        node: str | None = None,
        units: Sequence[str] | None = None,
        language: Language = "sv",
        title: str | None = None,
        source: str | None = None,
    ) -> Figure:
        """Draw the share of the replicates in which each unit has each rank: a row per unit, in the order of expected rank.

        For the parameters see `ranks`.
        """
        from matplotlib.figure import Figure

        ordered = self._shown(self._u.ranks(0.9, node), units).sort_values("expected", kind="stable")
        ordered = ordered[ordered["expected"].notna()]
        shares = np.array([self._u.p_rank(unit, node)["p"] for unit in ordered["unit"]])
        values = self._u.rank_values()
        named = len(ordered) <= ROWS
        below = _below(ordered, source, language)
        width, header, footer = 8.0, 1.2, 0.95 + 0.15 * below.count("\n")
        height = ROW_HEIGHT * len(ordered) if named else 6.0
        total = height + header + footer
        figure = Figure(figsize=(width, total), facecolor="white")
        left = 1.75 if named else 0.75
        axes = figure.add_axes((left / width, footer / total, (width - left - 0.9) / width, height / total))
        image = axes.imshow(
            shares, aspect="auto", cmap="YlGnBu", vmin=0, vmax=max(0.05, float(np.quantile(shares, 0.998))),
            extent=(0.5, float(values[-1]) + 0.5, len(ordered) + 0.5, 0.5), interpolation="nearest",
        )  # fmt: skip
        # Some units are shown where they stand, not on a field that is empty but for them.
        reached = np.flatnonzero(shares.max(axis=0) >= 0.001)
        axes.set_xlim(float(values[reached[0]]) - 0.5, float(values[reached[-1]]) + 0.5)
        axes.set_xlabel(style.word("rank", language), color=style.QUIET)
        little = style.thin(ordered)
        if named:
            axes.set_yticks(range(1, len(ordered) + 1), style.marked(ordered["name"], little), fontsize=7.5)
        else:
            axes.set_yticks(np.flatnonzero(little) + 1, ["†"] * sum(little))
            axes.set_ylabel(style.word("by_expected", language), color=style.QUIET)
        axes.tick_params(length=0, colors=style.INK, labelsize=7.5)
        axes.spines[:].set_visible(False)
        self._bar(figure, image, (width, footer, height, total), language, "max")
        self._headed(figure, title or style.word("probabilities", language), "", below, (width, total), language)
        return figure

    def dominance(
        self,
        units: Sequence[str],
        *,
        node: str | None = None,
        language: Language = "sv",
        title: str | None = None,
        source: str | None = None,
    ) -> Figure:
        """Draw how often each of some units stands above each other one.

        Parameters
        ----------
        units : sequence of str
            Codes; all pairs of them must be among the ``pairs`` of the run.
        node, language, title, source
            As for `ranks`.
        """
        from matplotlib.figure import Figure

        ordered = self._shown(self._u.ranks(0.9, node), units).sort_values("expected", kind="stable")
        codes, names = list(ordered["unit"]), style.marked(ordered["name"], style.thin(ordered))
        below = _below(ordered, source, language)
        shares = np.full((len(codes), len(codes)), np.nan)
        for row, a in enumerate(codes):
            for column, b in enumerate(codes):
                if a != b:
                    shares[row, column] = self._u.p_above(a, b, node).above
        side = max(3.0, 0.36 * len(codes))
        left, header, footer = 1.75, 2.15, 0.6 + 0.15 * below.count("\n")
        width, total = left + side + 1.0, side + header + footer
        figure = Figure(figsize=(width, total), facecolor="white")
        axes = figure.add_axes((left / width, footer / total, side / width, side / total))
        image = axes.imshow(shares, cmap="YlGnBu", vmin=0, vmax=1, interpolation="nearest")
        axes.set_yticks(range(len(codes)), names, fontsize=8)
        axes.set_xticks(range(len(codes)), names, fontsize=8, rotation=45, ha="left")
        axes.xaxis.tick_top()
        axes.tick_params(length=0, colors=style.INK)
        axes.spines[:].set_visible(False)
        if len(codes) <= WRITTEN:
            for (row, column), share in np.ndenumerate(shares):
                if not np.isnan(share):
                    colour = "white" if share > 0.6 else style.INK
                    text = f"{numbers.percent(share, language)} %"
                    axes.text(column, row, text, ha="center", va="center", fontsize=7, color=colour)
        self._bar(figure, image, (width, footer, side, total), language)
        self._headed(figure, title or style.word("dominance", language), "", below, (width, total), language)
        return figure

    def _shown(self, rows: Any, units: Sequence[str] | None) -> Any:
        if units is None:
            return rows
        for unit in units:
            self._u.table.unit_at(unit)
        return rows[rows["unit"].isin(list(units))]

    def _headed(
        self, figure: Any, title: str, explained: str, source: str | None, size: tuple[float, float], language: Language
    ) -> None:
        """Write the headline, what was scored, what varied, and the source."""
        width, total = size
        left = 0.12 / width
        figure.text(left, 1 - 0.14 / total, title, fontsize=15, weight="bold", va="top", color=style.INK)
        replicates = numbers.grouped(self._u.n - self._u.n_failed, language, 0)
        varied = f"{style.word('replicates', language, replicates=replicates)}: {', '.join(self._u.source_names())}"
        definition = self._u.index.definition
        edition = " · ".join(filter(None, [definition.heading(language), readable.period_of(self._u.table.period, language)]))
        lines = [edition, varied, *([explained] if explained else [])]
        figure.text(left, 1 - 0.5 / total, "\n".join(lines), fontsize=8, va="top", color=style.QUIET, linespacing=1.5)
        below = [*([style.word("random", language)] if self._u.error else []), *([source] if source else [])]
        if below:
            figure.text(left, 0.12 / total, "\n".join(below), fontsize=8, va="bottom", color=style.QUIET)

    def _bar(
        self,
        figure: Any,
        image: Any,
        size: tuple[float, float, float, float],
        language: Language,
        extend: str = "neither",
    ) -> None:
        """Draw the scale of the colours beside the picture."""
        width, footer, height, total = size
        axes = figure.add_axes(((width - 0.7) / width, footer / total, 0.12 / width, min(height, 2.5) / total))
        bar = figure.colorbar(image, cax=axes, format=lambda share, _: f"{numbers.percent(share, language)} %", extend=extend)
        bar.outline.set_visible(False)
        bar.ax.tick_params(length=0, labelsize=7.5, colors=style.QUIET)
        bar.ax.set_title(style.word("share", language), fontsize=7.5, color=style.QUIET, loc="left")


def _below(rows: Any, source: str | None, language: Language) -> str:
    """Give what is written below: what a dagger means where there is one, and the source."""
    little = [style.word("thin", language)] if any(style.thin(rows)) else []
    return "\n".join([*little, *([source] if source else [])])


def _intervals(axes: Any, block: Any, rows: int, last: float) -> None:
    """Draw one column of units."""
    places = np.arange(len(block))
    axes.set(xlim=(-0.01 * last, 1.01 * last), ylim=(rows - 0.4, -0.6))
    axes.hlines(places, block["low"], block["high"], color=BAND, lw=3.2, zorder=1)
    axes.plot(block["mean"], places, "|", color=style.INK, ms=6, mew=1.1, zorder=2)
    little = style.thin(block)
    for place, rank, weak in zip(places, block["rank"], little, strict=True):
        axes.plot([rank], [place], "o", ms=3.6, zorder=3, **style.dot(DOT, weak))
    axes.set_yticks(places, style.marked(block["name"], little), fontsize=7.5)
    axes.tick_params(length=0, colors=style.INK, labelsize=7.5)
    axes.grid(axis="x", color=style.FAINT, lw=0.7)
    axes.set_axisbelow(True)
    axes.spines[:].set_visible(False)
