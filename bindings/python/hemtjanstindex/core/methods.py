"""The methods that are built in."""

from __future__ import annotations

from .. import _core

__all__ = ["load", "names", "text"]


def names() -> list[str]:
    """Give the names of the built-in methods, sorted."""
    return _core.method_names()


def load(name: str) -> _core.Method:
    """Load a built-in method.

    Raises
    ------
    DataError
        Where there is none of that name, naming those there are.
    """
    return _core.load_method(name)


def text(name: str) -> str:
    """Give the TOML text of a built-in method."""
    return _core.method_text(name)
