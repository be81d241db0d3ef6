"""Numbers as people read them: the one place that writes them."""

from __future__ import annotations

import math

from ..words import Language

NONE = "–"


def number(value: float | None, form: str, language: Language) -> str:
    """Write a number in a format of Python's, such as ``.1f``, with the decimal mark of the language; a dash for none."""
    if value is None or math.isnan(value):
        return NONE
    return format(value, form).replace(".", "," if language == "sv" else ".")


def short(value: float | None, form: str, language: Language) -> str:
    """Write a number to one decimal, or none where it is whole to that."""
    return number(value, form, language).removesuffix(",0" if language == "sv" else ".0")


def difference(value: float | None, language: Language, form: str = "+.2f") -> str:
    """Write a difference, with a minus sign."""
    return number(value, form, language).replace("-", "−")


def whole(value: int, language: Language) -> str:
    """Write a whole number with the language's sign between thousands."""
    return f"{value:,}".replace(",", " " if language == "sv" else ",")


def score(value: float | None, language: Language) -> str:
    """Write a score to one decimal."""
    return number(value, ".1f", language)


def general(value: float | None, language: Language) -> str:
    """Write a number with the digits that it has, six at the most."""
    return number(value, "g", language)


def percent(share: float, language: Language, form: str = ".0f") -> str:
    """Write a share in percent, without the sign."""
    return number(100 * share, form, language)


def grouped(value: float, language: Language, digits: int = 1) -> str:
    """Write a number for a picture, with thin spaces between thousands."""
    return number(value, f"_.{digits}f", language).replace("_", "\u2009")
