"""What is written for files: one way to write a cell, whole or not at all, and readable in a workbook."""

import argparse
import csv
import io
import json
import os
import re
import signal
import subprocess
import warnings
import zipfile
from pathlib import Path

import hemtjanstindex as hti
import numpy as np
import openpyxl
import pypdfium2
import pytest
from hemtjanstindex import ResultColumns, cli
from hemtjanstindex.core import whole as core_whole
from hemtjanstindex.core.errors import FAULTS, unwritten
from hemtjanstindex.present import layout, output, readable, workbook
from test_cli import HTI, NAME, run

FACTS = {
    "text": ("text", "text", "value"),
    "word": ("text", "word", "value"),
    "known": ("truth", "truth", "value"),
    "score": ("number", "score", "value"),
    "points": ("number", "points", "value"),
    "rank": ("number", "rank", "value"),
    "share": ("number", "share", "value"),
    "index": ("number", "plain", "value"),
    "many": ("texts", "text", "value"),
}
CELLS = {
    "text": ['Åre "östra"', '=HYPERLINK("x")', "-"],
    "word": ["", "a;b", "a,b"],
    "known": [True, None, False],
    "score": np.array([0.1, np.nan, 1e16]),
    "points": np.array([-2.5, 0, 1 / 3]),
    "rank": np.array([1, 2.5, np.nan]),
    "share": np.array([0.25, 1, 0]),
    "index": np.array([0.123456, 1, 2]),
    "many": [["a", "b"], [], ["c"]],
}


@pytest.fixture
def columns():
    return ResultColumns(CELLS, FACTS)


def test_cells_of_a_csv(columns):
    """As tests/io/test_data_frame.cpp has them: the same code writes them."""
    assert columns.csv().split("\n") == [
        "text,word,known,score,points,rank,share,index,many",
        '"Åre ""östra""",,true,0.1,-2.5,1,0.25,0.123456,a;b',
        '"=HYPERLINK(""x"")",a;b,,,0,2.5,1,1,',
        '-,"a,b",false,1e+16,0.3333333333333333,,0,2,c',
        "",
    ]


def test_a_csv_for_excel_in_sweden(columns):
    text = columns.csv("sv")
    assert text[0] == "\ufeff"
    rows = list(csv.reader(io.StringIO(text[1:]), delimiter=";"))
    assert [row[0] for row in rows] == ["text", 'Åre "östra"', '\'=HYPERLINK("x")', "'-"]
    assert rows[1][3:6] == ["0,1", "-2,5", "1"]
    # The same cells, marks apart.
    plain = list(csv.reader(io.StringIO(columns.csv())))
    assert [[cell.lstrip("'").replace(",", ".") for cell in row] for row in rows] == [
        [cell.replace(",", ".") for cell in row] for row in plain
    ]


def test_commands_write_the_csv_asked_for(tmp_path):
    asked = ["rank", NAME, "-d", NAME, "--csv", "sv"]
    done = run(*asked, "--out", tmp_path / "r.csv")
    assert (done.returncode, done.stderr) == (0, "")
    text = (tmp_path / "r.csv").read_text(encoding="utf-8")
    assert text == run(*asked).stdout
    row = next(csv.DictReader(io.StringIO(text[1:]), delimiter=";"))
    assert re.fullmatch(r"\d+,\d+", row["score"])
    done = run(*asked, "--out", tmp_path / "r.xlsx")
    assert (done.returncode, "useless" in done.stderr or "--csv" in done.stderr) == (2, True)


def test_what_commands_write_is_read_back_equal(tmp_path):
    """CSV and JSON hold the numbers of the result to the bit."""
    definition, table = hti.load(NAME), hti.datasets.load(NAME)
    ranking = hti.fit(definition, table).score(table).ranking_columns()
    for suffix in ("csv", "json"):
        assert cli.main(["rank", NAME, "-d", NAME, "--out", str(tmp_path / f"r.{suffix}")]) == 0
    with open(tmp_path / "r.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    told = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["index"]
    for name, fact in ranking.facts.items():
        from_csv, from_json = [row[name] for row in rows], [row[name] for row in told]
        if fact.type == "number":
            np.testing.assert_array_equal([float(cell or "nan") for cell in from_csv], ranking[name])
            np.testing.assert_array_equal(np.array(from_json, dtype=float), ranking[name])
        else:
            assert [json.loads(cell) if fact.type == "truth" else cell for cell in from_csv] == list(ranking[name]) == from_json


@pytest.mark.parametrize("named", [True, False])
def test_a_table_goes_through_a_file(tmp_path, named):
    """With the definition's headings, or with those of any table."""
    definition, table = hti.load(NAME), hti.datasets.load(NAME)
    path = tmp_path / "t.csv"
    table.to_csv(path, definition if named else None)
    header = path.read_text(encoding="utf-8").split(",", 2)[:2]
    assert header == (["kommunkod", "kommun"] if named else ["unit", "name"])
    again = hti.read_csv(path, definition, period=table.period)
    assert again.__getstate__().keys() == table.__getstate__().keys()
    for name, told in table.__getstate__().items():
        np.testing.assert_equal(again.__getstate__()[name], told)


def test_columns_of_one_name_are_refused(tmp_path):
    table = hti.Table(["1"], ["name"], [[1.0]])
    with pytest.raises(hti.DataError, match="duplicate_column"):
        table.to_csv(tmp_path / "t.csv")


# Whole or not at all.


def outputs(folder, scores):
    """Every way to write a file."""
    command = ["rank", NAME, "-d", NAME, "--top", "3", "--out"]
    return {
        **{f"r.{end}": lambda end=end: cli.main([*command, str(folder / f"r.{end}")]) for end in ("csv", "json", "xlsx")},
        "trace.json": lambda: cli.main(["trace", NAME, "-d", NAME, "--unit", "1290", "--out", str(folder / "trace.json")]),
        "table.csv": lambda: scores.table.to_csv(folder / "table.csv"),
        "index.json": lambda: scores.index.save(folder / "index.json"),
    }


@pytest.fixture(scope="module")
def scores():
    table = hti.datasets.load(NAME)
    return hti.fit(hti.load(NAME), table).score(table)


def test_everything_that_writes_goes_one_way(tmp_path, scores, monkeypatch):
    """All of it puts a whole new file in the place of the old one, which whoever has it open keeps."""
    for name, write in outputs(tmp_path, scores).items():
        path = tmp_path / name
        path.write_text("old")
        with path.open() as old:
            write()
            assert old.read() == "old", name
        assert path.read_bytes() != b"old", name
    assert {path.name for path in tmp_path.iterdir()} == set(outputs(tmp_path, scores))


def test_the_same_inputs_give_the_same_bytes(tmp_path, scores):
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
        for write in outputs(folder, scores).values():
            write()
    for path in first.iterdir():
        assert path.read_bytes() == (second / path.name).read_bytes(), path.name


def test_a_link_is_followed_and_the_mode_kept(tmp_path):
    target, link = tmp_path / "target.csv", tmp_path / "link.csv"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    assert cli.main(["rank", NAME, "-d", NAME, "--top", "1", "--out", str(link)]) == 0
    assert link.is_symlink()
    assert "old" not in target.read_text(encoding="utf-8")
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_pipe_is_written_to_directly(tmp_path):
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)  # that waits for nobody, should the command fail
    assert subprocess.run([*HTI, "rank", NAME, "-d", NAME, "--top", "1", "--out", str(pipe)], check=False).returncode == 0
    assert os.read(reading, 1 << 16).startswith(b"unit,name,")
    os.close(reading)


@pytest.mark.parametrize(
    "how",
    [
        *("itself", "link", "hard link", "definition", "extended", "method", "respondents", "varied", "asked"),
        *("row", "earlier", "units", "kinds", "repaired"),
    ],
)
def test_no_input_is_written_over(tmp_path, how, capsys):
    data, definition = tmp_path / "data.csv", tmp_path / "d.toml"
    data.write_text(hti.datasets.text(NAME), encoding="utf-8")
    other = tmp_path / "other.csv"
    other.write_text(data.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "base.toml").write_text('id = "b"\n', encoding="utf-8")
    (tmp_path / "m.toml").write_text('normalise.rule = "rank"\n', encoding="utf-8")
    named = 'extends = "base.toml"\nmethod.extends = "m.toml"\n[weights]\nrespondents = "other.csv"\n'
    definition.write_text(named, encoding="utf-8")
    vary = tmp_path / "v.toml"
    vary.write_text('[[vary]]\nkind = "weights_from"\nrespondents = "other.csv"\n', encoding="utf-8")
    read = {"definition": definition, "extended": tmp_path / "base.toml", "kinds": definition}
    read |= {"method": tmp_path / "m.toml", "varied": vary}
    read |= dict.fromkeys(("respondents", "row", "earlier", "units", "asked"), other)
    out = tmp_path / "out.csv"
    if how == "itself":
        out = data
    elif how == "hard link":
        out.hardlink_to(data)
    else:
        out.symlink_to(read.get(how, data))
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    command = {
        "varied": ["uncertainty", "--vary", str(vary)],
        "asked": ["uncertainty", "--vary", str(vary)],
        "row": ["whatif", "--row", str(other)],
        "earlier": ["rank", "--earlier", str(other)],
        "units": ["tool", "--units", str(other)],
        "kinds": ["tool", "--units", str(other), "--units-definition", str(definition)],
    }.get(how, ["rank"])
    used = str(definition) if how in ("definition", "extended", "method", "respondents") else NAME
    asked = [command[0], str(data), "-d", used, *command[1:], "--out", str(out)]
    if how == "repaired":
        asked = ["validate", NAME, str(data), "--repaired", str(out)]
    assert cli.main(asked) == 2
    assert "the output is the same file as" in capsys.readouterr().err
    assert before == {path: path.read_bytes() for path in before}


#: Options that take a text which names no file.
TEXTS = {
    *(
        "axes",
        "by",
        "district",
        "each",
        "effort",
        "ignore",
        "kind",
        "municipality",
        "name",
        "node",
        "order",
        "outcome",
        "peers",
    ),
    *("period", "recipient", "set", "sheet", "source", "title", "totals_unit", "unit", "withhold_by", "within"),
}


def options(parser):
    """Every option of a parser and of those of its commands."""
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from options(command)


def test_every_option_that_names_a_file_says_whether_it_is_read_or_written():
    every = [action for action in options(cli.parser()) if not isinstance(action, argparse._SubParsersAction)]
    untyped = {action.dest for action in every if action.type is None and action.choices is None and action.nargs != 0}
    assert untyped == TEXTS
    written = {action.dest for action in every if action.type is cli.guard.Written}
    assert written == {"out", "picture", "repaired"}
    read = {action.dest for action in every if action.type is cli.guard.Read}
    assert {"data", "definition", "earlier", "theme", "orders", "history", "boundaries"} <= read


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_cannot_be_written_is_named_and_ends_with_1(language, tmp_path, capsys):
    why = {"sv": "skrivas: det finns ingen sådan mapp", "en": "written: there is no such folder"}[language]
    out = tmp_path / "no" / "such.csv"
    assert cli.main(["rank", NAME, "-d", NAME, "--language", language, "--out", str(out)]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"{out}: file_not_found: ")
    assert why in said


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_folder_that_may_not_be_written_in_keeps_what_is_there(language, tmp_path, capfd):
    """By somebody who is not root, whom the rights of a folder do not bind."""
    folder, why = tmp_path / "folder", {"sv": "dit får inget skrivas", "en": "nothing may be written there"}[language]
    command = ["rank", NAME, "-d", NAME, "--top", "3", "--language", language, "--out"]
    folder.mkdir()
    assert cli.main([*command, str(tmp_path / "r.csv")]) == 0  # all that is imported and read has been
    (folder / "r.csv").write_text("old")
    folder.chmod(0o555)
    if (child := os.fork()) == 0:
        try:
            os.chdir(folder)
            if os.geteuid() == 0:
                os.setuid(65534)
            os._exit(cli.main([*command, "r.csv"]))
        finally:
            os._exit(3)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 1
    said = capfd.readouterr().err
    assert said.startswith("r.csv: file_not_found: ")
    assert said.endswith(f"{why}\n")
    assert [(path.name, path.read_text()) for path in folder.iterdir()] == [("r.csv", "old")]


def test_of_two_who_write_at_once_one_is_read(tmp_path):
    """At every moment the file is whole, the one's or the other's; in the end nothing stands beside it."""
    path, contents = tmp_path / "out", (b"a" * 3_000_000, b"b" * 2_000_000)
    path.write_bytes(b"old")
    children = []
    for content in contents:
        if (child := os.fork()) == 0:
            try:
                for _ in range(30):
                    core_whole.write(path, content)
                os._exit(0)
            finally:
                os._exit(3)
        children.append(child)
    found = set()
    while children:
        found.add(path.read_bytes())
        ended = {child: os.waitpid(child, os.WNOHANG) for child in children}
        children = [child for child in children if ended[child] == (0, 0)]
        assert all(status == 0 for _, status in ended.values())
    assert found <= {b"old", *contents}
    assert path.read_bytes() in contents
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize(
    ("language", "told"), [("sv", "utskriften: disken är full\n"), ("en", "standard output: the disk is full\n")]
)
def test_a_full_disk_behind_standard_output_ends_with_1(language, told):
    asked = [*HTI, "rank", NAME, "-d", NAME, "--language", language]
    with open("/dev/full", "w") as full:
        done = subprocess.run(asked, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, told)


@pytest.mark.parametrize("fault", FAULTS)
def test_what_the_system_says_of_a_file_is_in_words(fault):
    for language in ("sv", "en"):
        assert unwritten(OSError(fault, os.strerror(fault))).words(language) not in ("", os.strerror(fault))


def test_the_system_says_the_same_as_what_writes_files(tmp_path):
    """Each fault that can be brought about, by both ways in which files are written."""
    for path in ("/dev/full", "/", tmp_path / "no" / "such", tmp_path / ("x" * 300)):
        with pytest.raises(OSError) as plain:  # noqa: PT011 - any of them
            Path(path).write_text("x", encoding="utf-8")
        with pytest.raises(hti.DataError) as whole:
            core_whole.write(path, "x")
        (problem,) = whole.value.problems
        assert problem.arguments["why"] == unwritten(plain.value), path


def test_the_name_of_a_file_moves_no_cursor(tmp_path, capsys):
    path = tmp_path / "a\x1b[31mb\u202e.csv"
    path.write_text(hti.datasets.text(NAME), encoding="utf-8")
    assert cli.main(["validate", NAME, str(path)]) == 0
    said = capsys.readouterr().out
    assert str(len(hti.datasets.load(NAME))) in said
    assert layout.harmless(said) == said


def test_ctrl_c_ends_with_130_and_says_what_is_kept(tmp_path):
    out = tmp_path / "u.csv"
    asked = [*HTI, "uncertainty", NAME, "-d", NAME, "-n", "50000000", "--threads", "1", "--out", str(out)]
    with subprocess.Popen(asked, stderr=subprocess.PIPE, text=True) as running:
        while not _at_work(running.pid):
            assert running.poll() is None
        running.send_signal(signal.SIGINT)
        told = running.stderr.read()
    assert running.returncode == 130, told
    if "stopped" in told:
        row = next(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
        assert row["stopped"].startswith("stopped after ")
    else:
        assert not out.exists()


def _at_work(process):
    """Whether a process has used three seconds of its own, so that its imports are done."""
    with open(f"/proc/{process}/stat", encoding="ascii") as file:
        return int(file.read().rsplit(")", 1)[1].split()[11]) > 3 * os.sysconf("SC_CLK_TCK")


# Readable.


def book_of(columns, language="sv", provenance=None):
    told = workbook.made({"Lista": columns}, provenance or {"title": "Index 2014", "period": "2014"}, language)
    return openpyxl.load_workbook(io.BytesIO(told))


def test_numbers_of_a_workbook_have_the_format_of_what_they_are(columns):
    sheet = book_of(columns).worksheets[0]
    assert sheet["A1"].value == "Index 2014"
    forms = {cell.value: sheet.cell(6, cell.column).number_format for cell in sheet[workbook.HEADER]}
    told = {"score": "0.0", "points": "+0.00;-0.00;0.00", "rank": "0.0", "share": "0%", "index": "0.000"}
    assert forms == {**dict.fromkeys(FACTS, "General"), **told}
    assert [cell.value for cell in sheet["C"][5:]] == ["ja", None, "nej"]
    assert [cell.data_type for cell in sheet["A"][5:]] == ["s", "s", "s"]
    assert [cell.value for cell in sheet["D"][5:]] == [0.1, None, 1e16]


def test_a_change_has_the_decimals_of_scores():
    """In a workbook, and at a terminal."""
    scores, earlier = (
        hti.fit(hti.load(name), table).score(table)
        for name, table in ((name, hti.datasets.load(name)) for name in (NAME, "oppna-jamforelser-2013"))
    )
    columns = scores.ranking_columns(earlier=earlier)
    sheet = book_of(columns).worksheets[0]
    forms = {cell.value: sheet.cell(6, cell.column).number_format for cell in sheet[workbook.HEADER]}
    assert (forms["score"], forms["change_score"]) == ("0.0", "+0.0;-0.0;0.0")
    assert sheet["A3"].value.count("Förändring i poäng") == 1
    told = readable.text(columns, ["name", "score", "change_score"], scores.index.model, "sv")
    assert re.search(r"  [0-9]+,[0-9]  +[+\u2212][0-9]+,[0-9]$", told.splitlines()[2])


def test_a_workbook_prints_across_as_wide_as_the_paper(columns):
    sheet = book_of(columns).worksheets[0]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (
        1,
        0,
        True,
    )
    assert sheet.print_title_rows == "$5:$5"
    assert sheet.oddFooter.right.text == "sidan &P av &N"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_lists_of_all_municipalities_fit_thirty_sheets_of_paper(language, tmp_path):
    """The index and its three parts with changes and awards, printed by LibreOffice."""
    earlier = "oppna-jamforelser-2013"
    asked = ["rank", NAME, "-d", NAME, "--lists", "--earlier", earlier, "--earlier-definition", earlier, "--language", language]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the earlier definition, which is another
        assert cli.main([*asked, "--out", str(tmp_path / "lists.xlsx")]) == 0
    office = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*office, "--outdir", str(tmp_path), str(tmp_path / "lists.xlsx")], check=True, capture_output=True)
    printed = pypdfium2.PdfDocument(tmp_path / "lists.pdf")
    text = "".join(page.get_textpage().get_text_bounded() for page in printed)
    assert text.count("Kristianstad") == 4
    assert len(printed) <= 30
    assert {tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in printed} == {(297, 210)}


def test_groups_have_a_fill_that_is_explained():
    columns = ResultColumns({"grupp": ["Högt resultat", "", "Lågt resultat"]}, {"grupp": ("text", "word", "value")})
    sheet, told = book_of(columns).worksheets
    fills = [sheet.cell(row, 1).fill.start_color.rgb for row in (6, 7, 8)]
    assert len(set(fills)) == 3
    legend = {cell.value: cell.fill.start_color.rgb for cell in told["A"] if cell.value in ("Högt resultat", "Lågt resultat")}
    assert legend == {"Högt resultat": fills[0], "Lågt resultat": fills[2]}


def test_a_workbook_holds_only_what_a_workbook_can_hold():
    odd = "".join(map(chr, range(32))) + "\x7f\ufffe\uffff\ud800" + "=1"
    cells = [odd, "a" * 40_000, "\ttext"]
    columns = ResultColumns({odd: cells, "n": np.array([np.inf, 1, np.nan])})
    told = workbook.made({odd: columns, "'x'": columns, "": columns}, {"title": odd}, "sv")
    book = openpyxl.load_workbook(io.BytesIO(told))
    assert all(0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\]|^'|'$", name) for name in book.sheetnames)
    shown = [cell.value for cell in book.worksheets[0]["A"][5:]]
    assert (len(shown[1]), shown[1][-1]) == (32_767, "…")
    with zipfile.ZipFile(io.BytesIO(told)) as parts:
        for name in parts.namelist():
            assert not re.search(b"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]", parts.read(name))


def test_units_have_names_beside_codes(tmp_path):
    assert cli.main(["explain", NAME, "-d", NAME, "--unit", "1290", "--out", str(tmp_path / "e.xlsx")]) == 0
    sheet = openpyxl.load_workbook(tmp_path / "e.xlsx").worksheets[0]
    header, first = list(sheet.iter_rows(min_row=workbook.HEADER, values_only=True))[:2]
    assert dict(zip(header, first, strict=True))["name"] == "Kristianstad"


@pytest.mark.parametrize("command", ["profile", "priorities"])
def test_figures_have_beside_them_what_they_are_in(tmp_path, command):
    out = tmp_path / "p.xlsx"
    assert cli.main([command, NAME, "-d", NAME, "--unit", "1290", "--language", "sv", "--out", str(out)]) == 0
    header, *rows = openpyxl.load_workbook(out).worksheets[0].iter_rows(min_row=workbook.HEADER, values_only=True)
    told = [dict(zip(header, row, strict=True)) for row in rows]
    measured = {row["del" if command == "profile" else "indikator"]: (row["uppgift"], row["enhet"]) for row in told}
    assert measured["Trygghet"] == (39, "%")
    assert measured["Personalkontinuitet"] == (17, "antal personer")
    assert measured.get("Index", (None, None)) == (None, None)
    assert header[header.index("enhet") - 1] == "uppgift"


def test_text_on_a_terminal_moves_no_cursor(tmp_path, capsys):
    lines = hti.datasets.text(NAME).splitlines()
    lines[1] = lines[1].replace("Upplands Väsby", "\x1b[2J\x9b31m\u202eUpplands")
    (tmp_path / "d.csv").write_text("\n".join(lines), encoding="utf-8")
    assert cli.main(["profile", str(tmp_path / "d.csv"), "-d", NAME, "--unit", "0114"]) in (0, 2)
    said = capsys.readouterr()
    assert layout.harmless(said.out) == said.out
    assert layout.harmless(said.err) == said.err


@pytest.mark.parametrize("width", [40, 80, 200])
def test_a_paragraph_fits_the_terminal(width, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(width))
    assert all(layout.width(line) <= width for line in layout.paragraph("ord " * 200).splitlines())


def test_a_style_of_csv_has_no_effect_on_other_files(tmp_path, capsys):
    for out in ("r.json", "r.xlsx"):
        assert cli.main(["rank", NAME, "-d", NAME, "--csv", "sv", "--out", str(tmp_path / out)]) == 2
        assert "--csv" in capsys.readouterr().err


def test_output_knows_its_kind(tmp_path, columns):
    output.write({"a": columns}, str(tmp_path / "a.csv"), {"definition": "d", "period": None}, style="sv")
    text = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines()[0].endswith(";many;definition;period")


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(
    "asked",
    [
        ["compare", "oppna-jamforelser-2013", NAME, "--unit", "1290"],
        *(["explain", NAME, "-d", NAME, "--unit", "1290"], ["trace", NAME, "-d", NAME, "--unit", "1290"]),
        *(["profile", NAME, "-d", NAME, "--unit", "1290"], ["sensitivity", NAME, "-d", NAME, "-n", "8"]),
        ["rank-sets", NAME, "-d", NAME, "--unit", "1290"],  # an error
    ],
    ids=" ".join,
)
def test_what_is_said_beside_tables_fits_the_terminal(asked, language, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "72")
    cli.main([*asked, "--language", language])
    said = "".join(capsys.readouterr())
    beside = [line for line in said.splitlines() if asked[0] == "trace" or not re.search("─|  ", line.strip())]
    assert len(beside) > 2
    assert [line for line in beside if layout.width(line) > 72] == []


@pytest.mark.parametrize("room", [60, 80, 100])
def test_a_table_fits_the_terminal_where_its_words_do(room, monkeypatch):
    headings = ["plats", "namn på kommunen", "varför det är så", "poäng"]
    cells = [[str(k), "Lång kommun " * k, "det finns många ord att säga " * (4 - k), "1\u00a0234,5"] for k in range(1, 4)]
    right = [True, False, False, True]
    wide = layout.aligned(headings, cells, right)
    assert max(layout.width(line) for line in wide.splitlines()) > 100
    monkeypatch.setenv("COLUMNS", str(room))
    narrow = layout.aligned(headings, cells, right)
    assert max(layout.width(line) for line in narrow.splitlines()) <= room
    assert sorted(narrow.replace("─", "").split()) == sorted(wide.replace("─", "").split())
    assert "1\u00a0234,5" in narrow
    monkeypatch.setenv("COLUMNS", "500")
    assert layout.aligned(headings, cells, right) == wide


def test_a_table_whose_words_do_not_fit_is_as_narrow_as_they_allow(monkeypatch):
    monkeypatch.setenv("COLUMNS", "10")
    lines = layout.aligned(["rubrik"], [["ett oavbrutet-ord"], ["  indragen rad"]], [False]).splitlines()
    assert lines == ["rubrik", "─" * 13, "ett", "oavbrutet-ord", "  indragen", "rad"]
