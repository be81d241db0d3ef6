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


EFFORTS = {"trygghet_htj": 5, "personalkontinuitet_htj": 2.5}


def test_a_plan_takes_what_needs_least_effort(tool, now):
    """By slider, button and field; what it takes is then what Python finds, and less than the way of the fewest changes."""
    page = tool.open(f"unit={KRISTIANSTAD}&screen=first")
    page.get_by_text("Vad ändringarna kräver").click()
    slider = page.get_by_role("slider", name="Insats för Trygghet", exact=True)
    slider.focus()
    page.keyboard.press("End")
    field = page.get_by_role("spinbutton", name="Insats i siffror för Personalkontinuitet", exact=True)
    for _ in range(2):
        page.get_by_role("button", name="Öka: Insats i siffror för Personalkontinuitet", exact=True).click()
    expect(field).to_have_value("2")
    field.fill("2.5")
    field.press("Tab")
    assert tool.state()["efforts"] == "trygghet_htj%3A5%7Epersonalkontinuitet_htj%3A2.5"
    page.get_by_role("combobox", name="Mål").select_option("en plats")
    page.get_by_role("spinbutton", name="Plats att nå").fill("100")
    page.get_by_role("spinbutton", name="Plats att nå").press("Tab")
    page.get_by_role("button", name="Pröva vägen till plats 100").click()
    expect(page.get_by_role("main")).to_contain_text("Minst insats som når plats 100:")
    tool.state()
    plan = now.plan(KRISTIANSTAD, rank=100, outcomes=True, effort=EFFORTS)
    found = tried(page)
    assert list(found) == [step.indicator for step in plan.steps]
    assert now.what_if(KRISTIANSTAD)(found).rank <= 100
    usual = [step.indicator for step in now.plan(KRISTIANSTAD, rank=100, outcomes=True).steps]
    assert sum(EFFORTS.get(node, 1) for node in found) < sum(EFFORTS.get(node, 1) for node in usual)
    # The list beside the matrix has them, and they are undone like all else.
    page.get_by_text("Visa som tabell").last.click()
    expect(page.locator("figure table").get_by_role("row", name="Trygghet")).to_contain_text("5,0")
    page.get_by_role("button", name="Återställ insatserna").click()
    assert "efforts" not in tool.state()
    page.get_by_role("button", name="Ångra").click()
    assert tool.state()["efforts"] == "trygghet_htj%3A5%7Epersonalkontinuitet_htj%3A2.5"


def test_a_goal_stands_in_the_address(tool, now):
    """Which and by whose weights: opened again it is the same question, and one thing undone after the other."""
    page = tool.open(f"unit={KRISTIANSTAD}&screen=first&weights={WEIGHTS}")
    page.get_by_role("combobox", name="Mål").select_option("en plats")
    page.get_by_role("combobox", name="Vikter").select_option("Egna")
    page.get_by_role("spinbutton", name="Plats att nå").fill("120")
    page.get_by_role("spinbutton", name="Plats att nå").press("Tab")
    state = tool.state()
    assert [state[key] for key in ("goal", "goal_rank", "goal_weights")] == ["place", "120", "own"]
    for key in ("goal_rank", "goal_weights", "goal"):
        page.get_by_role("button", name="Ångra").click()
        assert key not in tool.state()
    tool.open("&".join(f"{key}={value}" for key, value in state.items()))
    page.get_by_role("button", name="Pröva vägen till plats 120").click()
    expect(page.get_by_role("main")).to_contain_text("Med dina vikter och regler")
    tool.open(f"unit={KRISTIANSTAD}&screen=first&goal=high")
    expect(page.get_by_role("combobox", name="Mål")).to_have_value("high")
    tool.open(f"unit={KRISTIANSTAD}&screen=first&goal=heaven&goal_rank=0&goal_weights=mine&efforts=trygghet_htj:9~nothing:2")
    assert tool.state() == {"unit": KRISTIANSTAD, "screen": "first"}


def test_everybody_can_set_a_goal(tool):
    page = tool.open(
        f"unit={KRISTIANSTAD}&screen=first&language=en&weights={WEIGHTS}&edits=trygghet_htj:41&efforts=trygghet_htj:2"
    )
    page.get_by_role("combobox", name="Goal").select_option("a place")
    for_everybody(page)
