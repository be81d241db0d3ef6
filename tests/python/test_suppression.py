"""Withheld figures against whoever knows all that is published: linear programmes over what each may still be.

The attacker knows the definition, its weights and every number of answers, all units' shown figures and the
municipalities' own, of all years. Scores tell nothing more: they are made of the shown figures alone. No figure is part of
two totals, so each total is a programme of its own.
"""

import hemtjanstindex as hti
import numpy as np
import published
import pytest
from scipy.optimize import linprog

YEARS = (2024, 2025)
WIDTH = 20.0


def attack(answers, shown, total, rounding):
    """Least and greatest share of every unit without a shown one, solved by HiGHS."""
    bounds = [(0, 100) if np.isnan(x) else (max(0, x - rounding), min(100, x + rounding)) for x in shown]
    limits = answers.sum() * np.clip([total + rounding, total - rounding], 0, 100) * (1, -1)
    found = {}
    for unit in np.flatnonzero(np.isnan(shown)):
        aim = np.zeros(len(shown))
        aim[unit] = 1
        ends = []
        for sign in (1, -1):
            solved = linprog(sign * aim, A_ub=[answers, -answers], b_ub=limits, bounds=bounds, method="highs")
            assert solved.status == 0, solved.message
            ends.append(sign * solved.fun)
        found[unit] = ends
    return found


def attacks(year, table, exact=False, every=11):
    """Attack every total that has a withheld figure, in every eleventh municipality."""
    places = np.array(table.groups["kommun"])
    known = published.positive(published.units(year))
    for code in sorted(set(places))[::every]:
        rows = np.flatnonzero(places == code)
        for node in published.SURVEYED:
            i = table.indicators.index(node)
            members = rows[table.respondents[rows, i] > 0]
            shown, answers = table.values[members, i], table.respondents[members, i]
            if not np.isnan(shown).any():
                continue
            own = published.totals(year)
            total = own.values[own.units.index(code), own.indicators.index(node)]
            if exact:
                shares = 100 * known[members, i] / answers
                shown, total = np.where(np.isnan(shown), np.nan, shares), 100 * known[members, i].sum() / answers.sum()
            found = attack(answers, shown, total, 0 if exact else 0.5)
            yield node, {table.units[members[unit]]: ends for unit, ends in found.items()}, not np.isnan(shown).all()


@pytest.fixture(scope="module")
def suppressed():
    return {year: hti.suppress(published.units(year), published.DEFINITION, published.totals(year)) for year in YEARS}


@pytest.mark.parametrize("exact", [False, True], ids=["as shown", "to the last answer"])
@pytest.mark.parametrize("year", YEARS)
def test_no_withheld_share_can_be_told_to_within_twenty_points(suppressed, year, exact):
    withheld = suppressed[year].withheld.set_index(["indicator", "unit"])
    attacked = narrow = 0
    for node, found, some_shown in attacks(year, suppressed[year].table, exact):
        for unit, (low, high) in found.items():
            cell = withheld.loc[(node, unit)]
            attacked += 1
            if not exact:
                assert (cell["low"], cell["high"]) == pytest.approx((low, high), abs=1e-6)
            if cell["exposed"]:
                assert not some_shown  # nothing of the indicator is published but the total itself
                narrow += high - low < WIDTH
            else:
                assert high - low >= WIDTH - 1e-6
    assert attacked > 400
    assert narrow < attacked / 20


def test_without_further_suppression_lone_figures_leak(suppressed):
    table = published.units(2025)
    few = table.respondents < 30
    values = np.where(few, np.nan, table.values)
    alone = published.with_values(table, values, np.where(few, hti.Status.suppressed, table.status))
    widths = [high - low for _, found, _ in attacks(2025, alone, exact=True) for low, high in found.values()]
    assert min(widths) == pytest.approx(0, abs=1e-6)
    assert sum(width < WIDTH for width in widths) > 50


def test_few_answers_are_withheld_and_nothing_else_is_touched(suppressed):
    before, after = published.units(2025), suppressed[2025].table
    withheld = suppressed[2025].withheld
    few = (before.respondents < 30) & ~np.isnan(before.values)
    assert np.isnan(after.values[few]).all()
    assert (after.status[few] == hti.Status.suppressed).all()
    assert (withheld["why"] == "few_answers").sum() == few.sum()
    gone = np.isnan(after.values) & ~np.isnan(before.values)
    assert gone.sum() == len(withheld)
    np.testing.assert_array_equal(after.values[~gone], before.values[~gone])
    np.testing.assert_array_equal(after.respondents, before.respondents)
    assert (withheld["why"] == "complementary").sum() < 1.1 * few.sum()


def test_the_order_of_units_decides_nothing(suppressed):
    table = published.units(2025)
    turned = hti.Table(
        table.units[::-1],
        table.indicators,
        table.values[::-1],
        statuses=table.status[::-1],
        groups={"kommun": list(table.groups["kommun"])[::-1]},
        respondents=table.respondents[::-1],
    )
    again = hti.suppress(turned, published.DEFINITION, published.totals(2025)).withheld
    columns = ["indicator", "unit", "why", "exposed"]
    expected = suppressed[2025].withheld[columns].sort_values(columns).reset_index(drop=True)
    assert again[columns].sort_values(columns).reset_index(drop=True).equals(expected)


def test_withheld_values_enter_no_score(suppressed):
    other = published.units(2025).values.copy()
    few = published.units(2025).respondents < 30
    other[few] = 100 - other[few]
    changed = published.with_values(published.units(2025), other)
    again = hti.suppress(changed, published.DEFINITION, published.totals(2025))
    assert again.table.hash() == suppressed[2025].table.hash()
    told = ["unit", "indicator", "why", "low", "high"]  # the rest is for the one who withholds
    assert again.withheld[told].equals(suppressed[2025].withheld[told])
    index = hti.fit(published.DEFINITION, again.table)
    scores = index.score(again.table)
    shown = scores.providers("X137")
    assert shown.scores.provenance()["table_hash"] != scores.provenance()["table_hash"]
    assert hti.fit(published.DEFINITION, suppressed[2025].table).to_json() == index.to_json()


def test_bad_options_are_refused():
    with pytest.raises(hti.MethodError, match="threshold"):
        hti.suppress(published.units(2025), published.DEFINITION, threshold=-1)
    with pytest.raises(hti.DataError, match="lan"):
        hti.suppress(published.units(2025), published.DEFINITION, by="lan")
