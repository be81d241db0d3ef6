"""Marks of a picture, in millimetres, as SVG that a browser and a PDF show alike."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ...present.tokens import colour, tokens

#: Sizes of text, in millimetres: 8.5 and 10 points.
SMALL, PLAIN = 3.0, 3.53


class Canvas:
    """A picture that grows mark by mark."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._marks: list[str] = []

    def line(self, x1: float, y1: float, x2: float, y2: float, ink: str, width: float, dashes: str = "") -> None:
        """Draw a line."""
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        ends = f'x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
        self._marks.append(f'<line {ends} class="s-{ink}" stroke="{colour(ink)}" stroke-width="{_n(width)}"{dashed}/>')

    def box(self, x: float, y: float, width: float, height: float, ink: str, edge: str = "", *, depth: float = 1) -> None:
        """Draw a filled box, with an edge where one is named; it can let through what lies under it."""
        at = f'x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"'
        through = f' fill-opacity="{_n(depth)}"' if depth < 1 else ""
        self._marks.append(f"<rect {at} {_filled(ink, edge, 0.25)}{through}/>")

    def area(self, rings: Sequence[Sequence[tuple[float, float]]], ink: str, edge: str, width: float) -> None:
        """Draw a filled area of one ring or several, with an edge."""
        path = "".join("M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in ring) + "Z" for ring in rings)
        self._marks.append(f'<path d="{path}" {_filled(ink, edge, width)} stroke-linejoin="round"/>')

    def path(self, points: Sequence[tuple[float, float]], ink: str, width: float) -> None:
        """Draw a line through points."""
        path = "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)
        drawn = f'class="s-{ink}" fill="none" stroke="{colour(ink)}" stroke-width="{_n(width)}"'
        self._marks.append(f'<path d="{path}" {drawn} stroke-linejoin="round"/>')

    def mark(self, shape: str, x: float, y: float, size: float, ink: str, *, hollow: bool = False) -> None:
        """Draw a mark about a point, with a halo that parts it from what lies under it."""
        path = _path(SHAPES[shape], x, y, size)
        halo = f'<path d="{path}" class="s-ground" fill="none" stroke="{colour("ground")}" stroke-width="1"/>'
        fill = f'class="f-ground s-{ink}" fill="{colour("ground")}" stroke="{colour(ink)}" stroke-width="0.5"'
        filled = f'class="f-{ink}" fill="{colour(ink)}"'
        self._marks += [halo, f'<path d="{path}" {fill if hollow else filled}/>']

    def text(
        self,
        x: float,
        y: float,
        words: str,
        ink: str = "text",
        *,
        size: float = SMALL,
        anchor: str = "start",
        bold: bool = False,
        turn: float = 0,
    ) -> None:
        """Write words on a line, which can be turned about its beginning, in degrees."""
        # Of a variable font the PDF's renderer takes 400 for the thinnest weight there is; 500 it takes as it is.
        weight = f' font-weight="{600 if bold else 500}"'
        at = f'x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" text-anchor="{anchor}"{weight}'
        turned = f' transform="rotate({_n(turn)} {_n(x)} {_n(y)})"' if turn else ""
        self._marks.append(f'<text {at}{turned} class="f-{ink}" fill="{colour(ink)}">{escape(words)}</text>')

    def svg(self, label: str, mark: str = "") -> str:
        """Give the picture, which is called by what it says, with a mark below it where there is one."""
        if mark:
            self.height += 6
            self.text(self.width, self.height - 1.5, mark, anchor="end", bold=True)
        size = f'viewBox="0 0 {_n(self.width)} {_n(self.height)}" width="{_n(self.width)}mm" height="{_n(self.height)}mm"'
        font = f'font-family="{tokens()["font"]}, sans-serif"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{escape(label)}" {font}>'
        return head + "".join(self._marks) + "</svg>"


#: Shapes of the result groups, of a mark of size 1 about the origin; grey prints and colour-blind eyes tell them by these.
SHAPES: dict[str, Sequence[tuple[float, float]]] = {
    "high": ((0, -0.62), (0.62, 0), (0, 0.62), (-0.62, 0)),
    "above": ((0, -0.56), (0.6, 0.46), (-0.6, 0.46)),
    "near": (),
    "below": ((0, 0.56), (0.6, -0.46), (-0.6, -0.46)),
    "low": ((-0.45, -0.45), (0.45, -0.45), (0.45, 0.45), (-0.45, 0.45)),
}


def _filled(ink: str, edge: str, width: float) -> str:
    """Give how something is filled, and drawn about where an edge is named."""
    if not edge:
        return f'class="f-{ink}" fill="{colour(ink)}"'
    return f'class="f-{ink} s-{edge}" fill="{colour(ink)}" stroke="{colour(edge)}" stroke-width="{_n(width)}"'


def _path(shape: Sequence[tuple[float, float]], x: float, y: float, size: float) -> str:
    if not shape:
        r = size / 2
        return f"M{_n(x - r)} {_n(y)}a{_n(r)} {_n(r)} 0 1 0 {_n(size)} 0a{_n(r)} {_n(r)} 0 1 0 {_n(-size)} 0Z"
    points = [f"{_n(x + dx * size)} {_n(y + dy * size)}" for dx, dy in shape]
    return "M" + "L".join(points) + "Z"


def _n(value: float) -> str:
    """Write a number with two decimals at most."""
    return f"{round(value, 2) + 0.0:g}"


def fit(words: str, width: float, size: float = SMALL) -> str:
    """Cut words that are longer than a width, in millimetres; the table beside the picture has them whole."""
    most = int(width / (0.52 * size))
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move places of labels apart until none is nearer than a gap to the next, within an interval; their order stays."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    placed = [0.0] * len(wanted)
    at = low - gap
    for i in order:
        at = max(wanted[i], at + gap)
        placed[i] = at
    limit = high
    for i in reversed(order):
        placed[i] = min(placed[i], limit)
        limit = placed[i] - gap
    return placed
