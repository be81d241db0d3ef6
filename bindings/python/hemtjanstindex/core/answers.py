"""Answers to questions about scores that are more than one frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .. import _core
from ._pandas import data_frame
from .columns import ResultColumns, Streamed

if TYPE_CHECKING:
    import pandas as pd

    from .index import Scores


class Districts(NamedTuple):
    """Districts beside the municipalities, which they do not move.

    Attributes
    ----------
    scores : Scores
        Scores of the districts, with the figures they inherit; ``scores.trace(unit)`` marks these.
    places : pandas.DataFrame
        One row per district on the root and on every sub-index, best first: ``unit``, ``name``, ``municipality``, ``node``,
        ``score``, ``rank`` (the one it would have among the municipalities), ``group``, the municipalities just ``above`` and
        ``below`` with ``_name`` and ``_score``, ``gap`` (score minus its own municipality's), ``inherited`` (share of the
        applicable weight with the municipality's figures), ``coverage``, and ``thin`` as in a ranking; of those just above and
        below it is ``_thin``.
    gaps : pandas.DataFrame
        One row per municipality with districts, on the same nodes: ``municipality``, ``name``, ``node``, its ``score`` and
        ``rank``, the number of ``districts`` with a score, the ``highest`` and ``lowest`` of them with ``_name`` and
        ``_score``, the ``gap`` between these, NaN with fewer than two, and ``thin``, with ``_thin`` of highest and lowest.
    """

    scores: Scores
    places: pd.DataFrame
    gaps: pd.DataFrame


class Providers(NamedTuple):
    """The matrix of one municipality.

    Attributes
    ----------
    first, second : str
        The two sub-indices of the matrix.
    first_line, second_line : float
        Means of the units in it; NaN for fewer than five.
    units : pandas.DataFrame
        Best first, by code where there are no ranks: ``unit``, ``name``, the kind of provider under its variable's name
        (``regi``), ``score``, a column of scores for each of the two sub-indices under its id, ``rank`` and ``rank_ID`` for
        both (in the municipality; NaN for fewer than five units), ``field`` (where the unit is at or above the line: "both",
        the id of one, "neither"; "" for a unit that is not in the matrix), ``coverage``, why there is no score, ``reason``
        and ``reason_node``, and what makes a score rest on little: ``thin`` as in a ranking, and ``thin_ID`` for both.
    kinds : pandas.DataFrame
        Public and private side by side: the kind, number of ``units`` and of those ``shown`` with a score, mean ``score`` and
        mean on the two sub-indices.
    differences : pandas.DataFrame
        Every unit with a score against the mean of the municipality's others, at every node: ``unit`` and the columns of
        `Scores.profile`; ``list`` says what is a strength and what a development area.
    scores : Scores
        Of these units alone, on the scale of the whole index.
    """

    first: str
    second: str
    first_line: float
    second_line: float
    units: pd.DataFrame
    kinds: pd.DataFrame
    differences: pd.DataFrame
    scores: Scores


class Importance(_core.Importance, Streamed):
    """How indicators and an outcome go together across units; made by `Scores.importance`.

    An association: it does not say that one brings about the other.
    """

    def to_frame(self) -> pd.DataFrame:
        """Give one row per indicator.

        Returns
        -------
        pandas.DataFrame
            ``indicator``, ``importance`` (share of the outcome's variance; negative where better figures go with a worse
            outcome), its 95 % interval ``low`` to ``high``, ``correlation`` (alone) and ``units`` (with both figures).
        """
        return data_frame(self._shown())

    def _shown(self) -> ResultColumns:
        return self.columns()
