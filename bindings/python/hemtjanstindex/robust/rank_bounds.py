"""The best and the worst rank that any weights within bounds can give."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from .. import _core
from ..core._pandas import data_frame
from ..core._provenance import provenance
from ..core._thin import marks
from ..core.columns import ResultColumns, Streamed
from ..core.errors import caution
from ..core.index import Index
from ..core.table import Table
from ._programme import minimise
from .progress import telling

if TYPE_CHECKING:
    import pandas as pd

Numbers = NDArray[np.float64]

#: Scores are brought to a scale on which those that differ by less count as equal: programmes are solved to 1e-9.
LEVEL = 1e-6


class RankBounds(Streamed):
    """What every unit's rank can be under other weights; made by `rank_bounds`."""

    def __init__(self, found: dict[str, Any], told: dict[str, Any], thin: Sequence[str]) -> None:
        self._found, self._told = found, told
        self._columns: ResultColumns = found["units"] | ResultColumns.column("thin", list(thin), "node", "note")

    @property
    def bounds(self) -> pd.DataFrame:
        """Between what every share of a parent could move: ``weight``, ``low`` and ``high``, indexed by ``node``."""
        return data_frame(self._found["nodes"]).set_index("node")

    def to_frame(self) -> pd.DataFrame:
        """Give the ends of every unit's rank.

        Returns
        -------
        pandas.DataFrame
            In the order of the table: ``unit``, ``name``, ``rank`` (1 and the units above, as weights are), ``best`` and
            ``worst`` (weights that give them are known), ``best_bound`` and ``worst_bound`` (no weights go beyond) and
            ``proven`` (both ends are attained). NaN for a unit that no weights give a score. ``thin`` as in a ranking, by the
            weights as they are.
        """
        return data_frame(self._shown())

    def _shown(self) -> ResultColumns:
        return self._columns

    def weights(self, unit: str) -> pd.DataFrame:
        """Give the weights that give a unit its best and its worst rank: ``weight``, ``best``, ``worst``, indexed by ``node``.

        Raises
        ------
        ValueError
            Where there is no such unit.
        """
        k = self._columns["unit"].index(unit)
        ends = {end: self._found[end][k] or np.nan for end in ("best", "worst")}
        return data_frame({**self._found["nodes"].only(("node", "weight")), **ends}).set_index("node")

    def provenance(self) -> dict[str, Any]:
        """Tell where the ranks come from: the index, the table, how weights could move, and whom programmes were solved for."""
        return dict(self._told)

    def __repr__(self) -> str:
        """Say how many units there are, and how many have proven ends."""
        return f"<hti.RankBounds: {len(self._columns['unit'])} units, {sum(self._columns['proven'])} proven>"


def rank_bounds(
    index: Index,
    table: Table,
    spread: float | None = None,
    *,
    bounds: Mapping[str, tuple[float, float]] | None = None,
    node: str | None = None,
    units: Sequence[str] = (),
    search: int = 100,
    progress: bool | Callable[[int], object] = False,
) -> RankBounds:
    """Give the best and the worst rank that each unit can have under any weights within bounds, all of the tree at once.

    By how much each unit can stand above each other is bounded in closed form; units that are always or never above give the
    brackets of all ranks. For the `units` named, HiGHS narrows the bracket by a mixed programme at each end, where
    means are arithmetic and the unit lacks no cell. Scores that differ by less than 1e-8 of the largest range of a
    figure count as equal.

    Parameters
    ----------
    index, table
        Whose weights vary, and what is scored; frames stay as they were fitted.
    spread : float, optional
        Relative width: every share of a parent within (1 - spread) and (1 + spread) of what it is.
    bounds : mapping of str to (float, float), optional
        Instead or besides: shares of single nodes; their siblings without bounds are free.
    node : str, optional
        The node ranked by; the root by default.
    units : sequence of str, optional
        The units that programmes are solved for; ``table.units`` for all, which can take half a minute each with 290 units and
        71 indicators.
    search : int, optional
        Most nodes of each programme's search tree; where they do not suffice, the bracket stays open.
    progress : bool or callable, optional
        True shows a bar on standard error; a function is told for how many units the brackets are made, or where `units` are
        named, for how many of them programmes are solved.

    Returns
    -------
    RankBounds
        Ctrl-C ends the work; brackets stay as narrow as they are by then, with a warning that says so.

    Raises
    ------
    MethodError, ModelError, ValueError
        For bounds that no weights meet or of nodes with no weight below `node`, means of the user's own, and unknown names.
    ModuleNotFoundError
        Where programmes are asked for and `highspy` is not installed.

    Examples
    --------
    >>> import hemtjanstindex as hti
    >>> table = hti.datasets.load("oppna-jamforelser-2014")
    >>> index = hti.fit(hti.load("oppna-jamforelser-2014"), table)
    >>> rows = hti.rank_bounds(index, table, 0.25).to_frame()
    >>> rows[rows["rank"] == 3][["name", "best_bound", "best", "worst", "worst_bound"]].to_numpy().tolist()
    [['Hylte', 2.0, 3.0, 9.0, 14.0]]
    """
    if spread is None and not bounds:
        raise ValueError("expected a spread, bounds, or both")
    if unknown := set(units) - set(table.units):
        raise ValueError(f"the table has no unit {sorted(unknown)}")
    given = [(name, float(low), float(high)) for name, (low, high) in (bounds or {}).items()]
    with telling(not units and progress, len(table.units), "units") as tell:
        found = _core.rank_bounds(index, table, spread or 0.0, given, node or "", tell)
    solved = 0
    if found["stopped"]:
        warnings.warn(caution("stopped-bounds"), stacklevel=2)
    elif units and found["linear"]:
        solved = _Programmes(index, table, found, node, search).solve_for(units, progress)
        if solved < len(units):
            warnings.warn(caution("stopped-programmes", solved=solved, units=len(units)), stacklevel=2)
    asked = {"spread": spread, "bounds": {name: [low, high] for name, low, high in given}, "programmes": list(units[:solved])}
    return RankBounds(found, provenance(index, table, node, ["weights"], **asked), marks(index, table, node))


class _Programmes:
    """One unit's best and worst rank as mixed programmes: effective weights, and who stands above."""

    def __init__(self, index: Index, table: Table, found: dict[str, Any], node: str | None, search: int) -> None:
        self.index, self.table, self.found, self.node, self.search = index, table, found, node or "", search
        self.bounds: ResultColumns = found["nodes"]
        self.units: ResultColumns = found["units"]
        scores = index.score(table)
        leaves = set(index.model.indicators)
        nodes = self.bounds["node"]
        scale = LEVEL / found["level"] if found["level"] > 0 else 1.0
        self.values = scale * np.array([scores[name] if name in leaves else np.zeros(len(table.units)) for name in nodes]).T
        self.lead = scale * found["lead"]
        self.whole = np.array(found["whole"]) & ~np.isnan(self.units["rank"])
        at = {name: k for k, name in enumerate(nodes)}
        self.parents = [at.get(index.model[name].parent) for name in nodes]
        self.rows, self.low, self.high = self.weights()

    def weights(self) -> tuple[Numbers, Numbers, Numbers]:
        """Say in rows of a programme, with their ends, that children share their parent's weight within the bounds."""
        rows, low, high = [], [], []

        def add(parent: int | None, of_children: Numbers, of_parent: float, *, exactly: bool) -> None:
            """Hold what the children have to a share of the parent's weight, which is 1 at the node ranked by, or above it."""
            if parent is not None:
                of_children[parent] = -of_parent
            rows.append(of_children)
            low.append(of_parent if parent is None else 0.0)
            high.append(low[-1] if exactly else np.inf)

        for parent in dict.fromkeys(self.parents):
            children = [k for k, of in enumerate(self.parents) if of == parent]
            total = np.zeros(len(self.parents))
            total[children] = 1
            add(parent, total, 1.0, exactly=True)
            for child in children:
                for limit, sign in ((self.bounds["low"][child], 1.0), (self.bounds["high"][child], -1.0)):
                    row = np.zeros(len(self.parents))
                    row[child] = sign
                    add(parent, row, sign * limit, exactly=False)
        return np.array(rows), np.array(low), np.array(high)

    def solve_for(self, units: Sequence[str], progress: bool | Callable[[int], object]) -> int:
        """Narrow the units' brackets one after the other, and give how many were before Ctrl-C."""
        done = 0
        try:
            with telling(progress, len(units), "units") as tell:
                for unit in units:
                    self.solve(self.table.units.index(unit))
                    done += 1
                    if tell is not None:
                        tell(done)
        except KeyboardInterrupt:
            pass
        ends = self.units
        ends["proven"] = ((ends["best"] == ends["best_bound"]) & (ends["worst"] == ends["worst_bound"])).tolist()
        return done

    def solve(self, unit: int) -> None:
        """Narrow the unit's bracket from both ends, where its score is linear."""
        if not self.whole[unit]:
            return
        lead = self.lead
        # Those with missing cells have no linear score: they are never above at best, and always at worst.
        open_ = np.flatnonzero((lead[:, unit] > LEVEL) & ~(lead[unit] < -LEVEL) & self.whole)
        gaps = self.values[open_] - self.values[unit]
        best, worst = self.units["best_bound"], self.units["worst_bound"]
        if best[unit] < self.units["best"][unit]:
            above = self.run(gaps, -np.inf, 0.0, -lead[open_, unit], np.ones(len(open_)))
            best[unit] += max(0.0, np.ceil(above - 1e-6))
        if worst[unit] > self.units["worst"][unit]:
            room = 2 * LEVEL + lead[unit, open_]
            above = -self.run(gaps, 2 * LEVEL - room, np.inf, -room, -np.ones(len(open_)))
            worst[unit] -= max(0.0, len(open_) - np.floor(above + 1e-6))

    def run(self, gaps: Numbers, least: Numbers | float, most: float, per: Numbers, cost: Numbers) -> float:
        """Bound the cost of who is above, and try the weights found."""
        n, m = self.rows.shape[1], len(gaps)
        rows = np.block([[self.rows, np.zeros((len(self.rows), m))], [gaps, np.diag(per)]])
        low = np.concatenate([self.low, np.broadcast_to(least, m)])
        high = np.concatenate([self.high, np.broadcast_to(most, m)])
        solved = minimise(np.concatenate([np.zeros(n), cost]), rows, low, high, np.ones(n + m), whole=m, nodes=self.search)
        if solved.x is not None:
            self.attain(solved.x[:n])
        return solved.bound

    def attain(self, effective: Numbers) -> None:
        """Rank by those weights: for every unit, they may be better or worse than what is known."""
        above = np.array([1.0 if p is None else effective[p] for p in self.parents])
        shares = np.where(above > 1e-9, effective / np.maximum(above, 1e-9), self.bounds["weight"])
        shares = np.clip(shares, self.bounds["low"], self.bounds["high"])
        for unit, rank in enumerate(_core.ranks_with(self.index, self.table, shares.tolist(), self.node)):
            for end, better in (("best", rank < self.units["best"][unit]), ("worst", rank > self.units["worst"][unit])):
                if better:
                    self.units[end][unit] = rank
                    self.found[end][unit] = shares.tolist()
