"""The table that is published of an edition, who is named, and by which rules."""

from __future__ import annotations

import math
from collections.abc import Mapping

from .. import _core
from ..core.columns import ResultColumns
from ..core.index import Scores
from ..words import Language, say
from . import climbs, layout, numbers, phrases, rank, readable
from .compare import changes

#: What stands before the scores of the sub-indices, and after them.
FIRST = ["rank", "change_rank", "unit", "name", "score", "change_score", "comparable"]
LAST = ["group", "coverage", "gaps", "thin", "reason", "reason_node"]
#: What is told of those who have climbed the most, who are at least so many.
CLIMBERS = ["rank_change", "unit", "name", "rank_before", "rank_after", *(f"rank_{part}" for part in climbs.PARTS)]
MOST = 10
#: Why figures are not there, each with a mark of its own.
KINDS = ("missing", "not_answered", "suppressed", "not_applicable")
#: Numbers of inhabitants, one in each size class.
CLASSES = (1, 20_000, 50_000, 100_000, 300_000)


def within(table: ResultColumns, by: str | None) -> ResultColumns:
    """Sort by the labels of a group variable, size classes by size; who has none stands last."""
    if by is None:
        return table
    sizes = [_core.size_class(inhabitants) for inhabitants in CLASSES]

    def place(row: int) -> tuple[bool, int, str]:
        label = table[by][row]
        return label == "", sizes.index(label) if label in sizes else 0, label

    return table.picked(sorted(range(table.rows()), key=place))


def honours(scores: Scores, earlier: Scores | None) -> dict[str, ResultColumns]:
    """Give who is named and, with an earlier edition, who has climbed the most: those at the last of the places all."""
    named = {"awards": _core.award_columns(scores, earlier)}
    if earlier is None or scores.index.model.root not in earlier.index.model:
        return named
    changed = changes(earlier, scores, "")
    order = sorted(
        (row for row, places in enumerate(changed["rank_change"]) if places > 0), key=lambda row: -changed["rank_change"][row]
    )
    least = changed["rank_change"][order[:MOST][-1]] if order else 0
    kept = [row for row in order if changed["rank_change"][row] >= least]
    return named | {"climbers": changed.picked(kept).only([*CLIMBERS, "comparable", "unsplit", "thin_before", "thin_after"])}


def rules(language: Language) -> list[str]:
    """Say by which rules units are listed and named."""
    return [say("publish-legend", language), say("publish-rules", language), say("publish-climbers", language, count=str(MOST))]


def sheets(table: ResultColumns, scores: Scores, by: str | None, language: Language) -> dict[str, ResultColumns]:
    """Give the sheets of a workbook: all units, and those of every label together."""
    variables = [by] if by else list(scores.table.groups)
    named = {"published": shown(table, scores, None, language)}
    return named | {variable: shown(within(table, variable), scores, variable, language) for variable in variables}


def shown(table: ResultColumns, scores: Scores, by: str | None, language: Language) -> ResultColumns:
    """Give the columns that are shown, the sub-indices by name; within a group variable its own places too."""
    model = scores.index.model
    parts = [node for node in model.children(model.root) if node in table]
    group = [by, f"rank_{by}", f"change_rank_{by}"] if by else []
    names = [name for name in [*group, *FIRST, *parts, *LAST] if name in table]
    return table.only(names).renamed({part: readable.title(model, part, language) for part in parts})


def page(
    scores: Scores,
    earlier: Scores | None,
    table: ResultColumns,
    honours: Mapping[str, ResultColumns],
    by: str | None,
    language: Language,
) -> str:
    """Lay everything out for a terminal: the table, of each label apart, who is named, and the rules of both."""
    model = scores.index.model
    lines = [readable.edition(scores, language)]
    if earlier is not None:
        lines.append(say("since", language, edition=readable.edition(earlier, language)))
    for label in dict.fromkeys(table[by]) if by else [""]:
        rows = [row for row in range(table.rows()) if not by or table[by][row] == label]
        lines += ["", *([label or numbers.NONE, ""] if by else []), _listed(table.picked(rows), scores, by, language)]
    lines.append("")
    if _changed(table):
        lines.append(layout.paragraph("* " + say("climbs-changed", language)))
    marks = (f"{say(f'publish-mark-{kind}', language)} {phrases.status(kind, language)}" for kind in KINDS)
    lines.append(layout.paragraph(say("publish-marks", language, marks=", ".join(marks))))
    lines.append(layout.paragraph(say("publish-legend", language)))
    unranked = [name for name, score in zip(table["name"], table["score"], strict=True) if math.isnan(score)]
    lines += [layout.paragraph(say("scoreless", language, names=", ".join(unranked)))] if unranked else []
    for name, listed in honours.items():
        lines += ["", readable.sheet(model, name, language), ""]
        columns = rank.AWARDS if name == "awards" else CLIMBERS
        parts = {f"rank_{part}": "+.1f" for part in climbs.PARTS}
        lines.append(readable.text(listed, columns, model, language, parts))
        if name == "awards":
            lines += ["", layout.paragraph(say("publish-rules", language)), *climbs.lines(listed, language)]
        else:
            lines += ["", layout.paragraph(say("publish-climbers", language, count=str(MOST)))]
    return "\n".join(lines)


def _changed(table: ResultColumns) -> bool:
    """Whether changes are from an edition that measures the index otherwise."""
    return "comparable" in table and any(same is False for same in table["comparable"])


def _listed(table: ResultColumns, scores: Scores, by: str | None, language: Language) -> str:
    """Lay out the rows of a table, gaps by their marks and scores to one decimal."""
    gaps = [[say(f"publish-mark-{kind}", language) for kind in kinds] for kinds in table["gaps"]]
    columns = shown(table | {"gaps": gaps}, scores, by, language)
    star = "*" if _changed(table) else ""
    names = {name: readable.heading(name, language) + star for name in columns if name.startswith("change_")}
    names |= {
        f"{kind}{by}": say(f"publish-within-{kind}", language) + star * (kind != "rank_") for kind in ("rank_", "change_rank_")
    }
    told = columns.without(*([by] if by else []), "comparable", "group", "reason", "reason_node").renamed(names)
    return readable.text(told, list(told), scores.index.model, language)
