"""The resident's sheet: every provider in the order of the alphabet, by questions of every day, and no ranks."""

from __future__ import annotations

import math

from ...words import known
from ..facts import Sentence, Told, tell
from ..page import Page, Paragraph, Table
from .house import House, alphabetical

#: What residents ask about, as far as the index has it.
QUESTIONS = ("bemotande", "tid_nog", "traffar_fast_kontakt", "trygghet", "nojd_med_helheten")
#: How many standard errors a difference has at least that is hardly chance: one in twenty is that large.
SURE = 1.96


def page(house: House) -> Page:
    """Make the page."""
    asked = questions(house)
    units = sorted(house.edition.scores.units, key=lambda unit: (alphabetical(_name(house, unit)), unit))
    rows = tuple(_row(house, unit, asked) for unit in units)
    head: list[Told] = [tell("column-provider"), tell("column-run")]
    head += [tell(f"asked-{node}") if known(f"report-asked-{node}", "sv") else house.node_name(node) for node in asked]
    head += [tell("column-answers")]
    numbers = tuple(i >= len(head) - 1 for i in range(len(head)))
    table = Table(tell("resident-caption"), tuple(head), rows, numbers).filled()
    year = house.year("year", house.edition.scores)
    about = Paragraph((tell("resident-about", name=house.name, year=year), tell("resident-order")))
    how = Paragraph((tell("resident-tenths"), *_chance(house, asked), tell("resident-few")), tell("label-how"))
    return Page("resident", tell("section-resident"), tell("title-resident", name=house.name), (about, how, _ask(house), table))


def questions(house: House) -> list[str]:
    """Give the questions of the sheet: those that are known to matter, or else the first five that people are asked."""
    model = house.model
    asked = [node for node in QUESTIONS if node in model.indicators]
    surveyed = [n for n in model.indicators if house.indicator(n).kind == "share" and house.indicator(n).error == "survey"]
    return asked or surveyed[: len(QUESTIONS)]


def by_chance(answers: float) -> int:
    """Give how many tenths two shares can be shown apart and still differ by chance alone, with so many answers behind each.

    The standard error is that of two halves, where it is largest. Shares that are shown d tenths apart differ by more than
    d - 1 of them.
    """
    return math.ceil(10 * SURE * math.sqrt(2 * 0.25 / answers))


def _chance(house: House, asked: list[str]) -> list[Sentence]:
    """Say how far apart two providers can be by chance, by the fewest answers of all that is shown."""
    shown = [fact for unit in house.edition.scores.units for node in asked if (fact := house.answers(unit, node))]
    if not shown:
        return []
    fewest = min(float(fact.value) for fact in shown)
    answers = house.count("answers.fewest", int(fewest), "Table.respondents")
    return [tell("resident-chance", answers=answers, tenths=house.count("tenths.chance", by_chance(fewest), "answers.fewest"))]


def _name(house: House, unit: str) -> str:
    return house.edition.scores.table.names[house.edition.at[unit]]


def _row(house: House, unit: str, asked: list[str]) -> tuple[Told | None, ...]:
    answers = [fact for node in asked if (fact := house.answers(unit, node))]
    fewest = min(answers, key=lambda fact: float(fact.value), default=None)
    return (
        house.unit_name(unit),
        house.kind_of(unit),
        *(_cell(house, unit, node) for node in asked),
        tell("answers-least", answers=fewest) if fewest else None,
    )


def _cell(house: House, unit: str, node: str) -> Told:
    """Say how many of ten answered well, or why that is not said."""
    value = house.edition.figures.value(unit, node)
    if value is None:
        return house.value(unit, node)
    tenths = int(value / 10 + 0.5)
    fact = house.facts.add(f"{node}.tenths.{unit}", tenths, f"{node}.own.{unit}", lambda _: str(tenths))
    return tell("tenths-cell", tenths=fact)


def _ask(house: House) -> Paragraph:
    """Say whom to turn to."""
    contact = house.edition.theme.contact
    told: Sentence = tell("resident-ask", name=house.name)
    if contact:
        told = tell("resident-contact", contact=house.words("contact", contact, "Theme.contact"))
    return Paragraph((told,), tell("label-ask"))
