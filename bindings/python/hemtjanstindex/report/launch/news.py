"""What is new in the method since the earlier edition, and what identifies both."""

from __future__ import annotations

from ..facts import Sentence, Told, series, tell
from ..page import Block, Page, Paragraph, Table
from ..teller import Teller

#: The change of a weight in the whole index that is told, as a share.
LEAST = 0.0005


def page(teller: Teller) -> Page | tuple[Sentence, Sentence]:
    """Make the page."""
    section = tell("section-news")
    earlier = teller.edition.earlier
    if earlier is None:
        return section, tell("absent-earlier")
    year = teller.year("year.before", earlier)
    blocks = _news(teller)
    title = tell("title-news" if blocks else "title-news-none", year=year)
    return Page("news", section, title, (*blocks, Paragraph((tell("news-hashes", **_hashes(teller)),))))


def _hashes(teller: Teller) -> dict[str, Told]:
    earlier = teller.edition.earlier
    assert earlier is not None
    then, now = earlier.index.definition, teller.definition
    return {
        "now": teller.words("definition", now.id, "Definition.id"),
        "now_hash": teller.words("definition.hash", now.hash(), "Definition.hash"),
        "then": teller.words("definition.before", then.id, "Definition.id"),
        "then_hash": teller.words("definition.before.hash", then.hash(), "Definition.hash"),
    }


def _news(teller: Teller) -> list[Block]:
    """Say which indicators came and went, whose weight changed, and whether rules did; nothing where nothing did."""
    earlier = teller.edition.earlier
    assert earlier is not None
    then, now = earlier.index, teller.edition.scores.index
    came = [node for node in now.model.indicators if node not in then.model.indicators]
    went = [node for node in then.model.indicators if node not in now.model.indicators]
    told: list[Sentence] = []
    if came:
        told.append(tell("news-came", names=series([teller.within(node) for node in came])))
    if went:
        names: list[Told] = [teller.facts.add(f"{node}.name.before", node, "Model", then.model[node].name.in_) for node in went]
        told.append(tell("news-went", names=series(names)))
    if then.definition.method != now.definition.method:
        told.append(tell("news-rules"))
    rows: list[tuple[Told | None, ...]] = []
    for node in (node for node in now.model.indicators if node in then.model.indicators):
        weights = then.effective_weight(node), now.effective_weight(node)
        if abs(weights[1] - weights[0]) >= LEAST:
            facts = [
                teller.number(f"{node}.weight.{at}", 100 * weight, "Index.effective_weight", ".1f")
                for at, weight in zip(("before", "now"), weights, strict=True)
            ]
            rows.append((teller.node_name(node), *(tell("share-cell", share=fact) for fact in facts)))
    blocks: list[Block] = [Paragraph(tuple(told))] if told else []
    if rows:
        year = teller.year("year.before", earlier)
        head = (tell("column-indicator"), tell("column-weight-then", year=year), tell("column-weight-now"))
        blocks.append(Table(tell("news-weights"), head, tuple(rows), (False, True, True)))
    return blocks
