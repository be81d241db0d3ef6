"""What ``hemtjanstindex units`` prints."""

from __future__ import annotations

import math
from typing import Any

from .. import _core
from ..core.definition import Definition
from ..core.table import Table
from . import layout, phrases, plain, readable

TEXT: dict[str, dict[str, Any]] = {
    "en": {
        "headings": {"unit": "code"},
        "lines": "The matrix: at or above the mean of the units shown ({})",
        "both": "in both",
        "in": "in {}",
        "neither": "in neither",
        "few": "Fewer than {} units are shown: no ranks, and no matrix.",
        "kinds": "Side by side (means of the units shown)",
        "against": "Strengths (+) and development areas (−) against the municipality's other units, the greatest",
        "differences": ("", "", "", "own", "others", "points", ""),
        "noise": "within the noise",
        "without": "Without a score, for too few figures: {}",
        "withheld": "Withheld figures: {}.",
        "few_answers": "{} with fewer than {:g} answers",
        "no_count": "{} without a number of answers",
        "at_source": "{} that were withheld before",
        "complementary": "{} more that would have given them away",
        "elsewhere": "{} that are withheld elsewhere",
        "exposed": "{} withheld figures can still be told, or by another unit, from the municipality's own; do not publish: {}",
        "why": {
            "few_answers": "too few answers",
            "no_count": "no number of answers",
            "at_source": "withheld before",
            "complementary": "would give others away",
            "elsewhere": "withheld elsewhere",
        },
        "scale": "Scores are on the scale of all {} units of the file; ranks, means and strengths are within the municipality.",
    },
    "sv": {
        "headings": {
            "rank": "plats",
            "unit": "kod",
            "name": "namn",
            "score": "poäng",
            "units": "enheter",
            "shown": "visade",
            "coverage": "täckning",
        },
        "lines": "Matrisen: lika med eller över medel för de visade enheterna ({})",
        "both": "i båda",
        "in": "i {}",
        "neither": "i inget",
        "few": "Färre än {} enheter visas: inga placeringar och ingen matris.",
        "kinds": "Sida vid sida (medel för de visade enheterna)",
        "against": "Styrkor (+) och utvecklingsområden (−) mot kommunens övriga enheter, de största",
        "differences": ("", "", "", "egen", "övriga", "poäng", ""),
        "noise": "inom felmarginalen",
        "without": "Utan poäng, för få uppgifter: {}",
        "withheld": "Undanhållna uppgifter: {}.",
        "few_answers": "{} med färre än {:g} svar",
        "no_count": "{} utan antal svar",
        "at_source": "{} som var undanhållna från början",
        "complementary": "{} till som annars hade röjt dem",
        "elsewhere": "{} som är undanhållna på annat håll",
        "exposed": "{} undanhållna uppgifter kan ändå räknas fram ur kommunens egen siffra, av vem som helst eller av en annan "
        "enhet; publicera inte kommunens siffra för: {}",
        "why": {
            "few_answers": "för få svar",
            "no_count": "antal svar saknas",
            "at_source": "undanhållen från början",
            "complementary": "skulle röja andra",
            "elsewhere": "undanhållen på annat håll",
        },
        "scale": "Poängen ligger på skalan för filens alla {} enheter; placeringar, medel och styrkor gäller inom kommunen.",
    },
}
#: How many strengths and development areas of a unit are printed; the files have all.
SHOWN = 3


def worded(lists: dict[str, dict[str, Any]], definition: Definition, language: phrases.Language) -> dict[str, dict[str, Any]]:
    """Put into the language what only these lists have: fields of the matrix, names of its axes, why figures are withheld."""
    told = TEXT[language]

    def field(at: str) -> str:
        return str(told["in"].format(phrases.named(definition, at, language)) if at in definition.model else told.get(at, at))

    def heading(name: str) -> str:
        return phrases.named(definition, name, language) if name in definition.model else name

    units = {heading(name): column for name, column in lists["units"].items()}
    kinds = {heading(name): column for name, column in lists.get("kinds", {}).items()}
    withheld = lists["withheld"] | {
        "indicator": [phrases.named(definition, node, language) for node in lists["withheld"]["indicator"]],
        "why": [told["why"][why] for why in lists["withheld"]["why"]],
    }
    units["field"] = [field(at) for at in units["field"]]
    return lists | {"units": units, **({"kinds": kinds} if kinds else {}), "withheld": withheld}


def page(
    found: dict[str, Any],
    withheld: dict[str, Any],
    table: Table,
    definition: Definition,
    kind: str | None,
    municipality: str,
    threshold: float,
    language: phrases.Language,
) -> str:
    """Lay everything out for a terminal."""
    told = TEXT[language]
    named = {axis: phrases.named(definition, found[axis], language) for axis in ("first", "second")}
    names = dict(zip(found["units"]["unit"], found["units"]["name"], strict=True))
    ranked = not all(map(math.isnan, found["units"]["rank"]))
    lines = [
        f"{readable.heading_of(definition, table.period, language)} · {municipality}",
        "",
        listed(found["units"], [*_shown(found, kind, ranked)], definition, language),
    ]
    without = [name for name, score in zip(names.values(), found["units"]["score"], strict=True) if math.isnan(score)]
    lines += ["", told["without"].format(", ".join(without))] if without else []
    lines += ["", *(matrix(found, named, told) if ranked else [told["few"].format(_core.fewest_ranked)])]
    if kind:
        columns = [kind, "units", "shown", "score", found["first"], found["second"]]
        lines += ["", told["kinds"], listed(found["kinds"], columns, definition, language)]
    if compared := differences(plain.rows(found["differences"]), names, definition, language):
        lines += [
            "",
            told["against"],
            layout.laid(told["differences"], compared, (False, False, False, True, True, True, False)),
        ]
    count = {why: withheld["why"].count(why) for why in told["why"]}
    if sum(count.values()):
        parts = [told[why].format(number, threshold) for why, number in count.items() if number]
        lines += ["", told["withheld"].format(", ".join(parts))]
    return "\n".join([*lines, "", told["scale"].format(len(table))])


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


def listed(columns: dict[str, Any], shown: list[str], definition: Definition, language: phrases.Language) -> str:
    """Lay out some columns of a list."""
    told = TEXT[language]

    def heading(name: str) -> str:
        if name.startswith("rank_"):
            name = "rank"
        if readable.marks(name):
            of = name.removeprefix("thin").removeprefix("_")
            what = readable.heading("thin", language)
            return f"{what}: {phrases.named(definition, of, language)}" if of else what
        if name in definition.model:
            return phrases.named(definition, name, language)
        return str(told["headings"].get(name, name))

    def cell(name: str, value: Any) -> str:
        if readable.marks(name):
            return readable.thin(definition.model, value, language)
        if isinstance(value, str):
            return value
        if name == "coverage":
            return f"{value:.0%}"
        whole = name.startswith("rank") or isinstance(value, int)
        return phrases.place(value) if whole else phrases.score(value)

    rows = zip(*(columns[name] for name in shown), strict=True)
    cells = [[cell(name, value) for name, value in zip(shown, row, strict=True)] for row in rows]
    right = [not isinstance(columns[name][0], str) for name in shown]
    return layout.aligned([heading(name) for name in shown], cells, right)


def matrix(found: dict[str, Any], named: dict[str, str], told: dict[str, Any]) -> list[str]:
    """Name the units in every field."""
    lines = ", ".join(f"{named[axis]} {phrases.score(found[f'{axis}_line'])}" for axis in ("first", "second"))
    of_field = {
        "both": told["both"],
        **{found[axis]: told["in"].format(named[axis]) for axis in ("first", "second")},
        "neither": told["neither"],
    }
    rows = []
    for field, title in of_field.items():
        members = [name for name, at in zip(found["units"]["name"], found["units"]["field"], strict=True) if at == field]
        rows.append(f"  {title}: {', '.join(members) or phrases.NONE}")
    return [told["lines"].format(lines), *rows]


def differences(
    rows: list[dict[str, Any]], names: dict[str, str], definition: Definition, language: phrases.Language
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


def difference(row: dict[str, Any], definition: Definition, language: phrases.Language) -> list[str]:
    """Give the cells of one indicator: figures, points, and what the difference is in people."""
    numbers = {name: math.nan if row[name] is None else row[name] for name in ("raw", "raw_reference", "people", "people_of")}
    indicator = definition.model[row["node"]].indicator
    assert indicator is not None
    notes = [
        phrases.STATUSES[language][row["status"]],
        phrases.people(numbers["people"], numbers["people_of"], row["people_answered"], language),
        TEXT[language]["noise"] if row["within_noise"] else "",
    ]
    return [
        phrases.named(definition, row["node"], language),
        phrases.figure(indicator, numbers["raw"], language),
        phrases.figure(indicator, numbers["raw_reference"], language),
        phrases.signed(row["points"]),
        ", ".join(note for note in notes if note),
    ]
