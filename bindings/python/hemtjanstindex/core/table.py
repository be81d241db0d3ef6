"""Units x indicators, from and to data frames."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _core
from . import html, whole
from ._pandas import data_frame
from .frames import table_arguments

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike


class Table(_core.Table):
    """Units x indicators for one period, with the reason for every value that is not there.

    Parameters
    ----------
    units : sequence of str
        Unique codes.
    indicators : sequence of str
        Unique ids of the columns.
    values : array_like, (n_units, n_indicators)
        NaN = no value.
    statuses : array_like of int, (n_units, n_indicators), optional
        A `Status` per cell; without it NaN is missing and all else observed.
    origins : array_like of int, (n_units, n_indicators), optional
        An `Origin` per cell; without it all are the units' own.
    names : sequence of str, optional
        Names of the units; by default their codes.
    groups : dict of str to sequence of str, optional
        Group variables: one label per unit, "" for none.
    background : dict of str to sequence of float, optional
        Background variables: one number per unit, NaN for none.
    respondents, population, standard_error : array_like, (n_units, n_indicators), optional
        Answers behind each cell, people asked about, and standard error; NaN = unknown.
    period : str, optional
        The period the figures are of, e.g. "2014".

    Raises
    ------
    DataError
        Listing every fault: sizes that do not fit, duplicate or empty codes, infinite values, statuses that contradict values.
    """

    @classmethod
    def from_frame(
        cls,
        frame: Any,
        model: _core.Model | _core.Definition,
        *,
        unit: str | None = None,
        name: str | None = None,
        groups: Sequence[str] | None = None,
        background: Sequence[str] | None = None,
        statuses: Mapping[str, str] | None = None,
        ignore: Sequence[str] = (),
        period: str = "",
    ) -> Table:
        """Build a table from a data frame with one row per unit and one column per indicator.

        Parameters
        ----------
        frame : DataFrame or mapping of columns
            pandas, polars, pyarrow, or anything with the dataframe or Arrow interface. Counts behind an indicator ``a`` stand
            in columns ``a:respondents``, ``a:population`` and ``a:standard_error``, as in a file.
        model : Model or Definition
            Which indicators to take; a definition also says which columns hold units, names, groups and background.
        unit, name : str, optional
            Columns with the units' codes and names. By default those of the definition, or "unit" and "name"; where there
            is no such column, the codes are the index of a pandas frame.
        groups, background : sequence of str, optional
            Columns with group labels and with numbers that are not indicators.
        statuses : dict of str to str, optional
            Further words for cells without a value, e.g. ``{"..": "suppressed"}``, beside those of `read_csv`. A word that is a
            number stands for that number too, in columns of numbers as in text: ``{"-999": "missing"}``.
        ignore : sequence of str, optional
            Columns that are not to be read; ``["*"]``: all that are not known.
        period : str, optional
            The period the figures are of.

        Returns
        -------
        Table
            Empty cells (NaN, None, null) are missing.

        Raises
        ------
        DataError
            Listing every missing or unknown column and every cell that cannot be used.
        """
        figures = _core.Table(**table_arguments(frame, model, unit, name, groups, background, statuses or {}, ignore, period))
        return cls(_core.by_roles(figures, model.model if isinstance(model, _core.Definition) else model))

    def borrow(self, adjacent: _core.Table) -> Table:
        """Fill cells that are missing from another year's table.

        Parameters
        ----------
        adjacent : Table
            The year before or after. Units are matched by code, indicators by id.

        Returns
        -------
        Table
            Cells that were missing take the other year's value where it has one; those that were not answered, are
            suppressed or do not apply stay as they are. The period says how many were borrowed and from when. A borrowed cell
            is scored like any other, but coverage counts it as not observed; ``origin`` marks it.
        """
        return Table(_core.borrow(self, adjacent))

    def inherit(self, municipalities: _core.Table, model: _core.Model | _core.Definition, by: str = "kommun") -> Table:
        """Give city districts the figures that are their municipality's.

        Parameters
        ----------
        municipalities : Table
            The municipalities; indicators are matched by id.
        model : Model or Definition
            Says of each indicator whose figure it is (``scope``).
        by : str, optional
            The group variable with the code of each district's municipality.

        Returns
        -------
        Table
            Cells without a value, of an indicator whose scope is the municipality, hold the municipality's value, or its
            status where it has none either; ``origin`` marks them. They are scored like any other, and those with a value
            count as observed, except what the municipality has itself borrowed.

        Raises
        ------
        DataError
            Where there is no such group variable, or listing every district whose municipality is not there.
        """
        tree = model.model if isinstance(model, _core.Definition) else model
        return Table(_core.inherit(self, municipalities, tree, by))

    def with_counts(
        self,
        *,
        respondents: ArrayLike | None = None,
        population: ArrayLike | None = None,
        standard_error: ArrayLike | None = None,
    ) -> Table:
        """Give the table with other counts behind its cells, such as assumed ones.

        Parameters
        ----------
        respondents, population, standard_error : array_like, optional
            Answers behind each cell, people asked about, and standard error, NaN where unknown: one number, one per unit, or
            (n_units, n_indicators). Those not given stay as they are.

        Returns
        -------
        Table
            Its hash is another.

        Raises
        ------
        DataError
            For negative or infinite counts, and more answers than people asked about.
        ValueError
            Where the shape does not fit.
        """
        state = self.__getstate__()
        shape = (len(self.units), len(self.indicators))
        given = {"respondents": respondents, "population": population, "standard_error": standard_error}
        for name, counts in given.items():
            if counts is not None:
                array = np.asarray(counts, dtype=float)
                state[name] = np.broadcast_to(array[:, None] if array.ndim == 1 else array, shape)
        return Table(_core.Table(**state))

    def to_frame(self) -> pd.DataFrame:
        """Give the values as a DataFrame.

        Returns
        -------
        pandas.DataFrame
            Indexed by unit code, one column per indicator; NaN where there is no value. Why there is none, the counts, groups
            and background are left out: `from_frame` makes another table of it. `to_csv` keeps them.
        """
        return data_frame(self.values, self.units, self.indicators)

    def to_csv(self, path: str | os.PathLike[str], definition: _core.Definition | None = None) -> None:
        """Write the table as a wide CSV file, as `read_csv` reads it.

        Parameters
        ----------
        path : str or path
            The file.
        definition : Definition, optional
            What the columns of units and names are called; without it "unit" and "name".

        Raises
        ------
        DataError
            Where two columns would have one name, or the file cannot be written; what stood there stays.

        Notes
        -----
        Without a definition the columns of units and names are called "unit" and "name", which `read_csv` takes for those of
        any definition. Names, groups, background, statuses and counts are written, numbers in full precision; of a value with a
        denominator in the definition the figure that was divided. The period is
        not, and neither is whose figure a cell holds (``origin``): read back, a borrowed or inherited figure is the unit's own.
        """
        whole.write(path, _core.table_csv(self, definition))

    def _repr_html_(self) -> str:
        return html.table(self)
