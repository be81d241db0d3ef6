"""The sentences that say where a unit stands; each says no more than its facts carry."""

from __future__ import annotations

import math

from ..present import numbers, phrases, readable
from ..words import Language, say
from .edition import SPREAD, Row
from .facts import Fact, Sentence, Told, series, tell
from .steps import Adviser, Step, advisers, goals
from .subject import Subject, fact


def sharing(subject: Subject) -> list[str]:
    """Give the other units of the same place."""
    ranking = subject.edition.ranking
    return [u for u, row in ranking.items() if row["rank"] == subject.place["rank"] and u != subject.unit and subject.scored]


def standing(subject: Subject) -> list[Sentence]:
    """Say score, place and result group, and how close others are."""
    score = subject.score("score", subject.place["score"], "Ranking.score")
    rank = subject.rank("rank", subject.place["rank"], "Ranking.rank")
    group = subject.group("group", subject.place["group"], "Ranking.group")
    facts = {"name": subject.name, "score": score, "rank": rank}
    shared = sharing(subject)
    if not shared:
        told = [tell("standing", **facts, ranked=subject.ranked, group=group)]
    elif len(shared) == 1:
        told = [tell("standing-two", other=subject.unit_name(shared[0]), **facts)]
    else:
        others = subject.few("tied", len(shared), "Ranking.rank")
        told = [tell("standing-several", others=others, kind=subject.kind, **facts)]
    if shared:
        told.append(tell("standing-group", group=group))
    if subject.place["missing"]:
        told.append(tell("standing-coverage", covered=subject.share("coverage", subject.place["coverage"], "Ranking.coverage")))
    return told


def certainty(subject: Subject) -> list[Sentence]:
    """Say what other weights would give, how many are close, and what is known of chance."""
    varied = subject.edition.ranks_by_weights[subject.unit]
    spread = subject.share("weights.spread", SPREAD, "vary.weights")
    low = subject.rank("weights.low", varied["low"], "Uncertainty.low")
    high = subject.rank("weights.high", varied["high"], "Uncertainty.high")
    told = [
        tell("weights-same", spread=spread, rank=low)
        if varied["low"] == varied["high"]
        else tell("weights", spread=spread, low=low, high=high)
    ]
    own = subject.place["score"]
    near = sum(
        row["score"] is not None and abs(row["score"] - own) <= 1 and unit != subject.unit
        for unit, row in subject.edition.ranking.items()
    )
    told.append(tell("near", others=subject.few("near", near, "Ranking.score"), count=near, kind=subject.kind))
    told += chance(subject)
    weak = subject.place["thin"]
    return told + ([tell("thin", what=_thin(subject, weak))] if weak else [])


def _thin(subject: Subject, node: str) -> Fact:
    return subject.facts.add("thin", node, "Ranking.thin", lambda language: readable.thin(subject.model, node, language))


def chance(subject: Subject) -> list[Sentence]:
    """Say whether chance in the answers is counted, and where it is, what it leaves open."""
    answers = subject.edition.answers
    if not answers.figures:
        return []
    if not answers.known:
        return [tell("answers-unknown" if answers.uncounted else "answers-unstated")]
    varied = subject.edition.ranks_by_answers[subject.unit]
    low = subject.rank("answers.low", varied["low"], "Uncertainty.low")
    high = subject.rank("answers.high", varied["high"], "Uncertainty.high")
    if low.value == high.value:
        return [tell("answers-counted-same", rank=low)]
    return [tell("answers-counted", low=low, high=high)]


def nation(subject: Subject, node: str, bare: bool) -> Fact:
    """Give the mean of an indicator's figures."""
    mean = subject.edition.figures.means[node]
    return (subject.bare if bare else subject.prose)(node, mean, "nation", "Profile.raw_reference")


def own_claim(subject: Subject, node: str) -> Sentence:
    """Say the unit's own figure."""
    return subject.claim(node, subject.own(node), "own", "Table.values")


def beside(subject: Subject, node: str) -> Sentence:
    """Say what the nation has beside the figure."""
    bare = not subject.tenths(node, subject.own(node))
    return tell("beside-nation", figure=nation(subject, node, bare), kind=subject.kind)


def strength(subject: Subject, row: Row) -> Sentence:
    """Say a strength: by its place where it is among the best quarter, else beside the nation."""
    node = row["node"]
    if row["ground"] == "best_quarter":
        rank = subject.rank(f"{node}.rank", row["rank"], "Profile.rank")
        ranked = subject.count(f"{node}.ranked", row["ranked"], "Profile.ranked")
        return tell("claim-place", claim=own_claim(subject, node), rank=rank, ranked=ranked)
    return tell("claim-beside", claim=own_claim(subject, node), beside=beside(subject, node))


def weakness(subject: Subject, row: Row) -> Sentence:
    """Say a development area beside the nation, and what it was before where it has changed."""
    node = row["node"]
    told: Sentence = beside(subject, node)
    before = subject.before(node)
    if before is not None and subject.edition.earlier is not None and before != subject.own(node):
        bare = subject.bare(node, before, "before", "Table.values")
        year = subject.year("year.before", subject.edition.earlier)
        told = tell("beside-before", nation=told, name=subject.name, figure=bare, year=year)
    return tell("claim-beside", claim=own_claim(subject, node), beside=told)


def known(subject: Subject, node: str) -> Sentence:
    """Say a figure of a unit without a score."""
    return tell("claim-beside", claim=own_claim(subject, node), beside=beside(subject, node))


def change(subject: Subject) -> tuple[Sentence, ...]:
    """Say how the score changed, and what of it is the unit's own."""
    earlier = subject.edition.earlier
    if earlier is None:
        return (tell("no-earlier"),)
    year = subject.year("year.before", earlier)
    row = subject.edition.changes.get(subject.unit)
    if row is None or row["score_change"] is None:
        return (tell("no-change", name=subject.name, year=year),)
    total, own = row["score_change"], row["score_values"]
    told = [_total(subject, total, year)]
    if own is None:
        told.append(tell("change-unsplit"))
    else:
        told.append(_own(subject, own + row["score_statuses"], total))
    if row["within_noise"]:
        told.append(tell("change-noise"))
    return tuple(told)


def _size(subject: Subject, name: str, value: float) -> Fact:
    """Give the size of a difference in points."""
    return subject.facts.add(name, value, "Change", lambda language: numbers.score(abs(value), language))


def shown(value: float) -> float:
    """Give a number of points as it is shown, to one decimal, which decides what is said of it."""
    return math.copysign(math.floor(abs(value) * 10 + 0.5) / 10, value)


def _total(subject: Subject, total: float, year: Fact) -> Sentence:
    if shown(total) == 0:
        return tell("change-none", year=year)
    points = _size(subject, "change.score", total)
    return tell("change-up" if total > 0 else "change-down", points=points, year=year)


def _own(subject: Subject, own: float, total: float) -> Sentence:
    """Say which part of a change are own figures, and which the scale and the definition."""
    points = _size(subject, "change.own", own)
    ours, rest = shown(own), shown(total - own)
    if ours == 0:
        return tell("change-own-none" if rest == 0 else "change-own-little")
    if rest == 0:
        return tell("change-own-all")
    if ours * rest > 0:
        return tell("change-own-part", own=points)
    return tell("change-own-against", direction="up" if ours > 0 else "down", own=points)


def goal(subject: Subject) -> tuple[Sentence, ...]:
    """Say what realistic steps in the clear areas would give."""
    if not subject.areas:
        return ()
    if subject.edition.year_before is None:
        return (tell("no-step"),)
    found = goals(subject)
    if not found.steps:
        return (tell("no-step-known"),)
    targets = series([target(subject, step) for step in found.steps])
    score = subject.score("goal.score", found.score, "Outcome.score")
    rank = subject.rank("goal.rank", found.rank, "Outcome.rank")
    return (tell("goal", goals=targets, score=score, rank=rank),)


def target(subject: Subject, step: Step) -> Sentence:
    """Say the figure that an indicator is to reach."""
    amount = subject.amount(step.node, step.to, "goal", "Priority.realistic_raw")
    return tell("goal-to", name=subject.within(step.node), amount=amount)


def ask(subject: Subject) -> tuple[Sentence, ...]:
    """Say whom to ask: one similar unit for each area, which is better and has gone the right way."""
    found = advisers(subject)
    if not found:
        return ()
    about: dict[str, list[Told]] = {}
    for adviser in found:
        about.setdefault(adviser.unit, []).append(_about(subject, adviser))
    told = [tell("ask-one", name=subject.unit_name(unit), about=series(parts)) for unit, parts in about.items()]
    return (tell("ask", others=series(told)),)


def _about(subject: Subject, adviser: Adviser) -> Sentence:
    """Say in which figure another unit is better, and where it came from."""
    node = adviser.node
    now = subject.amount(node, adviser.now, f"of.{adviser.unit}", "Table.values")
    if adviser.before is None:
        return tell("ask-now", about=subject.within(node), now=now)
    if adviser.before == adviser.now:
        return tell("ask-still", about=subject.within(node), now=now)
    before = subject.bare(node, adviser.before, f"before.{adviser.unit}", "Table.values")
    return tell("ask-then", about=subject.within(node), before=before, now=now)


def unscored(subject: Subject) -> tuple[Sentence, ...]:
    """Say why there is no score."""
    place, method = subject.place, subject.definition.method
    least = max(getattr(rule, "min_coverage", 0) for rule in method.missing.values())
    if place["coverage"] is not None and place["coverage"] < least:
        covered = subject.share("coverage", place["coverage"], "Ranking.coverage")
        needed = subject.share("coverage.least", least, "Method.missing")
        return (tell("unscored-coverage", name=subject.name, covered=covered, least=needed),)
    node = place["reason_node"] or subject.model.root
    why = subject.facts.add("reason", place["reason"], "Ranking.reason", lambda language: _reason(subject, node, language))
    return (tell("unscored", name=subject.name, why=why),)


def _reason(subject: Subject, node: str, language: Language) -> str:
    return say(f"unscored-{subject.place['reason']}", language, node=readable.title(subject.model, node, language))


def lacking(subject: Subject) -> tuple[Sentence, ...]:
    """Say which figures there are not, by reason."""
    by_reason: dict[str, list[str]] = {}
    for node in subject.model.indicators:
        status = subject.edition.figures.status(subject.unit, node)
        if status not in ("observed", "not_applicable"):
            by_reason.setdefault(status, []).append(node)
    return tuple(
        tell(f"lacking-{status}", names=series([subject.within(node) for node in nodes])) for status, nodes in by_reason.items()
    )


def of_people(subject: Subject, row: Row, step: str) -> Fact | None:
    """Say a difference in people, where counts are known."""
    people = math.copysign(fact(row, f"{step}_people"), fact(row, f"{step}_raw") - fact(row, "raw"))
    of = fact(row, "people_of")
    if not phrases.people(people, of, row["people_answered"], "sv"):
        return None
    answered = row["people_answered"]
    node = row["indicator"]
    return subject.facts.add(
        f"{node}.people", people, "Priority.people", lambda language: phrases.people(people, of, answered, language)
    )
