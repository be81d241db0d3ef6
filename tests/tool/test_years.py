"""Several years in one page: any of them is chosen, and all that is told, drawn and taken away is then of that year."""

import re
from itertools import pairwise

import hemtjanstindex as hti
import pytest
from conftest import made_up
from hemtjanstindex import _core
from hemtjanstindex.present import numbers
from hemtjanstindex.words import say
from playwright.sync_api import expect
from test_numbers import OWN, with_weights
from test_page import KRISTIANSTAD, for_everybody, go, rows
from test_taken import got

UNIT = "X090"


def heading_of(scores, unit):
    """What the page says first of where a unit stands."""
    ranking = rows(scores.ranking_columns(""))
    row = next(row for row in ranking if row["unit"] == unit)
    ranked = str(sum(row["rank"] == row["rank"] for row in ranking))
    return say("tool-title-place", "sv", name=row["name"], rank=f"{row['rank']:g}", ranked=ranked)


def choose_year(page, year):
    page.get_by_role("combobox", name="År").select_option(year)


def test_all_that_is_told_is_of_the_year_that_is_chosen(tool, now, then, tmp_path):
    page = tool.open(f"unit={KRISTIANSTAD}")
    choose_year(page, "2013")
    expect(page.get_by_role("heading", level=1)).to_have_text(heading_of(then, KRISTIANSTAD))
    expect(page.locator("header .title")).to_contain_text("2013")
    expect(page).to_have_title(re.compile("2013"))
    assert tool.state() == {"year": "2013", "unit": KRISTIANSTAD}
    found = page.locator("[data-replicates='10000']")
    found.wait_for(timeout=60_000)
    spread = hti.uncertainty(then.index, then.table, [hti.vary.weights(0.25)]).ranks().set_index("unit")
    low, high = spread.loc[KRISTIANSTAD, ["low", "high"]]
    assert [float(found.get_attribute(f"data-{end}")) for end in ("low", "high")] == [low, high]
    _, file = got(page, page.get_by_role("button", name=re.compile("^CSV: ")).first)
    assert then.index.definition.heading("sv") in file.decode("utf-8-sig")
    assert now.index.definition.heading("sv") not in file.decode("utf-8-sig")
    go(page, "Förändring")
    expect(page.get_by_role("main")).to_contain_text(say("report-no-earlier", "sv"))
    go(page, "Mer")
    _, figures = got(page, page.get_by_role("button", name="figures.csv"))
    then.table.to_csv(tmp_path / "then.csv", then.index.definition)
    assert figures == (tmp_path / "then.csv").read_bytes()
    page.get_by_role("button", name="Ångra").click()
    choose_year(page, "2014")
    assert tool.state() == {"unit": KRISTIANSTAD, "screen": "change"}
    expect(page.get_by_role("heading", level=1)).to_have_text("Poängen är 1,3 lägre än 2013")


def test_own_weights_are_of_the_year_that_is_chosen(tool, then):
    weights = "~".join(f"{node}:{share}" for node, share in OWN.items())
    page = tool.open(f"year=2013&unit={KRISTIANSTAD}&screen=weights&weights={weights}")
    own = next(row for row in rows(with_weights(then, OWN).ranking_columns("")) if row["unit"] == KRISTIANSTAD)
    told = page.locator(".lead [data-score]")
    assert [float(told.get_attribute(f"data-{each}")) for each in ("score", "rank")] == [own["score"], own["rank"]]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_report_leads_to_its_unit_screen_and_language(tool, language):
    """The form of a link that docs/tool.md promises."""
    page = tool.open(f"unit={KRISTIANSTAD}&screen=first&language={language}")
    expect(page.get_by_role("button", name=say("tool-screen-first", language))).to_have_attribute("aria-current", "page")
    expect(page.get_by_role("combobox", name=re.compile("Kommun|Municipality")).first).to_have_value("Kristianstad")
    assert page.evaluate("document.documentElement.lang") == language
    expect(page.get_by_role("row", name=re.compile("^(Trygghet|Safety)"))).to_be_visible()


@pytest.mark.parametrize("year", ["2022", "2023", "2024"])
def test_every_year_stands_beside_the_one_before(within, year):
    page = within.open(f"year={year}&unit={UNIT}")
    scores = made_up(int(year))
    expect(page.get_by_role("heading", level=1)).to_have_text(heading_of(scores, UNIT))
    expect(page.locator(".mark")).to_have_text(say("report-mark-both", "sv"))
    # Units and districts are of the last year.
    expect(page.get_by_role("button", name="Inom kommunen")).to_have_count(0)
    go(page, "Förändring")
    if year == "2022":
        expect(page.get_by_role("main")).to_contain_text(say("report-no-earlier", "sv"))
        return
    change = next(row for row in rows(_core.change_columns(made_up(int(year) - 1), scores)) if row["unit"] == UNIT)
    size = numbers.score(abs(change["score_change"]), "sv")
    expect(page.get_by_role("heading", level=1)).to_contain_text(size)
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{int(year) - 1}")


def test_the_course_over_all_years_is_that_of_python(within):
    page = within.open(f"unit={UNIT}&screen=change")
    years = [made_up(year) for year in (2022, 2023, 2024, 2025)]
    trend = [row for row in rows(_core.trend_columns(years, "")) if row["unit"] == UNIT]
    scores = [numbers.score(row["score"], "sv") for row in trend]
    page.get_by_text("Visa som tabell").first.click()
    line = page.get_by_role("table", name="År för år").get_by_role("row", name=re.compile("^Poäng"))
    assert line.locator("td").all_inner_texts()[::2] == scores
    # A year that measured something else has no line to it, and says why.
    picture = page.get_by_role("img", name=re.compile("^Flera år för"))
    breaks = sum(not (before["comparable"] and after["comparable"]) for before, after in pairwise(trend))
    assert picture.locator("line[stroke-dasharray]").count() == breaks
    assert 0 < picture.get_by_text("ny definition").count() <= breaks
    heads = page.get_by_role("table", name=say("report-change-caption", "sv")).locator("thead th").all_inner_texts()
    assert heads[1:5] == ["2022", "2023", "2024", "2025"]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_everybody_can_use_the_course(within, language):
    for_everybody(within.open(f"unit={UNIT}&screen=change&language={language}"))


def test_a_year_that_is_not_there_is_the_last(within):
    within.open(f"year=1999&unit={UNIT}")
    assert within.state() == {"unit": UNIT}
