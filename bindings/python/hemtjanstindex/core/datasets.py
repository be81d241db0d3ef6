"""The data that are built in."""

from __future__ import annotations

from typing import NamedTuple

from .. import _core
from .table import Table

__all__ = ["DEFAULT_SEED", "Synthetic", "load", "names", "respondents", "synthetic_edition", "text"]

#: The seed whose winners lie nearest the published ones among the first 24.
DEFAULT_SEED: int = _core.default_seed


def names() -> list[str]:
    """Give the names of the built-in tables, sorted: those of the definitions they belong to."""
    return _core.dataset_names()


def load(name: str) -> Table:
    """Load a built-in table.

    Raises
    ------
    DataError
        Where there is none of that name, naming those there are.
    """
    return Table(_core.load_dataset(name))


def text(name: str) -> str:
    """Give the CSV text of a built-in table."""
    return _core.dataset_text(name)


def respondents() -> Table:
    """Load the made-up respondents behind the weights of hemtjanstindex.

    Returns
    -------
    Table
        One row a respondent, one column a sub-index or area: the points given to it, 100 in all to the children of a node.
        Groups ``kanal`` (workshop or questionnaire) and ``grupp``. Synthetic throughout: nobody was asked.
    """
    return Table(_core.respondents())


class Synthetic(NamedTuple):
    """One made-up edition of hemtjanstindex; every unit is fictitious.

    Attributes
    ----------
    municipalities : Table
        290 units with all indicators of ``hemtjanstindex-YEAR``.
    districts : Table
        City districts of the largest (group ``kommun``); what belongs to the municipality is left missing.
    units : Table
        Units and providers of every municipality (groups ``kommun`` and ``regi``), for ``hemtjanstindex-enhet``.
    """

    municipalities: Table
    districts: Table
    units: Table


def synthetic_edition(year: int, seed: int = DEFAULT_SEED) -> Synthetic:
    """Draw the made-up edition of a year.

    The same seed gives the same municipalities in every year, so that editions are linked. Shares of the user survey are
    whole percents of a finite number of users, suppressed under 30 answers.

    Parameters
    ----------
    year : int
        2022 to 2025.
    seed : int, optional
        Each number is keyed by seed, year, unit and indicator.

    Returns
    -------
    Synthetic
        Three tables whose period says that they are synthetic.

    Raises
    ------
    DataError
        For any other year.

    Examples
    --------
    >>> import hemtjanstindex as hti
    >>> hti.datasets.synthetic_edition(2024).municipalities.period
    '2024 (syntetisk/synthetic)'
    """
    return Synthetic(*(Table(table) for table in _core.synthetic_edition(year, seed)))
