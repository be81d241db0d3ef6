"""pandas, imported when it is used."""

from __future__ import annotations

from types import ModuleType


def pandas() -> ModuleType:
    """Import pandas, or say how to get it."""
    try:
        import pandas
    except ModuleNotFoundError as missing:
        raise ModuleNotFoundError("this needs pandas: pip install 'hemtjanstindex[frames]'", name="pandas") from missing
    return pandas
