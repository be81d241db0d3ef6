"""Results as an aligned table, CSV or JSON."""

from __future__ import annotations

import csv
import json
import math
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from ..errors import DataError, Problem


def plain(value: Any) -> Any:
    """Give a cell as JSON has it: NaN is None, numpy numbers are Python's."""
    value = value.item() if hasattr(value, "item") else value
    return None if isinstance(value, float) and math.isnan(value) else value


def rows(columns: Mapping[str, Sequence[Any]]) -> list[dict[str, Any]]:
    """Turn columns into rows of plain values."""
    return [dict(zip(columns, (plain(cell) for cell in row), strict=True)) for row in zip(*columns.values(), strict=True)]


def write_csv(columns: Mapping[str, Sequence[Any]], to: IO[str]) -> None:
    """Write a header and one line per row, numbers in full precision, empty where there is none."""
    writer = csv.writer(to, lineterminator="\n")
    writer.writerow(columns)
    for row in rows(columns):
        writer.writerow(["" if cell is None else cell for cell in row.values()])


def write_json(content: Any, to: IO[str]) -> None:
    """Write indented JSON."""
    json.dump(content, to, ensure_ascii=False, indent=2, allow_nan=False)
    to.write("\n")


def suffix_of(path: str, known: Sequence[str]) -> str:
    """Give the suffix of an output file, which says what is written to it."""
    suffix = Path(path).suffix.lower()
    if suffix not in known:
        raise DataError([Problem("wrong_file_type", f"the output file must end in {' or '.join(known)}", file=path)])
    return suffix


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
