"""The tool of another index: the connectivity of 51 countries, in English."""

import os
import re
from pathlib import Path

import hemtjanstindex as hti
import pandas as pd
import pytest
from conftest import ROOT, used
from playwright.sync_api import expect
from test_page import for_everybody, rows

ASEM = Path(os.environ.get("HTI_REFERENCE", ROOT.parent / "shared" / "reference")) / "asem"


@pytest.fixture(scope="module")
def countries():
    if not ASEM.exists() and os.environ.get("HTI_REQUIRE_REFERENCE") != "1":
        pytest.skip("reference case asem is absent")
    model = hti.Model.from_frame(pd.read_csv(ASEM / "asem_iMeta.csv"), ignore=["*", "Target", "Denominator"])
    data = pd.read_csv(ASEM / "asem_iData.csv")
    table = hti.Table.from_frame(data, model, unit="uCode", name="uName", ignore=["*"], period="2018")
    definition = hti.Definition("asem", model, title=hti.Text("ASEM", "ASEM Sustainable Connectivity"))
    return hti.fit(definition, table).score(table)


@pytest.fixture
def asem(chromium, countries, tmp_path):
    yield from used(chromium, hti.tool(countries, out=tmp_path / "asem.html", language="en"))


def test_every_screen_tells_of_a_country_in_english(asem, countries):
    austria = next(row for row in rows(countries.ranking_columns("")) if row["unit"] == "AUT")
    page = asem.open("unit=AUT")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Austria has place {austria['rank']:g} of 51")
    expect(page.locator("main")).to_contain_text(f"{austria['score']:.1f}")
    for screen in ("place", "first", "learn", "change", "weights", "more"):
        page = asem.open(f"unit=AUT&screen={screen}")
        said = page.locator("body").inner_text() + " ".join(
            each.get_attribute("aria-label") or "" for each in page.locator("[aria-label]").all()
        )
        assert not re.search(r"\b(municipal\w*|kommun\w*|riket|landet|the nation)\b", said, re.IGNORECASE), screen
        assert "undefined" not in said
        assert "NaN" not in said
        for_everybody(page)


def test_what_a_country_would_gain_is_what_python_says(asem, countries):
    indicator = countries.index.model.indicators[0]
    value = round(float(max(countries.table.values[:, 0])), 2)
    page = asem.open(f"unit=AUT&screen=first&edits={indicator}:{value}")
    after = countries.what_if("AUT")({indicator: value})
    told = page.locator(".result [data-score]")
    assert [float(told.get_attribute(f"data-{each}")) for each in ("score", "rank")] == [after.score, after.rank]
