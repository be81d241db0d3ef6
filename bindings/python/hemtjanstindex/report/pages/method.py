"""Appendix: what is measured, from which source, and with which weight."""

from __future__ import annotations

from ..facts import Told, tell
from ..page import Page, Paragraph, Table
from ..subject import Subject


def page(subject: Subject) -> Page:
    """Make the page."""
    rows: list[tuple[Told | None, ...]] = []
    index = subject.edition.scores.index
    for node in subject.model.indicators:
        indicator = subject.indicator(node)
        meaning = indicator.meaning
        weight = subject.share(f"{node}.weight", index.effective_weight(node), "Index.effective_weight")
        rows.append(
            (
                subject.node_name(node),
                subject.facts.add(f"{node}.means", meaning.sv, "Model", meaning.in_) if meaning.sv or meaning.en else None,
                subject.words(f"{node}.source", indicator.source, "Model") if indicator.source else None,
                tell("share-cell", share=weight),
            )
        )
    head = tuple(tell(f"column-{column}") for column in ("indicator", "meaning", "source", "weight"))
    table = Table(tell("method-caption"), head, tuple(rows), (False, False, False, True)).filled()
    definition, data = subject.definition, subject.edition.scores.table
    identity = tell(
        "method-identity",
        definition=subject.words("definition", definition.id, "Definition.id"),
        hash=subject.words("definition.hash", definition.hash(), "Definition.hash"),
        table=subject.words("table.hash", data.hash(), "Table.hash"),
    )
    return Page("method", tell("section-method"), tell("title-method"), (Paragraph((tell("method-what"), identity)), table))
