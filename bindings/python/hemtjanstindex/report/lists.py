"""Lists that people keep as CSV files: a head that names columns, and a row for each thing."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .. import _core
from ..core.errors import DataError, Message, Problem, part, problem

#: What parts the cells of a row.
MARKS = ";,\t"


@dataclass(frozen=True)
class Row:
    """A row of a list, by its columns; one that the file has not is empty."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """Give a cell."""
        return self.cells.get(column, "")


class Listed:
    """The rows of a list, and what is wrong with it."""

    def __init__(self, path: Path, needed: Sequence[str], further: Sequence[str] = ()) -> None:
        self.file = path.name
        self.problems: list[Problem] = []
        self.rows = list(self._rows(_text(path), needed, [*needed, *further]))

    def wrong(self, row: int, message: Message, code: str = "invalid_parameter") -> None:
        """Note what is wrong with a row."""
        self.problems.append(problem(code, "of-row", file=self.file, row=row, message=message))

    def refuse(self) -> None:
        """Refuse the list where anything is wrong with it.

        Raises
        ------
        DataError
            With all that is wrong.
        """
        if self.problems:
            raise DataError(self.problems)

    def _rows(self, text: str, needed: Sequence[str], known: Sequence[str]) -> Iterator[Row]:
        first = next((line for line in text.splitlines() if line.strip(f"{MARKS} ")), "")
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(MARKS, key=first.count), strict=True)
        head: list[str] = []
        number = 0
        try:
            for number, record in enumerate(reader, start=1):
                cells = [cell.strip() for cell in record]
                if not any(cells):
                    continue
                if not head:
                    head = cells
                    self._head(head, needed, known)
                    if self.problems:
                        return
                elif len(cells) != len(head):
                    self.wrong(number, part("fields-of-row", fields=len(cells), columns=len(head)), "wrong_field_count")
                else:
                    yield Row(number, dict(zip(head, cells, strict=True)))
        except csv.Error:
            self.wrong(number + 1, part("row-quotes"), "syntax_error")

    def _head(self, head: Sequence[str], needed: Sequence[str], known: Sequence[str]) -> None:
        absent, strange = [each for each in needed if each not in head], [each for each in head if each not in known]
        twice = sorted({each for each in head if each in known and head.count(each) > 1})
        self.problems += [problem("missing_column", "list-column", file=self.file, column=each) for each in absent]
        self.problems += [
            problem("unknown_column", "list-stray", file=self.file, column=each, known=", ".join(known)) for each in strange
        ]
        self.problems += [problem("duplicate_column", "already-a-column", file=self.file, column=f"'{each}'") for each in twice]


def _text(path: Path) -> str:
    """Read a text as tables are read: UTF-8 where it is valid, else Windows-1252."""
    content = _core.read_bytes(str(path))
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise DataError([problem("invalid_encoding", "utf-16", file=path.name)])
    text = _decoded(content, path)
    if not text.strip():
        raise DataError([problem("empty_file", "empty-file", file=path.name)])
    return text


def _decoded(content: bytes, path: Path) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        byte = f"0x{content[error.start]:02X}"
        raise DataError([problem("invalid_encoding", "no-character", file=path.name, byte=byte)]) from None
