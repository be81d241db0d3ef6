"""Facts, and sentences made of them: every word of a report is a message whose variables are facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from ..words import LANGUAGES, Language, say


@dataclass(frozen=True)
class Fact:
    """Something that is so of a unit or of an edition.

    Attributes
    ----------
    id : str
        What it is called, the same for every unit.
    value : float or str
        What it is, in full precision.
    rests_on : str
        The result and the column that it was read from, or the facts that it was computed of.
    """

    id: str
    value: float | str
    rests_on: str
    _texts: dict[Language, str] = field(repr=False)

    def text(self, language: Language) -> str:
        """Write it as it is read in a language."""
        return self._texts[language]

    def facts(self) -> Iterator[Fact]:
        """Give the fact itself."""
        yield self


@dataclass(frozen=True)
class Sentence:
    """A message with the facts, or sentences, that stand in it, and what chooses between its forms."""

    message: str
    variables: dict[str, Fact | Sentence]
    choices: dict[str, str | int]

    def text(self, language: Language) -> str:
        """Say it, as it stands within another sentence."""
        told = {name: of.text(language) for name, of in self.variables.items()}
        return say(self.message, language, **told, **self.choices)

    def sentence(self, language: Language) -> str:
        """Say it with a capital letter."""
        return capital(self.text(language))

    def facts(self) -> Iterator[Fact]:
        """Give the facts that it says."""
        for of in self.variables.values():
            yield from of.facts()


@dataclass(frozen=True)
class Link(Sentence):
    """A sentence that leads somewhere, by the language of the file, where a format has links."""

    to: Callable[[Language], str]


#: What stands in a cell, a label or a sentence.
Told = Fact | Sentence


def tell(message: str, /, **variables: Told | str | int) -> Sentence:
    """Make a sentence of the message ``report-MESSAGE``; texts and numbers as such choose between its forms."""
    facts: dict[str, Told] = {}
    choices: dict[str, str | int] = {}
    for name, of in variables.items():
        if isinstance(of, Fact | Sentence):
            facts[name] = of
        else:
            choices[name] = of
    return Sentence(f"report-{message}", facts, choices)


def link(of: Sentence, to: str) -> Link:
    """Let a sentence lead to a file beside this one, or to a place in a file."""
    return Link(of.message, of.variables, of.choices, lambda _: to)


def capital(text: str) -> str:
    """Begin a text with a capital letter."""
    return text[:1].upper() + text[1:]


def series(parts: Sequence[Told]) -> Told:
    """Join one part or several as a sentence lists them: A, B and C."""
    told = parts[-1]
    for place, part in enumerate(reversed(parts[:-1])):
        told = tell("series-and", first=part, last=told) if place == 0 else tell("series", first=part, rest=told)
    return told


class Facts:
    """The facts of a unit by their ids; each has one value, which can be written in several ways."""

    def __init__(self) -> None:
        self._known: dict[str, Fact] = {}

    def add(self, name: str, value: float | str, rests_on: str, write: Callable[[Language], str]) -> Fact:
        """Give a fact as it is written here.

        Raises
        ------
        ValueError
            Where another value goes by that name.
        """
        made = Fact(name, value, rests_on, {language: write(language) for language in LANGUAGES})
        known = self._known.setdefault(name, made)
        if known.value != made.value:
            raise ValueError(f"{name} is {known.value} and {value}")
        return made

    def __iter__(self) -> Iterator[Fact]:
        """Give all facts."""
        return iter(self._known.values())
