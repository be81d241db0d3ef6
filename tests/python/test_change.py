"""Changes, back-casts and trends through Python: on the real editions and on the made-up ones."""

import hemtjanstindex as hti
import numpy as np
import pandas as pd
import pytest

YEARS = (2012, 2013, 2014, 2015)
LIMIT = 1.959963984540054


@pytest.fixture(scope="module")
def real():
    editions = {}
    for year in YEARS:
        table = hti.datasets.load(f"oppna-jamforelser-{year}")
        editions[year] = hti.fit(hti.load(f"oppna-jamforelser-{year}"), table).score(table)
    return editions


@pytest.fixture(scope="module")
def made_up():
    editions = {}
    for year in range(2022, 2026):
        table = hti.datasets.synthetic_edition(year).municipalities
        editions[year] = hti.fit(hti.load(f"hemtjanstindex-{year}"), table).score(table)
    return editions


def assert_parts_add_up(changes, least):
    whole = changes.drop(columns=["score_error", "within_noise"]).dropna()
    assert len(whole) > least
    for what, change in (
        ("score", whole["score_after"] - whole["score_before"]),
        ("rank", whole["rank_before"] - whole["rank_after"]),
    ):
        parts = [f"{what}_{part}" for part in ("values", "statuses", "frame", "definition")] + ["rank_others"] * (
            what == "rank"
        )
        pd.testing.assert_series_equal(whole[parts].sum(axis=1), change, check_names=False, rtol=0, atol=1e-9)


@pytest.mark.parametrize("node", [None, "utforande"])
@pytest.mark.parametrize("later", YEARS[1:])
def test_real_change_parts_add_up(real, later, node):
    assert_parts_add_up(hti.compare(real[later - 1], real[later], node), 150)


@pytest.mark.parametrize("later", [2023, 2024, 2025])
def test_made_up_change_parts_add_up(made_up, later):
    changes = hti.compare(made_up[later - 1], made_up[later])
    assert_parts_add_up(changes, 250)
    if later == 2023:  # the method changed, and the whole scale moved
        assert changes["score_definition"].mean() > 10
    else:
        np.testing.assert_allclose(changes["score_definition"].dropna(), 0, atol=1e-9)


def test_noise_is_marked_where_counts_are_known(real, made_up):
    assert set(hti.compare(real[2013], real[2014])["within_noise"]) == {None}
    changes = hti.compare(made_up[2024], made_up[2025]).dropna(subset="score_error")
    assert len(changes) > 250
    change = (changes["score_after"] - changes["score_before"]).abs()
    np.testing.assert_array_equal(changes["within_noise"].astype(bool), change <= LIMIT * changes["score_error"])
    assert 0 < changes["within_noise"].astype(bool).mean() < 1


def test_backcast_on_the_present_scale(real):
    present = real[2014].index
    back = hti.backcast(present, hti.datasets.load("oppna-jamforelser-2013"))
    assert "present frame" in back.table.period
    assert "back-cast" in back.provenance()["period"]
    assert back.provenance()["reference_hash"] == real[2014].provenance()["reference_hash"]
    # By hand: the figures between the percentiles 2.5 and 97.5 of the present reference.
    low, high = np.nanpercentile(real[2014].table.to_frame()["htj_helhet"], [2.5, 97.5])
    then = real[2013].table.to_frame()["htj_helhet"]
    expected = (then.clip(low, high) - low) / (high - low) * 100
    np.testing.assert_allclose(back["htj_helhet"], expected)


def test_backcast_on_its_own_scale(real):
    back = hti.backcast(real[2014].index, hti.datasets.load("oppna-jamforelser-2013"), "own")
    assert "own frame" in back.table.period
    np.testing.assert_array_equal(back["index"], real[2013]["index"])  # 2014 differs in one indicator, which 2013 did not have
    changes = hti.compare(back, real[2014])
    assert_parts_add_up(changes, 150)


def test_editions_scored_by_another_years_index_are_refused(real):
    back = hti.backcast(real[2014].index, real[2013].table)
    with pytest.raises(hti.MethodError, match='frame="own"'):
        hti.compare(back, real[2014])
    with pytest.raises(hti.MethodError, match="older first"):
        hti.compare(real[2014], real[2013])


def test_trend_of_published_editions(real):
    trend = hti.trend(list(real.values()), "utforande")
    assert list(trend["year"].unique()) == list(YEARS)
    assert len(trend) == 4 * len(real[2015].units)
    for year in YEARS:
        rows = trend[trend["year"] == year].set_index("unit")
        common = [u for u in real[year].units if u in rows.index]
        at = [real[year].units.index(u) for u in common]
        np.testing.assert_array_equal(rows.loc[common, "score"], real[year]["utforande"][at])
    # The questions of 2015 are others than those of earlier years.
    assert not trend.loc[trend["year"] < 2015, "comparable"].any()
    assert trend["slope"].isna().all()


def test_trend_of_back_cast_editions(real):
    present = real[2014].index
    back = [hti.backcast(present, hti.datasets.load(f"oppna-jamforelser-{year}")) for year in (2012, 2013)]
    trend = hti.trend([*back, real[2014]], "information")
    assert trend["comparable"].all()
    assert trend["same_frame"].all()
    row = trend[trend["unit"] == "1290"]
    assert row["slope"].iloc[0] == pytest.approx(np.polyfit(row["year"], row["score"], 1)[0])
    assert set(row["within_noise"]) == {None}
    # Over the whole index they are not: the sub-index of 2014 has no figures before.
    assert not hti.trend([*back, real[2014]])["comparable"].all()


def test_trend_of_made_up_editions(made_up):
    trend = hti.trend(list(made_up.values())[::-1])
    assert list(trend["year"].unique()) == [2022, 2023, 2024, 2025]
    assert dict(zip(trend["year"], trend["comparable"], strict=True)) == {2022: False, 2023: True, 2024: True, 2025: True}
    assert trend["period"].str.contains("syntetisk").all()
    assert trend["slope"].isna().all()  # each year on its own scale
    back = [hti.backcast(made_up[2025].index, made_up[year].table) for year in (2023, 2024)]
    known = hti.trend([*back, made_up[2025]]).dropna(subset="slope_error")
    assert len(known) > 600
    np.testing.assert_array_equal(known["within_noise"].astype(bool), known["slope"].abs() <= LIMIT * known["slope_error"])
    with pytest.raises(hti.DataError, match="two editions of 2025"):
        hti.trend([made_up[2025], made_up[2025]])
