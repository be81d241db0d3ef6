"""The smallest change of weights with which one unit comes level with another, where no closed form gives it."""

from __future__ import annotations

import heapq
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .. import _core
from ._programme import minimise

Numbers = NDArray[np.float64]
LEAST = 1e-7
"""Of a parent's weight that must be on a unit's cells for it to have a score at all."""
HALVINGS = 1000


class Search:
    """Branch and bound over the score at which the two units meet.

    At a score t the unit must reach t and the other must not exceed it: both are linear in the weights, so the smallest change
    is a linear programme. Its multipliers bound the change from below for any t: by weak duality a sum of minima of functions
    that are linear or concave in t, so that over a range of scores the bound is least at an end.
    """

    def __init__(self, contest: _core.Contest) -> None:
        self.shares = contest.shares
        self.coverage = contest.min_coverage
        self.sides = contest.sides()
        self.there = [~np.isnan(side["values"]) for side in self.sides]
        # Where children are counted, one without weight is none: all keep a little, or some lose it all.
        self.count = contest.min_count
        self.kept = [np.zeros(len(self.shares)), LEAST * self.shares][: 2 if self.count else 1]
        # Scores are brought to 0 to 100, as programmes are solved to 1e-9.
        ends = [end for side in self.sides for end in self._reach(side)]
        lowest, scale = min(ends), 100 / ((max(ends) - min(ends)) or 1.0)
        for side in self.sides:
            side["offset"], side["slope"] = scale * (side["offset"] - lowest), scale * side["slope"]
        self.change, self.needed = np.inf, self.shares

    def run(self, tolerance: float) -> tuple[float, float, Numbers]:
        """Give the change found, the change proven, and the shares that do."""
        self._witness(self.shares)
        least, most = self._reach(self.sides[1])[0], self._reach(self.sides[0])[1]
        open_ = [(self._bound(least, most, ()), least, most)] if least <= most else []
        for _ in range(HALVINGS):
            if not open_ or open_[0][0] >= self.change - tolerance:
                break
            _, low, high = heapq.heappop(open_)
            middle = (low + high) / 2
            multipliers = self._meet(middle)
            for ends in ((low, middle), (middle, high)):
                bound = self._bound(*ends, multipliers)
                if bound < self.change:
                    heapq.heappush(open_, (bound, *ends))
        proven = min(self.change, open_[0][0]) if open_ else self.change
        return (np.nan, np.nan, self.needed) if np.isinf(proven) else (self.change, proven, self.needed)

    def _reach(self, side: dict[str, Any]) -> tuple[float, float]:
        ends = side["offset"] + side["slope"] * np.array([np.nanmin(side["values"]), np.nanmax(side["values"])])
        return float(ends[0]), float(ends[1])

    def _rows(self, least: float, most: float) -> Numbers:
        """Give what must not be below 0: the unit's lead on `least`, the other's lag behind `most`, and their coverage."""
        rows = []
        for side, there, level, sign in zip(self.sides, self.there, (least, most), (1.0, -1.0), strict=True):
            rows.append(np.where(there, sign * (side["offset"] + side["slope"] * side["values"] - level), 0.0))
        for side, there in zip(self.sides, self.there, strict=True):
            rows.append(there - self.coverage * np.array(side["applicable"]))
        return np.array(rows)

    def _bound(self, least: float, most: float, multipliers: tuple[Numbers, ...]) -> float:
        """Change without which the two do not meet between those scores; infinite where they cannot."""
        bound, shares, own = self._programme(self._rows(least, most), self.shares)
        if shares is None:
            return bound
        bare = any(shares[there].sum() < LEAST for there in self.there)
        if bare and self._inside(self._rows(least, most), False, self.kept[0]) is None:
            return np.inf
        return max([bound, *(min(self._dual(m, least), self._dual(m, most)) for m in (*multipliers, own))])

    def _meet(self, score: float) -> tuple[Numbers, ...]:
        """Look for a smaller change with which the two meet at a score, and give the multipliers there."""
        rows = self._rows(score, score)
        multipliers: tuple[Numbers, ...] = ()
        for kept in self.kept:
            bound, shares, own = self._programme(rows, self.shares - kept)
            if shares is None:
                continue
            multipliers += (own,)
            if bound < self.change and not self._witness(shares):
                inside = self._inside(rows, True, kept)
                if inside is None:
                    inside = self._inside(rows, False, kept)
                if inside is not None:
                    any(self._witness(shares + step * (inside - shares)) for step in 10.0 ** np.arange(-10, 1))
        return multipliers

    def _programme(self, rows: Numbers, most: Numbers) -> tuple[float, Numbers | None, Numbers]:
        """Give the smallest change that keeps rows at 0 or above, what is then reached, and the multipliers of the rows."""
        n = len(self.shares)
        matrix = np.vstack([np.ones(n), rows])
        now = matrix @ self.shares
        low = np.concatenate([[0.0], -now[1:]])
        high = np.concatenate([[0.0], np.full(len(rows), np.inf)])
        limits = np.concatenate([np.ones(n), most])
        solved = minimise(np.ones(2 * n), np.hstack([matrix, -matrix]), low, high, limits)
        if solved.x is None:
            return solved.bound, None, np.zeros(len(rows))
        shares = np.maximum(0.0, self.shares + solved.x[:n] - solved.x[n:])
        duals = np.zeros(len(rows)) if solved.duals is None else np.maximum(0.0, solved.duals[1:])
        return solved.bound, shares / shares.sum(), duals

    def _dual(self, multipliers: Numbers, score: float) -> float:
        """By weak duality no smaller change does at that score, whatever the multipliers."""
        merit = multipliers @ self._rows(score, score)
        return float(self.shares @ np.minimum(-merit, 2 - merit.max()))

    def _inside(self, rows: Numbers, strictly: bool, kept: Numbers) -> Numbers | None:
        """Give shares with weight on both units' cells that keep rows at 0 or above, or well above; None where none do."""
        n = len(self.shares)
        room = np.where([strictly, strictly, False, False], 1.0, 0.0)
        present = np.array(self.there, dtype=float)
        total = np.append(np.ones(n), 0.0)
        matrix = np.vstack([total, np.column_stack([rows, -room]), np.column_stack([present, [-1.0, -1.0]])])
        sure = matrix[:, :n] @ kept
        low = np.concatenate([[1.0], np.zeros(len(rows) + 2)]) - sure
        high = np.concatenate([[1.0 - sure[0]], np.full(len(rows) + 2, np.inf)])
        solved = minimise(np.append(np.zeros(n), -1.0), matrix, low, high, np.ones(n + 1))
        if solved.x is None or solved.x[n] < LEAST:
            return None
        shares = kept + solved.x[:n]
        return np.asarray(shares / shares.sum())

    def _score(self, side: dict[str, Any], there: NDArray[np.bool_], shares: Numbers) -> float:
        present = shares[there].sum()
        applicable = np.array(side["applicable"])
        enough = present >= self.coverage * shares[applicable].sum()
        enough &= (shares[there] > 0).sum() >= self.count * (shares[applicable] > 0).sum()
        if present <= 0 or not enough:
            return float("nan")
        return float(side["offset"] + side["slope"] * (shares[there] @ side["values"][there]) / present)

    def _witness(self, shares: Numbers) -> bool:
        """Keep the shares if they do and change less than those found so far; tell whether they do."""
        a, b = (self._score(side, there, shares) for side, there in zip(self.sides, self.there, strict=True))
        does = bool(a >= b - 1e-9 * max(1.0, abs(b)))
        change = float(np.abs(shares - self.shares).sum())
        if does and change < self.change:
            self.change, self.needed = change, shares
        return does
