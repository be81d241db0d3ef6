"""Results as people read them in a notebook: headings and words of their language, and nodes by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .. import words
from ..core._pandas import data_frame
from ..core.columns import ResultColumns
from ..words import Language, say
from . import phrases, plain
from . import readable as reading

if TYPE_CHECKING:
    import pandas as pd

    from ..core.definition import Definition


def readable(frame: pd.DataFrame, definition: Definition, language: Language = "en") -> pd.DataFrame:
    """Give a result with headings and words for people.

    Parameters
    ----------
    frame : DataFrame
        Any result, or some of its rows and columns.
    definition : Definition
        Whose nodes it names: ``scores.index.definition``.
    language : {"en", "sv"}
        The language of headings and words.

    Returns
    -------
    DataFrame
        The same rows and columns, but for ``reason_node``, which is told with ``reason``; an index with a name is a column.
        Nodes stand by name, words in the language, what is so as "yes" (else nothing), lists with commas between. Numbers stay
        numbers, whole ones of type Int64. A column that the library does not give keeps its name and its cells.

    Examples
    --------
    >>> import hemtjanstindex as hti
    >>> table = hti.datasets.load("oppna-jamforelser-2014")
    >>> index = hti.fit(hti.load("oppna-jamforelser-2014"), table)
    >>> list(hti.readable(index.score(table).ranking()[["rank", "name", "score", "group"]], index.definition, "sv"))
    ['plats', 'namn', 'poäng', 'grupp']
    """
    flat = frame.reset_index() if any(frame.index.names) else frame
    columns: dict[str, Sequence[Any]] = {
        str(name): [plain.value(cell) for cell in flat[name].tolist()] for name in flat.columns
    }
    if "why" in columns:
        columns["why"] = [_why(why, language) for why in columns["why"]]
    if "field" in columns:
        columns["field"] = [reading.coded("field", field, language) for field in columns["field"]]
    # The reason asks for its node, which may have been left out.
    if "reason" in columns:
        columns.setdefault("reason_node", [""] * len(flat))
    told = reading.worded(phrases.worded(ResultColumns(columns), definition, language), definition.model, language)
    shown = data_frame({name: _cells(cells, language) for name, cells in told.items()})
    shown.columns = [reading.heading(name, language) for name in told]
    return _whole(shown)


def _why(why: str, language: Language) -> str:
    """Say why a figure is withheld; why a plan leaves an indicator out is said with its other words."""
    return say(f"units-why-{why}", language) if words.known(f"units-why-{why}", language) else why


def _cells(cells: Sequence[Any], language: Language) -> Sequence[Any]:
    if any(isinstance(cell, bool) for cell in cells):
        return [say("yes", language) if cell else "" for cell in cells]
    return [plain.text(cell) for cell in cells]


def _whole(frame: pd.DataFrame) -> pd.DataFrame:
    """Give columns of whole numbers as such, whether or not some are missing."""
    for at, kind in enumerate(frame.dtypes):
        column = frame.iloc[:, at]
        if kind.kind == "f" and (column.dropna() % 1 == 0).all():
            frame.isetitem(at, column.astype("Int64").array)
    return frame
