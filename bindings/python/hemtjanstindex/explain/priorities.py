"""What to improve first, what goes together with satisfaction, plans, and what answering would give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from .. import _core
from ..core._pandas import data_frame
from ..core.answers import Importance
from ..core.errors import MethodError, problem

if TYPE_CHECKING:
    import pandas as pd


def importance(scores: _core.Scores, outcome: str) -> Importance:
    """Tell how much each indicator matters for an outcome across units, by relative weights.

    R² of the regression of the outcome on all other indicators is split so that what indicators share is shared between them.
    Intervals are by the jackknife. It is an association, not an effect of one on the other.

    Parameters
    ----------
    scores : Scores
        Scores of all units.
    outcome : str
        The indicator of overall satisfaction, or any other node; indicators that are part of it are not among the rows.

    Returns
    -------
    Importance
        With ``to_frame()``, ``r_squared``, ``adjusted_r_squared`` and ``units``.

    Raises
    ------
    ModelError, DataError
        Where there is no such node, or it is known for too few units.
    """
    return Importance(_core.importance(scores, outcome))


def priorities(
    scores: _core.Scores,
    unit: str | Sequence[str],
    node: str | None = None,
    *,
    peers: Sequence[str] = (),
    earlier: _core.Table | None = None,
    effect: Literal["weight", "outcome"] = "weight",
    outcome: str | _core.Importance | None = None,
) -> pd.DataFrame:
    """Give the priority matrix of a unit, and what raising each indicator would give.

    Parameters
    ----------
    scores : Scores
        Scores of all units.
    unit : str or sequence of str
        Code of the unit, or of several, whose rows then begin with a column ``unit``.
    node : str, optional
        The node whose score is to rise; the root by default.
    peers : sequence of str
        Units among which the best is sought; all by default.
    earlier : Table, optional
        The same units the year before, for a realistic step.
    effect : {"weight", "outcome"}
        What an effect is: points of the node per standard deviation of the indicator, or its importance for an outcome, such
        as overall satisfaction, across units: an association.
    outcome : str or Importance, optional
        With ``effect="outcome"``, the indicator or node that is the outcome, or what `importance` gave for it. Its own
        indicators are not shown.

    Returns
    -------
    pandas.DataFrame
        One row per indicator, by falling gain to the upper quartile, or with an outcome those to prioritise first and then by
        falling effect: ``indicator``, ``raw``, ``status``, ``grade`` (by how many of the units' standard deviations the figure
        is better than their mean; NaN without a figure), ``effect`` (for an outcome with the interval ``effect_low`` to
        ``effect_high``), ``quadrant`` (keep, improve_if_possible, lower_priority, prioritise; "" without a figure, where that
        costs nothing) and the lines that part them, ``grade_line`` (0, the mean) and ``effect_line`` (the mean effect over the
        indicators), which are the same for every unit; and for each of ``median``, ``upper_quartile``, ``best`` and, with
        `earlier`, ``realistic``: the raw value, the gain in points, the rank it gives, and how many people more a share means,
        of ``people_of`` users, or of those who answered where ``people_answered`` (NaN where not known); then ``responsible``
        and ``next_published``.

    Raises
    ------
    DataError, ModelError
        Where there is no such unit or node.
    MethodError
        Where an outcome is told for the other effect, or none for this; where the earlier figures are not of the year before;
        where the scores are of another table than the index was fitted to.
    ValueError
        Where `effect` is another word.
    """
    if effect not in ("weight", "outcome"):
        raise ValueError(f"effect must be 'weight' or 'outcome', not {effect!r}")
    if (effect == "outcome") != (outcome is not None):
        raise MethodError([problem("invalid_parameter", "effect-and-outcome")])
    importance_ = _core.importance(scores, outcome) if isinstance(outcome, str) else outcome
    units = [unit] if isinstance(unit, str) else list(unit)
    columns = _core.priority_columns(scores, units, node or "", list(peers), earlier, importance_)
    dropped = (["unit"] if isinstance(unit, str) else []) + (["effect_low", "effect_high"] if importance_ is None else [])
    return data_frame({name: column for name, column in columns.items() if name not in dropped})


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
    kept: bool = False,
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
    kept : bool
        Whether those that the priority matrix says to keep may be raised too; they are left out by default.
    cap : float
        No indicator is raised beyond this quantile of the units.
    node : str, optional
        The node; the root by default.

    Returns
    -------
    Plan
        Its ``steps``, ``effort``, ``before`` and ``after``, whether it is ``reached`` and ``proven`` the cheapest, or out of
        reach; both are said of what was searched: ``left_out`` names every other indicator and why it was not.

    Raises
    ------
    MethodError, DataError, ModelError
        Where the goal, an effort, the unit or the node makes no sense.
    """
    return _core.plan(
        scores, unit, score=score, rank=rank, effort=dict(effort or {}), outcomes=outcomes, kept=kept, cap=cap, node=node or ""
    )
