"""Places on parts of the index that moved though the unit's own figures did not: for slides."""

from __future__ import annotations

from ..facts import Told, tell
from ..page import Page, Paragraph, Table
from ..subject import Subject
from .change import FAR


def page(subject: Subject) -> Page | None:
    """Make the page; none where no place moved far so."""
    earlier = subject.edition.earlier
    found = {node: (then[subject.unit], now[subject.unit]) for node, (then, now) in _both(subject).items()}
    far = {node: abs(now - then) for node, (then, now) in found.items() if subject.unchanged(node) and abs(now - then) >= FAR}
    if earlier is None or not far:
        return None
    year = subject.year("year.before", earlier)
    places = {
        node: (
            subject.rank(f"{node}.rank.before", then, "Ranking.rank"),
            subject.rank(f"{node}.rank", now, "Profile.rank"),
        )
        for node, (then, now) in found.items()
    }
    rows: list[tuple[Told | None, ...]] = [
        (subject.node_name(node), *both, tell("unchanged" if subject.unchanged(node) else "changed"))
        for node, both in places.items()
    ]
    head = (tell("column-part"), tell("column-place-year", year=year), tell("column-place"), tell("column-unchanged"))
    table = Table(tell("moved-caption"), head, tuple(rows), (False, True, True, False))
    most = max(far, key=lambda node: far[node])
    before, after = places[most]
    title = tell("title-moved", name=subject.node_name(most), before=before, after=after)
    return Page("moved", tell("section-moved"), title, (table, Paragraph((tell("moved-how", kind=subject.kind),))))


def _both(subject: Subject) -> dict[str, tuple[dict[str, float], dict[str, float]]]:
    """Give the places of both years on the parts on which the unit has both."""
    found = {}
    for node, both in subject.edition.places_of_parts.items():
        then, now = ({unit: place for unit, place in places.items() if place is not None} for places in both)
        if subject.unit in then and subject.unit in now:
            found[node] = then, now
    return found
