"""The tool, used as people use it: by mouse, by keyboard, by an address, and with data that mean no good."""

import csv
import io
import re
from datetime import datetime

import hemtjanstindex as hti
import pytest
from conftest import ROOT, Tool, made_up
from hemtjanstindex import _core
from hemtjanstindex.present import numbers
from hemtjanstindex.report.edition import Edition
from hemtjanstindex.report.steps import enough
from hemtjanstindex.report.subject import Subject
from hemtjanstindex.words import say
from playwright.sync_api import expect
from test_numbers import OWN, edited, with_weights

SCREENS = ("place", "first", "learn", "change", "weights", "more")
AXE = (ROOT / "bindings/wasm/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
KRISTIANSTAD = "1290"
OWN_IN_ADDRESS = "information:30~utforande:50~stod_och_utveckling:20"
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }");
  document.adoptedStyleSheets = [sheet];
}"""
#: What is as large as WCAG 2.2 asks for is looked at only where that is asked for.
AXE_RUN = "axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })"
#: Whether the middle of an element is not under another.
IN_SIGHT = """of => {
  const at = of.getBoundingClientRect();
  return of.contains(document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2));
}"""


def choose(page, written):
    field = page.get_by_role("combobox", name="Kommun eller uppgift")
    field.fill(written)
    field.press("Enter")


def go(page, name):
    page.get_by_role("navigation", name="Delar av verktyget").get_by_role("button", name=name).click()


def test_somebody_finds_where_a_municipality_stands_and_why(tool, now, then):
    page = tool.open()
    choose(page, "kristians")
    place = Edition(now, then).ranking[KRISTIANSTAD]
    ranked = sum(row["rank"] is not None for row in Edition(now, then).ranking.values())
    expect(page.get_by_role("heading", level=1)).to_have_text(
        say("tool-title-place", "sv", name="Kristianstad", rank=f"{place['rank']:g}", ranked=str(ranked))
    )
    expect(page.locator("main")).to_contain_text(f"{numbers.score(place['score'], 'sv')} poäng")
    assert tool.state() == {"unit": KRISTIANSTAD}
    # From the index to the single figure, its source and how it became points.
    page.get_by_role("button", name="Utförande").click()
    page.get_by_role("cell", name="39 %").wait_for()
    page.get_by_role("row", name=re.compile("^Trygghet")).get_by_role("button").click()
    expect(page.locator("dl")).to_contain_text("39 %")
    expect(page.locator("dl")).to_contain_text("Socialstyrelsens brukarundersökning")
    step = now.trace(KRISTIANSTAD, "trygghet_htj").steps[-1]
    expect(page.locator("main ol li").last).to_contain_text(numbers.general(step.output, "sv"))
    page.get_by_role("button", name="Hela indexet").click()
    expect(page.get_by_role("heading", name="Indexets delar")).to_be_focused()


def test_somebody_compares_with_a_neighbour(tool, now):
    page = tool.open(f"unit={KRISTIANSTAD}")
    page.get_by_role("combobox", name="Jämför med").select_option("Hässleholm")
    found = rows(_core.contribution_columns(now, KRISTIANSTAD, "1293", ""))
    own, other = (numbers.score(found[0][each], "sv") for each in ("own", "reference"))
    expect(page.get_by_role("img", name=f"Kristianstad har {own} poäng och Hässleholm {other};")).to_be_visible()
    most = max((row for row in found if row["indicator"]), key=lambda row: abs(row["points"]))
    page.get_by_text("Visa som tabell").last.click()
    expect(page.locator("figure table").last.locator("tbody tr").first).to_contain_text(
        numbers.difference(most["points"], "sv", "+.1f")
    )
    assert tool.state() == {"unit": KRISTIANSTAD, "against": "1293"}
    choose(page, "Hässleholm")
    assert tool.state() == {"unit": "1293"}


def test_how_sure_a_place_is_is_what_reports_say(tool, now, then):
    page = tool.open(f"unit={KRISTIANSTAD}")
    found = page.locator("[data-replicates='10000']")
    found.wait_for(timeout=60_000)
    row = Edition(now, then).ranks_by_weights[KRISTIANSTAD]
    assert [float(found.get_attribute(f"data-{end}")) for end in ("low", "high")] == [row["low"], row["high"]]
    expect(found).to_contain_text(f"{row['low']:g}–{row['high']:g}")


def test_somebody_tries_other_figures(tool, now):
    page = tool.open(f"unit={KRISTIANSTAD}")
    go(page, "Gör först")
    expect(page.get_by_role("row").nth(1)).to_contain_text("Trygghet")
    for _ in range(2):
        page.get_by_role("button", name="Öka: Värde att pröva: Trygghet").click()
    field = page.get_by_role("spinbutton", name="Värde att pröva: Personalkontinuitet")
    field.fill("15")
    field.press("Tab")
    after = now.what_if(KRISTIANSTAD)({"trygghet_htj": 41, "personalkontinuitet_htj": 15})
    told = page.locator(".result [data-score]")
    assert float(told.get_attribute("data-score")) == after.score
    assert float(told.get_attribute("data-rank")) == after.rank
    expect(told).to_contain_text("Alla andra står stilla.")
    alone = now.what_if(KRISTIANSTAD)({"trygghet_htj": 41})
    expect(page.get_by_role("row", name=re.compile("^Trygghet"))).to_contain_text(f"{alone.rank:g}")
    assert tool.state()["edits"] == "trygghet_htj%3A41%7Epersonalkontinuitet_htj%3A15"
    page.get_by_role("button", name="Återställ värdena").click()
    expect(page.locator(".result")).to_contain_text("Ändra ett värde")


def test_how_sure_a_new_place_is_is_what_python_says(tool, now):
    """Of the municipality with other figures, while all others stand still."""
    figures = {"trygghet_htj": 41.0, "personalkontinuitet_htj": 15.0}
    page = tool.open(f"unit={KRISTIANSTAD}&screen=first&edits={'~'.join(f'{node}:{to:g}' for node, to in figures.items())}")
    table = edited(now.table, KRISTIANSTAD, figures)
    found = hti.uncertainty(now.index, table, [hti.vary.weights(0.25)], n=10_000, reference=table)
    row = next(row for row in rows(found.rank_columns(0.9, "")) if row["unit"] == KRISTIANSTAD)
    assert row["rank"] == now.what_if(KRISTIANSTAD)(figures).rank
    told = page.locator(".result [data-replicates='10000']")
    told.wait_for(timeout=60_000)
    assert [float(told.get_attribute(f"data-{end}")) for end in ("low", "high")] == [row["low"], row["high"]]
    expect(told).to_contain_text(f"blir den nya platsen {row['low']:g}–{row['high']:g}")
    # Of other figures it is another; of none there is none.
    page.get_by_role("button", name="Öka: Värde att pröva: Trygghet").click()
    expect(told).not_to_have_attribute("data-low", f"{row['low']:g}")
    page.get_by_role("button", name="Återställ värdena").click()
    expect(page.locator(".result [data-replicates]")).to_have_count(0)


HEARD = """() => {
  window.heard = [];
  new MutationObserver(() => window.heard.push(document.querySelector("#live").textContent)).observe(
    document.querySelector("#live"), { childList: true, characterData: true, subtree: true });
}"""


@pytest.mark.parametrize(
    ("screen", "button"), [("weights", "Öka: Vikt i procent för Information"), ("first", "Öka: Värde att pröva: Trygghet")]
)
def test_what_moves_is_told_once_when_it_has_been_still(tool, screen, button):
    """Not at every move: one sentence, of where it came to rest. Nothing else on the page speaks by itself."""
    tool.page.clock.install(time=datetime(2026, 1, 1))
    page = tool.open(f"unit={KRISTIANSTAD}&screen={screen}")
    page.clock.pause_at(datetime(2026, 1, 1, 1))  # from here on it is what the test says
    page.evaluate(HEARD)
    assert page.locator("main [role=status] [data-score], main [aria-live] [data-score]").count() == 0
    for _ in range(5):
        page.get_by_role("button", name=button, exact=True).click()
        page.clock.run_for(300)
    assert page.evaluate("heard") == []
    page.locator("[data-replicates='10000']").wait_for(timeout=60_000)
    page.clock.run_for(650)
    assert page.evaluate("heard") == []
    page.clock.run_for(5_000)
    (said,) = page.evaluate("heard")
    told = (
        page.locator("main [data-rank]").inner_text()
        if screen == "weights"
        else f"{page.locator('.result strong').inner_text()} Alla andra står stilla."
    )
    certain = page.locator("main [data-replicates]").inner_text()
    assert said == f"{told} {certain}"


def test_the_way_to_the_next_group_is_that_of_the_report(tool, now, then):
    page = tool.open(f"unit={KRISTIANSTAD}&screen=first")
    page.get_by_role("button", name="Pröva vägen till ”Över medel”").click()
    subject = Subject(Edition(now, then), KRISTIANSTAD)
    cut = now.index.cutoffs()
    limit = cut.mean + 0.25 * cut.sd
    steps = enough(subject, now.plan(KRISTIANSTAD, score=limit, outcomes=True), limit)
    after = now.what_if(KRISTIANSTAD)({step.node: step.to for step in steps})
    told = page.locator(".result [data-score]")
    assert float(told.get_attribute("data-score")) == after.score
    expect(page.locator(".result")).to_contain_text("Över medel")
    expect(page.get_by_role("main")).to_contain_text(f"krävs {numbers.score(limit, 'sv')} poäng")


def test_somebody_sees_whom_to_ask_and_what_has_changed(tool):
    page = tool.open(f"unit={KRISTIANSTAD}")
    go(page, "Lär av")
    expect(page.get_by_role("table").first).to_contain_text("Halmstad")
    expect(page.get_by_role("row", name=re.compile("^Halmstad")).first).to_contain_text("47 %")
    go(page, "Förändring")
    expect(page.get_by_role("heading", level=1)).to_have_text("Poängen är 1,3 lägre än 2013")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.get_by_role("row", name=re.compile("^Trygghet"))).to_contain_text("−4")


def test_own_weights_rank_as_python_does(tool, now):
    page = tool.open(f"unit={KRISTIANSTAD}&screen=weights")
    page.get_by_role("checkbox", name="Lås vikten för Stöd och utveckling").check()
    field = page.get_by_role("spinbutton", name="Vikt i procent för Information", exact=True)
    field.fill("40")
    field.press("Enter")
    field.press("Tab")
    expect(page.get_by_role("spinbutton", name="Vikt i procent för Utförande")).to_have_value("50")
    own = {row["unit"]: row for row in rows(with_weights(now, OWN).ranking_columns(""))}
    told = page.locator(".lead [data-score]")
    expect(told).to_have_attribute("data-rank", f"{own[KRISTIANSTAD]['rank']:g}")
    assert float(told.get_attribute("data-score")) == own[KRISTIANSTAD]["score"]
    best = min(own.values(), key=lambda row: row["rank"])
    expect(page.locator("table").first.get_by_role("row").nth(1)).to_contain_text(best["name"])
    page.get_by_role("checkbox", name="Lås vikten för Utförande").check()
    field.fill("90")
    field.press("Tab")
    expect(told).to_have_attribute("data-rank", f"{own[KRISTIANSTAD]['rank']:g}")  # nobody is left to give way
    with page.expect_download() as download:
        page.get_by_role("button", name="Hämta hela listan (CSV)").click()
    assert download.value.suggested_filename == "egna-vikter.csv"
    read, own_list = (
        list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
        for text in (download.value.path().read_text(encoding="utf-8"), with_weights(now, OWN).ranking_columns("").csv("sv"))
    )
    assert [cells[:-1] for cells in read] == own_list
    assert all("Läsarens egna vikter eller regler" in cells[-1] for cells in read[1:])
    page.get_by_role("button", name="Återställ vikter och regler").click()
    expect(told).to_have_attribute("data-rank", "152")


def rows(columns):
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def test_all_of_it_is_done_by_keyboard_alone(tool, now):
    page = tool.open()
    press = page.keyboard.press
    press("Tab")
    expect(page.get_by_role("link", name="Till innehållet")).to_be_focused()
    press("Tab")
    page.keyboard.type("Kri")
    press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kristianstad")
    reach(page, "button", "Gör först")
    press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    reach(page, "button", "Pröva 41 %")
    press("Enter")
    after = now.what_if(KRISTIANSTAD)({"trygghet_htj": 41})
    expect(page.locator(".result [data-score]")).to_have_attribute("data-rank", f"{after.rank:g}")
    reach(page, "button", "Egna vikter", "Shift+Tab")
    press("Enter")
    reach(page, "slider", "Vikt för Information")
    for _ in range(5):
        press("ArrowRight")
    expect(page.get_by_role("spinbutton", name="Vikt i procent för Information", exact=True)).to_have_value("25")
    press("Tab")
    press("Space")
    expect(page.get_by_role("spinbutton", name="Vikt i procent för Information", exact=True)).to_have_value("24")


def reach(page, role, name, key="Tab"):
    """Goes on until something is focused, which is in sight when it is."""
    wanted = page.get_by_role(role, name=name, exact=True).first
    for _ in range(80):
        page.keyboard.press(key)
        if wanted.evaluate("of => of === document.activeElement"):
            break
    expect(wanted).to_be_focused()
    # At the latest when what is counted above it has its room.
    page.wait_for_function(IN_SIGHT, arg=wanted.element_handle())


@pytest.mark.parametrize("size", [(1280, 900), (360, 740), (320, 256)], ids=["desk", "phone", "enlarged four times"])
def test_nothing_lies_over_what_has_the_focus(tool, size):
    """Neither what stays at the top nor what stays at the bottom, which says most where there are own weights too."""
    tool.page.set_viewport_size({"width": size[0], "height": size[1]})
    page = tool.open(f"unit={KRISTIANSTAD}&screen=first&edits=trygghet_htj:41&weights={OWN_IN_ADDRESS}")
    expect(page.locator(".result [data-replicates]")).to_be_visible()
    page.get_by_role("heading", level=1).focus()
    seen = 0
    while True:
        page.keyboard.press("Tab")
        focused = page.evaluate_handle("document.activeElement")
        if not focused.evaluate("of => document.querySelector('main').contains(of)"):
            break
        page.wait_for_function(IN_SIGHT, arg=focused)
        seen += 1
    assert seen > 40


def test_a_state_is_in_its_address(tool):
    weights = "information%3A40%7Eutforande%3A50%7Estod_och_utveckling%3A10"
    state = f"unit={KRISTIANSTAD}&screen=weights&language=en&theme=dark&weights={weights}&locks=information"
    page = tool.open(state)
    expect(page.get_by_role("spinbutton", name="Weight in percent of Delivery")).to_have_value("50")
    expect(page.get_by_role("checkbox", name="Lock the weight of Information", exact=True)).to_be_checked()
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.evaluate("location.hash") == f"#{state}"
    page.reload()
    expect(page.get_by_role("spinbutton", name="Weight in percent of Delivery")).to_have_value("50")


def test_the_browser_goes_back_where_one_came_from(tool):
    page = tool.open(f"unit={KRISTIANSTAD}")
    go(page, "Gör först")
    page.get_by_role("button", name="Pröva 41 %").click()
    go(page, "Egna vikter")
    page.go_back()
    expect(page.locator(".result [data-score]")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("plats 152")
    assert tool.state() == {"unit": KRISTIANSTAD}


@pytest.mark.parametrize(
    "state",
    [
        "unit=9999&screen=nowhere&language=xx&theme=neon&node=nothing",
        "unit=<img src=x onerror=alert(1)>&node=__proto__&weights=__proto__:1~index:5",
        "weights=information:50&edits=trygghet_htj:1e9~trygghet_htj:-4~nothing:3&locks=~~__proto__",
        "weights=information:0~utforande:0~stod_och_utveckling:0&unit=%E0%A4%A",
        "weights=information:NaN~utforande:-1~stod_och_utveckling:Infinity",
    ],
)
def test_an_address_that_says_nonsense_is_as_none(tool, state):
    page = tool.open(state)
    expect(page.get_by_role("heading", level=1)).to_have_text("Välj en kommun")
    assert page.evaluate("location.hash") in ("", "#")


def test_without_a_score_it_says_why(tool, now):
    ranking = rows(now.ranking_columns(""))
    unscored = next(row for row in ranking if row["rank"] != row["rank"])
    page = tool.open(f"unit={unscored['unit']}")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{unscored['name']} får ingen poäng")
    for name in ("Gör först", "Lär av", "Förändring", "Egna vikter"):
        go(page, name)
        expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_who_is_not_there_is_not_found(tool):
    page = tool.open()
    choose(page, "Entenhausen")
    expect(page.get_by_role("alert")).to_have_text("Ingen kommun heter ”Entenhausen”.")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_everybody_can_use_the_page_before_anybody_is_chosen(tool, language):
    """Also when nobody of a name is found."""
    page = tool.open(f"language={language}")
    for_everybody(page)
    field = page.locator(".choose input")
    field.fill("Entenhausen")
    field.press("Enter")
    expect(page.get_by_role("alert").first).to_contain_text("Entenhausen")
    for_everybody(page)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("screen", ["place", "first", "learn", "change", "weights"])
def test_everybody_can_use_what_is_told_of_one_without_a_score(tool, now, screen, language):
    unscored = next(row for row in rows(now.ranking_columns("")) if row["rank"] != row["rank"])
    for_everybody(tool.open(f"unit={unscored['unit']}&screen={screen}&language={language}"))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_everybody_sees_what_is_made_up(within, language):
    page = within.open(f"unit=X090&language={language}")
    expect(page.locator(".mark")).to_be_visible()
    for_everybody(page)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("screen", SCREENS)
def test_everybody_can_use_every_screen(tool, screen, language):
    """By axe-core, in light and dark, wide and narrow; and nothing is wider than the page."""
    tool.open(f"unit={KRISTIANSTAD}&screen={screen}&language={language}&edits=trygghet_htj:41")
    for_everybody(tool.page)


def for_everybody(page):
    """Tries what is shown now, with all that can be opened open."""
    for theme in ("light", "dark"):
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=theme)
            page.evaluate("() => document.querySelectorAll('details').forEach((each) => (each.open = true))")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            page.evaluate(AXE + "; 0")
            found = page.evaluate(AXE_RUN)
            broken = {each["id"]: [node["html"][:200] for node in each["nodes"][:3]] for each in found["violations"]}
            assert broken == {}, (theme, width)
            assert len(found["passes"]) > 10
    # With the room between letters, words and lines that readers may ask for.
    page.evaluate(SPACED)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("document.adoptedStyleSheets = []")


def test_nothing_can_be_fetched_or_run_beside_it(tool):
    page = tool.open()
    refused = page.evaluate("fetch('https://example.org/').then(() => 'sent', () => 'refused')")
    assert refused == "refused"
    page.evaluate("const it = document.createElement('script'); it.textContent = 'window.ran = 1'; document.body.append(it)")
    assert page.evaluate("window.ran") is None
    told = "\n".join(tool.complaints)
    assert "connect-src" in told or "default-src" in told
    assert "script-src" in told
    tool.complaints.clear()
    tool.asked[:] = [url for url in tool.asked if "example.org" not in url]


HOSTILE = ["</script><script>window.ran = 1</script>", "<img src=x onerror='window.ran = 1'>", "{{ 7 * 7 }}", "=1+1"]


def test_names_of_a_hostile_file_run_nothing(chromium, tmp_path):
    """They are shown as they are, wherever a name stands."""
    leaves = [hti.Node(f"n{i}", "index", name=hti.Text(HOSTILE[i], HOSTILE[i]), indicator=hti.Indicator()) for i in range(4)]
    nodes = [hti.Node("index"), *leaves]
    values = [[10.0 * u + i * (u % 3) for i in range(4)] for u in range(12)]
    units = [f"{HOSTILE[u % 4]}{u}" for u in range(12)]
    table = hti.Table(units, [f"n{i}" for i in range(4)], values, names=units, period="<b>2014</b>")
    definition = hti.Definition("x", hti.Model(nodes), title=hti.Text(HOSTILE[0], HOSTILE[0]))
    file = hti.tool(hti.fit(definition, table).score(table), out=tmp_path / "hostile.html")
    page = chromium.new_page()
    tool = Tool(page, file)
    tool.open()
    choose_unit = page.locator(".choose input")
    screens = page.locator("header nav button")
    for unit in units[:4]:
        screens.first.click()
        choose_unit.fill(unit)
        choose_unit.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_contain_text(unit)
        for screen in range(len(SCREENS)):
            screens.nth(screen).click()
    assert page.evaluate("window.ran") is None
    assert page.locator("img").count() == 0
    assert tool.complaints == []
    assert tool.strangers() == []
    page.close()


def test_made_up_figures_are_marked_on_every_screen(chromium, tmp_path):
    now = made_up(2025)
    file = hti.tool(now, out=tmp_path / "made-up.html")
    page = chromium.new_page()
    tool = Tool(page, file)
    tool.open(f"unit={now.units[0]}")
    for screen in range(len(SCREENS)):
        page.locator("header nav button").nth(screen).click()
        expect(page.locator(".mark")).to_be_visible()
        expect(page.locator(".mark")).to_have_text(re.compile("Påhittade uppgifter"))
    assert tool.complaints == []
    page.close()


def test_the_same_scores_give_the_same_bytes_in_little_room(file, now, then, tmp_path):
    again = hti.tool(now, out=tmp_path / "again.html", earlier=then)
    assert again.read_bytes() == file.read_bytes()
    assert len(file.read_bytes()) < 2_500_000


def test_an_index_of_many_figures_of_every_kind(chromium, tmp_path):
    """71 of them, yes and no among them, of which the first are in sight; weights of all its parts are a click away."""
    now, then = made_up(2025), made_up(2024)
    page = chromium.new_page()
    tool = Tool(page, hti.tool(now, out=tmp_path / "many.html", earlier=then, language="en"))
    unit = "X090"
    tool.open(f"unit={unit}&screen=first")
    figures = page.locator("table").first.locator("tbody tr")
    assert figures.count() == 10
    page.get_by_role("button", name="Show all").click()
    assert figures.count() == len(Edition(now, then).priorities[unit]) > 60
    page.get_by_role("combobox", name="Value to try: Application on line").select_option("yes")
    after = now.what_if(unit)({"digital_ansokan": 1})
    assert float(page.locator(".result [data-score]").get_attribute("data-score")) == after.score
    page.get_by_role("button", name="Own weights").click()
    assert page.get_by_role("slider").count() == 4
    page.locator("summary").nth(1).click()
    expect(page.get_by_role("slider").nth(4)).to_be_visible()
    assert tool.complaints == []
    page.close()
