"""What is known of the random error of survey figures, and how it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .. import _core, words
from ..core._provenance import correlations
from ..words import Language, say
from . import numbers

if TYPE_CHECKING:
    from ..core.index import Index
    from ..core.table import Table


def sentences(surveys: Sequence[_core.Survey], language: Language) -> list[str]:
    """Say by what correlations errors of surveys go together, and where these come from."""
    return [
        say(
            "surveys-correlation",
            language,
            survey=survey.name or say("surveys-survey", language),
            rho=numbers.general(survey.rho, language),
            source=_source(survey.source, language),
        )
        for survey in surveys
    ]


def _source(source: str, language: Language) -> str:
    """Say where a correlation comes from, which is a word of the core or what a definition states."""
    known = f"surveys-source-{source}"
    return say(known, language) if words.known(known, language) else say("surveys-source", language, source=source)


def noise(model: _core.Model, language: Language) -> list[str]:
    """Say what the noise of nodes rests on, or why it is not known."""
    surveys, unknown = _core.noise(model)
    return [*sentences(surveys, language), *([say("surveys-unknown", language)] if unknown else [])]


def facts(model: _core.Model) -> dict[str, list[str]]:
    """Give what a provenance says of it."""
    surveys, _ = _core.noise(model)
    return {"correlation": correlations(surveys)} if surveys else {}


@dataclass(frozen=True)
class Answers:
    """How many figures of surveys there are, and of how many nothing tells the size of their error."""

    figures: int
    uncounted: int
    uncounted_shares: int
    stated: bool
    """Whether the definition says how alike one person's answers are."""

    @property
    def known(self) -> bool:
        """Whether sampling error can be drawn as it is."""
        return self.figures > 0 and self.uncounted == 0 and self.stated


def answers(index: Index, table: Table) -> Answers:
    """Look how far the error of the survey figures is known."""
    figures = uncounted = uncounted_shares = 0
    for node in index.model.indicators:
        indicator = index.model[node].indicator
        if indicator is None or indicator.error != "survey":
            continue
        column = table.indicators.index(node)
        observed = ~np.isnan(table.values[:, column])
        known = _cells(table.standard_error, column) >= 0
        if indicator.kind == "share":
            known |= _cells(table.respondents, column) > 0
        missing = int((observed & ~known).sum())
        figures += int(observed.sum())
        uncounted += missing
        uncounted_shares += missing if indicator.kind == "share" else 0
    return Answers(figures, uncounted, uncounted_shares, not _core.noise(index.model)[1])


def _cells(matrix: object, column: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.asarray(np.nan if matrix is None else np.asarray(matrix)[:, column], dtype=float)
