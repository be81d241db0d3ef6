"""What slides wear: our own look, or a template that a designer has made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...present import template
from ...present.theme import Theme
from .paint import painted
from .place import Box, mm

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import SlideLayout

#: Our own slides: how large they are, and where title, body, foot and logo stand, in millimetres.
PAGE = Box(0, 0, 338.67, 190.5)
HEAD = Box(14, 9, 310, 26)
BODY = Box(14, 40, 310, 128)
BELOW = Box(14, 174, 310, 10)
LOGO = Box(279, 170, 45, 14)
#: How far body and foot stand from what is above them on a template's, and how high the foot is where it has none.
APART, FOOT = 5, 10
#: The units that a presentation measures in, in a millimetre.
EMU = 36_000


@dataclass(frozen=True)
class Places:
    """Where things stand on a slide; the title where its layout has it, if None."""

    head: Box | None
    body: Box
    below: Box


class Dress:
    """A deck without slides, and how slides are added to it."""

    def __init__(self, theme: Theme) -> None:
        self.deck: Presentation = template.opened(theme.template)
        #: Whether the look is our own.
        self.own = not theme.template
        if self.own:
            self.deck.slide_width, self.deck.slide_height = mm(PAGE.width), mm(PAGE.height)
        named = template.layouts(self.deck)
        plain = template.plain(self.deck)
        assert plain is not None or theme.layout
        self.layout: SlideLayout = named[theme.layout] if theme.layout else plain  # type: ignore[assignment]
        self.cover: SlideLayout = named[theme.cover_layout] if theme.cover_layout else self.layout

    def places(self, layout: SlideLayout) -> Places:
        """Give where things stand on slides of a layout."""
        from pptx.enum.shapes import PP_PLACEHOLDER as KINDS

        if self.own:
            return Places(HEAD, BODY, BELOW)
        placeholders: Any = layout.placeholders
        there = {placeholder.placeholder_format.type: _box(placeholder) for placeholder in placeholders}
        title = there.get(KINDS.TITLE) or there[KINDS.CENTER_TITLE]
        height = self.deck.slide_height
        assert height is not None
        foot = there.get(KINDS.FOOTER) or Box(0, height / EMU - APART - FOOT, 0, FOOT)
        below = Box(title.left, foot.top, title.width, foot.height)
        top = title.bottom + APART
        free = Box(title.left, top, title.width, below.top - APART - top)
        return Places(None, there.get(KINDS.OBJECT) or there.get(KINDS.BODY) or free, below)

    def ink(self, colour: Any) -> None:
        """Give a colour of fonts that of text: our own, or the template's."""
        from pptx.enum.dml import MSO_THEME_COLOR

        if self.own:
            colour.rgb = painted("text")
        else:
            colour.theme_color = MSO_THEME_COLOR.TEXT_1


def _box(shape: Any) -> Box:
    return Box(*(length / EMU for length in (shape.left, shape.top, shape.width, shape.height)))
