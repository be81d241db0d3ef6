"""Colours and words that the pictures share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

from ..core.errors import MethodError, Problem

if TYPE_CHECKING:
    from pandas import DataFrame

Language = Literal["sv", "en"]
Colouring = Literal["group", "kolada", "scale"]

LANGUAGES = ("sv", "en")

INK = "#222222"
QUIET = "#767676"
FAINT = "#e4e1da"
NONE = "#c3c3c3"

GROUPS = {
    "high": ("#0b6e5a", "Högt resultat", "High result"),
    "above": ("#63b096", "Över medel", "Above the mean"),
    "near": ("#d9cf9f", "Nära medel", "Near the mean"),
    "below": ("#e39a58", "Under medel", "Below the mean"),
    "low": ("#b23a2e", "Lågt resultat", "Low result"),
}
QUARTERS = {
    "green": ("#4a9e54", "Bästa fjärdedelen", "Best quarter"),
    "yellow": ("#f0c43c", "Mellersta hälften", "Middle half"),
    "red": ("#d2453a", "Sämsta fjärdedelen", "Worst quarter"),
}
WORDS = {
    "none": ("Utan poäng", "No score"),
    "score": ("Poäng", "Score"),
    "unranked": ("Utan placering", "Unranked"),
    "inhabitants": ("invånare", "inhabitants"),
    "matrix": ("Enheter och utförare", "Units and providers"),
    "mean": ("medel", "mean"),
    "above_both": ("över medel i båda", "above the mean in both"),
    "below_both": ("under medel i båda", "below the mean in both"),
    "rank": ("Plats", "Rank"),
    "ranks": ("Hur säkra är platserna?", "How sure are the ranks?"),
    "probabilities": ("Hur ofta på varje plats", "How often at each rank"),
    "dominance": ("Hur ofta raden står över kolumnen", "How often the row stands above the column"),
    "by_expected": ("Enheter efter väntad plats", "Units by expected rank"),
    "share": ("andel", "share"),
    "random": (
        "Bara slumpfel: att de som inte svarat kan tycka annorlunda ingår inte.",
        "Random error only: that those who did not answer may think otherwise is not in it.",
    ),
    "thin": (
        "† Svagt underlag: mindre än hälften av en del som väger minst en fjärdedel är observerad.",
        "† Rests on little: less than half of a part that weighs a quarter or more was observed.",
    ),
    "hatched": (
        "Snedstreckat (†): svagt underlag, mindre än hälften av en del som väger minst en fjärdedel är observerad.",
        "Hatched (†): rests on little, less than half of a part that weighs a quarter or more was observed.",
    ),
    "replicates": ("{} omräkningar; det som varierar", "{} replicates; what varies"),
    "intervals": (
        "Punkt: platsen som den är. Streck: medelplats. Band: {} % av omräkningarna.",
        "Dot: rank as it is. Tick: mean rank. Band: {} % of the replicates.",
    ),
}


def word(key: str, language: Language) -> str:
    """Look up a word in a language.

    Raises
    ------
    MethodError
        Where there is no such language.
    """
    if language not in LANGUAGES:
        raise MethodError([Problem("invalid_parameter", f"language must be one of {', '.join(LANGUAGES)}, not '{language}'")])
    return WORDS[key][LANGUAGES.index(language)]


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


def number(value: float, language: Language, digits: int = 1) -> str:
    """Write the value with the language's decimal sign, and thin spaces between thousands."""
    text = f"{value:,.{digits}f}".replace(",", "\u2009")
    return text.replace(".", ",") if language == "sv" else text


def classes(colouring: Colouring) -> tuple[str, dict[str, tuple[str, str, str]]]:
    """Give the column of a ranking that a colouring shows, and its labels with their colours and names."""
    return ("colour", QUARTERS) if colouring == "kolada" else ("group", GROUPS)
