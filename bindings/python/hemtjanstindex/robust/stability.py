"""How far weights can move before the order changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from .. import _core
from ..core._pandas import data_frame
from ..core._provenance import provenance
from ..core.columns import ResultColumns, Streamed
from ..core.index import Index
from ._overtaking import Search

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
class Overtaking(Streamed):
    """The smallest change of one parent's weights with which a unit comes level with another."""

    unit: str
    other: str
    parent: str
    change: float
    """Sum of the absolute changes of the shares found to do; NaN where it is proven that no weights of this parent do."""
    proven: float
    """No smaller change does; the same as `change` in closed form, else within the tolerance of it where the search ended."""
    children: list[str]
    shares: Numbers
    """As they are."""
    needed: Numbers
    """With which the unit is level or ahead; as they are where no weights do."""
    _told: dict[str, Any] = field(repr=False)
    _columns: ResultColumns = field(repr=False)

    def to_frame(self) -> pd.DataFrame:
        """Give ``weight``, ``needed`` and ``change`` of every child with weight."""
        return data_frame(self._shown()).set_index("node")

    def _shown(self) -> ResultColumns:
        return self._columns

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
    """Give the smallest change of one parent's weights with which a unit overtakes another.

    To overtake is to come level: a score at least as high, before any rescaling. Any further change of the same kind puts the
    unit ahead, unless being level is the best it can do. The change is the sum of the absolute changes of the children's
    shares; none becomes negative, and their sum stays. A child with weight 0 is no part of the index and stays so. Both units
    keep a score: weights that take all of a unit's cells away, or leave it below a limit of coverage, do not count.

    Where the same cells of both units are present the change is found in closed form. Otherwise their means share weights
    differently, and it is enclosed by linear programmes for scores at which the two may meet and by their multipliers, which
    bound all scores between two at once. Where the smallest change would leave a unit without weight on its cells, it can only
    be approached; `change` is then within the tolerance of it.

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
        How near the proven and the found change shall be; they may be further apart after a thousand halvings.

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
    if contest.closed:
        change, needed = contest.overtaking()
        proven = change
    else:
        change, proven, needed = Search(contest).run(tolerance)
    name = parent or node or index.model.nodes[0].id
    told = provenance(index, table, node, [f"weights below {name}"], unit=unit, other=other)
    columns = _core.overtaking_columns(contest, needed.tolist())
    return Overtaking(unit, other, name, change, proven, contest.children, contest.shares, needed, told, columns)
