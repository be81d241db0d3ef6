"""Strengths and areas: every part of the index and every figure beside the nation's."""

from __future__ import annotations

from ..edition import Row
from ..facts import Sentence, Told, series, tell
from ..page import Block, Page, Paragraph, Table
from ..subject import Subject


def page(subject: Subject) -> Page:
    """Make the page."""
    blocks: list[Block] = []
    if subject.scored:
        parts = [row for row in subject.profile if row["node"] in subject.model.children(subject.model.root)]
        scored = [row for row in parts if not row["indicator"] and row["own"] is not None]
        blocks += [_parts(subject, scored)] if scored else []
        blocks.append(_figures(subject, {row["node"]: row for row in subject.profile}))
        blocks.append(Paragraph((tell("areas-what"), *_noise(subject))))
    else:
        blocks += [_figures(subject, {}), Paragraph((tell("areas-known"),))]
    return Page("areas", tell("section-areas"), _title(subject), tuple(blocks))


def _noise(subject: Subject) -> list[Sentence]:
    """Say whether chance in the answers has been weighed."""
    figures = subject.edition.answers
    if not figures.figures:
        return []
    return [tell("areas-unsure" if figures.uncounted else "areas-sure")]


def _title(subject: Subject) -> Sentence:
    strong, weak = subject.strengths[:1], subject.areas[:1]
    if not subject.scored:
        return tell("title-figures", name=subject.name)
    if strong and weak:
        return tell("title-both", strong=_names(subject, strong), weak=_names(subject, weak))
    if strong:
        return tell("title-strong", strong=_names(subject, strong), kind=subject.kind)
    if weak:
        return tell("title-weak", weak=_names(subject, weak), kind=subject.kind)
    return tell("title-near", kind=subject.kind)


def _names(subject: Subject, rows: list[Row]) -> Told:
    return series([subject.definite(row["node"]) for row in rows])


def _parts(subject: Subject, rows: list[Row]) -> Table:
    cells: list[tuple[Told | None, ...]] = []
    for row in rows:
        node = row["node"]
        cells.append(
            (
                subject.node_name(node),
                subject.score(f"{node}.score", row["own"], "Profile.own"),
                subject.score(f"{node}.reference", row["reference"], "Profile.reference"),
                _place(subject, row),
                subject.signed(f"{node}.points", row["points"], "Profile.points"),
            )
        )
    head = tuple(_head(subject, column) for column in ("part", "score", "nation", "place", "points"))
    return Table(tell("parts-table"), head, tuple(cells), (False, True, True, True, True))


def _place(subject: Subject, row: Row) -> Told:
    node = row["node"]
    rank = subject.rank(f"{node}.rank", row["rank"], "Profile.rank")
    return tell("place-of", rank=rank, ranked=subject.count(f"{node}.ranked", row["ranked"], "Profile.ranked"))


def _head(subject: Subject, column: str) -> Sentence:
    return tell("column-nation", kind=subject.kind) if column == "nation" else tell(f"column-{column}")


def _figures(subject: Subject, profile: dict[str, Row]) -> Table:
    cells: list[tuple[Told | None, ...]] = []
    for node in subject.model.indicators:
        value = subject.edition.figures.value(subject.unit, node)
        if node not in subject.edition.figures.means:
            continue
        row = profile.get(node, {})
        # How many share a place says no more of a yes or no than the share beside it.
        yes_no = subject.indicator(node).kind == "yes_no"
        clear = node in {each["node"] for each in (*subject.strengths, *subject.areas)}
        cells.append(
            (
                subject.node_name(node),
                subject.status(node) if value is None else subject.figure(node, value, "own", "Table.values"),
                subject.mean(node),
                _place(subject, row) if row and row["rank"] is not None and value is not None and not yes_no else None,
                tell(f"list-{row['list']}") if clear else None,
            )
        )
    head = tuple(_head(subject, column) for column in ("indicator", "own", "nation", "place", "list"))
    return Table(tell("figures-table"), head, tuple(cells), (False, True, True, True, False)).filled()
