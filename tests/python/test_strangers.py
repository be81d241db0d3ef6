"""Files of strangers: no crash, no hang, no more memory than is said, and nothing read that was not asked for."""

import io
import json
import os
import resource
import subprocess
import sys
import threading
import zipfile

import hemtjanstindex as hti
import pytest
from hemtjanstindex.core import workbooks
from people_files import xlsx

TREE = '[[node]]\nid = "index"\n[[node]]\nid = "a"\nparent = "index"\ndirection = "higher"\n'
HEAD = 'schema = 1\nid = "x"\n'
MODEL = hti.Model([hti.Node("index"), *(hti.Node(name, "index", indicator=hti.Indicator()) for name in "ab")])


def codes(read):
    with pytest.raises(hti.Error) as raised:
        read()
    return {each.code for each in raised.value.problems}


@pytest.mark.parametrize(
    "text",
    [
        "a." * 18_000 + "a = 1",
        "[" + "a." * 18_000 + "a]",
        "[[" + "a." * 18_000 + "a]]",
        "x = {" + "a." * 18_000 + "a = 1}",
        '"a".' * 18_000 + "a = 1",
        "x = " + "[" * 100_000,
        "x = " + "{a = " * 100_000,
    ],
    ids=["key", "header", "array of tables", "inline", "quoted", "arrays", "tables"],
)
def test_depth_of_toml(text, tmp_path):
    """Also where the stack is small: a thread of 1 MiB."""
    path = tmp_path / "x.toml"
    path.write_text(f"{HEAD}{text}\n{TREE}")
    found = []
    threading.stack_size(1 << 20)
    try:
        thread = threading.Thread(target=lambda: found.append(codes(lambda: hti.load(path))))
        thread.start()
        thread.join()
    finally:
        threading.stack_size(0)
    assert len(found) == 1
    assert found[0] <= {"too_deep", "syntax_error"}


def test_dots_that_part_no_key(tmp_path):
    """In strings, comments and numbers, however they are quoted."""
    path = tmp_path / "x.toml"
    dots = "." * 100
    path.write_text(
        f'{HEAD}# {dots}\ndescription.sv = """\n{dots} \\" {dots}\n"""\n'
        f"description.en = '''{dots}\n{dots}'''\ntitle = {{ sv = \"a \\\" {dots}\", en = '{dots}' }}\n{TREE}"
    )
    assert hti.load(path).title.en == dots


def test_a_chain_of_definitions(tmp_path):
    for k in range(60):
        (tmp_path / f"{k}.toml").write_text(f'{HEAD}extends = "{k + 1}.toml"\n')
    (tmp_path / "60.toml").write_text(f"{HEAD}{TREE}")
    assert codes(lambda: hti.load(tmp_path / "0.toml")) == {"too_deep"}
    assert hti.load(tmp_path / "40.toml").model.indicators == ["a"]


def test_depth_of_a_saved_index():
    for text in ("[" * 66_000, '{"a":' * 66_000, "[" * 66_000 + "]" * 66_000):
        assert codes(lambda text=text: hti.Index.from_json(text)) == {"too_deep"}
    assert codes(lambda: hti.Index.from_json(json.dumps({"a": "[" * 99}))) == {"wrong_file_type"}


@pytest.mark.parametrize(
    "read",
    [
        "hti.load(Path('/dev/zero'))",
        "hti.Index.load('/dev/zero')",
        "hti.read('/dev/zero', MODEL)",
        "hti.vary.read('/dev/zero')",
    ],
)
def test_a_file_without_end(read):
    """Within the limits that the documentation tells, and what doubling needs."""
    program = (
        "import resource\nfrom pathlib import Path\nimport hemtjanstindex as hti\n"
        "MODEL = hti.Model([hti.Node('i'), hti.Node('a', 'i', indicator=hti.Indicator())])\n"
        f"try: {read}\nexcept hti.DataError as error: print(error.problems[0].code)\n"
    )
    limit = 4 << 30
    asked = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (limit, limit)),
    )
    assert asked.stdout == "too_large\n", asked.stderr


def test_what_a_definition_names_lies_in_its_folder(tmp_path):
    (tmp_path / "base.toml").write_text(f"{HEAD}{TREE}")
    (tmp_path / "secret.txt").write_text("password = hunter2")
    (tmp_path / "answers.csv").write_text("respondent,a\n1,1\n")
    folder = tmp_path / "in"
    (folder / "below").mkdir(parents=True)
    (folder / "below/base.toml").write_text(f"{HEAD}{TREE}")
    (folder / "link.toml").symlink_to(tmp_path / "secret.txt")

    def own(text):
        (folder / "own.toml").write_text(text)
        return folder / "own.toml"

    for name in (
        "../base.toml",
        str(tmp_path / "base.toml"),
        "../secret.txt",
        "link.toml",
        "below/../../base.toml",
        "/etc/passwd",
    ):
        path = own(f'{HEAD}extends = "{name}"\n')
        with pytest.raises(hti.DataError) as raised:
            hti.load(path)
        assert [each.code for each in raised.value.problems] == ["outside_folder"]
        assert "hunter2" not in str(raised.value)
    assert hti.load(own(f'{HEAD}extends = "below/base.toml"\n')).model.indicators == ["a"]
    path = own(f'{HEAD}extends = "../base.toml"\n')
    assert hti.load(path, allow_outside=True).model.indicators == ["a"]
    path = own(f'{HEAD}[weights]\nrespondents = "../answers.csv"\n{TREE}')
    assert codes(lambda: hti.load(path)) == {"outside_folder"}
    assert hti.load(path, allow_outside=True).model["a"].weight == 1
    path = own('[[vary]]\nkind = "weights_from"\nrespondents = "../answers.csv"\nnodes = ["a"]\n')
    assert codes(lambda: hti.vary.read(path)) == {"outside_folder"}
    assert len(hti.vary.read(path, allow_outside=True)) == 1


def test_a_link_to_the_folder_is_the_folder(tmp_path, monkeypatch):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "real/base.toml").write_text(f"{HEAD}{TREE}")
    (tmp_path / "real/own.toml").write_text(f'{HEAD}extends = "base.toml"\n')
    assert hti.load(tmp_path / "link/own.toml").model.indicators == ["a"]
    monkeypatch.chdir(tmp_path / "link")
    assert hti.load("own.toml").model.indicators == ["a"]


def test_a_pipe_is_no_part_of_a_definition(tmp_path):
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "own.toml").write_text(f'{HEAD}extends = "pipe.toml"\n')
    assert codes(lambda: hti.load(tmp_path / "own.toml")) == {"unknown_definition"}


def test_a_workbook_that_unpacks_to_more_than_it_may(tmp_path, monkeypatch):
    path = tmp_path / "x.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", "x" * 10_000_000)
    monkeypatch.setattr(workbooks, "LARGEST", 1_000_000)
    assert codes(lambda: hti.read(path, MODEL)) == {"too_large"}


BEGIN = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
#: Reads the file that it is given, and says what came of it and the most memory that it took, in MB.
READER = """
import pathlib, re, sys
import hemtjanstindex as hti
model = hti.Model([hti.Node("index"), *(hti.Node(name, "index", indicator=hti.Indicator()) for name in "ab")])
try:
    hti.read(sys.argv[1], model)
except hti.DataError as error:
    print(error.problems[0].code, int(re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())[1]) // 1024)
"""


@pytest.mark.parametrize(
    ("begin", "repeated", "times", "code"),
    [
        (BEGIN, b"<x/>", 1 << 28, "too_large"),
        (BEGIN + b"<row>", b"<c/>", 1 << 24, "too_large"),
        (BEGIN, b"<row/>", 1 << 24, "too_large"),
        (BEGIN + b"<row><c", b" a=''", 1 << 24, "syntax_error"),
        (BEGIN + b"<!--", b"x", 1 << 26, "syntax_error"),
        (b"<!DOCTYPE x [<!ENTITY a '" + b"<x/>" * 75 + b"'>]>" + BEGIN, b"&a;", 1 << 24, "syntax_error"),
        (b"<x xmlns='" + b"a" * (1 << 20) + b"'>", b"<x/>", 1 << 10, "syntax_error"),
    ],
    ids=["elements", "cells", "rows", "attributes", "comment", "entities", "namespace"],
)
def test_a_workbook_that_would_take_all_memory(begin, repeated, times, code, tmp_path):
    """Packed, each is small; elements of four bytes took a hundred times that, and a long tag its square in time."""
    path = tmp_path / "x.xlsx"
    with (
        zipfile.ZipFile(io.BytesIO(xlsx([["unit", "a", "b"]]))) as whole,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as other,
    ):
        for name in whole.namelist():
            if name != "xl/worksheets/sheet1.xml":
                other.writestr(name, whole.read(name))
        with other.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(begin)
            many = repeated * (1 << 10)
            for _ in range(times >> 10):
                sheet.write(many)
    said = subprocess.run([sys.executable, "-c", READER, path], capture_output=True, text=True, check=True).stdout.split()
    assert said[0] == code
    assert int(said[1]) < 300


def test_a_sheet_that_repeats_more_cells_than_it_may(tmp_path, monkeypatch):
    """In rows, in empty ones before another, and in one row, of whatever the cell holds."""
    monkeypatch.setattr(workbooks, "MOST_CELLS", 1_000_000)
    names = "".join(f' xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text"))
    path = tmp_path / "x.ods"

    def found(rows):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            table = f"<table:table>{rows}</table:table>"
            archive.writestr("content.xml", f"<office:document-content{names}>{table}</office:document-content>")
        return codes(lambda: hti.read(path, MODEL))

    def cell(times, said="x"):
        return f'<table:table-cell table:number-columns-repeated="{times}"><text:p>{said}</text:p></table:table-cell>'

    def row(times, cells=""):
        return f'<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>'

    assert found(row(10**6, cell(10**4))) == {"too_large"}
    assert found(row(10**6) + row(1, cell(1))) == {"too_large"}
    assert found(row(1, cell(10**12))) == {"too_large"}
    assert found(row(1, 100 * cell(10**12, said="") + cell(1))) == {"too_large"}


def test_a_row_that_no_sheet_has(tmp_path, monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_ROWS", 10_000)
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(io.BytesIO(xlsx([["unit", "a", "b"], ["u", "1", "2"]]))) as whole, zipfile.ZipFile(path, "w") as other:
        for name in whole.namelist():
            other.writestr(name, whole.read(name).replace(b'<row r="2"', b'<row r="999999999999"').replace(b'r="A2"', b""))
    assert codes(lambda: hti.read(path, MODEL)) == {"too_large"}


def test_many_columns_and_many_unknown_ones(tmp_path):
    """Linear: what is looked up is a set, and hints are for the first ones."""
    names = [f"column_{k}" for k in range(40_000)]
    path = tmp_path / "x.csv"
    path.write_text(",".join(["unit", "a", "b", *names]) + "\n" + ",".join(["u", "1", "2", *["x"] * 40_000]) + "\n")
    assert len(hti.read(path, MODEL, ignore=names)) == 1
    with pytest.raises(hti.DataError) as raised:
        hti.read(path, MODEL)
    assert len(raised.value.problems) == 1001
    assert len(str(raised.value).splitlines()) < 10
