"""Colours and words that the pictures share."""

from __future__ import annotations

from typing import Literal

from ..errors import MethodError, Problem

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


def number(value: float, language: Language, digits: int = 1) -> str:
    """Write the value with the language's decimal sign, and thin spaces between thousands."""
    text = f"{value:,.{digits}f}".replace(",", "\u2009")
    return text.replace(".", ",") if language == "sv" else text


def classes(colouring: Colouring) -> tuple[str, dict[str, tuple[str, str, str]]]:
    """Give the column of a ranking that a colouring shows, and its labels with their colours and names."""
    return ("colour", QUARTERS) if colouring == "kolada" else ("group", GROUPS)
