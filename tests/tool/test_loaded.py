"""The reader's own figures: read in the page as Python reads them, with its errors, and never sent anywhere."""

import datetime
import io
import re
import subprocess
import warnings
import zipfile

import hemtjanstindex as hti
import openpyxl
import pytest
from hemtjanstindex.core.errors import Caution, DataError
from playwright.sync_api import expect
from test_page import KRISTIANSTAD, choose, for_everybody, go, rows
from test_taken import got, open_file

LOCAL = "2014-mina.csv"


@pytest.fixture(scope="module")
def figures(now, tmp_path_factory):
    """The figures of 2014 as rows of cells, with Trygghet of Kristianstad as it never was."""
    file = tmp_path_factory.mktemp("figures") / "figures.csv"
    now.table.to_csv(file, now.index.definition)
    cells = [line.split(",") for line in file.read_text(encoding="utf-8").splitlines()]
    column = cells[0].index("trygghet_htj")
    next(row for row in cells if row[0] == KRISTIANSTAD)[column] = "61"
    return cells


def text(cells, mark=","):
    return "\n".join(mark.join(row) for row in cells).encode()


def scored(now, path):
    with warnings.catch_warnings(action="ignore", category=Caution):
        table = hti.read(path, now.index.definition)
    return hti.fit(now.index.definition, table).score(table)


def told(page):
    return page.get_by_role("heading", level=1).inner_text()


def refused(page, expected):
    """Whether the page tells the faults that Python tells, with the same places."""
    lines = page.locator(".faults li")
    wanted = [
        re.sub(rf"{problem.code}: ", "", problem.line_of("sv")).replace(problem.file, problem.file.rsplit("/", 1)[-1])
        for problem in expected.problems
    ]
    expect(lines).to_have_count(min(20, len(wanted)))
    assert lines.all_inner_texts() == wanted[:20]


def test_own_figures_are_scored_as_python_does(tool, now, figures, tmp_path):
    page = tool.open(f"unit={KRISTIANSTAD}&screen=more")
    open_file(page, "Öppna uppgifter", tmp_path / LOCAL, text(figures))
    expect(page.get_by_text(f"Hela verktyget handlar nu om uppgifterna i {LOCAL}.")).to_be_visible()
    scores = scored(now, tmp_path / LOCAL)
    row = next(row for row in rows(scores.ranking_columns("")) if row["unit"] == KRISTIANSTAD)
    go(page, "Läget")
    assert f"plats {row['rank']:g} av 286" in told(page)
    expect(page.locator(".mark")).to_have_text(f"Uppgifter ur {LOCAL}")
    # Replicates are of them too, and what is taken away says whose they are.
    found = page.locator("[data-replicates='10000']")
    found.wait_for(timeout=60_000)
    spread = hti.uncertainty(scores.index, scores.table, [hti.vary.weights(0.25)]).ranks()
    low, high = spread.set_index("unit").loc[KRISTIANSTAD, ["low", "high"]]
    assert [float(found.get_attribute(f"data-{end}")) for end in ("low", "high")] == [low, high]
    _, file = got(page, page.get_by_role("button", name=re.compile("^CSV: ")).first)
    assert f"Uppgifter ur {LOCAL}" in file.decode("utf-8-sig")
    # There is no year before, nor may that of the edition stand in for it.
    go(page, "Förändring")
    expect(page.get_by_role("main").get_by_role("table")).to_have_count(0)
    go(page, "Mer")
    page.get_by_role("button", name="Tillbaka till utgåvan").click()
    go(page, "Läget")
    assert "plats 152 av 286" in told(page)
    expect(page.locator(".mark")).to_have_count(0)


def test_it_is_done_by_keyboard_alone(tool, figures, tmp_path):
    (tmp_path / LOCAL).write_bytes(text(figures))
    # The browser is told before the page is there that choosers are answered here: a key is quicker than such a message.
    tool.page.on("filechooser", lambda chooser: chooser.set_files(tmp_path / LOCAL))
    page = tool.open(f"unit={KRISTIANSTAD}&screen=more")
    page.get_by_role("button", name="Öppna uppgifter").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Hela verktyget handlar nu om")).to_be_visible(timeout=60_000)


def typed(cell):
    try:
        return float(cell)
    except ValueError:
        return cell or None


def workbook(figures, **more):
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "Blad & 1"
    for at, row in enumerate(figures):
        sheet.append([cell if column < 3 else typed(cell) for column, cell in enumerate(row)] if at else row)
    for name, cells in more.items():
        other = made.create_sheet(name)
        for row in cells:
            other.append(row)
    return made


def saved(made):
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def test_a_workbook_is_read_as_python_reads_it(tool, now, figures, tmp_path):
    made = workbook(figures)
    sheet = made.active
    column = figures[0].index("trygghet_htj") + 1
    for row in range(2, len(figures) + 1):
        cell = sheet.cell(row, column)
        if isinstance(cell.value, float):
            cell.value, cell.number_format = cell.value / 100, "0 %"
    page = tool.open(f"unit={KRISTIANSTAD}&screen=more")
    open_file(page, "Öppna uppgifter", tmp_path / "2014.xlsx", saved(made))
    expect(page.get_by_text("Hela verktyget handlar nu om uppgifterna i 2014.xlsx.")).to_be_visible()
    scores = scored(now, tmp_path / "2014.xlsx")
    _, file = got(page, page.get_by_role("button", name="figures.csv"))
    scores.table.to_csv(tmp_path / "same.csv", now.index.definition)
    assert file == (tmp_path / "same.csv").read_bytes()


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_workbook_of_another_program(tool, now, figures, tmp_path, kind):
    """LibreOffice has texts and styles elsewhere than others, and a kind of its own."""
    (tmp_path / "2014.csv").write_bytes(text(figures))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", kind, "2014.csv"],
        cwd=tmp_path, check=True, capture_output=True,
    )  # fmt: skip
    page = tool.open(f"unit={KRISTIANSTAD}&screen=more")
    open_file(page, "Öppna uppgifter", tmp_path / f"2014.{kind}", (tmp_path / f"2014.{kind}").read_bytes())
    expect(page.get_by_text(f"Hela verktyget handlar nu om uppgifterna i 2014.{kind}.")).to_be_visible()
    scores = scored(now, tmp_path / f"2014.{kind}")
    _, file = got(page, page.get_by_role("button", name="figures.csv"))
    scores.table.to_csv(tmp_path / "same.csv", now.index.definition)
    assert file == (tmp_path / "same.csv").read_bytes()


def test_one_of_several_sheets_is_chosen(tool, figures, tmp_path):
    page = tool.open(f"unit={KRISTIANSTAD}&screen=more")
    open_file(page, "Öppna uppgifter", tmp_path / "2014.xlsx", saved(workbook(figures, Annat=[["hej"]], Tomt=[])))
    group = page.get_by_role("group", name="Vilket blad i 2014.xlsx?")
    expect(group.get_by_role("button")).to_have_text(["Blad & 1", "Annat"])
    group.get_by_role("button", name="Blad & 1").click()
    expect(page.get_by_text("Hela verktyget handlar nu om")).to_be_visible()


def change(cells, row, column, to):
    changed = [list(each) for each in cells]
    changed[row][changed[0].index(column) if isinstance(column, str) else column] = to
    return changed


FAULTS = {
    "a word for a number": lambda cells: change(cells, 5, "trygghet_htj", "mycket"),
    "out of range": lambda cells: change(cells, 7, "trygghet_htj", "139"),
    "a unit twice": lambda cells: [*cells, cells[1]],
    "no such column": lambda cells: [[*row, "1" if at else "okänd"] for at, row in enumerate(cells)],
    "a column less": lambda cells: [row[:-1] for row in cells],
    "no unit": lambda cells: [row[1:] for row in cells],
    "nothing but a head": lambda cells: cells[:1],
    "many faults": lambda cells: [cells[0], *([*row[:-1], "x"] for row in cells[1:])],
}


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_file_is_refused_as_python_refuses_it(tool, now, figures, tmp_path, fault, kind):
    cells = FAULTS[fault](figures)
    path = tmp_path / f"2014.{kind}"
    page = tool.open(f"unit={KRISTIANSTAD}&screen=more")
    open_file(page, "Öppna uppgifter", path, text(cells) if kind == "csv" else saved(workbook(cells)))
    with pytest.raises(DataError) as expected:
        scored(now, path)
    refused(page, expected.value)
    go(page, "Läget")
    assert "plats 152 av 286" in told(page)


def test_what_is_set_apart_is_told(tool, now, figures, tmp_path):
    cells = [*figures, ["00", "Riket", *("50" for _ in figures[0][2:])]]
    path = tmp_path / "2014.csv"
    page = tool.open(f"unit={KRISTIANSTAD}&screen=more")
    open_file(page, "Öppna uppgifter", path, text(cells))
    with pytest.warns(Caution) as cautions:
        hti.read(path, now.index.definition)
    notes = page.get_by_role("main").get_by_role("status").last
    for caution in cautions:
        for problem in caution.message.message.problems:
            expect(notes).to_contain_text(problem.words("sv"))


def bomb():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (1 << 29))
    return file.getvalue()


def hostile(part, content):
    """A workbook with one of its parts replaced."""
    file, made = io.BytesIO(), openpyxl.Workbook()
    made.active["A1"] = "x"
    made.save(file)
    out = io.BytesIO()
    with zipfile.ZipFile(file) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            after.writestr(name, content if name == part else before.read(name))
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LAUGHS = "".join(f'<!ENTITY l{i + 1} "{f"&l{i};" * 10}">' for i in range(9))


def sheet(inside, before=""):
    return f'{before}<worksheet xmlns="{MAIN}"><sheetData>{inside}</sheetData></worksheet>'.encode()


def document(rows):
    """A workbook of LibreOffice with a sheet of these rows."""
    names = " ".join(f'xmlns:{name[0]}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table"))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("content.xml", f'<content {names}><t:table t:name="1">{rows}</t:table></content>')
    return file.getvalue()


BROKEN = {
    "2014.xlsx": b"PK",
    "cut.xlsx": hostile("", b"")[:900],
    "text.xlsx": b"kommunkod;kommun",
    "many.ods": document(
        '<t:table-row t:number-rows-repeated="1048576"><t:table-cell><p/></t:table-cell></t:table-row>' * 2
        + '<t:table-row t:number-rows-repeated="9"><t:table-cell o:value-type="float" o:value="1"/></t:table-row>'
    ),
    "wide.ods": document(
        '<t:table-row><t:table-cell t:number-columns-repeated="99999999" o:value-type="float" o:value="1"/></t:table-row>'
    ),
    "cut.ods": document("<t:table-row>"),
    "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "bomb.xlsx": bomb(),
    "no-workbook.xlsx": hostile("xl/workbook.xml", b"<"),
    "far.xlsx": hostile(SHEET, sheet('<row r="99999999"><c r="A1"/></row>')),
    "wide.xlsx": hostile(SHEET, sheet('<row r="1"><c r="ZZZZZ1"><v>1</v></c></row>')),
    "back.xlsx": hostile(SHEET, sheet('<row r="1"><c r="C1"><v>1</v></c><c r="A1"><v>1</v></c></row>')),
    "laughs.xlsx": hostile(
        SHEET, sheet('<row r="1"><c t="inlineStr"><is><t>&l9;</t></is></c></row>', f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>')
    ),
    "outside.xlsx": hostile(
        SHEET,
        sheet(
            '<row r="1"><c t="inlineStr"><is><t>&e;</t></is></c></row>',
            '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        ),
    ),
    "empty.xlsx": hostile(SHEET, sheet("")),
    "zeros.csv": bytes(1000),
    "script.csv": b"<script>window.ran = 1</script>,<img src=x onerror='window.ran=1'>\n1,2",
    "nothing.csv": b"",
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_and_hostile_files_are_refused(tool, name, tmp_path):
    page = tool.open(f"unit={KRISTIANSTAD}&screen=more")
    open_file(page, "Öppna uppgifter", tmp_path / name, BROKEN[name])
    expect(page.locator(".faults li").first).to_contain_text(name)
    expect(page.locator(".faults li").first).not_to_contain_text("error-")
    assert page.evaluate("window.ran") is None
    go(page, "Läget")
    assert "plats 152 av 286" in told(page)
    # What Chromium makes of XML that is none has colours, which the page's policy refuses.
    tool.complaints[:] = [told for told in tool.complaints if "inline style" not in told]


def test_a_date_is_no_number(tool, now, figures, tmp_path):
    made = workbook(figures)
    made.active.cell(9, figures[0].index("trygghet_htj") + 1).value = datetime.datetime(2014, 5, 17)
    path = tmp_path / "2014.xlsx"
    page = tool.open(f"unit={KRISTIANSTAD}&screen=more")
    open_file(page, "Öppna uppgifter", path, saved(made))
    with pytest.raises(DataError) as expected:
        scored(now, path)
    refused(page, expected.value)


def test_other_units_can_be_in_it(tool, now, figures, tmp_path):
    """Whoever is not there is not chosen any more."""
    cells = [row for row in figures if row[0] != KRISTIANSTAD]
    page = tool.open(f"unit={KRISTIANSTAD}&screen=more&against=1293")
    open_file(page, "Öppna uppgifter", tmp_path / LOCAL, text(cells))
    expect(page.get_by_text("Hela verktyget handlar nu om")).to_be_visible()
    assert tool.state() == {"screen": "more", "against": "1293"}
    choose(page, "Hässleholm")
    assert tool.state()["unit"] == "1293"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_everybody_can_use_what_is_told_of_a_file(tool, figures, tmp_path, language):
    page = tool.open(f"unit={KRISTIANSTAD}&screen=more&language={language}")
    button = {"sv": "Öppna uppgifter", "en": "Open figures"}[language]
    open_file(page, button, tmp_path / "faulty.csv", text(FAULTS["many faults"](figures)))
    expect(page.locator(".faults li")).to_have_count(20)
    for_everybody(page)
    # Somebody who uses it wide again opens a file that is well, with a row that is set apart.
    open_file(page, button, tmp_path / LOCAL, text([*figures, ["00", "Riket", *("50" for _ in figures[0][2:])]]))
    expect(page.locator(".mark")).to_be_visible()
    for_everybody(page)
