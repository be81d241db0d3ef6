"""Fit, score and rank in numpy and scipy, as somebody who knows them well would write it for one index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

Array = NDArray[np.float64]


class Node(NamedTuple):
    """What the tree says of one node."""

    id: str
    parent: str
    weight: float
    lower_is_better: bool | None  # None: not an indicator


class Baseline:
    """Min-max and renormalised weighted means, one matrix product per level; everything that can be is laid out beforehand.

    Parameters
    ----------
    nodes : sequence of Node
        A tree whose indicators all hang three levels below the root.
    """

    def __init__(self, nodes: Sequence[Node]) -> None:
        height = {node.id: node for node in nodes}
        depth: dict[str, int] = {}
        for node in nodes:
            depth[node.id] = depth[node.parent] + 1 if node.parent else 0
        levels = [[n for n in nodes if depth[n.id] == k] for k in range(4)]
        assert all(n.lower_is_better is not None for n in levels[3])
        self.lower = np.array([n.lower_is_better for n in levels[3]])
        self.weights = [self._weights(levels[k], levels[k - 1], height) for k in (3, 2, 1)]

    @staticmethod
    def _weights(children: Sequence[Node], parents: Sequence[Node], known: Mapping[str, Node]) -> Array:
        """Weights as a matrix, parents x children."""
        row = {p.id: k for k, p in enumerate(parents)}
        matrix = np.zeros((len(parents), len(children)))
        for column, child in enumerate(children):
            matrix[row[child.parent], column] = known[child.id].weight
        return matrix

    def fit(self, values: Array) -> tuple[Array, Array]:
        """Worst value and scale of each indicator; `values` are indicators x units, so that every indicator is contiguous."""
        low = np.fmin.reduce(values, axis=1)
        high = np.fmax.reduce(values, axis=1)
        worst = np.where(self.lower, high, low)
        best = np.where(self.lower, low, high)
        return worst, 100 / (best - worst)

    def normalise(self, values: Array, low: float = 0, high: float = 100) -> Array:
        """Min-max of indicators x units, onto low to high."""
        worst, scale = self.fit(values)
        return low + (values - worst[:, None]) * scale[:, None] * (high - low) / 100

    def standardise(self, values: Array, mean: float, sd: float) -> Array:
        """Standard scores of indicators x units without gaps, higher is better."""
        sign = np.where(self.lower, -1.0, 1.0)[:, None]
        return mean + sd * sign * (values - values.mean(axis=1)[:, None]) / values.std(axis=1, ddof=1)[:, None]

    def score(self, values: Array, worst: Array, scale: Array) -> list[Array]:
        """Scores of every level above the indicators, nodes x units; the last is the root."""
        scores = values - worst[:, None]
        scores *= scale[:, None]
        levels = []
        for weights in self.weights:
            absent = np.isnan(scores)
            if absent.any():
                present = (~absent).astype(np.float64)
                scores[absent] = 0
                with np.errstate(invalid="ignore"):
                    scores = (weights @ scores) / (weights @ present)
            else:
                scores = (weights @ scores) / weights.sum(axis=1)[:, None]
            levels.append(scores.copy())
        return levels

    @staticmethod
    def rank(scores: Array) -> Array:
        """1 = highest, equals share the best place, NaN stays NaN."""
        return rankdata(-scores, method="min", nan_policy="omit") if np.isnan(scores).any() else rankdata(-scores, method="min")

    def fit_score_rank(self, values: Array) -> tuple[Array, Array]:
        """Scores and ranks of the root."""
        root = self.score(values, *self.fit(values))[-1][0]
        return root, self.rank(root)

    def replicates(self, normalised: Array, n: int, spread: float, random: np.random.Generator) -> Array:
        """Ranks of the root in n replicates with noise on all weights, n x units.

        `normalised` is indicators x units. Without gaps one product of effective weights serves all replicates and units.
        """
        if np.isnan(normalised).any():
            scores = self._with_gaps(normalised, self._noisy(n, spread, random))
        else:
            scores = self._effective(n, spread, random) @ normalised
        return rankdata(-scores, method="min", axis=1)

    def mixed_replicates(self, tables: Sequence[Array], n: int, spread: float, random: np.random.Generator) -> Array:
        """The same where the normalised table and the mean, arithmetic or geometric with floor 1, are drawn too; no gaps."""
        effective = self._effective(n, spread, random)
        table, geometric = random.integers(0, len(tables), n), random.integers(0, 2, n) == 1
        scores = np.empty((n, tables[0].shape[1]))
        for k, normalised in enumerate(tables):
            plain, product = (table == k) & ~geometric, (table == k) & geometric
            scores[plain] = effective[plain] @ normalised
            scores[product] = np.exp(effective[product] @ np.log(np.maximum(normalised, 1)))
        return rankdata(-scores, method="min", axis=1)

    def _noisy(self, n: int, spread: float, random: np.random.Generator) -> list[Array]:
        """Weights of every level, n x nodes."""
        return [w.sum(axis=0) * (1 + spread * random.uniform(-1, 1, (n, w.shape[1]))) for w in self.weights]

    def _effective(self, n: int, spread: float, random: np.random.Generator) -> Array:
        """Weights of the indicators in the root, n x indicators."""
        effective = np.ones((n, 1))
        for weights, drawn in zip(reversed(self.weights), reversed(self._noisy(n, spread, random)), strict=True):
            member = (weights > 0).astype(np.float64)
            effective = drawn * ((effective / (drawn @ member.T)) @ member)
        return effective

    def _with_gaps(self, normalised: Array, noisy: Sequence[Array]) -> Array:
        """Scores, n x units: two products a node, of values and of what is present."""
        below = np.broadcast_to(normalised, (len(noisy[0]), *normalised.shape))
        for weights, drawn in zip(self.weights, noisy, strict=True):
            present = (~np.isnan(below)).astype(np.float64)
            filled = np.nan_to_num(below)
            level = np.empty((len(drawn), len(weights), below.shape[2]))
            for node, children in enumerate(weights > 0):
                w = drawn[:, None, children]
                with np.errstate(invalid="ignore"):
                    level[:, node] = ((w @ filled[:, children]) / (w @ present[:, children]))[:, 0]
            below = level
        return below[:, 0]
