"""Where results come from that are no scores themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .. import _core


def correlations(surveys: Sequence[_core.Survey]) -> list[str]:
    """Say by which correlation the errors of each survey go together, and where that figure comes from."""
    return [f"{survey.name or 'one survey'}: rho {survey.rho:g} ({survey.source})" for survey in surveys]


def provenance(index: _core.Index, table: _core.Table, node: str | None, varied: list[str], **asked: Any) -> dict[str, Any]:
    """Tell of the index and the table, which node was ranked by, what varied, and what else was asked for."""
    scored: dict[str, Any] = index.score(table, indicators=False).provenance()
    return scored | {"node": node or index.definition.model.nodes[0].id, "varied": varied, **asked}
