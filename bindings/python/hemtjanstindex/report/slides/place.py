"""Places on a slide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Box:
    """A place on a slide, in millimetres."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Give where it ends across."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Give where it ends."""
        return self.top + self.height


def measures(box: Box) -> tuple[Any, Any, Any, Any]:
    """Give a place as shapes have it."""
    return mm(box.left), mm(box.top), mm(box.width), mm(box.height)


def mm(length: float) -> Any:
    """Give a length as shapes have it."""
    from pptx.util import Mm

    return Mm(length)
