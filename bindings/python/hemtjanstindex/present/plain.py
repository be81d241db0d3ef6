"""Columns and rows of plain values."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

Columns = Mapping[str, Sequence[Any]]


def value(cell: Any) -> Any:
    """Give a cell as JSON has it: NaN is None, numpy numbers are Python's."""
    cell = cell.item() if hasattr(cell, "item") else cell
    return None if isinstance(cell, float) and math.isnan(cell) else cell


def rows(columns: Columns) -> list[dict[str, Any]]:
    """Turn columns into rows of plain values."""
    plain = [_plain(column) for column in columns.values()]
    return [dict(zip(columns, row, strict=True)) for row in zip(*plain, strict=True)]


def _plain(column: Sequence[Any]) -> list[Any]:
    """Give the plain values of a column; an array's are Python's all at once."""
    cells = column.tolist() if isinstance(column, np.ndarray) else column
    return [value(cell) for cell in cells]


def text(cell: Any) -> Any:
    """Give a plain value as a cell of a file has it: several are written with commas between."""
    return ", ".join(map(str, cell)) if isinstance(cell, (list, tuple)) else cell


def flat(provenance: Mapping[str, Any], within: str = "") -> dict[str, Any]:
    """Give a provenance that may hold others as one level, with names such as ``earlier_definition``."""
    facts: dict[str, Any] = {}
    for name, fact in provenance.items():
        facts |= flat(fact, f"{within}{name}_") if isinstance(fact, Mapping) else {within + name: fact}
    return facts
