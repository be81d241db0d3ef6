"""The analysis tool: one page that holds an edition and the core, and needs nothing else."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .. import _core
from ..core import whole
from ..core.index import Scores
from ..words import Language

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["tool"]


def tool(
    scores: Scores,
    *,
    out: str | os.PathLike[str],
    earlier: Scores | None = None,
    history: Sequence[Scores] = (),
    units: Scores | None = None,
    districts: _core.Table | None = None,
    theme: str | os.PathLike[str] | None = None,
    language: Language = "sv",
) -> Path:
    """Write the analysis tool of an edition: a page for any browser, which works without a network and sends nothing.

    Parameters
    ----------
    scores : Scores
        Scores of all units, of the table that the index was fitted to. All figures of that table which the definition uses
        are in the file, but none that is withheld, nor the counts behind such.
    out : str or path
        The file to write.
    earlier : Scores, optional
        The edition before, likewise: changes are from it, and what a realistic step is, where it is of the year before.
    history : sequence of Scores
        Editions before that, likewise, the oldest first: any of the years can be chosen in the page.
    units : Scores, optional
        Scores of the municipalities' units and providers, of a table that `suppress` gave, with the group ``kommun``.
    districts : Table, optional
        Figures of city districts, with the group ``kommun``; what belongs to the municipality may be missing.
    theme : str or path, optional
        A TOML file as reports have it; its bank of examples is shown where similar units are.
    language : {"sv", "en"}
        The language that the page begins in; readers can change it.

    Returns
    -------
    pathlib.Path
        The file. The same scores give the same bytes.

    Raises
    ------
    DataError, MethodError
        Where the page is not in this installation; where the theme has faults; where the scores are of another table than the
        index was fitted to; where units have figures of too few answers, or of an unknown number of them; for rules of your
        own, which only Python knows; where editions of a history do not rise, year by year, up to the earlier one.
    """
    from pathlib import Path

    from ..present.theme import examples_of
    from ..present.years import of_years
    from .page import written

    path = Path(out)
    whole.write(path, written(scores, earlier, language, units, districts, of_years(history, earlier), examples_of(theme)))
    return path
