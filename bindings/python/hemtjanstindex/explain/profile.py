"""Where a unit is strong and where it could develop, who is like it, and whom it could learn from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from .. import _core
from ..core._pandas import data_frame
from ..core.cells import Status
from ..core.columns import ResultColumns

if TYPE_CHECKING:
    import pandas as pd


def profile(scores: _core.Scores, unit: str, against: str | Sequence[str] = "nation", node: str | None = None) -> pd.DataFrame:
    """Give a unit's strengths and development areas against a reference, at every level, and why each is one.

    A strength is better than the reference and among the best quarter of the units, or clearly better: by at least half a
    standard deviation of the node's scores. Development areas are the mirror image, and figures that are missing and cost
    points.

    Parameters
    ----------
    scores : Scores
        Scores of all units.
    unit : str
        Code of the unit.
    against : str or sequence of str
        ``"nation"``, ``"best"``, ``"peers"`` (the seven most similar), a group variable (the unit's own group), a unit's
        code, or several codes.
    node : str, optional
        The node whose gap is explained; the root by default.

    Returns
    -------
    pandas.DataFrame
        One row per node at and below `node`, in model order: ``node``, ``indicator``, ``list`` ("strength", "development" or
        ""), ``ground`` (best_quarter, clearly_above, no_figure, worst_quarter, clearly_below or ""), ``own`` and
        ``reference`` (scores), ``points`` (part of the gap, as in `explain`), ``rank`` of ``ranked`` and ``colour`` on the
        node among all units; of an indicator ``status``, ``raw`` and ``raw_reference`` (mean of the reference units'
        figures), and what their difference is in people: ``people`` of ``people_of`` users, or of those who answered where
        ``people_answered``. ``error`` is the standard error of the difference (of figures for an indicator, of scores for any
        other node), ``within_noise`` whether the difference is less than 1.96 of it. NaN and None where counts are not known.

    Raises
    ------
    DataError, ModelError
        Where there is no such unit, group or node, or no score to explain.
    MethodError
        Where the scores are of another table than the index was fitted to, unless `against` is units.
    """
    columns = profile_columns(scores, [unit], against, node)
    return data_frame(columns.without("unit"))


def profiles(scores: _core.Scores, against: str | Sequence[str] = "nation", node: str | None = None) -> pd.DataFrame:
    """Give the profiles of all units that have a score, at a fraction of the cost of one at a time.

    Parameters
    ----------
    scores : Scores
        Scores of all units.
    against : str or sequence of str
        As for `profile`; a group variable or ``"peers"`` is each unit's own.
    node : str, optional
        The node whose gaps are explained; the root by default.

    Returns
    -------
    pandas.DataFrame
        ``unit`` and the columns of `profile`.

    Raises
    ------
    DataError, ModelError
        As `profile`.
    """
    explained = scores[node or scores.nodes[0]]
    units = [unit for unit, score in zip(scores.units, explained, strict=True) if not np.isnan(score)]
    return data_frame(profile_columns(scores, units, against, node))


def profile_columns(
    scores: _core.Scores, units: list[str], against: str | Sequence[str] = "nation", node: str | None = None
) -> ResultColumns:
    """Give the profiles of some units without pandas; see `profile`."""
    return _core.profile_columns(scores, units, _chosen(against), node or "")


#: The columns of a profile that need no score to explain, as the core lays them out.
KNOWN = {
    "unit": ("text", "unit", "key"),
    "node": ("text", "node", "key"),
    "indicator": ("truth", "truth", "label"),
    "own": ("number", "score", "value"),
    "reference": ("number", "score", "value"),
    "rank": ("number", "rank", "value"),
    "ranked": ("whole", "count", "value"),
    "status": ("text", "word", "note"),
    "raw": ("number", "figure", "value"),
    "raw_reference": ("number", "figure", "value"),
    "thin": ("text", "node", "note"),
}


def known_columns(scores: _core.Scores, unit: str) -> ResultColumns:
    """Give what is known of a unit without a score: its scores and figures where it has some, and its places by them.

    The reference is the mean of all units that have a score, or a figure.
    """
    table, model, at = scores.table, scores.index.definition.model, scores.table.unit_at(unit)
    told: dict[str, list[object]] = {name: [] for name in KNOWN}
    for node in scores.nodes:
        indicator = model[node].indicator is not None
        ranking = _core.Scores.ranking_columns(scores, node)
        row = ranking["unit"].index(unit)
        figures = table.values[:, table.indicators.index(node)] if indicator else np.full(len(table.units), np.nan)
        status = Status(int(table.status[at, table.indicators.index(node)])).name if indicator else ""
        cells = (
            unit, node, indicator, scores[node][at], _mean(scores[node]), ranking["rank"][row],
            int((~np.isnan(ranking["rank"])).sum()), status, figures[at], _mean(figures), ranking["thin"][row],
        )  # fmt: skip
        for name, cell in zip(told, cells, strict=True):
            told[name].append(cell)
    numbers = {name: np.array(cells) if KNOWN[name][0] == "number" else cells for name, cells in told.items()}
    return ResultColumns(numbers, KNOWN)


def _mean(numbers: NDArray[np.float64]) -> float:
    there = numbers[~np.isnan(numbers)]
    return float(there.mean()) if len(there) else np.nan


def peers(
    scores: _core.Scores,
    unit: str,
    on: Sequence[str] | None = None,
    weights: Mapping[str, float] | None = None,
    count: int = 7,
    *,
    logarithmic: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Find the units with the most similar conditions.

    The distance is the root of the weighted mean of squared differences, each in standard deviations of its variable over the
    units. A variable that either unit lacks is left out of the mean; units that share less than half of the weight are not
    compared.

    Parameters
    ----------
    scores : Scores
        Scores of all units.
    unit : str
        Code of the unit.
    on : sequence of str, optional
        Background variables to judge similarity by; by default those with a weight, or all.
    weights : mapping of str to float, optional
        Weight of each; 1 where not given.
    count : int
        How many peers.
    logarithmic : sequence of str, optional
        Variables compared by their logarithms; by default those above 0 throughout whose largest value is over ten times the
        smallest.

    Returns
    -------
    pandas.DataFrame
        Nearest first: ``unit``, ``name``, ``distance``, ``score`` and ``rank`` on the index, a column per variable, and
        ``missing``, the variables that could not be compared; ``thin`` as in a ranking.

    Raises
    ------
    DataError, MethodError
        Where there is no such unit or variable, or a weight is not positive.
    """
    return data_frame(peer_columns(scores, unit, on, weights, count, logarithmic))


def peer_columns(
    scores: _core.Scores,
    unit: str,
    on: Sequence[str] | None,
    weights: Mapping[str, float] | None,
    count: int,
    logarithmic: Sequence[str] | None = None,
) -> ResultColumns:
    """Find peers without pandas; see `peers`."""
    chosen = peer_weights(on, weights)
    logs = None if logarithmic is None else list(logarithmic)
    columns = _core.peer_columns(scores.table, unit, chosen, logs, count)
    ranking = _core.Scores.ranking_columns(scores)
    place = {code: row for row, code in enumerate(ranking["unit"])}
    position = {code: row for row, code in enumerate(scores.units)}
    background = scores.table.background
    ranked = ranking.picked([place[peer] for peer in columns["unit"]])
    found = columns.without("missing") | ranked.only(("score", "rank"))
    for name in _core.peer_variable_columns(scores.table, unit, chosen, logs)["name"]:
        figures = np.array([background[name][position[peer]] for peer in columns["unit"]])
        found |= ResultColumns.column(name, figures, "plain", "label")
    return found | columns.only(("missing",)) | ranked.only(("thin",))


def peer_weights(on: Sequence[str] | None, weights: Mapping[str, float] | None) -> dict[str, float]:
    """Give the weight of every variable chosen; none where all are meant."""
    given = dict(weights or {})
    return given if on is None else {name: given.pop(name, 1.0) for name in on} | given


def good_examples(
    scores: _core.Scores,
    unit: str,
    earlier: _core.Scores | _core.Table | None = None,
    peers: str | Sequence[str] = "peers",
    against: str | Sequence[str] = "nation",
) -> pd.DataFrame:
    """Find, for every development area of a unit, the peers that do well there, and those that have improved.

    A peer does well where the node would be a strength of its own against the same reference, and where it is better than the
    unit by more than the noise. It has improved where its score rose by at least half a standard deviation, and is better than
    the unit; only figures observed in both editions count, in the present frame. In which indicators they differ is said, not
    what they did.

    Parameters
    ----------
    scores : Scores
        Scores of all units.
    unit : str
        Code of the unit.
    earlier : Scores or Table, optional
        An earlier edition, to see who has improved.
    peers : str or sequence of str
        Among whom examples are sought, as ``against`` in `profile`: the seven most similar, a group such as Kolada's, or codes.
    against : str or sequence of str
        The reference of the development areas, as for `profile`.

    Returns
    -------
    pandas.DataFrame
        What costs the unit most first: ``node`` (the development area), ``own`` (the unit's score), ``unit`` and ``name`` of
        the example, its ``score``, ``rank`` and ``colour``, the ``change`` of its score (NaN without an earlier edition),
        ``does_well``, ``improved``, and ``indicators``: those at or below the node in which it is clearly better; ``thin`` of
        the example's score, as in a ranking, and ``own_thin`` of the unit's own.

    Raises
    ------
    DataError, ModelError
        Where there is no such unit or peer, or no score to explain.
    """
    return data_frame(good_example_columns(scores, unit, earlier, peers, against))


def good_example_columns(
    scores: _core.Scores,
    unit: str,
    earlier: _core.Scores | _core.Table | None,
    peers: str | Sequence[str],
    against: str | Sequence[str],
) -> ResultColumns:
    """Find good examples without pandas; see `good_examples`."""
    before = earlier.table if isinstance(earlier, _core.Scores) else earlier
    return _core.good_example_columns(scores, unit, _chosen(against), _chosen(peers), before)


def _chosen(reference: str | Sequence[str]) -> str | list[str]:
    return reference if isinstance(reference, str) else list(reference)
