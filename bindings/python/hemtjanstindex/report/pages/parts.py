"""Appendix: a page for each part of the index, with its areas and figures beside the nation's and those of similar units."""

from __future__ import annotations

import math
from statistics import fmean

from ..edition import Row
from ..facts import Fact, Sentence, Told, tell
from ..page import Block, Page, Paragraph, Table
from ..subject import Subject

#: What their ids begin with.
PART = "part-"


def pages(subject: Subject) -> list[Page | tuple[Sentence, Sentence]]:
    """Make the pages, or say why there is none."""
    return [_page(subject, node, number) for number, node in enumerate(subject.edition.parts, start=1)]


def _page(subject: Subject, node: str, number: int) -> Page | tuple[Sentence, Sentence]:
    section = tell("section-part", part=subject.node_name(node))
    rows = subject.edition.profiles_of_parts[node].get(subject.unit)
    if not rows:
        return section, tell("absent-part")
    whole, *below = rows
    areas = [row for row in below if not row["indicator"]]
    blocks: list[Block] = [Paragraph(tuple(_standing(subject, whole)))]
    blocks += [_areas(subject, node, areas)] if areas else []
    blocks.append(_figures(subject, node, [row for row in below if row["indicator"]]))
    notes = [tell("part-points"), *([tell("part-clear")] if _surveyed(subject, node) else [])]
    notes += [tell("part-similar", kind=subject.kind)] if subject.peers else []
    blocks.append(Paragraph(tuple(notes)))
    rank, ranked = _place(subject, whole)
    title = tell("title-of_part", part=subject.node_name(node), rank=rank, ranked=ranked)
    return Page(f"{PART}{number}", section, title, tuple(blocks))


def _standing(subject: Subject, row: Row) -> list[Sentence]:
    """Say the score on a part beside what the nation's means give, and what chance and the part's weight make of that."""
    node = row["node"]
    score = subject.score(f"{node}.score", row["own"], "Profile.own")
    reference = subject.score(f"{node}.reference", row["reference"], "Profile.reference")
    told = [tell("part-standing", name=subject.name, score=score, reference=reference, kind=subject.kind)]
    if row["within_noise"]:
        told.append(tell("part-noise"))
    elif row["within_noise"] is None and _surveyed(subject, node):
        told.append(tell("areas-unsure" if subject.edition.answers.uncounted else "part-unsure"))
    weight = subject.edition.scores.index.effective_weight(node)
    return [*told, tell("part-weight", weight=subject.share(f"{node}.weight", weight, "Index.effective_weight"))]


def _surveyed(subject: Subject, node: str) -> bool:
    """Whether figures of surveys are below a node."""
    indicator = subject.model[node].indicator
    if indicator is not None:
        return indicator.error == "survey"
    return any(_surveyed(subject, child) for child in subject.model.children(node))


def _place(subject: Subject, row: Row) -> tuple[Fact, Fact]:
    node = row["node"]
    ranked = subject.count(f"{node}.ranked", row["ranked"], "Profile.ranked")
    return subject.rank(f"{node}.rank", row["rank"], "Profile.rank"), ranked


def _placed(subject: Subject, row: Row) -> Told | None:
    if row["rank"] is None:
        return None
    rank, ranked = _place(subject, row)
    return tell("place-of", rank=rank, ranked=ranked)


def _areas(subject: Subject, part: str, rows: list[Row]) -> Table:
    cells: list[tuple[Told | None, ...]] = []
    for row in rows:
        node = row["node"]
        scores = dict(zip(subject.edition.scores.units, subject.edition.scores[node], strict=True))
        similar = [score for peer in subject.peers if not math.isnan(score := scores[peer["unit"]])]
        cells.append(
            (
                subject.node_name(node),
                None if row["own"] is None else subject.score(f"{node}.score", row["own"], "Profile.own"),
                None if row["reference"] is None else subject.score(f"{node}.reference", row["reference"], "Profile.reference"),
                subject.score(f"{node}.mean.peers", fmean(similar), "Scores") if similar else None,
                _placed(subject, row),
            )
        )
    head = tuple(_head(subject, column) for column in ("part", "score", "nation", "similar", "place"))
    caption = tell("part-areas", part=subject.node_name(part))
    return Table(caption, head, tuple(cells), (False, True, True, True, True)).filled()


def _figures(subject: Subject, part: str, rows: list[Row]) -> Table:
    figures = subject.edition.figures
    cells: list[tuple[Told | None, ...]] = []
    for row in rows:
        node = row["node"]
        if node not in figures.means:
            continue
        value = figures.value(subject.unit, node)
        # How many share a place says no more of a yes or no than the share beside it.
        yes_no = subject.indicator(node).kind == "yes_no"
        cells.append(
            (
                subject.node_name(node),
                subject.status(node) if value is None else subject.figure(node, value, "own", "Table.values"),
                subject.mean(node),
                subject.mean_of_peers(node),
                None if yes_no or value is None else _placed(subject, row),
                subject.answers(node),
                subject.signed(f"{node}.of_part", row["points"], "Profile.points"),
            )
        )
    columns = ("indicator", "own", "nation", "similar", "place", "answers", "points")
    head = tuple(_head(subject, column) for column in columns)
    caption = tell("part-figures", part=subject.node_name(part))
    return Table(caption, head, tuple(cells), (False, True, True, True, True, True, True)).filled()


def _head(subject: Subject, column: str) -> Sentence:
    return tell("column-nation", kind=subject.kind) if column == "nation" else tell(f"column-{column}")
