"""Where results come from that are no scores themselves."""

from __future__ import annotations

from typing import Any

from . import _core
from .index import Index


def provenance(index: _core.Index, table: _core.Table, node: str | None, varied: list[str], **asked: Any) -> dict[str, Any]:
    """Tell of the index and the table, which node was ranked by, what varied, and what else was asked for."""
    scored: dict[str, Any] = index.score(table, indicators=False).provenance()
    return scored | {"node": node or Index(index).model.nodes[0].id, "varied": varied, **asked}
