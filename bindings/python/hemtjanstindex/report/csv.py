"""The first table of a report as CSV, as Excel opens it in the language."""

from __future__ import annotations

import math

from ..core.columns import ResultColumns
from ..present import numbers
from ..words import Language, say
from .data import number
from .facts import Sentence, Told
from .page import Report, Table


def written(report: Report, language: Language) -> bytes:
    """Write the table; numbers with the decimals that they are read with, and what is made up beside every row."""
    table = next(block for page in report.pages for block in page.blocks if isinstance(block, Table))
    columns = ResultColumns()
    for i, head in enumerate(table.head):
        cells = [row[i] for row in table.rows]
        if table.numbers[i]:
            columns |= ResultColumns.column(_said(head, language), [_number(cell, language) for cell in cells], "plain")
        else:
            columns |= ResultColumns.column(_said(head, language), [_said(cell, language) for cell in cells], "text")
    notes = " · ".join(_said(told, language) for told in (report.foot, report.mark) if told)
    columns |= ResultColumns.column(say("report-column-note", language), [notes] * len(table.rows), "text", "note")
    return columns.csv("sv" if language == "sv" else "").encode()


def _number(cell: Told | None, language: Language) -> float:
    found = number(cell, language)
    return math.nan if found is None else numbers.rounded(found[0], len(found[1]["decimals"] or ""))


def _said(told: Told | None, language: Language) -> str:
    if told is None:
        return ""
    return told.sentence(language) if isinstance(told, Sentence) else told.text(language)
