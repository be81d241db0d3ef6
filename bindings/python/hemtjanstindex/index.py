"""Fit a definition to a reference, and score tables by it."""

from __future__ import annotations

import os
from functools import cached_property
from typing import Any, overload

from . import _core
from .definition import Definition
from .model import Model
from .scores import Scores


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
