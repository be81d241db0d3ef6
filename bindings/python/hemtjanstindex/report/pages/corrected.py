"""What reads otherwise than in the revision before: each fact whose text is another, where it stands now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ...words import LANGUAGES, Language
from ..charts.chart import Chart
from ..facts import Fact, Told, tell
from ..page import Page, Paragraph, Report, Table
from ..teller import Teller

#: A fact of the revision before: its value, and its text by the language.
Before = Mapping[str, Any]
#: What a revision rests on for this page.
RESTS_ON = "facts.json"


def page(teller: Teller, models: Iterable[Report], before: Mapping[str, Before], revision: int) -> Page:
    """Make the page."""
    known = list(models)
    rows: dict[str, tuple[Told | None, ...]] = {}
    for label, fact in [*_cells(known), *_sentences(known)]:
        texts = _written(before[fact.id]["texts"], fact) if fact.id in before else None
        if texts and any(texts[language] != fact.text(language) for language in LANGUAGES):
            was = before[fact.id]
            rows.setdefault(fact.id, (label, Fact(f"before.{fact.id}", was["value"], RESTS_ON, texts), fact))
    now = {fact.id for model in known for told in model.told() for fact in told.facts()}
    told = [
        tell("corrected-what", revision=teller.count("revision", revision, "Order")),
        tell(
            "corrected-facts",
            new=teller.count("facts.new", len(now - set(before)), RESTS_ON),
            gone=teller.count("facts.gone", len(set(before) - now), RESTS_ON),
        ),
    ]
    head = (tell("column-what"), tell("column-then"), tell("column-now"))
    table = Table(tell("corrected-caption"), head, tuple(rows.values()), (False, True, True))
    number = teller.count("corrected", len(rows), RESTS_ON)
    title = tell("title-corrected", number=number, count=len(rows)) if rows else tell("title-corrected-none")
    return Page("corrected", tell("section-corrected"), title, (Paragraph(tuple(told)), *([table] if rows else [])))


def _written(texts: list[dict[Language, str]], now: Fact) -> dict[Language, str]:
    """Give how a fact was written before: of several ways the one that has the form of how it is written now."""
    return next((each for each in texts if _form(each["sv"]) == _form(now.text("sv"))), texts[0])


def _form(text: str) -> str:
    return re.sub(r"\d+", "0", text)


def _cells(models: Iterable[Report]) -> Iterator[tuple[Told, Fact]]:
    """Give the facts of tables, each as what heads its row and its column."""
    for model in models:
        for block in (block for page in model.pages for block in page.blocks):
            table = block.table if isinstance(block, Chart) else block
            if isinstance(table, Table):
                for first, *rest in table.rows:
                    for head, cell in zip(table.head[1:], rest, strict=True):
                        for fact in cell.facts() if cell and first else ():
                            yield tell("corrected-cell", row=first or head, column=head), fact


def _sentences(models: Iterable[Report]) -> Iterator[tuple[Told, Fact]]:
    """Give the facts of sentences, each with the sentence as it reads now."""
    for model in models:
        for block in (block for page in model.pages for block in page.blocks):
            if isinstance(block, Paragraph):
                yield from ((sentence, fact) for sentence in block.sentences for fact in sentence.facts())
