"""What can be asked of scores, for type checkers.

`explain` gives `Scores` these methods, with their docstrings, when the package is imported: what it asks of scores is built on
them, so they cannot know of it. A test holds the signatures here to those there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pandas as pd

    from .. import _core
    from .answers import Districts, Importance, Providers


class Questions:
    """The questions that `Scores` answers."""

    if TYPE_CHECKING:

        def lists(self, earlier: _core.Scores | None = None, by: Sequence[str] | None = None) -> pd.DataFrame:
            """Give the ranking lists of all nodes but the indicators: the total, the sub-indices and the areas."""

        def published(self, earlier: _core.Scores | None = None, by: Sequence[str] | None = None) -> pd.DataFrame:
            """Give the table that is published of an edition: rank, score, change, sub-indices and gaps."""

        def awards(self, earlier: _core.Scores | None = None) -> pd.DataFrame:
            """Name the unit of the year, the best on each sub-index and the climber of the year."""

        def explain(self, unit: str, against: str | Sequence[str] = "nation", node: str | None = None) -> pd.DataFrame:
            """Split a score's gap from a reference over all nodes, exactly."""

        def priorities(
            self,
            unit: str | Sequence[str],
            node: str | None = None,
            *,
            peers: Sequence[str] = (),
            earlier: _core.Table | None = None,
            effect: Literal["weight", "outcome"] = "weight",
            outcome: str | _core.Importance | None = None,
        ) -> pd.DataFrame:
            """Give the priority matrix of a unit, and what raising each indicator would give."""

        def importance(self, outcome: str) -> Importance:
            """Tell how much each indicator matters for an outcome across units, by relative weights."""

        def answering(self, unit: str, node: str | None = None) -> pd.DataFrame:
            """Tell what answering each survey that a unit left unanswered would give."""

        def plan(
            self,
            unit: str,
            *,
            score: float | None = None,
            rank: float | None = None,
            effort: Mapping[str, float] | None = None,
            outcomes: bool = False,
            kept: bool = False,
            cap: float = 0.9,
            node: str | None = None,
        ) -> _core.Plan:
            """Find the cheapest set of indicators whose raising reaches a goal, by branch and bound."""

        def districts(self, table: _core.Table, by: str = "kommun") -> Districts:
            """Place city districts among the municipalities."""

        def profile(self, unit: str, against: str | Sequence[str] = "nation", node: str | None = None) -> pd.DataFrame:
            """Give a unit's strengths and development areas against a reference, at every level, and why each is one."""

        def profiles(self, against: str | Sequence[str] = "nation", node: str | None = None) -> pd.DataFrame:
            """Give the profiles of all units that have a score, at a fraction of the cost of one at a time."""

        def peers(
            self,
            unit: str,
            on: Sequence[str] | None = None,
            weights: Mapping[str, float] | None = None,
            count: int = 7,
            *,
            logarithmic: Sequence[str] | None = None,
        ) -> pd.DataFrame:
            """Find the units with the most similar conditions."""

        def good_examples(
            self,
            unit: str,
            earlier: _core.Scores | _core.Table | None = None,
            peers: str | Sequence[str] = "peers",
            against: str | Sequence[str] = "nation",
        ) -> pd.DataFrame:
            """Find, for every development area of a unit, the peers that do well there, and those that have improved."""

        def providers(
            self,
            municipality: str,
            *,
            by: str = "kommun",
            kind: str | None = "regi",
            first: str | None = None,
            second: str | None = None,
            threshold: float = 30,
        ) -> Providers:
            """Compare the units and private providers of one municipality with each other."""
