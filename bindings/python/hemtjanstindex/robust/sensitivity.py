"""What drives scores and ranks, source by source and part by part."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from .. import _core
from ..core._arrow import Streamed
from ..core._pandas import data_frame
from ..core._provenance import correlations, provenance
from ..core._thin import marks
from ..core.index import Index
from ..core.table import Table
from .progress import telling
from .variance import estimates
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
        node: str | None = None,
    ) -> None:
        self.index, self.table, self.seed = Index(index), Table(table), seed
        self._thin = dict(zip(self.table.units, marks(index, table, node), strict=True))
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

    def _shown(self) -> dict[str, Any]:
        return self.columns()

    def columns(self) -> dict[str, Any]:
        """Give the columns of `to_frame`."""
        labels = {"factor": self.factors * len(self.outputs)}
        thin = {} if len(self.outputs) == 1 else {"thin": np.repeat(np.array(self._marks(), dtype=object), len(self.factors))}
        return {**self._about(), **labels, **estimates(self._found, {"S1": "first", "ST": "total"}), **thin}

    def output_columns(self) -> dict[str, Any]:
        """Give what each output is, its mean and variance, the base points left out, and ``thin`` where it is about a unit."""
        names = dict(zip(self.table.units, self.table.names, strict=True))
        about = {"unit": self.units, "name": [names.get(unit, "") for unit in self.units], "output": self.outputs}
        return {**about, "mean": self.mean, "variance": self.variance, "failed": self.failed, "thin": self._marks()}

    def interactions(self) -> pd.DataFrame:
        """Give the second-order indices: what only the two factors together explain.

        Returns
        -------
        pandas.DataFrame
            ``factor``, ``other``, ``S2``, ``S2_low`` and ``S2_high``; without rows where they were not asked for.
        """
        return data_frame(self.interaction_columns())

    def interaction_columns(self) -> dict[str, Any]:
        """Give the columns of `interactions`."""
        pairs = list(combinations(self.factors, 2)) if self._found["second"][0].size else []
        labels = {"factor": [a for a, _ in pairs], "other": [b for _, b in pairs]}
        return {**labels, **estimates(self._found, {"S2": "second"})}

    @property
    def alternatives(self) -> pd.DataFrame:
        """The alternatives of all choices with their probabilities: ``source``, ``rule``, ``p``."""
        return data_frame(self.alternative_columns())

    def sources(self) -> list[str]:
        """Say what varied, one line a source."""
        return list(self._found["varied"])

    def alternative_columns(self) -> dict[str, Any]:
        """Give the columns of `alternatives`."""
        return dict(self._found["alternatives"])

    @property
    def failures(self) -> pd.DataFrame:
        """Base points with a run that gave no scores at all: ``reason`` and how many ``base_points``."""
        return data_frame(self.failure_columns())

    def failure_columns(self) -> dict[str, Any]:
        """Give the columns of `failures`."""
        return {key: self._found[key] for key in ("reason", "base_points")}

    def provenance(self) -> dict[str, Any]:
        """Tell where the result comes from: the index, the table, what varied, base points, runs and seed."""
        scored: dict[str, Any] = self.index.score(self.table, indicators=False).provenance()
        varied = {"varied": self.sources(), "base_points": self.n, "failed": sum(self._found["base_points"])}
        error = {"error": self.error, "correlation": correlations(self.surveys)} if self.error else {}
        return scored | varied | {"runs": self.runs, "seed": self.seed} | error

    def _marks(self) -> list[str]:
        """Give what makes the score of each output's unit rest on little, as it is."""
        return [self._thin.get(unit, "") for unit in self.units]

    def _about(self) -> dict[str, Any]:
        """Say what each row is about, where every unit has its own."""
        if len(self.outputs) == 1:
            return {}
        times = len(self.factors)
        names = dict(zip(self.table.units, self.table.names, strict=True))
        about = {"unit": self.units, "name": [names[unit] for unit in self.units], "output": self.outputs}
        return {key: np.repeat(np.array(values, dtype=object), times) for key, values in about.items()}

    def __repr__(self) -> str:
        """Name the factors, the outputs and the definition, and say what failed."""
        outputs = self.outputs[0] if len(self.outputs) == 1 else f"{len(self.outputs)} outputs"
        lost = sum(self._found["base_points"])
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
        text = f"stopped after {found['n']:,} of {n:,} base points"
        if found["n"] == n:
            text += ", before outputs with points left out were run again: their S1 are less exact"
        warnings.warn(text, RuntimeWarning, stacklevel=2)
    if lost := sum(found["base_points"]):
        text = f"{lost:,} of {found['n']:,} base points failed: the indices are of what did not, see failures"
        warnings.warn(text, RuntimeWarning, stacklevel=2)
    return Sensitivity(index, table, seed, found, _core.correlations(index.definition.model, specified), node)


class LeaveOneOut(Streamed):
    """Scores and ranks with each node left out in turn; made by `leave_one_out`.

    Attributes
    ----------
    table : Table
    nodes : list of str
        Those left out.
    """

    def __init__(self, table: _core.Table, found: dict[str, Any], told: dict[str, Any], thin: Sequence[str]) -> None:
        self.table, self._told, self._thin = Table(table), told, list(thin)
        self.nodes: list[str] = found["node"]
        self._found = found

    def to_frame(self) -> pd.DataFrame:
        """Give what the ranking owes to each node.

        Returns
        -------
        pandas.DataFrame
            ``node``, ``mean_shift`` (mean absolute difference of ranks), ``max_shift`` (the largest), ``unit`` and ``name``
            (whose that is), ``kendall`` (share of the pairs of units in the other order) and ``top_kept`` (share of the k best
            that are still among the k best), and ``thin`` of that unit as in a ranking.
        """
        return data_frame(self._shown())

    def _shown(self) -> dict[str, Any]:
        return self.columns()

    def columns(self) -> dict[str, Any]:
        """Give the columns of `to_frame`."""
        names = dict(zip(self.table.units, self.table.names, strict=True))
        columns: dict[str, Any] = {}
        for key in ("node", "mean_shift", "max_shift", "unit", "kendall", "top_kept"):
            columns[key] = self._found[key]
            if key == "unit":
                columns["name"] = [names.get(unit, "") for unit in columns["unit"]]
        thin = dict(zip(self.table.units, self._thin, strict=True))
        return columns | {"thin": [thin.get(unit, "") for unit in columns["unit"]]}

    def own_columns(self, unit: str) -> dict[str, Any]:
        """Give one unit's score and rank as they are (``before``) and without each node (``after``), and its mark."""
        row = self.table.unit_at(unit)
        columns: dict[str, Any] = {}
        for what in ("score", "rank"):
            columns[f"own_{what}_before"] = np.repeat(self._found[f"base_{what}s"][row], len(self.nodes))
            columns[f"own_{what}_after"] = self._found[what + "s"].reshape(len(self.nodes), -1)[:, row]
        return columns | {"own_thin": [self._thin[row]] * len(self.nodes)}

    def ranks(self) -> pd.DataFrame:
        """Give every unit's rank as it is and without each node.

        Returns
        -------
        pandas.DataFrame
            Indexed by unit code: ``name``, ``rank``, one column per node, and ``thin`` as in a ranking: of the score as it is.
        """
        return self._by_unit("rank")

    def scores(self) -> pd.DataFrame:
        """Give every unit's score as it is and without each node.

        Returns
        -------
        pandas.DataFrame
            Indexed by unit code: ``name``, ``score``, one column per node, and ``thin`` as in a ranking: of the score as it is.
        """
        return self._by_unit("score")

    def _by_unit(self, what: str) -> pd.DataFrame:
        without = self._found[what + "s"].reshape(len(self.nodes), -1)
        columns = {"unit": self.table.units, "name": self.table.names, what: self._found[f"base_{what}s"]}
        columns |= dict(zip(self.nodes, without, strict=True))
        return data_frame(columns | {"thin": self._thin}).set_index("unit")

    def provenance(self) -> dict[str, Any]:
        """Tell where the result comes from: the index, the table, the nodes left out, and how many count as the best."""
        return dict(self._told)

    def __repr__(self) -> str:
        """Say how many nodes were left out of how many units' scores."""
        return f"<hti.LeaveOneOut: {len(self.nodes)} nodes, {len(self.table.units)} units>"


def leave_one_out(
    index: _core.Index,
    table: _core.Table,
    nodes: str | Sequence[str] | None = None,
    *,
    node: str | None = None,
    k: int = 10,
) -> LeaveOneOut:
    """Leave each node out in turn: its siblings take over its weight.

    What was learnt of the other indicators stays as it is; nothing is drawn.

    Parameters
    ----------
    index : Index
        What is changed.
    table : Table
        What is scored, and ranked among its own units.
    nodes : str or sequence of str, optional
        What is left out; by default every node below `node` that has siblings with weight.
    node : str, optional
        Whose scores and ranks; the root by default.
    k : int, optional
        For the share of the k best.

    Returns
    -------
    LeaveOneOut

    Raises
    ------
    MethodError, ModelError
        For unknown nodes, and nodes whose weight no sibling can take over.

    Examples
    --------
    >>> import hemtjanstindex as hti
    >>> table = hti.datasets.load("oppna-jamforelser-2014")
    >>> index = hti.fit(hti.load("oppna-jamforelser-2014"), table)
    >>> hti.leave_one_out(index, table)
    <hti.LeaveOneOut: 12 nodes, 290 units>
    """
    left_out = [nodes] if isinstance(nodes, str) else list(nodes or ())
    found = _core.leave_one_out(index, table, left_out, node or "", k)
    told = provenance(index, table, node, [f"without {name}" for name in found["node"]], k=k)
    return LeaveOneOut(table, found, told, marks(index, table, node))
