"""Outputs that would destroy an input: errors, whichever name or link they have."""

from __future__ import annotations

import argparse
import os
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..core.errors import DataError, problem

#: Arguments that name files.
FILES = (
    "data",
    "districts",
    "units",
    "units_definition",
    "reference",
    "earlier",
    "history",
    "totals",
    "row",
    "definition",
    "earlier_definition",
    "vary",
    "boundaries",
)


def check(arguments: argparse.Namespace) -> None:
    """Refuse to write over what is read."""
    out = getattr(arguments, "out", None) or getattr(arguments, "picture", None)
    if out is None or not Path(out).exists():
        return
    for file in _read(vars(arguments)):
        if file.exists() and os.path.samefile(file, out):
            raise DataError([problem("invalid_parameter", "output-is-input", file=out, input=file.name)])


def _read(given: dict[str, Any]) -> Iterator[Path]:
    """Give every file that is read, those that a definition names too."""
    for name in FILES:
        value = given.get(name)
        for text in value if isinstance(value, list) else [value] if value else []:
            yield from _with_named(Path(text), set())


def _with_named(file: Path, seen: set[Path]) -> Iterator[Path]:
    yield file
    if file.suffix == ".toml" and file not in seen and file.is_file():
        seen.add(file)
        try:
            told = tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return  # whoever reads the definition says what is wrong
        for named in (told.get("extends"), _within(told.get("weights"), "respondents")):
            if isinstance(named, str):
                yield from _with_named(file.parent / named, seen)


def _within(table: Any, key: str) -> Any:
    return table.get(key) if isinstance(table, dict) else None
