"""Lists as people read them: headings and words in their language, and numbers with few decimals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from .. import _core
from . import layout, plain
from .headings import FACTS, HEADINGS, LEVELS, SHEETS, VALUES

if TYPE_CHECKING:
    from ..core.index import Scores

Language = Literal["sv", "en"]

COLOURS = {
    "sv": {"green": "grön", "yellow": "gul", "red": "röd", "grey": "grå"},
    "en": {colour: colour for colour in ("green", "yellow", "red", "grey")},
}
REASONS = {
    "en": {"none": "", "no_values": "no values: {}", "low_coverage": "too few values: {}"},
    "sv": {"none": "", "no_values": "inga värden: {}", "low_coverage": "för få värden: {}"},
}
#: What makes a score rest on little: a node with others below it, or an indicator.
THIN = {
    "en": ("less than half of {} was observed", "{} was not observed"),
    "sv": ("mindre än hälften av {} är observerad", "{} är inte observerad"),
}
#: Whose choices a definition holds; of a reconstruction the title says it already.
CHOICES = {"sv": {"own": "egna val", "reconstruction": ""}, "en": {"own": "own choices", "reconstruction": ""}}
SINCE = {"sv": "jämfört med", "en": "compared with"}
#: How numbers are printed, by how the name of their column begins.
NUMBERS = {"rank": "{:g}", "score": "{:.2f}", "coverage": "{:.0%}", "change_rank": "{:+g}", "change_score": "{:+.2f}"}


def heading(column: str, language: Language) -> str:
    """Give the heading of a column; ranks within a group variable V are in ``rank_V`` and ``change_rank_V``."""
    if column in HEADINGS[language]:
        return HEADINGS[language][column]
    for kind in ("change_rank", "rank", "thin"):
        if column.startswith(kind + "_"):
            return f"{heading(kind, language)} ({heading(column.removeprefix(kind + '_'), language)})"
    if column.startswith("p_top_"):
        return {"sv": "andel bland de {} bästa", "en": "share in the top {}"}[language].format(column.removeprefix("p_top_"))
    for level, said in LEVELS[language].items():
        if column.startswith(level + "_"):
            return f"{said}: {heading(column.removeprefix(level + '_'), language)}"
    return column


def whole(number: int, language: Language) -> str:
    """Write a whole number with the language's sign between thousands."""
    return f"{number:,}".replace(",", " ") if language == "sv" else f"{number:,}"


def failures(columns: plain.Columns) -> plain.Columns:
    """Give what failed, with every line of a reason once."""
    return {**columns, "reason": ["\n".join(dict.fromkeys(reason.splitlines())) for reason in columns["reason"]]}


def reasons(columns: plain.Columns) -> list[str]:
    """Give the lines of the reasons for what failed."""
    return [line for reason in columns["reason"] for line in reason.splitlines()]


def failed(told: str, number: int, reason: str, language: Language) -> str:
    """Write how many failed, and why, a line for every fault."""
    return "\n  ".join([told.format(whole(number, language)), *reason.splitlines()])


def filled(lists: Mapping[str, plain.Columns]) -> dict[str, plain.Columns]:
    """Give the lists that have rows."""
    return {name: columns for name, columns in lists.items() if any(len(cells) for cells in columns.values())}


def title(model: _core.Model, node: str, language: Language) -> str:
    """Give the name of a node, or its id where it has none."""
    return model[node].name.in_(language) or node


def thin(model: _core.Model, node: str, language: Language) -> str:
    """Say what makes a score rest on little; nothing where no node does. What is no node of the model is said already."""
    return THIN[language][model[node].indicator is not None].format(title(model, node, language)) if node in model else node


def marks(column: str) -> bool:
    """Whether a column tells what makes scores rest on little."""
    return column == "thin" or column.startswith("thin_") or column.endswith("_thin")


def sheet(model: _core.Model, name: str, language: Language) -> str:
    """Give the title of a list, which may be that of a node."""
    return SHEETS[language].get(name) or title(model, name, language)


def edition(scores: Scores, language: Language) -> str:
    """Give the title of an edition, whose choices its definition holds, and the period of the figures."""
    return heading_of(scores.index.definition, scores.table.period, language)


def heading_of(definition: _core.Definition, period: str, language: Language) -> str:
    """Give the same of a definition and a period."""
    status = CHOICES[language].get(definition.status, definition.status)
    return " · ".join(filter(None, [definition.heading(language), status, period]))


def worded(columns: plain.Columns, model: _core.Model, language: Language) -> dict[str, Sequence[Any]]:
    """Put the words of columns in the language; numbers stay as they are, and the reason tells its node."""
    told: dict[str, Sequence[Any]] = {name: values for name, values in columns.items() if name != "reason_node"}
    if "group" in columns:
        told["group"] = [_core.group_name(group, language) for group in columns["group"]]
    if "colour" in columns:
        told["colour"] = [COLOURS[language][colour] for colour in columns["colour"]]
    if "honour" in columns:
        told["honour"] = [_core.honour_name(honour, language) for honour in columns["honour"]]
    if "node" in columns:
        told["node"] = [title(model, node, language) for node in columns["node"]]
    told |= {name: [thin(model, node, language) for node in nodes] for name, nodes in told.items() if marks(name)}
    if "reason_node" in columns:
        reasons = zip(columns["reason"], columns["reason_node"], strict=True)
        told["reason"] = [REASONS[language][why].format(where and title(model, where, language)) for why, where in reasons]
    return told


def headed(columns: plain.Columns, model: _core.Model, language: Language) -> dict[str, Sequence[Any]]:
    """Give columns as a workbook shows them: their headings too in the language."""
    return {heading(name, language): values for name, values in worded(columns, model, language).items()}


def value(word: str, language: Language) -> str:
    """Give a word that stands as a value, in the language."""
    return VALUES[language].get(word, word)


def facts(provenance: Mapping[str, Any], language: Language) -> tuple[str, plain.Columns]:
    """Give the sheet of a workbook that tells its provenance: what it is called, and its columns."""
    told = FACTS[language]
    said = {_fact(name, told): "" if fact is None else plain.text(fact) for name, fact in plain.flat(provenance).items()}
    return told["provenance"], {
        told["fact"]: list(said),
        told["value"]: [value(x, language) if isinstance(x, str) else x for x in said.values()],
    }


def _fact(name: str, told: Mapping[str, str]) -> str:
    """Name a fact, which may be one of another provenance within."""
    within, _, rest = name.partition("_")
    return told.get(name) or (f"{told[within]}: {_fact(rest, told)}" if rest and within in told else name)


def text(columns: Mapping[str, Sequence[Any]], shown: Sequence[str], model: _core.Model, language: Language) -> str:
    """Lay out the columns shown, as far as they are there and hold anything, for a terminal."""
    told = worded(columns, model, language)
    said = {name: [plain.value(value) for value in told[name]] for name in shown if name in told}
    names = [name for name, values in said.items() if not all(value == "" or value is False for value in values)]
    cells = [
        [_cell(name, value, language) for name, value in zip(names, row, strict=True)]
        for row in zip(*(said[name] for name in names), strict=True)
    ]
    return layout.aligned([heading(name, language) for name in names], cells, [_number(name) is not None for name in names])


def _number(column: str) -> str | None:
    """Give how the numbers of a column are printed, or None where it has none."""
    kind = next((kind for kind in ("change_rank", "rank") if column.startswith(kind + "_")), column)
    return NUMBERS.get(kind)


def _cell(column: str, value: Any, language: Language) -> str:
    form = _number(column)
    if isinstance(value, bool):
        return {"sv": "ja", "en": "yes"}[language] if value else ""
    if form is None:
        return str(value)
    return "–" if value is None else "0" if value == 0 and "+" in form else form.format(value)
