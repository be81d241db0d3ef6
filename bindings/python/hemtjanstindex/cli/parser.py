"""Parsers whose help, usage and errors are in the language asked for: the words stand in ``words/*/cli.ftl`` by name."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from ..present import layout
from ..words import LANGUAGES, Language, known, retold, say

#: Where the locale says its language, the first that says anything.
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


def language_of(argv: Sequence[str]) -> Language:
    """Give the language asked for anywhere among the arguments, or else that of the locale."""
    asked = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    asked.add_argument("--language", choices=LANGUAGES)
    try:
        named = asked.parse_known_args(argv)[0].language
    except argparse.ArgumentError:
        named = None
    locale = next(filter(None, map(os.environ.get, LOCALE)), "")
    return named or ("sv" if locale.startswith("sv") else "en")


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in its language."""

    language: Language = "en"

    def __init__(self, *told: Any, **named: Any) -> None:
        super().__init__(*told, **named)
        # A mark that stands for no value is no option, though it may begin like one: --missing -=missing.
        self._negative_number_matcher = re.compile(r"-[\d.]+$|-[^-]*=(missing|not_answered|suppressed|not_applicable)$")

    def error(self, message: str) -> NoReturn:
        """End with what is wrong."""
        self.print_usage(sys.stderr)
        told = layout.harmless(retold(message, self.language, "argparse.ftl"))
        self.exit(2, say("cli-error", self.language, program=self.prog, message=told) + "\n")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Lays help out as it is written, with the word for usage."""

    def __init__(self, prog: str, language: Language) -> None:
        super().__init__(prog)
        self._language = language

    def add_usage(self, usage, actions, groups, prefix=None) -> None:  # type: ignore[no-untyped-def]
        """Add the usage."""
        super().add_usage(usage, actions, groups, prefix or say("cli-usage", self._language) + " ")


def put_words(parser: Parser, language: Language, command: str = "") -> None:
    """Put the words in that a parser was made without, and into those of its commands.

    What a command does is the message ``cli-COMMAND``, its options ``cli-COMMAND-NAME`` or, where they are the same for several
    commands, ``cli-any-NAME``; titles of groups are written as the names of messages, and the epilog is an example.
    """
    parser.language = language
    parser.formatter_class = lambda prog: _Formatter(prog, language)
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for choice in action._choices_actions:
                choice.help = say(f"cli-{choice.dest}", language)
            for name, within in action.choices.items():
                put_words(within, language, name)
        else:
            action.help = say(message_of(action.dest, command), language)
    for group in parser._action_groups:
        group.title = say(f"cli-group-{str(group.title).replace(' ', '_')}", language)
    told = say(f"cli-{command or 'about'}", language)
    parser.description = layout.paragraph(f"{told[0].upper()}{told[1:].removesuffix('.')}.")
    parser.epilog = f"{say('cli-example', language)}\n  {parser.epilog}"
    if not command:
        parser.epilog += "\n\n" + layout.paragraph(say("cli-codes", language))


def message_of(name: str, command: str) -> str:
    """Give the name of the message that tells of an option."""
    own = f"cli-{command}-{name}"
    return own if known(own, "en") else f"cli-any-{name}"
