"""The parts of changes against an enumeration of all orders, over a scorer of its own in plain Python."""

import itertools
import math

import hemtjanstindex as hti
import numpy as np
import pytest

PLAYERS = ("values", "statuses", "frame", "definition", "others")


def shapley(players, worth):
    """Average what each adds over all orders in which they may come."""
    parts = dict.fromkeys(players, 0.0)
    for order in itertools.permutations(players):
        for k, player in enumerate(order):
            parts[player] += worth(frozenset(order[: k + 1])) - worth(frozenset(order[:k]))
    return {player: part / math.factorial(len(players)) for player, part in parts.items()}


class Edition:
    """Weights of groups and of the indicators in them, and figures: {unit: {indicator: (value, own)}}, holes left out."""

    def __init__(self, groups, figures):
        self.groups, self.figures = groups, figures
        self.indicators = {i for _, below in groups.values() for i in below}


class Between:
    """Two editions and what is between them, from the description in the docs."""

    def __init__(self, before, after):
        self.of = (before, after)
        self.memory = {}

    def cell(self, definition, unit, indicator, new):
        """Give the figure of a unit, where `new` holds what is taken from the later edition."""
        old, late = self.of
        there = [indicator in e.indicators for e in self.of]
        if not all(there):
            only = self.of[there.index(True)]
            return only.figures.get(unit, {}).get(indicator)
        if unit not in old.figures or unit not in late.figures:
            return (old if unit in old.figures else late).figures[unit].get(indicator)
        cells = [e.figures[unit].get(indicator) for e in self.of]
        both = all(cell is not None and cell[1] for cell in cells)
        return cells[("values" if both else "statuses") in new]

    def frame(self, definition, late, indicator):
        """Give the smallest and largest figure of an edition's units."""
        key = (definition, late, indicator)
        if key not in self.memory:
            new = {"values", "statuses"} if late else set()
            cells = [self.cell(definition, unit, indicator, new) for unit in self.of[late].figures]
            values = [cell[0] for cell in cells if cell is not None]
            self.memory[key] = min(values), max(values)
        return self.memory[key]

    def score(self, unit, players):
        definition, late = "definition" in players, "frame" in players
        total = weight = 0.0
        for of_group, below in self.of[definition].groups.values():
            points = share = 0.0
            for indicator, of in below.items():
                cell = self.cell(definition, unit, indicator, players)
                if cell is None:
                    continue
                low, high = self.frame(definition, late, indicator)
                points += of * 100 * (cell[0] - low) / (high - low)
                share += of
            if share:
                total += of_group * points / share
                weight += of_group
        return total / weight if weight else math.nan

    def rank(self, unit, players):
        mine = self.score(unit, players)
        late = "others" in players
        theirs = (players & {"frame", "definition"}) | ({"values", "statuses"} if late else set())
        scores = [self.score(other, theirs) for other in self.of[late].figures if other != unit]
        return 1 + sum(score > mine + 1e-9 for score in scores)


def random_edition(random, period):
    """Draw an edition, as this page has it and as the library has it."""
    indicators = list(random.permutation(list("abcdef"))[: random.integers(2, 6)])
    parted = [indicators[:1], indicators[1:]]
    groups = {
        g: (int(random.integers(1, 4)), {i: int(random.integers(1, 4)) for i in ids})
        for g, ids in zip("pq", parted, strict=True)
    }
    units = list(random.permutation([f"u{k}" for k in range(9)])[: random.integers(6, 10)])
    values = np.round(random.random((len(units), len(indicators))) * 1000) / 8
    values[2:][random.random(values[2:].shape) < random.choice([0, 0.2])] = np.nan
    borrowed = ~np.isnan(values) & (random.random(values.shape) < random.choice([0, 0.2]))
    nodes = [hti.Node("index")]
    for group, (weight, below) in groups.items():
        nodes.append(hti.Node(group, "index", weight=weight))
        nodes += [hti.Node(i, group, weight=w, indicator=hti.Indicator()) for i, w in below.items()]
    columns = list(random.permutation(len(indicators)))
    table = hti.Table(
        units,
        [indicators[c] for c in columns],
        values[:, columns],
        origins=borrowed[:, columns].astype(np.uint8),
        period=period,
    )
    figures = {
        unit: {i: (x, not b) for i, x, b in zip(indicators, row, marks, strict=True) if not np.isnan(x)}
        for unit, row, marks in zip(units, values, borrowed, strict=True)
    }
    return Edition(groups, figures), hti.fit(
        hti.Model(nodes), hti.Method(missing=hti.Renormalise(min_coverage=0)), table
    ).score(table)


@pytest.mark.parametrize("seed", range(40))
def test_parts_are_those_of_all_orders(seed):
    random = np.random.default_rng(seed)
    while True:
        try:
            before, earlier = random_edition(random, "2001")
            after, later = random_edition(random, "2002")
            between = Between(before, after)
            for definition, late in itertools.product((False, True), repeat=2):  # every frame has some width
                for indicator in between.of[definition].indicators:
                    low, high = between.frame(definition, late, indicator)
                    assert low < high
            break
        except (hti.Error, ValueError, AssertionError):
            continue
    compared = 0
    for row in hti.compare(earlier, later).to_dict("records"):
        subsets = [frozenset(s) for k in range(5) for s in itertools.combinations(PLAYERS[:4], k)]
        scores = {s: between.score(row["unit"], s) for s in subsets}
        assert row["score_before"] == pytest.approx(scores[frozenset()], abs=1e-9, nan_ok=True)
        assert row["score_after"] == pytest.approx(scores[frozenset(PLAYERS[:4])], abs=1e-9, nan_ok=True)
        if any(math.isnan(score) for score in scores.values()):
            assert row["unsplit"]
            continue
        for player, part in shapley(PLAYERS[:4], scores.__getitem__).items():
            assert row[f"score_{player}"] == pytest.approx(part, abs=1e-9), player
        subsets = [frozenset(s) for k in range(6) for s in itertools.combinations(PLAYERS, k)]
        ranks = {s: between.rank(row["unit"], s) for s in subsets}
        assert row["rank_before"] == ranks[frozenset()]
        assert row["rank_after"] == ranks[frozenset(PLAYERS)]
        for player, part in shapley(PLAYERS, {s: -rank for s, rank in ranks.items()}.__getitem__).items():
            assert row[f"rank_{player}"] == pytest.approx(part, abs=1e-9), player
        compared += 1
    assert compared > 0
