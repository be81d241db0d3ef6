"""Sheets of workbooks as cells: .xlsx by openpyxl, .xls by xlrd, imported when they are used, and .ods by what is built in."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pyexpat import ExpatError, ParserCreate
from typing import Any
from xml.etree import ElementTree

from .. import _core
from .errors import DataError, problem

#: Bytes that a workbook may have, unpacked too; elements and attributes of its parts together, and bytes of one tag and
#: of the name of a namespace.
LARGEST = 1 << 27
MOST_ELEMENTS = 1 << 22
LONGEST_TAG = 1 << 20
LONGEST_NAMESPACE = 128
#: Cells and rows that a sheet may have.
MOST_CELLS = 1 << 22
MOST_ROWS = 1 << 20

Cells = Mapping[str, Callable[[], _core.Sheet]]


def is_workbook(data: bytes, file: str) -> bool:
    """Tell a workbook by how it begins: a packed archive, or the compound file of .xls.

    Raises
    ------
    DataError
        Where it is called one and begins otherwise, as what is left of a broken one does.
    """
    found = data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
    if not found and file.lower().endswith((".xlsx", ".xls", ".ods")):
        raise DataError([problem("wrong_file_type", "called-workbook", file=file)])
    return found


def sheet_of(data: bytes, file: str, name: str | None) -> _core.Sheet:
    """Read a sheet.

    Parameters
    ----------
    data : bytes
        The workbook.
    file : str
        What messages call it.
    name : str, optional
        Of the sheet; not needed where there is but one that holds anything.

    Raises
    ------
    DataError
        Where it is no workbook, too large, or it has no such sheet.
    ModuleNotFoundError
        Without the package that reads it.
    """
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", module="openpyxl")  # what it says of what it does not read is of no figure
            sheets = _sheets(data, file)
            if name is not None:
                if name not in sheets:
                    raise DataError([problem("missing_column", "no-sheet", file=file, sheet=name, known=", ".join(sheets))])
                return sheets[name]()
            filled = [sheet for sheet in (read() for read in sheets.values()) if sheet]
    except (DataError, ModuleNotFoundError):
        raise
    except Exception as error:  # the packages raise what they meet in a damaged file, KeyError and struct.error among others
        raise DataError([problem("syntax_error", "damaged-workbook", file=file, why=type(error).__name__)]) from error
    if not filled:
        raise DataError([problem("empty_file", "empty-workbook", file=file)])
    if len(filled) > 1:
        known = ", ".join(sheet.name for sheet in filled)
        raise DataError([problem("invalid_parameter", "which-sheet", file=file, known=known)])
    return filled[0]


def _sheets(data: bytes, file: str) -> Cells:
    if len(data) > LARGEST:
        raise DataError([problem("too_large", "workbook-too-large", file=file, most=LARGEST)])
    if not data.startswith(b"PK"):
        return _xls(data)
    archive = zipfile.ZipFile(io.BytesIO(data))
    if sum(member.file_size for member in archive.infolist()) > LARGEST:
        raise DataError([problem("too_large", "workbook-too-large", file=file, most=LARGEST)])
    _check_parts(archive, file)
    names = set(archive.namelist())
    if "xl/workbook.xml" in names:
        return _xlsx(data)
    if "content.xml" in names:
        return _ods(archive)
    raise DataError([problem("wrong_file_type", "no-workbook", file=file)])


def _check_parts(archive: zipfile.ZipFile, file: str) -> None:
    """Refuse parts that would take much more memory or time than their bytes, before anything is made of them.

    An element takes a hundred times its bytes, a tag is looked through anew for every piece that comes of it, every name is
    kept with its namespace, and only a document type declares entities, which may stand for any number of elements.
    """
    count = 0

    def start(_: str, attributes: list[str]) -> None:
        nonlocal count
        count += 1 + len(attributes) // 2

    def refuse(*_: object) -> None:
        raise ValueError("a document type")

    def space(_: str | None, name: str | None) -> None:
        if name and len(name) > LONGEST_NAMESPACE:
            raise ValueError("a long namespace")

    for member in archive.infolist():
        parser = ParserCreate(namespace_separator="}")
        parser.ordered_attributes = True
        parser.StartElementHandler = start
        parser.StartDoctypeDeclHandler = refuse
        parser.StartNamespaceDeclHandler = space
        with archive.open(member) as part:
            fed = 0
            while piece := part.read(1 << 16):
                try:
                    parser.Parse(piece)
                except ExpatError:  # a picture, or damage: nothing is read beyond
                    break
                fed += len(piece)
                if fed - parser.CurrentByteIndex > LONGEST_TAG:
                    raise ValueError("a tag without end")
                if count > MOST_ELEMENTS:
                    raise DataError([problem("too_large", "too-many-elements", file=file, most=MOST_ELEMENTS)])


def _absent(name: str) -> ModuleNotFoundError:
    return ModuleNotFoundError(f"this needs {name}: pip install 'hemtjanstindex[xlsx]'", name=name)


def _too_many() -> DataError:
    return DataError([problem("too_large", "too-many-cells", most=MOST_CELLS)])


def _made(name: str, rows: Iterator[list[tuple[str | float, bool]]]) -> _core.Sheet:
    """Make a sheet of rows of cells, each with whether it is shown as a percentage."""
    cells: list[list[str | float]] = []
    percent: list[tuple[int, int]] = []
    count = 0
    for number, row in enumerate(rows):
        count += len(row) + 1
        if count > MOST_CELLS:
            raise _too_many()
        if number == MOST_ROWS:
            raise DataError([problem("too_large", "too-many-rows", most=MOST_ROWS)])
        cells.append([cell for cell, _ in row])
        percent += [(number, column) for column, (cell, shown) in enumerate(row) if shown and isinstance(cell, float)]
    while cells and not any(cell != "" for cell in cells[-1]):
        cells.pop()
    return _core.Sheet(name, cells, percent)


def _is_percent(format_: str) -> bool:
    """Whether a number format multiplies by a hundred: a % that is neither quoted nor escaped."""
    return "%" in re.sub(r'"[^"]*"|\\.', "", format_)


def _value(value: Any) -> str | float:
    """Give a cell as text, or a number; dates as ISO 8601 has them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        return float(value)
    return str(value)


def _xlsx(data: bytes) -> Cells:
    try:
        import openpyxl
    except ModuleNotFoundError as missing:
        raise _absent("openpyxl") from missing
    workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)

    def read(sheet: Any) -> _core.Sheet:
        sheet.reset_dimensions()  # those that are stated may be wrong
        rows = ([(_value(cell.value), _is_percent(cell.number_format or "")) for cell in row] for row in sheet.iter_rows())
        return _made(sheet.title, rows)

    return {sheet.title: partial(read, sheet) for sheet in workbook.worksheets}


def _xls(data: bytes) -> Cells:
    try:
        import xlrd
    except ModuleNotFoundError as missing:
        raise _absent("xlrd") from missing
    _check_chains(xlrd.compdoc.CompDoc(data, logfile=io.StringIO()))
    workbook = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())

    def cell_of(cell: Any) -> tuple[str | float, bool]:
        if cell.ctype == xlrd.XL_CELL_DATE:
            return str(xlrd.xldate_as_datetime(cell.value, workbook.datemode)), False
        if cell.ctype == xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code.get(cell.value, "#N/A")), False
        if cell.ctype == xlrd.XL_CELL_BOOLEAN:
            return str(bool(cell.value)).upper(), False
        format_ = workbook.format_map[workbook.xf_list[cell.xf_index].format_key].format_str
        return _value(cell.value), _is_percent(format_)

    def read(name: str) -> _core.Sheet:
        sheet = workbook.sheet_by_name(name)
        return _made(name, ([cell_of(cell) for cell in sheet.row(row)] for row in range(sheet.nrows)))

    return {name: partial(read, name) for name in workbook.sheet_names()}


def _check_chains(file: Any) -> None:
    """Refuse a compound file in which a chain of short sectors has no end: xlrd would follow it for ever."""
    for entry in file.dirlist:
        sector, passed = entry.first_SID, 0
        while 0 <= sector < len(file.SSAT):
            sector, passed = file.SSAT[sector], passed + 1
            if passed > len(file.SSAT):
                raise ValueError("a chain of sectors without end")


OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def _ods(archive: zipfile.ZipFile) -> Cells:
    content = ElementTree.parse(archive.open("content.xml"))

    def cell_of(cell: ElementTree.Element) -> tuple[str | float, bool]:
        kind = cell.get(f"{OFFICE}value-type")
        if kind in ("float", "percentage", "currency"):
            return float(cell.get(f"{OFFICE}value", "")), kind == "percentage"
        if kind == "date":
            return cell.get(f"{OFFICE}date-value", ""), False
        return "\n".join("".join(paragraph.itertext()) for paragraph in cell.findall(f"{TEXT}p")), False

    def cells_of(row: ElementTree.Element) -> list[tuple[str | float, bool]]:
        cells: list[tuple[str | float, bool]] = []
        for cell in row:
            if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                continue
            times = int(cell.get(f"{TABLE}number-columns-repeated", "1"))
            value = cell_of(cell)
            cells += [value] * min(times, MOST_CELLS + 1 if value[0] != "" else 1 << 14)
            if len(cells) > MOST_CELLS:
                raise _too_many()
        while cells and cells[-1][0] == "":
            cells.pop()
        return cells

    def rows_of(table: ElementTree.Element) -> Iterator[list[tuple[str | float, bool]]]:
        empty = 0  # rows that count only where another follows: a sheet ends with a million of them
        for row in table.iter(f"{TABLE}table-row"):
            times = int(row.get(f"{TABLE}number-rows-repeated", "1"))
            cells = cells_of(row)
            if not cells:
                empty += times
                continue
            yield from ([] for _ in range(min(empty, 1 << 20)))
            empty = 0
            yield from (cells for _ in range(times))

    tables = content.iter(f"{TABLE}table")
    named = {table.get(f"{TABLE}name", ""): table for table in tables}

    def read(name: str) -> _core.Sheet:
        return _made(name, rows_of(named[name]))

    return {name: partial(read, name) for name in named}
