"""What every picture has: the message as its title, what is shown, words in its place, and the data as a table."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from ...words import Language
from ..facts import Sentence, Told

if TYPE_CHECKING:
    from ..page import Table


@dataclass(frozen=True)
class Chart:
    """A picture and all that stands for it where it is not seen."""

    title: Sentence
    subtitle: Sentence
    #: What the picture shows, in words.
    alt: Sentence
    table: Table
    kind: ClassVar[str] = "chart"

    @abstractmethod
    def svg(self, language: Language) -> str:
        """Draw it."""

    def told(self) -> Iterator[Told]:
        """Give everything that is read, in order."""
        yield from (self.title, self.subtitle, self.alt)
        yield from self.table.told()
