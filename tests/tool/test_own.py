"""Own rules, weights that people gave, and two units beside each other, as Python has them."""

import itertools
import re

import hemtjanstindex as hti
import numpy as np
import pytest
from conftest import Tool, made_up
from hemtjanstindex.core.errors import Error
from hemtjanstindex.present import numbers
from playwright.sync_api import expect
from test_numbers import OWN, edited, with_weights
from test_page import KRISTIANSTAD, for_everybody, go, reach, rows
from test_taken import open_file

HASSLEHOLM = "1293"
TRIED = {"trygghet_htj": 41.0, "personalkontinuitet_htj": 15.0}
WEIGHTS = "weights=information:40~utforande:50~stod_och_utveckling:10"
STEPS = {"normalise": "Gemensam skala", "aggregate": "Sammanvägning", "missing": "När uppgift saknas"}
RULES = {
    "normalise": {"z_score": hti.ZScore(), "percentile_rank": hti.PercentileRank(), "rank": hti.RankNormalise()},
    "aggregate": {"geometric": hti.Geometric(floor=1), "harmonic": hti.Harmonic(floor=1)},
    "missing": {
        "median": hti.ImputeMedian(),
        "mean": hti.ImputeMean(),
        "refuse": hti.Refuse(),
        "renormalise": hti.Renormalise(),
    },
}


def ruled(scores, **rules):
    """The same table by other rules, as somebody would do it in Python."""
    if "missing" in rules:
        rules["missing"] = dict.fromkeys(("missing", "not_answered", "suppressed"), rules["missing"])
    method = scores.index.definition.method.replace(**rules)
    return hti.fit(scores.index.definition.model, method, scores.table).score(scores.table)


def told(page):
    place = page.locator(".lead [data-score]")
    return [float(place.get_attribute(f"data-{what}")) for what in ("score", "rank")]


@pytest.mark.parametrize(("step", "name"), [(step, name) for step, rules in RULES.items() for name in rules])
def test_own_rules_rank_as_python_does(tool, now, step, name):
    page = tool.open(f"unit={KRISTIANSTAD}&screen=weights")
    page.get_by_role("combobox", name=STEPS[step]).select_option(name)
    assert tool.state()[step] == name
    try:
        scores = ruled(now, **{step: RULES[step][name]})
    except Error as error:
        for line in (problem.words("sv") for problem in error.problems[:20]):
            expect(page.get_by_role("alert").last).to_contain_text(line)
        return
    own = next(row for row in rows(scores.ranking_columns("")) if row["unit"] == KRISTIANSTAD)
    if own["rank"] == own["rank"]:
        assert told(page) == [pytest.approx(own["score"], rel=1e-12), own["rank"]]
    else:
        expect(page.locator("main .lead")).to_contain_text("Högst med de här vikterna")
    page.get_by_role("button", name="Återställ vikter och regler").click()
    assert told(page)[1] == 152


def test_a_mean_that_cannot_have_zero_has_a_floor_on_every_scale(tool, now):
    page = tool.open(f"unit={KRISTIANSTAD}&screen=weights&normalise=percentile_rank&aggregate=geometric")
    expect(page.get_by_text("Poäng under 0,01 räknas här som 0,01")).to_be_visible()
    scores = ruled(now, normalise=hti.PercentileRank(), aggregate=hti.Geometric(floor=0.01))
    own = next(row for row in rows(scores.ranking_columns("")) if row["unit"] == KRISTIANSTAD)
    assert told(page) == [pytest.approx(own["score"], rel=1e-12), own["rank"]]


def test_rules_that_do_not_go_together_say_so(tool):
    page = tool.open(f"unit={KRISTIANSTAD}&screen=weights&normalise=z_score")
    page.get_by_role("combobox", name="Sammanvägning").select_option("geometric")
    alert = page.get_by_role("alert").filter(has_text="De här reglerna går inte att använda tillsammans")
    expect(alert).to_be_visible()
    expect(alert.get_by_role("listitem").first).to_contain_text(re.compile("geometri", re.IGNORECASE))
    expect(page.locator(".lead [data-score]")).to_have_count(0)
    page.get_by_role("button", name="Ångra").click()
    expect(page.locator(".lead [data-score]")).to_be_visible()


def test_weights_that_people_gave(tool, now, tmp_path):
    page = tool.open(f"unit={KRISTIANSTAD}&screen=weights")
    page.get_by_text("Vikter som människor har gett").click()
    people = "respondent,information,utforande,stod_och_utveckling\na,30,60,10\nb,50,40,10\nc,40,50,10\n"
    open_file(page, "Öppna vikter", tmp_path / "people.csv", people.encode())
    expect(page.get_by_text("Vikterna är medelvärden av vad 3 personer har svarat (people.csv).")).to_be_visible()
    own = next(row for row in rows(with_weights(now, OWN).ranking_columns("")) if row["unit"] == KRISTIANSTAD)
    expect(page.get_by_role("spinbutton", name="Vikt i procent för Information", exact=True)).to_have_value("40")
    assert told(page) == [own["score"], own["rank"]]
    page.get_by_role("button", name="Ångra").click()
    expect(page.get_by_role("spinbutton", name="Vikt i procent för Information", exact=True)).to_have_value("20")
    definition = tmp_path / "d.toml"
    toml = now.index.definition.to_toml()
    for wrong in ("respondent,information\na,30\n", people.replace("30", "-1"), people.replace("30", ""), "x,y\n1,2\n"):
        open_file(page, "Öppna vikter", tmp_path / "people.csv", wrong.encode())
        definition.write_text(f'{toml}\n[weights]\nrespondents = "people.csv"\n', encoding="utf-8")
        with pytest.raises(Error) as expected:
            hti.load(definition)
        shown = page.get_by_role("alert").filter(has_text="Filen kan inte användas som den är")
        for problem in expected.value.problems:
            said = problem.arguments.get("fault", problem)
            expect(shown).to_contain_text(said.words("sv"))
        expect(page.get_by_role("spinbutton", name="Vikt i procent för Information", exact=True)).to_have_value("20")


def level(scores, unit, other, parent, shares):
    """How far a unit is ahead of another with given shares of a parent, worked out from the scores of its children."""
    children = [node.id for node in scores.index.model.nodes if node.parent == parent]
    at = [scores.units.index(each) for each in (unit, other)]
    ahead = np.array([scores[child][at[0]] - scores[child][at[1]] for child in children])
    return shares @ ahead


def test_the_smallest_change_that_turns_two(tool, now):
    """As Python has it; with it they are level, and no smaller one on a grid of all weights brings them there."""
    page = tool.open(f"unit={KRISTIANSTAD}&screen=weights&{WEIGHTS}")
    page.get_by_role("combobox", name="Den valda kommunen och").select_option("Hässleholm")
    own = with_weights(now, OWN)
    expected = hti.overtaking(own.index, now.table, HASSLEHOLM, KRISTIANSTAD)
    change = float(page.locator("[data-change]").get_attribute("data-change"))
    assert change == pytest.approx(expected.change, abs=1e-12)
    expect(page.locator("[data-change]")).to_contain_text(numbers.number(50 * change, ".1f", "sv"))
    before = np.array([0.4, 0.5, 0.1])
    assert level(own, HASSLEHOLM, KRISTIANSTAD, "index", np.array(expected.needed)) == pytest.approx(0, abs=1e-9)
    grid = np.array([(a, b, 400 - a - b) for a, b in itertools.product(range(401), repeat=2) if a + b <= 400]) / 400
    enough = level(own, HASSLEHOLM, KRISTIANSTAD, "index", grid) >= 0
    least = np.abs(grid[enough] - before).sum(axis=1).min()
    assert change <= least <= change + 4 / 400
    page.get_by_role("button", name="Pröva de vikterna").click()
    ours = told(page)[0]
    expect(page.locator("[data-change]")).to_have_attribute("data-change", re.compile(r"^(0|\d(\.\d+)?e-\d+)$|^0\.000000"))
    tool.open(f"unit={HASSLEHOLM}&screen=weights&weights={tool.state()['weights']}")
    assert told(page)[0] == pytest.approx(ours, abs=1e-5)


def test_the_smallest_change_of_the_parts_of_a_part(tool, now):
    """Of seven weights: nothing smaller among many random ones, which change little, does it."""
    page = tool.open(f"unit={KRISTIANSTAD}&screen=weights")
    page.get_by_role("combobox", name="Den valda kommunen och").select_option("Hässleholm")
    page.get_by_role("combobox", name="när vikterna ändras för delarna av").select_option("Utförande")
    assert tool.state()["lever"] == "utforande"
    scores = now.ranking_columns("")
    score = dict(zip(scores["unit"], scores["score"], strict=True))
    behind, ahead = sorted((KRISTIANSTAD, HASSLEHOLM), key=score.get)
    expected = hti.overtaking(now.index, now.table, behind, ahead, "utforande")
    change = float(page.locator("[data-change]").get_attribute("data-change"))
    assert change == pytest.approx(expected.change, abs=1e-12)
    leaves = [node.id for node in now.index.model.nodes if node.parent == "utforande"]
    usual = np.array([now.index.weight(leaf) for leaf in leaves])
    # The index of these two rests on the same parts, with the weight that what is missing leaves.
    trace = now.trace(behind)
    gap = (score[ahead] - score[behind]) / next(each.used_weight for each in trace.children if each.node == "utforande")
    at = [now.units.index(each) for each in (behind, ahead)]
    favour = np.array([now[leaf][at[0]] - now[leaf][at[1]] for leaf in leaves])
    drawn = np.random.default_rng(1)
    moves = drawn.dirichlet(np.full(len(leaves), 0.3), 1_000_000) - drawn.dirichlet(np.full(len(leaves), 0.3), 1_000_000)
    moves *= drawn.uniform(0, 1.2 * change, (len(moves), 1)) / np.abs(moves).sum(axis=1, keepdims=True)
    possible = moves[((usual + moves) >= 0).all(axis=1)]
    turned = possible[possible @ favour >= gap]
    assert len(turned) > 20
    assert np.abs(turned).sum(axis=1).min() >= change - 1e-9


def test_of_two_without_the_same_figures_one_weight_is_moved(tool, now):
    """The least move of one weight that turns them, beside all weights tried one at a time; with it they are level."""
    ranking = [row for row in rows(now.ranking_columns("")) if row["rank"] == row["rank"]]
    whole = next(row for row in ranking[100:] if row["coverage"] == 1)
    ahead = next(row for row in ranking[80:] if 0 < row["coverage"] < 1 and row["rank"] < whole["rank"])
    page = tool.open(f"unit={whole['unit']}&screen=weights&rival={ahead['unit']}")
    told_move = page.locator("[data-node]")
    node, to = told_move.get_attribute("data-node"), float(told_move.get_attribute("data-to"))
    expect(page.get_by_role("main")).to_contain_text("hti.overtaking i Python")
    parts = [each.id for each in now.index.model.nodes if each.parent == "index"]
    usual = {part: now.index.weight(part) for part in parts}

    def gap(part, share):
        """How far the one ahead is ahead when one part has a share, and the others the rest as they share it."""
        rest = {other: usual[other] * (1 - share) / (1 - usual[part]) for other in parts if other != part}
        moved = with_weights(now, {part: share, **rest})
        found = dict(zip(now.units, moved["index"], strict=True))
        return found[ahead["unit"]] - found[whole["unit"]]

    assert gap(node, to) == pytest.approx(0, abs=1e-5)
    nearer = [
        (part, share)
        for part in parts
        for share in np.linspace(0.0025, 0.9975, 200)
        if abs(share - usual[part]) < abs(to - usual[node]) - 1e-3
    ]
    assert len(nearer) > 20
    assert all(gap(part, share) > 0 for part, share in nearer)
    page.get_by_role("button", name="Pröva de vikterna").click()
    expect(page.get_by_role("main")).to_contain_text("ligger i nivå med varandra")


def test_all_places_by_own_weights_are_a_click_away(tool, now):
    page = tool.open(f"unit={KRISTIANSTAD}&screen=weights&{WEIGHTS}")
    listed = page.locator("table").first.locator("tbody tr")
    expect(listed).to_have_count(11)
    reach(page, "button", "Visa alla 290", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(listed).to_have_count(290)
    own = rows(with_weights(now, OWN).ranking_columns(""))
    assert [name.strip() for name in page.locator("table").first.locator("tbody th").all_inner_texts()] == [
        row["name"] for row in own
    ]


def test_how_often_one_stands_above_another(tool, now):
    page = tool.open(f"unit={KRISTIANSTAD}&screen=weights&{WEIGHTS}&rival={HASSLEHOLM}")
    page.locator("[data-replicates='10000']").wait_for(timeout=60_000)
    own = with_weights(now, OWN)
    pair = (KRISTIANSTAD, HASSLEHOLM)
    found = hti.uncertainty(own.index, now.table, [hti.vary.weights(0.25)], pairs=[pair])
    assert float(page.locator("[data-above]").get_attribute("data-above")) == found.above(*pair)[0]
    held = found.p_group().set_index("unit").loc[KRISTIANSTAD, "near"]
    assert float(page.locator("[data-held]").get_attribute("data-held")) == held
    expect(page.locator("[data-held]")).to_contain_text("Gruppen ”nära medel” gäller i")


def test_two_are_compared_by_keyboard_alone(tool):
    page = tool.open(f"unit={KRISTIANSTAD}&screen=weights")
    reach(page, "combobox", "Den valda kommunen och", "Shift+Tab")
    page.keyboard.type("Haninge")
    assert tool.state()["rival"] == "0136"
    expect(page.locator("[data-change]")).to_be_visible()
    reach(page, "button", "Pröva de vikterna")
    page.keyboard.press("Enter")
    assert "weights" in tool.state()


def test_who_cannot_be_told_apart(chromium, tool, tmp_path):
    """As the confidence sets of Python have it; where nothing is known of the answers, that is said."""
    page = tool.open(f"unit={KRISTIANSTAD}")
    page.get_by_role("button", name=re.compile("^Räkna ut vilka")).click()
    expect(page.get_by_role("main")).to_contain_text("eftersom antalet svar bakom uppgifterna inte är känt")
    now = made_up(2025)
    other = chromium.new_page()
    second = Tool(other, hti.tool(now, out=tmp_path / "made-up.html"))
    unit = rows(now.ranking_columns(""))[40]["unit"]
    second.open(f"unit={unit}")
    other.get_by_role("button", name=re.compile("^Räkna ut vilka")).click()
    alike = other.locator("[data-alike]")
    alike.wait_for(timeout=120_000)
    sets = hti.rank_sets(now.index, now.table)
    expected = sets.indistinguishable().set_index("unit").loc[unit, "units"]
    assert int(alike.get_attribute("data-alike")) == len(expected) > 5
    other.get_by_text("Vilka de är").click()
    names = dict(zip(now.table.units, now.table.names, strict=True))
    assert other.locator("ul.columns li").all_inner_texts() == [names[each] for each in expected]
    assert second.complaints == []
    other.close()
    go(page, "Läget")


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(
    "state", [f"rival={HASSLEHOLM}&aggregate=geometric", f"rival={HASSLEHOLM}", "normalise=z_score&aggregate=harmonic"]
)
def test_everybody_can_use_what_is_told_of_own_choices(tool, state, language):
    """Two beside each other, a mean with a floor, and rules that do not go together."""
    for_everybody(tool.open(f"unit={KRISTIANSTAD}&screen=weights&language={language}&{state}"))


def test_how_sure_a_new_place_by_own_weights_is_is_what_python_says(tool, now):
    own = with_weights(now, OWN)
    edits = "~".join(f"{node}:{to:g}" for node, to in TRIED.items())
    page = tool.open(f"unit={KRISTIANSTAD}&screen=first&{WEIGHTS}&edits={edits}")
    table = edited(now.table, KRISTIANSTAD, TRIED)
    found = hti.uncertainty(own.index, table, [hti.vary.weights(0.25)], n=10_000, reference=table)
    row = next(row for row in rows(found.rank_columns(0.9, "")) if row["unit"] == KRISTIANSTAD)
    told = page.locator("[data-own-replicates='10000']")
    told.wait_for(timeout=60_000)
    assert [float(told.get_attribute(f"data-own-{what}")) for what in ("rank", "low", "high")] == [
        row["rank"],
        row["low"],
        row["high"],
    ]
    expect(told).to_contain_text(f"blir den nya platsen {row['low']:g}–{row['high']:g}")
    # Without what is tried it is another question, which is asked anew.
    go(page, "Egna vikter")
    found = hti.uncertainty(own.index, now.table, [hti.vary.weights(0.25)], n=10_000)
    row = next(row for row in rows(found.rank_columns(0.9, "")) if row["unit"] == KRISTIANSTAD)
    expect(page.locator(".lead [data-replicates='10000']")).to_have_attribute("data-low", f"{row['low']:g}")
