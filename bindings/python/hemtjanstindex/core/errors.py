"""The errors of the library: each lists every problem that was found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


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
    """

    code: str
    message: str
    file: str = ""
    line: int = 0
    column: int = 0
    unit: str = ""
    indicator: str = ""

    def __str__(self) -> str:
        """Give one line: ``file:line:column: code: message (unit, indicator)``."""
        place = ":".join(str(part) for part in (self.file, self.line, self.column if self.line else 0) if part)
        cell = ", ".join(f"{what} {of}" for what, of in (("unit", self.unit), ("indicator", self.indicator)) if of)
        return (f"{place}: " if place else "") + f"{self.code}: {self.message}" + (f" ({cell})" if cell else "")


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
        """Give one line per problem."""
        return "\n".join(str(problem) for problem in self.problems)


class ModelError(Error):
    """The tree or its metadata cannot be used."""


class MethodError(Error):
    """The method cannot be used, or not with this model or reference."""


class DataError(Error):
    """A file or table cannot be used."""
