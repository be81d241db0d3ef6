"""Reports of units, from one list of facts: as HTML, PDF, slides and workbooks."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from ..core.index import Scores

__all__ = ["report"]


def report(
    scores: Scores,
    units: str | Sequence[str] | None = None,
    *,
    out: str | os.PathLike[str],
    earlier: Scores | None = None,
    language: Literal["sv", "en", "both"] = "sv",
    products: Sequence[str] = ("html",),
) -> list[Path]:
    """Write reports.

    What is computed is computed once for all units, so a report does not depend on which others are asked for.

    Parameters
    ----------
    scores : Scores
        Scores of all units, of the table that the index was fitted to.
    units : str or sequence of str, optional
        Codes of the units; all by default.
    out : str or path
        The folder to write to; it is made where it is not there.
    earlier : Scores, optional
        The edition before, which changes are from. What a realistic step is follows from it where it is of the year before.
    language : {"sv", "en", "both"}
        The language, or both.
    products : sequence of str
        What to write of each unit: ``"html"``, one file that needs no other, and ``"pdf"``, accessible (PDF/UA-1) and fit for
        archives (PDF/A-3a), with the facts attached as JSON; ``"pptx"``, slides with charts and tables that can be edited;
        ``"xlsx"``, the tables of all pages and pictures, and the facts.

    Returns
    -------
    list of pathlib.Path
        The files written, unit by unit. The same scores give the same bytes.

    Raises
    ------
    DataError, MethodError
        Where there is no such unit or product; where the scores are of another table than the index was fitted to.
    ModuleNotFoundError
        Where what the extra ``report`` installs is not there.
    """
    from .write import write

    return write(scores, units, Path(out), earlier, language, products)
