"""What pictures an uncertainty has; drawn by the room of plots."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class Pictures(Protocol):
    """What `Uncertainty.plot` draws."""

    def ranks(
        self,
        level: float = 0.9,
        *,
        node: str | None = None,
        top: int | None = None,
        units: Sequence[str] | None = None,
        language: Literal["sv", "en"] = "sv",
        title: str | None = None,
        source: str | None = None,
    ) -> Figure:
        """Draw each unit's rank as it is, its mean rank and its simulation interval."""

    def probabilities(
        self,
        *,
        node: str | None = None,
        units: Sequence[str] | None = None,
        language: Literal["sv", "en"] = "sv",
        title: str | None = None,
        source: str | None = None,
    ) -> Figure:
        """Draw the share of the replicates in which each unit has each rank."""

    def dominance(
        self,
        units: Sequence[str],
        *,
        node: str | None = None,
        language: Literal["sv", "en"] = "sv",
        title: str | None = None,
        source: str | None = None,
    ) -> Figure:
        """Draw how often each of some units stands above each other one."""
