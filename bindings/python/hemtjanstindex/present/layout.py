"""Tables and paragraphs of a terminal."""

from __future__ import annotations

import os
import re
import sys
import textwrap
import unicodedata
from collections.abc import Sequence
from itertools import zip_longest

#: Characters that move the cursor, change the terminal or turn the direction of writing, but the end of a line.
UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
#: How wide a paragraph is at most.
PARAGRAPH = 110


def harmless(text: str) -> str:
    """Give text whose characters a terminal only shows."""
    return UNSEEN.sub("?", text)


def columns() -> int | None:
    """Give the width of the terminal; None where the output goes elsewhere, or it is not known."""
    told = os.environ.get("COLUMNS", "")
    if told.isdigit():
        return int(told) or None
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    except OSError:  # no terminal
        return None


def width(text: str) -> int:
    """Give the number of terminal columns a text takes."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def aligned(header: Sequence[str], cells: Sequence[Sequence[str]], right: Sequence[bool]) -> str:
    """Lay out a table, no wider than the terminal as far as its words allow; `right` says which columns stand to the right."""
    lines = [list(header), *(list(row) for row in cells)]
    widths = _fitted(lines, right, columns())

    def laid(line: Sequence[str]) -> str:
        spaces = [" " * (most - width(cell)) for cell, most in zip(line, widths, strict=True)]
        padded = [space + cell if r else cell + space for cell, space, r in zip(line, spaces, right, strict=True)]
        return "  ".join(padded).rstrip()

    def broken(line: Sequence[str]) -> str:
        parts = [_wrapped(cell, most) if width(cell) > most else [cell] for cell, most in zip(line, widths, strict=True)]
        return "\n".join(laid(row) for row in zip_longest(*parts, fillvalue=""))

    return "\n".join([broken(lines[0]), "  ".join("─" * w for w in widths), *(broken(line) for line in lines[1:])])


def _fitted(lines: Sequence[Sequence[str]], right: Sequence[bool], room: int | None) -> list[int]:
    """Give the widths of columns: where there is too little room the widest are narrowed, but no word and no number broken."""
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    least = [
        max(_longest(heading), *(width(cell) if numbers else _longest(cell) for cell in column), 0)
        for (heading, *column), numbers in zip(zip(*lines, strict=True), right, strict=True)
    ]
    while room and sum(widths) + 2 * (len(widths) - 1) > room:
        narrowed = max(range(len(widths)), key=lambda i: (widths[i] > least[i], widths[i]))
        if widths[narrowed] == least[narrowed]:
            break
        widths[narrowed] -= 1
    return widths


def _longest(text: str) -> int:
    """Give the width of the longest word, with what it is indented by where it is the first."""
    return max((width(line) for line in _wrapped(text, 1)), default=0)


def _wrapped(text: str, most: int) -> list[str]:
    return textwrap.wrap(text, most, break_long_words=False, break_on_hyphens=False)


def paragraph(text: str) -> str:
    """Break a text into lines of a terminal."""
    return textwrap.fill(text, min(PARAGRAPH, columns() or PARAGRAPH))


def within(text: str) -> str:
    """Break the lines of a text that are wider than the terminal, where it has a width; what is left is indented."""
    room = columns()
    if room is None:
        return text
    lines = []
    for line in text.split("\n"):
        indent = " " * (len(line) - len(line.lstrip(" ")) + 4)
        broken = textwrap.wrap(line, room, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
        lines += broken if width(line) > room else [line]
    return "\n".join(lines)


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
