"""Results as an aligned table, CSV, JSON or a workbook."""

from __future__ import annotations

import csv
import json
import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any, Literal

from ..errors import DataError, Problem
from . import workbook

Columns = Mapping[str, Sequence[Any]]

#: The decimal point of a number that stands alone.
POINT = re.compile(r"(?<![\w.])(\d+)\.(\d+)(?!\w|\.\d)")
#: What an output file may end in.
SUFFIXES = (".csv", ".json", ".xlsx")


def plain(value: Any) -> Any:
    """Give a cell as JSON has it: NaN is None, numpy numbers are Python's."""
    value = value.item() if hasattr(value, "item") else value
    return None if isinstance(value, float) and math.isnan(value) else value


def rows(columns: Columns) -> list[dict[str, Any]]:
    """Turn columns into rows of plain values."""
    return [dict(zip(columns, (plain(cell) for cell in row), strict=True)) for row in zip(*columns.values(), strict=True)]


def text_of(value: Any) -> Any:
    """Give a plain value as a cell of a file has it: several are written with commas between."""
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else value


def flat(provenance: Mapping[str, Any], within: str = "") -> dict[str, Any]:
    """Give a provenance that may hold others as one level, with names such as ``earlier_definition``."""
    facts: dict[str, Any] = {}
    for name, fact in provenance.items():
        facts |= flat(fact, f"{within}{name}_") if isinstance(fact, Mapping) else {within + name: fact}
    return facts


def write(
    sheets: Mapping[str, Columns], path: str, provenance: Mapping[str, Any], language: Literal["sv", "en"] = "en"
) -> None:
    """Write lists to a file of the kind that its suffix says.

    A .json holds the provenance and the rows of every list under its name, an .xlsx a sheet for each list and one for the
    provenance, a .csv the only list there is.
    """
    suffix = suffix_of(path, SUFFIXES if len(sheets) == 1 else SUFFIXES[1:])
    if suffix == ".xlsx":
        workbook.write(sheets, path, provenance, language)
        return
    with open(path, "w", encoding="utf-8", newline="") as to:
        if suffix == ".csv":
            (columns,) = sheets.values()
            write_csv(columns, to, provenance)
        else:
            write_json({"provenance": provenance, **{name: rows(columns) for name, columns in sheets.items()}}, to)


def write_csv(columns: Columns, to: IO[str], provenance: Mapping[str, Any]) -> None:
    """Write a header and one line per row, numbers in full precision, empty where there is none.

    A CSV has no place for provenance but its rows: each ends with the definition, its status and the period, and where there
    is something uncertain with what varied, what its error is and by which correlations it goes together.
    """
    told_of = ("definition", "status", "period", "varied", "error", "correlation")
    facts = {name: text_of(fact) for name, fact in flat(provenance).items() if name.endswith(told_of)}
    told = {f"definition_{name}" if name in columns else name: fact for name, fact in facts.items()}
    writer = csv.writer(to, lineterminator="\n")
    writer.writerow([*columns, *told])
    for row in rows(columns):
        writer.writerow(["" if cell is None else text_of(cell) for cell in row.values()] + list(told.values()))


def write_json(content: Any, to: IO[str]) -> None:
    """Write indented JSON."""
    json.dump(content, to, ensure_ascii=False, indent=2, allow_nan=False)
    to.write("\n")


def suffix_of(path: str, known: Sequence[str] = SUFFIXES) -> str:
    """Give the suffix of an output file, which says what is written to it."""
    suffix = Path(path).suffix.lower()
    if suffix not in known:
        raise DataError([Problem("wrong_file_type", f"the output file must end in {' or '.join(known)}", file=path)])
    return suffix


def show(page: str, language: str, code: Sequence[str] = ()) -> None:
    """Print a page for people, with decimal commas in Swedish, but in the texts that are code, such as rules."""
    if language == "sv":
        kept = "|".join(re.escape(text) for text in code if text)
        parts = re.split(f"({kept})", page) if kept else [page]
        page = "".join(part if odd % 2 else POINT.sub(r"\1,\2", part) for odd, part in enumerate(parts))
    print(page)


def width(text: str) -> int:
    """Give the number of terminal columns a text takes."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def aligned(header: Sequence[str], cells: Sequence[Sequence[str]], right: Sequence[bool]) -> str:
    """Lay out a table; `right` says which columns are aligned to the right."""
    lines = [list(header), *(list(row) for row in cells)]
    widths = [max(width(line[i]) for line in lines) for i in range(len(header))]

    def laid(line: Sequence[str]) -> str:
        spaces = [" " * (most - width(cell)) for cell, most in zip(line, widths, strict=True)]
        padded = [space + cell if r else cell + space for cell, space, r in zip(line, spaces, right, strict=True)]
        return "  ".join(padded).rstrip()

    return "\n".join([laid(lines[0]), "  ".join("─" * w for w in widths), *(laid(line) for line in lines[1:])])
