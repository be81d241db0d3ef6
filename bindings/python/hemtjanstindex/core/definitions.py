"""The definitions that are built in."""

from __future__ import annotations

from .. import _core
from .definition import Definition

__all__ = ["load", "names", "text"]


def names() -> list[str]:
    """Give the ids of the built-in definitions, sorted."""
    return _core.definition_names()


def load(name: str) -> Definition:
    """Load a built-in definition.

    Raises
    ------
    DataError
        Where there is none of that name, naming those there are.
    """
    return Definition(_core.load_definition(name))


def text(name: str) -> str:
    """Give the TOML text of a built-in definition."""
    return _core.definition_text(name)
