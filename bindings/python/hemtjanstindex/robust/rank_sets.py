"""Confidence sets for ranks: which places sampling error leaves open."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .. import _core
from ..core._pandas import data_frame
from ..core._provenance import correlations, provenance
from ..core._thin import marks
from ..core.columns import ResultColumns, Streamed
from ..core.errors import caution
from . import vary
from .progress import telling

if TYPE_CHECKING:
    import pandas as pd


class RankSets(Streamed):
    """The ranks that sampling error leaves open to each unit; made by `rank_sets`.

    Attributes
    ----------
    level : float
        Confidence of the sets, and of the comparisons.
    simultaneous : bool
        Whether all sets hold at once; otherwise each does on its own.
    apart : ndarray of int8, (units, units)
        1 where the row's unit is surely above the column's, -1 where surely below, else 0; all comparisons at once.
    surveys : list of Survey
        Those with two questions or more, and the `rho` by which their errors were drawn; none for draws of one's own.
    """

    level: float
    simultaneous: bool
    apart: NDArray[np.int8]

    def __init__(
        self,
        found: tuple[ResultColumns, NDArray[np.int8], int, bool],
        units: Sequence[str],
        names: Sequence[str],
        level: float,
        simultaneous: bool,
        told: dict[str, Any],
        surveys: Sequence[_core.Survey] = (),
        thin: Sequence[str] | None = None,
    ) -> None:
        sets, self.apart, failed, stopped = found
        if stopped:
            warnings.warn(caution("stopped-sets"), stacklevel=3)
        self.surveys = list(surveys)
        labels = ResultColumns.column("unit", list(units), "unit", "key") | ResultColumns.column(
            "name", list(names), "name", "label"
        )
        mark = ResultColumns() if thin is None else ResultColumns.column("thin", list(thin), "node", "note")
        counts = ("surely_above", "surely_below")
        self._columns = labels | sets.without(*counts) | mark | sets.only(counts)
        self._told = told | {"level": level, "simultaneous": simultaneous} | ({"failed": failed} if failed else {})
        self.level, self.simultaneous = level, simultaneous

    def to_frame(self) -> pd.DataFrame:
        """Give the set of every unit.

        Returns
        -------
        pandas.DataFrame
            In the order of the units: ``unit``, ``name``, ``score``, ``standard_error``, ``rank`` (as it is), ``low`` (one more
            than the units surely above), ``high`` (all units but those surely below) and ``known``: False for a unit without a
            figure of any survey that is asked about. How sure it stands is not known; it has no set, and may stand anywhere,
            which the sets of the others leave room for. NaN for a unit without a score. The set counts units one by one; `rank`
            follows the method's rule for ties, and by dense ranks or a tolerance can be better than `low`. ``thin`` as in a
            ranking, but not for draws of one's own.
        """
        return data_frame(self._shown())

    def _shown(self) -> ResultColumns:
        return self._columns.without("surely_above", "surely_below")

    def columns(self) -> ResultColumns:
        """Give the columns of `to_frame`, and how many units each is ``surely_above`` and ``surely_below``, all at once."""
        return self._columns

    def indistinguishable(self) -> pd.DataFrame:
        """Give the units that each unit cannot be told apart from: no comparison, all made at once, signs the difference.

        It is no equivalence: A and B, and B and C, may not be told apart while A and C are.

        Returns
        -------
        pandas.DataFrame
            ``unit``, ``name``, ``count`` (NaN for a unit without a score), ``units``, a list in the order of the table, and
            ``thin`` as in `to_frame`.
        """
        scored = ~np.isnan(self._columns["score"])
        alike = (self.apart == 0) & scored & scored[:, None]
        np.fill_diagonal(alike, False)
        codes = np.array(self._columns["unit"], dtype=object)
        count = np.where(scored, alike.sum(axis=1), np.nan)
        listed = {"count": count, "units": [codes[row].tolist() for row in alike]}
        kept = self._columns.only(name for name in ("unit", "name", "thin") if name in self._columns)
        return data_frame({**kept.without("thin"), **listed, **kept})

    def provenance(self) -> dict[str, Any]:
        """Tell where the sets come from: the index, the table, how figures err, draws and seed; of given draws their number."""
        return dict(self._told)

    def __repr__(self) -> str:
        """Say how many units there are, and how sure the sets are."""
        kind = "simultaneous" if self.simultaneous else "marginal"
        return f"<hti.RankSets: {len(self.apart)} units, {kind}, level {self.level:g}>"


Frame = Literal["frozen", "refit"]
ESTIMATED: dict[Frame, str] = {
    "frozen": "ranks of the true figures, scored by the frame of the figures as they are",
    "refit": "ranks of the true figures, scored by the frame that they give themselves",
}


def sampled(
    index: _core.Index, table: _core.Table, node: str | None, source: vary.sampling, n: int, seed: int, frame: Frame
) -> tuple[dict[str, Any], list[_core.Survey]]:
    """Tell where sets come from that a sampling source drew the errors for, what they are about, and by which correlations."""
    sources = [("sampling", source._parameters(index))]
    surveys = _core.correlations(index.definition.model, sources)
    error = "random error only: that those who did not answer may think otherwise is not in it"
    told = {"error": error, "correlation": correlations(surveys), "draws": n, "seed": seed}
    about = {"frame": frame, "estimated": ESTIMATED[frame]}
    return provenance(index, table, node, _core.described(sources), **told) | about, surveys


def rank_sets(
    index: _core.Index,
    table: _core.Table,
    sampling: vary.sampling | None = None,
    *,
    level: float = 0.95,
    simultaneous: bool = False,
    n: int = 1000,
    seed: int = 1,
    node: str | None = None,
    frame: Frame = "frozen",
    progress: bool | Callable[[int], object] = False,
) -> RankSets:
    """Give the confidence set of every unit's rank under sampling error, after Mogstad, Romano, Shaikh and Wilhelm (2024).

    Every difference of two scores is divided by its standard error and compared with how large the largest such ratio of the
    family is by chance, in steps; a unit's ranks are those that the signed differences leave open. Percentiles of simulated
    ranks promise no such thing. Chance is drawn as other people's answers, were the truth about as it is, each draw with the
    standard error that these answers would be given. How often the sets hold the true ranks is on the page Coverage. It is
    random error only: that those who did not answer may think otherwise is not in it.

    Parameters
    ----------
    index : Index
        How scores come about.
    table : Table
        What is scored.
    sampling : hemtjanstindex.vary.sampling, optional
        How figures err; by default by the numbers of answers in the table.
    level : float, optional
        Confidence, between 0 and 1.
    simultaneous : bool, optional
        Whether all sets shall hold at once; by default each holds on its own, with that confidence.
    n : int, optional
        Draws of all scores.
    seed : int, optional
        What they are drawn by.
    node : str, optional
        The node ranked by; the root by default.
    frame : {"frozen", "refit"}, optional
        Whose ranks are meant: those of the true figures scored by the index, whose frame is that of the figures as they are; or
        those of the true figures by the frame that they give themselves, for which every draw is fitted anew.
    progress : bool or callable, optional
        True shows a bar on standard error; a function is told for how many units comparisons are made.

    Returns
    -------
    RankSets
        Units without a score have no set and take no place. Ctrl-C ends the comparisons; sets stay as wide as they are by then,
        with a warning that says so.

    Raises
    ------
    MethodError, ModelError, DataError
        Listing every fault, such as figures whose error nothing is known of.

    Examples
    --------
    >>> import hemtjanstindex as hti
    >>> table = hti.datasets.load("oppna-jamforelser-2014")
    >>> index = hti.fit(hti.load("oppna-jamforelser-2014"), table)
    >>> hti.rank_sets(index, table, hti.vary.sampling(respondents=60, standard_error=0.5))
    <hti.RankSets: 290 units, marginal, level 0.95>
    """
    if sampling is not None and not isinstance(sampling, vary.sampling):
        raise TypeError(f"confidence sets are about sampling error: sampling must be a hti.vary.sampling, not {sampling!r}")
    if frame not in ESTIMATED:
        raise ValueError(f'frame must be "frozen" or "refit", not {frame!r}')
    drawn = sampling or vary.sampling()
    p = drawn._parameters(index)
    errors = p["rho"], p["respondents"], p["standard_error"]
    with telling(progress, len(table.units), "units") as tell:
        found = _core.rank_sets(index, table, *errors, level, simultaneous, n, seed, node or "", frame == "refit", tell)
    told = sampled(index, table, node, drawn, n, seed, frame)
    return RankSets(found, table.units, table.names, level, simultaneous, *told, marks(index, table, node))


def rank_sets_from_draws(
    scores: ArrayLike,
    draws: ArrayLike,
    *,
    level: float = 0.95,
    simultaneous: bool = False,
    units: Sequence[str] | None = None,
    progress: bool | Callable[[int], object] = False,
) -> RankSets:
    """Give confidence sets for the ranks of any scores whose errors can be drawn.

    Parameters
    ----------
    scores : array_like, (units,)
        Higher is better; NaN for a unit without one.
    draws : array_like, (units, n)
        Scores, or errors, drawn anew; only how they differ from their means counts.
    level, simultaneous, progress
        As for `rank_sets`.
    units : sequence of str, optional
        What results call the units; their positions by default.

    Returns
    -------
    RankSets

    Raises
    ------
    MethodError, DataError
        For a level that is no share or too high for so few draws, and for sizes that do not fit.

    Examples
    --------
    >>> import hemtjanstindex as hti
    >>> import numpy as np
    >>> errors = np.random.default_rng(1).normal(size=(3, 1000))
    >>> hti.rank_sets_from_draws([5.0, 9.0, 5.5], errors).to_frame()[["rank", "low", "high"]].to_numpy().tolist()
    [[3.0, 2.0, 3.0], [1.0, 1.0, 1.0], [2.0, 2.0, 3.0]]
    """
    values = np.asarray(scores, dtype=np.float64)
    labels = [str(k) for k in range(values.size)] if units is None else list(units)
    drawn = np.asarray(draws, dtype=np.float64)
    if values.ndim != 1 or drawn.ndim != 2 or len(drawn) != len(values) or len(labels) != len(values):
        raise ValueError(f"expected (units,) scores, (units, n) draws and a label each, got {values.shape}, {drawn.shape}")
    with telling(progress, len(labels), "units") as tell:
        found = _core.rank_sets_from_draws(values, drawn, level, simultaneous, tell)
    told = {"library_version": _core.__version__, "draws": drawn.shape[1]}
    return RankSets(found, labels, labels, level, simultaneous, told)
