"""Scores, rankings and traces."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from . import _core, html
from . import districts as _districts
from . import explain as _explain
from . import lists as _lists
from . import priorities as _priorities
from . import profile as _profile
from . import providers as _providers
from ._pandas import data_frame
from .table import Table

if TYPE_CHECKING:
    import pandas as pd

    from .index import Index


class Trace(_core.Trace):
    """How one unit's score on one node came about, from raw values through every step.

    ``str(trace)`` is an indented text, ``trace.to_dict()`` plain data, ``trace.children`` the traces of the node's children.
    """

    def _repr_html_(self) -> str:
        return html.trace(self)


class Scores(_core.Scores):
    """Scores of one table by one index: units x nodes, each on the scale of its node.

    ``scores["index"]`` is a read-only numpy view, one score per unit, NaN where a unit has none.
    """

    @cached_property
    def index(self) -> Index:
        """The index that gave the scores."""
        from .index import Index

        return Index(super().index)

    @cached_property
    def table(self) -> Table:
        """The table that was scored."""
        return Table(super().table)

    def to_frame(self) -> pd.DataFrame:
        """Give all scores as a DataFrame.

        Returns
        -------
        pandas.DataFrame
            Indexed by unit code, one column per node; NaN where a unit has no score.
        """
        return data_frame(self.values, self.units, self.nodes)

    def ranking(self, node: str | None = None, by: str | None = None, earlier: _core.Scores | None = None) -> pd.DataFrame:
        """Rank the units by a node.

        Parameters
        ----------
        node : str, optional
            The node to rank by; the root by default.
        by : str, optional
            A group variable of the table, to rank within each of its labels.
        earlier : Scores, optional
            An earlier edition, to give changes from; it may follow another definition.

        Returns
        -------
        pandas.DataFrame
            Best first, equals by unit code, unranked last, with the columns of `ranking_columns`.

        Raises
        ------
        ModelError
            Where the node is not in the model, or was not scored, now or earlier.
        DataError
            Where the group variable is not in the table, or not in the earlier one.
        """
        return data_frame(self.ranking_columns(node, by, earlier))

    def ranking_columns(
        self, node: str | None = None, by: str | None = None, earlier: _core.Scores | None = None
    ) -> dict[str, Any]:
        """Rank the units by a node, without pandas; for the parameters and errors see `ranking`.

        Returns
        -------
        dict of str to list or ndarray
            ``unit``, ``name``, ``score``, ``rank`` (NaN without a score), ``group`` (high, above, near, below, low, none),
            ``colour`` (green, yellow, red, grey), ``coverage`` (share of the applicable weight that was observed),
            ``missing`` (whether some of it was not), ``thin`` (what makes the score rest on little: the heaviest node of a
            quarter of the weight or more of which less than half was observed, "" where there is none), ``reason`` and
            ``reason_node`` (why there is no score, and where).
            With ``by`` a column of that name; with ``earlier`` also ``change_rank`` (places climbed) and ``change_score``,
            NaN for a unit that was not ranked then, or was ranked under another label.
        """
        columns = super().ranking_columns(node or "", by or "")
        columns["missing"] = ~(columns["coverage"] >= 1)
        order = ["unit", "name", *([by] if by else []), "score", "rank", "group", "colour", "coverage", "missing", "thin"]
        ranking = {key: columns[key] for key in [*order, "reason", "reason_node"]}
        if earlier is not None:
            ranking |= _core.since_columns(self, earlier, node or "", by or "")
        return ranking

    def place_in(self, reference: _core.Scores, node: str | None = None) -> pd.DataFrame:
        """Place these units among those of another table, which they do not move.

        Parameters
        ----------
        reference : Scores
            The ranked units, e.g. all municipalities.
        node : str, optional
            The node to compare by; the root by default.

        Returns
        -------
        pandas.DataFrame
            ``unit``, ``name``, ``score``, ``rank`` (1 + number of reference units that are better), ``group``, and the codes
            of the reference units just ``above`` and ``below`` ("" at the ends), and ``thin`` as in a ranking.

        Raises
        ------
        ModelError
            Where the node is in neither or only one of the two.
        """
        return data_frame(self.place_columns(reference, node or ""))

    def thin(self, node: str | None = None) -> list[str]:
        """Tell which scores rest on little, and on account of what.

        Parameters
        ----------
        node : str, optional
            The node whose scores are asked about; the root by default.

        Returns
        -------
        list of str
            One per unit: the heaviest node that weighs at least a quarter of `node`, itself included, of which less than half
            was observed; imputed, borrowed and penalised cells are not observed. "" where there is none, and without a score.

        Raises
        ------
        ModelError
            Where the node is not in the model, or was not scored.
        """
        return super().thin(node)

    def trace(self, unit: str, node: str | None = None) -> Trace:
        """Tell how a score came about, from raw values through every step.

        Parameters
        ----------
        unit : str
            Code of the unit.
        node : str, optional
            The node; the root by default.

        Returns
        -------
        Trace

        Raises
        ------
        DataError, ModelError
            Where there is no such unit or node, naming near ones.
        """
        return Trace(super().trace(unit, node))

    lists = _lists.lists
    awards = _lists.awards
    explain = _explain.explain
    priorities = _priorities.priorities
    importance = _priorities.importance
    answering = _priorities.answering
    plan = _priorities.plan
    districts = _districts.districts
    profile = _profile.profile
    profiles = _profile.profiles
    peers = _profile.peers
    good_examples = _profile.good_examples
    providers = _providers.providers

    def what_if(self, unit: str, node: str | None = None) -> _core.WhatIf:
        """Prepare what-if questions on one unit, against the frozen frame and the other units' scores as they are.

        Parameters
        ----------
        unit : str
            Code of the unit.
        node : str, optional
            The node; the root by default.

        Returns
        -------
        WhatIf
            Call it with ``{indicator: value}``, or a status such as ``"not_answered"`` for the value, to get an `Outcome`;
            ``edits_from(table)`` gives such edits from the unit's row of another table.

        Raises
        ------
        DataError, ModelError
            Where there is no such unit or node.
        """
        return _core.WhatIf(self, unit, node or "")

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle as index and table; scoring them again gives the same bits."""
        return _score, (self.index, self.table, len(self.nodes) == len(self.index.model))

    def _repr_html_(self) -> str:
        return html.scores(self)


def _score(index: Index, table: Table, indicators: bool) -> Scores:
    return index.score(table, indicators=indicators)
