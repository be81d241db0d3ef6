"""How far weights can move before the order changes."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from . import _core
from ._pandas import data_frame
from ._programme import Solved, minimise
from ._provenance import provenance
from .index import Index

if TYPE_CHECKING:
    import pandas as pd

Numbers = NDArray[np.float64]


def weight_intervals(
    index: _core.Index,
    table: _core.Table,
    keep: Literal["winner", "top"] = "winner",
    *,
    k: int = 10,
    pair: tuple[str, str] | None = None,
    node: str | None = None,
) -> pd.DataFrame:
    """Give for every weight the interval in which the order stays: who wins, who the best k are, or who stands above whom.

    One weight moves as a share of its parent, its siblings share the rest in their proportions. Scores are compared before any
    rescaling and as they are: the method's rule and tolerance for ties do not enter, and units that are level share the best of
    their places. A unit without a score stands below all others.

    Parameters
    ----------
    index : Index
        Whose weights move; frames stay as they were fitted.
    table : Table
        What is scored.
    keep : {"winner", "top"}, optional
        The first unit, or the set of the first k.
    k : int, optional
        For ``"top"``; units that tie with the last of them are among them.
    pair : (str, str), optional
        Instead: the first unit stays above the second.
    node : str, optional
        The node ranked by; the root by default.

    Returns
    -------
    pandas.DataFrame
        One row per node below that has weight and siblings, indexed by ``node``: ``weight`` (its share of the parent), ``low``
        and ``high`` (the order surely stays between them; 0 and 1 where no weight changes it), ``low_found`` and ``high_found``
        (where it has been found changed), and by end the unit that ``loses`` its place and the one that ``gains`` it. Found and
        sure ends are the same where means are arithmetic, or the parent is the node ranked by; elsewhere they are a bracket.
        ``attrs["provenance"]`` tells where the intervals come from.

    Raises
    ------
    MethodError, ModelError, DataError
        For an order that is not there, means of the user's own, and unknown names.

    Examples
    --------
    >>> import hemtjanstindex as hti
    >>> table = hti.datasets.load("oppna-jamforelser-2014")
    >>> index = hti.fit(hti.load("oppna-jamforelser-2014"), table)
    >>> hti.weight_intervals(index, table).loc["information", ["weight", "low", "high"]].round(2).tolist()
    [0.2, 0.0, 0.56]
    """
    if keep not in ("winner", "top"):
        raise ValueError(f"keep must be 'winner' or 'top', but is {keep!r}")
    above, below = pair or ("", "")
    top = 1 if keep == "winner" else k
    intervals = data_frame(_core.weight_intervals(index, table, top, above, below, node or "")).set_index("node")
    kept: dict[str, Any] = {"above": above, "below": below} if pair else {"top": top}
    intervals.attrs["provenance"] = provenance(index, table, node, ["one weight at a time"], **kept)
    return intervals


@dataclass(frozen=True, eq=False)
class Overtaking:
    """The smallest change of one parent's weights with which a unit comes level with another."""

    unit: str
    other: str
    parent: str
    change: float
    """Sum of the absolute changes of the shares found to do; NaN where no weights of this parent do."""
    proven: float
    """No smaller change does; the same as `change` in closed form."""
    children: list[str]
    shares: Numbers
    """As they are."""
    needed: Numbers
    """With which the two are level; as they are where no weights do."""
    _told: dict[str, Any] = field(repr=False)

    def to_frame(self) -> pd.DataFrame:
        """Give ``weight``, ``needed`` and ``change`` of every child with weight."""
        columns = {"weight": self.shares, "needed": self.needed, "change": self.needed - self.shares}
        return data_frame({"node": self.children, **columns}).set_index("node")

    def provenance(self) -> dict[str, Any]:
        """Tell where the change comes from: the index, the table, whose weights could change, and who overtakes whom."""
        return dict(self._told)


def overtaking(
    index: Index,
    table: _core.Table,
    unit: str,
    other: str,
    parent: str | None = None,
    *,
    node: str | None = None,
    tolerance: float = 1e-6,
) -> Overtaking:
    """Give the smallest change of one parent's weights that makes a unit overtake another.

    The change is the sum of the absolute changes of the children's shares; none becomes negative, and their sum stays. Where
    the same cells of both units are present it is found in closed form. Otherwise their means share weights differently, and
    the change is enclosed by linear programmes over the score at which the two meet.

    Parameters
    ----------
    index, table
        As for `weight_intervals`.
    unit, other : str
        Who overtakes whom.
    parent : str, optional
        The node whose children's weights change; the one ranked by, by default.
    node : str, optional
        The node ranked by; the root by default.
    tolerance : float, optional
        How near the proven and the found change shall be; they may be further apart after 600 programmes.

    Returns
    -------
    Overtaking

    Raises
    ------
    MethodError, ModelError, DataError
        Where a mean between the parent and the node is not arithmetic (at the node itself any mean will do), a unit has no
        score, or a name is unknown.
    ModuleNotFoundError
        Where programmes are needed and `highspy` is not installed.
    """
    contest = _core.contest(index, table, unit, other, parent or "", node or "")
    a, b = contest.sides()
    there = ~np.isnan([a["values"], b["values"]])
    if (there[0] == there[1]).all() and (contest.min_coverage == 0 or there.all()):
        change, needed = contest.overtaking()
        proven = change
    else:
        change, proven, needed = _Search(contest).run(tolerance)
    name = parent or node or index.model.nodes[0].id
    told = provenance(index, table, node, [f"weights below {name}"], unit=unit, other=other)
    return Overtaking(unit, other, name, change, proven, contest.children, contest.shares, needed, told)


class _Search:
    """Branch and bound over the score at which the two units meet."""

    def __init__(self, contest: _core.Contest) -> None:
        self.shares = contest.shares
        self.coverage = contest.min_coverage
        self.sides = contest.sides()
        # Scores are brought to 0 to 100, as programmes are solved to 1e-9.
        ends = [end for side in self.sides for end in self.reach(side)]
        lowest, scale = min(ends), 100 / ((max(ends) - min(ends)) or 1.0)
        for side in self.sides:
            side["offset"], side["slope"] = scale * (side["offset"] - lowest), scale * side["slope"]
        self.change, self.needed = np.inf, self.shares

    def reach(self, side: dict[str, Any]) -> tuple[float, float]:
        ends = side["offset"] + side["slope"] * np.array([np.nanmin(side["values"]), np.nanmax(side["values"])])
        return float(ends[0]), float(ends[1])

    def score(self, side: dict[str, Any], shares: Numbers) -> float:
        there = ~np.isnan(side["values"])
        present = shares[there].sum()
        if present <= 0 or present < self.coverage * shares[side["applicable"]].sum():
            return float("nan")
        return float(side["offset"] + side["slope"] * (shares[there] @ side["values"][there]) / present)

    def solve(self, least: float, most: float) -> float:
        """Change with which the unit reaches at least `least` and the other at most `most`: every meeting between needs it."""
        n = len(self.shares)
        rows = [np.ones(n)]
        for side, level, sign in zip(self.sides, (least, most), (1.0, -1.0), strict=True):
            there = ~np.isnan(side["values"])
            gap = side["offset"] + side["slope"] * side["values"] - level
            rows.append(np.where(there, sign * gap, 0.0))
            rows.append(there - self.coverage * np.array(side["applicable"]))
        matrix = np.array(rows)
        now = matrix @ self.shares
        low = np.concatenate([[0.0], -now[1:]])
        high = np.concatenate([[0.0], np.full(len(rows) - 1, np.inf)])
        limits = np.concatenate([np.ones(n), self.shares])
        solved: Solved = minimise(np.ones(2 * n), np.hstack([matrix, -matrix]), low, high, limits)
        if solved.x is not None:
            shares = np.maximum(0.0, self.shares + solved.x[:n] - solved.x[n:])
            self.witness(shares / shares.sum())
        return solved.bound

    def witness(self, shares: Numbers) -> None:
        a, b = (self.score(side, shares) for side in self.sides)
        change = float(np.abs(shares - self.shares).sum())
        if a >= b - 1e-9 * max(1.0, abs(b)) and change < self.change:
            self.change, self.needed = change, shares

    def run(self, tolerance: float) -> tuple[float, float, Numbers]:
        self.witness(self.shares)
        least, most = self.reach(self.sides[1])[0], self.reach(self.sides[0])[1]
        open_ = [(self.solve(least, most), least, most)] if least <= most else []
        for _ in range(200):
            if not open_ or open_[0][0] >= self.change - tolerance:
                break
            _, low, high = heapq.heappop(open_)
            middle = (low + high) / 2
            self.solve(middle, middle)
            for ends in ((low, middle), (middle, high)):
                bound = self.solve(*ends)
                if bound < self.change:
                    heapq.heappush(open_, (bound, *ends))
        proven = min(self.change, open_[0][0]) if open_ else self.change
        return (np.nan, np.nan, self.needed) if np.isinf(proven) else (self.change, proven, self.needed)
