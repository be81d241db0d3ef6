"""Outputs that would destroy an input: errors, whichever name or link they have."""

from __future__ import annotations

import argparse
import os
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..core.errors import DataError, problem


class Read(str):
    """The type of an argument that names a file which is read, or what is built in."""

    __slots__ = ()


class Written(str):
    """The type of an argument that names a file or a folder which is written."""

    __slots__ = ()


def check(arguments: argparse.Namespace) -> None:
    """Refuse to write over what is read."""
    given = [each for value in vars(arguments).values() for each in (value if isinstance(value, list) else [value])]
    read = [file for each in given if isinstance(each, Read) for file in _with_named(Path(each), set())]
    for out in (each for each in given if isinstance(each, Written) and Path(each).exists()):
        for file in read:
            if file.exists() and os.path.samefile(file, out):
                raise DataError([problem("invalid_parameter", "output-is-input", file=out, input=file.name)])


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
