"""What to do first: the clear areas, and then all else that a realistic step would raise."""

from __future__ import annotations

import math

from .. import sentences, steps
from ..charts.matrix import Matrix
from ..facts import Sentence, Told, series, tell
from ..page import Page, Paragraph, Table
from ..subject import Subject, fact

#: The most indicators that are listed.
MOST = 8
#: Up to how many areas the title names.
NAMED = 2
COLUMNS = ("indicator", "kind", "own", "nation", "step", "gain", "place", "people")


def page(subject: Subject) -> Page | tuple[Sentence, Sentence]:
    """Make the page."""
    section = tell("section-first")
    if not subject.scored:
        return section, tell("absent-unscored")
    rows = [_row(subject, node) for node in order(subject)]
    if not rows:
        return section, tell("absent-first")
    table = Table(
        tell("first-caption", kind=subject.kind),
        tuple(_head(subject, column) for column in COLUMNS),
        tuple(rows),
        tuple(column not in ("indicator", "kind", "people") for column in COLUMNS),
    ).filled()
    notes = [tell("first-order"), *([tell("first-kinds")] if subject.has_outcomes else [])]
    notes.append(tell("first-step" if subject.edition.year_before else "no-step"))
    notes += [tell("first-beyond")] if any(_beyond(subject, node) for node in order(subject)) else []
    return Page(
        "first", section, _title(subject), (Paragraph(tuple(notes)), table, matrix(subject), Paragraph(tuple(_fields(subject))))
    )


def _fields(subject: Subject) -> list[Sentence]:
    """Say how to read the picture."""
    marked = [tell("matrix-marks")] if subject.areas or subject.strengths else []
    return [*marked, tell("matrix-order")]


def order(subject: Subject) -> list[str]:
    """Give the indicators in the order of every page: the clear areas first, then the others by what a step gives."""
    clear = [row["node"] for row in subject.areas]
    strong = {row["node"] for row in subject.strengths}
    others = [node for node in subject.priorities if node not in clear and node not in strong and subject.gain(node) > 0]
    return [*clear, *sorted(others, key=lambda node: -subject.gain(node))][:MOST]


def _title(subject: Subject) -> Sentence:
    """Say how many areas there are, and which where they are few."""
    number = len(subject.areas)
    if number == 0:
        return tell("title-none", kind=subject.kind)
    shown = subject.few("areas", number, "Profile.list")
    if number > NAMED:
        return tell("title-areas", shown=shown, count=number, kind=subject.kind)
    names = series([subject.definite(row["node"]) for row in subject.areas])
    return tell("title-areas-named", shown=shown, count=number, kind=subject.kind, names=names)


def _head(subject: Subject, column: str) -> Sentence:
    return tell("column-nation", kind=subject.kind) if column == "nation" else tell(f"column-{column}")


def _beyond(subject: Subject, node: str) -> bool:
    """Whether a step gives nothing, as a figure that weighs lies beyond the end of the scale after it too."""
    step = steps.step(subject, node)
    if not step or not subject.priorities[node]["effect"]:
        return False
    return math.isclose(subject.edition.scores.what_if(subject.unit)({node: step.to}).score, subject.place["score"])


def _row(subject: Subject, node: str) -> tuple[Told | None, ...]:
    """Give the cells of an indicator."""
    row = subject.priorities[node]
    own = fact(row, "raw")
    outcome = subject.indicator(node).quality == "outcome"
    step = steps.step(subject, node)
    after = subject.edition.scores.what_if(subject.unit)({node: step.to}) if step else None
    return (
        subject.node_name(node),
        tell("kind-outcome" if outcome else "kind-process") if subject.has_outcomes else None,
        None if own != own else subject.figure(node, own, "own", "Table.values"),
        subject.mean(node),
        subject.figure(node, step.to, "goal", "Priority.realistic_raw") if step else None,
        subject.signed(f"{node}.gain", after.score - subject.place["score"], "Outcome.score") if after else None,
        subject.rank(f"{node}.alone", after.rank, "Outcome.rank") if after else None,
        sentences.of_people(subject, row, "realistic") if step else None,
    )


def matrix(subject: Subject) -> Matrix:
    """Make the picture of grade and effect, the clear areas first."""
    listed = {row["node"]: row["list"] for row in (*subject.areas, *subject.strengths)}
    graded = [row for row in subject.priorities.values() if row["grade"] is not None and row["effect"] is not None]
    graded.sort(key=lambda row: (listed.get(row["indicator"]) != "development", -row["effect"], row["indicator"]))
    points = tuple(
        (
            subject.node_name(row["indicator"]),
            subject.number(f"{row['indicator']}.grade", row["grade"], "Priority.grade", "+.1f"),
            subject.number(f"{row['indicator']}.effect", row["effect"], "Priority.effect", ".1f"),
            listed.get(row["indicator"], ""),
        )
        for row in graded
    )
    line = subject.number("effect.line", graded[0]["effect_line"], "Priority.effect_line", ".1f")
    head = tuple(tell(f"column-{column}") for column in ("indicator", "grade", "effect"))
    rows = tuple(point[:3] for point in points)
    fields = tuple(tell(f"field-{name}") for name in ("prioritise", "improve_if_possible", "lower_priority", "keep"))
    return Matrix(
        mark=subject.mark,
        title=tell("matrix-title"),
        subtitle=tell("matrix-subtitle", line=line),
        alt=tell("matrix-alt", line=line),
        table=Table(tell("matrix-caption"), head, rows, (False, True, True)),
        points=points,
        line=line,
        fields=(fields[0], fields[1], fields[2], fields[3]),
        axes=(tell("axis-grade"), tell("axis-effect")),
        kinds=(tell("list-development"), tell("list-strength"), tell("list-neither")),
    )
