"""What is handed to one unit: its files, in a folder of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from ..words import Language
from . import csv, data, html, pdf, slides
from .book.make import book_of
from .district import districts
from .edition import Edition
from .facts import tell
from .house import resident, units
from .house.house import House
from .launch.make import launch_of
from .make import bound, report_of
from .page import Report
from .pages import again, members, moved, notice, start
from .pages.notice import Embargo
from .subject import Subject

#: What makes a file of a report in a language, by the ending of its name.
WRITERS: dict[str, Callable[[Report, Language], bytes]] = {
    "html": html.written,
    "pdf": pdf.written,
    "pptx": slides.written,
    "xlsx": data.written,
    "csv": csv.written,
}


@dataclass(frozen=True, eq=False)
class Package:
    """The products of one unit, in one language or several.

    Attributes
    ----------
    edition : Edition
        What they rest on.
    unit : str
        The code of the unit.
    products : tuple of str
        What is wanted, by the names of `PRODUCTS`.
    embargo : Embargo, optional
        Until when and to whom an advance notice is given.
    """

    edition: Edition
    unit: str
    products: tuple[str, ...]
    embargo: Embargo | None = None

    @cached_property
    def report(self) -> Report:
        """Give the report, which several products are written of."""
        return report_of(self.edition, self.unit)

    @cached_property
    def slides(self) -> Report:
        """Give what slides are made of: the report, and pages that only slides have."""
        subject = Subject(self.edition, self.unit)
        more = (module.page(subject) for module in (moved, again))
        return replace(self.report, pages=(*self.report.pages, *(page for page in more if page)))

    @cached_property
    def data(self) -> Report:
        """Give what the workbook is written of."""
        return book_of(self.edition, self.unit, self.report)

    @cached_property
    def notice(self) -> Report:
        """Give the advance notice."""
        assert self.embargo is not None
        subject = Subject(self.edition, self.unit)
        title = tell("notice-title", name=subject.name, edition=subject.title)
        return bound(subject, title, [notice.page(subject)], mark=notice.mark(subject, self.embargo))

    @cached_property
    def members(self) -> Report:
        """Give the sheet for a meeting of members."""
        subject = Subject(self.edition, self.unit)
        return bound(subject, tell("members-title", name=subject.name, edition=subject.title), [members.page(subject)])

    @cached_property
    def start(self) -> Report:
        """Give the page to start at, with the files that are beside it."""
        subject = Subject(self.edition, self.unit)
        pages = start.pages(subject, list(named(self.unit, self.products)), [page.id for page in self.report.pages])
        return bound(subject, start.title(subject), pages)

    @cached_property
    def resident(self) -> Report:
        """Give the resident's sheet."""
        return bound(self._house, self._house.title_of("resident"), [resident.page(self._house)])

    @cached_property
    def units(self) -> Report:
        """Give the pages of the municipality's units and providers."""
        return bound(self._house, self._house.title_of("units"), units.pages(self._house))

    @cached_property
    def units_data(self) -> Report:
        """Give the tables of the municipality's units and providers."""
        return bound(self._house, self._house.title_of("units"), units.tables(self._house))

    @cached_property
    def _house(self) -> House:
        return House(self.edition, self.unit)

    @cached_property
    def districts(self) -> Report:
        """Give the pages of the municipality's districts."""
        town = districts.Town(self.edition, self.unit)
        return bound(town, tell("districts-title", name=town.name), districts.pages(town))

    def files(self, language: Language) -> Iterator[tuple[str, bytes]]:
        """Give every file by its name, and what stands in it."""
        for product, ending, name in named(self.unit, self.products):
            yield name, WRITERS[ending](PRODUCTS[product].made(self), language)


@dataclass(frozen=True)
class Product:
    """What can be written of a unit: what of a package it is made of, and the endings of its files."""

    made: Callable[[Package], Report]
    endings: tuple[str, ...]
    #: The units that it can be written of; None for all.
    of: Callable[[Edition], set[str]] | None = None

    def there(self, edition: Edition, unit: str) -> bool:
        """Whether it can be written of a unit."""
        return self.of is None or unit in self.of(edition)


#: What can be written of a unit.
PRODUCTS = {
    "report": Product(lambda package: package.report, ("html", "pdf")),
    "slides": Product(lambda package: package.slides, ("pptx",)),
    "data": Product(lambda package: package.data, ("xlsx",)),
    "notice": Product(lambda package: package.notice, ("html", "pdf")),
    "members": Product(lambda package: package.members, ("html", "pdf")),
    "resident": Product(lambda package: package.resident, ("html", "pdf"), of=lambda edition: edition.houses),
    "units": Product(lambda package: package.units, ("html", "pdf", "pptx"), of=lambda edition: edition.houses),
    "units-data": Product(lambda package: package.units_data, ("xlsx",), of=lambda edition: edition.houses),
    "districts": Product(lambda package: package.districts, ("html", "pdf"), of=lambda edition: edition.towns),
    "start": Product(lambda package: package.start, ("html",)),
}
#: What can be written of a whole edition, for its publisher: what makes it, and the endings of its files.
EDITION: dict[str, tuple[Callable[[Edition], Report], tuple[str, ...]]] = {
    "launch": (launch_of, ("html", "xlsx", "csv", "pptx"))
}


def named(unit: str, products: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Give every file of a unit as its product, its ending and its name."""
    for product in products:
        for ending in PRODUCTS[product].endings:
            name = "index" if product == "start" else f"{safe(unit)}-{product}"
            yield product, ending, f"{name}.{ending}"


def files_of(report: Report, name: str, endings: Iterable[str], language: Language) -> Iterator[tuple[str, bytes]]:
    """Give the files of a report by their names, and what stands in them."""
    for ending in endings:
        yield f"{name}.{ending}", WRITERS[ending](report, language)


def safe(unit: str) -> str:
    """Give a code as it can be part of a file's name: what is no letter, figure, space or dash as percent signs have it."""
    return re.sub(r"[^\w -]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), unit)
