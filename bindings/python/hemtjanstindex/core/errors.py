"""The errors of the library: each lists every problem that was found."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .. import _core
from ..words import Language, retold, say


@dataclass(frozen=True)
class Message:
    """A sentence, or a part of one, that every language can say.

    Attributes
    ----------
    id : str
        Its name, which stays.
    text : str
        The sentence in English.
    arguments : mapping
        What stands in it, by name: text as it is in every language, a number, or another message.
    """

    id: str
    text: str
    arguments: Mapping[str, str | float | Message] = field(default_factory=dict, hash=False)

    def words(self, language: Language = "en") -> str:
        """Say it in a language."""
        return _said(self.id, self.text, self.arguments, language)


@dataclass(frozen=True)
class Problem:
    """One fault, with as much of its place as is known.

    Attributes
    ----------
    code : str
        What kind of fault it is; the codes are stable and listed in ``docs/errors.md``.
    message : str
        What was expected and what came.
    file : str
        The file it is in, or "".
    line, column : int
        Its place in the file, counted from 1; 0 where unknown.
    unit, indicator : str
        The cell it is about, or "".
    sheet, cell, heading : str
        The same cell as a spreadsheet shows it: the sheet of a workbook, the cell (H14) and what its column is called; or "".
    message_id : str
        The name of the message, which stays; "" where the text is all there is.
    arguments : mapping
        What stands in the message, by name: text, a number, or a `Message`.
    """

    code: str
    message: str
    file: str = ""
    line: int = 0
    column: int = 0
    unit: str = ""
    indicator: str = ""
    sheet: str = ""
    cell: str = ""
    heading: str = ""
    message_id: str = ""
    arguments: Mapping[str, str | float | Message] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        """Give one line: ``file, cell (heading): code: message (unit, indicator)``, or ``file:line:column:`` outside tables."""
        return self.line_of("en")

    def words(self, language: Language = "en") -> str:
        """Give the message in a language; in English where it has no name."""
        return _said(self.message_id, self.message, self.arguments, language)

    def line_of(self, language: Language = "en") -> str:
        """Give the line that tells it, in a language."""
        indicator = "" if self.indicator == self.heading else self.indicator
        about = ", ".join(
            say(f"problem-{what}", language, code=of) for what, of in (("unit", self.unit), ("indicator", indicator)) if of
        )
        return self._head(self.place(language)) + self.words(language) + (f" ({about})" if about else "")

    def place(self, language: Language = "en") -> str:
        """Give its place in words: ``figures.xlsx, sheet 2014, H14 (trygghet)``, or ``my-index.toml:4:13``."""
        if not self.cell:
            return ":".join(str(part) for part in (self.file, self.line, self.column if self.line else 0) if part)
        return ", ".join([*self._grounds(language), f"{self.cell} ({self.heading})" if self.heading else self.cell])

    def _grounds(self, language: Language) -> list[str]:
        sheet = say("problem-sheet", language, name=self.sheet) if self.sheet else ""
        return [part for part in (self.file, sheet) if part]

    def _head(self, place: str) -> str:
        return f"{place}: {self.code}: " if place else f"{self.code}: "

    def _short(self) -> str:
        """Give its place within its file."""
        of = ", ".join(part for part in (self.unit, "" if self.indicator == self.heading else self.indicator) if part)
        return f"{self.cell} ({of})" if self.cell and of else self.cell or of

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain data, messages within it by name with their own arguments."""
        told = {name: value for name, value in vars(self).items() if name != "arguments"}
        return {**told, "arguments": _plain(self.arguments)}


#: How many places, or values, of one kind are named.
FEW = 3


@dataclass(frozen=True)
class ProblemKind:
    """Problems that are told together.

    Attributes
    ----------
    problems : tuple of Problem
        Those that say the same of several places, of one value or of several.
    """

    problems: tuple[Problem, ...]

    def words(self, language: Language = "en") -> str:
        """Give one line: what is wrong, in how many places, and the first of them, of every value where there are several."""
        first = self.problems[0]
        if len(self.problems) == 1:
            return first.line_of(language)
        values: dict[str, list[Problem]] = {}
        for each in self.problems:
            values.setdefault(self._value(each, language), []).append(each)
        if len(values) == 1:
            message, mark, examples = "problem-places", ", ", [problem._short() for problem in self.problems]
        else:
            message, mark = "problem-values", "; "
            examples = [self._example(value, found, language) for value, found in values.items()]
        listed = mark.join(filter(None, examples[:FEW])) + (f"{mark}…" if len(examples) > FEW else "")
        told = say(message, language, number=str(len(self.problems)), places=listed)
        return f"{first._head(', '.join(first._grounds(language)))}{first.words(language)} ({told})"

    def _value(self, problem: Problem, language: Language) -> str:
        """Give what a message says of one place that it does not say of another: the first of its arguments that differs."""
        first = self.problems[0]
        differs = (name for name, value in first.arguments.items() if any(e.arguments[name] != value for e in self.problems))
        name = next(differs, None)
        return "" if name is None else _worded(problem.arguments[name], language)

    @staticmethod
    def _example(value: str, found: list[Problem], language: Language) -> str:
        place = found[0]._short()
        if len(found) > 1:
            return say("problem-value-places", language, value=value, number=str(len(found)), place=place)
        return say("problem-value", language, value=value, place=place) if place not in ("", value) else value


def kinds(problems: Iterable[Problem]) -> list[ProblemKind]:
    """Gather what is of one kind: the same message about several cells or units of a file."""
    same: dict[tuple[Any, ...], list[Problem]] = {}
    for each in problems:
        alone = (each.line, each.column) if each.line and not each.cell else ()
        said = (each.message_id, *each.arguments) if each.message_id else (each.message,)
        same.setdefault((each.file, each.sheet, each.code, alone, said), []).append(each)
    return [ProblemKind(tuple(found)) for found in same.values()]


class Error(Exception):
    """Base of all errors of this library.

    Parameters
    ----------
    problems : iterable of Problem
        Everything that is wrong.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """Give one line per kind of problem, with the first places."""
        return self.words("en")

    def words(self, language: Language = "en") -> str:
        """Give one line per kind of problem, with the first places, in a language; `problems` has them all."""
        return "\n".join(kind.words(language) for kind in kinds(self.problems))


class ModelError(Error):
    """The tree or its metadata cannot be used."""


class MethodError(Error):
    """The method cannot be used, or not with this model or reference."""


class DataError(Error):
    """A file or table cannot be used."""


class Caution(RuntimeWarning):
    """A warning that every language can say."""

    def __init__(self, message: Message | ProblemKind) -> None:
        self.message = message
        super().__init__(message.words("en"))


def caution(message: str, /, **arguments: Any) -> Caution:
    """Make a warning of a message of the Fluent files, ``error-MESSAGE``, about whole numbers, marked at thousands."""
    return Caution(Message(message, _said(message, "", arguments, "en"), arguments))


def problem(code: str, message: str, /, *, file: str = "", unit: str = "", indicator: str = "", **arguments: Any) -> Problem:
    """Make a problem of a message of the Fluent files, ``error-MESSAGE``, with what stands in it; a float as people read it."""
    given = {name: value if isinstance(value, Message | float) else str(value) for name, value in arguments.items()}
    text = _said(message, "", given, "en")
    return Problem(code, text, file=file, unit=unit, indicator=indicator, message_id=message, arguments=given)


def part(message: str, /, **arguments: Any) -> Message:
    """Make a part of a message in the same way."""
    given = {name: value if isinstance(value, Message) else str(value) for name, value in arguments.items()}
    return Message(message, _said(message, "", given, "en"), given)


#: What the system says of a file that cannot be written, as `write_whole` says it.
FAULTS = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EACCES: "not-allowed",
    errno.EPERM: "not-allowed",
    errno.EROFS: "not-allowed",
    errno.ENOENT: "no-folder",
    errno.ENOTDIR: "no-folder",
    errno.ENAMETOOLONG: "name-too-long",
    errno.EISDIR: "is-folder",
}


def unwritten(error: OSError) -> Message:
    """Say why a file cannot be written; in the system's words where there are none of ours."""
    message = FAULTS.get(error.errno or 0)
    return part(message) if message else Message("", error.strerror or str(error))


def _said(message: str, text: str, arguments: Mapping[str, str | float | Message], language: Language) -> str:
    if not message or (text and language == "en"):
        return text
    within = {name: _worded(value, language) for name, value in arguments.items()}
    if message == "toml":
        within["why"] = retold(within["why"], language, "toml.ftl")
    return say(f"error-{message}", language, **within)


def _worded(value: str | float | Message, language: Language) -> str:
    if isinstance(value, int):
        return _core.number_words(value, ",.0f", thousands=say("number-thousands", language))
    if isinstance(value, float):
        return _core.number_words(value, "g", decimal=say("number-decimal", language))
    return value.words(language) if isinstance(value, Message) else value


def _plain(arguments: Mapping[str, str | float | Message]) -> dict[str, Any]:
    return {
        name: {"id": value.id, "arguments": _plain(value.arguments)} if isinstance(value, Message) else value
        for name, value in arguments.items()
    }
