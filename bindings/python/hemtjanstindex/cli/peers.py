"""``hemtjanstindex peers``."""

from __future__ import annotations

import argparse
import math
from typing import Any

from .. import _core
from ..definition import Definition
from ..index import fit
from ..profile import good_example_columns, peer_columns, peer_weights
from ..scores import Scores
from ..table import Table
from . import inputs, output, readable, words

TEXT = {
    "en": {
        "similar": "Most similar to {}, by {} background variables in standard deviations",
        "chosen": "Chosen to compare {} with",
        "logarithmic": "{} (logarithm)",
        "missing": "not compared: {}",
        "examples": "Good examples, by development area against {}; what costs most first",
        "well": "does well",
        "improved": "up {} points",
        "improved_from": "was {}",
        "better": "better in: {}",
        "none": "none of them does clearly better",
        "none_improved": "none of them does clearly better, or has improved and is better",
        "own": "own result {}",
    },
    "sv": {
        "similar": "Mest lika {}, efter {} bakgrundsvariabler i standardavvikelser",
        "chosen": "Valda att jämföra {} med",
        "logarithmic": "{} (logaritm)",
        "missing": "ej jämförda: {}",
        "examples": "Goda exempel, efter utvecklingsområde mot {}; det som kostar mest först",
        "well": "goda resultat",
        "improved": "upp {} poäng",
        "improved_from": "var {}",
        "better": "bättre i: {}",
        "none": "ingen av dem har klart bättre resultat",
        "none_improved": "ingen av dem har klart bättre resultat, eller har förbättrats och är bättre",
        "own": "eget resultat {}",
    },
}
HEADINGS = {
    "en": ("code", "name", "distance", "score", "rank", ""),
    "sv": ("kod", "namn", "avstånd", "poäng", "plats", ""),
}


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "peers",
        "find the units with similar conditions, and those of them to learn from",
        "hemtjanstindex peers figures.csv --definition my-index.toml --unit 1290 --on befolkning=2 --on andel_80plus",
    )
    parser.add_argument("data", metavar="DATA", help="a CSV file, or the name of built-in data")
    inputs.add_definition(parser)
    inputs.add_unit(parser)
    parser.add_argument(
        "--on",
        metavar="V[=W]",
        action="append",
        type=_weighted,
        help="a background variable to judge similarity by, and its weight; repeatable (default: all)",
    )
    parser.add_argument("--count", metavar="K", type=int, help="how many peers (default: 7)")
    told = "instead of the most similar units: a group variable (the unit's own group), or codes with commas between"
    parser.add_argument("--peers", metavar="P", type=inputs.several, help=told)
    inputs.add_earlier(parser)
    inputs.add_against(parser)
    parser.add_argument(
        "--areas", metavar="K", type=int, default=5, help="development areas to show (default: 5; files have all)"
    )
    inputs.complete(parser, run, inputs.TO_FILE + "; a CSV has the peers alone")


def run(arguments: argparse.Namespace) -> None:
    """Find peers and examples, and write."""
    suffix = output.suffix_of(arguments.out) if arguments.out else ""
    definition = inputs.definition_of(arguments)
    table = inputs.table_of(arguments, definition)
    earlier = inputs.earlier_of(arguments, table)
    scores = fit(definition, table).score(table)
    on = None if arguments.on is None else dict(arguments.on)
    if arguments.peers:
        peers = _given(scores, _codes(scores, arguments.unit, arguments.peers))
    else:
        peers = peer_columns(scores, arguments.unit, None, on, 7 if arguments.count is None else arguments.count)
    examples = good_example_columns(scores, arguments.unit, earlier, arguments.peers or peers["unit"], arguments.against)
    if arguments.out:
        found = {"peers": peers} if suffix == ".csv" else {"peers": peers, "good_examples": examples}
        lists = words.sheets(found, arguments.out, definition, arguments.language)
        asked = {"unit": arguments.unit, "against": arguments.against}
        provenance = inputs.provenance(scores, arguments.language, earlier) | asked
        output.write(lists, arguments.out, provenance, arguments.language)
    else:
        parts = [
            readable.edition(scores, arguments.language),
            _peers(scores, arguments, peers, peer_weights(None, on)),
            _examples(scores, definition, arguments, examples, earlier.table if earlier else None),
        ]
        output.show("\n".join(parts), arguments.language)


def _weighted(text: str) -> tuple[str, float]:
    name, _, weight = text.partition("=")
    try:
        return name, float(weight or 1)
    except ValueError:
        raise argparse.ArgumentTypeError(f"the weight of {name} must be a number, not {weight}") from None


def _codes(scores: Scores, unit: str, peers: str | list[str]) -> list[str]:
    """Give the other units of a group, or the codes given."""
    if isinstance(peers, list):
        return peers
    labels = scores.table.groups.get(peers)
    if labels is None:
        return [peers]
    own = labels[scores.units.index(unit)]
    return [code for code, label in zip(scores.units, labels, strict=True) if label == own and code != unit]


def _given(scores: Scores, units: list[str]) -> dict[str, Any]:
    """Give peers that were named their place."""
    ranking = scores.ranking_columns()
    rows = [ranking["unit"].index(unit) for unit in units if unit in ranking["unit"]]
    return {name: [ranking[name][row] for row in rows] for name in ("unit", "name", "score", "rank", "thin")}


def _peers(scores: Scores, arguments: argparse.Namespace, peers: dict[str, Any], weights: dict[str, float]) -> str:
    """Lay out the peers, and below them the background figures side by side."""
    told = TEXT[arguments.language]
    similar = "distance" in peers
    cells = []
    for row in output.rows(peers):
        score, rank = (math.nan if row[name] is None else row[name] for name in ("score", "rank"))
        missing = told["missing"].format(", ".join(row["missing"])) if row.get("missing") else ""
        little = readable.thin(scores.index.definition.model, row["thin"], arguments.language)
        note = "; ".join(filter(None, [missing, little]))
        distance = [f"{row['distance']:.2f}"] if similar else []
        cells.append([row["unit"], row["name"], *distance, words.score(score), words.place(rank), note])
    headings = [heading for heading in HEADINGS[arguments.language] if similar or heading != HEADINGS[arguments.language][2]]
    listed = words.laid(headings, cells, [False, False, *(True for _ in headings[3:]), False])
    unit = words.unit_name(scores, arguments.unit)
    if not similar:
        return f"\n{told['chosen'].format(unit)}\n\n{listed}"
    variables = output.rows(_core.peer_variable_columns(scores.table, arguments.unit, weights))
    names = [told["logarithmic"].format(v["name"]) if v["logarithmic"] else v["name"] for v in variables]
    names = [f"{name} × {v['weight']:g}" if v["weight"] != 1 else name for name, v in zip(names, variables, strict=True)]
    position = {code: row for row, code in enumerate(scores.units)}
    units = [arguments.unit, *peers["unit"]]
    background = scores.table.background
    figures = [
        [name, *(_number(background[variable["name"]][position[code]]) for code in units)]
        for name, variable in zip(names, variables, strict=True)
    ]
    beside = output.aligned(["", *units], figures, [False, *(True for _ in units)])
    return f"\n{told['similar'].format(unit, len(names))}\n\n{listed}\n\n{beside}"


def _number(value: float) -> str:
    return words.NONE if math.isnan(value) else f"{value:,.1f}".removesuffix(".0").replace(",", " ")


def _examples(
    scores: Scores, definition: Definition, arguments: argparse.Namespace, examples: dict[str, Any], earlier: Table | None
) -> str:
    """Lay out the examples of the development areas that cost most."""
    language = arguments.language
    told = TEXT[language]
    rows = output.rows(examples)
    areas = list(dict.fromkeys(row["node"] for row in rows))[: arguments.areas]
    lines = [told["examples"].format(words.reference(arguments.against, arguments.unit, scores, language))]
    for area in areas:
        here = [row for row in rows if row["node"] == area]
        own = _shown(scores, definition, area, arguments.unit, here[0]["own"], language)
        name = words.named(definition, area, language)
        cells = []
        for row in here:
            why = [told["well"]] if row["does_well"] else []
            why += [_improved(definition, earlier, row, language)] if row["improved"] else []
            better = [words.named(definition, indicator, language) for indicator in row["indicators"] if indicator != area]
            cells.append(
                [
                    words.unit_name(scores, row["unit"]),
                    _shown(scores, definition, area, row["unit"], row["score"], language),
                    words.place(row["rank"]),
                    ", ".join(why),
                    told["better"].format(", ".join(better)) if better else "",
                    readable.thin(definition.model, row["thin"], language),
                ]
            )
        little = words.weak(definition.model, here[0]["own_thin"], language)
        lines += [
            "",
            *([f"{name}, {words.unit_name(scores, arguments.unit)}: {little}"] if little else []),
            words.laid(
                [name, told["own"].format(own), HEADINGS[arguments.language][4], "", "", ""],
                cells,
                (False, True, True, False, False, False),
            ),
        ]
    return "\n".join(["", *lines] if areas else ["", *lines, told["none_improved" if earlier else "none"]])


def _shown(scores: Scores, definition: Definition, node: str, unit: str, score: float, language: readable.Language) -> str:
    """Give the figure of an indicator, the score of any other node."""
    indicator = definition.model[node].indicator
    if indicator is None:
        return words.score(score)
    table = scores.table
    return words.figure(indicator, table.values[table.units.index(unit), table.indicators.index(node)], language)


def _improved(definition: Definition, earlier: Table | None, row: dict[str, Any], language: readable.Language) -> str:
    """Say how much a peer has improved: from which figure, where it is one."""
    indicator = definition.model[row["node"]].indicator
    if indicator is None or earlier is None:
        return TEXT[language]["improved"].format(words.score(row["change"]))
    raw = earlier.values[earlier.units.index(row["unit"]), earlier.indicators.index(row["node"])]
    return TEXT[language]["improved_from"].format(words.figure(indicator, raw, language))
