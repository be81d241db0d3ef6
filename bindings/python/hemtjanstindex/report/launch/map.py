"""The map of the municipalities, where the units of an edition are Sweden's."""

from __future__ import annotations

from statistics import fmean

from ..charts.map import Map, boundaries
from ..edition import LIMITS
from ..facts import Sentence, Told, tell
from ..page import Page, Paragraph, Table
from ..teller import Teller

#: The result groups, the highest first.
GROUPS = (*reversed(LIMITS), "low")
#: The municipalities about which the map is drawn larger.
LARGER = ("0180", "1480", "1280")
#: The group variable that tells the county.
COUNTY = "lan"


def page(teller: Teller) -> Page | tuple[Sentence, Sentence]:
    """Make the page."""
    section = tell("section-map")
    ranking = teller.edition.ranking
    if not set(ranking) <= set(boundaries()) or not set(LARGER) <= set(ranking) or not teller.edition.ranked:
        return section, tell("absent-map")
    groups = {unit: row["group"] if row["rank"] is not None else "" for unit, row in ranking.items()}
    codes = dict(sorted(groups.items()))
    told: dict[str, Told] = {
        group or "none": teller.count(f"map.{group or 'none'}", list(codes.values()).count(group), "Ranking.group")
        for group in (*GROUPS, "")
    }
    words: dict[str, Told] = {group: tell(f"group-{group}") if group else tell("map-none") for group in (*GROUPS, "")}
    counties = teller.edition.scores.table.groups.get(COUNTY)
    rows: list[tuple[Told | None, ...]] = []
    for unit, group in codes.items():
        county = counties and teller.words(
            f"{COUNTY}.{counties[teller.edition.at[unit]]}", counties[teller.edition.at[unit]], "Table.groups"
        )
        score = teller.score(f"score.{unit}", ranking[unit]["score"], "Ranking.score") if group else None
        rows.append((teller.unit_name(unit), county or None, score, words[group]))
    head = (tell("column-unit", kind=teller.kind), tell("column-county"), tell("column-score"), tell("column-group"))
    table = Table(tell("map-caption"), head, tuple(rows), (False, False, True, False)).filled()
    picture = Map(
        mark=teller.mark,
        title=tell("map-title", high=told["high"], low=told["low"]),
        subtitle=tell("map-subtitle"),
        alt=tell("map-alt", **told),
        table=table,
        groups=tuple(codes.items()),
        key=tuple(words.items()),
        larger=tuple((unit, teller.unit_name(unit)) for unit in LARGER),
    )
    return Page("map", section, _title(teller), (picture, Paragraph((tell("map-how"), tell("map-source")))))


def _title(teller: Teller) -> Sentence:
    """Say which counties have the highest and the lowest mean, where counties are told."""
    ranking, counties = teller.edition.ranking, teller.edition.scores.table.groups.get(COUNTY)
    if not counties:
        return tell("title-map")
    scores: dict[str, list[float]] = {}
    for unit, row in ranking.items():
        if row["rank"] is not None:
            scores.setdefault(counties[teller.edition.at[unit]], []).append(row["score"])
    means = sorted((fmean(of), county) for county, of in scores.items())
    best, worst = (teller.words(f"{COUNTY}.{county}", county, "Table.groups") for _, county in (means[-1], means[0]))
    return tell("title-map-counties", best=best, worst=worst)
