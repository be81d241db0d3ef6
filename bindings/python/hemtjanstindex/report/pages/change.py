"""What has changed: first the figures themselves, then what of the score's change is the unit's own."""

from __future__ import annotations

import math
from statistics import fmean

from .. import sentences
from ..charts.trend import Trend, Year
from ..charts.waterfall import Waterfall
from ..facts import Fact, Sentence, Told, series, tell
from ..page import Block, Page, Paragraph, Table
from ..subject import Subject

#: The most panels that the picture of several years has.
DRAWN = 4
#: By how many places a part of the index has moved at least to be named.
FAR = 10
CHANCE = {True: tell("chance-within"), False: tell("chance-beyond"), None: None}
PARTS = ("values", "statuses", "frame", "definition")


def page(subject: Subject) -> Page | tuple[Sentence, Sentence]:
    """Make the page."""
    section = tell("section-change")
    earlier = subject.edition.earlier
    if earlier is None:
        return section, tell("absent-earlier")
    rows = [row for node in subject.model.indicators if (row := _row(subject, node))]
    if not rows:
        return section, tell("absent-change")
    year = subject.year("year.before", earlier)
    head = (
        tell("column-indicator"),
        tell("column-year", year=year),
        tell("column-year", year=subject.year("year", subject.edition.scores)),
        tell("column-difference"),
        tell("column-chance"),
    )
    table = Table(tell("change-caption"), head, tuple(rows), (False, True, True, True, False)).filled()
    told = [tell("change-most", kind=subject.kind)]
    blocks: list[Block] = [table, Paragraph((*sentences.change(subject), *_moved(subject)), tell("label-score"))]
    change = subject.edition.changes.get(subject.unit)
    if change is not None and change["score_values"] is not None and (picture := _parts(subject)).parts:
        blocks.append(picture)
        told.insert(0, tell("change-how"))
    blocks += [Paragraph(tuple(told)), *_trend(subject)]
    return Page("change", section, _title(subject, year), tuple(blocks))


def moved(subject: Subject) -> list[tuple[str, float, float]]:
    """Give the indicators whose figures changed, with both, what moved most in standard deviations first."""
    found = []
    for node in subject.model.indicators:
        now = subject.edition.figures.value(subject.unit, node)
        before = subject.before(node)
        if now is not None and before is not None and now != before:
            found.append((node, before, now))
    deviations = subject.edition.figures.deviations
    return sorted(found, key=lambda each: -abs(each[2] - each[1]) / deviations[each[0]])


def _title(subject: Subject, year: Fact) -> Sentence:
    """Say what moved most of what clearly did, or that nothing did."""
    found = moved(subject)
    clear = [each for each in found if is_clear(subject, *each)]
    if not clear:
        return tell("title-unclear" if found else "title-unchanged", year=year)
    node, before, now = clear[0]
    figure = subject.bare(node, now, "own", "Table.values")
    facts: dict[str, Told] = {
        "name": subject.measured(node),
        "before": subject.bare(node, before, "before", "Table.values"),
        "now": tell("percent", number=figure) if subject.indicator(node).kind == "share" else figure,
    }
    if subject.indicator(node).kind == "yes_no":
        return tell("title-turned", **facts)
    return tell("title-rose" if now > before else "title-fell", **facts)


def is_clear(subject: Subject, node: str, before: float, now: float) -> bool:
    """Whether a change is more than rounding both figures can make, and more than chance in the answers where it is known."""
    return subject.beyond_rounding(node, before, now) and not chance(subject, node)


def chance(subject: Subject, node: str) -> bool | None:
    """Whether the change of a figure can be chance in the answers; None where that is not known."""
    return subject.edition.chances.get(node, {}).get(subject.unit)


def _row(subject: Subject, node: str) -> tuple[Told | None, ...] | None:
    now = subject.edition.figures.value(subject.unit, node)
    before = subject.before(node)
    if now is None and before is None:
        return None
    return (
        subject.node_name(node),
        None if before is None else subject.figure(node, before, "before", "Table.values"),
        None if now is None else subject.figure(node, now, "own", "Table.values"),
        difference(subject, node, before, now),
        CHANCE[chance(subject, node)] if now != before else None,
    )


def difference(subject: Subject, node: str, before: float | None, now: float | None) -> Told | None:
    """Give how much a figure changed; nothing where one is lacking, or it is a yes or no."""
    if before is None or now is None or subject.indicator(node).kind == "yes_no":
        return None
    return subject.plain_difference(f"{node}.change", now - before, node)


def _moved(subject: Subject) -> list[Sentence]:
    """Say which part of the index moved furthest in its list though the unit's own figures are what they were."""
    found: list[tuple[float, str, float, float]] = []
    for node, (before, now) in subject.edition.places_of_parts.items():
        then, here = before.get(subject.unit), now.get(subject.unit)
        if subject.unchanged(node) and then is not None and here is not None and abs(here - then) >= FAR:
            found.append((-abs(here - then), node, then, here))
    return [
        tell(
            "change-moved",
            part=subject.node_name(node),
            before=subject.rank(f"{node}.rank.before", then, "Ranking.rank"),
            now=subject.rank(f"{node}.rank", here, "Profile.rank"),
        )
        for _, node, then, here in sorted(found)[:1]
    ]


def _trend(subject: Subject) -> list[Block]:
    """Make the picture of several years: of the score, and of what stands out of the figures."""
    if not subject.edition.history:
        return []
    wanted = [row["node"] for row in (*subject.areas, *subject.strengths)] + [node for node, _, _ in moved(subject)]
    known = {node: years for node in dict.fromkeys(wanted) if (years := _years(subject, node))}
    nodes = list(known)[: DRAWN - 1]
    if not nodes:
        return []
    panels: list[tuple[Told, tuple[Year, ...]]] = [(_panel(subject, node), known[node]) for node in nodes]
    if subject.scored:
        panels.insert(0, (tell("trend-score"), _scores(subject)))
    told = [year for year in known[nodes[0]] if year.own]
    ends: dict[str, Told] = {"first": told[0].year, "last": told[-1].year}
    ends |= {name: fact for name, year in (("then", told[0]), ("now", told[-1])) if (fact := year.own)}
    head: list[Told] = [tell("column-what")]
    for year in known[nodes[0]]:
        head += [tell("column-year", year=year.year), tell("column-nation-year", year=year.year, kind=subject.kind)]
    rows = tuple((name, *(cell for year in years for cell in year.both())) for name, years in panels)
    return [
        Trend(
            mark=subject.mark,
            title=tell("trend-title", measured=subject.measured(nodes[0]), **ends),
            subtitle=tell("trend-subtitle", name=subject.name, kind=subject.kind),
            alt=tell(
                "trend-alt" if subject.scored else "trend-figures-alt",
                name=subject.name,
                names=series([subject.within(node) for node in nodes]),
                **ends,
            ),
            table=Table(tell("trend-caption"), tuple(head), rows, (False, *(True for _ in head[1:]))),
            panels=tuple(panels),
            names=(subject.name, tell("column-nation", kind=subject.kind)),
            broken=tell("trend-broken"),
        ),
        *([Paragraph((tell("trend-how"),))] if subject.scored else []),
    ]


def _panel(subject: Subject, node: str) -> Told:
    """Name what a panel counts, and say where less of it is better."""
    name = subject.node_name(node)
    return tell("trend-lower", name=name) if subject.indicator(node).direction == "lower" else name


def _years(subject: Subject, node: str) -> tuple[Year, ...]:
    """Give an indicator's years; nothing where it has no figure now, or none before."""
    found: list[Year] = []
    for scores, figures in subject.edition.years:
        period = scores.table.period
        own = mean = None
        if (value := figures.value(subject.unit, node)) is not None:
            own = subject.figure(node, value, f"in.{period}", "Table.values")
        if node in figures.means:
            mean = subject.mean(node, f"nation.{period}", figures)
        why = None if own else tell("none-missing" if node in figures.means else "none-asked")
        found.append(Year(subject.year(f"year.{period}", scores), own, mean, why))
    known = [year.own is not None for year in found]
    return tuple(found) if known[-1] and sum(known) > 1 else ()


def _scores(subject: Subject) -> tuple[Year, ...]:
    """Give the scores of the years."""
    found: list[Year] = []
    every = subject.edition.trend
    alike = [row["comparable"] for row in every[subject.unit]]
    for place, ((scores, _), row) in enumerate(zip(subject.edition.years, every[subject.unit], strict=True)):
        period = scores.table.period
        own = None if row["score"] is None else subject.score(f"score.in.{period}", row["score"], "Trend.score")
        all_scores = [rows[place]["score"] for rows in every.values() if rows[place]["score"] is not None]
        mean = subject.score(f"scores.mean.{period}", fmean(all_scores), "Trend.score")
        joined = place == 0 or bool(alike[place - 1] and alike[place])
        found.append(Year(subject.year(f"year.{period}", scores), own, mean, None if own else tell("none-missing"), joined))
    return tuple(found)


def _parts(subject: Subject) -> Waterfall:
    """Make the picture of the parts of the score's change."""
    row = subject.edition.changes[subject.unit]
    earlier = subject.edition.earlier
    assert earlier is not None
    years = subject.year("year.before", earlier), subject.year("year", subject.edition.scores)
    ends = [subject.score(f"score.{at}", row[f"score_{at}"], "Change") for at in ("before", "after")]
    parts = tuple(
        (tell(f"part-{part}"), subject.signed(f"change.{part}", row[f"score_{part}"], "Change"))
        for part in PARTS
        if not math.isclose(row[f"score_{part}"], 0, abs_tol=1e-12)
    )
    caption = tell("parts-caption")
    rows = tuple((name, points) for name, points in parts)
    before, after = ends
    return Waterfall(
        mark=subject.mark,
        title=tell("parts-title", before=before, now=after),
        subtitle=tell("parts-subtitle"),
        alt=tell("parts-alt", year=years[0], before=before, now=after),
        table=Table(caption, (tell("column-what"), tell("column-points")), rows, (False, True)),
        start=(years[0], before),
        end=(years[1], after),
        parts=parts,
    )
