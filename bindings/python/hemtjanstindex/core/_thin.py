"""Scores that rest on little, where they stand in other results than scores."""

from __future__ import annotations

from .. import _core


def marks(index: _core.Index, table: _core.Table, node: str | None = None) -> list[str]:
    """Give what makes each unit's score on a node rest on little, "" where nothing does; see `Scores.thin`."""
    model = index.definition.model
    asked = node or model.root
    return index.score(table, indicators=model[asked].indicator is not None).thin(asked)
