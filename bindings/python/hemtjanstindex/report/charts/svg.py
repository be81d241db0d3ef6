"""A picture, in millimetres, as SVG that a browser and a PDF show alike."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ... import _core
from ...present.tokens import colour, tokens

Mark = _core.LineMark | _core.BoxMark | _core.AreaMark | _core.PathMark | _core.SymbolMark | _core.TextMark


def written(picture: _core.Picture, label: str) -> str:
    """Write a picture, which is called by what it says."""
    width, height = _n(picture.width), _n(picture.height)
    size = f'viewBox="0 0 {width} {height}" width="{width}mm" height="{height}mm"'
    font = f'font-family="{tokens()["font"]}, sans-serif"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{escape(label)}" {font}>'
    return head + "".join(_drawn(mark) for mark in picture.marks) + "</svg>"


def _drawn(mark: Mark) -> str:
    match mark:
        case _core.LineMark():
            return _line(mark)
        case _core.BoxMark():
            return _box(mark)
        case _core.AreaMark():
            path = "".join(_ring(ring) for ring in mark.rings)
            return f'<path d="{path}" {_filled(mark.ink, mark.edge, mark.width)} stroke-linejoin="round"/>'
        case _core.PathMark():
            return f'<path d="{_way(mark.points)}" {_hollow(mark.ink, mark.width)} stroke-linejoin="round"/>'
        case _core.SymbolMark():
            path = _ring(mark.outline) if mark.outline else _circle(*mark.at, mark.size)
            return f'<path d="{path}" {_hollow("ground", 1)}/><path d="{path}" {_filled(mark.ink)}/>'
        case _core.TextMark():
            return _text(mark)


def _line(mark: _core.LineMark) -> str:
    (x1, y1), (x2, y2) = mark.start, mark.end
    ends = f'x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
    dashed = f' stroke-dasharray="{mark.dashes}"' if mark.dashes else ""
    return f'<line {ends} class="s-{mark.ink}" stroke="{colour(mark.ink)}" stroke-width="{_n(mark.width)}"{dashed}/>'


def _box(mark: _core.BoxMark) -> str:
    x, y = mark.corner
    at = f'x="{_n(x)}" y="{_n(y)}" width="{_n(mark.width)}" height="{_n(mark.height)}"'
    through = f' fill-opacity="{_n(mark.depth)}"' if mark.depth < 1 else ""
    return f"<rect {at} {_filled(mark.ink, mark.edge, 0.25)}{through}/>"


def _text(mark: _core.TextMark) -> str:
    x, y = (_n(part) for part in mark.at)
    # Of a variable font the PDF's renderer takes 400 for the thinnest weight there is; 500 it takes as it is.
    weight = f'font-weight="{600 if mark.bold else 500}"'
    turned = f' transform="rotate({_n(mark.turn)} {x} {y})"' if mark.turn else ""
    at = f'x="{x}" y="{y}" font-size="{_n(mark.size)}" text-anchor="{mark.anchor}" {weight}{turned}'
    return f"<text {at} {_filled(mark.ink)}>{escape(mark.words)}</text>"


def _filled(ink: str, edge: str = "", width: float = 0) -> str:
    """Give how something is filled, and drawn about where an edge is named."""
    if not edge:
        return f'class="f-{ink}" fill="{colour(ink)}"'
    return f'class="f-{ink} s-{edge}" fill="{colour(ink)}" stroke="{colour(edge)}" stroke-width="{_n(width)}"'


def _hollow(ink: str, width: float) -> str:
    return f'class="s-{ink}" fill="none" stroke="{colour(ink)}" stroke-width="{_n(width)}"'


def _way(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)


def _ring(points: Sequence[tuple[float, float]]) -> str:
    return _way(points) + "Z"


def _circle(x: float, y: float, size: float) -> str:
    r = size / 2
    return f"M{_n(x - r)} {_n(y)}a{_n(r)} {_n(r)} 0 1 0 {_n(size)} 0a{_n(r)} {_n(r)} 0 1 0 {_n(-size)} 0Z"


def _n(value: float) -> str:
    """Write a number with two decimals at most."""
    return f"{round(value, 2) + 0.0:g}"
