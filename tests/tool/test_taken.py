"""What is done in the tool is undone, kept and taken away: states, pictures, tables, and commands that give the same."""

import csv
import io
import json
import re
import subprocess
import sys
from datetime import datetime
from urllib.parse import unquote

import hemtjanstindex as hti
import openpyxl
import pytest
from conftest import ROOT, Tool, made_up
from hemtjanstindex.explain.providers import suppression_columns
from hemtjanstindex.present import numbers
from PIL import Image, ImageChops
from playwright.sync_api import expect
from test_numbers import OWN, with_weights
from test_page import KRISTIANSTAD, choose, go, reach, rows

PLACE = f"unit={KRISTIANSTAD}"
MADE_UP = "Påhittade uppgifter"
HASSLEHOLM = "1293"
EVERY_WEIGHT = "information:40~bistandshandlaggning:20~utforande:30~stod_och_utveckling:10"


def ruled(scores, **rules):
    """The same table by other rules, as somebody would do it in Python."""
    method = scores.index.definition.method.replace(**rules)
    return hti.fit(scores.index.definition.model, method, scores.table).score(scores.table)


def got(page, button):
    """The file that a button gives."""
    with page.expect_download() as download:
        button.click()
    return download.value.suggested_filename, download.value.path().read_bytes()


def test_what_is_done_is_undone_and_done_again(tool):
    page = tool.open(f"{PLACE}&screen=weights")
    undo, redo = (page.get_by_role("button", name=name, exact=True) for name in ("Ångra", "Gör om"))
    expect(undo).to_be_disabled()
    weight = page.get_by_role("spinbutton", name="Vikt i procent för Information", exact=True)
    for _ in range(2):
        page.get_by_role("button", name="Öka: Vikt i procent för Information", exact=True).click()
    expect(weight).to_have_value("22")
    page.get_by_role("checkbox", name="Lås vikten för Utförande").check()
    undo.click()
    expect(page.get_by_role("checkbox", name="Lås vikten för Utförande")).not_to_be_checked()
    undo.click()
    expect(weight).to_have_value("21")
    undo.click()
    expect(weight).to_have_value("20")
    expect(undo).to_be_disabled()
    redo.click()
    redo.click()
    expect(weight).to_have_value("22")
    # What is done after that leaves nothing to do again.
    page.get_by_role("button", name="Minska: Vikt i procent för Information", exact=True).click()
    expect(redo).to_be_disabled()
    expect(weight).to_have_value("21")


def test_a_drag_is_one_thing_done(tool):
    page = tool.open(f"{PLACE}&screen=weights")
    slider = page.get_by_role("slider", name="Vikt för Information", exact=True)
    box = slider.bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 0.2 * box["width"], middle)
    page.mouse.down()
    for share in (0.3, 0.45, 0.6):
        page.mouse.move(box["x"] + share * box["width"], middle)
    page.mouse.up()
    assert float(slider.input_value()) > 50
    page.get_by_role("button", name="Ångra").click()
    expect(slider).to_have_value("20")
    assert tool.state() == {"unit": KRISTIANSTAD, "screen": "weights"}


def test_it_is_undone_by_keyboard(tool):
    page = tool.open(f"{PLACE}&screen=weights")
    press = page.keyboard.press
    reach(page, "slider", "Vikt för Information")
    press("ArrowRight")
    press("ArrowRight")
    weight = page.get_by_role("spinbutton", name="Vikt i procent för Information", exact=True)
    expect(weight).to_have_value("22")
    press("Control+z")
    expect(weight).to_have_value("21")
    press("Control+z")
    expect(weight).to_have_value("20")
    press("Control+Shift+z")
    press("Control+y")
    expect(weight).to_have_value("22")
    # In a field where something is being written it is what is written that is undone.
    weight.focus()
    page.keyboard.type("7")
    press("Control+z")
    expect(weight).to_have_value("22")
    press("Tab")
    assert tool.state()["weights"].startswith("information%3A22")


def test_somebody_begins_again_and_changes_their_mind(tool):
    page = tool.open(f"{PLACE}&screen=first&edits=trygghet_htj:41&language=en&theme=dark")
    page.get_by_role("button", name="Start again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Choose a municipality")
    assert tool.state() == {"language": "en", "theme": "dark"}
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".result [data-score]")).to_be_visible()
    assert tool.state()["edits"] == "trygghet_htj%3A41"


def test_before_the_next_visitor_it_begins_again(tool):
    """When nobody has touched it for 90 seconds; in the language that it stood in, and nothing of the one before is left."""
    tool.page.clock.install(time=datetime(2026, 1, 1))
    page = tool.open("screen=more&language=en")
    page.get_by_role("checkbox", name="For visitors").check()
    choose_in_english(page, "Kristianstad")
    page.get_by_role("button", name="Do first", exact=True).click()
    page.clock.pause_at(datetime(2026, 1, 1, 0, 1))
    page.keyboard.press("Shift")
    page.clock.run_for(89_000)
    page.keyboard.press("Shift")
    page.clock.run_for(89_000)
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Choose a municipality")
    page.clock.run_for(2_000)
    expect(page.get_by_role("heading", level=1)).to_have_text("Choose a municipality")
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    page.clock.resume()
    assert tool.state() == {"language": "en", "fair": "yes"}
    # Where it is not asked for, it waits.
    page = tool.open(f"{PLACE}&language=en")
    page.clock.fast_forward(1_000_000)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kristianstad")


def choose_in_english(page, name):
    field = page.get_by_role("combobox", name="Municipality or figure")
    field.fill(name)
    field.press("Enter")


def test_a_view_is_kept_in_a_file(tool, tmp_path):
    weights = "weights=information:40~utforande:50~stod_och_utveckling:10&locks=information"
    page = tool.open(f"{PLACE}&screen=more&edits=trygghet_htj:41&aggregate=geometric&{weights}")
    kept = tool.state()
    name, view = got(page, page.get_by_role("button", name="Spara vyn som fil"))
    assert name == "kristianstad.json"
    told = json.loads(view)
    assert told["view"]["unit"] == KRISTIANSTAD
    page = tool.open("screen=more&theme=dark")
    open_file(page, "Öppna en sparad vy", tmp_path / name, view)
    expect(page.get_by_role("status").first).to_have_text(f"Vyn i {name} är öppnad.")
    assert tool.state() == kept
    # One of another edition is taken as far as it goes, and what is none is refused.
    other = told | {"definition": "0" * 16, "view": told["view"] | {"unit": "nobody"}}
    open_file(page, "Öppna en sparad vy", tmp_path / "other.json", json.dumps(other).encode())
    expect(page.get_by_role("status").first).to_contain_text("sparad ur en annan utgåva")
    assert tool.state() == {key: value for key, value in kept.items() if key != "unit"}
    for broken in (b"", b"{", b"[]", b"null", b'{"view": 1}', b'{"view": {"unit": 1}}', b"\xff\xfe\x00"):
        before = tool.state()
        open_file(page, "Öppna en sparad vy", tmp_path / "broken.json", broken)
        expect(page.get_by_role("status").first).to_have_text("broken.json är ingen sparad vy.")
        assert tool.state() == before


def open_file(page, button, path, content):
    path.write_bytes(content)
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=button, exact=True).click()
    chooser.value.set_files(path)


def test_tables_are_had_as_csv_and_excel(tool, now):
    page = tool.open(f"{PLACE}&screen=weights&weights=information:40~utforande:50~stod_och_utveckling:10")
    shown = page.locator("table").first
    heads = shown.locator("thead th").all_inner_texts()
    name, file = got(page, page.get_by_role("button", name=re.compile("^CSV: hämta De tio högsta")))
    assert name == "de-tio-hogsta-och-den-valda-kommunen.csv"
    read = list(csv.reader(io.StringIO(file.decode("utf-8-sig")), delimiter=";"))
    assert read[0] == [*heads, "Anmärkning"]
    own = sorted(rows(with_weights(now, OWN).ranking_columns("")), key=lambda row: row["rank"])
    for row, cells in zip(own[:10], read[1:11], strict=True):
        assert cells[0] == row["name"]
        assert [float(cell.replace(",", ".")) for cell in cells[1:3]] == [row["rank"], row["score"]]  # in full, not as shown
    assert read[11][0] == "Kristianstad"
    assert all("Läsarens egna vikter eller regler" in cells[-1] for cells in read[1:])
    name, file = got(page, page.get_by_role("button", name=re.compile("^Excel: hämta De tio högsta")))
    assert name.endswith(".xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(file)).active
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert cells[0] == read[0]
    assert cells[1][1:3] == [own[0]["rank"], own[0]["score"]]
    assert sheet["A1"].font.bold
    assert sheet.freeze_panes == "A2"


def test_every_table_and_picture_of_every_screen_can_be_had(chromium, tmp_path):
    """With what is made up marked on each; what is missing has its reason in its cell."""
    now, then = made_up(2025), made_up(2024)
    page = chromium.new_page()
    tool = Tool(page, hti.tool(now, out=tmp_path / "made-up.html", earlier=then))
    ranking = rows(now.ranking_columns(""))
    unit = ranking[150]["unit"]
    count = {"CSV": 0, "Excel": 0, "PNG": 0, "SVG": 0}
    for screen in ("place", "first", "learn", "change", "weights"):
        tool.open(f"unit={unit}&screen={screen}")
        page.evaluate("() => document.querySelectorAll('details').forEach((each) => (each.open = true))")
        assert page.locator("table").count() == page.get_by_role("button", name=re.compile("^CSV: ")).count()
        assert page.locator("svg.picture").count() == page.get_by_role("button", name=re.compile("^PNG: ")).count()
        for kind in count:
            for button in page.get_by_role("button", name=re.compile(f"^{kind}: ")).all():
                name, file = got(page, button)
                count[kind] += 1
                if kind == "CSV":
                    read = list(csv.reader(io.StringIO(file.decode("utf-8-sig")), delimiter=";"))
                    assert all(MADE_UP in cells[-1] for cells in read[1:]), name
                elif kind == "Excel":
                    sheet = openpyxl.load_workbook(io.BytesIO(file)).active
                    assert all(MADE_UP in row[-1].value for row in list(sheet.iter_rows())[1:]), name
                elif kind == "SVG":
                    assert MADE_UP in file.decode(), name
    assert all(number > 4 for number in count.values()), count
    tool.open(f"unit={unit}&screen=weights&weights={EVERY_WEIGHT}")
    _, file = got(page, page.get_by_role("button", name="Hämta hela listan (CSV)"))
    read = list(csv.reader(io.StringIO(file.decode("utf-8-sig")), delimiter=";"))
    assert len(read) == 291
    assert all(MADE_UP in cells[-1] for cells in read[1:])
    # What commands read is marked too, and they read it all the same.
    tool.open(f"unit={unit}&screen=more&weights={EVERY_WEIGHT}&edits=trygghet:50")
    files = page.locator("main li button").all()
    assert len(files) == 5
    for button in [*files, page.get_by_role("button", name="Spara vyn som fil")]:
        name, file = got(page, button)
        (tmp_path / name).write_bytes(file)
        text = file.decode()
        if name.endswith(".csv"):
            read = list(csv.reader(io.StringIO(text)))
            assert all(MADE_UP in cells[-1] for cells in read[1:]), name
        else:
            assert MADE_UP in text, name
    run_all(page, tmp_path)
    assert tool.complaints == []
    assert tool.strangers() == []
    page.close()


def run_all(page, folder):
    """Runs what the page says is typed, in a folder with its files; what each command says, and what Python does."""
    blocks = page.locator("main pre").all_inner_texts()
    said = {}
    for line in "\n".join(blocks[:-1]).strip().split("\n"):
        run = subprocess.run(
            f"{line} --language sv".replace("hemtjanstindex", f"{sys.executable} -m hemtjanstindex", 1),
            shell=True, cwd=folder, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert run.returncode == 0, (line, run.stderr)
        said.setdefault(line.split()[1], []).append(run.stdout)
    run = subprocess.run([sys.executable, "-c", blocks[-1]], cwd=folder, capture_output=True, text=True, check=False)
    assert run.returncode == 0, (blocks[-1], run.stderr)
    return said, run.stdout


def test_a_picture_stands_alone(tool, chromium):
    """Drawn by a browser that knows nothing of the page, it is to the dot what the PNG is; light, whatever the page is."""
    page = tool.open(f"{PLACE}&theme=dark")
    name, svg = got(page, page.get_by_role("button", name=re.compile("^SVG: ")).first)
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    text = svg.decode()
    assert "Kristianstad" in text
    assert "Hemtjänst i Öppna jämförelser 2014" in text
    assert "class=" not in text
    assert "var(" not in text
    _, png = got(page, page.get_by_role("button", name=re.compile("^PNG: ")).first)
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    width, height = (float(re.search(f'<svg[^>]* {side}="([^"]+)"', text)[1]) for side in ("width", "height"))
    assert picture.size == (int(3 * int(width)), int(3 * int(height)))
    assert picture.getpixel((3, 3)) == (255, 255, 255)
    alone = chromium.new_page(viewport={"width": int(width) + 1, "height": int(height) + 1}, device_scale_factor=3)
    alone.set_content(f"<style>body {{ margin: 0 }} body > svg {{ display: block }}</style>{text}")
    drawn = Image.open(io.BytesIO(alone.screenshot())).convert("RGB").crop((0, 0, *picture.size))
    alone.close()
    dots = picture.width * picture.height
    assert sum(ImageChops.difference(picture, drawn).convert("L").histogram()[64:]) < 0.01 * dots
    assert sum(picture.convert("L").histogram()[:200]) > 0.01 * dots
    assert name.endswith(".svg")


def test_words_of_a_hostile_file_do_nothing_in_what_is_taken_away(chromium, tmp_path):
    names = ["=cmd|' /C calc'!A0", "<script>1</script>", "+1+1", '@"a";b', "</text><image href='x'/>", "a\u0001b\nc"]
    leaves = [hti.Node(f"n{i}", "index", name=hti.Text(names[i], names[i]), indicator=hti.Indicator()) for i in range(4)]
    values = [[10.0 * u + i * (u % 3) for i in range(4)] for u in range(6)]
    table = hti.Table([f"u{i}" for i in range(6)], [f"n{i}" for i in range(4)], values, names=names)
    definition = hti.Definition("x", hti.Model([hti.Node("index"), *leaves]), title=hti.Text("<b>&amp;", "<b>&amp;"))
    page = chromium.new_page()
    tool = Tool(page, hti.tool(hti.fit(definition, table).score(table), out=tmp_path / "hostile.html"))
    tool.open("screen=weights&unit=u0")
    _, file = got(page, page.get_by_role("button", name=re.compile("^CSV: ")).first)
    read = list(csv.reader(io.StringIO(file.decode("utf-8-sig")), delimiter=";"))
    assert sorted(cells[0] for cells in read[1:]) == sorted("'" + name if name[0] in "=+@" else name for name in names)
    _, file = got(page, page.get_by_role("button", name=re.compile("^Excel: ")).first)
    sheet = openpyxl.load_workbook(io.BytesIO(file)).active
    assert sorted(cell.value for cell in sheet["A"][1:]) == sorted(name.replace("\u0001", "") for name in names)
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    _, svg = got(page, page.get_by_role("button", name=re.compile("^SVG: ")).first)
    assert b"<script" not in svg
    assert b"<image" not in svg
    assert tool.complaints == []
    page.close()


def test_the_commands_give_what_the_page_shows(tool, now, then, tmp_path):
    page = tool.open(
        f"{PLACE}&screen=more&node=utforande&edits=trygghet_htj:41&normalise=z_score"
        "&weights=information:40~utforande:50~stod_och_utveckling:10&goal=place&goal_rank=100&efforts=trygghet_htj:3"
        f"&rival={HASSLEHOLM}&background=andel_80plus"
    )
    for button in page.locator("main li button").all():
        name, file = got(page, button)
        (tmp_path / name).write_bytes(file)
    now.table.to_csv(tmp_path / "same.csv", now.index.definition)
    assert (tmp_path / "figures.csv").read_bytes() == (tmp_path / "same.csv").read_bytes()
    assert (tmp_path / "earlier.toml").read_text(encoding="utf-8") == then.index.definition.to_toml()
    said, printed = run_all(page, tmp_path)
    assert sorted(said) == ["compare", "explain", "peers", "plot", "priorities", "rank", "trace", "uncertainty", "whatif"]
    after = now.what_if(KRISTIANSTAD)({"trygghet_htj": 41})
    assert numbers.score(after.score, "sv") in said["whatif"][0]
    # The plan with its efforts, by the definition's weights; the ranking and the pair by the reader's own.
    steps = now.plan(KRISTIANSTAD, rank=100, outcomes=True, effort={"trygghet_htj": 3}).steps
    assert all(now.index.definition.model[step.indicator].name.sv in said["priorities"][1] for step in steps)
    assert str([*steps]) in printed.replace("\n", "") or all(step.indicator in printed for step in steps)
    own = ruled(with_weights(now, OWN), normalise=hti.ZScore())
    behind = own["index"][now.units.index(KRISTIANSTAD)] < own["index"][now.units.index(HASSLEHOLM)]
    pair = (KRISTIANSTAD, HASSLEHOLM) if behind else (HASSLEHOLM, KRISTIANSTAD)
    assert repr(hti.overtaking(own.index, now.table, *pair).change) in printed
    peers = now.peers(KRISTIANSTAD, ["andel_80plus"])
    assert all(name in said["peers"][0] for name in peers["name"])
    assert (tmp_path / "map.svg").read_text(encoding="utf-8").startswith("<?xml")
    go(page, "Egna vikter")
    told = page.locator(".lead [data-score]")
    own = next(row for row in csv.DictReader(io.StringIO(said["rank"][0])) if row["unit"] == KRISTIANSTAD)
    assert [float(told.get_attribute(f"data-{what}")) for what in ("score", "rank")] == [
        float(own["score"]),
        float(own["rank"]),
    ]
    assert "[290 rows" in printed


def test_somebody_finds_a_figure(tool):
    page = tool.open()
    choose(page, "Kristianstad")
    choose(page, "personalkont")
    expect(page.get_by_role("heading", name="Personalkontinuitet")).to_be_focused()
    assert tool.state() == {"unit": KRISTIANSTAD, "node": "personalkontinuitet_htj"}
    expect(page.get_by_role("combobox", name="Kommun eller uppgift")).to_have_value("Kristianstad")


@pytest.mark.parametrize(
    ("state", "kept"), [("normalise=nonsense&aggregate=__proto__", {}), ("missing=median", {"missing": "median"})]
)
def test_rules_of_an_address_are_known_ones(tool, state, kept):
    tool.open(state)
    assert tool.state() == kept


def test_all_that_an_address_says_is_documented(chromium, tmp_path):
    """Every key of the page's documentation is understood, and the page writes no other."""
    edition = hti.datasets.synthetic_edition(2025)
    definition = hti.load("hemtjanstindex-enhet")
    shown = suppression_columns(edition.units, definition, None, 30, by="kommun")[0]
    page = chromium.new_page()
    years = {"earlier": made_up(2024), "history": [made_up(2023)]}
    tool = Tool(page, hti.tool(made_up(2025), out=tmp_path / "t.html", units=hti.fit(definition, shown).score(shown), **years))
    municipality = shown.groups["kommun"][0]
    others = [unit for unit in edition.municipalities.units if unit != municipality]
    state = {
        "unit": municipality,
        "screen": "units",
        "node": "trygghet",
        "against": others[0],
        "language": "en",
        "theme": "dark",
        "weights": "information:40~bistandshandlaggning:20~utforande:30~stod_och_utveckling:10",
        "locks": "information",
        "normalise": "rank",
        "aggregate": "harmonic",
        "missing": "median",
        "rival": others[1],
        "lever": "utforande",
        "of": shown.units[0],
        "edits": "trygghet:50",
        "efforts": "trygghet:2~webb_kontakt:0.5",
        "goal": "place",
        "goal_rank": "20",
        "goal_weights": "own",
        "fair": "yes",
        "background": "andel_80plus~befolkning",
    }
    tool.open("&".join(f"{key}={value}" for key, value in state.items()))
    assert {key: unquote(value) for key, value in tool.state().items()} == state
    # Units are of the last year.
    del state["of"]
    state |= {"year": "2024", "screen": "change"}
    tool.open("&".join(f"{key}={value}" for key, value in state.items()))
    assert {key: unquote(value) for key, value in tool.state().items()} == state
    written = (ROOT / "docs/tool.md").read_text(encoding="utf-8").partition("## Links to a view")[2].partition("##")[0]
    rows_of_keys = [line.split("|")[1] for line in written.splitlines() if line.startswith("| `")]
    assert set(re.findall(r"`(\w+)`", " ".join(rows_of_keys))) == {"of", *state}
    assert tool.complaints == []
    page.close()
