"""What outsiders, insiders and readers of the rule can tell of withheld figures: never more than docs/providers.md says.

`python tests/python/test_attack.py` prints the figures that the page quotes.
"""

import collections
import functools
from pathlib import Path

import hemtjanstindex as hti
import numpy as np
import pytest
from attack import (
    MODEL,
    Programme,
    Published,
    Town,
    by_any_insider,
    number_of_ways,
    published_alike,
    sums,
    table,
    totals,
    widths,
)

OUTSIDERS, INSIDERS = 20 - 1e-9, 10 - 1e-9
POSITIVE = (0.5, 0.7, 0.85, 0.95)


def random_town(random, units, answers, groups=None):
    """So many units with so many answers each, most of them positive or half of them."""
    n = random.integers(*answers, random.integers(*units))
    return Town(n, random.binomial(n, random.choice(POSITIVE)), None if groups is None else random.choice(groups, len(n)))


@functools.cache
def of_one_total():
    """Attack every withheld figure of 6,000 towns whose own figure is known: least widths, and how many are exposed."""
    random = np.random.default_rng(1)
    small = [random_town(random, (2, 6), (3, 45)) for _ in range(3000)]
    large = [random_town(random, (4, 13), (3, 130)) for _ in range(3000)]
    found = collections.Counter()
    least = {"outsider": np.inf, "insider": np.inf}
    for towns in (small, large):
        for town, told in zip(towns, Published(towns).towns, strict=True):
            hidden = told["hidden"]
            if len(hidden) == 0:
                continue
            n, k = town.n[hidden], town.k[hidden]
            if len(hidden) <= 4 and number_of_ways(n) <= 1e6:
                ways = sums(n, town.groups[hidden], k)
                outsider, insider = widths(ways, n), by_any_insider(ways, n, k)
                found["by every way"] += len(hidden)
            else:
                outsider, insider = by_reach(n, k)
            safe = ~told["exposed"][hidden]
            found["towns"] += 1
            found["cells"] += len(hidden)
            found["exposed"] += (~safe).sum()
            found["narrow"] += ((~safe) & ((outsider < OUTSIDERS) | (insider < INSIDERS))).sum()
            exact = (~safe) & (insider == 0)
            found["exact"] += exact.sum()
            found["exact, two units"] += exact.sum() if len(town) == 2 else 0
            for name, width in (("outsider", outsider), ("insider", insider)):
                least[name] = min(least[name], width[safe].min(initial=np.inf))
    return found, least


def by_reach(n, k):
    """The same widths for many hidden units: which numbers of one leave a sum that the others can have, as bits of integers."""

    def sums_of(answers):
        reach = 1
        for most in map(int, answers):
            done = 0  # as if each step of one were taken: 0 to `most` more
            while done < most:
                step = min(done + 1, most - done)
                reach |= reach << step
                done += step
        return reach

    def width(u, others, left):
        can = bits_between(sums_of(others), left - min(int(n[u]), left), left)
        return 100 * (can[1] - can[0]) / n[u]

    units = range(len(n))
    outsider = [width(u, [n[o] for o in units if o != u], int(k.sum())) for u in units]

    def by(own, u):
        return width(u, [n[o] for o in units if o not in (u, own)], int(k.sum() - k[own]))

    return np.array(outsider), np.array([min(by(own, u) for own in units if own != u) for u in units])


def bits_between(bits, low, high):
    """The lowest and the highest bit that is set, of those between two."""
    within = (bits >> low) & ((1 << (high - low + 1)) - 1)
    return low + (within & -within).bit_length() - 1, low + within.bit_length() - 1


def test_outsiders_and_insiders_of_one_total():
    found, least = of_one_total()
    assert found["cells"] > 20000
    assert found["by every way"] > 5000
    assert least["outsider"] >= OUTSIDERS
    assert least["insider"] >= INSIDERS
    assert found["exposed"] < 0.5 * found["cells"]


@functools.cache
def of_group_totals():
    """The same where the totals of public and private units are known too."""
    random = np.random.default_rng(2)
    towns = [random_town(random, (4, 9), (3, 40), ["kommunal", "privat"]) for _ in range(1500)]
    found = collections.Counter()
    least = {"outsider": np.inf, "insider": np.inf}
    for town, told in zip(towns, Published(towns, within=["regi"]).towns, strict=True):
        for group in np.unique(town.groups[told["hidden"]]):
            hidden = told["hidden"][town.groups[told["hidden"]] == group]
            n, k = town.n[hidden], town.k[hidden]
            if len(hidden) > 4 or number_of_ways(n) > 1e6:
                continue
            ways = sums(n, town.groups[hidden], k)
            safe = ~told["exposed"][hidden]
            found["cells"] += len(hidden)
            found["exposed"] += (~safe).sum()
            least["outsider"] = min(least["outsider"], widths(ways, n)[safe].min(initial=np.inf))
            least["insider"] = min(least["insider"], by_any_insider(ways, n, k)[safe].min(initial=np.inf))
    return found, least


def test_totals_of_groups():
    found, least = of_group_totals()
    assert found["cells"] > 4000
    assert found["exposed"] < found["cells"]
    assert least["outsider"] >= OUTSIDERS
    assert least["insider"] >= INSIDERS


def test_group_totals_leak_where_they_are_not_told_of():
    random = np.random.default_rng(2)
    towns = [random_town(random, (4, 9), (3, 40), ["kommunal", "privat"]) for _ in range(100)]
    narrow = 0
    for town, told in zip(towns, Published(towns).towns, strict=True):
        hidden = told["hidden"][~told["exposed"][told["hidden"]]]
        if 0 < len(hidden) <= 4:
            narrow += (widths(sums(town.n[hidden], town.groups[hidden], town.k[hidden]), town.n[hidden]) < OUTSIDERS).sum()
    assert narrow > 10


@functools.cache
def by_the_rule(marks):
    """Whoever knows the rule, and with `marks` besides which totals may not be published, which are then known to be safe."""
    random = np.random.default_rng(3)
    towns = [random_town(random, (3, 7), (3, 60)) for _ in range(1000)]
    found = collections.Counter()
    least = {"outsider": np.inf, "insider": np.inf}
    for town, told in zip(towns, Published(towns).towns, strict=True):
        hidden = told["hidden"]
        n, k = town.n[hidden], town.k[hidden]
        if not 0 < len(hidden) <= 4 or told["exposed"].any() or number_of_ways(n) > 2e4:
            continue
        ways = sums(n, town.groups[hidden], k)
        if len(ways) > 1500:
            continue
        left = published_alike(town, hidden, ways, marks=marks)
        found["cells"] += len(hidden)
        found["ways"] += len(ways)
        found["published otherwise"] += len(ways) - len(left)
        least["outsider"] = min(least["outsider"], widths(left, n).min())
        least["insider"] = min(least["insider"], by_any_insider(left, n, k).min())
    return found, least


def test_the_rule_itself_tells_nothing():
    found, least = by_the_rule(False)
    assert found["cells"] > 500
    assert found["ways"] > 100000
    assert found["published otherwise"] == 0
    assert least["outsider"] >= OUTSIDERS
    assert least["insider"] >= INSIDERS


def test_nor_does_it_tell_much_which_totals_are_safe():
    found, least = by_the_rule(True)
    assert found["published otherwise"] > 0
    assert least["outsider"] >= OUTSIDERS
    assert least["insider"] >= INSIDERS


@functools.cache
def without_the_total():
    """A total that may not be published is not: what its absence tells to whoever knows the rule, insiders among them."""
    random = np.random.default_rng(4)
    found = collections.Counter()
    least = {"outsider": np.inf, "insider": np.inf}
    for _ in range(250):
        town = random_town(random, (3, 5), (3, 14))
        told = Published([town], threshold=6).towns[0]
        hidden = told["hidden"]
        n, k = town.n[hidden], town.k[hidden]
        if not told["exposed"].any() or np.prod(n + 1.0) > 3000:
            continue
        ways = np.stack(np.meshgrid(*[np.arange(most + 1) for most in n], indexing="ij"), -1).reshape(-1, len(n))
        left = published_alike(town, hidden, ways, marks=True, threshold=6)
        found["cells"] += len(hidden)
        least["outsider"] = min(least["outsider"], widths(left, n).min())
        least["insider"] = min(least["insider"], by_any_insider(left, n, k).min())
    return found, least


def test_a_total_that_is_not_published_tells_nothing_by_that():
    found, least = without_the_total()
    assert found["cells"] > 100
    assert least["outsider"] >= OUTSIDERS
    assert least["insider"] >= INSIDERS


def test_rounded_figures_and_totals_tell_no_more():
    random = np.random.default_rng(5)
    towns = [random_town(random, (3, 8), (3, 90), ["kommunal", "privat"]) for _ in range(150)]
    exact = table(towns)
    rounded = hti.Table(
        exact.units, ["q"], np.round(exact.values), respondents=exact.respondents, groups=dict(exact.groups.items())
    )
    given = totals(towns, decimals=0, within=True)
    found = Published(towns, given, of=rounded, within=["regi"])
    shares = dict(zip(given.units, given.values[:, 0], strict=True))
    attacked = by_insiders = 0
    for t, (town, told) in enumerate(zip(towns, found.towns, strict=True)):
        if len(told["hidden"]) == 0:
            continue
        programme = Programme(town.n)
        programme.know_share(np.arange(len(town)), shares[str(t)], 0)
        for group in np.unique(town.groups):
            programme.know_share(np.flatnonzero(town.groups == group), shares[f"{t}/{group}"], 0)
        for u in np.setdiff1d(np.arange(len(town)), told["hidden"]):
            programme.know_share(np.array([u]), np.round(100 * town.k[u] / town.n[u]), 0)
        for u in told["hidden"]:
            low, high = programme.limits(u)
            assert low <= town.k[u] <= high
            if not told["exposed"][u]:
                attacked += 1
                assert 100 * (high - low) / town.n[u] >= OUTSIDERS
        for own in told["hidden"][:3]:
            programme.know_own(own, town.k[own])
            for u in np.setdiff1d(told["hidden"], own)[:4]:
                assert told["exposed"][u] or programme.width(u) >= INSIDERS
                by_insiders += not told["exposed"][u]
            programme.know_own(own, None)
    assert attacked > 150
    assert by_insiders > 150


def test_years_and_what_they_are_pooled_to():
    """Three files at once: two years and both together, of the same units, each with its totals."""
    random = np.random.default_rng(6)
    first = [random_town(random, (4, 9), (10, 90)) for _ in range(120)]
    second = [Town(t.n + random.integers(-5, 20, len(t.n)), t.k) for t in first]
    second = [Town(t.n, random.binomial(t.n, 0.85)) for t in second]
    pooled = [Town(a.n + b.n, a.k + b.k) for a, b in zip(first, second, strict=True)]
    years = [Published(towns) for towns in (first, second)]
    both = Published(pooled, beside=[year.suppressed.table for year in years])
    assert "elsewhere" in set(both.suppressed.withheld["why"])
    alone = Published(pooled)
    attacked = leaks = 0
    for t, town in enumerate(pooled):
        hidden = [year.towns[t]["hidden"] for year in years]
        m = len(town)
        if len(hidden[0]) + len(hidden[1]) == 0:
            continue
        for files, joint in ((both, True), (alone, False)):
            programme = Programme(np.concatenate([first[t].n, second[t].n]))
            for y, towns in enumerate((first, second)):
                programme.know(np.arange(m) + y * m, towns[t].k.sum(), towns[t].k.sum())
                for u in np.setdiff1d(np.arange(m), hidden[y]):
                    programme.know([u + y * m], towns[t].k[u], towns[t].k[u])
            for u in np.setdiff1d(np.arange(m), files.towns[t]["hidden"]):
                programme.know([u, u + m], town.k[u], town.k[u])
            for y in range(2):
                for u in hidden[y]:
                    if years[y].towns[t]["exposed"][u]:
                        continue
                    width = programme.width(u + y * m)
                    attacked += joint
                    leaks += not joint and width < OUTSIDERS
                    assert not joint or width >= OUTSIDERS
    assert attacked > 300
    assert leaks > 10  # pooled figures that nobody told of the years


def test_suppressed_at_source_without_a_number():
    """The total tells number and sum: of what is left nothing more can be told than of any other figure."""
    random = np.random.default_rng(7)
    attacked = 0
    for _ in range(300):
        town = random_town(random, (3, 8), (3, 90))
        source = int(random.integers(len(town)))
        counts = town.n.astype(float)
        counts[source] = np.nan
        values = 100 * town.k / town.n
        values[source] = np.nan
        of = hti.Table(
            [f"0-{u}" for u in range(len(town))],
            ["q"],
            values[:, None],
            statuses=np.where(np.isnan(values), int(hti.Status.suppressed), 0)[:, None],
            respondents=counts[:, None],
            groups={"kommun": ["0"] * len(town)},
        )
        told = Published([town], totals([town]), of=of).towns[0]
        hidden = told["hidden"]
        assert source in hidden
        if len(hidden) > 4 or number_of_ways(town.n[hidden]) > 1e6:
            continue
        ways = sums(town.n[hidden], town.groups[hidden], town.k[hidden])
        safe = ~told["exposed"][hidden]
        attacked += safe.sum()
        assert (widths(ways, town.n[hidden])[safe] >= OUTSIDERS).all()
        assert (by_any_insider(ways, town.n[hidden], town.k[hidden])[safe] >= INSIDERS).all()
    assert attacked > 100


def test_moving_an_answer_between_withheld_figures_changes_nothing():
    random = np.random.default_rng(8)
    towns = [random_town(random, (3, 9), (5, 100)) for _ in range(1500)]
    before = Published(towns)
    moved = []
    for town, told in zip(towns, before.towns, strict=True):
        k = town.k.copy()
        if len(told["hidden"]) > 1:
            a, b = random.choice(told["hidden"], 2, replace=False)
            steps = min(town.n[a] - k[a], k[b])
            k[a], k[b] = k[a] + steps, k[b] - steps
        moved.append(Town(town.n, k))
    assert sum((a.k != b.k).any() for a, b in zip(towns, moved, strict=True)) > 1000
    after = Published(moved)
    assert after.suppressed.table.hash() == before.suppressed.table.hash()
    told = ["unit", "indicator", "why"]
    assert after.suppressed.withheld[told].equals(before.suppressed.withheld[told])
    np.testing.assert_allclose(after.suppressed.withheld[["low", "high"]], before.suppressed.withheld[["low", "high"]])


@pytest.mark.parametrize(
    ("n", "shares", "statuses", "total", "told"),
    [
        ([40, 50], [50, 80], [0, 0], (60, 80), "80 answers, and its units together 90"),
        ([40, 50], [50, 80], [0, 0], (90, 90), "cannot be that of its units"),
        ([20, 100], [40, 80], [0, 0], (10, 120), "cannot be that of its units"),
        ([20, 100], [np.nan, 80], [3, 0], (60, 120), "cannot be that of its units"),
        ([0, 100], [40, 80], [0, 0], (80, 100), "of 0 answers"),
    ],
)
def test_contradictions_are_errors(n, shares, statuses, total, told):
    of = hti.Table(
        [f"u{i}" for i in range(len(n))],
        ["q"],
        np.array(shares, float)[:, None],
        statuses=np.array(statuses)[:, None],
        respondents=np.array(n, float)[:, None],
        groups={"kommun": ["K"] * len(n)},
    )
    given = hti.Table(["K"], ["q"], [[total[0]]], respondents=[[float(total[1])]])
    with pytest.raises(hti.DataError, match=told) as raised:
        hti.suppress(of, MODEL, given)
    problem = raised.value.problems[0]
    assert (problem.code, problem.indicator) == ("out_of_range", "q")
    assert problem.unit in ("K", "u0")


@pytest.mark.parametrize("status", [hti.Status.missing, hti.Status.not_answered, hti.Status.not_applicable])
def test_cells_that_are_in_no_total_cover_nothing(status):
    def town(extra):
        n, values = [20, 100, 60, *([100] * extra)], [40, 80, 70, *([np.nan] * extra)]
        statuses = [0, 0, 0, *([int(status)] * extra)]
        return hti.Table(
            [f"u{i}" for i in range(len(n))],
            ["q"],
            np.array(values, float)[:, None],
            statuses=np.array(statuses)[:, None],
            respondents=np.array(n, float)[:, None],
            groups={"kommun": ["K"] * len(n)},
        )

    without, beside = (hti.suppress(town(extra), MODEL).withheld for extra in (0, 3))
    assert beside.equals(without)


@functools.cache
def figures():
    """What docs/providers.md says that attackers can tell."""
    lines = []
    for name, (found, least) in {
        "one total": of_one_total(),
        "totals of groups too": of_group_totals(),
        "who knows the rule": by_the_rule(False),
        "and which totals are safe": by_the_rule(True),
        "or that the total is not published": without_the_total(),
    }.items():
        cells = f"{found['cells']:6d} withheld figures, {found['exposed']:4d} exposed"
        lines.append(f"{name:34s} {cells}; others leave {least['outsider']:5.1f} points, insiders {least['insider']:5.1f}")
    found = of_one_total()[0]
    told = f"of {found['exposed']} exposed by one total {found['narrow']} are told too closely, by any insider or by all"
    lines.append(f"{told}; {found['exact']} exactly, of which {found['exact, two units']} in towns of two units")
    return lines


def test_the_page_says_so():
    page = (Path(__file__).parents[2] / "docs" / "providers.md").read_text(encoding="utf-8")
    for line in figures():
        assert line in page


if __name__ == "__main__":
    print("\n".join(figures()))
