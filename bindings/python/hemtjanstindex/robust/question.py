"""What an uncertainty analysis asks, which stays when more replicates answer it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from .. import _core
from .vary import Source, sampling


@dataclass(frozen=True)
class Question:
    """What an uncertainty analysis asks: all that its result depends on but the replicates."""

    index: _core.Index
    table: _core.Table
    vary: tuple[Source, ...]
    seed: int
    nodes: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    reference: _core.Table | None
    frame: Literal["frozen", "refit"]

    def sources(self) -> list[tuple[str, dict[str, Any]]]:
        """Give what varies as the compiled part takes it."""
        return [(type(source).__name__, source._parameters(self.index)) for source in self.vary]

    def sampled(self) -> sampling:
        """Give the source of sampling error, where there is one."""
        return next(source for source in self.vary if isinstance(source, sampling))

    def surveys(self) -> list[_core.Survey]:
        """Give the surveys with two questions or more, and the `rho` by which their errors are drawn."""
        return _core.correlations(self.index.definition.model, self.sources())

    def unanswered(self) -> _core.Uncertainty:
        """Check it, and give its result over no replicates."""
        return _core.uncertainty(
            self.index,
            self.table,
            self.sources(),
            n=0,
            seed=self.seed,
            nodes=list(self.nodes),
            pairs=list(self.pairs),
            reference=self.reference,
            frame=self.frame,
            threads=1,
            mc_error=0.0,
            progress=None,
        )
