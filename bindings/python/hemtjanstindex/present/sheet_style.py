"""How cells and sheets of a workbook look, on a screen and on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Literal, NamedTuple

from ..core.columns import Fact, ResultColumns
from ..words import Language, say
from . import tokens


class Paint(NamedTuple):
    """A fill, and the ink that is read on it."""

    fill: str
    ink: str


def _of(name: str) -> str:
    return tokens.colour(name).removeprefix("#")


WHITE, INK, QUIET, LINE = (_of(name) for name in ("ground", "text", "muted", "hairline"))
#: The fills of words: result groups from dark to light also in grey print, quarters in Kolada's colours.
PAINTS: dict[str, dict[str, Paint]] = {
    "group": {
        **{group: Paint(_of(group), WHITE) for group in ("high", "above", "near", "below")},
        "low": Paint(_of("low"), INK),
    },
    "colour": {"green": Paint("4A9E54", INK), "yellow": Paint("F0C43C", INK), "red": Paint("D2453A", INK)},
}
#: Size and colour of the lines above a list: the title, its name, what its numbers are.
TITLES = ((14, INK, True), (11, INK, True), (9, QUIET, False))
SIZE = 9


def painted_words(language: Language) -> dict[str, Paint]:
    """Give the words that have a fill."""
    return {say(f"{kind}-{code}", language): paint for kind, codes in PAINTS.items() for code, paint in codes.items()}


def paints(fact: Fact, cells: Sequence[Any], language: Language) -> Iterator[tuple[int, Paint]]:
    """Give which cells of a column have a fill."""
    if fact.quantity == "word":
        known = painted_words(language)
        yield from ((row, known[cell]) for row, cell in enumerate(cells) if cell in known)


def kinds(lists: Iterable[ResultColumns], language: Language) -> list[str]:
    """Give the kinds of words with a fill that the lists have."""
    held = {
        cell
        for columns in lists
        for name, cells in columns.items()
        if columns.facts[name].quantity == "word"
        for cell in cells
        if isinstance(cell, str)
    }
    return [kind for kind, codes in PAINTS.items() if held & {say(f"{kind}-{code}", language) for code in codes}]


@cache
def _font(size: int, ink: str, bold: bool = False) -> Any:
    from openpyxl.styles import Font

    return Font(size=size, color=ink, bold=bold)


@cache
def _border(kind: Literal["thin", "medium"], colour: str) -> Any:
    from openpyxl.styles import Border, Side

    return Border(bottom=Side(kind, color=colour))


@cache
def _placed(across: Literal["left", "right"], down: Literal["top", "bottom"], wrap: bool) -> Any:
    from openpyxl.styles import Alignment

    # Text keeps clear of the numbers to its left.
    return Alignment(horizontal=across, vertical=down, wrap_text=wrap, indent=1 if across == "left" else 0)


@cache
def _solid(colour: str) -> Any:
    from openpyxl.styles import PatternFill

    return PatternFill("solid", start_color=colour)


def line(cell: Any, look: tuple[int, str, bool]) -> None:
    """Style a line above a list."""
    cell.font = _font(*look)


def head(cell: Any, right: bool) -> None:
    """Style a heading."""
    cell.font = _font(SIZE, INK, True)
    cell.border = _border("medium", INK)
    cell.alignment = _placed("right" if right else "left", "bottom", True)


def body(cell: Any, form: str | None, wrap: bool) -> None:
    """Style a cell of a list: a number to the right in its format, all else to the left."""
    cell.font = _font(SIZE, INK)
    cell.border = _border("thin", LINE)
    cell.alignment = _placed("left" if form is None else "right", "top", wrap)
    if form is not None:
        cell.number_format = form


def painted(cell: Any, paint: Paint) -> None:
    """Fill a cell."""
    cell.fill = _solid(paint.fill)
    cell.font = _font(SIZE, paint.ink)


def print_setup(sheet: Any, header: int, widths: Mapping[int, float], title: str, page: str) -> None:
    """Set widths, and how the sheet is printed: on A4 across, as wide as the paper, its headings on every page."""
    from openpyxl.utils import get_column_letter

    for number, width in widths.items():
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = "9"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = f"{header}:{header}"
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = 0.4
    margins.bottom, margins.header, margins.footer = 0.6, 0.2, 0.25
    sheet.oddFooter.left.text = title.replace("&", "&&")
    sheet.oddFooter.right.text = page
