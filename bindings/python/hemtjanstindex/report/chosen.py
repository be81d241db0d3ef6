"""What units chose to do after the last report: a list, of which the next report tells what became."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from .. import _core
from ..core.errors import part
from .lists import Listed, Row

COLUMNS = ("unit", "indicator", "aim")
#: What was to be done, in the words of whoever chose it.
FURTHER = ("action",)


@dataclass(frozen=True)
class Choice:
    """An indicator that a unit chose, the figure that it was to reach, and what was to be done."""

    indicator: str
    aim: float
    action: str


def read(path: Path, table: _core.Table, model: _core.Model) -> dict[str, tuple[Choice, ...]]:
    """Read what was chosen, by the unit.

    Raises
    ------
    DataError
        With everything that is wrong in the file: units and indicators that there are not, aims that are no numbers.
    """
    listed = Listed(path, COLUMNS, FURTHER)
    units, indicators = set(table.units), set(model.indicators)
    found: dict[str, list[Choice]] = {}
    for row in listed.rows:
        unit, node, aim = row["unit"], row["indicator"], _number(row)
        if unit not in units:
            listed.wrong(row.number, part("no-unit", unit=unit, hint=""), "unknown_unit")
        if node not in indicators:
            listed.wrong(row.number, part("no-node", node=node, hint=""), "unknown_indicator")
        if any(choice.indicator == node for choice in found.get(unit, ())):
            listed.wrong(row.number, part("chosen-twice", unit=unit, node=node))
        if math.isnan(aim):
            listed.wrong(row.number, part("is-no-number", text=row["aim"]), "not_a_number")
        found.setdefault(unit, []).append(Choice(node, aim, row["action"]))
    listed.refuse()
    return {unit: tuple(choices) for unit, choices in found.items()}


def _number(row: Row) -> float:
    """Read an aim, with a decimal point or comma; NaN where it is no number that can be reached."""
    try:
        number = float(row["aim"].replace(",", "."))
    except ValueError:
        return math.nan
    return number if math.isfinite(number) else math.nan
