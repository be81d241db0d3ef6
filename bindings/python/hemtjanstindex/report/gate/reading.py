"""What is found in a file by who knows nothing of how it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

#: What a text that was cut ends with.
CUT = "…"
#: A cell as it is read: its text, or its number.
Cell = str | float


@dataclass
class Found:
    """What a file says, and what it could do.

    Attributes
    ----------
    texts : list of str
        Every text in it, those that are not seen among them.
    numbers : list of float
        Every number in it that is stored as one.
    tables : list of list of list of Cell
        Its tables, row by row.
    pages : list of str
        What stands on its pages, of a file that has pages.
    links : list of str
        What leads out of it, or would be fetched.
    within : list of str
        Files beside it that it links to, and places in them.
    runs : list of str
        What would be run: scripts, formulas, macros.
    lacks : list of str
        What it lacks for those who do not see it.
    """

    texts: list[str] = field(default_factory=list)
    numbers: list[float] = field(default_factory=list)
    tables: list[list[list[Cell]]] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    within: list[str] = field(default_factory=list)
    runs: list[str] = field(default_factory=list)
    lacks: list[str] = field(default_factory=list)

    def note(self, text: str | None) -> None:
        """Note a text, where there is one."""
        if text and (told := spaced(text)):
            self.texts.append(told)

    def rows(self) -> Iterator[list[Cell]]:
        """Give the rows of its tables."""
        for table in self.tables:
            yield from (row for row in table if len(row) > 1)

    def link(self, to: str) -> None:
        """Note a link: out of the file, to one beside it, or within it, which is none."""
        if to.startswith("#"):
            return
        if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/\\]|\.\.", to):
            self.links.append(to)
        else:
            self.within.append(to)


def spaced(text: str) -> str:
    """Give a text with one space wherever there is any, but for those that keep words together."""
    return re.sub(r"[ \t\r\n\f\v]+", " ", text).strip(" ")
