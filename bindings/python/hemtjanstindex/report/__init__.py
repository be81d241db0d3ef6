"""Reports of units, from one list of facts: as HTML, PDF, slides and workbooks."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Literal

from ..core.index import Scores
from ..core.table import Table

__all__ = ["report"]


def report(
    scores: Scores,
    units: str | Sequence[str] | None = None,
    *,
    out: str | os.PathLike[str],
    earlier: Scores | None = None,
    history: Sequence[Scores] = (),
    followup: str | os.PathLike[str] | None = None,
    language: Literal["sv", "en", "both"] = "sv",
    products: Sequence[str] = ("report",),
    recipient: str | None = None,
    release: datetime | None = None,
    theme: str | os.PathLike[str] | None = None,
    providers: Scores | None = None,
    providers_before: Scores | None = None,
    districts: Table | None = None,
    jobs: int = 1,
) -> list[Path]:
    """Write reports, and what goes with them.

    What is computed is computed once for all units, so a report does not depend on which others are asked for.

    Parameters
    ----------
    scores : Scores
        Scores of all units, of the table that the index was fitted to.
    units : str or sequence of str, optional
        Codes of the units; all by default.
    out : str or path
        The folder to write to; it is made where it is not there. Beside the files of a unit stand their facts (`facts.json`)
        and what they rest on (`manifest.json`). What stands there and rests on the same is left.
    earlier : Scores, optional
        The edition before, which changes are from. What a realistic step is follows from it where it is of the year before.
    history : sequence of Scores
        Editions before that one, the oldest first, for the picture of several years.
    followup : str or path, optional
        A CSV file of what units chose to do after the last report, which theirs then begins with: columns ``unit``,
        ``indicator``, ``aim`` and, if wanted, ``action``.
    language : {"sv", "en", "both"}
        The language, or both.
    products : sequence of str
        What to write of each unit: ``"report"``, as HTML, one file that needs no other, and as PDF, accessible (PDF/UA-1) and
        fit for archives (PDF/A-3a), with the facts attached as JSON; ``"slides"``, PPTX with charts and tables that can be
        edited; ``"data"``, XLSX with the tables of all pages and pictures, and the facts; ``"notice"``, one page to give in
        advance, HTML and PDF, that names no other unit; ``"units"``, a municipality's units and
        providers beside each other, as HTML, PDF and PPTX, ``"units-data"``, their figures as XLSX, and ``"resident"``, a sheet
        for its residents; ``"members"``, a sheet for a meeting of members; ``"districts"``, its districts among all;
        ``"start"``, an ``index.html`` that leads to the files beside it. Of the whole edition, for its
        publisher: ``"launch"``, the table of all, what has improved, a map, awards, sentences for the press, checks and a note
        on the method, with slides.
    recipient : str, optional
        To whom the notice is given; it says so.
    release : datetime, optional
        Until when what the notice says is not to be spread, in local time.
    theme : str or path, optional
        A TOML file with a logo, two colours, whom to turn to, where the tool is, and a bank of examples.
    providers : Scores, optional
        Scores of the units and providers of all municipalities (groups ``kommun`` and, where it is known, ``regi``), of a table
        that `suppress` gave; for ``"units"`` and ``"resident"``.
    providers_before : Scores, optional
        The same of the year before, which ``"units"`` tells changes from.
    districts : Table, optional
        Figures of city districts (group ``kommun``); for ``"districts"``.
    jobs : int
        Processes that share the work. With more than one, a script that calls this has to be importable: what it does stands
        below ``if __name__ == "__main__":``.

    Returns
    -------
    list of pathlib.Path
        The files, unit by unit, in a folder ``UNIT-LANGUAGE`` each: ``UNIT-PRODUCT.ENDING``. The same scores give the
        same bytes.

    Raises
    ------
    DataError, MethodError
        Where there is no such unit or product, or nothing to write a product of; where the theme or the list of what
        was chosen has faults; where the scores
        are of another table than the index was fitted to; where a notice has no recipient or no time of release, or they are
        given without a notice; where editions of a history do not rise, year by year, up to the earlier one.
    ModuleNotFoundError
        Where what the extra ``report`` installs is not there.
    """
    from ..present.theme import Theme, read
    from ..present.years import of_years
    from . import chosen
    from .edition import Edition
    from .write import embargo_of, jobs_of, run

    embargo = embargo_of(products, recipient, release)
    edition = Edition(
        scores,
        earlier,
        Theme() if theme is None else read(theme),
        providers,
        districts,
        history=of_years(history, earlier),
        chosen={} if followup is None else chosen.read(Path(followup), scores.table, scores.index.model),
        providers_before=providers_before,
    )
    done = run(edition, jobs_of(edition, units, Path(out), language, products, embargo), jobs)
    for error in done.failed.values():
        raise error
    return list(done.paths())
