"""Why a score is what it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .. import _core
from ..core._pandas import data_frame

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
        ``"nation"``, ``"best"``, ``"peers"``, a group variable (the unit's own group), a unit's code, or several codes.
    node : str, optional
        The node to explain; the root by default.

    Returns
    -------
    pandas.DataFrame
        One row per node at and below `node`, in model order: ``node``, ``own`` and ``reference`` (scores), ``points`` (part of
        the gap; a node's is the sum of its children's, the first row's the whole gap), ``status``, ``indicator``, and
        ``thin`` (what makes the unit's own score rest on little, see `Scores.thin`).

    Raises
    ------
    DataError, ModelError
        Where there is no such unit, group or node, or no score to explain.
    MethodError
        Where the scores are of another table than the index was fitted to, unless `against` is units.
    """
    chosen = against if isinstance(against, str) else list(against)
    return data_frame(_core.contribution_columns(scores, unit, chosen, node or ""))
