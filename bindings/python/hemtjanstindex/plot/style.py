"""Colours and words that the pictures share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ..core.errors import MethodError, problem
from ..present import readable, tokens
from ..words import LANGUAGES, Language, say

if TYPE_CHECKING:
    from pandas import DataFrame

Colouring = Literal["group", "kolada", "scale"]

INK, QUIET, FAINT, NONE = (tokens.colour(name) for name in ("text", "muted", "hairline", "hairline"))


class Look(NamedTuple):
    """How a class is drawn: its colour and shape, either of which tells it, and what it is called."""

    colour: str
    marker: str
    name: str

    @property
    def ink(self) -> str:
        """What is read on its colour."""
        return INK if self.colour in LIGHT else "white"


#: Result groups from dark to light, also in grey print, and quarters in Kolada's colours; with shapes.
GROUPS = {"high": "D", "above": "^", "near": "o", "below": "v", "low": "s"}
QUARTERS = {"green": ("#4a9e54", "^"), "yellow": ("#f0c43c", "o"), "red": ("#d2453a", "v")}
LIGHT = (NONE, tokens.colour("low"), *(colour for colour, _ in QUARTERS.values()))
#: Kinds of anything else.
KINDS = [
    (tokens.colour(name), marker)
    for name, marker in (("above", "o"), ("low", "s"), ("near", "D"), ("below", "^"), ("high", "v"))
]


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


def classes(colouring: Colouring, language: Language) -> tuple[str, dict[str, Look]]:
    """Give the column of a ranking that a colouring shows, and how its labels are drawn and called."""
    if colouring == "kolada":
        return "colour", {label: Look(*look, word(f"quarter-{label}", language)) for label, look in QUARTERS.items()}
    looks = {label: (tokens.colour(label), marker) for label, marker in GROUPS.items()}
    return "group", {label: Look(*look, word(f"group-{label}", language)) for label, look in looks.items()}


def shown(scores: Any, node: str | None, language: Language) -> tuple[DataFrame, list[str]]:
    """Give the ranking to draw, and of ``Scores`` what must stand in the picture: the edition, its status, year and node."""
    if hasattr(scores, "columns"):
        return scores, []
    model = scores.index.model
    told = [readable.edition(scores, language), readable.title(model, node or model.root, language), word("score", language)]
    return scores.ranking(node), [" · ".join(told)]
