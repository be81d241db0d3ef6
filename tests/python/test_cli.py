"""The command line, as a process."""

import csv
import io
import json
import os
import pty
import subprocess
import sys

import hemtjanstindex as hti
import numpy as np
import openpyxl
import pytest
from hemtjanstindex import ResultColumns
from hemtjanstindex.present import output

NAME = "oppna-jamforelser-2014"
HTI = [sys.executable, "-m", "hemtjanstindex"]


def run(*arguments, **options):
    # What os.environ does not know is not handed on: readline, where it is imported, tells the C library of COLUMNS.
    options = {"env": {**os.environ}, **options}
    return subprocess.run([*HTI, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", **options)


def terminal(*arguments):
    """Output of a command on a terminal."""
    leader, follower = pty.openpty()
    process = subprocess.Popen([*HTI, *arguments], stdout=follower, stdin=subprocess.DEVNULL, env={**os.environ})
    os.close(follower)
    text = b""
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:
            break
        if not part:
            break
        text += part
    os.close(leader)
    assert process.wait() == 0
    return text.decode().replace("\r\n", "\n")


@pytest.fixture(scope="module")
def scores():
    definition = hti.load(NAME)
    table = hti.datasets.load(NAME)
    return hti.fit(definition, table).score(table)


def test_rank_is_csv_in_a_pipe(scores):
    done = run("rank", NAME, "--definition", NAME)
    assert (done.returncode, done.stderr) == (0, "")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    expected = scores.ranking_columns()
    assert [row["unit"] for row in rows] == expected["unit"]
    np.testing.assert_array_equal([float(row["score"] or "nan") for row in rows], expected["score"])


def test_rank_is_a_table_on_a_terminal(scores):
    lines = terminal("rank", NAME, "--definition", NAME, "--top", "3", "--language", "sv").splitlines()
    best = scores.ranking_columns()
    rows = lines[-3:]
    assert lines[2] == "Index"
    assert lines[4].split()[:3] == ["plats", "kod", "namn"]
    assert rows[0].split()[1] == best["unit"][0]
    assert f"{best['score'][0]:.1f}".replace(".", ",") in rows[0]
    assert "Högt resultat" in rows[0]


def test_rank_by_node_and_group(scores):
    group = next(iter(scores.table.groups))
    node = scores.index.model.children(scores.index.model.root)[0]
    done = run("rank", NAME, "--definition", NAME, "--by", group, "--node", node, "--top", 2)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    labels = [row[group] for row in rows]
    assert max(labels.count(label) for label in labels) == 2
    assert {row["rank"] for row in rows} <= {"1", "2", ""}


def test_rank_to_files(tmp_path, scores):
    assert run("rank", NAME, "--definition", NAME, "--out", tmp_path / "r.csv").stdout == ""
    assert (tmp_path / "r.csv").read_text(encoding="utf-8") == run("rank", NAME, "--definition", NAME).stdout
    assert run("rank", NAME, "--definition", NAME, "--top", 1, "--out", tmp_path / "r.json").returncode == 0
    content = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert content["provenance"].items() >= scores.provenance().items()
    assert content["provenance"]["title"] == scores.index.definition.heading("en")
    assert content["index"][0]["unit"] == scores.ranking_columns()["unit"][0]


def test_every_row_of_a_csv_says_where_it_comes_from():
    done = run("rank", NAME, "--definition", NAME, "--top", "2")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(row["definition"], row["status"], row["period"]) for row in rows] == [(NAME, "own", "2014")] * 2


def test_rank_to_a_workbook(tmp_path, scores):
    assert run("rank", NAME, "--definition", NAME, "--out", tmp_path / "r.xlsx").stderr == ""
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert book.sheetnames == [scores.index.model["index"].name.en, "provenance"]
    sheet = book.worksheets[0]
    expected = scores.ranking_columns()
    title, name, units, _, header, *rows = sheet.iter_rows(values_only=True)
    assert title[0].endswith("2014")
    assert name[0] == book.sheetnames[0]
    assert units[0].startswith("Scores: higher is better.")
    assert " ".join(header) == "unit name score rank group colour coverage missing data reason"
    columns = dict(zip(header, zip(*rows, strict=True), strict=True))
    assert list(columns["unit"]) == expected["unit"]
    np.testing.assert_allclose(np.array(columns["score"], dtype=float), expected["score"], rtol=5e-16)  # 16 digits
    assert set(columns["missing data"]) == {"yes", "no"}
    formats = {name: sheet.cell(6, i + 1).number_format for i, name in enumerate(header)}
    assert (formats["score"], formats["rank"], formats["coverage"]) == ("0.0", "0", "0%")
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet["A5"].font.bold) == ("C6", f"A5:{sheet.dimensions[3:]}", True)
    facts = dict(book["provenance"].iter_rows(values_only=True))
    assert facts.items() >= scores.provenance().items()


def test_sheets_of_a_workbook_have_names_that_it_can_have(tmp_path):
    long = "a" * 40
    sheets = {
        name: ResultColumns({"x": ["=1+1"], "many": [("a", "b")]})
        for name in [long, long + "b", "A/B?", "a b ", "Rätten till stöd och hur den prövas"]
    }
    output.write(sheets, str(tmp_path / "s.xlsx"), {"earlier": {"period": "2013"}})
    book = openpyxl.load_workbook(tmp_path / "s.xlsx")
    assert book.sheetnames == [
        "a" * 30 + "…",
        "a" * 28 + "… 2",
        "A B ",
        "a b  2",
        "Rätten till stöd och hur den…",
        "provenance",
    ]
    assert [cell.value for cell in book.worksheets[0][6]] == ["=1+1", "a, b"]
    assert book.worksheets[0]["A6"].data_type == "s"
    assert dict(book["provenance"].iter_rows(values_only=True))["earlier_period"] == "2013"


def test_a_csv_holds_one_list(tmp_path):
    with pytest.raises(hti.DataError, match="wrong_file_type"):
        output.write({name: ResultColumns({"x": [1]}) for name in "ab"}, str(tmp_path / "two.csv"), {})


def test_a_workbook_without_openpyxl_says_what_is_needed(tmp_path):
    (tmp_path / "openpyxl.py").write_text("raise ModuleNotFoundError('no', name='openpyxl')", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])}
    done = run("rank", NAME, "-d", NAME, "--out", tmp_path / "r.xlsx", env=environment)
    assert (done.returncode, done.stderr) == (2, "this needs openpyxl: pip install openpyxl\n")


def test_another_writing_of_the_same_data_ranks_the_same(tmp_path):
    text = hti.datasets.text(NAME)
    rows = list(csv.reader(io.StringIO(text)))
    numbers = [
        [cell.replace(".", ",") if cell.replace(".", "").lstrip("-").isdigit() else cell for cell in row] for row in rows
    ]
    with (tmp_path / "latin.csv").open("w", encoding="latin-1", newline="") as file:
        csv.writer(file, delimiter=";").writerows(numbers)
    done = run("rank", tmp_path / "latin.csv", "--definition", NAME)
    assert (done.returncode, done.stderr) == (0, "")
    built_in = run("rank", NAME, "--definition", NAME).stdout
    assert done.stdout == built_in.replace(",2014\n", ",\n")  # a file of one's own has no period
    told = run("rank", tmp_path / "latin.csv", "-d", NAME, "--delimiter", ";", "--decimal", ",", "--encoding", "latin1")
    assert told.stdout == done.stdout


def test_trace(tmp_path, scores):
    done = run("trace", NAME, "--definition", NAME, "--unit", "1290")
    assert done.stdout == str(scores.trace("1290"))
    assert run("trace", NAME, "-d", NAME, "--unit", "1290", "--out", tmp_path / "t.json").returncode == 0
    content = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))
    assert content["trace"] == scores.trace("1290").to_dict()


def test_validate(tmp_path):
    done = run("validate", NAME, NAME)
    assert done.returncode == 0
    assert "290 municipalities" in done.stdout
    assert run("validate", NAME).stdout.count("\n") == 1


def test_every_problem_is_on_a_line_of_its_own(tmp_path):
    rows = list(csv.reader(io.StringIO(hti.datasets.text(NAME))))
    column = rows[0].index(hti.load(NAME).model.indicators[0])
    rows[1][column], rows[2][column], rows[4] = "many", "nan", rows[3]
    with (tmp_path / "bad.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    done = run("validate", NAME, tmp_path / "bad.csv")
    assert done.returncode == 2
    lines = done.stderr.splitlines()
    assert len(lines) == 3
    assert all("bad.csv, " in line for line in lines)
    assert run("rank", tmp_path / "bad.csv", "-d", NAME).stderr == done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "COMMAND"),
        (["rank", NAME], "--definition"),
        (["rank", NAME, "-d", NAME, "--top", "0"], "at least 1"),
        (["rank", NAME, "-d", "nothing"], "unknown_definition"),
        (["rank", "nothing.csv", "-d", NAME], "file_not_found"),
        (["rank", NAME, "-d", NAME, "--node", "nothing"], "unknown_node"),
        (["rank", NAME, "-d", NAME, "--by", "nothing"], "unknown_group"),
        (["rank", NAME, "-d", NAME, "--out", "ranking.ods"], "wrong_file_type"),
        (["trace", NAME, "-d", NAME, "--unit", "0000"], "unknown_unit"),
    ],
)
def test_bad_input_ends_with_2_and_no_traceback(arguments, said):
    done = run(*arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_another_kind_of_file_is_named(tmp_path):
    (tmp_path / "figures.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "own.csv").write_text("unit,name", encoding="utf-8")
    done = run("rank", tmp_path / "figures.xlsx", "-d", NAME)
    assert (done.returncode, "syntax_error" in done.stderr) == (2, True)
    done = run("rank", NAME, "-d", tmp_path / "own.csv")
    assert (done.returncode, "wrong_file_type: a definition is a .toml file" in done.stderr) == (2, True)


def test_a_pipe_of_another_encoding_gets_utf8():
    asked = ("rank", NAME, "-d", NAME, "--language", "sv")
    assert run(*asked, env={**os.environ, "PYTHONIOENCODING": "ascii"}).stdout == run(*asked).stdout


def test_a_terminal_of_another_encoding_shows_what_it_can(monkeypatch):
    asked = ("profile", NAME, "-d", NAME, "--unit", "1290", "--language", "sv")
    usual = terminal(*asked)
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    assert terminal(*asked) == "".join(letter if ord(letter) < 128 else "?" for letter in usual)


def test_a_closed_pipe_is_no_error():
    process = subprocess.Popen([*HTI, "rank", NAME, "-d", NAME], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 0
    process.stderr.close()


@pytest.mark.parametrize("command", ["validate", "rank", "trace"])
def test_help_has_an_example(command):
    done = run(command, "--help")
    assert done.returncode == 0
    assert f"example:\n  hemtjanstindex {command} " in done.stdout


def test_version():
    assert run("--version").stdout == f"hemtjanstindex {hti.__version__}\n"
