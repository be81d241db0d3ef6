"""Arguments that several commands share: where data come from and how they are read."""

from __future__ import annotations

import argparse
import math
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import _core
from ..core import datasets, definitions
from ..core.cells import Status
from ..core.definition import Definition, load
from ..core.errors import DataError, problem
from ..core.files import read
from ..core.index import fit
from ..explain.providers import suppression_columns
from ..robust import vary
from ..words import LANGUAGES, Language, say
from . import guard

if TYPE_CHECKING:
    from ..core.index import Scores
    from ..core.table import Table


def command(
    subparsers: argparse._SubParsersAction[argparse.ArgumentParser], name: str, example: str
) -> argparse.ArgumentParser:
    """Add a command whose help ends with an example; `put_words` says the rest."""
    return subparsers.add_parser(name, help=name, epilog=example)


def add_definition(parser: argparse.ArgumentParser) -> None:
    """Add the option that names the definition."""
    parser.add_argument("--definition", "-d", required=True, metavar="D", type=guard.Read)


def add_unit(parser: argparse.ArgumentParser) -> None:
    """Add the option that names a unit."""
    parser.add_argument("--unit", required=True, metavar="U")


def add_against(parser: argparse.ArgumentParser) -> None:
    """Add the option that says whom the unit is compared with."""
    parser.add_argument("--against", default="nation", metavar="A", type=several)


def several(text: str) -> str | list[str]:
    """Give the parts of a text with commas, or the text."""
    return text.split(",") if "," in text else text


def add_reading(parser: argparse.ArgumentParser) -> None:
    """Add the options for reading data."""
    reading = parser.add_argument_group("reading")
    reading.add_argument("--delimiter", choices=[",", ";", "tab"], metavar="MARK")
    reading.add_argument("--decimal", choices=[".", ","], metavar="MARK")
    reading.add_argument("--encoding", choices=["automatic", "utf8", "latin1"], default="automatic")
    reading.add_argument("--sheet", metavar="NAME")
    reading.add_argument("--missing", action="extend", nargs="+", default=[], metavar="MARK=STATUS", type=mark)
    reading.add_argument("--ignore", action="append", default=[], metavar="COLUMN")
    reading.add_argument("--allow-outside", action="store_true")
    reading.add_argument("--period", metavar="P")


def add_withholding(parser: argparse.ArgumentParser) -> None:
    """Add the options for figures of few people."""
    withholding = parser.add_argument_group("withholding")
    withholding.add_argument("--withhold", type=number, metavar="N")
    withholding.add_argument("--withhold-by", metavar="GROUP")


def add_earlier(parser: argparse.ArgumentParser) -> None:
    """Add the options for an earlier edition."""
    parser.add_argument("--earlier", metavar="DATA", type=guard.Read)
    parser.add_argument("--earlier-definition", metavar="D", type=guard.Read)


def add_vary(parser: argparse.ArgumentParser) -> None:
    """Add the options of what varies and how it is drawn."""
    parser.add_argument("--vary", metavar="FILE", type=guard.Read)
    parser.add_argument("--seed", metavar="S", type=whole(0, 2**64 - 1), default=1)
    parser.add_argument("--threads", metavar="T", type=whole(0, 1024), default=0)


def sources_of(arguments: argparse.Namespace) -> list[vary.Source]:
    """Read what varies."""
    if arguments.vary is None:
        return [vary.weights(0.25)]
    return vary.read(arguments.vary, allow_outside=arguments.allow_outside)


def mark(text: str) -> tuple[str, str]:
    """Take a mark and its status apart."""
    word, _, status = text.rpartition("=")
    known = [name for name in Status.__members__ if name != "observed"]
    if status not in known:
        raise argparse.ArgumentTypeError(say("argparse-mark", "en", known=", ".join(known), text=text))
    return word, status


def time(text: str) -> datetime:
    """Read a day and time of day such as ``2026-12-01T09:00``."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(say("argparse-time", "en", text=text)) from None


def shard(text: str) -> tuple[int, int]:
    """Read which of how many parts: ``2/3``."""
    found = re.fullmatch(r"([1-9][0-9]{0,5})/([1-9][0-9]{0,5})", text)
    if found is None or int(found[1]) > int(found[2]):
        raise argparse.ArgumentTypeError(say("argparse-shard", "en", text=text))
    return int(found[1]), int(found[2])


def whole(least: int, most: int) -> Callable[[str], int]:
    """Give what reads a whole number between two."""

    def read(text: str) -> int:
        if re.fullmatch(r"[+-]?[0-9]{1,20}", text) is None or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(say("argparse-whole", "en", least=str(least), most=str(most), text=text))
        return int(text)

    return read


#: Most of anything that can be counted.
MOST = 2**31 - 1

count = whole(1, MOST)


def number(text: str) -> float:
    """Read a number that is finite."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise argparse.ArgumentTypeError(say("argparse-number", "en", text=text))
    return value


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add the option for the language, which `language_of` has found already."""
    parser.add_argument("--language", choices=LANGUAGES, default=argparse.SUPPRESS)


def complete(
    parser: argparse.ArgumentParser,
    run: Callable[[argparse.Namespace], None],
    *,
    withholding: bool = True,
    csv: bool = True,
    piped: bool = False,
) -> None:
    """Add what commands end with: where to write, how data are read, the language, and what is run.

    `csv` says whether it writes CSV files, `piped` whether also to standard output where that is no terminal.
    """
    parser.add_argument("--out", metavar="FILE", type=guard.Written)
    if csv:
        parser.add_argument("--csv", choices=["sv"])
    add_reading(parser)
    if withholding:
        add_withholding(parser)
    add_language(parser)
    parser.set_defaults(run=run, piped=piped)


def definition_of(arguments: argparse.Namespace) -> Definition:
    """Load the definition that was named."""
    return load(arguments.definition, allow_outside=arguments.allow_outside)


def earlier_of(arguments: argparse.Namespace, now: Table, node: str | None = None) -> Scores | None:
    """Fit and score the earlier edition that was named; with the indicators where the node is one."""
    return None if arguments.earlier is None else _scored_before(arguments, arguments.earlier, now, node)


def history_of(arguments: argparse.Namespace, now: Table) -> list[Scores]:
    """Fit and score the editions before the earlier one, in the order in which they were named."""
    return [_scored_before(arguments, data, now) for data in arguments.history]


def _scored_before(arguments: argparse.Namespace, data: str, now: Table, node: str | None = None) -> Scores:
    built_in = data if data in definitions.names() else arguments.definition
    definition = load(arguments.earlier_definition or built_in, allow_outside=arguments.allow_outside)
    table = table_of(arguments, definition, data)
    check_order(table, now)
    return fit(definition, table).score(table, indicators=node in definition.model.indicators)


def check_order(earlier: Table, later: Table) -> None:
    """Refuse an earlier edition that is not of an earlier year, where both are known."""
    years = [_core.year_in(table.period) for table in (earlier, later)]
    if years[0] and years[1] and years[0] >= years[1]:
        raise DataError([problem("invalid_parameter", "earlier-is-later", earlier=years[0], later=years[1])])


def table_of(
    arguments: argparse.Namespace, definition: Definition, data: str | None = None, *, period: str | None = None, **columns: Any
) -> Table:
    """Read the data that were named, or others in the same way; `columns` are those of `read`, if not the definition's."""
    named = arguments.data if data is None else data
    if named in datasets.names():
        return _withheld(arguments, definition, read(named, definition, earlier=columns.get("earlier")))
    if data is None:
        period = arguments.period
    year = re.search(r"(?<!\d)(19|20)\d\d(?!\d)", Path(named).stem)
    table = read(
        "/dev/stdin" if named == "-" else named,
        definition,
        sheet=arguments.sheet,
        delimiter="\t" if arguments.delimiter == "tab" else arguments.delimiter,
        decimal=arguments.decimal,
        encoding=arguments.encoding,
        statuses=dict(arguments.missing),
        ignore=arguments.ignore,
        period=period or (year[0] if year else ""),
        **columns,
    )
    return _withheld(arguments, definition, table)


def _withheld(arguments: argparse.Namespace, definition: Definition, table: Table) -> Table:
    """Withhold figures of few people, where that is asked for."""
    threshold = getattr(arguments, "withhold", None)
    if threshold is None:
        return table
    by = arguments.withhold_by or ("kommun" if "kommun" in table.groups else "")
    return suppression_columns(table, definition, None, threshold, by=by)[0]


def scores_of(arguments: argparse.Namespace, definition: Definition) -> Scores:
    """Score the data that were named by the index fitted to them."""
    table = table_of(arguments, definition)
    return fit(definition, table).score(table)


def provenance(scores: Scores, language: Language, earlier: Scores | None = None) -> dict[str, Any]:
    """Give what a file says of where its scores come from: first the title, which says what is a reconstruction."""
    told = {"title": scores.index.definition.heading(language), **scores.provenance()}
    return told if earlier is None else {**told, "earlier": provenance(earlier, language)}
