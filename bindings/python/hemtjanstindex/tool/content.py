"""What the page is given of an edition."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict
from itertools import zip_longest
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .. import _core
from ..core.cells import Status
from ..core.errors import MethodError, problem
from ..core.index import Scores
from ..present import readable
from ..present.boundaries import Boundaries, boundaries
from ..present.theme import Example
from ..present.years import follow
from ..words import LANGUAGES, Language

#: The group variables that tell whose a unit is and who runs it, and the answers that its figures rest on at least.
MUNICIPALITY, KIND, THRESHOLD = "kommun", "regi", 30


def content(
    scores: Scores,
    earlier: Scores | None,
    language: Language,
    units: Scores | None = None,
    districts: _core.Table | None = None,
    history: Sequence[Scores] = (),
    examples: Sequence[Example] = (),
) -> dict[str, Any]:
    """Give everything that the page is about, as bindings/wasm/page/edition.ts reads it."""
    editions = [scores, *([] if earlier is None else [earlier]), *reversed(history)]
    if any(each.index.reference_hash != each.table.hash() for each in (*editions, units) if each is not None):
        raise MethodError([problem("invalid_parameter", "needs-reference", what="tool")])
    if history:
        _core.trend_columns(editions, "")  # Years that cannot be set side by side are refused before there is a page of them.
    return {
        "kind": readable.kind(scores.index.definition),
        "language": language,
        "editions": [_edition(each, before) for each, before in zip_longest(editions, editions[1:])],
        "units": None if units is None else _units(units),
        "districts": None if districts is None else text(_table(districts, list(districts.indicators))),
        "boundaries": _boundaries(scores),
        "examples": [asdict(example) for example in examples],
    }


def _edition(scores: Scores, before: Scores | None) -> dict[str, Any]:
    """Give an edition, and whether the one before it is of the year before."""
    definition = scores.index.definition
    return {
        "title": {each: definition.heading(each) for each in LANGUAGES},
        "heading": {each: _heading(scores, each) for each in LANGUAGES},
        "mark": readable.mark(scores),
        **_opened(scores),
        "year_before": before is not None and follow(before, scores),
    }


def _boundaries(scores: Scores) -> Boundaries | None:
    """Give the outlines of municipalities, where those are what is scored."""
    found = boundaries()
    return found if set(scores.units) <= set(found["shapes"]) else None


def _units(scores: Scores) -> dict[str, str]:
    """Give what the core opens of units, once it is sure that none of their figures is to be withheld."""
    groups = scores.table.groups
    kind = KIND if KIND in groups else ""
    if MUNICIPALITY in groups:
        _core.provider_columns(scores, groups[MUNICIPALITY][0], MUNICIPALITY, kind, threshold=THRESHOLD)
    return {**_opened(scores), "kind": kind}


def _heading(scores: Scores, language: Language) -> str:
    """Name the edition and its period, where the title does not tell it."""
    title, period = scores.index.definition.heading(language), readable.period_of(scores.table.period, language)
    return title if not period or period in title else f"{title}, {period}"


def _opened(scores: Scores) -> dict[str, str]:
    """Give what the core opens: the definition in full, and the figures that it uses."""
    return {
        "definition": scores.index.definition.to_toml(),
        "table": text(_table(scores.table, list(scores.index.model.indicators))),
        "period": scores.table.period,
    }


def _table(table: _core.Table, indicators: list[str]) -> dict[str, Any]:
    """Give a table, as table_from_json in bindings/wasm reads it: matrices column by column, counts only behind figures."""
    columns = [table.indicators.index(node) for node in indicators]
    statuses = table.status[:, columns]

    def counts(matrix: NDArray[np.float64] | None) -> list[float | None]:
        if matrix is None:
            return []
        return _numbers(np.where(statuses == Status.observed, matrix[:, columns], np.nan).ravel(order="F"))

    return {
        "units": list(table.units),
        "names": list(table.names),
        "period": table.period,
        "indicators": indicators,
        "groups": {name: list(labels) for name, labels in table.groups.items()},
        "background": {name: _numbers(np.asarray(values)) for name, values in table.background.items()},
        "values": _numbers(table.values[:, columns].ravel(order="F")),
        "statuses": statuses.ravel(order="F").tolist(),
        "origins": [] if table.origin is None else table.origin[:, columns].ravel(order="F").tolist(),
        "respondents": counts(table.respondents),
        "population": counts(table.population),
        "standard_error": counts(table.standard_error),
    }


def _numbers(column: NDArray[np.float64]) -> list[float | None]:
    """Give numbers as JSON has them: whole ones without a decimal point, and none for what is not there."""
    return [None if math.isnan(x) else int(x) if x.is_integer() and abs(x) < 2**53 else x for x in column.tolist()]


def text(value: Any) -> str:
    """Write JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
