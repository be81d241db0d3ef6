"""The districts of a municipality: their places among all, how far apart they are, and a page a district."""

from __future__ import annotations

from functools import cached_property

from ...present import numbers, phrases
from .. import view
from ..edition import SPREAD, Edition, Placed, Row
from ..facts import Fact, Link, Sentence, Told, tell
from ..page import Page, Paragraph, Table
from ..teller import Teller


class Town(Teller):
    """A municipality's districts, and their facts as they are asked for."""

    def __init__(self, edition: Edition, municipality: str) -> None:
        assert edition.placed is not None
        assert edition.districts is not None
        super().__init__(edition.placed.edition)
        self.reference = edition
        self.placed: Placed = edition.placed
        self.municipality = municipality
        at = edition.at[municipality]
        self.name = self.words("municipality", edition.scores.table.names[at], "Table.names")
        self.among = self.count("among", edition.ranked, "Ranking.rank")
        self.gaps = {row["node"]: row for row in self.placed.gaps if row["municipality"] == municipality}
        #: What each district has on each node.
        self.standing: dict[str, dict[str, Row]] = {}
        for row in self.placed.places:
            if row["municipality"] == municipality:
                self.standing.setdefault(row["unit"], {})[row["node"]] = row

    @property
    def root(self) -> str:
        """Give the whole index."""
        return self.model.root

    @cached_property
    def parts(self) -> list[str]:
        """Give its parts."""
        return [node for node in self.gaps if node != self.root]

    def at_node(self, unit: str, node: str) -> Row:
        """Give what a district has on a node."""
        return self.standing[unit][node]

    def inherits(self, unit: str, node: str) -> bool:
        """Whether a district has its municipality's figure of an indicator."""
        table = self.reference.districts
        assert table is not None
        if self.edition.figures.value(unit, node) is None:
            return False
        if node not in table.indicators:
            return True
        return bool(table.status[table.units.index(unit), table.indicators.index(node)])

    def ends(self, unit: str) -> tuple[str, Row]:
        """Give the places that other weights, and other answers where these are known, would give, and which vary."""
        edition = self.edition
        if edition.answers.known and edition.ranks_by_answers:
            return "answers", edition.ranks_by_answers[unit]
        return "weights", edition.ranks_by_weights[unit]


def pages(town: Town) -> list[Page]:
    """Make the pages."""
    return [_cover(town), _list(town), _apart(town), *(_district(town, unit) for unit in town.standing)]


def _cover(town: Town) -> Page:
    number = town.few("districts", len(town.standing), "DistrictPlace")
    year = town.year("year", town.reference.scores)
    told = [
        tell("districts-about", number=number, among=town.among, year=year),
        tell("districts-apart"),
        tell("districts-inherited"),
    ]
    return Page("cover", tell("section-cover"), tell("name", name=town.name), (Paragraph(tuple(told)),), _seen(town))


def _seen(town: Town) -> Link | None:
    """Lead to the same in the tool."""
    return view.within(town.edition, town.municipality)


def _score(town: Town, unit: str, node: str) -> Fact | None:
    value = town.at_node(unit, node)["score"]
    return None if value is None else town.score(f"{node}.score.{unit}", value, "DistrictPlace.score")


def _rank(town: Town, unit: str, node: str) -> Fact | None:
    value = town.at_node(unit, node)["rank"]
    return None if value is None else town.rank(f"{node}.rank.{unit}", value, "DistrictPlace.rank")


def _between(town: Town, unit: str) -> Told | None:
    if town.at_node(unit, town.root)["rank"] is None:
        return None
    what, row = town.ends(unit)
    low = town.rank(f"{what}.low.{unit}", row["low"], "Uncertainty.low")
    high = town.rank(f"{what}.high.{unit}", row["high"], "Uncertainty.high")
    return low if low.value == high.value else tell("between", low=low, high=high)


def _list(town: Town) -> Page:
    rows: list[tuple[Told | None, ...]] = []
    for unit, nodes in town.standing.items():
        row = nodes[town.root]
        gap = row["gap"]
        share = town.share(f"inherited.{unit}", row["inherited"], "DistrictPlace.inherited")
        rows.append(
            (
                town.unit_name(unit),
                _score(town, unit, town.root),
                _rank(town, unit, town.root),
                _between(town, unit),
                None if gap is None else town.signed(f"gap.{unit}", gap, "DistrictPlace.gap"),
                _beside(town, row, "above"),
                _beside(town, row, "below"),
                tell("share-cell", share=share),
            )
        )
    columns = ("district", "score", "place", "between", "gap", "above", "below", "inherited")
    head = tuple(tell(f"column-{column}") for column in columns)
    table = Table(tell("districts-caption"), head, tuple(rows), (False, True, True, True, True, False, False, True)).filled()
    what, _ = town.ends(next(iter(town.standing)))
    spread = town.share("weights.spread", SPREAD, "vary.weights")
    varied = tell("districts-answers" if what == "answers" else "districts-weights", spread=spread)
    return Page("list", tell("section-districts"), _title(town), (Paragraph((_own(town), varied)), table), _seen(town))


def _beside(town: Town, row: Row, which: str) -> Fact | None:
    """Name the municipality just above or below."""
    if not row[which]:
        return None
    return town.words(f"name.{row[which]}", row[f"{which}_name"], "DistrictPlace")


def _own(town: Town) -> Sentence:
    """Say where the municipality itself stands."""
    gap = town.gaps[town.root]
    if gap["rank"] is None:
        return tell("districts-own-none", name=town.name)
    score = town.score("score", gap["score"], "DistrictGap.score")
    return tell("districts-own", name=town.name, score=score, rank=town.rank("rank", gap["rank"], "DistrictGap.rank"))


def _title(town: Town) -> Sentence:
    """Say how far apart the districts are."""
    gap = town.gaps[town.root]
    if gap["gap"] is None:
        return tell("title-districts-few")
    highest = town.words("highest", gap["highest_name"], "DistrictGap")
    lowest = town.words("lowest", gap["lowest_name"], "DistrictGap")
    return tell("title-districts", gap=town.score("gap", gap["gap"], "DistrictGap.gap"), highest=highest, lowest=lowest)


def _apart(town: Town) -> Page:
    """Give the scores by part, and how far apart the districts are on each."""
    rows: list[tuple[Told | None, ...]] = [
        (town.unit_name(unit), *(_scored(town, unit, node) for node in town.parts)) for unit in town.standing
    ]
    own: list[Told | None] = []
    gaps: list[Told | None] = []
    for node in town.parts:
        row = town.gaps[node]
        own.append(None if row["score"] is None else town.score(f"{node}.score", row["score"], "DistrictGap.score"))
        gaps.append(None if row["gap"] is None else town.score(f"{node}.gap", row["gap"], "DistrictGap.gap"))
    rows += [(tell("districts-whole"), *own), (tell("districts-gap"), *gaps)]
    head = (tell("column-district"), *(tell("column-node", node=town.node_name(node)) for node in town.parts))
    table = Table(tell("apart-caption"), head, tuple(rows), (False, *(True for _ in town.parts)))
    wide = max(
        (node for node in town.parts if town.gaps[node]["gap"] is not None), key=lambda n: town.gaps[n]["gap"], default=None
    )
    title = tell("title-apart", part=town.within(wide)) if wide else tell("title-districts-few")
    return Page("apart", tell("section-apart"), title, (Paragraph((tell("apart-how"),)), table))


def _scored(town: Town, unit: str, node: str) -> Told | None:
    score, rank = _score(town, unit, node), _rank(town, unit, node)
    return tell("score-and-place", score=score, rank=rank) if score and rank else score


def _district(town: Town, unit: str) -> Page:
    """Make the page of a district."""
    name, row = town.unit_name(unit), town.at_node(unit, town.root)
    rank = _rank(town, unit, town.root)
    title = tell("title-district-none", name=name)
    if rank is not None:
        title = tell("title-district", name=name, rank=rank, among=town.among)
    told: list[Sentence] = []
    if row["gap"] is not None:
        points = town.facts.add(
            f"gap.size.{unit}", abs(row["gap"]), "DistrictPlace.gap", lambda language: numbers.score(abs(row["gap"]), language)
        )
        direction = "up" if row["gap"] >= 0 else "down"
        told.append(tell("district-gap", points=points, name=town.name, direction=direction))
    told.append(tell("district-share", share=town.share(f"inherited.{unit}", row["inherited"], "DistrictPlace.inherited")))
    return Page(
        f"district-{town.edition.at[unit] + 1}", tell("name", name=name), title, (Paragraph(tuple(told)), _figures(town, unit))
    )


def _figures(town: Town, unit: str) -> Table:
    rows: list[tuple[Told | None, ...]] = []
    figures, of_all = town.edition.figures, town.reference.figures
    for node in town.model.indicators:
        value, whole = figures.value(unit, node), of_all.value(town.municipality, node)
        own: Told = _status(town, unit, node) if value is None else town.figure(node, value, f"own.{unit}", "Table.values")
        rows.append(
            (
                town.node_name(node),
                own,
                tell("from-municipality" if town.inherits(unit, node) else "from-itself") if value is not None else None,
                None if whole is None else town.figure(node, whole, "municipality", "Table.values"),
                town.mean(node, of=of_all) if node in of_all.means else None,
            )
        )
    head = tuple(tell(f"column-{column}") for column in ("indicator", "own", "from", "municipality"))
    table = Table(
        tell("figures-of", name=town.unit_name(unit)),
        (*head, tell("column-nation", kind=town.kind)),
        tuple(rows),
        (False, True, False, True, True),
    )
    return table.filled()


def _status(town: Town, unit: str, node: str) -> Fact:
    status = town.edition.figures.status(unit, node)
    return town.facts.add(f"{node}.status.{unit}", status, "Table.status", lambda language: phrases.status(status, language))
