"""Sobol' sensitivity indices of any model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .. import _core
from ..core._pandas import data_frame
from ..core.columns import ResultColumns, Streamed

if TYPE_CHECKING:
    import pandas as pd


def sobol_sample(
    d: int, n: int, seed: int = 1, *, second_order: bool = False, groups: Sequence[str] | None = None
) -> NDArray[np.float64]:
    """Say where to run a model, so that its variance can be split over its factors.

    Parameters
    ----------
    d : int
        Factors of the model.
    n : int
        Base points; a power of two keeps the sequence balanced.
    seed : int, optional
        The same seed gives the same numbers. The first points do not depend on n.
    second_order : bool, optional
        Whether the interactions of two factors are asked for too: about twice the runs.
    groups : sequence of str, optional
        One label per factor; factors of a label move together and count as one.

    Returns
    -------
    ndarray of float, (rows, d)
        Numbers in (0, 1): a scrambled Sobol' sequence. Per base point the rows are A, A with each factor from B, with
        `second_order` B with each factor from A, and B; n (d + 2) or n (2 d + 2) in all, d being the number of groups where
        there are any. Pass them through the quantile functions of the factors.

    Raises
    ------
    MethodError
        Listing every fault.

    Examples
    --------
    >>> import hemtjanstindex as hti
    >>> x = hti.sobol_sample(3, 1024)
    >>> x.shape
    (5120, 3)
    >>> y = x[:, 0] + 10 * x[:, 1]
    >>> hti.sobol_indices(y, 3).to_frame()["ST"].round(2).tolist()
    [0.01, 0.99, 0.0]
    """
    return _core.sobol_sample(d, n, seed, second_order, list(groups or ()))


class SobolIndices(Streamed):
    """How the variance of a model's outputs splits over its factors.

    Attributes
    ----------
    labels : list of str
        The factors' positions, or the groups.
    mean, variance : ndarray of float, (outputs,)
        Of each output over the runs of A and B.
    failed : list of int
        Base points left out, per output: those with a run that gave no finite number.
    """

    labels: list[str]
    mean: NDArray[np.float64]
    variance: NDArray[np.float64]
    failed: list[int]

    def __init__(self, found: dict[str, Any], one: bool) -> None:
        self.labels, self.mean, self.variance, self.failed = (found[key] for key in ("labels", "mean", "variance", "failed"))
        self._found, self._one = found, one

    def to_frame(self) -> pd.DataFrame:
        """Give the first-order and total indices with their intervals.

        Returns
        -------
        pandas.DataFrame
            Indexed by factor, or by output and factor where there are several outputs; columns S1, S1_low, S1_high, ST,
            ST_low and ST_high. NaN for an output that does not vary.
        """
        return self._framed("factor", self._shown())

    def _shown(self) -> ResultColumns:
        indices: ResultColumns = self._found["indices"]
        return indices

    def interactions(self) -> pd.DataFrame:
        """Give the second-order indices: what only the two factors together explain.

        Returns
        -------
        pandas.DataFrame
            Indexed by the two factors, after the output where there are several; columns S2, S2_low and S2_high. Without
            rows where the design was not of second order.
        """
        return self._framed("factors", self._found["interactions"])

    def _framed(self, name: str, columns: ResultColumns) -> pd.DataFrame:
        return data_frame(columns).set_index(name if self._one else ["output", name])

    def __repr__(self) -> str:
        """Say how many factors and outputs there are."""
        return f"<hti.SobolIndices: {len(self.labels)} factors, {len(self.mean)} outputs>"


def sobol_indices(
    y: ArrayLike,
    d: int,
    seed: int = 1,
    *,
    second_order: bool = False,
    groups: Sequence[str] | None = None,
    resamples: int = 100,
    level: float = 0.95,
) -> SobolIndices:
    """Split the variance of a model's outputs over its factors.

    First-order indices are estimated as Saltelli and co-authors do (2010), total ones as Jansen does (1999), of outputs with
    their mean taken away. Intervals are percentiles over resampled base points.

    Parameters
    ----------
    y : array_like, (rows,) or (rows, outputs)
        What the model gave for the rows of `sobol_sample`. A run that gave no finite number takes its whole base point out.
    d, second_order, groups
        As they were given to `sobol_sample`.
    seed : int, optional
        Of the resampling.
    resamples : int, optional
        How many; 0 for no intervals.
    level : float, optional
        Of the intervals.

    Returns
    -------
    SobolIndices

    Raises
    ------
    MethodError, DataError
        For a level or design that cannot be, and for a number of rows that does not fit the design.
    """
    runs = np.asarray(y, dtype=np.float64)
    found = _core.sobol_indices(runs, d, seed, second_order, list(groups or ()), resamples, level)
    return SobolIndices(found, runs.ndim == 1)
