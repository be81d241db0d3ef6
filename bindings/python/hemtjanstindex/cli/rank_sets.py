"""``hemtjanstindex rank-sets``."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from ..errors import DataError, Problem
from ..index import fit
from ..rank_sets import RankSets, rank_sets
from . import inputs, output, readable, surveys, words

if TYPE_CHECKING:
    from ..scores import Scores

TEXT: dict[str, dict[str, Any]] = {
    "en": {
        "drawn": "Places that the random error of survey answers leaves open: {} draws, seed {}.",
        "each": "Each set holds the unit's true place with {} % confidence.",
        "all": "All sets together hold the true places with {} % confidence.",
        "assumed": "Assumed where the number of answers is not known: {} answers behind each share.",
        "headings": ("rank", "code", "name", "score", "standard error", "places", "surely above", "surely below"),
        "unknown": "not known",
        "blind": "Not known how sure, without a single survey figure: {}",
        "unscored": "No score: {}",
        "open": "Surely above and below: units told apart, all comparisons at once.",
    },
    "sv": {
        "drawn": "Platser som slumpfelet i enkätsvaren lämnar öppna: {} dragningar, frö {}.",
        "each": "Varje enhets sanna plats ligger i dess intervall med {} procents säkerhet.",
        "all": "Alla enheters sanna platser ligger samtidigt i sina intervall med {} procents säkerhet.",
        "assumed": "Antaget där antalet svar inte är känt: {} svar bakom varje andel.",
        "headings": ("plats", "kod", "namn", "poäng", "medelfel", "möjliga platser", "säkert över", "säkert under"),
        "unknown": "inte känt",
        "blind": "Inte känt hur säkert, utan en enda enkätuppgift: {}",
        "unscored": "Utan poäng: {}",
        "open": "Säkert över och under: enheter som går att skilja åt, alla jämförelser på en gång.",
    },
}


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "rank-sets",
        "tell which places the random error of survey answers leaves open to each unit",
        "hemtjanstindex rank-sets figures.csv --definition my-index.toml --level 0.9 --out places.xlsx",
    )
    parser.add_argument("data", metavar="DATA", help="a CSV file, or the name of built-in data")
    inputs.add_definition(parser)
    parser.add_argument("--level", metavar="L", type=float, default=0.95, help="confidence (default: 0.95)")
    told = "let all sets hold at once; by default each holds on its own"
    parser.add_argument("--simultaneous", action="store_true", help=told)
    parser.add_argument("--node", metavar="N", help="the node ranked by (default: the whole index)")
    told = "code of a unit; repeatable: only these are told, compared with all (default: all units)"
    parser.add_argument("--unit", metavar="U", action="append", default=[], help=told)
    parser.add_argument("-n", metavar="N", type=inputs.count, default=1000, help="draws (default: 1000)")
    told = "the same seed gives the same result (default: 1)"
    parser.add_argument("--seed", metavar="S", type=inputs.whole(0, 2**64 - 1), default=1, help=told)
    surveys.add(parser, None)
    inputs.complete(parser, run)


def run(arguments: argparse.Namespace) -> None:
    """Make the sets, and write."""
    if arguments.out:
        output.suffix_of(arguments.out)
    definition = inputs.definition_of(arguments)
    table = inputs.table_of(arguments, definition)
    index = fit(definition, table)
    known = surveys.answers(index, table)
    chosen = [table.unit_at(unit) for unit in dict.fromkeys(arguments.unit)]
    _check(known, arguments)
    found = rank_sets(
        index,
        table,
        surveys.sampling(arguments),
        level=arguments.level,
        simultaneous=arguments.simultaneous,
        n=arguments.n,
        seed=arguments.seed,
        node=arguments.node,
    )
    scores = index.score(table, indicators=False)
    columns = _columns(found, chosen)
    if not arguments.out:
        text = _text(found, scores, output.rows(columns), known, arguments)
        output.show(text, arguments.language)
        return
    node = arguments.node or definition.model.root
    about: dict[str, Any] = {"node_name": words.named(definition, node, arguments.language)}
    if known.uncounted:
        about["assumed"] = found.provenance()["varied"][0]
    provenance = inputs.provenance(scores, arguments.language) | found.provenance() | about
    lists = words.sheets({"rank_sets": columns}, arguments.out, definition, arguments.language)
    output.write(lists, arguments.out, provenance, arguments.language)


def _check(known: surveys.Answers, arguments: argparse.Namespace) -> None:
    """Refuse to make up numbers of answers that nobody stated."""
    problems = []
    if known.uncounted_shares and arguments.assume_respondents is None:
        told = (
            f"{known.uncounted_shares} of {known.figures} survey figures have no number of answers, so which places are open is"
        )
        problems.append(
            Problem("invalid_parameter", f"{told} not known; --assume-respondents N shows what N answers would give")
        )
    if known.uncounted > known.uncounted_shares and arguments.assume_standard_error is None:
        told = f"{known.uncounted - known.uncounted_shares} survey figures that are no shares have no standard error"
        problems.append(Problem("invalid_parameter", f"{told}; --assume-standard-error S shows what one would give"))
    if problems:
        raise DataError(problems)


def _columns(found: RankSets, chosen: list[int]) -> output.Columns:
    """Give the sets, and how many units each is surely above and below."""
    columns = found.columns()
    return {name: [cells[row] for row in chosen] for name, cells in columns.items()} if chosen else columns


def _text(
    found: RankSets, scores: Scores, rows: list[dict[str, Any]], known: surveys.Answers, arguments: argparse.Namespace
) -> str:
    """Lay the sets out in the order of the ranking."""
    language = arguments.language
    told = TEXT[language]
    ranked = sorted((row for row in rows if row["rank"] is not None), key=lambda row: row["rank"])
    cells = [
        [
            words.place(row["rank"]),
            row["unit"],
            row["name"],
            words.score(row["score"]),
            *(
                [
                    f"{row['standard_error']:.1f}",
                    f"{row['low']:g}–{row['high']:g}",
                    f"{row['surely_above']:g}",
                    f"{row['surely_below']:g}",
                ]
                if row["known"]
                else [told["unknown"], told["unknown"], words.NONE, words.NONE]
            ),
        ]
        for row in ranked
    ]
    thin = [readable.thin(scores.index.model, row["thin"], language) for row in ranked]
    blind = [row["name"] for row in ranked if not row["known"]]
    unscored = [row["name"] for row in rows if row["rank"] is None]
    node = words.named(scores.index.definition, arguments.node or scores.index.model.root, language)
    lines = [
        readable.edition(scores, language),
        node,
        "",
        told["drawn"].format(readable.whole(arguments.n, language), arguments.seed),
        told["all" if found.simultaneous else "each"].format(f"{100 * found.level:g}"),
        *([told["assumed"].format(f"{arguments.assume_respondents:g}")] if known.uncounted_shares else []),
        words.paragraph(words.sentence(found.provenance()["error"], language)),
        *map(words.paragraph, surveys.sentences(found.surveys, language)),
        "",
        words.beside(told["headings"], cells, [True, False, False, True, True, True, True, True], thin, language),
        *(["", words.paragraph(told["blind"].format(", ".join(blind)))] if blind else []),
        *(["", words.paragraph(told["unscored"].format(", ".join(unscored)))] if unscored else []),
        "",
        words.paragraph(told["open"]),
    ]
    return "\n".join(lines)
