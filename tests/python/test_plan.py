"""Plans against every set of steps, by figures that the test combines itself, and what they say of what they leave out."""

import itertools

import hemtjanstindex as hti
import numpy as np
import pytest
from test_cli import NAME, run

LOW, HIGH, FLOOR = 1.0, 100.0, 15.0


class Case:
    """A random index of twelve indicators under three nodes, and its scores by the definitions of the docs."""

    def __init__(self, rng, geometric, penalised):
        self.ids = [f"i{k}" for k in range(12)]
        self.parent = np.arange(12) % 3
        self.weights = rng.integers(1, 5, 12).astype(float)
        self.shares = rng.integers(1, 4, 3) * 1.0
        self.shares /= self.shares.sum()
        self.lower = rng.random(12) < 0.3
        self.outcome = rng.random(12) < 0.2
        self.coverage = float(rng.choice([0.0, 0.5]))
        self.geometric, self.penalised = geometric, penalised
        self.raw = rng.integers(1, 101, (15, 12)).astype(float)
        self.status = np.where(rng.random((15, 12)) < 0.15, "missing", "observed").astype(object)
        self.status[0] = np.where(rng.random(12) < 0.25, "not_answered", self.status[0])
        self.raw[self.status != "observed"] = np.nan
        self.least, self.most = np.nanmin(self.raw, axis=0), np.nanmax(self.raw, axis=0)

    def scores(self):
        """As the library has them."""
        nodes = [hti.Node("index")] + [hti.Node(f"n{j}", "index", weight=self.shares[j]) for j in range(3)]
        for k, i in enumerate(self.ids):
            about = hti.Indicator(
                direction="lower" if self.lower[k] else "higher", quality="outcome" if self.outcome[k] else "process"
            )
            nodes.append(hti.Node(i, f"n{self.parent[k]}", weight=self.weights[k], indicator=about))
        left = hti.Renormalise(min_coverage=self.coverage)
        answer = hti.Penalise(value=LOW) if self.penalised else left
        method = hti.Method(
            normalise=hti.MinMax(LOW, HIGH),
            aggregate=hti.Geometric(floor=FLOOR) if self.geometric else hti.Arithmetic(),
            missing={"missing": left, "not_answered": answer, "suppressed": left, "not_applicable": left},
        )
        words = [[int(hti.Status[status]) for status in row] for row in self.status]
        table = hti.Table([f"u{u}" for u in range(15)], self.ids, self.raw, statuses=words)
        return hti.fit(hti.Model(nodes), method, table).score(table)

    def normalised(self, raw):
        """In the frame of the figures as they are."""
        up = LOW + (HIGH - LOW) * (raw - self.least) / (self.most - self.least)
        return np.where(self.lower, LOW + HIGH - up, up)

    def combined(self, raw, penalty):
        """Scores of rows of figures; `penalty` marks what was not answered."""
        x = self.normalised(raw)
        if self.penalised:
            x = np.where(penalty, LOW, x)
        parts = np.stack([self.mean(x[:, self.parent == j], self.weights[self.parent == j]) for j in range(3)], axis=1)
        return self.mean(parts, self.shares)

    def mean(self, x, weights):
        """Of what is there, where enough of the weight is."""
        there = ~np.isnan(x)
        present = there @ weights
        with np.errstate(invalid="ignore", divide="ignore"):
            y = np.where(there, np.log(np.maximum(x, FLOOR)) if self.geometric else x, 0.0) @ weights / present
        y = np.exp(y) if self.geometric else y
        return np.where((present > 0) & (present >= self.coverage * weights.sum() * (1 - 1e-12)), y, np.nan)

    def steps(self, outcomes, kept):
        """What may be raised for the first unit, to where, and why all else is left out."""
        x = self.normalised(self.raw)
        share = self.shares[self.parent] * self.weights / np.bincount(self.parent, self.weights)[self.parent]
        effect = share * np.nanstd(x, axis=0, ddof=1)
        sign = np.where(self.lower, -1.0, 1.0)
        better = sign * (self.raw[0] - np.nanmean(self.raw, axis=0))
        raised, left_out = {}, {}
        for k, i in enumerate(self.ids):
            figures = self.raw[~np.isnan(self.raw[:, k]), k]
            cap = sign[k] * np.quantile(sign[k] * figures, 0.9)
            asked = self.status[0, k] == "not_answered"
            if self.status[0, k] == "missing":
                left_out[i] = "no_figure"
            elif not asked and sign[k] * self.raw[0, k] >= sign[k] * cap:
                left_out[i] = "at_cap"
            elif self.outcome[k] and not outcomes:
                left_out[i] = "outcome"
            elif not asked and better[k] >= 0 and effect[k] < effect.mean() and not kept:
                left_out[i] = "kept"
            else:
                raised[k] = cap
        return raised, left_out


def every_set(case, raised):
    """Every set of steps, one row each: which are taken, and the score with them."""
    sets = np.array(list(itertools.product([False, True], repeat=len(raised))), dtype=bool).reshape(-1, len(raised))
    raw = np.repeat(case.raw[:1], len(sets), axis=0)
    penalty = np.repeat(case.status[:1] == "not_answered", len(sets), axis=0)
    for column, (k, cap) in enumerate(raised.items()):
        raw[sets[:, column], k] = cap
        penalty[sets[:, column], k] = False
    return sets, case.combined(raw, penalty)


@pytest.mark.parametrize("seed", range(60))
def test_a_plan_is_the_cheapest_of_every_set(seed):
    rng = np.random.default_rng(seed)
    case = Case(rng, geometric=seed % 4 == 3, penalised=seed % 3 == 0)
    scores = case.scores()
    before = case.combined(case.raw, case.status == "not_answered")
    np.testing.assert_allclose(scores["index"], before, rtol=1e-12)
    others = before[1:][~np.isnan(before[1:])]
    effort = {i: float(e) for i, e in zip(case.ids, rng.integers(1, 5, 12), strict=True)}
    for outcomes, kept in ((False, False), (True, True)):
        raised, left_out = case.steps(outcomes, kept)
        sets, reach = every_set(case, raised)
        costs = sets @ np.array([effort[case.ids[k]] for k in raised])
        rank = float(rng.integers(1, 8))
        goals = [{"rank": rank}] if np.isnan(before[0]) else [{"rank": rank}, {"score": before[0] + rng.uniform(0, 25)}]
        for goal in goals:
            plan = scores.plan("u0", effort=effort, outcomes=outcomes, kept=kept, **goal)
            assert plan.left_out == left_out
            places = 1 + (others > reach[:, None] + 1e-9).sum(axis=1)
            does = reach >= goal["score"] if "score" in goal else places <= rank
            does &= ~np.isnan(reach)
            assert plan.proven
            assert plan.reached == does.any()
            if plan.reached:
                assert plan.effort == plan.bound == costs[does].min()
                assert plan.after.score == pytest.approx(reach[does & (costs == plan.effort)].max(), rel=1e-12)
            elif not np.isnan(reach).all():
                assert plan.after.score == pytest.approx(np.nanmax(reach), rel=1e-12)
            taken = {step.indicator for step in plan.steps}
            row = (sets == [case.ids[k] in taken for k in raised]).all(axis=1)
            assert plan.after.score == pytest.approx(reach[row][0], rel=1e-12, nan_ok=True)
            assert all(step.raised_to == pytest.approx(raised[case.ids.index(step.indicator)]) for step in plan.steps)


@pytest.mark.parametrize("seed", range(20))
def test_a_what_if_is_combined_anew_and_the_old_row_is_out(seed):
    rng = np.random.default_rng(1000 + seed)
    case = Case(rng, geometric=seed % 2 == 1, penalised=seed % 3 == 0)
    scores = case.scores()
    before = case.combined(case.raw, case.status == "not_answered")
    for u in range(15):
        raw, status = case.raw[u].copy(), case.status[u].copy()
        edits = {}
        for k in rng.choice(12, 4, replace=False):
            edits[case.ids[k]] = (
                str(rng.choice(["missing", "not_answered"])) if rng.random() < 0.3 else float(rng.integers(1, 101))
            )
            raw[k] = np.nan if isinstance(edits[case.ids[k]], str) else edits[case.ids[k]]
            status[k] = edits[case.ids[k]] if isinstance(edits[case.ids[k]], str) else "observed"
        score = case.combined(raw[None], (status == "not_answered")[None])[0]
        after = scores.what_if(f"u{u}")(edits)
        assert after.score == pytest.approx(score, rel=1e-12, nan_ok=True)
        if not np.isnan(score):
            assert after.rank == 1 + sum(x > score + 1e-9 for v, x in enumerate(before) if v != u)


def test_yes_or_no_is_never_raised_halfway():
    # The 90th percentile lies between no and yes.
    table = hti.Table(
        [f"u{k}" for k in range(9)], ["a", "b"], [[0, 1], [0, 2], [0, 3], [0, 4], [0, 5], [0, 6], [0, 7], [0, 8], [1, 9]]
    )
    nodes = [hti.Node("index"), hti.Node("a", "index", indicator=hti.Indicator(kind="yes_no"))]
    nodes.append(hti.Node("b", "index", indicator=hti.Indicator()))
    scores = hti.fit(hti.Model(nodes), hti.Method(normalise=hti.MinMax()), table).score(table)
    assert np.quantile(table.values[:, 0], 0.9) not in (0, 1)
    assert scores.plan("u0", score=99, kept=True).left_out["a"] == "at_cap"
    rows = scores.priorities("u0").set_index("indicator")
    assert set(rows.loc["a", ["median_raw", "upper_quartile_raw", "best_raw"]]) == {0, 1}


def test_what_is_out_of_reach_is_said_only_of_what_was_searched():
    table = hti.datasets.load(NAME)
    scores = hti.fit(hti.load(NAME), table).score(table)
    plan = scores.plan("1280", rank=50)
    assert not plan.reached
    outcomes = [i for i in scores.index.model.indicators if scores.index.model[i].indicator.quality == "outcome"]
    there = [i for i in outcomes if i in plan.left_out]
    assert there
    assert {plan.left_out[i] for i in there} <= {"outcome", "at_cap", "no_figure"}
    wider = scores.plan("1280", rank=50, outcomes=True)
    assert wider.reached
    assert wider.after.rank <= 50
    assert not set(wider.left_out.values()) & {"outcome"}

    text = " ".join(
        run("priorities", NAME, "-d", NAME, "--unit", "1280", "--goal-rank", "50", "--language", "sv").stdout.split()
    )
    assert "går inte att nå" not in text
    assert "nås inte med det som planen får höja" in text
    named = text.split("(--outcomes): ")[1].split(".")[0].split(", ")
    left = [scores.index.model[i].name.in_("sv") for i, why in plan.left_out.items() if why == "outcome"]
    assert named == left
    assert f"Med --outcomes går det att nå: {len(wider.steps)} ändringar" in text
    assert f"plats {wider.after.rank:g} av 286" in text
    both = " ".join(
        run("priorities", NAME, "-d", NAME, "--unit", "1280", "--goal-rank", "1", "--language", "en").stdout.split()
    )
    assert "is not reached by what the plan may raise" in both
    asked = ("priorities", NAME, "-d", NAME, "--unit", "1280", "--goal-rank", "50", "--outcomes")
    assert "--outcomes" not in run(*asked).stdout
