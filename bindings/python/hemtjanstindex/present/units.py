"""What ``hemtjanstindex units`` prints."""

from __future__ import annotations

import math
from typing import Any

from .. import _core, words
from ..core.columns import ResultColumns
from ..core.definition import Definition
from ..core.table import Table
from ..words import Language, heads, say
from . import layout, numbers, phrases, plain, readable

#: How many strengths and development areas of a unit are printed; the files have all.
SHOWN = 3
DIFFERENCES = ("", "", "", "own", "others", "points", "")
WHY = ("few_answers", "no_count", "at_source", "complementary", "elsewhere")


def worded(lists: dict[str, ResultColumns], definition: Definition, language: Language) -> dict[str, ResultColumns]:
    """Put into the language what only these lists have: fields of the matrix, names of its axes, why figures are withheld."""

    def field(at: str) -> str:
        if at in definition.model:
            return say("units-in", language, node=phrases.named(definition, at, language))
        return say(f"units-field-{at}", language) if at in ("both", "neither") else at

    def heading(name: str) -> str:
        return phrases.named(definition, name, language) if name in definition.model else name

    named = {name: columns.renamed({n: heading(n) for n in columns}) for name, columns in lists.items()}
    withheld = lists["withheld"] | {
        "indicator": [phrases.named(definition, node, language) for node in lists["withheld"]["indicator"]],
        "why": [say(f"units-why-{why}", language) for why in lists["withheld"]["why"]],
    }
    units = named["units"] | {"field": [field(at) for at in named["units"]["field"]]}
    kinds = {"kinds": named["kinds"]} if "kinds" in named else {}
    return lists | {"units": units, **kinds, "withheld": withheld}


def page(
    found: dict[str, Any],
    withheld: dict[str, Any],
    table: Table,
    definition: Definition,
    kind: str | None,
    municipality: str,
    threshold: float,
    language: Language,
) -> str:
    """Lay everything out for a terminal."""
    named = {axis: phrases.named(definition, found[axis], language) for axis in ("first", "second")}
    names = dict(zip(found["units"]["unit"], found["units"]["name"], strict=True))
    ranked = not all(map(math.isnan, found["units"]["rank"]))
    lines = [
        f"{readable.heading_of(definition, table.period, language)} · {municipality}",
        "",
        listed(found["units"], [*_shown(found, kind, ranked)], definition, language),
    ]
    without = [name for name, score in zip(names.values(), found["units"]["score"], strict=True) if math.isnan(score)]
    lines += ["", say("units-without", language, names=", ".join(without))] if without else []
    lines += ["", *(matrix(found, named, language) if ranked else [say("units-few", language, least=str(_core.fewest_ranked))])]
    if kind:
        columns = [kind, "units", "shown", "score", found["first"], found["second"]]
        lines += ["", say("units-kinds", language), listed(found["kinds"], columns, definition, language)]
    if compared := differences(plain.rows(found["differences"]), names, definition, language):
        lines += [
            "",
            say("units-against", language),
            layout.laid(
                heads("units-differences", DIFFERENCES, language), compared, (False, False, False, True, True, True, False)
            ),
        ]
    parts = [
        say(f"units-withheld-{why}", language, count=str(count), threshold=numbers.general(threshold, language))
        for why in WHY
        if (count := withheld["why"].count(why))
    ]
    lines += ["", say("units-withheld", language, parts=", ".join(parts))] if parts else []
    return "\n".join([*lines, "", say("units-scale", language, units=str(len(table)))])


def _shown(found: dict[str, Any], kind: str | None, ranked: bool) -> list[str]:
    """Give the columns of the list of units that are printed."""
    axes = [name for axis in ("first", "second") for name in (found[axis], f"rank_{found[axis]}")]
    columns = [
        "rank",
        "unit",
        "name",
        *([kind] if kind else []),
        "score",
        *axes,
        "coverage",
        *(name for name in found["units"] if readable.marks(name) and any(found["units"][name])),
    ]
    return [name for name in columns if ranked or not name.startswith("rank")]


def listed(columns: dict[str, Any], shown: list[str], definition: Definition, language: Language) -> str:
    """Lay out some columns of a list."""

    def heading(name: str) -> str:
        if name.startswith("rank_"):
            name = "rank"
        if readable.marks(name):
            of = name.removeprefix("thin").removeprefix("_")
            what = readable.heading("thin", language)
            return f"{what}: {phrases.named(definition, of, language)}" if of else what
        if name in definition.model:
            return phrases.named(definition, name, language)
        known = f"units-column-{name}"
        return say(known, language) if words.known(known, language) else name

    def cell(name: str, value: Any) -> str:
        if readable.marks(name):
            return readable.thin(definition.model, value, language)
        if isinstance(value, str):
            return value
        if name == "coverage":
            return numbers.number(value, ".0%", language)
        whole = name.startswith("rank") or isinstance(value, int)
        return phrases.place(value, language) if whole else numbers.score(value, language)

    rows = zip(*(columns[name] for name in shown), strict=True)
    cells = [[cell(name, value) for name, value in zip(shown, row, strict=True)] for row in rows]
    right = [not isinstance(columns[name][0], str) for name in shown]
    return layout.aligned([heading(name) for name in shown], cells, right)


def matrix(found: dict[str, Any], named: dict[str, str], language: Language) -> list[str]:
    """Name the units in every field."""
    lines = ", ".join(f"{named[axis]} {numbers.score(found[f'{axis}_line'], language)}" for axis in ("first", "second"))
    of_field = {
        "both": say("units-field-both", language),
        **{found[axis]: say("units-in", language, node=named[axis]) for axis in ("first", "second")},
        "neither": say("units-field-neither", language),
    }
    rows = []
    for field, title in of_field.items():
        members = [name for name, at in zip(found["units"]["name"], found["units"]["field"], strict=True) if at == field]
        rows.append(f"  {title}: {', '.join(members) or numbers.NONE}")
    return [say("units-lines", language, lines=lines), *rows]


def differences(
    rows: list[dict[str, Any]], names: dict[str, str], definition: Definition, language: Language
) -> list[list[str]]:
    """Give every unit's greatest strengths and development areas among the indicators."""
    cells = []
    for unit, name in names.items():
        own = [row for row in rows if row["unit"] == unit and row["indicator"]]
        for sign, which in (("+", "strength"), ("−", "development")):
            chosen = sorted((row for row in own if row["list"] == which), key=lambda row: -abs(row["points"]))
            for row in chosen[:SHOWN]:
                cells.append([name, sign, *difference(row, definition, language)])
                name = ""
    return cells


def difference(row: dict[str, Any], definition: Definition, language: Language) -> list[str]:
    """Give the cells of one indicator: figures, points, and what the difference is in people."""
    known = {name: math.nan if row[name] is None else row[name] for name in ("raw", "raw_reference", "people", "people_of")}
    indicator = definition.model[row["node"]].indicator
    assert indicator is not None
    notes = [
        phrases.status(row["status"], language),
        phrases.people(known["people"], known["people_of"], row["people_answered"], language),
        say("within-noise", language) if row["within_noise"] else "",
    ]
    return [
        phrases.named(definition, row["node"], language),
        phrases.figure(indicator, known["raw"], language),
        phrases.figure(indicator, known["raw_reference"], language),
        numbers.difference(row["points"], language),
        ", ".join(note for note in notes if note),
    ]
