"""pandas, imported when it is used."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def data_frame(data: Any, units: Sequence[str] | None = None, columns: list[str] | None = None) -> pd.DataFrame:
    """Make a DataFrame, indexed by unit where the units are told."""
    try:
        import pandas as pd
    except ModuleNotFoundError as missing:
        raise ModuleNotFoundError("this needs pandas: pip install 'hemtjanstindex[frames]'", name="pandas") from missing
    index = None if units is None else pd.Index(units, name="unit")
    return pd.DataFrame(data, index=index, columns=columns)
