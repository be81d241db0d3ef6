"""What was checked of the figures: the units, against those that there are and the year before, and figures that stand out."""

from __future__ import annotations

import numpy as np

from ...core import datasets
from ..edition import Edition, Figures
from ..facts import Sentence, Told, series, tell
from ..page import Block, Page, Paragraph, Table
from ..teller import Teller

#: The table that has every municipality of Sweden.
EVERY = "oppna-jamforelser-2014"
#: The figures that are listed as having changed most, and the change they have at least, in standard deviations.
MOST, FAR = 20, 2.5
#: The most units that are named.
NAMED = 12


def page(teller: Teller) -> Page:
    """Make the page."""
    found = [*_units(teller), *_against_earlier(teller)]
    blocks: list[Block] = [Paragraph(tuple(found)), _gaps(teller)]
    moved = _moved(teller)
    if moved.rows:
        blocks += [Paragraph((tell("check-moved"),)), moved]
    return Page("check", tell("section-check"), tell("title-check"), tuple(blocks))


def _named(teller: Teller, names: list[str], at: str) -> Told:
    """List names, not more than can be read."""
    told: list[Told] = [teller.words(f"{at}.{name}", name, "Table.units") for name in names[:NAMED]]
    if more := len(names) - NAMED:
        told += [tell("check-more", number=teller.count(f"{at}.more", more, "Table.units"))] if more > 0 else []
    return series(told)


def _units(teller: Teller) -> list[Sentence]:
    """Compare units with Sweden's municipalities, where they are meant to be these."""
    table = teller.edition.scores.table
    number = teller.count("check.units", len(table.units), "Table.units")
    told = [tell("check-number", number=number, kind=teller.kind)]
    if not teller.definition.columns.municipalities:
        return told
    every = datasets.load(EVERY)
    known = dict(zip(every.units, every.names, strict=True))
    absent = [name for code, name in known.items() if code not in table.units]
    strange = [unit for unit in table.units if unit not in known]
    renamed = [name for code, name in zip(table.units, table.names, strict=True) if known.get(code, name) != name]
    if absent:
        told.append(tell("check-absent", names=_named(teller, absent, "check.absent")))
    if strange:
        told.append(tell("check-strange", names=_named(teller, strange, "check.strange")))
    if renamed:
        told.append(tell("check-renamed", names=_named(teller, renamed, "check.renamed")))
    return told if absent or strange or renamed else [*told, tell("check-all")]


def _against_earlier(teller: Teller) -> list[Sentence]:
    """Say which units came and went, and which figures are those of the year before to the last one."""
    edition = teller.edition
    if edition.earlier is None or edition.figures_before is None:
        return [tell("no-earlier")]
    year = teller.year("year.before", edition.earlier)
    now, then = edition.scores.table, edition.earlier.table
    came = [name for code, name in zip(now.units, now.names, strict=True) if code not in then.units]
    went = [name for code, name in zip(then.units, then.names, strict=True) if code not in now.units]
    told = []
    if came:
        told.append(tell("check-came", names=_named(teller, came, "check.came"), year=year))
    if went:
        told.append(tell("check-went", names=_named(teller, went, "check.went"), year=year))
    told += [] if came or went else [tell("check-same-units", year=year)]
    copied = [node for node in teller.model.indicators if _same(edition, edition.figures_before, node)]
    if copied:
        told.append(tell("check-copied", names=series([teller.within(node) for node in copied]), year=year))
    return told


def _same(edition: Edition, before: Figures, node: str) -> bool:
    """Whether all figures of an indicator are those of the earlier edition, and differ among units."""
    pairs = [(edition.figures.value(unit, node), before.value(unit, node)) for unit in edition.ranking]
    both = [pair for pair in pairs if None not in pair]
    return len({now for now, _ in both}) > 1 and all(now == then for now, then in both)


def _gaps(teller: Teller) -> Table:
    """Count what is lacking of every indicator, now and before."""
    edition = teller.edition
    rows: list[tuple[Told | None, ...]] = []
    for node in teller.model.indicators:
        found = [edition.figures.status(unit, node) for unit in edition.ranking]
        cells: list[Told | None] = [teller.node_name(node)]
        for status in ("observed", "missing", "not_answered", "suppressed", "not_applicable"):
            number = found.count(status)
            cells.append(teller.count(f"{node}.{status}", number, "Table.status") if number else None)
        before = edition.figures_before
        if before is not None:
            had = sum(before.value(unit, node) is not None for unit in edition.ranking)
            cells.append(teller.count(f"{node}.before", had, "Table.status") if had else None)
        rows.append(tuple(cells))
    columns = ["indicator", "observed", "missing", "not_answered", "suppressed", "not_applicable"]
    head: list[Told] = [tell(f"column-{column}") for column in columns]
    if edition.earlier is not None:
        head.append(tell("column-observed-then", year=teller.year("year.before", edition.earlier)))
    return Table(tell("check-gaps"), tuple(head), tuple(rows), tuple(i > 0 for i in range(len(head)))).filled()


def _moved(teller: Teller) -> Table:
    """List the figures that have changed most, for a person to look at."""
    edition, before = teller.edition, teller.edition.figures_before
    found: list[tuple[float, str, str]] = []
    for node in teller.model.indicators if before is not None else ():
        if teller.indicator(node).kind == "yes_no":
            continue
        pairs = {u: (edition.figures.value(u, node), before.value(u, node)) for u in edition.ranking} if before else {}
        steps = {u: now - then for u, (now, then) in pairs.items() if now is not None and then is not None}
        if len(steps) < 2:
            continue
        middle, spread = float(np.mean(list(steps.values()))), float(np.std(list(steps.values())))
        found += [(abs(step - middle) / spread, node, unit) for unit, step in steps.items() if spread > 0]
    far = sorted((each for each in found if each[0] >= FAR), key=lambda each: (-each[0], each[1], each[2]))[:MOST]
    rows: list[tuple[Told | None, ...]] = []
    for size, node, unit in far:
        assert before is not None
        then, now = before.value(unit, node), edition.figures.value(unit, node)
        assert then is not None
        assert now is not None
        rows.append(
            (
                teller.unit_name(unit),
                teller.node_name(node),
                teller.figure(node, then, f"then.{unit}", "Table.values"),
                teller.figure(node, now, f"now.{unit}", "Table.values"),
                teller.number(f"{node}.size.{unit}", size, "Table.values", ".1f"),
            )
        )
    head = (tell("column-unit", kind=teller.kind), *(tell(f"column-{c}") for c in ("indicator", "then", "now", "deviations")))
    return Table(tell("check-moved-caption"), head, tuple(rows), (False, False, True, True, True))
