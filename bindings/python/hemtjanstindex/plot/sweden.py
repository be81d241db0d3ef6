"""Scores on a map of Sweden."""

from __future__ import annotations

import csv
import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _core
from ..core.errors import DataError, part, problem
from ..present import numbers
from ..words import Language
from . import style

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from numpy.typing import NDArray
    from pandas import DataFrame

    Floats = NDArray[np.float64]

EARTH = 6371.0  # km
HATCHED: dict[str, Any] = {"facecolors": "none", "edgecolors": style.INK, "linewidths": 0.5, "hatch": "/////"}
MERIDIAN = 15.0  # of the projection, as in SWEREF 99 TM


def map(
    scores: Any,
    *,
    node: str | None = None,
    boundaries: str | Path | None = None,
    colours: style.Colouring = "group",
    names: int = 5,
    language: Language = "sv",
    title: str | None = None,
    source: str | None = None,
) -> Figure:
    """Draw the scores of Swedish municipalities on a map.

    A hatched municipality has a score that rests on little.

    Without `boundaries` every municipality is a bubble at its centre, larger with more inhabitants and moved just enough not to
    cover another.

    Parameters
    ----------
    scores
        ``Scores``, or what ``Scores.ranking`` returns. Unit codes are municipality codes of four digits.
    node
        Which node's scores to show, where `scores` is ``Scores``; the index by default.
    boundaries
        A GeoJSON file of polygons, in degrees, whose features have the property ``id`` = municipality code.
    colours
        The five result groups, quarters in Kolada's colours, or the score on a continuous scale.
    names
        How many of the best to name.
    language
        Of the words in the picture.
    title, source
        A headline, and a line below the picture saying where the figures come from.

    Returns
    -------
    matplotlib.figure.Figure
        Save it with ``savefig``.

    Raises
    ------
    DataError
        Listing the units that are not on the map; where `boundaries` is no file of them.
    """
    from matplotlib.figure import Figure

    table, told = style.shown(scores, node, language)
    units = [str(unit) for unit in table["unit"]]
    centres = _centres()
    shapes = _shapes(Path(boundaries)) if boundaries is not None else None
    unknown = [unit for unit in units if unit not in (shapes or centres)]
    if unknown:
        where = str(boundaries) if boundaries else part("municipalities-of-sweden")
        raise DataError(problem("unknown_unit", "not-on-the-map", unit=unit, code=unit, where=where) for unit in unknown)

    figure = Figure(figsize=(7.2, 10.5), facecolor="white")
    axes = figure.add_axes((0.02, 0.05, 0.96, 0.88))
    axes.axis("off")
    axes.set_aspect("equal")
    fills, looks, legend = _colours(table, colours, language)
    little = np.array(style.thin(table))
    if shapes:
        anchors, extent = _draw_shapes(axes, [shapes[unit] for unit in units], fills, little)
    else:
        anchors, extent = _draw_bubbles(axes, np.array([centres[unit] for unit in units]), fills, little, language)
    _mark(axes, anchors, looks)
    _name(axes, table, anchors, names, language)
    (west, south), (east, north) = extent.min(axis=0), extent.max(axis=0)
    axes.set(xlim=(west - 160, east + 160), ylim=(south - 20, north + 20))
    legend(axes)
    figure.text(0.05, 0.975, title or style.word("score", language), fontsize=16, weight="bold", va="top", color=style.INK)
    below = [*([style.word("hatched", language)] if little.any() else []), *told, *([source] if source else [])]
    figure.text(0.05, 0.02, "\n".join(below), fontsize=8, color=style.QUIET)
    return figure


def project(longitude: Floats, latitude: Floats) -> Floats:
    """Project to km by transverse Mercator on a sphere; so far north a plain grid of degrees would stretch the country."""
    east, north = np.radians(longitude - MERIDIAN), np.radians(latitude)
    x = EARTH * np.arctanh(np.cos(north) * np.sin(east))
    y = EARTH * np.arctan2(np.tan(north), np.cos(east))
    return np.column_stack([x, y])


def spread(centres: Floats, radii: Floats, *, gap: float = 1.0, rounds: int = 400) -> Floats:
    """Move circles apart until none covers another, each held near its own place by a weak pull."""
    places = centres.copy()
    wanted = radii[:, None] + radii[None, :] + gap
    share = radii[None, :] ** 2 / (radii[:, None] ** 2 + radii[None, :] ** 2)  # the small one moves more
    for turn in range(rounds):
        away = places[:, None, :] - places[None, :, :]
        distance = np.hypot(away[..., 0], away[..., 1])
        np.fill_diagonal(distance, np.inf)
        overlap = np.maximum(wanted - distance, 0)
        step = (away * (overlap * share / np.maximum(distance, 1e-9))[..., None]).sum(axis=1)
        pull = 0.03 * max(1 - 1.5 * turn / rounds, 0)  # let go in the last third
        places += 0.5 * step + pull * (centres - places)
    return places


def _centres() -> dict[str, tuple[float, float, float]]:
    """Read longitude, latitude and inhabitants by municipality code."""
    text = files("hemtjanstindex.plot").joinpath("municipality_centres.csv").read_text(encoding="utf-8")
    return {
        row["kommunkod"]: (float(row["lon"]), float(row["lat"]), float(row["befolkning_2016"]))
        for row in csv.DictReader(text.splitlines())
    }


def _shapes(path: Path) -> dict[str, list[Floats]]:
    """Read projected rings by municipality code."""
    text = _core.read_bytes(str(path))
    try:
        return _projected(json.loads(text)["features"])
    except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
        raise DataError([problem("syntax_error", "no-boundaries", file=str(path))]) from error


def _projected(features: list[dict[str, Any]]) -> dict[str, list[Floats]]:
    shapes: dict[str, list[Floats]] = {}
    for feature in features:
        geometry = feature["geometry"]
        polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        rings = [project(*np.array(ring, dtype=float)[:, :2].T) for polygon in polygons for ring in polygon]
        shapes.setdefault(str(feature["properties"]["id"]), []).extend(rings)
    return shapes


def _colours(table: DataFrame, colours: style.Colouring, language: Language) -> tuple[list[Any], list[style.Look], Any]:
    """Choose a colour, and the look of its class, for each unit; gives them with what draws the legend."""
    from matplotlib import colormaps
    from matplotlib.cm import ScalarMappable
    from matplotlib.colors import Normalize
    from matplotlib.lines import Line2D

    missing = bool(table["score"].isna().any())
    if colours == "scale":
        mappable = ScalarMappable(Normalize(table["score"].min(), table["score"].max()), colormaps["viridis"])
        fills = [style.NONE if np.isnan(score) else mappable.to_rgba(score) for score in table["score"]]

        def bar(axes: Any) -> None:
            inset = axes.figure.add_axes((0.06, 0.7, 0.025, 0.2))
            axes.figure.colorbar(mappable, cax=inset).outline.set_visible(False)
            inset.tick_params(labelsize=9, color=style.QUIET)

        return fills, [], bar

    column, labels = style.classes(colours, language)
    counts = table[column].astype(str).value_counts()
    none = style.Look(style.NONE, "x", style.word("none", language))
    entries = [(look, int(counts.get(key, 0))) for key, look in labels.items()]
    if missing:
        entries.append((none, int(table["score"].isna().sum())))
    handles = [
        Line2D(
            [],
            [],
            marker=look.marker,
            ls="",
            ms=9,
            color=style.INK if look is none else look.colour,
            label=f"{look.name} ({count})",
        )
        for look, count in entries
    ]

    def legend(axes: Any) -> None:
        axes.figure.legend(
            handles=handles, loc="upper left", bbox_to_anchor=(0.04, 0.935), frameon=False, fontsize=10, labelspacing=0.7
        )

    looks = [labels.get(str(key), none) for key in table[column]]
    return [look.colour for look in looks], looks, legend


def _mark(axes: Any, anchors: Floats, looks: list[style.Look]) -> None:
    """Draw the shape of its class on each unit, so that the picture is read without colours too."""
    for look in dict.fromkeys(looks):
        of = [place for place, other in enumerate(looks) if other == look]
        axes.scatter(
            *anchors[of].T, s=4, marker=look.marker, color=look.ink, linewidths=0.6 if look.marker == "x" else 0, zorder=3
        )


def _draw_shapes(axes: Any, shapes: list[list[Floats]], fills: list[Any], little: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Draw the polygons; gives a point in each unit, and the points that must be seen."""
    from matplotlib.collections import PathCollection
    from matplotlib.path import Path as Outline

    outlines = [Outline.make_compound_path(*(Outline(ring, closed=True) for ring in rings)) for rings in shapes]
    axes.add_collection(PathCollection(outlines, facecolors=fills, edgecolors="white", linewidths=0.35))
    hatched = [outline for outline, weak in zip(outlines, little, strict=True) if weak]
    axes.add_collection(PathCollection(hatched, **HATCHED))
    return np.array([max(rings, key=len).mean(axis=0) for rings in shapes]), np.vstack(
        [ring for rings in shapes for ring in rings]
    )


def _draw_bubbles(
    axes: Any, facts: Floats, fills: list[Any], little: NDArray[np.bool_], language: Language
) -> tuple[Floats, Floats]:
    """Draw the bubbles and what their sizes mean; gives the centres, and the points that must be seen."""
    from matplotlib.collections import EllipseCollection

    radii = _radius(facts[:, 2])
    places = spread(project(facts[:, 0], facts[:, 1]), radii)

    def circles(at: Floats, radius: Floats, **look: Any) -> None:
        size = 2 * radius
        axes.add_collection(
            EllipseCollection(size, size, np.zeros(len(size)), units="xy", offsets=at, offset_transform=axes.transData, **look)
        )

    circles(places, radii, facecolors=fills, edgecolors="white", linewidths=0.4)
    circles(places[little], radii[little], **HATCHED)
    sizes = np.array([900_000.0, 100_000.0, 5_000.0])
    corner = np.array([places[:, 0].max() - 60, places[:, 1].min() + 60])
    for size, radius in zip(sizes, _radius(sizes), strict=True):
        circles(corner[None, :] + [[0, radius]], np.array([radius]), facecolors="none", edgecolors=style.QUIET, linewidths=0.8)
        axes.text(
            corner[0] + 70,
            corner[1] + 2 * radius - 6,
            numbers.grouped(size, language, 0),
            fontsize=8,
            va="center",
            color=style.QUIET,
        )
        axes.plot([corner[0], corner[0] + 66], [corner[1] + 2 * radius] * 2, lw=0.5, color=style.QUIET)
    axes.text(corner[0] + 70, corner[1] - 22, style.word("inhabitants", language), fontsize=8, va="center", color=style.QUIET)
    return places, np.vstack([places - radii[:, None], places + radii[:, None]])


def _radius(inhabitants: Floats) -> Floats:
    """Give radii in km. Areas in proportion to inhabitants would hide the small: they grow with the power 0.8."""
    return 0.19 * inhabitants**0.4


def _name(axes: Any, table: DataFrame, anchors: Floats, names: int, language: Language) -> None:
    """Write the names of the best off the nearer coast so that they cover nothing."""
    titles = style.marked(table["name"], style.thin(table))
    order = [place for place in np.argsort(table["rank"].to_numpy(), kind="stable") if table["score"].notna().iloc[place]][
        :names
    ]
    sides: dict[bool, list[tuple[float, float, int]]] = {False: [], True: []}
    for place in order:
        x, y = anchors[place]
        beside = anchors[np.abs(anchors[:, 1] - y) < 60, 0]
        west, east = beside.min() - 45, beside.max() + 45
        eastern = bool(east - x < x - west)
        sides[eastern].append((y, east if eastern else west, place))
    for eastern, labels in sides.items():
        floor = -np.inf
        for y, x, place in sorted(labels):
            floor = max(y, floor + 26)
            text = f"{numbers.general(table['rank'].iloc[place], language)}  {titles[place]}"
            line = {"arrowstyle": "-", "lw": 0.6, "color": style.INK, "shrinkB": 0}
            look = {"fontsize": 9, "weight": "bold", "va": "center", "color": style.INK}
            axes.annotate(text, anchors[place], (x, floor), ha="left" if eastern else "right", arrowprops=line, **look)
