"""Fit a definition to a reference, score tables by it, and rank and trace the scores."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING, Any, overload

from .. import _core
from . import html
from ._pandas import data_frame
from .columns import ResultColumns
from .definition import Definition
from .model import Model
from .questions import Questions
from .table import Table
from .trace import Trace

if TYPE_CHECKING:
    import pandas as pd


class Scores(_core.Scores, Questions):
    """Scores of one table by one index: units x nodes, each on the scale of its node.

    ``scores["index"]`` is a read-only numpy view, one score per unit, NaN where a unit has none.
    """

    @cached_property
    def index(self) -> Index:
        """The index that gave the scores."""
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
    ) -> ResultColumns:
        """Rank the units by a node, without pandas; for the parameters and errors see `ranking`.

        Returns
        -------
        ResultColumns
            A dict of lists and arrays, and an Arrow stream: ``unit``, ``name``, ``score``, ``rank`` (NaN without a score),
            ``group`` (high, above, near, below, low, none), ``colour`` (green, yellow, red, grey), ``coverage`` (share of the
            applicable weight that was observed), ``missing`` (whether some of it was not), ``thin`` (what makes the score rest
            on little: the heaviest node of a quarter of the weight or more of which less than half was observed, "" where there
            is none), ``reason`` and ``reason_node`` (why there is no score, and where).
            With ``by`` a column of that name; with ``earlier`` also ``change_rank`` (places climbed) and ``change_score``,
            NaN for a unit that was not ranked then, or was ranked under another label.
        """
        if earlier is None:
            return super().ranking_columns(node or "", by or "")
        return _core.ranking_since(self, earlier, node or "", by or "")

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


class Index(_core.Index):
    """A definition with everything it learnt from its reference; made by `fit` or `Index.load`.

    Scoring never relearns, so any table is scored on the scale of the reference. Immutable, and safe to use from several
    threads.
    """

    @cached_property
    def definition(self) -> Definition:
        """What was fitted."""
        return Definition(super().definition)

    @property
    def model(self) -> Model:
        """What is measured."""
        return self.definition.model

    @property
    def method(self) -> _core.Method:
        """How it is combined."""
        return self.definition.method

    def score(self, table: _core.Table, *, indicators: bool = True) -> Scores:
        """Score a table.

        Parameters
        ----------
        table : Table
            With a column for every indicator of the model; others are not looked at.
        indicators : bool, optional
            Whether to keep the indicators' normalised values too; without them large tables score faster.

        Returns
        -------
        Scores
            (n_units, n_nodes), NaN where a unit has no score.

        Raises
        ------
        DataError
            Listing every missing column and refused cell.
        """
        return Scores(super().score(table, indicators=indicators))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write one versioned file from which `Index.load` gives bit-identical scores.

        Raises
        ------
        MethodError
            Where the method has rules of the user's own.
        DataError
            Where the file cannot be written.
        """
        super().save(os.fspath(path))

    @staticmethod
    def load(path: str | os.PathLike[str]) -> Index:
        """Read an index that was saved.

        Raises
        ------
        DataError
            Where the file is not there, or is not an index that this version can read.
        """
        return Index(_core.Index.load(os.fspath(path)))

    @staticmethod
    def from_json(json: str) -> Index:
        """Read an index from the text of `to_json`."""
        return Index(_core.Index.from_json(json))


@overload
def fit(definition: _core.Definition, reference: _core.Table, /) -> Index: ...
@overload
def fit(model: _core.Model, method: _core.Method, reference: _core.Table, /) -> Index: ...
def fit(
    first: _core.Definition | _core.Model, second: _core.Table | _core.Method, third: _core.Table | None = None, /
) -> Index:
    """Learn from a reference population all that a method needs: ``fit(definition, table)`` or ``fit(model, method, table)``.

    Parameters
    ----------
    definition : Definition
        Model and method; or
    model, method : Model, Method
        the two apart.
    reference : Table
        The population that sets the scale.

    Returns
    -------
    Index

    Raises
    ------
    MethodError, DataError
        Listing every fault: missing columns, constant or empty indicators, refused cells, rules that do not go together.

    Examples
    --------
    >>> import hemtjanstindex as hti
    >>> d = hti.load("oppna-jamforelser-2014")
    >>> table = hti.datasets.load("oppna-jamforelser-2014")
    >>> hti.fit(d, table).score(table)
    <hti.Scores: 290 units x 14 nodes by oppna-jamforelser-2014>
    """
    learn: Any = _core.fit
    return Index(learn(first, second) if third is None else learn(first, second, third))
