"""Who is awarded, by which rule for ties, on how much, and whether it can be compared with the earlier edition."""

from __future__ import annotations

from ... import _core
from ...present import climbs, plain
from ..edition import Row
from ..facts import Sentence, Told, tell
from ..page import Page, Paragraph, Table
from ..teller import Teller


def page(teller: Teller) -> Page | tuple[Sentence, Sentence]:
    """Make the page."""
    section = tell("section-awards")
    rows = plain.rows(_core.award_columns(teller.edition.scores, teller.edition.earlier))
    if not rows:
        return section, tell("absent-awards")
    head = ("honour", "part", "name", "score", "covered", "shared")
    table = Table(
        tell("awards-caption"),
        tuple(tell("column-unit", kind=teller.kind) if column == "name" else tell(f"column-{column}") for column in head),
        tuple(_row(teller, row) for row in rows),
        (False, False, False, True, True, False),
    ).filled()
    rules = Paragraph((tell("awards-ties"), tell("awards-coverage", kind=teller.kind)))
    climbers = [_climb(teller, row) for row in rows if row["honour"] == "climber"]
    return Page("awards", section, tell("title-awards"), (table, rules, *climbers))


def _row(teller: Teller, row: Row) -> tuple[Told | None, ...]:
    unit, node = row["unit"], row["node"]
    honour = row["honour"]
    at = f"{honour}.{node}.{unit}"
    return (
        tell(f"honour-{honour}", kind=teller.kind),
        teller.node_name(node),
        teller.unit_name(unit),
        teller.score(f"{at}.score", row["score"], "Award.score"),
        tell("share-cell", share=teller.share(f"{at}.coverage", row["coverage"], "Award.coverage")),
        tell("shared") if row["shared"] else None,
    )


def _climb(teller: Teller, row: Row) -> Paragraph:
    """Say what a climb consists of, and what was to be expected."""
    assert teller.edition.earlier is not None
    unit = row["unit"]
    name, year = teller.unit_name(unit), teller.year("year.before", teller.edition.earlier)
    told = [
        tell("climb", name=name, places=teller.count(f"climb.{unit}", int(row["change_rank"]), "Award.change_rank"), year=year)
    ]
    if row["unsplit"]:
        told.append(tell("climb-unsplit"))
    else:
        parts = {part: teller.places(f"climb.{part}.{unit}", row[f"rank_{part}"], "Award") for part in climbs.PARTS}
        told.append(tell("climb-parts", **parts))
    if row["rank_regression"] is not None:
        told.append(tell("climb-expected", places=teller.places(f"climb.expected.{unit}", row["rank_regression"], "Award")))
    if not row["comparable"]:
        told.append(tell("climb-changed"))
    return Paragraph(tuple(told), tell("label-climb", name=name))
