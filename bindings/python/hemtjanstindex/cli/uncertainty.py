"""``hemtjanstindex uncertainty``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _core, vary
from ..index import fit
from ..robust import Uncertainty, uncertainty
from ..scores import Scores
from . import inputs, output, readable, surveys, words

if TYPE_CHECKING:
    from ..index import Index
    from ..table import Table

TEXT: dict[str, dict[str, Any]] = {
    "en": {
        "varied": "{} replicates, seed {}, in which varied:",
        "interval": "{} % interval",
        "headings": ("rank", "code", "name", "score", "mean rank", "median", "top {}"),
        "still": "Not varied: {}.",
        "kinds": {"weights": "the weights", "sampling": "the random error of survey answers", "choice": "the choice of method"},
        "uncounted": "How sure the ranks are is not known: {} of {} survey figures have no number of answers.",
        "left": "How sure the ranks are is not known: the random error of the survey answers was not varied.",
        "assumed": "The last column shows what it would be if {} answers stood behind each such share (an assumption).",
        "counted": "The last column shows what it is with the numbers of answers.",
        "wanted": "Other figures than shares need --assume-standard-error to show what assumed answers would give.",
        "also": "with answers",
        "unknown": "not known",
        "blind": "Not known how sure, without a single survey figure: {}",
        "failed": "{} replicates gave no scores:",
        "unscored": "No score: {}",
        "often": "Ranks most often, of the replicates with a score:",
        "simulation": (
            "A simulation interval holds that share of the replicates. It follows from what varied and is no promise about a "
            "truth behind it."
        ),
        "precision": "What the number of replicates leaves: a mean rank is known to ±{} at the worst (one standard error).",
    },
    "sv": {
        "varied": "{} omräkningar, frö {}, där detta varierar:",
        "interval": "{} %-intervall",
        "headings": ("plats", "kod", "namn", "poäng", "medelplats", "median", "topp {}"),
        "still": "Varierar inte: {}.",
        "kinds": {"weights": "vikterna", "sampling": "slumpfelet i enkätsvaren", "choice": "valet av metod"},
        "uncounted": "Hur säkra platserna är går inte att säga: {} av {} enkätuppgifter saknar antal svar.",
        "left": "Hur säkra platserna är går inte att säga: slumpfelet i enkätsvaren har inte fått variera.",
        "assumed": "Sista kolumnen visar hur det vore om varje sådan andel byggde på {} svar (ett antagande).",
        "counted": "Sista kolumnen visar hur det är med de antal svar som finns.",
        "wanted": "Andra uppgifter än andelar kräver --assume-standard-error för att visa vad antagna svar skulle ge.",
        "also": "med svar",
        "unknown": "inte känt",
        "blind": "Inte känt hur säkert, utan en enda enkätuppgift: {}",
        "failed": "{} omräkningar gav inga poäng:",
        "unscored": "Utan poäng: {}",
        "often": "Vanligaste platser, av omräkningar med poäng:",
        "simulation": (
            "Ett simuleringsintervall rymmer den andelen av omräkningarna. Det följer av vad som varierar och lovar inget om "
            "någon sanning bakom."
        ),
        "precision": "Vad antalet omräkningar lämnar: en medelplats är känd på ±{} som sämst (ett medelfel).",
    },
}


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = inputs.command(
        subparsers,
        "uncertainty",
        "tell how scores and ranks move when weights, choices and figures could have been others",
        "hemtjanstindex uncertainty figures.csv --definition my-index.toml --vary doubts.toml -n 100000 --out sure.xlsx",
    )
    parser.add_argument("data", metavar="DATA", help="a CSV file, or the name of built-in data")
    inputs.add_definition(parser)
    inputs.add_vary(parser)
    parser.add_argument("-n", metavar="N", type=inputs.count, default=10_000, help="replicates (default: 10,000)")
    told = "stop before N when every mean rank is known to so many places (one standard error)"
    parser.add_argument("--mc-error", metavar="E", type=float, default=0.0, help=told)
    parser.add_argument("--level", metavar="L", type=float, default=0.9, help="of the intervals (default: 0.9)")
    parser.add_argument("--node", metavar="N", help="the node whose scores and ranks are told (default: the whole index)")
    told = "code of a unit; repeatable: only these, with the ranks each has most often (default: all units)"
    parser.add_argument("--unit", metavar="U", action="append", default=[], help=told)
    parser.add_argument(
        "--top", metavar="K", type=inputs.count, default=10, help="tell how often a unit is among the best K (default: 10)"
    )
    told = "data whose units the ranks are places among; the index is fitted to them (default: DATA itself)"
    parser.add_argument("--reference", metavar="DATA", help=told)
    parser.add_argument("--refit", action="store_true", help="fit the scales anew to the figures drawn in every replicate")
    surveys.add(parser, 60)
    inputs.complete(parser, run, inputs.TO_FILE + "; a CSV has the ranks alone")


def run(arguments: argparse.Namespace) -> None:
    """Run replicates, and write."""
    suffix = output.suffix_of(arguments.out) if arguments.out else ""
    definition = inputs.definition_of(arguments)
    table = inputs.table_of(arguments, definition)
    reference = inputs.table_of(arguments, definition, arguments.reference) if arguments.reference else None
    index = fit(definition, reference or table)
    chosen = [table.unit_at(unit) for unit in dict.fromkeys(arguments.unit)]
    known = surveys.answers(index, table)
    sources = inputs.sources_of(arguments)
    if not arguments.vary and (known.known or (arguments.rho is not None and known.figures and not known.uncounted)):
        sources.append(vary.sampling(arguments.rho))
    asked = Asked(index, table, reference, arguments, known)
    u = asked.run(sources)
    assumed = asked.with_answers(sources)
    scores = index.score(table, indicators=False)
    blind = np.asarray(_core.without_answers(scores, arguments.node or ""))
    told_ranks = _ranks(u, arguments) | {"known": _known(u, known, blind), "thin": u.thin()}
    if assumed:
        also = assumed.rank_columns(arguments.level, "")
        told_ranks |= {f"{end}_assumed": np.where(blind, np.nan, also[end]) for end in ("low", "high")}
    ranks = _rows(told_ranks, chosen)
    often = _often(u, chosen)
    failures = readable.failures(u.failure_columns())
    if not arguments.out:
        text = _text(u, scores, ranks, often, failures, asked, assumed)
        output.show(text, arguments.language, [*u.sources(), *readable.reasons(failures)])
        return
    lists: dict[str, output.Columns] = {"ranks": ranks}
    if suffix != ".csv":
        units: dict[str, Any] = {"unit": table.units, "name": table.names}
        thin = {"thin": u.thin()}
        lists |= {"often": often} if chosen else {}
        lists["scores"] = _rows(units | u.score_columns(arguments.level, "") | thin, chosen)
        groups = u.group_shares("").reshape(-1, 5)
        shares = dict(zip(("p_high", "p_above", "p_near", "p_below", "p_low"), groups.T, strict=True))
        lists["groups"] = _rows(units | shares | thin, chosen)
        lists |= {"alternatives": u.alternative_columns(), "failures": failures}
    lists = readable.filled(lists) if suffix == ".xlsx" else lists
    about = {"node": u.nodes[0], "node_name": words.named(definition, u.nodes[0], arguments.language), "level": arguments.level}
    about |= {"not_varied": still(u)} | ({"assumed": assumed.sources()[-1]} if assumed else {})
    about |= {"correlation": assumed.provenance()["correlation"], "error": assumed.error} if assumed else {}
    provenance = inputs.provenance(scores, arguments.language) | u.provenance() | about
    output.write(
        words.sheets(lists, arguments.out, definition, arguments.language), arguments.out, provenance, arguments.language
    )


@dataclass(frozen=True)
class Asked:
    """What is asked, of whichever sources."""

    index: Index
    table: Table
    reference: Table | None
    arguments: argparse.Namespace
    answers: surveys.Answers

    def run(self, sources: Sequence[vary.Source]) -> Uncertainty:
        """Run the replicates."""
        return uncertainty(
            self.index,
            self.table,
            sources,
            n=self.arguments.n,
            seed=self.arguments.seed,
            nodes=self.arguments.node,
            reference=self.reference,
            frame="refit" if self.arguments.refit else "frozen",
            mc_error=self.arguments.mc_error,
            threads=self.arguments.threads,
            progress=sys.stderr.isatty(),
        )

    def with_answers(self, sources: Sequence[vary.Source]) -> Uncertainty | None:
        """Run them with the random error of surveys too, where it is left out and something can be said or assumed of it."""
        left_out = self.answers.figures > 0 and not any(isinstance(s, vary.sampling) for s in sources)
        stated = self.answers.stated or self.arguments.rho is not None
        wanted = self.answers.uncounted > self.answers.uncounted_shares and self.arguments.assume_standard_error is None
        return self.run([*sources, surveys.sampling(self.arguments)]) if left_out and stated and not wanted else None


def still(u: Uncertainty) -> list[str]:
    """Give the kinds of sources that did not vary, of those that make sense here."""
    kinds = {type(source) for source in u.question.vary}
    model = u.index.model
    surveyed = any(node.indicator and node.indicator.error == "survey" for node in model.nodes)
    left = {
        "weights": not kinds & {vary.weights, vary.weights_from},
        "sampling": surveyed and vary.sampling not in kinds,
        "choice": not kinds & {vary.choice, vary.drop},
    }
    return [kind for kind, out in left.items() if out]


def _known(u: Uncertainty, answers: surveys.Answers, blind: Any) -> Any:
    """Tell of which units the intervals know the random error."""
    sampled = answers.figures == 0 or any(isinstance(s, vary.sampling) for s in u.question.vary)
    return ~blind & sampled


def _opening(u: Uncertainty, asked: Asked, assumed: Uncertainty | None) -> list[str]:
    """Say what did not vary, and what therefore is not known."""
    language = asked.arguments.language
    told, answers = TEXT[language], asked.answers
    left = still(u)
    lines = [told["still"].format(", ".join(told["kinds"][kind] for kind in left))] if left else []
    if "sampling" in left and answers.figures:
        uncounted = told["uncounted"].format(*(readable.whole(x, language) for x in (answers.uncounted, answers.figures)))
        lines += [uncounted if answers.uncounted else told["left"]]
        if not answers.stated and asked.arguments.rho is None:
            lines += [surveys.UNKNOWN[language]]
        elif assumed is None:
            lines += [told["wanted"]]
        elif answers.uncounted:
            lines += [told["assumed"].format(f"{asked.arguments.assume_respondents:g}")]
        else:
            lines += [told["counted"]]
    return lines


def _ranks(u: Uncertainty, arguments: argparse.Namespace) -> dict[str, Any]:
    """Give ranks with their spread, and how often a unit is among the best."""
    units = {"unit": u.table.units, "name": u.table.names, "score": u.score_columns(arguments.level, "")["score"]}
    return units | u.rank_columns(arguments.level, "") | {f"p_top_{arguments.top}": u.top_shares(arguments.top, "")}


def _rows(columns: output.Columns, chosen: list[int]) -> output.Columns:
    """Give the rows of the units that were asked for, or all."""
    return {name: [cells[row] for row in chosen] for name, cells in columns.items()} if chosen else columns


def _often(u: Uncertainty, chosen: list[int]) -> output.Columns:
    """Give the ranks that each unit asked for has, and how often, most often first."""
    values = u.rank_values()
    shares = [(row, u.rank_shares(u.table.units[row], "")) for row in chosen]
    thin = u.thin()
    found = [(row, at, p[at]) for row, p in shares for at in np.argsort(-p, kind="stable") if p[at] > 0]
    return {
        "unit": [u.table.units[row] for row, _, _ in found],
        "name": [u.table.names[row] for row, _, _ in found],
        "rank": [values[at] for _, at, _ in found],
        "p": [p for _, _, p in found],
        "thin": [thin[row] for row, _, _ in found],
    }


def _text(
    u: Uncertainty,
    scores: Scores,
    ranks: output.Columns,
    often: output.Columns,
    failures: output.Columns,
    asked: Asked,
    assumed: Uncertainty | None,
) -> str:
    """Lay out what varied and what came of it, in the order of the ranking."""
    arguments = asked.arguments
    language = arguments.language
    told = TEXT[language]
    node = words.named(scores.index.definition, u.nodes[0], language)
    percent = f"{100 * arguments.level:g}"
    rows = sorted((row for row in output.rows(ranks) if row["rank"] is not None), key=lambda row: row["rank"])
    without = _core.without_answers(scores, arguments.node or "")
    blind = {unit for unit, unknown in zip(scores.table.units, without, strict=True) if unknown}
    drawn = assumed or u
    cells = [
        [
            words.place(row["rank"]),
            row["unit"],
            row["name"],
            words.score(row["score"]),
            *(
                [words.NONE] * 3
                if row["mean"] is None
                else [f"{row['mean']:.1f}", words.place(row["median"]), _interval(row, "", blind, told["unknown"])]
            ),
            *([_interval(row, "_assumed", blind, told["unknown"])] if assumed else []),
            f"{100 * row[f'p_top_{arguments.top}']:.0f} %",
        ]
        for row in rows
    ]
    thin = [readable.thin(scores.index.model, row["thin"], language) for row in rows]
    headings = [heading.format(arguments.top) for heading in told["headings"]]
    headings.insert(6, told["interval"].format(percent))
    right = [True, False, False, True, True, True, True, True]
    if assumed:
        headings.insert(7, told["also"])
        right.append(True)
    errors = [row["mc_error"] for row in rows if row["mc_error"] is not None]
    unscored = [row["name"] for row in output.rows(ranks) if row["rank"] is None]
    sure = [row["name"] for row in rows if row["unit"] in blind]
    lines = [
        readable.edition(scores, language),
        node,
        "",
        told["varied"].format(readable.whole(u.n, language), u.seed),
        *(f"  {source}" for source in u.sources()),
        *map(words.paragraph, _opening(u, asked, assumed)),
        *(readable.failed(told["failed"], row["replicates"], row["reason"], language) for row in output.rows(failures)),
        "",
        words.beside(headings, cells, right, thin, language),
        *(["", words.paragraph(told["unscored"].format(", ".join(unscored)))] if unscored else []),
        *(["", words.paragraph(told["blind"].format(", ".join(sure)))] if sure else []),
        *(["", told["often"], *_most(ranks, often)] if arguments.unit else []),
        "",
        words.paragraph(told["simulation"]),
        *([words.paragraph(words.sentence(drawn.error, language))] if drawn.error else []),
        *map(words.paragraph, surveys.sentences(drawn.surveys, language)),
        *([words.paragraph(told["precision"].format(f"{max(errors):.2g}"))] if errors else []),
    ]
    return "\n".join(lines)


def _interval(row: dict[str, Any], which: str, blind: set[str], unknown: str) -> str:
    """Write the ends of an interval, of a unit of which its error is known."""
    low, high = row[f"low{which}"], row[f"high{which}"]
    return unknown if row["unit"] in blind else words.NONE if low is None else f"{low:g}–{high:g}"


def _most(ranks: output.Columns, often: output.Columns) -> list[str]:
    """Write the five ranks that each unit has most often."""
    shares: dict[str, list[str]] = {unit: [] for unit in ranks["unit"]}
    for row in output.rows(often):
        shares[row["unit"]].append(f"{row['rank']:g} ({100 * row['p']:.0f} %)")
    names = dict(zip(ranks["unit"], ranks["name"], strict=True))
    return [f"  {names[unit]} ({unit}): {', '.join(most[:5]) or words.NONE}" for unit, most in shares.items()]
