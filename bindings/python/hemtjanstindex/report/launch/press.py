"""Sentences for the press: one for each county, or other group, and one for each unit."""

from __future__ import annotations

from statistics import fmean

from ...present import readable
from ..facts import Fact, Sentence, Told, series, tell
from ..page import Block, Page, Paragraph, Table
from ..teller import Teller

#: The group variable that a sentence each is written for, where the table has it; else its first.
COUNTY = "lan"


def page(teller: Teller) -> Page:
    """Make the page."""
    groups = teller.edition.scores.table.groups
    by = COUNTY if COUNTY in groups else next(iter(groups), None)
    blocks: list[Block] = [Paragraph((tell("press-how"),))]
    if by:
        blocks.append(_groups(teller, by))
    rows = tuple((teller.unit_name(unit), of_unit(teller, unit)) for unit in sorted(teller.edition.ranking))
    head = (tell("column-unit", kind=teller.kind), tell("column-sentence"))
    blocks.append(Table(tell("press-caption", kind=teller.kind), head, rows, (False, False)))
    return Page("press", tell("section-press"), tell("title-press"), tuple(blocks))


def of_unit(teller: Teller, unit: str) -> Sentence:
    """Say in one sentence where a unit stands, and in another how its place has changed, where that can be compared."""
    row = teller.edition.ranking[unit]
    name = teller.unit_name(unit)
    if row["rank"] is None:
        return tell("press-unscored", name=name, edition=teller.title)
    score, rank = _score(teller, unit), teller.rank(f"rank.{unit}", row["rank"], "Ranking.rank")
    group = teller.group(f"group.{unit}", row["group"], "Ranking.group")
    alone = sum(other["rank"] == row["rank"] for other in teller.edition.ranking.values()) == 1
    told = tell(
        "press-unit" if alone else "press-shared",
        name=name,
        edition=teller.title,
        score=score,
        rank=rank,
        ranked=teller.ranked,
        group=group,
    )
    moved = _moved(teller, unit)
    return tell("press-both", first=told, second=moved) if moved else told


def _score(teller: Teller, unit: str) -> Fact:
    return teller.score(f"score.{unit}", teller.edition.ranking[unit]["score"], "Ranking.score")


def _moved(teller: Teller, unit: str) -> Sentence | None:
    """Say how the place has changed; nothing where the editions measure differently or the change can be chance."""
    change = teller.edition.changes.get(unit)
    if teller.edition.earlier is None or change is None or change["rank_change"] is None or not change["comparable"]:
        return None
    year = teller.year("year.before", teller.edition.earlier)
    if change["within_noise"]:
        return tell("press-noise", year=year)
    places = int(change["rank_change"])
    if places == 0:
        return tell("press-same", year=year)
    number = teller.count(f"press.places.{unit}", abs(places), "Change.rank_change")
    return tell("press-up" if places > 0 else "press-down", places=number, count=abs(places), year=year)


def _groups(teller: Teller, by: str) -> Table:
    edition = teller.edition
    labels = edition.scores.table.groups[by]
    members: dict[str, list[str]] = {}
    for unit in edition.ranking:
        members.setdefault(labels[edition.at[unit]], []).append(unit)
    named = teller.facts.add(f"group.{by}", by, "Table.groups", lambda language: readable.heading(by, language))
    rows: list[tuple[Told | None, ...]] = []
    for label in sorted(members, key=lambda label: min(members[label])):
        group = teller.words(f"{by}.{label}", label, "Table.groups")
        rows.append((group, _of_group(teller, f"{by}.{label}", group, members[label])))
    return Table(
        tell("press-groups-caption", by=named),
        (tell("column-node", node=named), tell("column-sentence")),
        tuple(rows),
        (False, False),
    )


def _of_group(teller: Teller, at: str, group: Fact, units: list[str]) -> Sentence:
    """Say who of a group is the best, and what its mean is."""
    ranking = teller.edition.ranking
    scored = [unit for unit in units if ranking[unit]["rank"] is not None]
    if not scored:
        return tell("press-group-none", group=group)
    best = [unit for unit in scored if ranking[unit]["rank"] == ranking[scored[0]]["rank"]]
    names: Told = series([teller.unit_name(unit) for unit in best])
    rank = teller.rank(f"rank.{best[0]}", ranking[best[0]]["rank"], "Ranking.rank")
    facts = {"group": group, "names": names, "score": _score(teller, best[0]), "rank": rank, "ranked": teller.ranked}
    if len(scored) == 1:
        return tell("press-group-one", kind=teller.kind, **facts)
    number = teller.count(f"{at}.units", len(scored), "Ranking.rank")
    mean = teller.score(f"{at}.mean", fmean(ranking[unit]["score"] for unit in scored), "Ranking.score")
    every = [row["score"] for row in ranking.values() if row["rank"] is not None]
    of_all = teller.score("scores.mean", fmean(every), "Ranking.score")
    return tell("press-group", number=number, mean=mean, all=of_all, kind=teller.kind, **facts)
