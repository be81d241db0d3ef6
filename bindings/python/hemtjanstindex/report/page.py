"""What a report consists of, whatever it is written as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import ClassVar

from ..present.theme import Theme
from .charts.chart import Chart
from .facts import Link, Sentence, Told


@dataclass(frozen=True)
class Paragraph:
    """Sentences, under a label where there is one."""

    sentences: tuple[Sentence, ...]
    label: Sentence | None = None
    kind: ClassVar[str] = "paragraph"

    def told(self) -> Iterator[Told]:
        """Give everything that is read, in order."""
        if self.label:
            yield self.label
        yield from self.sentences


@dataclass(frozen=True)
class Table:
    """A table with one head; the first cell of a row heads it."""

    caption: Sentence
    head: tuple[Told, ...]
    rows: tuple[tuple[Told | None, ...], ...]
    #: Which columns hold numbers.
    numbers: tuple[bool, ...]
    #: Whether it is to be filled in, so that what is not there is left empty.
    form: bool = False
    kind: ClassVar[str] = "table"

    def filled(self) -> Table:
        """Give it without the columns in which nothing stands."""
        kept = [i for i in range(len(self.head)) if any(row[i] is not None for row in self.rows)]
        rows = tuple(tuple(row[i] for i in kept) for row in self.rows)
        return replace(self, head=tuple(self.head[i] for i in kept), rows=rows, numbers=tuple(self.numbers[i] for i in kept))

    def told(self) -> Iterator[Told]:
        """Give everything that is read, in order."""
        yield self.caption
        yield from self.head
        for row in self.rows:
            yield from (cell for cell in row if cell is not None)


Block = Paragraph | Table | Chart


@dataclass(frozen=True)
class Page:
    """A page: its section as the contents name it, its message as the title, and what stands on it."""

    id: str
    section: Sentence
    title: Sentence
    blocks: tuple[Block, ...]
    #: Leads to the same in the analysis tool, from a page that is read on a screen.
    view: Link | None = None

    def told(self) -> Iterator[Told]:
        """Give everything that is read, in order."""
        yield from (self.section, self.title)
        for block in self.blocks:
            yield from block.told()
        if self.view:
            yield self.view


@dataclass(frozen=True, eq=False)
class Report:
    """The pages of a report, and what holds for all of them."""

    title: Sentence
    edition: Sentence
    #: The year of the figures; 0 where none is told.
    year: int
    #: What is read at the head and the foot of every page: the edition and the unit; whose choices it follows.
    head: Sentence
    foot: Sentence
    #: Says on every page that figures or method are made up or a reconstruction; None where they are real.
    mark: Sentence | None
    pages: tuple[Page, ...]
    #: Pages that are not there, each with the reason.
    left_out: tuple[tuple[Sentence, Sentence], ...] = field(default=())
    #: What it is dressed in.
    theme: Theme = field(default=Theme())
    #: Long lists that go with it in a workbook, each a report of its own; their facts are not told one by one.
    lists: tuple[Report, ...] = ()

    def told(self) -> Iterator[Told]:
        """Give everything that is read, in order."""
        yield from (self.title, self.edition, self.head, self.foot)
        if self.mark:
            yield self.mark
        for page in self.pages:
            yield from page.told()
        for pair in self.left_out:
            yield from pair
