"""A slow processor, two tabs, and a page that is loaded again while it works."""

from conftest import Tool
from playwright.sync_api import expect
from test_numbers import OWN, with_weights
from test_page import KRISTIANSTAD, go, rows

SLOWER = 8  # times


def weights_of_own():
    return "%7E".join(f"{node}%3A{weight}" for node, weight in OWN.items())


def own_place(now):
    return next(row for row in rows(with_weights(now, OWN).ranking_columns("")) if row["unit"] == KRISTIANSTAD)


def test_a_slow_processor_shows_the_last_that_was_asked_for(tool, now):
    tool.page.context.new_cdp_session(tool.page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page = tool.open(f"unit={KRISTIANSTAD}&screen=weights")
    page.get_by_role("checkbox", name="Lås vikten för Stöd och utveckling").check()
    field = page.get_by_role("spinbutton", name="Vikt i procent för Information", exact=True)
    for weight in (*range(30, 90, 7), OWN["information"]):  # nobody waits for what comes of it
        field.fill(str(weight))
        field.press("Enter")
    own = own_place(now)
    told = page.locator(".lead [data-score]")
    expect(told).to_have_attribute("data-rank", f"{own['rank']:g}")
    assert float(told.get_attribute("data-score")) == own["score"]
    for screen in ("Läget", "Gör först", "Lär av", "Förändring"):
        go(page, screen)
    expect(page.get_by_role("heading", level=1)).to_contain_text("lägre än 2013")


def test_two_tabs_know_nothing_of_each_other(tool, now):
    first = tool.open(f"unit={KRISTIANSTAD}&screen=weights&weights={weights_of_own()}")
    second = Tool(tool.page.context.new_page(), tool.file)
    second.open(f"unit={KRISTIANSTAD}&screen=weights")
    own = own_place(now)
    expect(first.locator(".lead [data-score]")).to_have_attribute("data-rank", f"{own['rank']:g}")
    expect(second.page.locator(".lead [data-score]")).to_have_attribute("data-rank", "152")
    go(second.page, "Gör först")
    second.page.get_by_role("button", name="Pröva 41 %").click()
    expect(first.locator(".lead [data-score]")).to_have_attribute("data-rank", f"{own['rank']:g}")
    assert "edits" not in tool.state()
    assert "weights" not in second.state()
    second.page.reload()
    expect(second.page.locator(".result [data-score]")).to_be_visible()
    assert second.complaints == []
    assert second.strangers() == []


def test_what_is_asked_for_is_there_again_after_the_page_is_loaded_anew(tool, now):
    page = tool.open(f"unit={KRISTIANSTAD}")
    go(page, "Gör först")
    page.get_by_role("button", name="Pröva 41 %").click()
    expect(page.locator(".result [data-score]")).to_be_visible()
    before = tool.state()
    page.reload()
    after = now.what_if(KRISTIANSTAD)({"trygghet_htj": 41})
    told = page.locator(".result [data-score]")
    expect(told).to_have_attribute("data-rank", f"{after.rank:g}")
    assert tool.state() == before


def test_counting_begins_anew_where_the_page_is_loaded_while_it_counts(tool, now):
    tool.page.context.new_cdp_session(tool.page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page = tool.open(f"unit={KRISTIANSTAD}")
    whole = page.locator("[data-replicates='10000']")
    assert whole.count() == 0  # it counts
    page.reload()
    whole.wait_for(timeout=60_000)
    again = [whole.get_attribute(f"data-{end}") for end in ("low", "high")]
    page.goto("about:blank")
    tool.open(f"unit={KRISTIANSTAD}")
    whole.wait_for(timeout=60_000)
    assert [whole.get_attribute(f"data-{end}") for end in ("low", "high")] == again
