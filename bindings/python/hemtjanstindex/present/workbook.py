"""Lists as an .xlsx workbook, by openpyxl, imported when it is used."""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..core.columns import Fact, ResultColumns
from ..words import Language, say
from . import layout, numbers, plain, readable, sheet_style

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

#: Characters that the name of a sheet cannot have, at its ends too, and how long it can be.
REFUSED = re.compile(r"[\[\]:*?/\\\x00-\x1f]|^'|'$")
LONGEST = 31
#: Characters that XML cannot hold, and how long the text of a cell can be.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MOST = 32_767
#: How much the foot of a page holds, beside the numbers of pages.
FOOT = 200
#: No column is wider, in characters, and no heading has more lines: longer text is broken.
WIDEST, LINES = 26, 3
#: The row with the headings; above it stand the title, the list's name, and what its numbers are.
HEADER = 5
#: When a workbook was written, which openpyxl puts into it.
WRITTEN = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def made(sheets: Mapping[str, ResultColumns], provenance: Mapping[str, Any], language: Language) -> bytes:
    """Make a sheet for each list, and one that says where they come from and what their colours mean."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    title = _shortened(_text(_title(provenance, language)), FOOT)
    page = say("workbook-page", language, page="&P", pages="&N")
    for name, columns in sheets.items():
        columns = _told(columns)
        sheet = book.create_sheet(_free(name, book.sheetnames))
        quantities = list(dict.fromkeys(fact.quantity for fact in columns.facts.values()))
        _entitle(sheet, [title, name, readable.units(quantities, language)])
        sheet_style.print_setup(sheet, HEADER, _fill(sheet, columns, language), title, page)
    name, facts = readable.facts(provenance, language)
    sheet = book.create_sheet(_free(name, book.sheetnames))
    _tell(sheet, facts, sheet_style.kinds(sheets.values(), language), language)
    sheet_style.print_setup(sheet, 1, {1: 32, 2: 90}, title, page)
    return _bytes(book)


def _bytes(book: Workbook) -> bytes:
    """Give the file without the time of day, so that the same lists give the same bytes."""
    written, dateless = io.BytesIO(), io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as dated, zipfile.ZipFile(dateless, "w", zipfile.ZIP_DEFLATED) as plain:
        for name in dated.namelist():
            plain.writestr(zipfile.ZipInfo(name), WRITTEN.sub(b"", dated.read(name)), zipfile.ZIP_DEFLATED)
    return dateless.getvalue()


def _free(name: str, taken: Sequence[str]) -> str:
    """Give a name that a sheet can have and no other has, whatever the case of its letters."""
    known = {other.casefold() for other in taken}
    wanted = REFUSED.sub(" ", _text(name)) or "–"
    free = _shortened(wanted, LONGEST)
    number = 2
    while free.casefold() in known:
        free = f"{_shortened(wanted, LONGEST - len(str(number)) - 1)} {number}"
        number += 1
    return free


def _shortened(name: str, length: int) -> str:
    """Cut a name that is too long, between words where it has several."""
    return name if len(name) <= length else name[: length - 1].rsplit(" ", 1)[0].rstrip() + "…"


def _entitle(sheet: Worksheet, lines: Sequence[str]) -> None:
    """Write above a list what it is of, its name, and what its numbers are."""
    for row, (text, look) in enumerate(zip(lines, sheet_style.TITLES, strict=True), start=1):
        sheet_style.line(_put(sheet, row, 1, text), look)


def _title(provenance: Mapping[str, Any], language: Language) -> str:
    """Give the title of a workbook: the edition, and the one that it is compared with."""
    title, period = (str(provenance.get(fact) or "") for fact in ("title", "period"))
    title = title if period in title else f"{title} · {period}"
    if not isinstance(provenance.get("earlier"), Mapping):
        return title
    return f"{title} · {say('since', language, edition=_title(provenance['earlier'], language))}"


def _put(sheet: Worksheet, row: int, column: int, value: Any) -> Any:
    """Write a value as it is: text that begins like a formula is none."""
    cell = sheet.cell(row, column, _text(value) if isinstance(value, str) else value)
    if cell.data_type == "f":
        cell.data_type = "s"
    return cell


def _told(columns: ResultColumns) -> ResultColumns:
    """Leave out columns in which nothing stands, where there are rows."""
    said = {name: any(plain.value(cell) not in (None, "", []) for cell in cells) for name, cells in columns.items()}
    return columns.only(name for name, any_said in said.items() if any_said or not columns.rows())


def _fill(sheet: Worksheet, columns: ResultColumns, language: Language) -> dict[int, float]:
    """Write a list under headings that are bold, stay in view and filter, and give the widths of its columns."""
    widths = {}
    for number, (name, cells) in enumerate(columns.items(), start=1):
        fact = columns.facts[name]
        values = [_cell(plain.value(cell), language) for cell in cells]
        form = _format(fact, values)
        widths[number] = min(WIDEST, _width(name, values, fact, language))
        sheet_style.head(_put(sheet, HEADER, number, name), right=form is not None)
        for row, value in enumerate(values, start=HEADER + 1):
            long = isinstance(value, str) and ("\n" in value or layout.width(value) > WIDEST)
            sheet_style.body(_put(sheet, row, number, value), form, wrap=long)
        for row, paint in sheet_style.paints(fact, cells, language):
            sheet_style.painted(sheet.cell(HEADER + 1 + row, number), paint)
    labels = [number for number, fact in enumerate(columns.facts.values(), start=1) if fact.role in ("key", "label")]
    sheet.freeze_panes = sheet.cell(HEADER + 1, max([0, *(number for number in labels if number <= 2)]) + 1).coordinate
    last = sheet.cell(HEADER + columns.rows(), max(len(columns), 1)).coordinate
    sheet.auto_filter.ref = f"A{HEADER}:{last}"
    return widths


def _cell(value: Any, language: Language) -> Any:
    """Give what a cell holds: what is so as yes and no, several with commas between, no infinite number."""
    if isinstance(value, bool):
        return say("yes" if value else "no", language)
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return plain.text(value)


def _text(text: str) -> str:
    """Give text as a cell can hold it; what is too long ends in dots."""
    legal = ILLEGAL.sub("\ufffd", text)
    return legal if len(legal) <= MOST else legal[: MOST - 1] + "…"


def _width(name: str, values: Sequence[Any], fact: Fact, language: Language) -> float:
    """Give the width of a column: of its longest cell, and of a heading on a few lines with the mark of the filter."""
    form = fact.format or ".1f"
    shown = [
        numbers.number(value, form, language) if isinstance(value, (int, float)) else str(value)
        for value in values
        if value is not None
    ]
    words = [layout.width(word) + 2 for word in name.split()]
    cells = [layout.width(line) + 2 for text in shown for line in text.split("\n")]
    return max([*words, layout.width(name) / LINES + 3, *cells])


def _format(fact: Fact, values: Sequence[Any]) -> str | None:
    """Give the number format of a column, as its quantity is read, while the cells hold all digits there are."""
    if not any(isinstance(value, (int, float)) for value in values):
        return None
    if fact.format.endswith("%"):
        return "0%"
    whole = all(float(value).is_integer() for value in values if isinstance(value, (int, float)))
    fixed = re.search(r"\.(\d)f", fact.format)
    decimals = int(fixed[1]) if fixed else {"figure": 1, "plain": 3}.get(fact.quantity, 0 if whole else 1)
    form = "0." + "0" * decimals if decimals else "0"
    return f"+{form};-{form};{form}" if fact.format.startswith("+") else form


def _tell(sheet: Worksheet, facts: ResultColumns, kinds: Sequence[str], language: Language) -> None:
    """Write the sheet of the provenance, and below it what the colours mean that the lists have."""
    lines = [list(facts), *zip(*facts.values(), strict=True)]
    for row, cells in enumerate(lines, start=1):
        for number, value in enumerate(cells, start=1):
            cell = _put(sheet, row, number, _cell(plain.value(value), language))
            sheet_style.head(cell, right=False) if row == 1 else sheet_style.body(cell, None, wrap=True)
    row = len(lines) + 2
    for kind in kinds:
        sheet_style.head(_put(sheet, row, 1, readable.heading(kind, language)), right=False)
        for code, paint in sheet_style.PAINTS[kind].items():
            row += 1
            sheet_style.painted(_put(sheet, row, 1, say(f"{kind}-{code}", language)), paint)
            sheet_style.body(_put(sheet, row, 2, say(f"legend-{kind}-{code}", language)), None, wrap=True)
        row += 2
