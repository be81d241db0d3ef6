"""Whom to learn from: similar units that are better in the clear areas and have not fallen back."""

from __future__ import annotations

from .. import steps
from ..facts import Sentence, Told, series, tell
from ..page import Block, Page, Paragraph, Table
from ..subject import Subject

#: The most areas, and the most units of each.
AREAS, MOST = 6, 3


def page(subject: Subject) -> Page | tuple[Sentence, Sentence]:
    """Make the page."""
    section = tell("section-learn")
    if not subject.areas:
        return section, tell("absent-areas" if subject.scored else "absent-unscored")
    distances = {row["unit"]: row["distance"] for row in subject.peers}
    if not distances:
        return section, tell("absent-peers")
    rows: list[tuple[Told | None, ...]] = []
    without: list[Told] = []
    for area in subject.areas[:AREAS]:
        found = steps.all_advisers(subject, area["node"])[:MOST]
        rows += [_row(subject, adviser, distances[adviser.unit]) for adviser in found]
        without += [] if found else [subject.within(area["node"])]
    if not rows:
        return section, tell("absent-examples")
    columns = ["unit", "indicator", "then", "now", "distance"]
    head = tuple(tell("column-unit", kind=subject.kind) if c == "unit" else tell(f"column-{c}") for c in columns)
    table = Table(tell("learn-caption"), head, tuple(rows), (False, False, True, True, True)).filled()
    notes = [tell("learn-what", kind=subject.kind), tell("learn-distance")]
    notes += [tell("learn-without", names=series(without))] if without else []
    return Page("learn", section, _title(subject), (Paragraph(tuple(notes)), table, *_examples(subject)))


def _title(subject: Subject) -> Sentence:
    """Say whom to ask about what: one about two areas at most, or two about one each."""
    about: dict[str, list[Told]] = {}
    for area in subject.areas[:AREAS]:
        for adviser in steps.all_advisers(subject, area["node"])[:1]:
            about.setdefault(adviser.unit, []).append(subject.definite(adviser.node))
    (name, areas), *others = [(subject.unit_name(unit), areas) for unit, areas in about.items()]
    if not others:
        return tell("title-learn", name=name, area=series(areas[:2]))
    other, other_areas = others[0]
    return tell("title-learn-two", name=name, area=areas[0], other=other, other_area=other_areas[0])


def _examples(subject: Subject) -> list[Block]:
    """Give what the bank has of the units that are named, on what they are named for; nothing where there is no bank."""
    bank = subject.edition.theme.examples
    if not bank:
        return []
    named = {(a.unit, a.node) for area in subject.areas[:AREAS] for a in steps.all_advisers(subject, area["node"])[:MOST]}
    rows: list[tuple[Told | None, ...]] = []
    for number, example in enumerate(bank):
        nodes = [node for node in example.indicators if (example.unit, node) in named]
        if not nodes:
            continue
        texts = {"done": example.done, "link": example.link, "contact": example.contact, "date": example.date}
        texts["licence"] = example.licence
        told = [
            subject.words(f"example.{number}.{key}", text, "Theme.examples") if text else None for key, text in texts.items()
        ]
        rows.append((subject.unit_name(example.unit), series([subject.within(node) for node in nodes]), *told))
    if not rows:
        return [Paragraph((tell("examples-none"),))]
    head = [tell("column-unit", kind=subject.kind), tell("column-indicator")]
    head += [tell(f"column-{column}") for column in ("done", "link", "contact", "dated", "licence")]
    return [Table(tell("examples-caption"), tuple(head), tuple(rows), tuple(False for _ in head)).filled()]


def _row(subject: Subject, adviser: steps.Adviser, distance: float) -> tuple[Told | None, ...]:
    node, unit = adviser.node, adviser.unit
    before = adviser.before
    return (
        subject.unit_name(unit),
        subject.node_name(node),
        None if before is None else subject.figure(node, before, f"before.{unit}", "Table.values"),
        subject.figure(node, adviser.now, f"of.{unit}", "Table.values"),
        subject.number(f"distance.{unit}", distance, "Peer.distance"),
    )
