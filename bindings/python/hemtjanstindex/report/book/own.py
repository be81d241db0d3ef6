"""What a workbook has of its own unit beyond the report: the result in one table, every figure with all that is known of it."""

from __future__ import annotations

from ...explain.profile import peer_columns
from ...present import plain
from ..edition import Row
from ..facts import Fact, Sentence, Told, tell
from ..page import Page, Table
from ..subject import Subject

#: What is known of an indicator beside its figures.
KNOWN = ("source", "kpi", "responsible", "next_published")


def result(subject: Subject) -> Page:
    """Give the result: the whole index and its parts, with places, and how sure the place is."""
    rows: list[tuple[Told | None, ...]] = []
    for row in subject.profile:
        node = row["node"]
        if row["indicator"] or row["own"] is None:
            continue
        whole = node == subject.model.root
        rows.append(
            (
                subject.node_name(node),
                subject.score("score" if whole else f"{node}.score", row["own"], "Profile.own"),
                subject.score("reference" if whole else f"{node}.reference", row["reference"], "Profile.reference"),
                subject.rank("rank" if whole else f"{node}.rank", row["rank"], "Profile.rank"),
                subject.count(f"{node}.ranked", row["ranked"], "Profile.ranked"),
                *_sure(subject, whole),
            )
        )
    columns = [tell("column-part"), tell("column-score"), tell("column-nation", kind=subject.kind), tell("column-place")]
    columns += [tell("column-of"), tell("column-group"), tell("column-best-place"), tell("column-worst-place")]
    table = Table(tell("result-caption"), tuple(columns), tuple(rows), (False, True, True, True, True, False, True, True))
    return Page("result", tell("section-result"), tell("section-result"), (table.filled(),) if rows else ())


def _sure(subject: Subject, whole: bool) -> tuple[Told | None, ...]:
    """Give the result group, and the places that other weights would give, of the whole index."""
    if not whole:
        return None, None, None
    varied = subject.edition.ranks_by_weights[subject.unit]
    return (
        tell(f"group-{subject.place['group']}"),
        subject.rank("weights.low", varied["low"], "Uncertainty.low"),
        subject.rank("weights.high", varied["high"], "Uncertainty.high"),
    )


def figures(subject: Subject) -> Page:
    """Give every figure: own, the means beside it, its place, what it weighs, and where it comes from."""
    profile = {row["node"]: row for row in subject.profile}
    groups = list(subject.edition.scores.table.groups)
    rows = tuple(_row(subject, node, profile.get(node, {}), groups) for node in subject.model.indicators)
    head: list[Told] = [tell("column-indicator"), tell("column-own"), tell("column-nation", kind=subject.kind)]
    head += [_group(subject, group) for group in groups]
    head += [tell("column-peers"), tell("column-place"), tell("column-of"), tell("column-answers"), tell("column-better")]
    head += [tell("column-weight-percent"), tell("column-meaning"), *(tell(f"column-{what}") for what in KNOWN)]
    known = [False, True, True, *(True for _ in groups), True, True, True, True, False, True, False, *(False for _ in KNOWN)]
    table = Table(tell("own-figures-caption"), tuple(head), rows, tuple(known)).filled()
    return Page("own-figures", tell("section-own-figures"), tell("section-own-figures"), (table,))


def _group(subject: Subject, group: str) -> Sentence:
    """Name the mean of the units that a group variable puts together with the own."""
    label = subject.edition.scores.table.groups[group][subject.edition.at[subject.unit]]
    return tell("column-mean-of", group=subject.words(f"group.{group}.own", label, "Table.groups"))


def _row(subject: Subject, node: str, row: Row, groups: list[str]) -> tuple[Told | None, ...]:
    edition, indicator = subject.edition, subject.indicator(node)
    value = edition.figures.value(subject.unit, node)
    ranked = row.get("rank") is not None and value is not None
    meaning = indicator.meaning
    weight = 100 * edition.scores.index.effective_weight(node)
    known = [str(getattr(indicator, what)) for what in KNOWN]
    return (
        subject.node_name(node),
        subject.status(node) if value is None else subject.figure(node, value, "own", "Table.values"),
        subject.mean(node) if node in edition.figures.means else None,
        *(_mean_of(subject, node, group) for group in groups),
        subject.mean_of_peers(node),
        subject.rank(f"{node}.rank", row["rank"], "Profile.rank") if ranked else None,
        subject.count(f"{node}.ranked", row["ranked"], "Profile.ranked") if ranked else None,
        subject.answers(node),
        tell(f"better-{indicator.direction}"),
        subject.number(f"{node}.weight.percent", weight, "Index.effective_weight", ".1f"),
        subject.facts.add(f"{node}.means", meaning.sv, "Model", meaning.in_) if meaning.sv or meaning.en else None,
        *(subject.words(f"{node}.{what}", text, "Model") if text else None for what, text in zip(KNOWN, known, strict=True)),
    )


def _mean_of(subject: Subject, node: str, group: str) -> Fact | None:
    """Give the mean of an indicator over the units that a group variable puts together with the own."""
    label = subject.edition.scores.table.groups[group][subject.edition.at[subject.unit]]
    mean = subject.edition.means_within[group][label].get(node)
    return None if mean is None else subject.average(node, mean, f"mean.{group}", "Table.groups", subject.edition.figures)


def similar(subject: Subject) -> list[Page]:
    """Give all units by how similar their conditions are; nothing where the table tells no conditions."""
    scores = subject.edition.scores
    if not scores.table.background:
        return []
    rows: list[tuple[Told | None, ...]] = []
    for row in plain.rows(peer_columns(scores, subject.unit, None, None, len(scores.units))):
        unit = row["unit"]
        ranked = row["rank"] is not None
        rows.append(
            (
                subject.unit_name(unit),
                subject.number(f"distance.{unit}", row["distance"], "Peer.distance"),
                subject.score(f"score.{unit}", row["score"], "Ranking.score") if ranked else None,
                subject.rank(f"rank.{unit}", row["rank"], "Ranking.rank") if ranked else None,
            )
        )
    head = (tell("column-unit", kind=subject.kind), tell("column-distance"), tell("column-score"), tell("column-place"))
    table = Table(tell("similar-caption"), head, tuple(rows), (False, True, True, True))
    return [Page("similar", tell("section-similar"), tell("section-similar"), (table,))] if rows else []
