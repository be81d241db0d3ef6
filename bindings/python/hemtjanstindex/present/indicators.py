"""What indicators measure, and where their figures come from."""

from __future__ import annotations

from collections.abc import Iterable

from .. import _core
from ..core.columns import ResultColumns
from ..words import Language, say
from . import layout

#: What is told of an indicator beside its name, as columns.
FACTS = {
    "node": ("text", "node", "key"),
    "meaning": ("text", "text", "label"),
    "measure": ("text", "text", "label"),
    "source": ("text", "text", "label"),
    "kpi": ("text", "text", "label"),
    "responsible": ("text", "text", "label"),
}


def about(model: _core.Model, node: str, language: Language) -> list[str]:
    """Say what an indicator measures, by which source, and its id in Kolada, as a paragraph; nothing of any other node."""
    indicator = model[node].indicator
    if indicator is None:
        return []
    facts = {"meaning": indicator.meaning.in_(language), "source": indicator.source, "kpi": indicator.kpi}
    told = [say(f"indicator-{name}", language, fact=fact) for name, fact in facts.items() if fact]
    return [layout.paragraph(" ".join(told))] if told else []


def measure(indicator: _core.Indicator | None) -> str:
    """Say in what the figures of an indicator are, nothing of any other node."""
    return "" if indicator is None else "%" if indicator.kind == "share" else indicator.measure


def columns(model: _core.Model, nodes: Iterable[str], language: Language) -> ResultColumns:
    """Lay out what is told of indicators."""
    rows = [(node, of) for node in nodes if (of := model[node].indicator) is not None]
    cells = [[node, of.meaning.in_(language), measure(of), of.source, of.kpi, of.responsible] for node, of in rows]
    return ResultColumns(dict(zip(FACTS, map(list, zip(*cells, strict=True)), strict=True)) if cells else {}, FACTS)


def named(model: _core.Model, lists: Iterable[ResultColumns]) -> list[str]:
    """Give the indicators that lists name, in the order of the model."""
    said = {cell for of in lists for name in ("node", "indicator") if name in of for cell in of[name] if isinstance(cell, str)}
    return [node for node in model.indicators if node in said]
