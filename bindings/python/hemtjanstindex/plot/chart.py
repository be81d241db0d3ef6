"""A ranking as rows of dots."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from ..present import numbers
from ..words import Language
from . import style

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame

ROWS = 60  # most rows in one column
ROW_HEIGHT = 0.165  # inches
COLUMN_WIDTH = 3.5


def ranking(
    ranking: Any,
    *,
    node: str | None = None,
    top: int | None = None,
    bottom: int | None = None,
    colours: Literal["group", "kolada"] = "group",
    language: Language = "sv",
    title: str | None = None,
    source: str | None = None,
) -> Figure:
    """Draw a ranking: one row per unit with its rank, name, score and a dot.

    Parameters
    ----------
    ranking
        What ``Scores.ranking`` returns, or ``Scores``, whose edition then stands below the chart. Units without a score are
        named there; a hollow dot and a dagger mark a score that rests on little.
    node
        Which node's scores to show, where ``Scores`` are given; the index by default.
    top, bottom
        How many of the best and of the worst to show; everybody by default.
    colours
        The five result groups, or quarters in Kolada's colours.
    language
        Of the words in the picture.
    title, source
        A headline, and a line below the picture saying where the figures come from.

    Returns
    -------
    matplotlib.figure.Figure
        Save it with ``savefig``.
    """
    from matplotlib.figure import Figure

    table, told = style.shown(ranking, node, language)
    ranked = table[table["score"].notna()]
    unranked = table[table["score"].isna()]
    blocks = _blocks(ranked, top, bottom)
    rows = max(len(block) for block in blocks)
    width, height = max(COLUMN_WIDTH * len(blocks), 6.5), ROW_HEIGHT * (rows + 1)
    little = any(any(style.thin(block)) for block in blocks)
    header, footer = 0.95, 0.75 + 0.17 * (little + len(told))
    figure = Figure(figsize=(width, height + header + footer), facecolor="white")
    total = height + header + footer
    low, high = _limits(ranked["score"])
    column, labels = style.classes(colours, language)

    for place, block in enumerate(blocks):
        axes = figure.add_axes((place / len(blocks), footer / total, 1 / len(blocks), height / total))
        _draw(axes, block, rows, (low, high), column, labels, language)

    left = 0.12 / width
    figure.text(
        left, 1 - 0.16 / total, title or style.word("score", language), fontsize=15, weight="bold", va="top", color=style.INK
    )
    _legend(figure, labels, (left, 1 - 0.62 / total), width)
    lines = [*([style.word("thin", language)] if little else []), *told, *([source] if source else [])]
    if len(unranked):
        names = ", ".join(unranked["name"].astype(str)) if len(unranked) <= 12 else str(len(unranked))
        lines.insert(0, f"{style.word('unranked', language)}: {names}")
    figure.text(left, (footer - 0.15) / total, "\n".join(lines), fontsize=8, va="top", color=style.QUIET, linespacing=1.5)
    return figure


def _blocks(ranked: DataFrame, top: int | None, bottom: int | None) -> list[DataFrame]:
    """Divide into columns of rows: evenly filled, or the best and the worst."""
    if top is not None or bottom is not None:
        blocks = [ranked.head(top or 0), ranked.tail(bottom or 0)]
        return [block for block in blocks if len(block)] or [ranked.head(0)]
    count = max(1, -(-len(ranked) // ROWS))
    rows = -(-len(ranked) // count)
    return [ranked.iloc[i * rows : (i + 1) * rows] for i in range(count)]


def _limits(scores: Any) -> tuple[float, float]:
    """Give 0 to 100 where the scores lie there, else as far as they reach."""
    low, high = (float(scores.min()), float(scores.max())) if len(scores) else (0.0, 100.0)
    if low >= 0 and high <= 100:
        return 0.0, 100.0
    margin = (high - low or 1.0) * 0.04
    return low - margin, high + margin


def _draw(
    axes: Any,
    block: DataFrame,
    rows: int,
    limits: tuple[float, float],
    column: str,
    labels: dict[str, style.Look],
    language: Language,
) -> None:
    """Draw one column of rows. The first 54 % hold rank and name, then come the dots, and the score at the end."""
    axes.set(xlim=(0, 1), ylim=(rows, -0.6))
    axes.axis("off")
    start, end = 0.53, 0.86
    scale = (end - start) / (limits[1] - limits[0])
    little = style.thin(block)
    names = style.marked(block["name"], little)
    rows_of_cells = zip(block["rank"], names, block["score"].astype(float), block[column], little, strict=True)
    for place, (rank, name, score, label, weak) in enumerate(rows_of_cells):
        y = place + 0.2
        x = start + (score - limits[0]) * scale
        colour, marker, _ = labels[label]
        axes.plot([start, end], [y, y], color=style.FAINT, lw=0.7, zorder=1)
        axes.plot([start, x], [y, y], color=colour, lw=1.6, solid_capstyle="butt", alpha=0.55, zorder=2)
        axes.plot([x], [y], marker, ms=5.2, zorder=3, **style.dot(colour, weak))
        axes.text(0.105, y, numbers.general(rank, language), ha="right", va="center", fontsize=7.5, color=style.QUIET)
        axes.text(0.13, y, name, ha="left", va="center", fontsize=8, color=style.INK)
        axes.text(0.945, y, numbers.grouped(score, language), ha="right", va="center", fontsize=7.5, color=style.INK)


def _legend(figure: Any, labels: dict[str, style.Look], at: tuple[float, float], width: float) -> None:
    from matplotlib.lines import Line2D

    handles = [Line2D([], [], marker=marker, ls="", ms=7, color=colour, label=name) for colour, marker, name in labels.values()]
    figure.legend(
        handles=handles, loc="center left", bbox_to_anchor=at, ncols=len(handles), frameon=False, fontsize=8.5,
        handletextpad=0.1, columnspacing=1.2, borderpad=0, borderaxespad=0,
    )  # fmt: skip
