"""Rules, and what varies, in words: told from what the core writes of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .. import words
from ..words import Language, say
from . import numbers

#: A rule or a source of uncertainty as the core describes it, and the plainest source.
CALL = re.compile(r"([a-z_]+)(?:\((.*)\))?", re.DOTALL)
ALL_WEIGHTS = re.compile(r"weights\(spread = ([0-9.e-]+)\)")
NUMBER = re.compile(r"-?[0-9.]+(?:e-?[0-9]+)?")

#: Parameters that are shares of something.
SHARES = ("min_coverage", "log_share")

Naming = Callable[[str], str]


def rule(text: str, language: Language) -> str:
    """Name a rule with its parameters; in English as a definition writes it."""
    found = CALL.fullmatch(text)
    if language == "en" or found is None or not words.known(f"rule-{found[1]}", language):
        return text
    return ": ".join(filter(None, [say(f"rule-{found[1]}", language), _parameters(found[1], found[2] or "", language, str)]))


def named(text: str, language: Language, name: Naming = str) -> str:
    """Say a rule, or several by what they are for, and their parameters; `name` gives the name of a node."""
    steps = list(_split(text, "; "))
    if len(steps) > 1:
        return "; ".join(named(step, language, name) for step in steps)
    return ", ".join(_placed(part, language, name) for part in _split(text, ", "))


def source(text: str, language: Language, name: Naming = str) -> str:
    """Say what varies; `name` gives the name of a node."""
    if of_all := ALL_WEIGHTS.fullmatch(text):
        return say("source-all_weights", language, share=numbers.percent(float(of_all[1]), language, "g"))
    found = CALL.fullmatch(text)
    if found is None or not words.known(f"source-{found[1]}", language):
        return text
    kind, how = found[1], found[2] or ""
    if language != "en":
        how = _choice(how, language, name) if kind == "choice" else _parameters(kind, how, language, name)
    return say(f"source-{kind}", language, how=f" ({how})" if how else "")


def kind(text: str, language: Language) -> str:
    """Say which source it is by what the core calls it: its kind, or the step that a choice is of."""
    if words.known(f"source-{text}", language):
        return say(f"source-{text}", language, how="")
    return _word("step", text, language)


def _split(text: str, mark: str) -> Iterator[str]:
    """Part a text at a mark that stands in no brackets."""
    depth = start = 0
    for at, sign in enumerate(text):
        depth += (sign in "([") - (sign in ")]")
        if depth == 0 and text.startswith(mark, at):
            yield text[start:at]
            start = at + len(mark)
    yield text[start:]


def _placed(text: str, language: Language, name: Naming) -> str:
    """Say a rule that may stand after what it is for: a step, a status, a level or a node."""
    place, colon, of = text.partition(": ")
    if not colon:
        return _called(text, language, name)
    return f"{_where(place, language, name)}: {_called(of, language, name)}"


def _where(place: str, language: Language, name: Naming) -> str:
    """Say what a rule is for: a step or status, a level, a node, or a status of one."""
    if level := re.fullmatch(r"level (\d+)", place):
        return say("rule-level", language, level=level[1])
    node, of, status = place.rpartition(" ")
    return f"{name(node)}, {_word('step', status, language)}" if of else _word("step", name(place), language)


def _called(text: str, language: Language, name: Naming) -> str:
    found = CALL.fullmatch(text)
    if found is None or not words.known(f"rule-{found[1]}", language):
        return text
    how = _parameters(found[1], found[2] or "", language, name)
    return say(f"rule-{found[1]}", language) + (f" ({how})" if how else "")


def _parameters(owner: str, text: str, language: Language, name: Naming) -> str:
    return "; ".join(_parameter(owner, part, language, name) for part in _split(text, ", ") if part)


def _parameter(owner: str, text: str, language: Language, name: Naming) -> str:
    which, equals, value = text.partition(" = ")
    if counted := re.fullmatch(r"(\d+) respondents (.*)", text):
        return say("parameter-answers", language, number=numbers.whole(int(counted[1]), language), hash=counted[2])
    if not equals:
        return _word("parameter", text, language)
    if words.known(f"parameter-{which}-{value}", language):
        return say(f"parameter-{which}-{value}", language)
    which = f"{owner}_{which}" if words.known(f"parameter-{owner}_{which}", language) else which
    share = which in SHARES
    told = f"{numbers.percent(float(value), language, 'g')} %" if share else _value(value, language, name)
    return say(f"parameter-{which}", language, value=told) if words.known(f"parameter-{which}", language) else text


def _value(text: str, language: Language, name: Naming) -> str:
    if text.startswith("["):
        parts = list(_split(text[1:-1], ", "))
        mark = f" {say('parameter-and', language)} " if all(map(NUMBER.fullmatch, parts)) else ", "
        return mark.join(_value(part, language, name) for part in parts)
    if NUMBER.fullmatch(text):
        return numbers.general(float(text), language)
    return _word("parameter-value", name(text.strip('"')), language)


def _choice(text: str, language: Language, name: Naming) -> str:
    """Say between which rules a choice is, where, and how likely each of them is."""
    what, _, rest = text.partition(": ")
    step, _, where = what.partition(" at ")
    told = _word("step", step, language)
    if where:
        told += f", {_where(where, language, name)}"
    rest, _, chances = rest.partition(", p = ")
    between = f" {say('rule-or', language)} ".join(named(each, language, name) for each in _split(rest, " | "))
    likely = f"; {say('parameter-drop_p', language, value=_value(chances, language, name))}" if chances else ""
    return f"{told}: {between}{likely}"


def _word(kind: str, code: str, language: Language) -> str:
    """Give the word for a code of the core, where there is one."""
    message = f"{kind}-{code.replace(' ', '_')}"
    return say(message, language) if words.known(message, language) else code
