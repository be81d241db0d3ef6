"""City districts on the national scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from . import _core
from ._pandas import data_frame

if TYPE_CHECKING:
    import pandas as pd

    from .scores import Scores


class Districts(NamedTuple):
    """Districts beside the municipalities, which they do not move.

    Attributes
    ----------
    scores : Scores
        Scores of the districts, with the figures they inherit; ``scores.trace(unit)`` marks these.
    places : pandas.DataFrame
        One row per district on the root and on every sub-index, best first: ``unit``, ``name``, ``municipality``, ``node``,
        ``score``, ``rank`` (the one it would have among the municipalities), ``group``, the municipalities just ``above`` and
        ``below`` with ``_name`` and ``_score``, ``gap`` (score minus its own municipality's), ``inherited`` (share of the
        applicable weight with the municipality's figures), ``coverage``, and ``thin`` as in a ranking; of those just above and
        below it is ``_thin``.
    gaps : pandas.DataFrame
        One row per municipality with districts, on the same nodes: ``municipality``, ``name``, ``node``, its ``score`` and
        ``rank``, the number of ``districts`` with a score, the ``highest`` and ``lowest`` of them with ``_name`` and
        ``_score``, the ``gap`` between these, NaN with fewer than two, and ``thin``, with ``_thin`` of highest and lowest.
    """

    scores: Scores
    places: pd.DataFrame
    gaps: pd.DataFrame


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
    from .scores import Scores

    own, places, gaps = _core.districts(scores, table, by)
    return Districts(Scores(own), data_frame(places), data_frame(gaps))
