"""Rankings and awards."""

from __future__ import annotations

from ..core.columns import ResultColumns
from ..core.index import Scores
from ..words import Language, say
from . import climbs, indicators, readable

#: Columns on a terminal.
RANKING = ["rank", "change_rank", "unit", "name", "score", "change_score", "group", "coverage", "thin", "reason"]
AWARDS = ["honour", "node", "unit", "name", "score", "rank", "change_rank", "coverage", "missing", "thin", "shared"]


def top(columns: ResultColumns, by: str | None, count: int | None) -> ResultColumns:
    """Keep the first rows, of each label where there are labels."""
    if count is None:
        return columns
    seen: dict[str, int] = {}
    kept = []
    for row, label in enumerate(columns[by] if by else [""] * len(columns["unit"])):
        seen[label] = seen.get(label, 0) + 1
        if seen[label] <= count:
            kept.append(row)
    return columns.picked(kept)


def parted(lists: ResultColumns) -> dict[str, ResultColumns]:
    """Part the lists of all nodes."""
    nodes = lists["node"]
    rows = {node: [row for row, of in enumerate(nodes) if of == node] for node in dict.fromkeys(nodes)}
    return {node: lists.without("node").picked(at) for node, at in rows.items()}


def page(scores: Scores, earlier: Scores | None, sheets: dict[str, ResultColumns], by: str | None, language: Language) -> str:
    """Lay everything out for a terminal, under a title that says what the figures are and which they are compared with."""
    model = scores.index.model
    parts = [readable.edition(scores, language)]
    if earlier is not None:
        parts.append(say("since", language, edition=readable.edition(earlier, language)))
    for name, columns in sheets.items():
        shown = AWARDS if name == "awards" else [by, *RANKING] if by else RANKING
        within = [column for column in columns if column.startswith("rank_") and name != "awards"]
        table = readable.text(columns, [*shown, *within], model, language)
        told = indicators.about(model, name, language) if name in model else []
        parts += ["", readable.sheet(model, name, language), *told, "", table]
        if name == "awards":
            parts += climbs.lines(columns, language)
    return "\n".join(parts)
