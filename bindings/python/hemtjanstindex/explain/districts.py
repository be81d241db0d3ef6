"""City districts on the national scale."""

from __future__ import annotations

from .. import _core
from ..core._pandas import data_frame
from ..core.answers import Districts
from ..core.index import Scores


def districts(scores: _core.Scores, table: _core.Table, by: str = "kommun") -> Districts:
    """Place city districts among the municipalities.

    A district without a figure of its own inherits that of its municipality where the indicator's scope is the municipality;
    then it is scored by the same index. Nothing is learnt from districts, so they move no municipality.

    Parameters
    ----------
    scores : Scores
        Scores of all municipalities.
    table : Table
        The districts.
    by : str, optional
        The group variable of `table` with the code of each district's municipality.

    Returns
    -------
    Districts
        Scores, places and gaps.

    Raises
    ------
    DataError
        Where there is no such group variable, listing every district whose municipality is not there, or where an indicator
        has no column.
    """
    own, places, gaps = _core.districts(scores, table, by)
    return Districts(Scores(own), data_frame(places), data_frame(gaps))
