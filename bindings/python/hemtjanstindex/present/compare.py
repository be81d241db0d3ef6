"""What changed between editions, and how it went over the years."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from .. import _core
from ..core.columns import ResultColumns
from ..core.errors import DataError
from ..core.index import Scores
from ..words import Language, heads, retold, say
from . import climbs, layout, numbers, phrases, readable, surveys

LIST = ("rank", "", "climbed", "unit", "score", "", "change", "values", "statuses", "frame", "definition", "")
YEARS = ("year", "score", "rank", "comparable", "frame", "figures")
PARTS = ("values", "statuses", "frame", "definition", "others")


def little(node: str, models: Sequence[_core.Model], language: Language) -> str:
    """Say what makes a score rest on little: a node of one of the editions, the latest that has it."""
    return next((readable.thin(model, node, language) for model in models if node in model), "")


def changes(earlier: Scores, later: Scores, node: str) -> ResultColumns:
    """Give the changes of all units, in the order of the later ranking."""
    columns = _core.change_columns(earlier, later, node)
    order = np.argsort(np.where(np.isnan(columns["rank_after"]), np.inf, columns["rank_after"]), kind="stable")
    return columns.picked(order.tolist())


def trend(editions: list[Scores], node: str) -> ResultColumns | None:
    """Put the editions side by side, where their years are told."""
    try:
        return _core.trend_columns(editions, node)
    except DataError:
        return None


def only(columns: ResultColumns, unit: str) -> ResultColumns:
    """Give the rows of one unit."""
    return columns.picked([row for row, code in enumerate(columns["unit"]) if code == unit])


def page(
    published: list[Scores],
    over_time: list[Scores],
    changed: list[Any],
    years: list[Any],
    unit: str | None,
    back: str | None,
    language: Language,
) -> str:
    """Lay the changes of all units, or of one with its trend, out; `back` is the frame of back-cast years, if there are any."""
    earlier, later = published[-2:]
    before, after = (readable.edition(edition, language) for edition in (earlier, later))
    lines = [layout.paragraph(say("compare-title", language, earlier=before, later=after)), ""]
    for row in (*changed, *years):
        row |= {name: math.nan for name, cell in row.items() if cell is None and name != "within_noise"}
    if unit:
        for row in changed:
            lines += [phrases.unit_name(later, unit), "", _split(row, language), ""]
            lines += [line for line in _weak(row, published, language) for line in (phrases.sentence(line, language), "")]
            if row["unsplit"]:
                lines += [layout.paragraph(say("compare-unsplit", language, why=retold(row["unsplit"], language))), ""]
            if not math.isnan(row["score_regression"]):
                lines += [layout.paragraph(_expected(row, language)), ""]
        models = [edition.index.model for edition in over_time[::-1]]
        lines += (
            [say("compare-trend", language), _years(years, models, language), ""]
            if years
            else [say("compare-no_years", language)]
        )
        if years and not math.isnan(years[0]["slope"]):
            slope = {"slope": numbers.difference(years[0]["slope"], language), "noise": _noise(years[0], language)}
            lines += [say("compare-slope", language, **slope)]
    else:
        lines += [_list(changed, published, language), "", layout.paragraph(say("compare-legend", language))]
        if not math.isnan(changed[0]["score_slope"]):
            lines.append(layout.paragraph(_regression(changed[0], language)))
    if not all(row["comparable"] for row in changed):
        lines.append(layout.paragraph(say("climbs-changed", language)))
    if all(row["within_noise"] is None for row in changed):
        lines.append(layout.paragraph(say("compare-unknown", language)))
    else:
        lines += [layout.paragraph(line) for line in surveys.noise(later.index.model, language)]
    if back:
        lines.append(layout.paragraph(say("compare-back", language, frame=say(f"compare-frame-{back}", language))))
    return "\n".join(lines)


def _weak(row: Any, published: list[Scores], language: Language) -> list[str]:
    """Say what makes the score before, or after, rest on little."""
    ends = zip(("thin_before", "thin_after"), published[-2:], strict=True)
    told = [(name, readable.thin(edition.index.model, row[name], language)) for name, edition in ends]
    return [f"{readable.heading(name, language)}: {little}" for name, little in told if little]


def _list(rows: list[Any], published: list[Scores], language: Language) -> str:
    cells = []
    for row in rows:
        scores = [numbers.score(row["score_before"], language), numbers.score(row["score_after"], language)]
        parts = [numbers.difference(row[f"score_{part}"], language) for part in ("change", *PARTS[:4])]
        ranks = [
            phrases.place(row["rank_after"], language),
            f"({phrases.place(row['rank_before'], language)})",
            climbs.places(row["rank_change"], language),
        ]
        notes = [*([say("within-noise", language)] if row["within_noise"] else []), *_weak(row, published, language)]
        cells.append([*ranks, row["name"], scores[1], f"({scores[0]})", *parts, "; ".join(notes)])
    right = [True, True, True, False, True, True, *(True for _ in range(5)), False]
    return layout.filled(heads("compare-list", LIST, language), cells, right)


def _split(row: Any, language: Language) -> str:
    change = say("compare-change", language) + _noise(row, language)
    cells = [[change, numbers.difference(row["score_change"], language), climbs.places(row["rank_change"], language)]]
    for part in PARTS:
        points = numbers.difference(row[f"score_{part}"], language) if part != "others" else ""
        cells.append(["  " + say(f"compare-cause-{part}", language), points, climbs.places(row[f"rank_{part}"], language)])
    return layout.aligned(heads("compare-of", ("", "points", "places"), language), cells, (False, True, True))


def _noise(row: Any, language: Language) -> str:
    """Say in brackets that a change is within the noise, where it is."""
    return f" ({say('within-noise', language)})" if row["within_noise"] else ""


def _slopes(row: Any, language: Language) -> dict[str, str]:
    return {name: numbers.difference(row[name], language) for name in ("score_slope", "rank_slope")}


def _expected(row: Any, language: Language) -> str:
    """Tell what a unit's level before foretells of it."""
    expected = {
        "score": numbers.difference(row["score_regression"], language),
        "rank": climbs.places(row["rank_regression"], language),
    }
    return say("compare-expected", language, **expected, **_slopes(row, language))


def _regression(row: Any, language: Language) -> str:
    """Tell what the level before foretells, over all units."""
    return say("compare-regression", language, **_slopes(row, language))


def _years(rows: list[Any], models: Sequence[_core.Model], language: Language) -> str:
    cells = []
    for row in rows:
        marks = [say("yes" if row[mark] else "no", language) for mark in ("comparable", "same_frame")]
        cells.append(
            [
                str(row["year"]),
                numbers.score(row["score"], language),
                phrases.place(row["rank"], language),
                *marks,
                row["period"],
            ]
        )
    weak = [little(row["thin"], models, language) for row in rows]
    return phrases.beside(
        heads("compare-years", YEARS, language), cells, (False, True, True, False, False, False), weak, language
    )
