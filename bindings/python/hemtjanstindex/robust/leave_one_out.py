"""What a ranking owes to each part of the index."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _core
from ..core._pandas import data_frame
from ..core._provenance import provenance
from ..core.columns import ResultColumns, Streamed
from ..core.table import Table

if TYPE_CHECKING:
    import pandas as pd


class LeaveOneOut(Streamed):
    """Scores and ranks with each node left out in turn; made by `leave_one_out`.

    Attributes
    ----------
    table : Table
    nodes : list of str
        Those left out.
    """

    def __init__(self, table: _core.Table, found: dict[str, Any], told: dict[str, Any]) -> None:
        self.table, self._told = Table(table), told
        self.nodes: list[str] = found["nodes"]["node"]
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

    def _shown(self) -> ResultColumns:
        return self.columns()

    def columns(self) -> ResultColumns:
        """Give the columns of `to_frame`."""
        nodes: ResultColumns = self._found["nodes"]
        return nodes

    def own_columns(self, unit: str) -> ResultColumns:
        """Give one unit's score and rank as they are (``before``) and without each node (``after``), and its mark."""
        row, columns = self.table.unit_at(unit), ResultColumns()
        for what in ("score", "rank"):
            own = self._found[what].picked([row])
            columns |= ResultColumns.column(f"own_{what}_before", np.repeat(own[what], len(self.nodes)), what)
            columns |= ResultColumns.column(f"own_{what}_after", np.concatenate([own[node] for node in self.nodes]), what)
        return columns | ResultColumns.column("own_thin", own["thin"] * len(self.nodes), "node", "note")

    def ranks(self) -> pd.DataFrame:
        """Give every unit's rank as it is and without each node.

        Returns
        -------
        pandas.DataFrame
            Indexed by unit code: ``name``, ``rank``, one column per node, and ``thin`` as in a ranking: of the score as it is.
        """
        return data_frame(self._found["rank"]).set_index("unit")

    def scores(self) -> pd.DataFrame:
        """Give every unit's score as it is and without each node.

        Returns
        -------
        pandas.DataFrame
            Indexed by unit code: ``name``, ``score``, one column per node, and ``thin`` as in a ranking: of the score as it is.
        """
        return data_frame(self._found["score"]).set_index("unit")

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
    told = provenance(index, table, node, [f"without {name}" for name in found["nodes"]["node"]], k=k)
    return LeaveOneOut(table, found, told)
