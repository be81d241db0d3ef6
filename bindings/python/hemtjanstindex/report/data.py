"""A report as a workbook: every table of its pages and pictures, what goes with it, and every fact."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from .. import words
from ..present.numbers import NONE
from ..present.tokens import colour
from ..words import Language, say
from .charts.chart import Chart
from .facts import Fact, Sentence, Told
from .page import Report, Table
from .steady import steady

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

#: What the name of a sheet cannot have, and how long it can be.
REFUSED = re.compile(r"[\[\]:*?/\\]")
LONGEST = 31
#: How long a line of the first sheet is, in characters, and how high in points.
LINE, HEIGHT = 100, 15
#: The widest column, in characters; longer texts go on below.
WIDEST = 44
#: The most lines that a heading takes, so that it widens no column much.
LINES = 3
#: Up to how many characters a table is wide that is printed on upright pages.
UPRIGHT = 100
#: Up to how many it is wide that is printed on one page across, and how many stand on each of several.
ACROSS = 240
#: How many rows of the facts, which nobody reads on paper, are printed.
PRINTED = 40
#: How long each part of the head and the foot of a printed page is at most, in characters.
PART = 110
#: How wide the logo stands on the first sheet, in pixels.
LOGO = 180
#: A number as it is read: its sign, its decimals and its unit say how a cell shows it.
NUMBER = re.compile(r"(?P<sign>[+−]?)[\d\u00a0,]*?\d(?:[.,](?P<decimals>\d+))?(?P<unit> %)?")


def written(report: Report, language: Language) -> bytes:
    """Write a workbook: what it is, a sheet for each table and list, and the facts."""
    try:
        from xlsxwriter import Workbook as Book
    except ModuleNotFoundError as missing:
        raise ModuleNotFoundError("this needs XlsxWriter: pip install 'hemtjanstindex[report]'", name="xlsxwriter") from missing
    file = io.BytesIO()
    # Text that begins like a formula or an address is neither.
    with Book(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": report.title.sentence(language), "author": report.foot.sentence(language)})
        writer = _Writer(book, report, language)
        grids = list(chain(_grids(report, language), *(_listed(each, language) for each in report.lists)))
        writer.lines(say("report-sheet-about", language), [*_about(report, language), *_contents(grids, language)])
        for grid in grids:
            writer.table(grid)
        writer.table(_facts(report, language), printed=PRINTED)
    return steady(file.getvalue())


@dataclass(frozen=True)
class _Cell:
    """What a cell shows: a text, or a number with the format that it is read by; nothing at all in an empty one."""

    text: str
    number: float | None = None
    form: str | None = None


@dataclass(frozen=True)
class _Grid:
    """A table as a sheet has it."""

    name: str
    caption: str
    head: list[str]
    rows: list[list[_Cell]]
    numbers: tuple[bool, ...]


def _about(report: Report, language: Language) -> list[str]:
    """Say what the workbook is, and what is marked on every page."""
    told = [report.title, report.edition, report.foot, *([report.mark] if report.mark else [])]
    left = [f"{_said(section, language)}: {reason.text(language)}" for section, reason in report.left_out]
    return [*(_said(each, language) for each in told), say("report-sheet-how", language), *left]


def _contents(grids: list[_Grid], language: Language) -> list[str]:
    """Say which sheets there are, and what each has where its name does not say it."""
    sheets = [grid.name if grid.name == grid.caption else f"{grid.name}: {grid.caption}" for grid in grids]
    return [say("report-sheet-contents", language), *sheets]


def _grids(report: Report, language: Language) -> Iterator[_Grid]:
    """Give every table that is not to be filled in."""
    for page in report.pages:
        for block in page.blocks:
            table = block.table if isinstance(block, Chart) else block
            if isinstance(table, Table) and not table.form:
                heads = [_said(cell, language) for cell in table.head]
                rows = [[_shown(cell, language) for cell in row] for row in table.rows]
                yield _Grid(name_of(table, language), _said(table.caption, language), heads, rows, table.numbers)


@lru_cache(maxsize=8)
def _listed(report: Report, language: Language) -> list[_Grid]:
    """Give the tables of lists, of which some go with every unit's workbook and are made once."""
    return list(_grids(report, language))


def name_of(table: Table, language: Language) -> str:
    """Name the sheet of a table: in a word or two where there are such, else by its caption."""
    short = table.caption.message.replace("report-", "report-sheet-", 1).removesuffix("-caption")
    return say(short, language) if words.known(short, language) else _said(table.caption, language)


def _facts(report: Report, language: Language) -> _Grid:
    heads = [say(f"report-column-{column}", language) for column in ("fact", "value", "text", "rests_on")]
    known = {fact.id: fact for told in report.told() for fact in told.facts()}
    rows = [
        [
            _Cell(fact.id),
            _Cell(fact.value) if isinstance(fact.value, str) else _Cell(f"{fact.value:.6g}", float(fact.value)),
            _Cell(fact.text(language)),
            _Cell(fact.rests_on),
        ]
        for fact in known.values()
    ]
    caption = say("report-facts", language)
    return _Grid(say("report-sheet-facts", language), caption, heads, rows, (False, False, False, False))


def _shown(cell: Told | None, language: Language) -> _Cell:
    """Give what a cell shows; a number as such with the decimals that it is read with."""
    if cell is None:
        return _Cell(NONE)
    found = number(cell, language)
    return _Cell(_said(cell, language), found[0], _format(found[1])) if found else _Cell(_said(cell, language))


def _said(told: Told, language: Language) -> str:
    return told.sentence(language) if isinstance(told, Sentence) else told.text(language)


class _Writer:
    """Writes sheets, each under a name of its own."""

    def __init__(self, book: Workbook, report: Report, language: Language) -> None:
        self.book, self.language, self.theme = book, language, report.theme
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.plain = book.add_format({"valign": "top"})
        #: Texts beside numbers keep clear of them.
        self.beside = book.add_format({"valign": "top", "text_wrap": True, "align": "left", "indent": 1})
        self.right = book.add_format({"align": "right", "valign": "top"})
        #: The formats of numbers, each made once.
        self.forms: dict[str | None, Format] = {None: self.plain}
        #: What titles and the heads of tables are written in.
        self.coloured = {"font_color": report.theme.colour or colour("text"), "bold": True, "valign": "top"}
        self.head = book.add_format(self.coloured | {"text_wrap": True})
        # The mark of the filter stands to the right.
        self.head_of_numbers = book.add_format(self.coloured | {"text_wrap": True, "align": "right", "indent": 1})
        #: What stands below every table: whose choices the index follows, and what is made up.
        self.foot = [_said(each, language) for each in (report.foot, report.mark) if each]
        #: The same at the head of every page that is printed, beside what the workbook is, and the sheet.
        self.above = "&L" + _printed(_said(report.head, language)) + " · &A"
        self.above += "&R" + _printed(self.foot[1]) if report.mark else ""
        page = say("report-page-of", language, page="&P", pages="&N")
        self.below = f"&L{_printed(self.foot[0])}&R{page}"
        self.names: set[str] = set()

    def _sheet(self, name: str) -> Worksheet:
        wanted = REFUSED.sub(" ", name)
        free, number = wanted[:LONGEST], 2
        while free.casefold() in self.names:
            free, number = f"{wanted[: LONGEST - 3]} {number}", number + 1
        self.names.add(free.casefold())
        sheet = self.book.add_worksheet(free)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_header(self.above)
        sheet.set_footer(self.below)
        if self.theme.accent:
            sheet.set_tab_color(self.theme.accent)
        return sheet

    def lines(self, name: str, lines: list[str]) -> None:
        """Write a sheet of lines, the first of them its title."""
        sheet = self._sheet(name)
        sheet.set_landscape()
        sheet.set_column(0, 0, LINE, self.wrapped)
        for i, line in enumerate(lines):
            sheet.set_row(i, HEIGHT * (1 + len(line) // LINE))
            label = line in (lines[0], say("report-sheet-contents", self.language))
            sheet.write_string(i, 0, line, self.head if label else self.wrapped)
        if self.theme.logo:
            width, _ = self.theme.logo_size
            options = {"image_data": io.BytesIO(self.theme.logo), "description": self.theme.name}
            scale = {"x_scale": min(1, LOGO / width), "y_scale": min(1, LOGO / width)}
            sheet.insert_image(len(lines) + 1, 0, "logo.png", {**options, **scale})

    def table(self, of: _Grid, printed: int = 0) -> None:
        """Write a sheet with one table; its head stays in view, and at the top of every page that is printed.

        Of a table that is not for paper so many rows are printed.
        """
        sheet = self._sheet(of.name)
        columns = [
            {"header": head, "header_format": self.head_of_numbers if number else self.head}
            for head, number in zip(of.head, of.numbers, strict=True)
        ]
        sheet.add_table(0, 0, len(of.rows), len(of.head) - 1, {"columns": columns, "style": "Table Style Light 1"})
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        widths = [_least(head) for head in of.head]
        sheet.set_row(0, HEIGHT * max(math.ceil(len(head) / (width - 3)) for head, width in zip(of.head, widths, strict=True)))
        for i, row in enumerate(of.rows, start=1):
            longest = 0
            for j, cell in enumerate(row):
                widths[j], longest = max(widths[j], len(cell.text)), max(longest, len(cell.text))
                self._write(sheet, i, j, cell, number=of.numbers[j])
            if longest > WIDEST:
                # A line is broken before a word, so it holds fewer characters.
                sheet.set_row(i, HEIGHT * (1 + longest // (WIDEST - 8)))
        for i, line in enumerate(self.foot, start=len(of.rows) + 2):
            sheet.write_string(i, 0, line)
        shown = [min(width + 2, WIDEST) for width in widths]
        for j, width in enumerate(shown):
            sheet.set_column(j, j, width)
        if sum(shown) > UPRIGHT:
            sheet.set_landscape()
        if sum(shown) > ACROSS:
            sheet.fit_to_pages(math.ceil(sum(shown) / ACROSS), 0)
            sheet.repeat_columns(0)
        if 0 < printed < len(of.rows):
            sheet.print_area(0, 0, printed, len(of.head) - 1)

    def _write(self, sheet: Worksheet, row: int, column: int, cell: _Cell, *, number: bool) -> None:
        """Write a cell; what stands in a column of numbers to the right, as numbers do."""
        if cell.number is None:
            form = self.right if number else self.beside if column else self.wrapped
            sheet.write_string(row, column, cell.text, form)
            return
        if cell.form not in self.forms:
            self.forms[cell.form] = self.book.add_format({"num_format": cell.form, "valign": "top"})
        sheet.write_number(row, column, cell.number, self.forms[cell.form])


def _least(head: str) -> int:
    """Give how wide a column is at least: as its heading on a few lines, no word of it broken, with the mark of the filter."""
    return 3 + max(*map(len, head.split()), math.ceil(len(head) / LINES) + 2)


def _printed(text: str) -> str:
    """Give a text as the head or foot of a page has it, which holds some 255 characters in all."""
    return (text if len(text) <= PART else text[: PART - 1] + "…").replace("&", "&&")


def number(cell: Told | None, language: Language) -> tuple[float, re.Match[str]] | None:
    """Give the number of a cell that is one, and how it is read; nothing where it is none."""
    if not isinstance(cell, Fact) or isinstance(cell.value, str):
        return None
    read = NUMBER.fullmatch(cell.text(language))
    return (float(cell.value), read) if read else None


def _format(read: re.Match[str]) -> str:
    """Give the format that shows a number as it is read."""
    plain = "0" + ("." + "0" * len(read["decimals"]) if read["decimals"] else "")
    plain += '" %"' if read["unit"] else ""
    return f"+{plain};−{plain};{plain}" if read["sign"] else plain
