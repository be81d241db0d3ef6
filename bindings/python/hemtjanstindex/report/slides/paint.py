"""Colours of what stands on slides."""

from __future__ import annotations

from typing import Any

from ...present.tokens import colour


def of_hex(of: str) -> Any:
    """Give a colour as slides have it."""
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(of.removeprefix("#"))


def painted(name: str) -> Any:
    """Give a colour of the reports as slides have it."""
    return of_hex(colour(name))


def filled(fill: Any, ink: str) -> None:
    """Fill with a colour of the reports."""
    fill.solid()
    fill.fore_color.rgb = painted(ink)
