"""The pages on parts of the index and on other choices, and where gaps stand: everything found out anew from tables."""

from __future__ import annotations

import math
from functools import cache
from statistics import fmean, median

import hemtjanstindex as hti
import numpy as np
import pytest
from hemtjanstindex.report.edition import CHOICES, SPREAD, Edition
from hemtjanstindex.report.make import report_of
from hemtjanstindex.report.page import Paragraph, Table
from hemtjanstindex.report.subject import Subject

NAME = "oppna-jamforelser-2014"
UNITS = ("1290", "1280", "0125", "0127")


@cache
def scores():
    table = hti.datasets.load(NAME)
    return hti.fit(hti.load(NAME), table).score(table)


@cache
def edition():
    return Edition(scores())


@cache
def made_up():
    table = hti.datasets.synthetic_edition(2025).municipalities
    return Edition(hti.fit(hti.load("hemtjanstindex-2025"), table).score(table))


def pages(edition, unit):
    return {page.id: page for page in report_of(edition, unit).pages}


def facts(told):
    return {fact.id: fact.value for fact in told.facts()}


def rows(page, message):
    """The rows of the table with a caption, each with the message or the id of what heads it and the facts of its cells."""
    (table,) = (block for block in page.blocks if isinstance(block, Table) and block.caption.message == f"report-{message}")
    return [(row[0], {name: value for cell in row[1:] if cell for name, value in facts(cell).items()}) for row in table.rows]


def sentence(page, message):
    told = [s for block in page.blocks if isinstance(block, Paragraph) for s in block.sentences]
    return next((s for s in told if s.message == f"report-{message}"), None)


def place(values, unit):
    """The place of a unit by scores of all: one more than there are higher ones."""
    return 1 + sum(value > values[unit] + 1e-9 for value in values.values() if not math.isnan(value))


def scored(of, node="index"):
    return dict(zip(of.units, of[node].tolist(), strict=True))


def rescored(**changed):
    """Scores of all by a definition whose method is another in one thing, built here."""
    method = {"normalise": hti.MinMax(clip=(2.5, 97.5)), **changed}
    definition = hti.Definition("another", scores().index.definition.model, hti.Method(**method))
    return scored(hti.fit(definition, scores().table).score(scores().table))


def test_what_a_part_consists_of_is_so_for_every_fifth_municipality():
    at = {unit: row for row, unit in enumerate(scores().units)}
    values = {node: scores().table.values[:, i] for i, node in enumerate(scores().table.indicators)}
    for unit in scores().units[::5]:
        made = pages(edition(), unit)
        peers = [at[row["unit"]] for row in edition().peers(unit)]
        for number, part in enumerate(("information", "utforande", "stod_och_utveckling"), start=1):
            page, of_part = made.get(f"part-{number}"), scored(scores(), part)
            assert (page is None) == math.isnan(of_part[unit])
            if page is None:
                continue
            told = facts(sentence(page, "part-standing"))
            assert told[f"{part}.score"] == of_part[unit]
            assert facts(page.title)[f"{part}.rank"] == place(of_part, unit)
            below = rows(page, "part-figures")
            assert [name.value for name, _ in below] == scores().index.model.children(part)
            points = math.fsum(cells[f"{name.value}.of_part"] for name, cells in below)
            assert points == pytest.approx(of_part[unit] - told[f"{part}.reference"], abs=1e-9)
            for name, cells in below:
                beside = values[name.value][peers]
                similar = fmean(beside[~np.isnan(beside)]) if not np.isnan(beside).all() else None
                assert cells.get(f"{name.value}.mean.peers") == (None if similar is None else pytest.approx(similar))


def test_the_scores_of_parts_beside_the_nation_are_those_of_its_means_on_the_common_scale():
    index = scores().index
    normalised = index.score(scores().table, indicators=True)
    for number, part in enumerate(("information", "utforande", "stod_och_utveckling"), start=1):
        below = index.model.children(part)
        weights = [index.model[node].weight for node in below]
        expected = np.average([np.nanmean(normalised[node]) for node in below], weights=weights)
        page = pages(edition(), "1290")[f"part-{number}"]
        assert facts(sentence(page, "part-standing"))[f"{part}.reference"] == pytest.approx(expected, abs=1e-9)


ALTERNATIVES = {
    "equal": {"weight": hti.EqualWeights()},
    "equal_indicators": {"weight": hti.EqualIndicators()},
    "min_max": {"normalise": hti.MinMax()},
    "z_score": {"normalise": hti.ZScore()},
    "percentile_rank": {"normalise": hti.PercentileRank()},
    "geometric": {"aggregate": hti.Geometric(floor=1)},
    "median": {"missing": hti.ImputeMedian()},
}


def test_places_by_other_choices_are_those_of_definitions_that_make_them():
    others = {name: rescored(**changed) for name, changed in ALTERNATIVES.items()}
    own = scored(scores())
    moved = {
        name: [abs(place(of, u) - place(own, u)) for u in of if not math.isnan(of[u] + own[u])] for name, of in others.items()
    }
    for unit in UNITS:
        page = pages(edition(), unit)["choices"]
        listed = {told.message.removeprefix("report-choice-"): cells for told, cells in rows(page, "choices-caption")}
        # What is missing counts nowhere, so that the rule which says so moves nobody.
        assert [*listed, "renormalise"] == [*(name for name in CHOICES if name != "renormalise"), "renormalise"]
        for name, of in others.items():
            cells = listed[name]
            assert cells[f"choices.{name}"] == place(of, unit)
            assert cells[f"choices.{name}.moved"] == place(own, unit) - place(of, unit)
            assert cells[f"choices.{name}.all"] == pytest.approx(fmean(moved[name]))
        told = facts(page.title)
        assert (told["choices.low"], told["choices.high"]) == (
            min(place(of, unit) for of in (own, *others.values())),
            max(place(of, unit) for of in (own, *others.values())),
        )


def test_what_is_not_answered_is_among_the_choices_where_it_costs():
    listed = {told.message for told, _ in rows(pages(made_up(), "X004")["choices"], "choices-caption")}
    assert "report-choice-renormalise" in listed


def without(node):
    """The model without a node and what is below it."""
    model = scores().index.definition.model
    kept = [n for n in model.nodes if n.id != node and n.parent != node]
    emptied = {n.parent for n in model.nodes if n.id == node} - {n.parent for n in kept}
    definition = hti.Definition("less", hti.Model([n for n in kept if n.id not in emptied]), scores().index.definition.method)
    return scored(hti.fit(definition, scores().table).score(scores().table))


def test_places_without_a_part_are_those_of_an_index_that_lacks_it():
    own = scored(scores())
    model = scores().index.definition.model
    nodes = [n.id for n in model.nodes if n.parent and len(model.children(n.parent)) > 1]
    others = {node: without(node) for node in nodes}
    for unit in UNITS:
        page = pages(edition(), unit)["choices"]
        listed = {told.value: cells for told, cells in rows(page, "without-caption")}
        shifts = {node: abs(place(of, unit) - place(own, unit)) for node, of in others.items()}
        for node, cells in listed.items():
            assert cells[f"without.{node}"] == place(others[node], unit)
        rest = max(shifts[node] for node in nodes if node not in listed)
        assert rest <= min(shifts[node] for node in listed)
        assert sentence(page, "without-rest") is not None


def test_no_weights_within_the_spread_go_beyond_the_bounds_and_some_reach_what_is_said():
    """Weights drawn at random, most of them at the ends, and those that the bounds were found with."""
    index, table = scores().index, scores().table
    model, draw = index.definition.model, np.random.default_rng(1)
    found = hti.rank_bounds(index, table, SPREAD)

    def weighted(shares):
        nodes = [hti.Node(n.id, n.parent, shares[n.id], n.name, n.indicator) if n.id in shares else n for n in model.nodes]
        definition = hti.Definition("weighted", hti.Model(nodes), index.definition.method)
        return scored(hti.fit(definition, table).score(table))

    own = {node: found.bounds.loc[node, "weight"] for node in found.bounds.index}
    tried = []
    for _ in range(100):
        weights = {node: weight * draw.choice([1 - SPREAD, 1, 1 + SPREAD]) for node, weight in own.items()}
        sums = {parent: sum(weights[c] for c in model.children(parent)) for parent in {model[n].parent for n in own}}
        shares = {node: weight / sums[model[node].parent] for node, weight in weights.items()}
        if all((1 - SPREAD) * own[n] - 1e-12 <= share <= (1 + SPREAD) * own[n] + 1e-12 for n, share in shares.items()):
            tried.append(weighted(shares))
    assert len(tried) > 9
    for unit in UNITS:
        told = facts(sentence(pages(edition(), unit)["choices"], "bounds"))
        low = told.get("bounds.best_bound", told["bounds.best"])
        high = told.get("bounds.worst_bound", told["bounds.worst"])
        assert all(low <= place(of, unit) <= high for of in tried)
        weights = found.weights(unit)
        for end in ("best", "worst"):
            assert place(weighted(weights[end].to_dict()), unit) == told[f"bounds.{end}"]


def test_the_place_and_the_median_in_the_county_and_the_size_class():
    table, own = scores().table, scored(scores())
    for unit in UNITS:
        among = rows(pages(edition(), unit)["certainty"], "among-caption")
        at = table.units.index(unit)
        groups = {"all": own}
        for variable in ("lan", "storleksklass"):
            labels = dict(zip(table.units, table.groups[variable], strict=True))
            groups[variable] = {u: score for u, score in own.items() if labels[u] == table.groups[variable][at]}
        for (_, cells), (name, of) in zip(among, groups.items(), strict=True):
            there = [score for score in of.values() if not math.isnan(score)]
            assert cells == {
                f"among.{name}.rank": place(of, unit),
                f"among.{name}.ranked": len(there),
                f"among.{name}.median": pytest.approx(median(there)),
            }


def test_a_group_of_few_is_no_row():
    """Gotland is the only municipality of its county."""
    told = [row[0].text("sv") for row in pages(edition(), "0980")["certainty"].blocks[-1].rows]
    assert told == ["alla kommuner", "kommuner med 30 001–70 000 invånare"]


def answered(of, unit, survey):
    """The score of a unit that had answered what it did not of a survey, as the median of those who did."""
    table, index = of.scores.table, of.scores.index
    values, statuses = np.array(table.values), np.array(table.status)
    at = table.units.index(unit)
    for column, node in enumerate(table.indicators):
        if node in index.model.indicators and index.model[node].indicator.survey == survey and statuses[at, column] == 2:
            values[at, column] = np.nanmedian(values[:, column])
            statuses[at, column] = 0
    again = hti.Table(table.units, table.indicators, values, statuses=statuses)
    return index.score(again)["index"][at]


def test_gaps_come_third_where_answering_gives_more_than_any_step():
    """Those that have left one survey unanswered; more is what can be seen at one decimal."""
    of, moved = made_up(), 0
    for unit in of.scores.units[:40]:
        subject = Subject(of, unit)
        unanswered = {row["survey"] for row in subject.answering}
        order = [page.id for page in report_of(of, unit).pages]
        if len(unanswered) != 1 or not subject.scored:
            assert len(unanswered) > 1 or not subject.scored or order[2] != "gaps"
            continue
        gain = answered(of, unit, *unanswered) - subject.place["score"]
        best = max(
            (rows["upper_quartile_gain"] or 0 for name, rows in subject.priorities.items() if name in first(subject)), default=0
        )
        assert (order[2] == "gaps") == (gain >= 0.05 and gain > best + 0.05)
        page = pages(of, unit)["gaps"]
        assert (page.title.message == "report-title-gaps-first") == (order[2] == "gaps")
        told = sentence(page, "gaps-more") or sentence(page, "gaps-score")
        if gain >= 0.05:
            assert facts(told)[f"{unanswered.pop()}.median"] == pytest.approx(subject.place["score"] + gain)
        moved += order[2] == "gaps"
    assert 0 < moved < 40


def first(subject):
    """The indicators that a step is proposed of: all that are no strengths."""
    strong = {row["node"] for row in subject.strengths}
    return {node for node in subject.priorities if node not in strong}
