"""``hemtjanstindex units``."""

from __future__ import annotations

import argparse
import math
import sys

from .. import _core
from ..core.columns import ResultColumns
from ..core.definition import Definition
from ..core.errors import DataError, problem
from ..core.files import read
from ..core.index import Scores, fit
from ..core.model import Model
from ..core.table import Table
from ..explain.providers import provider_columns, suppression_columns
from ..present import layout, phrases, plain
from ..present import units as pages
from ..words import Language, say
from . import guard, inputs, results


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "units",
        "hemtjanstindex units units.csv --definition hemtjanstindex-enhet --municipality X017 --totals municipalities.csv",
    )
    parser.add_argument("data", metavar="DATA", type=guard.Read)
    inputs.add_definition(parser)
    add_municipality(parser)
    inputs.complete(parser, run, withholding=False)


def add_municipality(parser: argparse.ArgumentParser) -> None:
    """Add the options that say whose units are compared, and what may be shown of them."""
    parser.add_argument("--municipality", required=True, metavar="M")
    parser.add_argument("--totals", metavar="FILE", type=guard.Read)
    parser.add_argument("--totals-unit", default="kommunkod", metavar="COLUMN")
    parser.add_argument("--threshold", type=inputs.number, default=30, metavar="N")
    parser.add_argument("--by", default="kommun", metavar="GROUP")
    parser.add_argument("--within", nargs="+", default=[], metavar="GROUP")
    parser.add_argument("--kind", metavar="GROUP")
    parser.add_argument("--axes", nargs=2, metavar=("X", "Y"))


def run(arguments: argparse.Namespace) -> None:
    """Withhold, score, compare and write."""
    suffix = results.suffix_of(arguments)
    language = arguments.language
    definition = inputs.definition_of(arguments)
    scores, withheld, kind = shown_of(arguments, definition)
    first, second = arguments.axes or (None, None)
    found = provider_columns(scores, arguments.municipality, arguments.by, kind, first, second, arguments.threshold)
    withheld = _of(withheld, set(found["units"]["unit"]))
    warn_of(withheld, definition, language)
    withheld = withheld.only(("unit", "indicator", "why"))
    if suffix:
        lists = {"units": found["units"]}
        if suffix != ".csv":
            lists |= {"kinds": found["kinds"]} if kind else {}
            lists |= {"differences": found["differences"], "withheld": withheld}
        lines = {f"mean_{found[axis]}": plain.value(found[f"{axis}_line"]) for axis in ("first", "second")}
        asked = {"municipality": arguments.municipality, "threshold": arguments.threshold, **lines}
        lists = pages.worded(lists, definition, language) if suffix == ".xlsx" else lists
        results.write(arguments, lists, scores, **asked)
    else:
        municipality, threshold = arguments.municipality, arguments.threshold
        results.show(pages.page(found, withheld, scores.table, definition, kind, municipality, threshold, language))


def shown_of(arguments: argparse.Namespace, definition: Definition) -> tuple[Scores, ResultColumns, str | None]:
    """Score the units by what may be shown of them; gives what is withheld, and the variable that is shown side by side."""
    figures = inputs.table_of(arguments, definition)
    totals = totals_of(arguments, definition, arguments.totals) if arguments.totals else None
    by, within = arguments.by, arguments.within
    table, withheld = suppression_columns(figures, definition, totals, arguments.threshold, by=by, within=within)
    refuse_uncounted(table, withheld)
    kind = arguments.kind or ("regi" if "regi" in table.groups else None)
    return fit(definition, table).score(table), withheld, kind


def refuse_uncounted(table: Table, withheld: ResultColumns) -> None:
    """Refuse indicators of which nothing is left, as the file lacks numbers of answers."""
    uncounted = {node for node, why in zip(withheld["indicator"], withheld["why"], strict=True) if why == "no_count"}
    problems = [
        problem("refused_value", "answers-needed", indicator=node, column=f"{node}:respondents")
        for i, node in enumerate(table.indicators)
        if node in uncounted and all(map(math.isnan, table.values[:, i]))
    ]
    if problems:
        raise DataError(problems)


def totals_of(arguments: argparse.Namespace, definition: Definition, data: str) -> Table:
    """Read the municipalities' own figures of the indicators that come from answers."""
    root, known = definition.model.root, (definition.model[node] for node in definition.model.indicators)
    surveyed = [node for node in known if node.indicator and node.indicator.error == "survey"]
    nodes = [_core.Node(root), *(_core.Node(node.id, root, indicator=node.indicator) for node in surveyed)]
    return read(data, Model(nodes), unit=arguments.totals_unit, ignore=["*"])


def warn_of(withheld: ResultColumns, definition: Definition, language: Language) -> None:
    """Say which totals tell too much: to whoever withholds, in no file, as it rests on what is withheld."""
    exposed = [node for node, told in zip(withheld["indicator"], withheld["exposed"], strict=True) if told]
    if exposed:
        names = ", ".join(phrases.named(definition, node, language) for node in dict.fromkeys(exposed))
        told = say("units-exposed", language, count=str(len(exposed)), nodes=names)
        print(layout.harmless(told), file=sys.stderr)


def _of(withheld: ResultColumns, units: set[str]) -> ResultColumns:
    """Keep what is withheld of these units; not between what limits, which is for the one who withholds."""
    kept = [row for row, unit in enumerate(withheld["unit"]) if unit in units]
    return withheld.picked(kept).only(("unit", "indicator", "why", "exposed"))
