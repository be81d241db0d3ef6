"""Results as columns, of each of which is known what it holds."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from .. import _core


class Fact(NamedTuple):
    """What a column is, in the words of the library."""

    type: str
    """What its cells are: number, whole, truth, text or texts."""
    quantity: str
    """What they are of, such as score, rank, share or node."""
    role: str
    """What it is to its row: key, label, value, error or note."""

    @property
    def format(self) -> str:
        """How people read its numbers, in Python's format language; empty where they are none, or of any kind."""
        return _formats()[self.quantity]


@cache
def _formats() -> dict[str, str]:
    return _core.number_formats()


def guessed(cells: Sequence[Any]) -> Fact:
    """Give what a column is that nobody has said anything of, by its first cell."""
    first = next((cell for cell in cells if cell is not None), "")
    if isinstance(first, (bool, np.bool_)):
        return Fact("truth", "truth", "value")
    if isinstance(first, (int, np.integer)):
        return Fact("whole", "count", "value")
    if isinstance(first, (float, np.floating)):
        return Fact("number", "plain", "value")
    return Fact("text" if isinstance(first, str) else "texts", "text", "value")


#: The type of a column of each quantity that is no number.
TYPES = {"truth": "truth", "count": "whole", "year": "whole", **dict.fromkeys(("unit", "node", "name", "word", "text"), "text")}


class ResultColumns(dict[str, Any]):
    """The columns of a result by name: numbers as arrays, all else as lists.

    It is a dict, which pandas and polars take, and an Arrow stream, which ``pyarrow.RecordBatchReader.from_stream`` and
    ``pandas.DataFrame.from_arrow`` take.

    Attributes
    ----------
    facts : dict of str to Fact
        What each column is.
    """

    def __init__(self, cells: Mapping[str, Any] | None = None, facts: Mapping[str, tuple[str, str, str]] | None = None) -> None:
        super().__init__(cells or {})
        known = facts or {}
        self.facts = {name: Fact(*known[name]) if name in known else guessed(column) for name, column in self.items()}

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Give the columns as an Arrow C stream; NaN and what is not known are null."""
        now = ResultColumns(self, self.facts)
        return _core.arrow_stream(now, now.facts)

    def rows(self) -> int:
        """Tell how many rows there are."""
        return len(next(iter(self.values()), ()))

    def csv(self, style: str = "") -> str:
        """Give the columns as the text of a CSV file; ``sv`` is the style that Excel opens with Swedish settings."""
        now = ResultColumns(self, self.facts)
        return _core.csv_text(now, now.facts, style)

    def __or__(self, other: Mapping[str, Any]) -> ResultColumns:  # type: ignore[override]
        """Give the columns of both; those of a plain mapping stay what they are here."""
        more = other.facts if isinstance(other, ResultColumns) else {}
        return ResultColumns({**self, **other}, {**self.facts, **more})

    def __ior__(self, other: Mapping[str, Any]) -> ResultColumns:  # type: ignore[override]
        """Give the same: a result that others hold stays as it is."""
        return self | other

    @classmethod
    def column(cls, name: str, cells: Any, quantity: str, role: str = "value") -> ResultColumns:
        """Give one column, to be put beside others by ``|``."""
        kind = TYPES.get(quantity, "number")
        if kind == "text" and len(cells) and not isinstance(cells[0], str):
            kind = "texts"
        return cls({name: cells}, {name: (kind, quantity, role)})

    def only(self, names: Iterable[str]) -> ResultColumns:
        """Give these columns, in that order."""
        return ResultColumns({name: self[name] for name in names}, self.facts)

    def without(self, *names: str) -> ResultColumns:
        """Give all other columns."""
        return self.only(name for name in self if name not in names)

    def renamed(self, names: Mapping[str, str]) -> ResultColumns:
        """Give the columns with some under another name."""
        new = {name: names.get(name, name) for name in self}
        return ResultColumns({new[n]: cells for n, cells in self.items()}, {new[n]: fact for n, fact in self.facts.items()})

    def picked(self, rows: Sequence[int]) -> ResultColumns:
        """Give some rows, in that order."""
        cells = {n: c[list(rows)] if isinstance(c, np.ndarray) else [c[row] for row in rows] for n, c in self.items()}
        return ResultColumns(cells, self.facts)


class Streamed:
    """A result that polars, pyarrow, DuckDB and pandas read as it is: the columns of its frame, without making one."""

    @abstractmethod
    def _shown(self) -> ResultColumns:
        """Give the columns of the frame, each result its own."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Give the columns of the frame as an Arrow C stream; NaN and what is not known are null."""
        return self._shown().__arrow_c_stream__()
