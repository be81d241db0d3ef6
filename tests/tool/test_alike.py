"""Whom a unit is like, by the background that the reader chooses."""

import re

import hemtjanstindex as hti
import pytest
from conftest import Tool
from hemtjanstindex import _core
from hemtjanstindex.explain.profile import peer_columns
from playwright.sync_api import expect
from test_page import KRISTIANSTAD, for_everybody, rows

CHOSEN = ["andel_80plus", "befolkning_2016"]


def names(page):
    return page.locator("table").last.locator("tbody th").all_inner_texts()


def test_units_are_alike_by_the_background_that_is_chosen(tool, now):
    page = tool.open(f"unit={KRISTIANSTAD}&screen=learn")
    every = peer_columns(now, KRISTIANSTAD, None, None, 7)
    assert names(page) == list(every["name"])
    boxes = page.get_by_role("group", name=re.compile("^Liknande kommuner är de")).get_by_role("checkbox")
    assert boxes.count() == len(now.table.background)
    for at, name in enumerate(now.table.background):
        if name not in CHOSEN:
            boxes.nth(at).focus()
            page.keyboard.press("Space")
    chosen = peer_columns(now, KRISTIANSTAD, CHOSEN, None, 7)
    assert names(page) == list(chosen["name"]) != list(every["name"])
    assert tool.state()["background"] == "%7E".join(CHOSEN)
    # They are whom the unit is compared with, too.
    parts = rows(_core.contribution_columns(now, KRISTIANSTAD, sorted(chosen["unit"]), ""))
    page = tool.open(f"unit={KRISTIANSTAD}&against=peers&background={'~'.join(CHOSEN)}")
    expect(page.get_by_role("img", name=re.compile("liknande kommuner"))).to_have_attribute(
        "aria-label", re.compile(f"{parts[0]['reference']:.1f}".replace(".", ","))
    )
    page = tool.open(f"unit={KRISTIANSTAD}&screen=learn&background=befolkning_2016")
    expect(boxes.nth(list(now.table.background).index("befolkning_2016"))).to_be_disabled()  # one at least
    page.get_by_role("button", name="Välj alla").click()
    assert names(page) == list(every["name"])
    page.get_by_role("button", name="Ångra").click()
    assert tool.state()["background"] == "befolkning_2016"
    tool.open(f"unit={KRISTIANSTAD}&screen=learn&background=nothing~__proto__")
    assert "background" not in tool.state()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_everybody_can_choose_the_background(tool, language):
    for_everybody(tool.open(f"unit={KRISTIANSTAD}&screen=learn&language={language}&background=tathet_2017"))


@pytest.mark.parametrize(("unit", "told"), [("1380", True), ("0114", False)])
def test_examples_of_the_bank_stand_beside_those_who_are_named(chromium, now, then, tmp_path, unit, told):
    """As reports show them: those of the units that are named, on what they are named for; else that there is none."""
    theme = tmp_path / "theme.toml"
    done = "Färre <b>personer</b> i varje schema"
    theme.write_text(
        f'[[example]]\nunit = "{unit}"\nindicators = ["trygghet_htj"]\ndone = "{done}"\ncontact = "hemtjänsten"\n',
        encoding="utf-8",
    )
    page = chromium.new_page()
    tool = Tool(page, hti.tool(now, out=tmp_path / "tool.html", earlier=then, theme=theme))
    tool.open(f"unit={KRISTIANSTAD}&screen=learn")
    table = page.get_by_role("table", name="Exempel ur exempelbanken")
    if told:
        name = now.table.names[now.units.index(unit)]
        assert table.locator("thead th").all_inner_texts() == ["Kommun", "Uppgift", "Vad som har gjorts", "Kontakt"]
        assert table.locator("tbody tr").all_inner_texts() == [f"{name}\tTrygghet\t{done}\themtjänsten"]
    else:
        expect(table).to_have_count(0)
        expect(page.get_by_text("Exempelbanken har ännu inget exempel från dem.")).to_be_visible()
    assert tool.complaints == []
    page.close()
