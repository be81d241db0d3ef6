"""Sentences, labels and headings for people, from the Fluent files of each language beside this module."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

from fluent.runtime import FluentBundle, FluentResource

Language = Literal["sv", "en"]

LANGUAGES: tuple[Language, ...] = ("sv", "en")


@cache
def _bundle(language: Language) -> FluentBundle:
    """Read the messages of a language; arguments stand in them without marks of isolation."""
    bundle = FluentBundle([language], use_isolating=False)
    for file in sorted(files(__name__).joinpath(language).iterdir(), key=lambda file: file.name):
        if file.name.endswith(".ftl"):
            bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle


def known(message: str, language: Language) -> bool:
    """Tell whether there is a message of that name."""
    return _bundle(language).has_message(message)


def say(message: str, language: Language, **arguments: str | int) -> str:
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
    value = bundle.get_message(message).value
    if value is None:
        raise LookupError(f"{message} says nothing in {language}")
    text, errors = bundle.format_pattern(value, arguments)
    if errors:
        raise LookupError(f"{message} in {language}: {errors[0]}")
    return str(text)


def heads(table: str, columns: Sequence[str], language: Language, **arguments: str | int) -> list[str]:
    """Say the headings of a table's columns, which are messages TABLE-COLUMN; "" for a column without one."""
    return [say(f"{table}-{column}", language, **arguments) if column else "" for column in columns]
