"""What is lacking, by kind, and what answering would give."""

from __future__ import annotations

from .. import sentences
from ..facts import Fact, Sentence, Told, tell
from ..page import Block, Page, Paragraph, Table
from ..subject import Subject
from ..teller import SEEN
from . import first


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
    told += _most(subject)
    blocks: list[Block] = [Paragraph(tuple(told))]
    answering = _answering(subject)
    if answering:
        blocks.append(answering)
    best = _best(subject)
    title = tell("title-gaps", covered=subject.share("coverage", coverage, "Ranking.coverage"))
    if best and foremost(subject):
        title = tell("title-gaps-first", survey=_survey(subject, best[0]))
    return Page("gaps", section, title, tuple(blocks))


def foremost(subject: Subject) -> bool:
    """Whether answering a survey as the median gives visibly more than any step of an indicator."""
    best = _best(subject)
    if best is None:
        return False
    steps = max(map(subject.gain, first.order(subject)), default=0.0) if subject.scored else 0.0
    return best[1] - (subject.place["score"] or 0.0) >= steps + SEEN


def _best(subject: Subject) -> tuple[str, float] | None:
    """Give the survey whose answers would give most, with the score that they would give; none where none raises it."""
    least = (subject.place["score"] or 0.0) + SEEN
    rows = [(row["survey"], row["median_score"]) for row in subject.answering if (row["median_score"] or 0.0) >= least]
    return max(rows, key=lambda row: row[1], default=None)


def _most(subject: Subject) -> list[Sentence]:
    """Say what answering would give, and whether that is more than a step gives."""
    best = _best(subject)
    if best is None:
        return []
    survey, value = best
    score = subject.score(f"{survey}.median", value, "Answering")
    more = subject.scored and first.order(subject) and foremost(subject)
    return [tell("gaps-more" if more else "gaps-score", survey=_survey(subject, survey), score=score)]


def _survey(subject: Subject, name: str) -> Fact:
    """Name a survey, or the indicator that stands for one."""
    if name in subject.model.indicators:
        return subject.within(name)
    return subject.words(f"survey.{name}", name, "Answering.survey")


def _answering(subject: Subject) -> Table | None:
    """Give what answering each survey that was left unanswered would give."""
    rows: list[tuple[Told | None, ...]] = []
    for row in subject.answering:
        survey = row["survey"]
        cells: list[Told | None] = [_survey(subject, survey)]
        for like in ("worst", "median", "best"):
            score = row[f"{like}_score"]
            cells.append(None if score is None else subject.score(f"{survey}.{like}", score, "Answering"))
        rows.append(tuple(cells))
    if not rows:
        return None
    head = tuple(tell(f"column-{column}") for column in ("survey", "as_worst", "as_median", "as_best"))
    return Table(tell("answering-caption"), head, tuple(rows), (False, True, True, True))
