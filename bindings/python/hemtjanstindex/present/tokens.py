"""Colours and type of everything that is drawn or written for people, from one file."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Theme = Literal["light", "dark"]


@cache
def tokens() -> dict[str, Any]:
    """Read the tokens."""
    return json.loads(files(__package__).joinpath("tokens.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def colour(name: str, theme: Theme = "light") -> str:
    """Give a colour by its name."""
    return str(tokens()["colours"][name][theme])
