"""What is lacking, by kind, and what answering would give."""

from __future__ import annotations

from ... import _core
from ...present import plain
from .. import sentences
from ..facts import Sentence, Told, tell
from ..page import Block, Page, Paragraph, Table
from ..subject import Subject


def page(subject: Subject) -> Page | tuple[Sentence, Sentence]:
    """Make the page."""
    section = tell("section-gaps")
    lacking = sentences.lacking(subject)
    if not lacking:
        return section, tell("absent-gaps")
    coverage = subject.place["coverage"] or 0.0
    told: list[Sentence] = [*lacking]
    if subject.scored:
        told.append(tell("gaps-scored"))
    blocks: list[Block] = [Paragraph(tuple(told))]
    answering = _answering(subject)
    if answering:
        blocks.append(answering)
    title = tell("title-gaps", covered=subject.share("coverage", coverage, "Ranking.coverage"))
    return Page("gaps", section, title, tuple(blocks))


def _answering(subject: Subject) -> Table | None:
    """Give what answering each survey that was left unanswered would give."""
    rows: list[tuple[Told | None, ...]] = []
    for row in plain.rows(_core.answering_columns(subject.edition.scores, subject.unit)):
        survey = row["survey"]
        cells: list[Told | None] = [subject.words(f"survey.{survey}", survey, "Answering.survey")]
        for like in ("worst", "median", "best"):
            score = row[f"{like}_score"]
            cells.append(None if score is None else subject.score(f"{survey}.{like}", score, "Answering"))
        rows.append(tuple(cells))
    if not rows:
        return None
    head = tuple(tell(f"column-{column}") for column in ("survey", "as_worst", "as_median", "as_best"))
    return Table(tell("answering-caption"), head, tuple(rows), (False, True, True, True))
