"""Ranks of any array."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .. import _core


def rank(
    values: ArrayLike,
    ties: Literal["min", "max", "average", "dense", "ordinal"] = "min",
    tolerance: float = 0.0,
    decimals: int | None = None,
) -> NDArray[np.float64]:
    """Rank values, 1 = highest.

    Parameters
    ----------
    values : array_like, (n,)
        Numbers; a list, array or Series. NaN stays NaN and takes no place; infinities are values.
    ties : {"min", "max", "average", "dense", "ordinal"}, optional
        Which rank equal values get: the best of their places, the worst, the mean, consecutive numbers of distinct values,
        or all different places by order of input.
    tolerance : float, optional
        A tie group is anchored at its best value v and holds every value >= v - tolerance.
    decimals : int, optional
        Rank the values as they are printed with so many decimals, 0 to 15, halves away from zero. By default they are compared
        as they are; only the scores of an index are known well enough to tell rounding from a difference.

    Returns
    -------
    ndarray of float, (n,)

    Raises
    ------
    MethodError
        For a tolerance that is negative or not finite, or decimals below 0 or above 15.
    DataError
        For more than one dimension.

    Examples
    --------
    >>> import hemtjanstindex as hti
    >>> hti.rank([3.0, 1.0, 3.0, float("nan")])
    array([ 1.,  3.,  1., nan])
    """
    return _core.rank(values, ties, tolerance, decimals)
