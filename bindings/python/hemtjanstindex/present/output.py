"""Results as CSV, JSON or a workbook."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any, Literal

from ..core.errors import DataError, Message, part, problem
from . import plain, workbook

#: What an output file may end in.
SUFFIXES = (".csv", ".json", ".xlsx")


def write(
    sheets: Mapping[str, plain.Columns], path: str, provenance: Mapping[str, Any], language: Literal["sv", "en"] = "en"
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
            write_json({"provenance": provenance, **{name: plain.rows(columns) for name, columns in sheets.items()}}, to)


def write_csv(columns: plain.Columns, to: IO[str], provenance: Mapping[str, Any]) -> None:
    """Write a header and one line per row, numbers in full precision, empty where there is none.

    A CSV has no place for provenance but its rows: each ends with the definition, its status and the period, and where there
    is something uncertain with what varied, what its error is and by which correlations it goes together.
    """
    told_of = ("definition", "status", "period", "varied", "error", "correlation")
    facts = {name: plain.text(fact) for name, fact in plain.flat(provenance).items() if name.endswith(told_of)}
    told = {f"definition_{name}" if name in columns else name: fact for name, fact in facts.items()}
    writer = csv.writer(to, lineterminator="\n")
    writer.writerow([*columns, *told])
    for row in plain.rows(columns):
        writer.writerow(["" if cell is None else plain.text(cell) for cell in row.values()] + list(told.values()))


def write_json(content: Any, to: IO[str]) -> None:
    """Write indented JSON."""
    json.dump(content, to, ensure_ascii=False, indent=2, allow_nan=False)
    to.write("\n")


def suffix_of(path: str, known: Sequence[str] = SUFFIXES) -> str:
    """Give the suffix of an output file, which says what is written to it."""
    suffix = Path(path).suffix.lower()
    if suffix not in known:
        told: str | Message = known[0]
        for suffix_too in known[1:]:
            told = part("or", first=told, second=suffix_too)
        raise DataError([problem("wrong_file_type", "output-file", file=path, known=told)])
    return suffix
