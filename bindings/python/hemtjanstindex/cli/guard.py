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
    for out in (each for each in given if isinstance(each, Written) and os.path.exists(each)):
        for file in read:
            if os.path.exists(file) and os.path.samefile(file, out):
                raise DataError([problem("invalid_parameter", "output-is-input", file=out, input=file.name)])


def _with_named(file: Path, seen: set[Path]) -> Iterator[Path]:
    """Give a file and, where it is TOML, all that it names and what those name."""
    yield file
    if file.suffix == ".toml" and file not in seen and os.path.isfile(file):
        seen.add(file)
        try:
            told = tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return  # whoever reads it says what is wrong
        for text in _texts(told):
            if os.path.isfile(file.parent / text):
                yield from _with_named(file.parent / text, seen)


def _texts(told: dict[str, Any]) -> Iterator[str]:
    """Give every text in a document, however deep."""
    left: list[Any] = [told]
    while left:
        part = left.pop()
        if isinstance(part, str):
            yield part
        elif isinstance(part, dict | list):
            left += part.values() if isinstance(part, dict) else part
