"""Options that would have no effect beside the others: errors, not silence."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from ..core import datasets
from ..core.errors import DataError, problem

#: Options for reading files, and what they are where nobody has given them.
READING: dict[str, Any] = {
    "delimiter": None, "decimal": None, "encoding": "automatic", "sheet": None, "missing": [], "ignore": [], "period": None,
}  # fmt: skip
#: Options of a plan, likewise.
PLAN: dict[str, Any] = {"effort": [], "outcomes": False, "cap": 0.9}
#: Options that only change what another is for.
NEEDS = {
    "earlier_definition": "earlier", "totals": "units", "units_earlier": "units", "totals_earlier": "units_earlier",
}  # fmt: skip
#: Arguments that name data.
DATA = ("data", "districts", "reference", "earlier", "totals", "row")


def check(arguments: argparse.Namespace) -> None:
    """Refuse what would have no effect, all of it at once."""
    given = vars(arguments)
    problems = [problem("invalid_parameter", f"useless-{why}", option=f"--{option}") for option, why in _found(given)]
    problems += [
        problem("invalid_parameter", "useless-without", option=_option(name), other=_option(other))
        for name, other in NEEDS.items()
        if given.get(name) and not given.get(other, True)
    ]
    if problems:
        raise DataError(problems)


def _found(given: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give options without effect, and the end of the message that says why."""
    if given.get("awards"):
        yield from ((option, "awards") for option in ("by", "top") if given[option])
    if given.get("csv") and not (given["out"].lower().endswith(".csv") if given["out"] else given["piped"]):
        yield "csv", "no-csv"
    if given.get("peers") and "on" in given:
        yield from ((option, "peers-named") for option in ("on", "count") if given[option] is not None)
    if "goal_rank" in given and given["goal_rank"] is None and given["goal_score"] is None:
        yield from ((option, "without-goal") for option, usual in PLAN.items() if given[option] != usual)
    if isinstance(given.get("definition"), list) and len(given["definition"]) > 1 and given.get("frame") == "own":
        yield "frame", "own-definitions"
    if not any(name not in datasets.names() for name in _named(given)):
        yield from ((option, "built-in") for option, usual in READING.items() if given.get(option, usual) != usual)


def _option(name: str) -> str:
    return "--" + name.replace("_", "-")


def _named(given: dict[str, Any]) -> Iterator[str]:
    for argument in DATA:
        value = given.get(argument)
        yield from value if isinstance(value, list) else [value] if value else []
