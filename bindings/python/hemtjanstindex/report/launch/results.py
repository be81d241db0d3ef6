"""The table of all units: the total and its parts, what is lacking, and the change since the earlier edition."""

from __future__ import annotations

from ... import _core
from ...present import plain
from ..edition import Row
from ..facts import Sentence, Told, series, tell
from ..page import Page, Paragraph, Table
from ..teller import Teller

#: What can be lacking, in the order it is told.
LACKING = ("missing", "not_answered", "suppressed")


def page(teller: Teller) -> Page:
    """Make the page."""
    edition = teller.edition
    parts = [node for node in teller.model.children(teller.model.root) if teller.model[node].indicator is None]
    lists = {node: of_node(teller, node) for node in parts}
    rows = [_row(teller, unit, {node: lists[node][unit] for node in parts}) for unit in edition.ranking]
    head = [tell("column-unit", kind=teller.kind), tell("column-code"), tell("column-place"), tell("column-score")]
    head += [tell("column-node", node=teller.node_name(node)) for node in parts]
    head += [tell("column-lacking"), tell("column-change-score"), tell("column-change-places"), tell("column-comparable")]
    numbers = [False, False, True, True, *(True for _ in parts), False, True, True, False]
    table = Table(tell("results-caption"), tuple(head), tuple(rows), tuple(numbers)).filled()
    return Page("results", tell("section-results"), _title(teller), (Paragraph(tuple(_notes(teller))), table))


def _title(teller: Teller) -> Sentence:
    ranking = teller.edition.ranking
    best = [unit for unit, row in ranking.items() if row["rank"] == 1]
    if not best:
        return tell("title-results-none")
    score = teller.score("scores.highest", ranking[best[0]]["score"], "Ranking.score")
    return tell("title-results", name=series([teller.unit_name(unit) for unit in best]), score=score, ranked=teller.ranked)


def _notes(teller: Teller) -> list[Sentence]:
    """Say how the table is to be read."""
    told = [tell("results-how", kind=teller.kind), tell("results-lacking")]
    if teller.edition.earlier is not None:
        year = teller.year("year.before", teller.edition.earlier)
        told.append(tell("results-changed" if comparable(teller) else "results-incomparable", year=year))
        told.append(tell("results-sign"))
    return told


def comparable(teller: Teller) -> bool:
    """Whether the earlier edition measures the whole index alike."""
    return any(row["comparable"] for row in teller.edition.changes.values())


def of_node(teller: Teller, node: str) -> dict[str, Row]:
    """Give what every unit has on a node."""
    rows = plain.rows(_core.Scores.ranking_columns(teller.edition.scores, node))
    return {row["unit"]: row for row in rows}


def _row(teller: Teller, unit: str, parts: dict[str, Row]) -> tuple[Told | None, ...]:
    edition = teller.edition
    place = edition.ranking[unit]
    ranked = place["rank"] is not None
    change = edition.changes.get(unit, {})
    score, places = change.get("score_change"), change.get("rank_change")
    return (
        teller.unit_name(unit),
        teller.words(f"code.{unit}", unit, "Table.units"),
        teller.rank(f"rank.{unit}", place["rank"], "Ranking.rank") if ranked else None,
        teller.score(f"score.{unit}", place["score"], "Ranking.score") if ranked else None,
        *(
            None if row["score"] is None else teller.score(f"{node}.score.{unit}", row["score"], "Ranking.score")
            for node, row in parts.items()
        ),
        lacking(teller, unit),
        None if score is None else teller.signed(f"change.score.{unit}", score, "Change.score_change"),
        None if places is None else teller.places(f"change.rank.{unit}", places, "Change.rank_change"),
        _comparable(teller, unit),
    )


def lacking(teller: Teller, unit: str) -> Told | None:
    """Say how many figures are lacking, by kind; nothing where none is."""
    figures = teller.edition.figures
    found = [figures.status(unit, node) for node in teller.model.indicators]
    counted = [(status, found.count(status)) for status in LACKING if status in found]
    told = [
        tell(f"gap-{status}", number=teller.count(f"gap.{status}.{unit}", number, "Table.status")) for status, number in counted
    ]
    return series(told) if told else None


def _comparable(teller: Teller, unit: str) -> Sentence | None:
    """Say why a change is none that figures of the same kind have made; nothing where it is."""
    edition = teller.edition
    if edition.earlier is None or edition.ranking[unit]["rank"] is None:
        return None
    change = edition.changes.get(unit)
    if change is None or change["score_change"] is None:
        return tell("incomparable-new")
    if not change["comparable"]:
        return tell("incomparable-definition")
    return tell("incomparable-figures") if change["score_statuses"] else None
