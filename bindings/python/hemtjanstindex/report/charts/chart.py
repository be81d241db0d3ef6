"""What every picture has: the message as its title, what is shown, words in its place, and the data as a table."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from ... import _core
from ...words import Language
from ..facts import Fact, Sentence, Told
from . import svg

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
    #: Says that what is shown is made up; None where it is real.
    mark: Sentence | None
    kind: ClassVar[str] = "chart"

    @abstractmethod
    def picture(self, language: Language) -> _core.Picture:
        """Give its marks."""

    def svg(self, language: Language) -> str:
        """Give it as SVG, with its mark within, so that no copy of it is without."""
        picture = self.picture(language)
        if self.mark:
            picture = picture.stamped(self.mark.text(language))
        return svg.written(picture, self.alt.text(language))

    def told(self) -> Iterator[Told]:
        """Give everything that is read, in order."""
        yield from (self.title, self.subtitle, self.alt)
        yield from self.table.told()
        if self.mark:
            yield self.mark


def figure(fact: Fact, language: Language) -> tuple[float, str]:
    """Give a number and how it is written."""
    return float(fact.value), fact.text(language)
