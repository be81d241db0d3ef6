"""The map on a slide: the areas of each result group are one shape, which can be edited, with its key beside it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from ... import _core
from ...words import Language
from ..charts.map import Map
from .paint import filled, painted
from .place import Box, measures, mm

if TYPE_CHECKING:
    from pptx.slide import Slide

#: Points of a shape are counted in hundredths of a millimetre.
FINE = 100
#: How wide borders are, in points.
BORDER = 0.4
#: How large the marks of the key are, how far apart they stand, and how wide their words can be, in millimetres.
MARK, APART, WORDS = 6, 10, 70


def drawn(slide: Slide, of: Map, box: Box, language: Language, words: str) -> list[tuple[Any, str]]:
    """Draw the areas as a group with words in its place, and the key; gives the frames that texts are to be written into."""
    from pptx.enum.shapes import MSO_SHAPE

    picture = of.picture(language)
    scale = box.height / picture.height
    group: Any = slide.shapes.add_group_shape()
    group._element.nvGrpSpPr.cNvPr.set("descr", words)
    rings: dict[str, list[list[tuple[float, float]]]] = defaultdict(list)
    for mark in picture.marks:
        if isinstance(mark, _core.AreaMark):
            rings[mark.ink] += mark.rings
    for ink, of_group in rings.items():
        _area(group.shapes, of_group, ink, box, scale)
    texts = [
        (group.shapes.add_textbox(*measures(_above(mark, box, scale))), mark.words)
        for mark in picture.marks
        if isinstance(mark, _core.TextMark) and mark.bold
    ]
    left = box.left + picture.width * scale + MARK
    for row, (ink, name) in enumerate(of.key):
        top = box.top + row * APART
        square = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *measures(Box(left, top, MARK, MARK)))
        _inked(square, ink or "ground")
        beside = Box(left + MARK, top - (APART - MARK) / 2, WORDS, APART)
        texts.append((slide.shapes.add_textbox(*measures(beside)), name.text(language)))
    return texts


def _area(shapes: Any, rings: list[list[tuple[float, float]]], ink: str, box: Box, scale: float) -> None:
    """Draw rings as one shape."""
    fine = [[(int(FINE * (box.left + scale * x)), int(FINE * (box.top + scale * y))) for x, y in ring] for ring in rings]
    across, down = (sorted(point[axis] for ring in fine for point in ring) for axis in (0, 1))
    left, top = across[0], down[0]
    builder = shapes.build_freeform(left, top, scale=mm(1) / FINE)
    builder.add_line_segments([(across[-1], top), (across[-1], down[-1]), (left, down[-1])])
    shape = builder.convert_to_shape()
    # For each point the builder looks at all; so it makes but the frame of these, and the way goes into it.
    way = shape._element.spPr.custGeom.pathLst[0]
    for step in list(way):
        way.remove(step)
    for ring in fine:
        (x, y), *others = ring
        way.add_moveTo(x - left, y - top)
        for x, y in others:
            way.add_lnTo(x - left, y - top)
        way.add_close()
    _inked(shape, ink)


def _inked(shape: Any, ink: str) -> None:
    from pptx.oxml.ns import qn
    from pptx.util import Pt

    edge = "axis" if ink == "ground" else "ground"
    # A style of the theme's would cast a shadow.
    shape._element.remove(shape._element.find(qn("p:style")))
    filled(shape.fill, ink)
    shape.line.color.rgb = painted(edge)
    shape.line.width = Pt(BORDER)


def _above(mark: _core.TextMark, box: Box, scale: float) -> Box:
    """Give the place of a name that stands on a line."""
    x, y = mark.at
    return Box(box.left + scale * x - 2, box.top + scale * y - APART / 2, WORDS, APART)
