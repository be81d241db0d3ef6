"""The outlines of Sweden's municipalities, for maps."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TypedDict


class Boundaries(TypedDict):
    """Rings by the codes of municipalities: a point, then the way to each next, east and north by turns, in steps of metres."""

    step: int
    shapes: dict[str, list[list[int]]]


@cache
def boundaries() -> Boundaries:
    """Give the outlines by the codes of the municipalities (SWEREF 99 TM)."""
    read: Boundaries = json.loads(files(__package__).joinpath("municipalities.json").read_text(encoding="utf-8"))
    return read
