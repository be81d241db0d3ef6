"""Lists as people read them: headings and words in their language, and numbers with few decimals."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from .. import _core, words
from ..core.columns import ResultColumns
from ..core.definition import heading as heading_of_definition
from ..words import Language, say
from . import layout, numbers, plain, rules

if TYPE_CHECKING:
    from ..core.index import Scores


#: What begins the name of a column of figures that a unit could have.
LEVELS = ("median", "upper_quartile", "best", "worst", "realistic")
#: What the core says of an error that is of sampling alone.
RANDOM_ERROR = "random error only: that those who did not answer may think otherwise is not in it"


def heading(column: str, language: Language) -> str:
    """Give the heading of a column; ranks within a group variable V are in ``rank_V`` and ``change_rank_V``."""
    if words.known(f"heading-{column}", language):
        return say(f"heading-{column}", language)
    for kind in ("change_rank", "rank", "thin"):
        if column.startswith(kind + "_"):
            within = heading(column.removeprefix(kind + "_"), language)
            return say("heading-within", language, heading=heading(kind, language), within=within)
    if column.startswith("p_top_"):
        return say("heading-p_top", language, top=column.removeprefix("p_top_"))
    for level in LEVELS:
        if column.startswith(level + "_"):
            what = heading(column.removeprefix(level + "_"), language)
            return say("heading-at_level", language, level=say(f"level-{level}", language), heading=what)
    return column


def failures(columns: ResultColumns) -> ResultColumns:
    """Give what failed, with every line of a reason once."""
    return columns | {"reason": ["\n".join(dict.fromkeys(reason.splitlines())) for reason in columns["reason"]]}


def failed(told: str, reason: str) -> str:
    """Write how many failed, and why, a line for every fault."""
    return "\n  ".join([told, *reason.splitlines()])


def filled(lists: Mapping[str, ResultColumns]) -> dict[str, ResultColumns]:
    """Give the lists that have rows."""
    return {name: columns for name, columns in lists.items() if any(len(cells) for cells in columns.values())}


def coded(kind: str, code: str, language: Language) -> str:
    """Name what the core gives as a code: a ``group``, ``quadrant``, ``honour`` or ``ground``; nothing where there is none."""
    return say(f"{kind}-{code}", language) if code and code != "none" else ""


def title(model: _core.Model, node: str, language: Language) -> str:
    """Give the name of a node, or its id where it has none."""
    return model[node].name.in_(language) or node


def thin(model: _core.Model, node: str, language: Language) -> str:
    """Say what makes a score rest on little; nothing where no node does. What is no node of the model is said already."""
    if node not in model:
        return node
    what = "part" if model[node].indicator is None else "indicator"
    return say(f"thin-{what}", language, node=title(model, node, language))


def marks(column: str) -> bool:
    """Whether a column tells what makes scores rest on little."""
    return column == "thin" or column.startswith("thin_") or column.endswith("_thin")


def sheet(model: _core.Model, name: str, language: Language) -> str:
    """Give the title of a list, which may be that of a node or of a group variable."""
    if words.known(f"sheet-{name}", language):
        return say(f"sheet-{name}", language)
    return title(model, name, language) if name in model else heading(name, language)


def edition(scores: Scores, language: Language) -> str:
    """Give the title of an edition, whose choices its definition holds, and the period of the figures."""
    return heading_of(scores.index.definition, scores.table.period, language)


def heading_of(definition: _core.Definition, period: str, language: Language) -> str:
    """Give the same of a definition and a period."""
    # Of a reconstruction the title says it already.
    status = {"own": say("choices-own", language), "reconstruction": ""}.get(definition.status, definition.status)
    return " · ".join(filter(None, [heading_of_definition(definition, language), status, period_of(period, language)]))


#: How a period says that its figures are made up.
MADE_UP = re.compile("syntet|synthetic", re.IGNORECASE)


def mark(scores: Scores) -> Literal["", "made_up", "reconstruction", "both"]:
    """Tell whether figures are made up, and whether the method is a reconstruction."""
    made_up = MADE_UP.search(scores.table.period) is not None
    if scores.index.definition.status == "reconstruction":
        return "both" if made_up else "reconstruction"
    return "made_up" if made_up else ""


def kind(definition: _core.Definition) -> Literal["municipality", "unit"]:
    """Tell what units are called."""
    return "municipality" if definition.columns.unit == "kommunkod" else "unit"


#: How the core says that a table's figures are not all of its own period.
PERIODS = {
    "borrowed": re.compile(r"(?P<period>.*) \((?P<count>\d+) borrowed from (?P<from>.*)\)"),
    "back_cast-own": re.compile(r"(?P<period>.*) \(back-cast, own frame\)"),
    "back_cast-present": re.compile(r"(?P<period>.*) \(back-cast, present frame\)"),
}


def period_of(period: str, language: Language) -> str:
    """Say the period of a table's figures in the language, with what the core says beside it."""
    for name, form in PERIODS.items():
        if found := form.fullmatch(period):
            told = found.groupdict()
            return say(f"period-{name}", language, **{**told, "period": period_of(told["period"], language)})
    return period


def worded(columns: ResultColumns, model: _core.Model, language: Language) -> ResultColumns:
    """Put the words of columns in the language; numbers stay as they are, and the reason tells its node."""
    told = columns.without("reason_node")
    if "group" in columns:
        told["group"] = [coded("group", group, language) for group in columns["group"]]
    if "colour" in columns:
        told["colour"] = [say(f"colour-{colour}", language) for colour in columns["colour"]]
    if "honour" in columns:
        told["honour"] = [coded("honour", honour, language) for honour in columns["honour"]]
    if "node" in columns:
        told["node"] = [title(model, node, language) for node in columns["node"]]
    told |= {name: [thin(model, node, language) for node in nodes] for name, nodes in told.items() if marks(name)}
    if "reason_node" in columns:
        reasons = zip(columns["reason"], columns["reason_node"], strict=True)
        told["reason"] = [
            "" if why == "none" else say(f"reason-{why}", language, node=where and title(model, where, language))
            for why, where in reasons
        ]
    return told


def headed(columns: ResultColumns, model: _core.Model, language: Language) -> ResultColumns:
    """Give columns as a workbook shows them: their headings too in the language."""
    return worded(columns, model, language).renamed({name: heading(name, language) for name in columns})


#: Quantities whose numbers a list explains.
EXPLAINED = ("score", "points", "change", "rank", "places", "share", "figure")


def units(quantities: Sequence[str], language: Language) -> str:
    """Say what the numbers of a list are, by their quantities."""
    return " ".join(say(f"quantity-{quantity}", language) for quantity in EXPLAINED if quantity in quantities)


def value(word: str, language: Language) -> str:
    """Give a word that stands as a value, in the language."""
    if word == RANDOM_ERROR:
        return say("value-random_error", language)
    return say(f"value-{word}", language) if words.known(f"value-{word}", language) else period_of(word, language)


def facts(provenance: Mapping[str, Any], language: Language) -> tuple[str, ResultColumns]:
    """Give the sheet of a workbook that tells its provenance: what it is called, and its columns."""
    flat = plain.flat(provenance)
    names = [_fact(name, language) for name in flat]
    told = ["" if fact is None else plain.text(_told(fact, language)) for fact in flat.values()]
    columns = {say("provenance-fact", language): names, say("provenance-value", language): told}
    return say("provenance-sheet", language), ResultColumns(columns)


def _told(fact: Any, language: Language) -> Any:
    if isinstance(fact, (list, tuple)):
        return [_told(each, language) for each in fact]
    return rules.source(value(fact, language), language) if isinstance(fact, str) else fact


def _fact(name: str, language: Language) -> str:
    """Name a fact, which may be one of another provenance within."""
    if words.known(f"fact-{name}", language):
        return say(f"fact-{name}", language)
    within, _, rest = name.partition("_")
    if not rest or not words.known(f"fact-{within}", language):
        return name
    return say("fact-within", language, outer=say(f"fact-{within}", language), inner=_fact(rest, language))


def text(
    columns: ResultColumns,
    shown: Sequence[str],
    model: _core.Model,
    language: Language,
    written: Mapping[str, str] | None = None,
) -> str:
    """Lay out the columns shown, as far as they are there and hold anything, for a terminal; some `written` otherwise."""
    told = worded(columns, model, language)
    said = {name: [plain.text(plain.value(value)) for value in told[name]] for name in shown if name in told}
    names = [name for name, values in said.items() if not all(value == "" or value is False for value in values)]
    forms = [(written or {}).get(name, columns.facts[name].format) for name in names]
    cells = [
        [_cell(form, value, language) for form, value in zip(forms, row, strict=True)]
        for row in zip(*(said[name] for name in names), strict=True)
    ]
    return layout.aligned([heading(name, language) for name in names], cells, [form != "" for form in forms])


def _cell(form: str, value: Any, language: Language) -> str:
    if isinstance(value, bool):
        return say("yes", language) if value else ""
    if form == "":
        return str(value)
    return numbers.number(value, form, language)
