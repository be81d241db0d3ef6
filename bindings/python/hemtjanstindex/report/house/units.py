"""The units of a municipality: the list with how sure its order is, the matrix, public and private, and a page a unit."""

from __future__ import annotations

from .. import view
from ..charts.fields import Fields
from ..edition import Row
from ..facts import Fact, Link, Sentence, Told, series, tell
from ..page import Block, Page, Paragraph, Table
from .house import KIND, Change, House

#: The pages of all units together.
TOGETHER = ("cover", "list", "matrix", "kinds", "change")
#: The most strengths, development areas or changes of a unit that are told.
MOST = 4
#: How often chance alone makes a change of a survey's figure look like more than chance.
ALPHA = 0.05


def pages(house: House) -> list[Page]:
    """Make the pages; those that have nothing to say are not there."""
    made = [_cover(house), _list(house)]
    if house.ranks:
        made.append(_matrix(house))
    if house.by_kind and len(house.kinds) > 1:
        made.append(_kinds(house))
    if house.before is not None:
        made.append(_change(house))
    return [*made, *(_unit(house, row) for row in house.units)]


def tables(house: House) -> list[Page]:
    """Make the pages whose tables are a workbook: those of all units together, and one with every figure of each."""
    together = [page for page in pages(house) if page.id in TOGETHER]
    rows = tuple(
        (house.unit_name(row["unit"]), house.kind_of(row["unit"]), *cells)
        for row in house.units
        for cells in _rows(house, row["unit"])
    )
    head = (tell("column-provider"), tell("column-run"), *_head(house))
    table = Table(tell("figures-of-all"), head, rows, (False, False, *_numbers(house))).filled()
    return [*together, Page("figures", tell("section-figures"), tell("figures-of-all"), (table,))]


def _cover(house: House) -> Page:
    year = house.year("year", house.edition.scores)
    number = house.few("units", len(house.units), "Providers.units")
    shown = house.few("units.scored", len(house.scored), "Providers.units")
    told = [tell("units-about", number=number, shown=shown, year=year), tell("units-scale"), tell("units-hidden")]
    return Page("cover", tell("section-cover"), tell("name", name=house.name), (Paragraph(tuple(told)),), _seen(house))


def _seen(house: House, unit: str = "") -> Link | None:
    """Lead to the same in the tool."""
    return view.within(house.edition, house.municipality, unit)


def _node_scores(house: House, row: Row) -> list[Told | None]:
    unit = row["unit"]
    return [None if row[n] is None else house.score(f"{n}.score.{unit}", row[n], "Providers.units") for n in house.axes]


def _score(house: House, row: Row) -> Fact:
    return house.score(f"score.{row['unit']}", row["score"], "Providers.units")


def _ends(house: House, unit: str) -> tuple[Fact, Fact] | None:
    """Give the places that chance in the answers leaves open to a unit."""
    if house.sets is None:
        return None
    columns = house.sets.columns()
    at = list(columns["unit"]).index(unit)
    low, high = float(columns["low"][at]), float(columns["high"][at])
    if not columns["known"][at] or low != low:
        return None
    return house.rank(f"sets.low.{unit}", low, "RankSets.low"), house.rank(f"sets.high.{unit}", high, "RankSets.high")


def _list(house: House) -> Page:
    rows: list[tuple[Told | None, ...]] = []
    for row in house.units:
        unit = row["unit"]
        ends = _ends(house, unit)
        rows.append(
            (
                house.unit_name(unit),
                house.kind_of(unit),
                house.rank(f"rank.{unit}", row["rank"], "Providers.units") if row["rank"] is not None else None,
                _between(ends) if ends else None,
                _score(house, row) if row["score"] is not None else None,
                *_node_scores(house, row),
                tell("share-cell", share=house.share(f"coverage.{unit}", row["coverage"], "Providers.units")),
                house.thin(unit, row["thin"]) if row["thin"] else None,
            )
        )
    head = [tell(f"column-{column}") for column in ("provider", "run", "place", "between", "score")]
    head += [tell("column-node", node=house.node_name(node)) for node in house.axes]
    head += [tell("column-covered"), tell("column-weak")]
    numbers = (False, False, True, True, True, True, True, True, False)
    table = Table(tell("units-caption"), tuple(head), tuple(rows), numbers).filled()
    return Page("list", tell("section-list"), _title(house), (Paragraph(tuple(_sure(house))), table), _seen(house))


def _between(ends: tuple[Fact, Fact]) -> Told:
    low, high = ends
    return low if low.value == high.value else tell("between", low=low, high=high)


def _title(house: House) -> Sentence:
    """Say how much of the order is sure."""
    if not house.ranks:
        return tell("title-units-few")
    if house.sets is None:
        return tell("title-units-unsure")
    sure, all_pairs = house.sure
    if sure == 0:
        return tell("title-units-none")
    return tell(
        "title-units",
        sure=house.count("sets.sure", sure, "RankSets.apart"),
        pairs=house.count("sets.pairs", all_pairs, "RankSets.apart"),
        count=sure,
    )


def _sure(house: House) -> list[Sentence]:
    if not house.ranks:
        return [tell("units-few")]
    told = [tell("units-order")]
    return [*told, tell("units-sets") if house.sets is not None else tell("answers-unknown")]


def _matrix(house: House) -> Page:
    placed = [row for row in house.units if row["field"]]
    points: list[tuple[Told, Fact, Fact, bool]] = []
    rows: list[tuple[Told | None, ...]] = []
    for row in placed:
        unit = row["unit"]
        rank: Told = tell("no-place")
        if row["rank"] is not None:
            rank = house.rank(f"rank.{unit}", row["rank"], "Providers.units")
        first, second = (house.score(f"{node}.score.{unit}", row[node], "Providers.units") for node in house.axes)
        points.append((rank, first, second, house.other(unit)))
        rows.append((house.unit_name(unit), house.kind_of(unit), rank, first, second, _field(house, row["field"])))
    line, line_too = (
        house.score(f"{node}.line", line, "Providers.lines") for node, line in zip(house.axes, house.lines, strict=True)
    )
    first_name, second_name = (house.node_name(node) for node in house.axes)
    head = [tell(f"column-{column}") for column in ("provider", "run", "place")]
    head += [tell("column-node", node=name) for name in (first_name, second_name)]
    table = Table(
        tell("fields-caption"), (*head, tell("column-field")), tuple(rows), (False, False, True, True, True, False)
    ).filled()
    chart = Fields(
        mark=house.mark,
        title=tell("fields-title", first=first_name, second=second_name),
        subtitle=tell("fields-subtitle"),
        alt=tell(
            "fields-alt",
            first=first_name,
            second=second_name,
            number=house.count("matrix", len(placed), "Providers.units"),
            both=house.count("matrix.both", sum(row["field"] == "both" for row in placed), "Providers.units"),
        ),
        table=table,
        points=tuple(points),
        lines=(line, line_too),
        axes=(first_name, second_name),
        kinds=tuple(house.kind_named(label) for label in house.labels) if len(house.labels) == 2 else (),
    )
    return Page("matrix", tell("section-matrix"), tell("title-matrix"), (chart, Paragraph((tell("fields-how"),))))


def _field(house: House, field: str) -> Sentence:
    """Say on which of the two parts a unit is at the mean or above."""
    if field in house.axes:
        return tell("field-one", part=house.within(field))
    return tell(f"field-{field}")


def _kinds(house: House) -> Page:
    rows: list[tuple[Told | None, ...]] = []
    for row in house.kinds:
        label = row[KIND]
        rows.append(
            (
                house.kind_named(label),
                house.count(f"kinds.{label}.units", row["units"], "Providers.kinds"),
                house.count(f"kinds.{label}.shown", row["shown"], "Providers.kinds"),
                *(
                    None if row[node] is None else house.score(f"kinds.{label}.{node}", row[node], "Providers.kinds")
                    for node in ("score", *house.axes)
                ),
            )
        )
    head = [tell(f"column-{column}") for column in ("run", "units", "scored", "score")]
    head += [tell("column-node", node=house.node_name(node)) for node in house.axes]
    table = Table(tell("kinds-caption"), tuple(head), tuple(rows), (False, True, True, True, True, True)).filled()
    return Page("kinds", tell("section-kinds"), tell("title-kinds"), (Paragraph((tell("kinds-how"),)), table))


def _change(house: House) -> Page:
    """Tell of all units together what has clearly changed since the year before."""
    year = _year_before(house)
    changes = {row["unit"]: house.changes(row["unit"]) for row in house.units}
    rows: list[tuple[Told | None, ...]] = []
    for unit, found in changes.items():
        counts: list[Told | None] = [tell("unit-new"), None, None]
        if unit in house.names_before:
            better, worse = (sum(each.clear and each.better is way for each in found) for way in (True, False))
            numbers = {"better": better, "worse": worse, "both": len(found)}
            counts = [house.count(f"change.{name}.{unit}", number, "Table.values") for name, number in numbers.items()]
        rows.append((house.unit_name(unit), house.kind_of(unit), *counts))
    head = tuple(tell(f"column-{column}") for column in ("provider", "run", "better-in", "worse-in", "compared"))
    table = Table(tell("units-change-caption", year=year), head, tuple(rows), (False, False, True, True, True)).filled()
    every = [each for found in changes.values() for each in found]
    told = [tell("units-change-raw"), *_by_chance(house, every)]
    if house.gone:
        told.append(tell("units-gone", names=series(house.gone)))
    return Page("change", tell("section-change"), _changes_title(house, every, year), (Paragraph(tuple(told)), table))


def _changes_title(house: House, every: list[Change], year: Fact) -> Sentence:
    clear = [each for each in every if each.clear]
    if not clear:
        return tell("title-unclear" if every else "title-units-apart", year=year)
    better = sum(each.better for each in clear)
    return tell(
        "title-units-change",
        year=year,
        better=house.few("changes.better", better, "Table.values"),
        worse=house.few("changes.worse", len(clear) - better, "Table.values"),
        better_count=better,
        worse_count=len(clear) - better,
    )


def _by_chance(house: House, every: list[Change]) -> list[Sentence]:
    """Say how many changes of surveys' figures are clear, and how many would be so by chance alone."""
    asked = [each for each in every if each.asked]
    if not asked:
        return []
    return [
        tell(
            "units-change-chance",
            compared=house.count("changes.asked", len(asked), "Table.values"),
            clear=house.count("changes.asked.clear", sum(each.clear for each in asked), "Table.values"),
            chance=house.count("changes.chance", int(ALPHA * len(asked) + 0.5), "Table.values"),
        )
    ]


def _year_before(house: House) -> Fact:
    assert house.before is not None
    return house.year("year.before", house.before)


def _changed(house: House, unit: str) -> list[Block]:
    """Say what of a unit's figures has clearly become better and worse, what moved most first."""
    if house.before is None:
        return []
    year = _year_before(house)
    if unit not in house.names_before:
        return [Paragraph((tell("unit-not-before", year=year),))]
    clear = [each for each in house.changes(unit) if each.clear]
    if not clear:
        return [Paragraph((tell("unit-unchanged", year=year),))]
    return [
        Paragraph(tuple(_turn(house, unit, each) for each in found[:MOST]), tell(f"label-{which}", year=year))
        for which, found in (
            ("better", [each for each in clear if each.better]),
            ("worse", [each for each in clear if not each.better]),
        )
        if found
    ]


def _turn(house: House, unit: str, change: Change) -> Sentence:
    """Say from what to what a figure has gone."""
    node = change.node
    then = house.bare(node, change.then, f"before.{unit}", "Table.values")
    bare = house.bare(node, change.now, f"own.{unit}", "Table.values")
    now: Told = tell("percent", number=bare) if house.indicator(node).kind == "share" else bare
    return tell("unit-changed", name=house.node_name(node), then=then, now=now)


def _unit(house: House, row: Row) -> Page:
    """Make the page of a unit."""
    unit = row["unit"]
    name = house.unit_name(unit)
    blocks: list[Block] = [Paragraph(tuple(_standing(house, row)))]
    if row["score"] is not None:
        blocks.append(_parts(house, unit))
        for which, label in (("strength", "label-strong"), ("development", "label-weak")):
            told = [_claim(house, unit, each) for each in house.clear(unit, which)[:MOST]]
            blocks.append(Paragraph(tuple(told or [tell(f"unit-no-{which}")]), tell(label)))
    blocks += _changed(house, unit)
    blocks.append(_figures(house, unit))
    title = tell("unit-none", name=name) if row["score"] is None else tell("unit-score", name=name, score=_score(house, row))
    return Page(f"unit-{house.edition.at[unit] + 1}", tell("name", name=name), title, tuple(blocks), _seen(house, unit))


def _standing(house: House, row: Row) -> list[Sentence]:
    if row["score"] is None:
        return [tell("unit-unscored")]
    told = []
    ends = _ends(house, row["unit"])
    if ends and row["rank"] is not None:
        ranked = house.count("units.ranked", sum(each["rank"] is not None for each in house.units), "Providers.units")
        low, high = ends
        if low.value == high.value:
            told.append(tell("unit-certain", low=low, ranked=ranked))
        else:
            told.append(tell("unit-between", low=low, high=high, ranked=ranked))
    return [*told, tell("unit-beside", name=house.name)]


def _parts(house: House, unit: str) -> Table:
    """Give the whole and its parts beside the mean of the others."""
    rows: list[tuple[Told | None, ...]] = []
    for row in house.differences(unit):
        node = row["node"]
        if node not in (house.model.root, *house.axes):
            continue
        chance = {True: tell("chance-within"), False: tell("chance-beyond"), None: None}[row["within_noise"]]
        own, of_others = row["own"], row["reference"]
        rows.append(
            (
                house.node_name(node),
                None if own is None else house.score(f"{node}.part.{unit}", own, "Providers.differences"),
                None if of_others is None else house.score(f"{node}.others.{unit}", of_others, "Providers.differences"),
                chance,
            )
        )
    head = tuple(tell(f"column-{column}") for column in ("part", "score", "others", "chance"))
    return Table(tell("parts-of", name=house.unit_name(unit)), head, tuple(rows), (False, True, True, False)).filled()


def _others(house: House, unit: str, row: Row) -> Fact | None:
    """Give the mean of the others' figures, to one decimal more than the source."""
    value, node = row["raw_reference"], row["node"]
    if value is None:
        return None
    return house.average(node, value, f"mean.others.{unit}", "Providers.differences", house.edition.figures)


def _claim(house: House, unit: str, row: Row) -> Sentence:
    """Say a figure as prose has it, beside the mean of the others."""
    node = row["node"]
    value = house.edition.figures.value(unit, node)
    assert value is not None
    own = house.prose(node, value, f"own.{unit}", "Table.values")
    name, of_others = f"{node}.mean.others.{unit}", row["raw_reference"]
    others: Told = house.number(name, of_others, "Providers.differences", f".{house.edition.figures.decimals[node] + 1}f")
    if house.indicator(node).kind == "yes_no":
        others = house.bare(node, of_others, f"mean.others.{unit}", "Providers.differences")
    elif house.tenths(node, value):
        others = tell("percent", number=others)
    return tell("unit-claim", name=house.node_name(node), own=own, others=others)


def _figures(house: House, unit: str) -> Table:
    """Give every figure beside the mean of the others, with its answers."""
    caption = tell("figures-of", name=house.unit_name(unit))
    return Table(caption, _head(house), tuple(_rows(house, unit)), _numbers(house)).filled()


def _head(house: House) -> tuple[Told, ...]:
    """Give the heads of a unit's figures, with those of the year before where they are given."""
    then = ("then",) if house.before is not None else ()
    return tuple(tell(f"column-{column}") for column in ("indicator", *then, "own", "others", "answers"))


def _numbers(house: House) -> tuple[bool, ...]:
    return (False, *(True for _ in _head(house)[1:]))


def _rows(house: House, unit: str) -> list[tuple[Told | None, ...]]:
    """Give an indicator a row: the figure, before it that of the year before, the mean of the others', the answers."""
    beside = {row["node"]: row for row in house.differences(unit)}
    rows: list[tuple[Told | None, ...]] = []
    for node in house.model.indicators:
        row = beside.get(node)
        others = _others(house, unit, row) if row else None
        then = () if house.before is None else (house.value_before(unit, node),)
        rows.append((house.node_name(node), *then, house.value(unit, node), others, house.answers(unit, node)))
    return rows
