"""The tree of an index, built from nodes or from a frame of metadata."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .. import _core
from . import html
from .metadata import check_levels, nodes


class Model(_core.Model):
    """The tree of an index and what is known of its indicators: *what* is measured.

    Parameters
    ----------
    nodes : sequence of Node
        The nodes in any order; siblings keep theirs.
    surveys : sequence of Survey, optional
        The surveys that indicators name, each with the correlation of one person's answers to two questions. Where one is
        given, all that indicators name are.

    Raises
    ------
    ModelError
        Listing every fault: duplicates, orphans, cycles, several roots, childless nodes, weights or goalposts that cannot be,
        surveys that no indicator names or that are named and not given, a rho outside 0 to 1 or without a source.

    Examples
    --------
    >>> import hemtjanstindex as hti
    >>> model = hti.Model([
    ...     hti.Node("index"),
    ...     hti.Node("staff", "index", weight=2, indicator=hti.Indicator("higher")),
    ...     hti.Node("waiting", "index", indicator=hti.Indicator("lower")),
    ... ])
    >>> model.indicators
    ['staff', 'waiting']
    """

    @classmethod
    def from_frame(cls, frame: Any, *, surveys: Sequence[_core.Survey] = (), ignore: Sequence[str] = ()) -> Model:
        """Build a model from a table with one row per node.

        Parameters
        ----------
        frame : DataFrame or mapping of columns
            pandas, polars, pyarrow, or anything with the dataframe or Arrow interface. Columns ``code`` (or ``id``) and
            ``parent``, and optionally ``weight``, ``direction`` ("higher"/"lower" or 1/-1), ``name``, ``name_sv``,
            ``name_en`` and the attributes of `Indicator` (``kind``, ``source``, ..., ``meaning_en``); ``goalposts`` and
            ``range`` are a column of pairs, or the columns ``goalpost_lower`` and ``goalpost_upper``, ``range_low`` and
            ``range_high``. Or COINr's ``iCode``, ``Parent``, ``Weight``, ``Direction``, ``iName``, ``Unit``, ``Level`` and
            ``Type``, of which rows of the types "Group", "Denominator" and "Other" are left out. A node that is nobody's
            parent is an indicator, where ``Type`` does not say otherwise. Without a column ``weight`` all weigh 1, without
            ``direction`` higher is better; where there is such a column, every node under the root, and every indicator,
            needs a value in it.
        surveys : sequence of Survey, optional
            What is known of the surveys that the column ``survey`` names.
        ignore : sequence of str, optional
            Columns that are not to be read; ``["*"]``: all that are not known.

        Returns
        -------
        Model

        Raises
        ------
        ModelError
            Listing every missing or unknown column, every cell that cannot be used or says of an aggregate what only an
            indicator has, levels that are not the tree's, and every fault of the tree.
        """
        model = cls(nodes(frame, ignore), list(surveys))
        check_levels(frame, model, ignore)
        return model

    def _repr_html_(self) -> str:
        return html.model(self)
