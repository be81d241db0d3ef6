"""Numbers as people read them: the core writes them, with the marks of the language."""

from __future__ import annotations

import math
from functools import cache

from .. import _core
from ..words import Language, say

NONE = "–"


def number(value: float | None, form: str, language: Language) -> str:
    """Write a number in a format such as ``.1f``, with the marks of the language; a dash for none."""
    if value is None or math.isnan(value):
        return NONE
    if form.endswith("%"):
        return percent(value, language, form.replace("%", "f")) + say("number-percent", language)
    return _core.number_words(value, form, *_marks(language))


def short(value: float | None, form: str, language: Language) -> str:
    """Write a number to one decimal, or none where it is whole to that."""
    return number(value, form, language).removesuffix(f"{_marks(language)[0]}0")


def difference(value: float | None, language: Language, form: str = "+.2f") -> str:
    """Write a difference, with its sign."""
    return number(value, form, language)


def whole(value: int, language: Language) -> str:
    """Write a whole number with the language's sign between thousands."""
    return number(value, ",.0f", language)


def score(value: float | None, language: Language) -> str:
    """Write a score to one decimal."""
    return number(value, ".1f", language)


def general(value: float | None, language: Language) -> str:
    """Write a number with the digits that it has, six at the most."""
    return number(value, "g", language)


def percent(share: float, language: Language, form: str = ".0f") -> str:
    """Write a share in percent, without the sign."""
    return _core.number_words(share, form, *_marks(language), shift=2)


def rounded(value: float, decimals: int) -> float:
    """Round a number as it is written."""
    return float(_core.number_words(value, f".{decimals}f").replace("\u2212", "-"))


def grouped(value: float, language: Language, digits: int = 1) -> str:
    """Write a number for a picture, with thin spaces between thousands."""
    return _core.number_words(value, f",.{digits}f", decimal=_marks(language)[0], thousands="\u2009")


@cache
def _marks(language: Language) -> tuple[str, str]:
    return say("number-decimal", language), say("number-thousands", language)
