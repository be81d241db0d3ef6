"""Rules, and what varies, in words: told from what the core writes of them."""

from __future__ import annotations

import re

from .. import words
from ..words import Language, say
from . import numbers

#: A source of uncertainty as the core describes it, and the plainest one.
SOURCE = re.compile(r"([a-z_]+)\((.*)\)", re.DOTALL)
ALL_WEIGHTS = re.compile(r"weights\(spread = ([0-9.e-]+)\)")


def rule(text: str, language: Language) -> str:
    """Name a rule; in English as a definition writes it, with its parameters."""
    message = f"rule-{text.partition('(')[0]}"
    return say(message, language) if language != "en" and words.known(message, language) else text


def source(text: str, language: Language) -> str:
    """Say what varies."""
    if of_all := ALL_WEIGHTS.fullmatch(text):
        return say("source-all_weights", language, share=numbers.percent(float(of_all[1]), language, "g"))
    found = SOURCE.fullmatch(text)
    if found is None or not words.known(f"source-{found[1]}", language):
        return text
    kind, how = found.groups()
    return say(f"source-{kind}", language, how=f" ({how})" if how else "")
