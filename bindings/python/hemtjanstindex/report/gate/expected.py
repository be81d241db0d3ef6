"""What a file may say: the facts and sentences of what it is written of, and messages of its language."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cache, lru_cache
from html import unescape

from ... import words
from ...present import numbers
from ...words import Language, say
from ..charts.chart import Chart
from ..facts import Fact, Link, Sentence, Told
from ..page import Report, Table
from ..slides.plan import planned
from .reading import CUT, Cell, spaced

#: What parts one text from the next where several stand in one place.
BETWEEN = " ·:.→↑"


class Parts:
    """Texts, and whether others are made of them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._by_begin: dict[str, list[str]] = defaultdict(list)
        for text in set(texts) - {""}:
            self._by_begin[text[:2]].append(text)

    def rest(self, text: str) -> str:
        """Give what of a text is not made of these, one after the other; of one that was cut, of the beginning of one."""
        if text.endswith(CUT) and any(known.startswith(text[:-1]) for known in self._by_begin.get(text[:2], ())):
            return ""
        reached, todo, furthest = {0}, [0], 0
        while todo:
            at = todo.pop()
            while at < len(text) and text[at] in BETWEEN:
                at += 1
            furthest = max(furthest, at)
            if at >= len(text):
                return ""
            here = [*self._by_begin.get(text[at : at + 2], ()), *self._by_begin.get(text[at], ())]
            for after in {at + len(known) for known in here if text.startswith(known, at)} - reached:
                reached.add(after)
                todo.append(after)
        return text[furthest:]


class Expected:
    """The texts, numbers and rows of what a file in a language is written of."""

    def __init__(self, model: Report, language: Language) -> None:
        self.model, self.language = model, language
        self.statics = _messages(language)
        self.texts: set[str] = {*self.statics, spaced(model.theme.name)}
        led = (told.to(language) for told in model.told() if isinstance(told, Link))
        #: The views of the tool that it leads to.
        self.views = {to for to in led if model.theme.tool and to.startswith(f"{model.theme.tool}#")}
        values: set[float] = set()
        for told in _all(model):
            self._say(told, values)
        # Slides may have titles of their own.
        self.texts |= {spaced(slide.title.sentence(language)) for slide in planned(model)}
        for chart in _charts(model):
            values.update(_floats(chart))
        self.texts.add(say("report-page-of", language, page="&P", pages="&N"))
        self.parts = Parts(self.texts)
        #: What is told in the lists that go with it.
        self.lists = [_listed(of, language) for of in model.lists]
        self._values = sorted(values)
        self._rows: dict[str, list[tuple[Told | str | None, ...]]] = defaultdict(list)
        for row in self.rows():
            self._rows[self.written(row[0])].append(row)
        for fact in {fact.id: fact for told in model.told() for fact in told.facts()}.values():
            value = fact.value if isinstance(fact.value, str) else fact
            self._rows[fact.id].append((fact.id, value, fact.text(language), fact.rests_on))

    def _say(self, told: Told, values: set[float]) -> None:
        """Take a text in, as it stands alone and within a sentence, and what stands in it."""
        self.texts.add(spaced(told.text(self.language)))
        if isinstance(told, Sentence):
            self.texts.add(spaced(told.sentence(self.language)))
            for within in told.variables.values():
                self._say(within, values)
            return
        self.texts |= {told.id, told.rests_on}
        if isinstance(told.value, str):
            self.texts.add(spaced(told.value))
        else:
            values.add(float(told.value))

    def rest(self, text: str) -> str:
        """Give what of a text is none of what is told."""
        rest = "" if text in self.texts else self.parts.rest(text)
        return "" if rest and any(text in of.texts for of in self.lists) else rest

    def tables(self) -> Iterator[Table]:
        """Give the tables of the model, and those of its pictures."""
        for page in self.model.pages:
            for block in page.blocks:
                table = block.table if isinstance(block, Chart) else block
                if isinstance(table, Table):
                    yield table

    def rows(self) -> Iterator[tuple[Told | None, ...]]:
        """Give the rows of its tables, their heads among them."""
        for table in self.tables():
            yield table.head
            yield from table.rows

    def written(self, cell: Told | str | None) -> str:
        """Write a cell of a row."""
        if cell is None:
            return numbers.NONE
        if isinstance(cell, str):
            return spaced(cell)
        return spaced(cell.sentence(self.language) if isinstance(cell, Sentence) else cell.text(self.language))

    def has_number(self, number: float) -> bool:
        """Whether a number is that of a fact or a picture, to the digits that a workbook keeps."""
        at = bisect_left(self._values, number)
        known = any(_alike(number, near) for near in self._values[max(at - 1, 0) : at + 1])
        return known or any(of.has_number(number) for of in self.lists)

    def has_row(self, row: list[Cell]) -> bool:
        """Whether a row is one of those there are, its numbers to the digits that a workbook keeps; or one of headings."""
        if all(cell in self.statics for cell in row):
            return True
        known = any(
            len(row) == len(known) and all(self._same(cell, of) for cell, of in zip(row, known, strict=True))
            for known in self._rows.get(str(row[0]), ())
        )
        return known or any(of.has_row(row) for of in self.lists)

    def _same(self, cell: Cell, told: Told | str | None) -> bool:
        if isinstance(cell, float):
            return isinstance(told, Fact) and not isinstance(told.value, str) and _alike(told.value, cell)
        return cell == self.written(told) or (cell == "" and told is None)

    def drawn(self) -> Iterator[str]:
        """Give the texts of the pictures."""
        for chart in _charts(self.model):
            yield from map(unescape, re.findall(r"<text[^>]*>([^<]*)</text>", chart.svg(self.language)))


@lru_cache(maxsize=8)
def _listed(of: Report, language: Language) -> Expected:
    """Give what is told in a list, which may go with every unit's files and is gathered once."""
    return Expected(of, language)


def _alike(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-13 * max(abs(one), abs(other))


@cache
def _messages(language: Language) -> frozenset[str]:
    """Give the messages of a report in which nothing stands."""
    return frozenset(spaced(each) for each in (*words.plain("report-", language), numbers.NONE))


@cache
def number_of_page(language: Language) -> re.Pattern[str]:
    """Give how the number of a page is told, packed."""
    told = packed(say("report-page-of", language, page="(1)", pages="(2)"))
    return re.compile(re.escape(told).replace(r"\(1\)", r"\d+").replace(r"\(2\)", r"\d+"))


def packed(text: str) -> str:
    """Give a text without what the lines of a page add: spaces and hyphens."""
    return re.sub("[\\s\u00ad\u2010\ufffe\u0002-]+", "", text)


def _charts(model: Report) -> Iterator[Chart]:
    for page in model.pages:
        yield from (block for block in page.blocks if isinstance(block, Chart))


def _all(model: Report) -> Iterator[Told]:
    """Give everything that can be read of a model: also what only a picture says."""
    yield from model.told()
    for chart in _charts(model):
        yield from _within(chart)


def _within(of: object) -> Iterator[Told]:
    if isinstance(of, Fact | Sentence):
        yield of
    elif isinstance(of, tuple | Chart):
        for each in of if isinstance(of, tuple) else _fields(of):
            yield from _within(each)


def _floats(of: object) -> Iterator[float]:
    if isinstance(of, float):
        yield of
    elif isinstance(of, tuple | Chart):
        for each in of if isinstance(of, tuple) else _fields(of):
            yield from _floats(each)


def _fields(chart: Chart) -> Iterator[object]:
    return (getattr(chart, field.name) for field in fields(chart))
