"""Colours and type of everything that a report is written as, from one file."""

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


def style() -> str:
    """Write the colours as variables of a style sheet, and what pictures are filled and drawn with in either theme."""
    names = tokens()["colours"]

    def variables(theme: Theme) -> str:
        return " ".join(f"--{name}: {colour(name, theme)};" for name in names)

    painted = "\n".join(f".f-{name} {{ fill: var(--{name}); }} .s-{name} {{ stroke: var(--{name}); }}" for name in names)
    dark = f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {variables('dark')} }} }}"
    return f":root {{ {variables('light')} }}\n{dark}\n{painted}"
