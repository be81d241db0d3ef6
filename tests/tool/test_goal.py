"""The way to a group or a place, by the definition's weights and by the reader's own."""

from playwright.sync_api import expect
from test_numbers import OWN, with_weights
from test_page import KRISTIANSTAD, for_everybody

WEIGHTS = "~".join(f"{node}:{share}" for node, share in OWN.items())


def tried(page):
    """What is tried, by its indicators."""
    said = page.evaluate("new URLSearchParams(location.hash.slice(1)).get('edits')")
    return {each.split(":")[0]: float(each.split(":")[1]) for each in said.split("~")}


def test_a_place_is_reached_and_no_more(tool, now):
    page = tool.open(f"unit={KRISTIANSTAD}&screen=first")
    page.get_by_role("combobox", name="Mål").select_option("en plats")
    page.get_by_role("spinbutton", name="Plats att nå").fill("100")
    page.get_by_role("spinbutton", name="Plats att nå").press("Tab")
    page.get_by_role("button", name="Pröva vägen till plats 100").click()
    told = page.locator(".result [data-rank]")
    assert 90 < float(told.get_attribute("data-rank")) <= 100
    tool.state()
    plan = now.plan(KRISTIANSTAD, rank=100, outcomes=True)
    found = tried(page)
    assert list(found) == [step.indicator for step in plan.steps]
    assert now.what_if(KRISTIANSTAD)(found).rank == float(told.get_attribute("data-rank"))
    # No change is larger than it needs to be: one step less of the last and the place is not reached.
    last = plan.steps[-1]
    back = -1 if last.raised_to > last.raised_from else 1
    assert now.what_if(KRISTIANSTAD)({**found, last.indicator: found[last.indicator] + back}).rank > 100


def test_own_weights_lead_another_way(tool, now):
    page = tool.open(f"unit={KRISTIANSTAD}&screen=first&weights={WEIGHTS}")
    page.get_by_role("combobox", name="Mål").select_option("en plats")
    page.get_by_role("combobox", name="Vikter").select_option("Egna")
    page.get_by_role("spinbutton", name="Plats att nå").fill("120")
    page.get_by_role("spinbutton", name="Plats att nå").press("Tab")
    page.get_by_role("button", name="Pröva vägen till plats 120").click()
    tool.state()
    own = with_weights(now, OWN)
    found = tried(page)
    assert list(found) == [step.indicator for step in own.plan(KRISTIANSTAD, rank=120, outcomes=True).steps]
    after, told = own.what_if(KRISTIANSTAD)(found), page.locator("[data-own-rank]")
    assert [float(told.get_attribute(f"data-own-{each}")) for each in ("score", "rank")] == [after.score, after.rank]
    assert after.rank <= 120
    usual = now.what_if(KRISTIANSTAD)(found)
    assert float(page.locator(".result [data-rank]").get_attribute("data-rank")) == usual.rank
    expect(page.get_by_role("main")).to_contain_text("Med dina vikter och regler")


def test_what_is_out_of_reach_is_said(tool):
    page = tool.open(f"unit={KRISTIANSTAD}&screen=first")
    page.get_by_role("combobox", name="Mål").select_option("en plats")
    page.get_by_role("spinbutton", name="Plats att nå").fill("1")
    page.get_by_role("spinbutton", name="Plats att nå").press("Tab")
    page.get_by_role("button", name="Pröva vägen till plats 1", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("Till plats 1 når inte de steg som har prövats.")
    assert "edits" not in tool.state()


def test_everybody_can_set_a_goal(tool):
    page = tool.open(f"unit={KRISTIANSTAD}&screen=first&language=en&weights={WEIGHTS}&edits=trygghet_htj:41")
    page.get_by_role("combobox", name="Goal").select_option("a place")
    for_everybody(page)
