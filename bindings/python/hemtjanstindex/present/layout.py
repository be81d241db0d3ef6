"""Tables and paragraphs of a terminal."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Sequence


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


def paragraph(text: str) -> str:
    """Break a text into lines of a terminal."""
    return textwrap.fill(text, 110)


def filled(headings: Sequence[str], cells: Sequence[Sequence[str]], right: Sequence[bool]) -> str:
    """Lay out a table without its empty columns, headed or not."""
    kept = [i for i in range(len(headings)) if any(row[i] for row in cells)]
    rows = [[row[i] for i in kept] for row in (headings, *cells)]
    return aligned(rows[0], rows[1:], [right[i] for i in kept])


def laid(headings: Sequence[str], cells: Sequence[Sequence[str]], right: Sequence[bool]) -> str:
    """Lay out a table without the columns in which nothing stands."""
    filled = [i for i, heading in enumerate(headings) if heading or any(row[i] for row in cells)]
    kept = [[row[i] for i in filled] for row in (headings, *cells)]
    return aligned(kept[0], kept[1:], [right[i] for i in filled])
