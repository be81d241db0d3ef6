"""The data behind a report as a workbook: every table of its pages and pictures, and every fact."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..present.numbers import NONE
from ..present.tokens import colour
from ..words import Language, say
from .charts.chart import Chart
from .facts import Fact, Sentence, Told
from .page import Report, Table
from .steady import steady
from .theme import Theme

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

#: What the name of a sheet cannot have, and how long it can be.
REFUSED = re.compile(r"[\[\]:*?/\\]")
LONGEST = 31
#: How long a line of the first sheet is, in characters, and how high in points.
LINE, HEIGHT = 100, 15
#: The widest column, in characters; longer texts go on below.
WIDEST = 60
#: Up to how many characters a table is wide that is printed on upright pages.
UPRIGHT = 100
#: How many rows of the facts, which nobody reads on paper, are printed.
PRINTED = 40
#: How wide the logo stands on the first sheet, in pixels.
LOGO = 180
#: A number as it is read: its sign, its decimals and its unit say how a cell shows it.
NUMBER = re.compile(r"(?P<sign>[+−]?)[\d\u00a0,]*?\d(?:[.,](?P<decimals>\d+))?(?P<unit> %)?")


def written(report: Report, language: Language) -> bytes:
    """Write a workbook: what it is, a sheet for each table, and the facts."""
    try:
        from xlsxwriter import Workbook as Book
    except ModuleNotFoundError as missing:
        raise ModuleNotFoundError("this needs XlsxWriter: pip install 'hemtjanstindex[report]'", name="xlsxwriter") from missing
    file = io.BytesIO()
    # Text that begins like a formula or an address is neither.
    with Book(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": report.title.sentence(language), "author": report.foot.sentence(language)})
        foot = [_said(each, language) for each in (report.foot, report.mark) if each]
        writer = _Writer(book, language, foot, report.theme)
        writer.lines(say("report-sheet-about", language), _about(report, language))
        for name, table in _tables(report, language):
            heads = [_said(cell, language) for cell in table.head]
            writer.table(name, heads, [list(row) for row in table.rows], table.numbers)
        heads = [say(f"report-column-{column}", language) for column in ("fact", "value", "text", "rests_on")]
        writer.table(say("report-sheet-facts", language), heads, _facts(report, language), printed=PRINTED)
    return steady(file.getvalue())


def _about(report: Report, language: Language) -> list[str]:
    """Say what the workbook is, and what is marked on every page."""
    told = [report.title, report.edition, report.foot, *([report.mark] if report.mark else [])]
    left = [f"{_said(section, language)}: {reason.text(language)}" for section, reason in report.left_out]
    return [*(_said(each, language) for each in told), say("report-sheet-how", language), *left]


def _tables(report: Report, language: Language) -> Iterator[tuple[str, Table]]:
    """Give every table that is not to be filled in, under what it is called."""
    for page in report.pages:
        for block in page.blocks:
            table = block.table if isinstance(block, Chart) else block
            if isinstance(table, Table) and not table.form:
                yield _said(table.caption, language), table


def _facts(report: Report, language: Language) -> list[list[Any]]:
    known = {fact.id: fact for told in report.told() for fact in told.facts()}
    return [[fact.id, fact.value, fact.text(language), fact.rests_on] for fact in known.values()]


def _said(told: Told, language: Language) -> str:
    return told.sentence(language) if isinstance(told, Sentence) else told.text(language)


class _Writer:
    """Writes sheets, each under a name of its own."""

    def __init__(self, book: Workbook, language: Language, foot: list[str], theme: Theme) -> None:
        self.book, self.language, self.theme = book, language, theme
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        #: What titles and the heads of tables are written in.
        self.coloured = {"font_color": theme.colour or colour("text"), "bold": True, "valign": "top"}
        #: What stands below every table: whose choices the index follows, and what is made up.
        self.foot = foot
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
            sheet.write_string(
                i, 0, line, self.book.add_format(self.coloured | {"text_wrap": True}) if i == 0 else self.wrapped
            )
        if self.theme.logo:
            width, _ = self.theme.logo_size
            options = {"image_data": io.BytesIO(self.theme.logo), "description": self.theme.name}
            scale = {"x_scale": min(1, LOGO / width), "y_scale": min(1, LOGO / width)}
            sheet.insert_image(len(lines) + 1, 0, "logo.png", {**options, **scale})

    def table(
        self, name: str, heads: list[str], rows: list[list[Any]], numbers: tuple[bool, ...] = (), printed: int = 0
    ) -> None:
        """Write a sheet with one table; its head stays in view, and at the top of every page that is printed.

        Of a table that is not for paper so many rows are printed.
        """
        sheet = self._sheet(name)
        head = self.book.add_format(self.coloured)
        columns = {"columns": [{"header": each, "header_format": head} for each in heads], "style": "Table Style Light 1"}
        sheet.add_table(0, 0, len(rows), len(heads) - 1, columns)
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        right = self.book.add_format({"align": "right"})
        widths = [len(head) + 3 for head in heads]
        for i, row in enumerate(rows, start=1):
            longest = 0
            for j, cell in enumerate(row):
                length = self._write(sheet, i, j, cell)
                widths[j], longest = max(widths[j], length), max(longest, length)
                if cell is None and numbers[j : j + 1] == (True,):
                    sheet.write_string(i, j, NONE, right)
            if longest > WIDEST:
                # A line is broken before a word, so it holds fewer characters.
                sheet.set_row(i, HEIGHT * (1 + longest // (WIDEST - 8)))
        for i, line in enumerate(self.foot, start=len(rows) + 2):
            sheet.write_string(i, 0, line)
        shown = [min(width + 2, WIDEST) for width in widths]
        for j, width in enumerate(shown):
            sheet.set_column(j, j, width)
        if sum(shown) > UPRIGHT:
            sheet.set_landscape()
        if 0 < printed < len(rows):
            sheet.print_area(0, 0, printed, len(heads) - 1)

    def _write(self, sheet: Worksheet, row: int, column: int, cell: Told | str | float | None) -> int:
        """Write a cell, a number as such with the decimals that it is read with, and give how long it is."""
        if isinstance(cell, float | int):
            sheet.write_number(row, column, cell)
            return len(f"{cell:.6g}")
        text = NONE if cell is None else cell if isinstance(cell, str) else _said(cell, self.language)
        found = None if isinstance(cell, str) else number(cell, self.language)
        if found is None:
            sheet.write_string(row, column, text, self.wrapped if len(text) > WIDEST else None)
        else:
            value, read = found
            sheet.write_number(row, column, value, self.book.add_format({"num_format": _format(read)}))
        return len(text)


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
