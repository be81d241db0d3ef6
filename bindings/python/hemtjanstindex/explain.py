"""Why a score is what it is, what would change it, and why it changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from . import _core
from ._pandas import data_frame

if TYPE_CHECKING:
    import pandas as pd


def explain(scores: _core.Scores, unit: str, against: str | Sequence[str] = "nation", node: str | None = None) -> pd.DataFrame:
    """Split a score's gap from a reference over all nodes, exactly.

    A contribution is an Owen value: a Shapley value with the tree as the structure of coalitions. A player is an
    indicator's cell, with its value and its status.

    Parameters
    ----------
    scores : Scores
        Scores of all units.
    unit : str
        Code of the unit.
    against : str or sequence of str
        ``"nation"``, ``"best"``, a group variable (the unit's own group), a unit's code, or several codes.
    node : str, optional
        The node to explain; the root by default.

    Returns
    -------
    pandas.DataFrame
        One row per node at and below `node`, in model order: ``node``, ``own`` and ``reference`` (scores), ``points`` (part of
        the gap; a node's is the sum of its children's, the first row's the whole gap), ``status`` and ``indicator``.

    Raises
    ------
    DataError, ModelError
        Where there is no such unit, group or node, or no score to explain.
    """
    chosen = against if isinstance(against, str) else list(against)
    return data_frame(_core.contribution_columns(scores, unit, chosen, node or ""))


def priorities(
    scores: _core.Scores,
    unit: str,
    node: str | None = None,
    *,
    peers: Sequence[str] = (),
    earlier: _core.Table | None = None,
) -> pd.DataFrame:
    """Give the priority matrix of a unit, and what raising each indicator would give.

    Parameters
    ----------
    scores : Scores
        Scores of all units.
    unit : str
        Code of the unit.
    node : str, optional
        The node whose score is to rise; the root by default.
    peers : sequence of str
        Units among which the best is sought; all by default.
    earlier : Table, optional
        The same units a year before, for a realistic step.

    Returns
    -------
    pandas.DataFrame
        One row per indicator, by falling gain to the upper quartile: ``indicator``, ``raw``, ``status``, ``grade`` (normalised
        score), ``effect`` (points of the node per standard deviation), ``quadrant`` (keep, improve_if_possible,
        lower_priority, prioritise), and for each of ``median``, ``upper_quartile``, ``best`` and, with `earlier`,
        ``realistic``: the raw value, the gain in points and the rank it gives.

    Raises
    ------
    DataError, ModelError
        Where there is no such unit or node.
    """
    return data_frame(_core.priority_columns(scores, unit, node or "", list(peers), earlier))


def answering(scores: _core.Scores, unit: str, node: str | None = None) -> pd.DataFrame:
    """Tell what answering each survey that a unit left unanswered would give.

    Parameters
    ----------
    scores : Scores
        Scores of all units.
    unit : str
        Code of the unit.
    node : str, optional
        The node; the root by default.

    Returns
    -------
    pandas.DataFrame
        One row per survey: ``survey``, ``indicators``, and score and rank if answered like the reference's worst, median, best.

    Raises
    ------
    DataError, ModelError
        Where there is no such unit or node.
    """
    return data_frame(_core.answering_columns(scores, unit, node or ""))


def plan(
    scores: _core.Scores,
    unit: str,
    *,
    score: float | None = None,
    rank: float | None = None,
    effort: Mapping[str, float] | None = None,
    outcomes: bool = False,
    cap: float = 0.9,
    node: str | None = None,
) -> _core.Plan:
    """Find the cheapest set of indicators whose raising reaches a goal, by branch and bound.

    Parameters
    ----------
    scores : Scores
        Scores of all units.
    unit : str
        Code of the unit.
    score, rank : float, optional
        The goal: one of the two.
    effort : mapping of str to float, optional
        Effort per indicator; 1 where not given, so that the plan has the fewest changes.
    outcomes : bool
        Whether outcome indicators may be raised too; they follow from others and are left out by default.
    cap : float
        No indicator is raised beyond this quantile of the units.
    node : str, optional
        The node; the root by default.

    Returns
    -------
    Plan
        Its ``steps``, ``effort``, ``before`` and ``after``, and whether it is ``reached`` and ``proven`` the cheapest.

    Raises
    ------
    MethodError, DataError, ModelError
        Where the goal, an effort, the unit or the node makes no sense.
    """
    return _core.plan(
        scores, unit, score=score, rank=rank, effort=dict(effort or {}), outcomes=outcomes, cap=cap, node=node or ""
    )


def compare(earlier: _core.Scores, later: _core.Scores, node: str | None = None) -> pd.DataFrame:
    """Split the change of every unit's score and rank between two editions over what changed.

    The parts are Shapley values: own ``values``, own ``statuses``, the ``frame`` that the reference defines, the ``definition``
    and, for ranks, the ``others``. They add up to the change.

    Parameters
    ----------
    earlier, later : Scores
        Two editions, each scored with the table its index was fitted to.
    node : str, optional
        The node; the root by default.

    Returns
    -------
    pandas.DataFrame
        One row per unit in both editions: ``unit``, ``name``, ``score_before``, ``score_after`` and the parts ``score_values``
        ... ``score_definition``; ``rank_before``, ``rank_after`` (among those units) and the parts ``rank_values`` ...
        ``rank_others``, positive down the list. NaN where a score is missing.

    Raises
    ------
    DataError, MethodError, ModelError
        Where the editions have no unit in common, or one's definition does not fit the other's table.
    """
    return data_frame(_core.change_columns(earlier, later, node or ""))
