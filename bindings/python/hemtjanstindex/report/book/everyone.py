"""What is alike in the workbook of every unit: all units with figures and certainty, the words, and where all comes from."""

from __future__ import annotations

from ... import _core
from ...present import phrases, plain, readable
from ...words import LANGUAGES, Language
from ..edition import LIMITS, Edition, Row
from ..facts import Fact, Told, tell
from ..page import Page, Table
from ..pages import reading
from ..teller import Teller

#: The result groups, the best first.
GROUPS = (*reversed(LIMITS), "low")
#: What can stand in the place of a figure.
STATUSES = ("missing", "not_answered", "suppressed", "not_applicable")


def pages(teller: Teller) -> list[Page]:
    """Make the pages, a table each."""
    made = {"all": everyone(teller), "all-sure": certainty(teller), "glossary": glossary(teller), "origin": origin(teller)}
    return [Page(name, tell(f"section-{name}"), tell(f"section-{name}"), (table.filled(),)) for name, table in made.items()]


def everyone(teller: Teller) -> Table:
    """Give every unit with its groups, place, scores and figures, the best first."""
    edition = teller.edition
    parts = [node for node in teller.model.children(teller.model.root) if teller.model[node].indicator is None]
    lists = {node: {row["unit"]: row["score"] for row in _rows(edition, node)} for node in parts}
    groups = edition.scores.table.groups
    nodes = [node for node in teller.model.indicators if node in edition.figures.means]
    rows: list[tuple[Told | None, ...]] = []
    for unit in edition.ranking:
        at = edition.at[unit]
        rows.append(
            (
                teller.unit_name(unit),
                teller.words(f"code.{unit}", unit, "Table.units"),
                *(teller.words(f"{name}.{labels[at]}", labels[at], "Table.groups") for name, labels in groups.items()),
                *_standing(teller, unit),
                *(_score(teller, f"{node}.score.{unit}", lists[node][unit]) for node in parts),
                *(_figure(teller, unit, node) for node in nodes),
            )
        )
    head: list[Told] = [tell("column-unit", kind=teller.kind), tell("column-code")]
    head += [_heading(teller, name) for name in groups]
    head += [tell("column-place"), tell("column-score"), tell("column-group")]
    head += [tell("column-node", node=teller.node_name(node)) for node in (*parts, *nodes)]
    numbers = (False, False, *(False for _ in groups), True, True, False, *(True for _ in (*parts, *nodes)))
    return Table(tell("all-caption", number=teller.count("units", len(rows), "Table.units")), tuple(head), tuple(rows), numbers)


def _heading(teller: Teller, group: str) -> Fact:
    """Name a group variable."""
    return teller.facts.add(f"column.{group}", group, "Table.groups", lambda language: readable.heading(group, language))


def _rows(edition: Edition, node: str) -> list[Row]:
    return plain.rows(_core.Scores.ranking_columns(edition.scores, node))


def _standing(teller: Teller, unit: str) -> tuple[Told | None, ...]:
    """Give the place, the score and the result group of a unit; nothing without a score."""
    row = teller.edition.ranking[unit]
    if row["rank"] is None:
        return None, None, None
    return (
        teller.rank(f"rank.{unit}", row["rank"], "Ranking.rank"),
        teller.score(f"score.{unit}", row["score"], "Ranking.score"),
        tell(f"group-{row['group']}"),
    )


def _score(teller: Teller, name: str, score: float | None) -> Fact | None:
    return None if score is None else teller.score(name, score, "Ranking.score")


def _figure(teller: Teller, unit: str, node: str) -> Fact:
    """Give a figure, or why there is none."""
    figures = teller.edition.figures
    value = figures.value(unit, node)
    if value is not None:
        return teller.figure(node, value, f"of.{unit}", "Table.values")
    status = figures.status(unit, node)
    return teller.facts.add(f"{node}.status.{unit}", status, "Table.status", lambda language: phrases.status(status, language))


def certainty(teller: Teller) -> Table:
    """Give the places of every unit when weights, and answers where these are known, vary, and how often each result group."""
    edition = teller.edition
    rows: list[tuple[Told | None, ...]] = []
    for unit, place in edition.ranking.items():
        if place["rank"] is None:
            continue
        groups = edition.groups_by_weights[unit]
        rows.append(
            (
                teller.unit_name(unit),
                teller.rank(f"rank.{unit}", place["rank"], "Ranking.rank"),
                *_ends(teller, unit, "weights", edition.ranks_by_weights),
                *_ends(teller, unit, "answers", edition.ranks_by_answers),
                *(
                    teller.number(f"weights.group.{code}.{unit}", 100 * groups[code], "Uncertainty.groups", ".0f")
                    for code in GROUPS
                ),
            )
        )
    what = "known" if edition.answers.known else "assumed"
    head = [tell("column-unit", kind=teller.kind), tell("column-place")]
    head += [tell(f"column-{varied}-{end}") for varied in ("weights", f"answers-{what}") for end in ("low", "high")]
    head += [tell("column-group-share", group=tell(f"group-{code}")) for code in GROUPS]
    return Table(tell("all-sure-caption"), tuple(head), tuple(rows), (False, *(True for _ in head[1:])))


def _ends(teller: Teller, unit: str, what: str, rows: dict[str, Row]) -> tuple[Fact | None, Fact | None]:
    """Give the ends of an interval of places."""
    if not rows:
        return None, None
    low, high = (teller.rank(f"{what}.{end}.{unit}", rows[unit][end], f"Uncertainty.{end}") for end in ("low", "high"))
    return low, high


def glossary(teller: Teller) -> Table:
    """Give the words that are used and what they mean, those of the result groups and of lacking figures among them."""
    words: list[tuple[Told, Told]] = list(reading.terms(teller, similar=bool(teller.edition.scores.table.background)))
    words += [(tell(f"group-{code}"), tell(f"book-group-{code}")) for code in GROUPS]
    words += [(_status(teller, status), tell(f"book-{status}")) for status in STATUSES]
    return Table(tell("glossary-caption"), (tell("column-word"), tell("column-means")), tuple(words), (False, False))


def _status(teller: Teller, status: str) -> Fact:
    return teller.facts.add(f"status.{status}", status, "Table.status", lambda language: phrases.status(status, language))


def origin(teller: Teller) -> Table:
    """Tell where results come from: definition, figures and program by what identifies them, and what was varied."""

    def told(language: Language) -> list[tuple[str, str]]:
        title = {"title": teller.definition.heading(language)}
        _, columns = readable.facts(title | teller.edition.provenance, language)
        return [(str(name), str(value)) for name, value in zip(*columns.values(), strict=True)]

    of = {language: told(language) for language in LANGUAGES}
    rows = tuple(
        (_written(teller, f"origin.{i}.name", of, i, 0), _written(teller, f"origin.{i}", of, i, 1))
        for i, (_, value) in enumerate(of["en"])
        if value
    )
    return Table(tell("origin-caption"), (tell("column-what"), tell("column-value")), rows, (False, False))


def _written(teller: Teller, name: str, of: dict[Language, list[tuple[str, str]]], row: int, column: int) -> Fact:
    """Give a cell of the provenance as it is written in each language."""
    return teller.facts.add(name, of["en"][row][column], "provenance", lambda language: of[language][row][column])
