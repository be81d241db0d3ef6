"""Ranking lists, awards and size classes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .. import _core
from ..core._pandas import data_frame
from ..core.table import Table

if TYPE_CHECKING:
    import pandas as pd


def lists(scores: _core.Scores, earlier: _core.Scores | None = None, by: Sequence[str] | None = None) -> pd.DataFrame:
    """Give the ranking lists of all nodes but the indicators: the total, the sub-indices and the areas.

    Parameters
    ----------
    scores : Scores
        Scores of all units.
    earlier : Scores, optional
        The edition to give changes from. It may follow another definition and rank other units: a change is what the two
        lists show, and `compare` says why.
    by : sequence of str, optional
        Group variables to rank within as well; all that the table has by default.

    Returns
    -------
    pandas.DataFrame
        One row per node and unit, nodes in model order, each list with the best first, equals by unit code, unranked last:
        ``node``, ``unit``, ``name``, ``score``, ``rank``, ``group``, ``colour``, ``coverage``, ``missing``; with `earlier`
        ``change_rank`` (places climbed) and ``change_score``, NaN for a unit not ranked then; for each group variable V the
        label ``V``, ``rank_V`` and ``change_rank_V`` (NaN where the label was another); ``reason`` and ``reason_node``.

    Raises
    ------
    DataError
        Where a group variable is not in the table.
    """
    return data_frame(_core.list_columns(scores, earlier, None if by is None else list(by)))


def published(scores: _core.Scores, earlier: _core.Scores | None = None, by: Sequence[str] | None = None) -> pd.DataFrame:
    """Give the table that is published of an edition: rank, score, change, sub-indices and gaps.

    Parameters
    ----------
    scores : Scores
        Scores of all units.
    earlier : Scores, optional
        The edition to give changes from, as for `lists`.
    by : sequence of str, optional
        Group variables to rank within as well; all that the table has by default.

    Returns
    -------
    pandas.DataFrame
        One row per unit, the best first, unranked last: ``rank``, ``unit``, ``name``, ``score``; with `earlier`
        ``change_rank`` (places climbed), ``change_score`` and ``comparable``, whether the earlier edition measures the index
        alike (None where nothing is compared); a column of scores for each sub-index, by its id; ``group``, ``coverage``,
        ``gaps`` (why figures that have weight are not there: each kind of status once), ``thin`` as in a ranking; for each
        group variable V what `lists` gives; ``reason`` and ``reason_node``.

    Raises
    ------
    DataError
        Where a group variable is not in the table.
    """
    return data_frame(_core.published_columns(scores, earlier, None if by is None else list(by)))


def awards(scores: _core.Scores, earlier: _core.Scores | None = None) -> pd.DataFrame:
    """Name the unit of the year, the best on each sub-index and the climber of the year.

    Parameters
    ----------
    scores : Scores
        Scores of all units.
    earlier : Scores, optional
        The edition before; without it nobody is the climber.

    Returns
    -------
    pandas.DataFrame
        One row per unit that is named: ``honour`` (of_the_year, best, climber), ``node``, ``unit``, ``name``, ``score``,
        ``rank``, with `earlier` ``change_rank`` (places climbed) and ``change_score``; ``coverage`` and ``missing`` (whether
        the score rests on fewer figures than all), and ``shared`` (whether others have the same award). With `earlier` also
        what the places climbed consist of, as in `compare`: ``rank_values`` (own figures that both editions have),
        ``rank_statuses`` (own figures that came to be there or ceased to), ``rank_frame``, ``rank_definition`` and
        ``rank_others``, or in ``unsplit`` why they cannot be told; ``rank_regression``, what units of the same rank before
        climbed on average by the line over all units, with its ``rank_slope``; and ``comparable``, whether the earlier edition
        measures the node alike (None where it has no such node).
    """
    return data_frame(_core.award_columns(scores, earlier))


def with_size_classes(table: _core.Table, inhabitants: str = "befolkning") -> Table:
    """Add the group variable ``storleksklass``, made from the number of inhabitants.

    Parameters
    ----------
    table : Table
        A table without that variable, or with another version of it.
    inhabitants : str
        The background variable that holds the number.

    Returns
    -------
    Table

    Raises
    ------
    DataError
        Where there is no such background variable.
    """
    return Table(_core.with_size_classes(table, inhabitants))
