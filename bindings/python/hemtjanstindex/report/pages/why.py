"""Why the score is what it is: from what the nation's means give to the unit's own score."""

from __future__ import annotations

from ..charts.heat import Heat
from ..charts.waterfall import MOST, Waterfall
from ..facts import Fact, Sentence, Told, tell
from ..page import Block, Page, Paragraph, Table
from ..subject import Subject


def page(subject: Subject) -> Page | tuple[Sentence, Sentence]:
    """Make the page."""
    section = tell("section-why")
    if not subject.scored:
        return section, tell("absent-unscored")
    blocks: list[Block] = [
        waterfall(subject),
        Paragraph((tell("why-how", kind=subject.kind), tell("why-means", kind=subject.kind))),
    ]
    peers = _peers(subject)
    if peers:
        blocks += [peers, Paragraph((tell("why-peers", kind=subject.kind),)), _heat(subject), Paragraph((tell("heat-how"),))]
    return Page("why", section, _title(subject), tuple(blocks))


def _ordered(subject: Subject) -> list[tuple[str, float]]:
    """Give the indicators' parts of the gap, the largest first."""
    parts = [(row["node"], row["points"]) for row in subject.profile if row["indicator"]]
    return sorted(parts, key=lambda part: (-abs(part[1]), part[0]))


def _title(subject: Subject) -> Sentence:
    """Name the figures that lift and weigh most, as far as it can be seen at one decimal; of what is lacking none."""
    parts = [part for part in _ordered(subject) if subject.edition.figures.value(subject.unit, part[0]) is not None]
    lifts = next((node for node, points in parts if points >= 0.05), None)
    weighs = next((node for node, points in parts if points <= -0.05), None)
    if lifts and weighs:
        return tell("title-why", weighs=subject.definite(weighs), lifts=subject.definite(lifts))
    if lifts:
        return tell("title-lifts", lifts=subject.definite(lifts))
    if weighs:
        return tell("title-weighs", weighs=subject.definite(weighs))
    return tell("title-level", kind=subject.kind)


def waterfall(subject: Subject) -> Waterfall:
    """Make the picture: the largest parts each, and the others together."""
    total = subject.profile[0]
    ordered = _ordered(subject)
    shown, others = ordered[:MOST], ordered[MOST:]
    parts: list[tuple[Told, Fact]] = [
        (subject.node_name(node), subject.signed(f"{node}.points", points, "Profile.points")) for node, points in shown
    ]
    if others:
        rest = sum(points for _, points in others)
        parts.append((tell("why-others"), subject.signed("others.points", rest, "Profile.points")))
    start = subject.score("reference", total["reference"], "Profile.reference")
    score = subject.score("score", total["own"], "Ranking.score")
    rows = tuple((subject.node_name(n), subject.signed(f"{n}.points", p, "Profile.points")) for n, p in ordered)
    return Waterfall(
        mark=subject.mark,
        title=tell("why-title", name=subject.name, score=score, reference=start, kind=subject.kind),
        subtitle=tell("why-subtitle"),
        alt=tell("why-alt", name=subject.name, score=score, reference=start, kind=subject.kind),
        table=Table(tell("why-caption"), (tell("column-indicator"), tell("column-points")), rows, (False, True)),
        start=(tell("nation-name", kind=subject.kind), start),
        end=(subject.name, score),
        parts=tuple(parts),
    )


def _peers(subject: Subject) -> Table | None:
    rows: list[tuple[Told | None, ...]] = []
    for row in subject.peers:
        unit = row["unit"]
        ranked = row["rank"] is not None
        rows.append(
            (
                subject.unit_name(unit),
                subject.score(f"score.{unit}", row["score"], "Ranking.score") if ranked else None,
                subject.rank(f"rank.{unit}", row["rank"], "Ranking.rank") if ranked else None,
                subject.number(f"distance.{unit}", row["distance"], "Peer.distance"),
            )
        )
    if not rows:
        return None
    head = (tell("column-unit", kind=subject.kind), tell("column-score"), tell("column-place"), tell("column-distance"))
    return Table(tell("why-peers-caption", kind=subject.kind), head, tuple(rows), (False, True, True, True))


def _heat(subject: Subject) -> Heat:
    """Make the picture of the parts beside those of the similar units."""
    units = [subject.unit, *(row["unit"] for row in subject.peers)]
    rows = tuple(
        (subject.node_name(node), tuple(_cell(subject, node, unit) for unit in units)) for node in subject.edition.areas
    )
    scores = [[score for _, score in cells] for _, cells in rows if cells[0][1]]
    above = [sum(_more(of[i], of[0]) for of in scores) for i in range(len(units))]
    most = max(range(1, len(units)), key=lambda i: (above[i], -i))
    names = tuple(subject.unit_name(unit) for unit in units)
    told: dict[str, Told] = {
        "name": subject.name,
        "other": names[most],
        "number": subject.count("heat.above", above[most], "Ranking.score"),
        "parts": subject.count("heat.parts", len(scores), "Ranking.score"),
        "units": subject.count("heat.units", len(units) - 1, "Peer.distance"),
    }
    cells = tuple((name, *(cell for cell, _ in of)) for name, of in rows)
    numbers = (False, *(True for _ in units))
    return Heat(
        mark=subject.mark,
        title=tell("heat-title" if above[most] else "heat-none", **told),
        subtitle=tell("heat-subtitle", name=subject.name),
        alt=tell("heat-alt", **told),
        table=Table(tell("heat-caption"), (tell("column-part"), *names), cells, numbers),
        units=names,
        rows=rows,
    )


def _more(score: Fact | None, own: Fact | None) -> bool:
    return score is not None and own is not None and float(score.value) > float(own.value)


def _cell(subject: Subject, node: str, unit: str) -> tuple[Told, Fact | None]:
    """Give what a unit has on a part, a figure where it is one, and its score there; or why there is none."""
    edition, of = subject.edition, "own" if unit == subject.unit else f"of.{unit}"
    score = edition.scores_of_areas[node].get(unit)
    if subject.model[node].indicator is None:
        if score is None:
            return tell("none-missing"), None
        fact = subject.score(f"{node}.score" if of == "own" else f"{node}.score.{unit}", score, "Ranking.score")
        return fact, fact
    value = edition.figures.value(unit, node)
    if value is None or score is None:
        return tell(f"none-{edition.figures.status(unit, node)}"), None
    shade = subject.score(f"{node}.shade.{unit}", score, "Ranking.score")
    return subject.figure(node, value, of, "Table.values"), shade
