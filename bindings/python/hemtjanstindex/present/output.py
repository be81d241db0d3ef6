"""Results as CSV, JSON or a workbook."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..core import whole
from ..core.columns import ResultColumns
from ..core.errors import DataError, Message, part, problem
from ..words import Language
from . import plain, workbook

#: What an output file may end in.
SUFFIXES = (".csv", ".json", ".xlsx")


def write(
    sheets: Mapping[str, ResultColumns], path: str, provenance: Mapping[str, Any], language: Language = "en", style: str = ""
) -> None:
    """Write lists to a file of the kind that its suffix says.

    A .json holds the provenance and the rows of every list under its name, an .xlsx a sheet for each list and one for the
    provenance, a .csv the only list there is, in the style asked for.
    """
    suffix = suffix_of(path, SUFFIXES if len(sheets) == 1 else SUFFIXES[1:])
    if suffix == ".xlsx":
        whole.write(path, workbook.made(sheets, provenance, language))
    elif suffix == ".csv":
        (columns,) = sheets.values()
        whole.write(path, csv_text(columns, provenance, style))
    else:
        write_json({"provenance": provenance, **{name: plain.rows(columns) for name, columns in sheets.items()}}, path)


def csv_text(columns: ResultColumns, provenance: Mapping[str, Any], style: str = "") -> str:
    """Give a header and one line per row, numbers in full precision, empty where there is none.

    A CSV has no place for provenance but its rows: each ends with the definition, its status and the period, and where there
    is something uncertain with what varied, what its error is and by which correlations it goes together.
    """
    told_of = ("definition", "status", "period", "varied", "error", "correlation", "stopped")
    for name, fact in plain.flat(provenance).items():
        if name.endswith(told_of):
            free = f"definition_{name}" if name in columns else name
            told = "" if fact is None else str(plain.text(fact))
            columns |= ResultColumns.column(free, [told] * columns.rows(), "text", "note")
    return columns.csv(style)


def write_json(content: Any, path: str) -> None:
    """Write indented JSON."""
    whole.write(path, json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n")


def suffix_of(path: str, known: Sequence[str] = SUFFIXES) -> str:
    """Give the suffix of an output file, which says what is written to it."""
    suffix = Path(path).suffix.lower()
    if suffix not in known:
        told: str | Message = known[0]
        for suffix_too in known[1:]:
            told = part("or", first=told, second=suffix_too)
        raise DataError([problem("wrong_file_type", "output-file", file=path, known=told)])
    return suffix
