"""The units of one municipality in the matrix of two sub-indices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..present import numbers, readable
from ..words import Language
from . import style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from ..explain.providers import Providers

ROWS = 22  # units named in one column


def matrix(
    shown: Providers,
    *,
    language: Language = "sv",
    title: str | None = None,
    source: str | None = None,
) -> Figure:
    """Draw the matrix: a numbered dot per unit, lines at the means, and the units' names beside it.

    Parameters
    ----------
    shown
        What ``Scores.providers`` returns.
    language
        Of the words in the picture.
    title, source
        A headline, and a line below the picture saying where the figures come from.

    Returns
    -------
    matplotlib.figure.Figure
        Save it with ``savefig``. Units without a score on either sub-index are named only; under five units there are no
        lines. A hollow dot and a dagger mark a unit with a score that rests on little.
    """
    from matplotlib.figure import Figure

    model = shown.scores.index.model
    units = shown.units
    kind = units.columns[2] if units.columns[2] != "score" else None
    kinds = list(units[kind]) if kind else [""] * len(units)
    looks = {label: style.Look(*style.KINDS[i % len(style.KINDS)], label) for i, label in enumerate(sorted(set(kinds)))}
    scores = units[[shown.first, shown.second]].to_numpy(dtype=float)
    placed = ~np.isnan(scores).any(axis=1)
    little = style.thin(units)

    columns = max(1, -(-len(units) // ROWS))
    width = 6.4 + 2.3 * columns
    figure = Figure(figsize=(width, 6.2), facecolor="white")
    axes = figure.add_axes((0.65 / width, 0.16, 5.3 / width, 0.69))
    for name, of in ((shown.first, axes.set_xlabel), (shown.second, axes.set_ylabel)):
        of(model[name].name.in_(language) or name, color=style.INK, fontsize=10)
    _fields(axes, shown, language)
    for i in np.flatnonzero(placed):
        x, y = scores[i]
        look = looks[kinds[i]]
        axes.plot([x], [y], look.marker, ms=13, alpha=0.9, zorder=3, **style.dot(look.colour, little[i]))
        ink = look.colour if little[i] else look.ink
        axes.text(x, y, str(i + 1), color=ink, fontsize=7, ha="center", va="center", zorder=4)
    axes.tick_params(colors=style.QUIET, labelsize=8)
    axes.margins(0.12)
    for side in axes.spines.values():
        side.set_color(style.FAINT)

    figure.text(
        0.65 / width, 0.955, title or style.word("matrix", language), fontsize=15, weight="bold", va="top", color=style.INK
    )
    _names(
        figure,
        style.marked(units["name"], little),
        [looks[k].colour if inside else None for k, inside in zip(kinds, placed, strict=True)],
        width,
    )
    if kind:
        _legend(figure, looks, width)
    told = [
        *([style.word("thin", language)] if any(little) else []),
        readable.edition(shown.scores, language),
        *([source] if source else []),
    ]
    figure.text(0.65 / width, 0.015, "\n".join(told), fontsize=8, color=style.QUIET, linespacing=1.5)
    return figure


def _fields(axes: Any, shown: Providers, language: Language) -> None:
    """Draw the lines at the means, and say in two corners what they part."""
    if np.isnan(shown.first_line):
        return
    axes.axvline(shown.first_line, color=style.QUIET, lw=0.8, zorder=1)
    axes.axhline(shown.second_line, color=style.QUIET, lw=0.8, zorder=1)
    corners = {"above": (0.99, 0.985, "right", "top"), "below": (0.01, 0.015, "left", "bottom")}
    for side, (x, y, ha, va) in corners.items():
        axes.text(
            x, y, style.word(f"{side}_both", language), transform=axes.transAxes, ha=ha, va=va, fontsize=8, color=style.QUIET
        )
    for line, at in ((shown.first_line, (shown.first_line, 1.0)), (shown.second_line, (1.0, shown.second_line))):
        vertical = at[1] == 1.0
        transform = axes.get_xaxis_transform() if vertical else axes.get_yaxis_transform()
        told = f"{style.word('mean', language)} {numbers.grouped(line, language)}"
        alignment = {"ha": "center", "va": "bottom"} if vertical else {"ha": "left", "va": "center", "rotation": 270}
        axes.text(*at, told, transform=transform, fontsize=7.5, color=style.QUIET, **alignment)


def _names(figure: Any, names: list[str], colours: list[str | None], width: float) -> None:
    """Name the units by number, best first; a unit that is not in the matrix has no colour and no number."""
    for i, (name, colour) in enumerate(zip(names, colours, strict=True)):
        column, line = divmod(i, ROWS)
        x, y = (6.45 + 2.3 * column) / width, 0.85 - 0.0325 * line
        number, ink = (str(i + 1), style.INK) if colour else ("–", style.QUIET)
        figure.text(x, y, number, fontsize=8, ha="right", va="top", color=colour or style.NONE)
        figure.text(x + 0.1 / width, y, name, fontsize=8, va="top", color=ink)


def _legend(figure: Any, looks: dict[str, style.Look], width: float) -> None:
    from matplotlib.lines import Line2D

    handles = [
        Line2D([], [], marker=look.marker, ls="", ms=8, color=look.colour, label=look.name or "–") for look in looks.values()
    ]
    figure.legend(
        handles=handles, loc="lower left", bbox_to_anchor=(0.55 / width, 0.085), ncols=len(handles), frameon=False,
        fontsize=8.5, handletextpad=0.1, columnspacing=1.2, borderpad=0, borderaxespad=0,
    )  # fmt: skip
