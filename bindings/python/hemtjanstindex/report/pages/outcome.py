"""What became of what was chosen after the last report: the figures then and now, and the aim."""

from __future__ import annotations

from ...present import numbers, phrases
from ..chosen import Choice
from ..facts import Fact, Sentence, Told, tell
from ..page import Page, Paragraph, Table
from ..subject import Subject
from .change import CHANCE, chance, difference


def page(subject: Subject) -> Page | tuple[Sentence, Sentence]:
    """Make the page."""
    section, chosen = tell("section-outcome"), subject.edition.chosen.get(subject.unit, ())
    if not chosen:
        return section, tell("absent-outcome")
    head = tuple(
        tell(f"column-{column}") for column in ("indicator", "action", "then", "now", "aim", "reached", "difference", "chance")
    )
    numeric = (False, False, True, True, True, False, True, False)
    table = Table(tell("outcome-caption"), head, tuple(_row(subject, choice) for choice in chosen), numeric).filled()
    told = [tell("outcome-how"), *_noise(subject, chosen)]
    return Page("outcome", section, _title(subject, chosen), (Paragraph(tuple(told)), table))


def _title(subject: Subject, chosen: tuple[Choice, ...]) -> Sentence:
    """Say how many of the aims figures have reached, and of how many there is no figure."""
    known = [there for choice in chosen if (there := _reached(subject, choice)) is not None]
    if not known:
        return tell("title-outcome-unknown")
    number, reached = subject.few("chosen", len(chosen), "followup"), subject.few("chosen.reached", sum(known), "followup")
    if lacking := len(chosen) - len(known):
        without = subject.few("chosen.lacking", lacking, "followup")
        return tell("title-outcome-partly", number=number, reached=reached, count=sum(known), lacking=without)
    if all(known) or not any(known):
        return tell("title-outcome-all" if all(known) else "title-outcome-none", number=number, count=len(known))
    return tell("title-outcome", number=number, reached=reached, count=sum(known))


def _reached(subject: Subject, choice: Choice) -> bool | None:
    """Whether a figure has reached its aim; None where there is no figure."""
    now = subject.edition.figures.value(subject.unit, choice.indicator)
    if now is None:
        return None
    return now >= choice.aim if subject.indicator(choice.indicator).direction == "higher" else now <= choice.aim


def _noise(subject: Subject, chosen: tuple[Choice, ...]) -> list[Sentence]:
    """Say what of the changes chance in the answers can have made, as far as that is known."""
    moved = [choice.indicator for choice in chosen if _moved(subject, choice.indicator)]
    asked = [node for node in moved if subject.indicator(node).error == "survey"]
    told = [tell("outcome-chance")] if any(chance(subject, node) for node in asked) else []
    return told + ([tell("outcome-unknown")] if any(chance(subject, node) is None for node in asked) else [])


def _moved(subject: Subject, node: str) -> bool:
    before, now = subject.before(node), subject.edition.figures.value(subject.unit, node)
    return before is not None and now is not None and before != now


def _row(subject: Subject, choice: Choice) -> tuple[Told | None, ...]:
    node = choice.indicator
    before, now = subject.before(node), subject.edition.figures.value(subject.unit, node)
    reached = _reached(subject, choice)
    return (
        subject.node_name(node),
        subject.words(f"{node}.action", choice.action, "followup") if choice.action else None,
        None if before is None else subject.figure(node, before, "before", "Table.values"),
        subject.status(node) if now is None else subject.figure(node, now, "own", "Table.values"),
        _aim(subject, choice),
        None if reached is None else tell("aim-reached" if reached else "aim-not-reached"),
        difference(subject, node, before, now),
        CHANCE[chance(subject, node)] if _moved(subject, node) else None,
    )


def _aim(subject: Subject, choice: Choice) -> Fact:
    """Give the aim as it was told, with the decimals of the source at least."""
    node, indicator = choice.indicator, subject.indicator(choice.indicator)
    decimals = next((k for k in (0, 1) if (choice.aim * 10**k).is_integer()), 2)
    form = f",.{max(decimals, subject.edition.figures.decimals.get(node, 0))}f"
    unit = " %" if indicator.kind == "share" else ""
    return subject.facts.add(
        f"{node}.aim",
        choice.aim,
        "followup",
        lambda language: (
            phrases.figure(indicator, choice.aim, language)
            if indicator.kind == "yes_no"
            else numbers.number(choice.aim, form, language) + unit
        ),
    )
