"""The data that are built in."""

from __future__ import annotations

from . import _core
from .table import Table

__all__ = ["load", "names", "text"]


def names() -> list[str]:
    """Give the names of the built-in tables, sorted: those of the definitions they belong to."""
    return _core.dataset_names()


def load(name: str) -> Table:
    """Load a built-in table.

    Raises
    ------
    DataError
        Where there is none of that name, naming those there are.
    """
    return Table(_core.load_dataset(name))


def text(name: str) -> str:
    """Give the CSV text of a built-in table."""
    return _core.dataset_text(name)
