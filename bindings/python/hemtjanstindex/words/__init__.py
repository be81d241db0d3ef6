"""Sentences, labels and headings for people, from the Fluent files of each language beside this module."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

Language = Literal["sv", "en"]

LANGUAGES: tuple[Language, ...] = ("sv", "en")

#: How long a text can be that Fluent puts into a message.
LONGEST = 1000


@cache
def _bundle(language: Language) -> FluentBundle:
    """Give the messages of a language that were said; arguments stand in them without marks of isolation."""
    from fluent.runtime import FluentBundle

    if language not in LANGUAGES:
        raise ValueError(f"'{language}' is not one of {', '.join(LANGUAGES)}")
    return FluentBundle([language], use_isolating=False)


@cache
def _texts(language: Language) -> dict[str, str]:
    """Give what stands in the files of a language, message by message, which takes far less than to parse them all."""
    there = sorted(files(__name__).joinpath(language).iterdir(), key=lambda file: file.name)
    texts = [file.read_text(encoding="utf-8") for file in there if file.name.endswith(".ftl")]
    pieces = [piece for text in texts for piece in re.split(r"^(?=[a-zA-Z#])", text, flags=re.MULTILINE)]
    return {piece.partition(" =")[0]: piece for piece in pieces if piece and not piece.startswith("#")}


def _parse(message: str, language: Language) -> None:
    """Parse a message that was not yet said, and those that stand in it."""
    from fluent.runtime import FluentResource

    text = _texts(language).get(message, "")
    if text and not _bundle(language).has_message(message):
        _bundle(language).add_resource(FluentResource(text))
        for within in re.findall(r"\{ ([a-z][\w-]*) \}", text):
            _parse(within, language)


def known(message: str, language: Language) -> bool:
    """Tell whether there is a message of that name."""
    return message in _texts(language)


def say(message: str, language: Language, /, **arguments: str | int) -> str:
    """Say a message in a language.

    Parameters
    ----------
    message : str
        Its name in the Fluent files.
    language : {"sv", "en"}
        The language.
    **arguments : str or int
        What stands in it: text, numbers as they are to be read. An int is for choosing a plural only.

    Raises
    ------
    LookupError
        Where there is no such message, or an argument of it is not given.
    """
    bundle = _bundle(language)
    if not bundle.has_message(message):
        _parse(message, language)
    value = bundle.get_message(message).value
    if value is None:
        raise LookupError(f"{message} says nothing in {language}")
    # Fluent takes no long text: something short stands for it until the message is made.
    long = {f"\ue000{name}\ue001": text for name, text in arguments.items() if isinstance(text, str) and len(text) > LONGEST}
    short = {name: f"\ue000{name}\ue001" for name in arguments if f"\ue000{name}\ue001" in long}
    said, errors = bundle.format_pattern(value, {**arguments, **short})
    if errors:
        raise LookupError(f"{message} in {language}: {errors[0]}")
    told = str(said)
    for mark, text in long.items():
        told = told.replace(mark, text)
    return told


@cache
def plain(prefix: str, language: Language) -> tuple[str, ...]:
    """Say every message whose name begins so and in which nothing stands."""
    said = []
    for name in sorted(name for name in _texts(language) if name.startswith(prefix)):
        _parse(name, language)
        value = _bundle(language).get_message(name).value
        if value is not None:
            text, errors = _bundle(language).format_pattern(value, {})
            said += [] if errors else [str(text)]
    return tuple(said)


@cache
def _patterns(file: str) -> list[tuple[str, re.Pattern[str]]]:
    """Give what a file of messages says as patterns of its English, those with most words first."""
    text = files(__name__).joinpath("en", file).read_text(encoding="utf-8")
    said = [(name, re.split(r"\{ \$(\w+) \}", pattern)) for name, pattern in re.findall(r"^(\S+) = (.*)$", text, re.MULTILINE)]
    said.sort(key=lambda each: -len("".join(each[1][::2])))
    return [(name, re.compile(_pattern(parts))) for name, parts in said]


def _pattern(parts: Sequence[str]) -> str:
    """Make a pattern of words and, between them, names of arguments."""
    seen: set[str] = set()
    made = re.escape(parts[0])
    for name, rest in zip(parts[1::2], parts[2::2], strict=True):
        made += (f"(?P={name})" if name in seen else f"(?P<{name}>.*?)") + re.escape(rest)
        seen.add(name)
    return made


def retold(text: str, language: Language, file: str = "errors.ftl") -> str:
    """Say in a language what is said in English by others: by the core where results hold it as text, by argparse."""
    if language == "en":
        return text
    for message, pattern in _patterns(file):
        if (found := pattern.fullmatch(text)) and all(len(part) < len(text) for part in found.groupdict().values()):
            return say(message, language, **{name: retold(part, language, file) for name, part in found.groupdict().items()})
    return text


def heads(table: str, columns: Sequence[str], language: Language, **arguments: str | int) -> list[str]:
    """Say the headings of a table's columns, which are messages TABLE-COLUMN; "" for a column without one."""
    return [say(f"{table}-{column}", language, **arguments) if column else "" for column in columns]
