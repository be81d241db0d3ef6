"""Editions of several years beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from .. import _core
from ..core.errors import DataError, problem

if TYPE_CHECKING:
    from ..core.index import Scores


def of_years(history: Sequence[Scores], earlier: Scores | None) -> tuple[Scores, ...]:
    """Give editions of a history, refused where their years are not told or do not rise up to the earlier edition."""
    years = [_core.year_in(scores.table.period) or 0 for scores in (*history, *([earlier] if earlier else []))]
    if history and (earlier is None or not years[0] or any(then >= now for then, now in pairwise(years))):
        raise DataError([problem("invalid_parameter", "history-years")])
    return tuple(history)


def follow(earlier: Scores, later: Scores) -> bool:
    """Whether one edition is of the year after another."""
    years = [_core.year_in(scores.table.period) for scores in (earlier, later)]
    return bool(years[0] and years[1] and years[1] - years[0] == 1)
