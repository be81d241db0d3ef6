"""Colours and words that the pictures share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

from ..core.errors import MethodError, problem
from ..words import LANGUAGES, Language, say

if TYPE_CHECKING:
    from pandas import DataFrame

Colouring = Literal["group", "kolada", "scale"]

INK = "#222222"
QUIET = "#767676"
FAINT = "#e4e1da"
NONE = "#c3c3c3"

GROUPS = {"high": "#0b6e5a", "above": "#63b096", "near": "#d9cf9f", "below": "#e39a58", "low": "#b23a2e"}
QUARTERS = {"green": "#4a9e54", "yellow": "#f0c43c", "red": "#d2453a"}


def check(language: Language) -> None:
    """Refuse a language that there is not.

    Raises
    ------
    MethodError
        Where there is no such language.
    """
    if language not in LANGUAGES:
        raise MethodError([problem("invalid_parameter", "no-language", known=", ".join(LANGUAGES), language=language)])


def word(key: str, language: Language, **arguments: str) -> str:
    """Look up a word in a language, which `check` knows."""
    check(language)
    return say(key if key.startswith("group-") else f"plot-{key}", language, **arguments)


def thin(rows: DataFrame) -> list[bool]:
    """Tell of each row whether its score rests on little; frames of one's own need not say so."""
    columns = [column for column in rows.columns if column == "thin" or str(column).startswith("thin_")]
    return [any(row) for row in zip(*(rows[column] for column in columns), strict=True)] if columns else [False] * len(rows)


def marked(names: Iterable[str], little: Iterable[bool]) -> list[str]:
    """Put a dagger after the names of those whose scores rest on little."""
    return [f"{name} †" if weak else str(name) for name, weak in zip(names, little, strict=True)]


def dot(colour: str, little: bool) -> dict[str, Any]:
    """Give the look of a dot: hollow where the score rests on little."""
    return {"mfc": "white", "mec": colour, "mew": 1.1} if little else {"color": colour, "mec": "white", "mew": 0.5}


def classes(colouring: Colouring, language: Language) -> tuple[str, dict[str, tuple[str, str]]]:
    """Give the column of a ranking that a colouring shows, and its labels with their colours and names."""
    if colouring == "kolada":
        return "colour", {label: (colour, word(f"quarter-{label}", language)) for label, colour in QUARTERS.items()}
    return "group", {label: (colour, word(f"group-{label}", language)) for label, colour in GROUPS.items()}
