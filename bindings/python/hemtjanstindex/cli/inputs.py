"""Arguments that several commands share: where data come from and how they are read."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from .. import _core
from ..core import datasets, definitions
from ..core.definition import Definition, load
from ..core.errors import DataError, problem
from ..core.files import read_csv
from ..core.index import fit
from ..explain.providers import suppression_columns
from ..robust import vary

if TYPE_CHECKING:
    from ..core.index import Scores
    from ..core.table import Table


TO_FILE = "write to FILE.csv, FILE.json or FILE.xlsx instead of the terminal"
BETWEEN = "between fields: ',' ';' or 'tab' (default: found from the header)"
DECIMAL = "decimal mark: '.' or ',' (default: the one used throughout the file)"


def command(
    subparsers: argparse._SubParsersAction[argparse.ArgumentParser], name: str, description: str, example: str
) -> argparse.ArgumentParser:
    """Add a command whose help ends with an example."""
    return subparsers.add_parser(
        name,
        help=description,
        description=description[0].upper() + description[1:] + ".",
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def add_definition(parser: argparse.ArgumentParser) -> None:
    """Add the option that names the definition."""
    told = "a .toml file, or the name of a built-in definition"
    parser.add_argument("--definition", "-d", required=True, metavar="D", help=told)


def add_unit(parser: argparse.ArgumentParser) -> None:
    """Add the option that names a unit."""
    parser.add_argument("--unit", required=True, metavar="U", help="code of the unit")


def add_against(parser: argparse.ArgumentParser) -> None:
    """Add the option that says whom the unit is compared with."""
    told = "nation (default), best, peers, a group variable (the unit's own group), or codes of units with commas between"
    parser.add_argument("--against", default="nation", metavar="A", type=several, help=told)


def several(text: str) -> str | list[str]:
    """Give the parts of a text with commas, or the text."""
    return text.split(",") if "," in text else text


def add_reading(parser: argparse.ArgumentParser) -> None:
    """Add the options for reading a CSV file."""
    reading = parser.add_argument_group("reading the data file")
    reading.add_argument("--delimiter", choices=[",", ";", "tab"], metavar="MARK", help=BETWEEN)
    reading.add_argument("--decimal", choices=[".", ","], metavar="MARK", help=DECIMAL)
    reading.add_argument(
        "--encoding",
        choices=["automatic", "utf8", "latin1"],
        default="automatic",
        help="default: UTF-8 where valid, else Latin-1",
    )
    reading.add_argument(
        "--ignore",
        action="append",
        default=[],
        metavar="COLUMN",
        help="a column not to be read; '*' for all unknown; repeatable",
    )
    reading.add_argument(
        "--period", metavar="P", help="what the figures are of, as every output tells it (default: the year in the file's name)"
    )


def add_withholding(parser: argparse.ArgumentParser) -> None:
    """Add the options for figures of few people."""
    withholding = parser.add_argument_group("figures of few people")
    told = "withhold figures with fewer than N answers, and those that would give them away, before anything is computed"
    withholding.add_argument("--withhold", type=float, metavar="N", help=told)
    told = "the group variable whose totals are known (default: kommun, if it is there)"
    withholding.add_argument("--withhold-by", metavar="GROUP", help=told)


def add_earlier(parser: argparse.ArgumentParser) -> None:
    """Add the options for an earlier edition."""
    parser.add_argument("--earlier", metavar="DATA", help="data of an earlier edition, to give changes from")
    told = (
        "the definition that edition follows (default: the one built in under the name of its data, else that of --definition)"
    )
    parser.add_argument("--earlier-definition", metavar="D", help=told)


def add_vary(parser: argparse.ArgumentParser) -> None:
    """Add the options of what varies and how it is drawn."""
    told = "a .toml file with [[vary]] tables (default: all weights by a quarter up or down)"
    parser.add_argument("--vary", metavar="FILE", help=told)
    told = "the same seed gives the same result (default: 1)"
    parser.add_argument("--seed", metavar="S", type=whole(0, 2**64 - 1), default=1, help=told)
    told = "default: as many as the machine has"
    parser.add_argument("--threads", metavar="T", type=whole(0, 1024), default=0, help=told)


def sources_of(arguments: argparse.Namespace) -> list[vary.Source]:
    """Read what varies."""
    return vary.read(arguments.vary) if arguments.vary else [vary.weights(0.25)]


def whole(least: int, most: int) -> Callable[[str], int]:
    """Give what reads a whole number between two."""

    def read(text: str) -> int:
        if re.fullmatch(r"[+-]?[0-9]{1,20}", text) is None or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"must be a whole number, at least {least} and at most {most}, not '{text}'")
        return int(text)

    return read


count = whole(1, 2**31 - 1)


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add the option for the language of output."""
    parser.add_argument("--language", choices=["sv", "en"], default="en", help="of names and results (default: en)")


def complete(
    parser: argparse.ArgumentParser,
    run: Callable[[argparse.Namespace], None],
    out: str = TO_FILE,
    *,
    withholding: bool = True,
) -> None:
    """Add what commands end with: where to write, how data are read, the language, and what is run."""
    parser.add_argument("--out", metavar="FILE", help=out)
    add_reading(parser)
    if withholding:
        add_withholding(parser)
    add_language(parser)
    parser.set_defaults(run=run)


def definition_of(arguments: argparse.Namespace) -> Definition:
    """Load the definition that was named."""
    return load(arguments.definition)


def earlier_of(arguments: argparse.Namespace, now: Table, node: str | None = None) -> Scores | None:
    """Fit and score the earlier edition that was named; with the indicators where the node is one."""
    if arguments.earlier is None:
        return None
    built_in = arguments.earlier if arguments.earlier in definitions.names() else arguments.definition
    definition = load(arguments.earlier_definition or built_in)
    table = table_of(arguments, definition, arguments.earlier)
    _check_order(table, now)
    return fit(definition, table).score(table, indicators=node in definition.model.indicators)


def _check_order(earlier: Table, later: Table) -> None:
    """Refuse an earlier edition that is not of an earlier year, where both are known."""
    years = [_core.year_in(table.period) for table in (earlier, later)]
    if years[0] and years[1] and years[0] >= years[1]:
        raise DataError([problem("invalid_parameter", "earlier-is-later", earlier=years[0], later=years[1])])


def table_of(
    arguments: argparse.Namespace, definition: Definition, data: str | None = None, *, period: str | None = None, **columns: Any
) -> Table:
    """Read the data that were named, or others in the same way; `columns` are those of `read_csv`, if not the definition's."""
    named = data or arguments.data
    if named in datasets.names():
        return _withheld(arguments, definition, datasets.load(named))
    if data is None:
        period = arguments.period
    year = re.search(r"(?<!\d)(19|20)\d\d(?!\d)", Path(named).stem)
    table = read_csv(
        named,
        definition,
        delimiter="\t" if arguments.delimiter == "tab" else arguments.delimiter,
        decimal=arguments.decimal,
        encoding=arguments.encoding,
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


def provenance(scores: Scores, language: Literal["sv", "en"], earlier: Scores | None = None) -> dict[str, Any]:
    """Give what a file says of where its scores come from: first the title, which says what is a reconstruction."""
    told = {"title": scores.index.definition.heading(language), **scores.provenance()}
    return told if earlier is None else {**told, "earlier": provenance(earlier, language)}
