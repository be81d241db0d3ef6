"""The flagship in Python: made-up editions, respondents, borrowing, headings, and the calibration that the docs show."""

import csv
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import hemtjanstindex as hti
import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
KOLADA = Path(os.environ.get("HTI_REFERENCE", ROOT.parent / "shared" / "reference")).parent / "data" / "kolada"
EDITIONS = [f"hemtjanstindex-{year}" for year in range(2022, 2026)]


@pytest.fixture(scope="module")
def edition():
    return hti.datasets.synthetic_edition(2025)


def test_an_edition_is_three_tables(edition):
    assert len(edition.municipalities) == 290
    assert all(isinstance(table, hti.Table) for table in edition)
    assert {table.period for table in edition} == {"2025 (syntetisk/synthetic)"}
    assert edition.municipalities == hti.datasets.synthetic_edition(2025, hti.datasets.DEFAULT_SEED).municipalities
    assert edition.municipalities != hti.datasets.synthetic_edition(2025, seed=1).municipalities


def test_only_four_years_can_be_drawn():
    with pytest.raises(hti.DataError, match="2022 to 2025"):
        hti.datasets.synthetic_edition(2026)


def test_no_real_name_stands_on_made_up_figures(edition):
    real = set(hti.datasets.load("oppna-jamforelser-2014").names) | set(hti.datasets.load("oppna-jamforelser-2014").units)
    for table in edition:
        assert not real & set(table.names)
        assert not real & set(table.units)


def test_results_say_what_they_are(edition):
    definition = hti.load("hemtjanstindex-2025")
    provenance = hti.fit(definition, edition.municipalities).score(edition.municipalities).provenance()
    assert provenance["status"] == "reconstruction"
    assert provenance["period"] == "2025 (syntetisk/synthetic)"
    assert definition.heading() == "Hemtjänstindex 2025 (rekonstruktion)"
    assert definition.heading("en") == "Hemtjänstindex 2025 (reconstruction)"
    assert "Hemtjänstindex 2025 (rekonstruktion)" in definition._repr_html_()


def test_indicators_carry_what_is_known():
    indicator = hti.load("hemtjanstindex-2025").model["trygghet"].indicator
    assert (indicator.survey, indicator.kpi, indicator.scope, indicator.error) == (
        "brukarundersökningen", "U21467", "unit", "survey")  # fmt: skip
    assert indicator.responsible
    assert indicator.next_published == "2026-10-04"


def test_kolada_ids_are_in_koladas_list():
    file = KOLADA / "kpi_hemtjanst.csv"
    if not file.exists():
        if os.environ.get("HTI_REQUIRE_REFERENCE") == "1":
            pytest.fail(f"{file} is absent", pytrace=False)
        pytest.skip("data/kolada/kpi_hemtjanst.csv is absent")
    with file.open(encoding="utf-8", newline="") as rows:
        known = {row["id"]: row for row in csv.DictReader(rows)}
    model = hti.load("hemtjanstindex-2025").model
    indicators = [model[i].indicator for i in model.indicators]
    confirmed = [i for i in indicators if i.kpi]
    assert len(confirmed) == 37
    assert len({i.kpi for i in confirmed}) == 37
    for indicator in confirmed:
        assert indicator.kpi in known
        assert known[indicator.kpi]["publication_date"] == indicator.next_published


def test_respondents_are_those_that_the_script_makes():
    made = subprocess.run([sys.executable, ROOT / "lib/shipped/data/respondents.py"], capture_output=True, check=True)
    assert made.stdout.decode() == hti.datasets.text("hemtjanstindex-respondents")


def test_weights_are_the_respondents_means():
    points = hti.datasets.respondents().to_frame().mean()
    model = hti.load("hemtjanstindex-2024").model
    for node, mean in points.items():
        assert model[node].weight == pytest.approx(mean, abs=0.0501)


def test_borrowing_fills_only_what_is_missing():
    table = hti.datasets.load("oppna-jamforelser-2014")
    more = table.borrow(hti.datasets.load("oppna-jamforelser-2013"))
    before, after = table.status, more.status
    filled = (before == hti.Status.missing) & (after == hti.Status.observed)
    assert filled.sum() == 38
    np.testing.assert_array_equal(more.origin == hti.Origin.borrowed, filled)
    assert more.background.keys() == table.background.keys()
    assert (before == after)[~filled].all()
    assert np.array_equal(table.values[~filled], more.values[~filled], equal_nan=True)
    assert more.period == "2014 (38 borrowed from 2013)"


def test_the_recipe_is_that_of_kolada():
    recipe = hti.load("kolada-recept-hemtjanst")
    assert recipe.method == hti.methods.load("kolada-recept")
    table = hti.datasets.load("oppna-jamforelser-2014")
    scores = hti.fit(recipe, table).score(table)
    normalised = np.column_stack([scores[i] for i in recipe.model.indicators])
    complete = np.isfinite(normalised).all(axis=1)
    mean = normalised[complete].mean(axis=1)
    low, high = np.percentile(mean, [2.5, 97.5])
    assert scores["index"][complete] == pytest.approx(np.clip((mean - low) / (high - low), 0, 1) * 100)
    assert np.isnan(scores["index"][~complete]).all()


def test_the_page_shows_the_calibration():
    spec = importlib.util.spec_from_file_location("calibration", ROOT / "docs/calibration.py")
    calibration = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(calibration)
    lines = calibration.PAGE.read_text(encoding="utf-8").splitlines()
    for name, value in calibration.figures(hti.datasets.DEFAULT_SEED).items():
        assert any(line.startswith(f"| {name} | {calibration.PUBLISHED[name]} | {value:.1f} |") for line in lines), name
