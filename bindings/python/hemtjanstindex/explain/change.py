"""Why scores and ranks changed, and how they went over the years."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from .. import _core
from ..core._pandas import data_frame
from ..core.index import Scores

if TYPE_CHECKING:
    import pandas as pd


def compare(earlier: _core.Scores, later: _core.Scores, node: str | None = None) -> pd.DataFrame:
    """Split the change of every unit's score and rank between two editions over what changed.

    Before and after are what each edition's own scores and ranking give, whatever the two definitions and tables. The parts are
    Shapley values: own ``values`` (figures that both editions have), own ``statuses`` (figures that came to be there or ceased
    to), the ``frame`` that the reference defines, the ``definition`` (with indicators that only one edition has) and, for
    ranks, the ``others``. They add up to the change.

    Parameters
    ----------
    earlier, later : Scores
        Two editions, each scored with the table its index was fitted to; of earlier figures by a later method, that is
        `backcast` with ``frame="own"``.
    node : str, optional
        The node; the root by default.

    Returns
    -------
    pandas.DataFrame
        One row per unit in both editions: ``unit``, ``name``, ``score_before``, ``score_after`` and the parts ``score_values``
        ... ``score_definition``; ``rank_before``, ``rank_after`` (among all units of each edition) and the parts
        ``rank_values`` ... ``rank_others``, positive for places climbed. ``unsplit`` says why there are no parts (NaN): a score
        is missing, or one definition does not fit the other's figures; it is empty where there are. ``comparable`` tells
        whether both editions measure the node alike. ``score_slope`` is the slope of changes on the scores before over the
        units, ``rank_slope`` that of places climbed on the ranks before, and ``score_regression`` and ``rank_regression`` are
        what of a unit's change its level foretold by that line: regression to the mean. ``score_error`` is the standard error
        of the score's change, by the surveys' random error in both years (NaN where unknown), and ``within_noise`` tells
        whether its 95 % interval holds 0 (None where unknown). ``thin_before`` and ``thin_after`` tell what makes either score
        rest on little, by the definition of its edition; see `Scores.thin`.

    Raises
    ------
    DataError, MethodError, ModelError
        Where the editions have no unit in common, one's index was fitted to another table, or the earlier is of a later year.
    """
    return data_frame(_core.change_columns(earlier, later, node or ""))


def backcast(index: _core.Index, earlier: _core.Table, frame: Literal["present", "own"] = "present") -> Scores:
    """Score an earlier year by the present method.

    Parameters
    ----------
    index : Index
        The present one.
    earlier : Table
        The earlier year's figures. An indicator that it lacks has no part in its scores; the weight goes to the siblings.
    frame : {"present", "own"}
        What sets the scale: the present reference, so that levels can be compared with today's, or the year's own units, as if
        the present method had been in use then.

    Returns
    -------
    Scores
        The period of its table says that it was back-cast, and by which frame.

    Raises
    ------
    DataError, MethodError, ModelError
        Where what the year has does not make an index.

    Examples
    --------
    >>> import hemtjanstindex as hti
    >>> index = hti.fit(hti.load("oppna-jamforelser-2014"), hti.datasets.load("oppna-jamforelser-2014"))
    >>> hti.backcast(index, hti.datasets.load("oppna-jamforelser-2013")).table.period
    '2013 (back-cast, present frame)'
    """
    return Scores(_core.backcast(index, earlier, frame))


def trend(editions: Sequence[_core.Scores], node: str | None = None) -> pd.DataFrame:
    """Put editions side by side by year.

    Parameters
    ----------
    editions : sequence of Scores
        Published or back-cast ones. The year is what the period of the table, or else the definition's edition, begins with.
    node : str, optional
        The node; the last edition's root by default.

    Returns
    -------
    pandas.DataFrame
        One row per unit of the last edition and year: ``unit``, ``name``, ``year``, ``period``, ``score``, ``rank``;
        ``comparable`` (measured on the node as the last edition is: the same indicators, weights and rules) and ``same_frame``
        (on its scale too); and for the unit ``slope`` (points per year over the years on the last one's
        scale; NaN with fewer than two), ``slope_error`` (by the
        surveys' random error; NaN where unknown) and ``within_noise`` (whether the 95 % interval holds 0; None where
        unknown). ``thin`` as in a ranking, by the definition of the edition.

    Raises
    ------
    DataError, ModelError
        Where a year is not told or told twice, or an edition lacks the node.
    """
    return data_frame(_core.trend_columns(list(editions), node or ""))
