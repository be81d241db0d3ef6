"""What drives scores and ranks, source by source."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from .. import _core
from ..core._pandas import data_frame
from ..core._provenance import correlations
from ..core.columns import ResultColumns, Streamed
from ..core.errors import caution
from ..core.index import Index
from ..core.table import Table
from .progress import telling
from .vary import Source, listed

if TYPE_CHECKING:
    import pandas as pd

Output = Literal["mean_rank_shift", "top_k", "kendall", "score", "rank", "scores", "ranks", "units"]


class Sensitivity(Streamed):
    """How the variance of scores and ranks splits over what varies; made by `sobol`.

    Attributes
    ----------
    index : Index
    table : Table
    factors : list of str
        What moves: a source, or ``source[number]`` where its numbers are factors on their own.
    units, outputs : list of str
        What each output is about: a unit (empty for outputs about all units), and the word for it.
    mean, variance : ndarray of float, (outputs,)
        Of each output over the runs of A and B.
    failed : list of int
        Base points left out, per output: a run of theirs gave no such number.
    n, runs, seed : int
        Base points done, the runs of the index that they took, and what was drawn by.
    error : str
        That it is random error only, where sampling is among the sources; empty elsewhere.
    surveys : list of Survey
        Those with two questions or more, and the `rho` by which their errors were drawn; none without sampling.
    """

    def __init__(
        self,
        index: _core.Index,
        table: _core.Table,
        seed: int,
        found: dict[str, Any],
        surveys: Sequence[_core.Survey],
    ) -> None:
        self.index, self.table, self.seed = Index(index), Table(table), seed
        self.surveys = list(surveys)
        self.factors: list[str] = found["labels"]
        self.units: list[str] = found["units"]
        self.outputs: list[str] = found["outputs"]
        self.mean: NDArray[np.float64] = found["mean"]
        self.variance: NDArray[np.float64] = found["variance"]
        self.failed: list[int] = found["failed"]
        self.n: int = found["n"]
        self.runs: int = found["runs"]
        self.error: str = found["error"]
        self._found = found

    def to_frame(self) -> pd.DataFrame:
        """Give the first-order and total indices with their intervals.

        Returns
        -------
        pandas.DataFrame
            ``factor``, ``S1`` (share of the variance that the factor explains alone), ``S1_low``, ``S1_high``, ``ST`` (share
            that it explains alone and with others), ``ST_low`` and ``ST_high``; after ``unit``, ``name`` and ``output`` where
            every unit has its own, then also with ``thin`` as in a ranking. NaN for an output that does not vary.
        """
        return data_frame(self._shown())

    def _shown(self) -> ResultColumns:
        return self.columns()

    def columns(self) -> ResultColumns:
        """Give the columns of `to_frame`."""
        indices: ResultColumns = self._found["indices"]
        return indices

    def output_columns(self) -> ResultColumns:
        """Give what each output is, its mean and variance, the base points left out, and ``thin`` where it is about a unit."""
        outputs: ResultColumns = self._found["output_columns"]
        return outputs

    def interactions(self) -> pd.DataFrame:
        """Give the second-order indices: what only the two factors together explain.

        Returns
        -------
        pandas.DataFrame
            ``factor``, ``other``, ``S2``, ``S2_low`` and ``S2_high``; without rows where they were not asked for.
        """
        return data_frame(self.interaction_columns())

    def interaction_columns(self) -> ResultColumns:
        """Give the columns of `interactions`."""
        pairs: ResultColumns = self._found["interactions"]
        return pairs

    @property
    def alternatives(self) -> pd.DataFrame:
        """The alternatives of all choices with their probabilities: ``source``, ``rule``, ``p``."""
        return data_frame(self.alternative_columns())

    def sources(self) -> list[str]:
        """Say what varied, one line a source."""
        return list(self._found["varied"])

    def alternative_columns(self) -> ResultColumns:
        """Give the columns of `alternatives`."""
        alternatives: ResultColumns = self._found["alternatives"]
        return alternatives

    @property
    def failures(self) -> pd.DataFrame:
        """Base points with a run that gave no scores at all: ``reason`` and how many ``base_points``."""
        return data_frame(self.failure_columns())

    def failure_columns(self) -> ResultColumns:
        """Give the columns of `failures`."""
        failures: ResultColumns = self._found["failures"]
        return failures

    def provenance(self) -> dict[str, Any]:
        """Tell where the result comes from: the index, the table, what varied, base points, runs and seed."""
        scored: dict[str, Any] = self.index.score(self.table, indicators=False).provenance()
        varied = {"varied": self.sources(), "base_points": self.n, "failed": sum(self.failure_columns()["base_points"])}
        error = {"error": self.error, "correlation": correlations(self.surveys)} if self.error else {}
        return scored | varied | {"runs": self.runs, "seed": self.seed} | error

    def __repr__(self) -> str:
        """Name the factors, the outputs and the definition, and say what failed."""
        outputs = self.outputs[0] if len(self.outputs) == 1 else f"{len(self.outputs)} outputs"
        lost = sum(self.failure_columns()["base_points"])
        failed = f", {lost:,} of {self.n:,} base points failed" if lost else ""
        return f"<hti.Sensitivity: {len(self.factors)} factors of {outputs} by {self.index.definition.id}{failed}>"


def sobol(
    index: _core.Index,
    table: _core.Table,
    vary: Source | Sequence[Source],
    *,
    n: int = 1024,
    seed: int = 1,
    output: Output = "mean_rank_shift",
    unit: str | None = None,
    k: int = 10,
    node: str | None = None,
    each: str | Sequence[str] = (),
    second_order: bool = False,
    resamples: int = 100,
    level: float = 0.95,
    threads: int = 0,
    progress: bool | Callable[[int], object] = False,
) -> Sensitivity:
    """Split the variance of scores and ranks over what varies: Sobol' indices of an index.

    Each source is one factor, however many numbers it draws. Single numbers (weights, choices, parts left out) come from a
    scrambled Sobol' sequence; what is drawn cell by cell (sampling, rounding, noise) is a replicate that A and B have one each
    of. Estimators and intervals are those of `sobol_indices`. The bytes of the result do not depend on the number of threads.

    Parameters
    ----------
    index : Index
        What is varied.
    table : Table
        What is scored and ranked; for ranks the table that the index was fitted to.
    vary : Source or sequence of Source
        See `hemtjanstindex.vary`.
    n : int, optional
        Base points, a power of two by preference; each takes d + 2 runs for d factors, with `second_order` 2 d + 2.
    seed : int, optional
        The same seed gives the same numbers.
    output : str, optional
        What is explained. ``"mean_rank_shift"``: mean over units of the absolute difference between their rank and their rank
        as it is; ``"top_k"``: share of the k best that are still among the k best; ``"kendall"``: share of the pairs of units
        in the other order, a pair tied in one of the two rankings being half one; ``"score"`` or ``"rank"`` of one `unit`;
        ``"scores"``, ``"ranks"`` or both (``"units"``) of every unit at once.
    unit : str, optional
        For the score or rank of one.
    k : int, optional
        For the k best.
    node : str, optional
        Whose scores and ranks; the root by default.
    each : str or sequence of str, optional
        Names of sources whose numbers are factors on their own: every weight, every part left out with its own probability.
    second_order : bool, optional
        Whether the interactions of two factors are wanted; for outputs of one number.
    resamples : int, optional
        Of base points, for the intervals; 0 for no intervals.
    level : float, optional
        Of the percentile intervals.
    threads : int, optional
        0: as many as the machine has.
    progress : bool or callable, optional
        True shows a bar on standard error; a function is told how many base points are done, none during a first
        pass over A and B, and all while outputs of which some base points were left out are run again.

    Returns
    -------
    Sensitivity
        A base point with a run that failed is left out and counted, with a warning: where an alternative cannot be fitted, its
        choice seems to matter less than it does. Ctrl-C ends the run; what is done by then is kept, with a warning too.

    Raises
    ------
    MethodError, ModelError, DataError
        Listing every fault of the sources and parameters.

    Examples
    --------
    >>> import hemtjanstindex as hti
    >>> table = hti.datasets.load("oppna-jamforelser-2014")
    >>> index = hti.fit(hti.load("oppna-jamforelser-2014"), table)
    >>> hti.sobol(index, table, [hti.vary.weights(0.25), hti.vary.rounding()], n=64)
    <hti.Sensitivity: 2 factors of mean_rank_shift by oppna-jamforelser-2014>
    """
    sources = listed(vary)
    specified = [(type(s).__name__, s._parameters(index)) for s in sources]
    apart = [each] if isinstance(each, str) else list(each)
    asked = (output, node or "", unit or "", k, apart, second_order)
    with telling(progress, n, "base points") as tell:
        found = _core.sobol(index, table, specified, n, seed, *asked, resamples, level, threads, tell)
    if found["stopped"]:
        early = "stopped-points" if found["n"] < n else "stopped-before-again"
        warnings.warn(caution(early, done=found["n"], wanted=n), stacklevel=2)
    if lost := sum(found["failures"]["base_points"]):
        warnings.warn(caution("failed-points", failed=lost, done=found["n"]), stacklevel=2)
    return Sensitivity(index, table, seed, found, _core.correlations(index.definition.model, specified))
