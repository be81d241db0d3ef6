"""Lists as an .xlsx workbook, by openpyxl, imported when it is used."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..words import LANGUAGES, Language, say
from . import layout, plain, readable

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

#: Characters that the name of a sheet cannot have, and how long it can be.
REFUSED = re.compile(r"[\[\]:*?/\\]")
LONGEST = 31
#: No column is wider, in characters.
WIDEST = 60
#: When a workbook was written, which openpyxl puts into it.
WRITTEN = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def write(sheets: Mapping[str, plain.Columns], path: str, provenance: Mapping[str, Any], language: Language) -> None:
    """Write a sheet for each list, and one for the provenance."""
    try:
        from openpyxl import Workbook
    except ModuleNotFoundError as missing:
        raise ModuleNotFoundError("this needs openpyxl: pip install 'hemtjanstindex[xlsx]'", name="openpyxl") from missing
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, columns in (*sheets.items(), readable.facts(provenance, language)):
        _fill(book.create_sheet(_free(name, book.sheetnames)), columns)
    _save(book, path)


def _save(book: Workbook, path: str) -> None:
    """Save without the time of day, so that the same lists give the same bytes."""
    written = io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as dated, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as plain:
        for name in dated.namelist():
            plain.writestr(zipfile.ZipInfo(name), WRITTEN.sub(b"", dated.read(name)), zipfile.ZIP_DEFLATED)


def _free(name: str, taken: Sequence[str]) -> str:
    """Give a name that a sheet can have and no other has, whatever the case of its letters."""
    known = {other.casefold() for other in taken}
    free = _shortened(REFUSED.sub(" ", name), LONGEST)
    number = 2
    while free.casefold() in known:
        free = f"{_shortened(REFUSED.sub(' ', name), LONGEST - len(str(number)) - 1)} {number}"
        number += 1
    return free


def _shortened(name: str, length: int) -> str:
    """Cut a name that is too long, between words where it has several."""
    return name if len(name) <= length else name[: length - 1].rsplit(" ", 1)[0].rstrip() + "…"


def _fill(sheet: Worksheet, columns: plain.Columns) -> None:
    """Write a list under a header that is bold, stays in view and filters."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet.append(list(columns))
    for row in plain.rows(columns):
        sheet.append([plain.text(cell) for cell in row.values()])
    for line in sheet.iter_rows():
        for cell in line:
            if cell.data_type == "f":  # text that begins like a formula is none
                cell.data_type = "s"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    for number, (name, column) in enumerate(columns.items(), start=1):
        values = [plain.value(value) for value in column]
        form = _format(name, values)
        shown = [str(plain.text(value)) if form is None else "00000.00" for value in values if value is not None]
        width = min(WIDEST, max(map(layout.width, [name + "  ", *shown])) + 2)
        sheet.column_dimensions[get_column_letter(number)].width = width
        if form is not None:
            for at in range(2, len(values) + 2):
                sheet.cell(at, number).number_format = form


def _format(name: str, values: Sequence[Any]) -> str | None:
    """Give the number format of a column: the decimals that can be read, while the cells hold all there are."""
    numbers = [value for value in values if isinstance(value, float)]
    if not numbers:
        return None
    if name in [say("heading-coverage", language) for language in LANGUAGES]:
        return "0%"
    if all(value.is_integer() for value in numbers):
        return "0"
    return "0.000" if max(map(abs, numbers)) < 1 else "0.00"
