"""Files as people have them end in the right table, or in one good message for each kind of fault, in both languages.

``python tests/python/test_files.py`` writes what is told of each to ``tests/data/files.txt``; read what has changed before it
is kept.
"""

import functools
import io
import json
import math
import os
import re
import signal
import statistics
import subprocess
import sys
import threading
import time
import warnings
import zipfile
from pathlib import Path

import hemtjanstindex as hti
import numpy as np
import pytest
import reference
from hemtjanstindex import _core, cli
from hemtjanstindex.core.errors import Caution, kinds
from people_files import DEFINITION, FILES, rows, written, xlsx

GOLDEN = reference.ROOT / "tests/data/files.txt"
#: Marks that a person has to declare.
MARKS = {"dots_and_crosses": {"..": "suppressed", "X": "missing", "-": "missing"}}
#: Files with other figures, or none.
OTHER = {"curly_windows_quotes", "typographic_minus", "two_rows_short", "a_fraction", "dots_and_crosses"}
#: Files beside the year before; their figures are others.
SINCE = {"far_from_the_year_before", "workbook_far_from_the_year_before"}


def read(name, folder, **more):
    """The table, or the error, and what was told on the way."""
    path = folder / f"{name}.csv"
    path.write_bytes(FILES[name]())
    if name in SINCE:
        more["earlier"] = hti.datasets.load("oppna-jamforelser-2013")
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        try:
            found = hti.read(path, DEFINITION, period="2014", **more)
        except hti.DataError as error:
            found = error
    assert all(isinstance(each.message, Caution) for each in told)
    return found, [each.message for each in told]


def said(name, folder):
    """All that is told of a file, in both languages."""
    found, told = read(name, folder)
    lines = []
    for language in ("en", "sv"):
        wrong = found.words(language).split("\n") if isinstance(found, hti.Error) else []
        lines += [line.replace(f"{folder}{os.sep}", "") for line in [*wrong, *(each.message.words(language) for each in told)]]
    return lines


def golden():
    parts = re.split(r"^(\w+)\n", GOLDEN.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {name: re.findall(r"^  (.*)$", text, re.MULTILINE) for name, text in zip(parts[::2], parts[1::2], strict=True)}


@pytest.mark.parametrize("name", FILES)
def test_what_is_told_of_a_file(name, tmp_path):
    lines = said(name, tmp_path)
    assert lines == golden()[name]
    assert len(lines) <= 2 * 12


@pytest.mark.parametrize("name", [name for name in FILES if name not in OTHER | SINCE])
def test_a_file_that_is_read_has_the_figures(name, tmp_path):
    found, _ = read(name, tmp_path)
    if not isinstance(found, hti.Error):
        published = hti.datasets.load("oppna-jamforelser-2014")
        assert found.units == published.units
        assert found.names == published.names
        np.testing.assert_allclose(found.values, published.values, rtol=1e-15)
        np.testing.assert_array_equal(found.status != 0, published.status != 0)
        assert found.background.keys() == published.background.keys()


def test_every_maker_of_files_is_told_of():
    assert list(golden()) == list(FILES)
    assert len(FILES) >= 33


def test_marks_that_are_declared(tmp_path):
    found, told = read("dots_and_crosses", tmp_path, statuses=MARKS["dots_and_crosses"])
    assert isinstance(found, hti.Table)
    assert told == []
    published = hti.datasets.load("oppna-jamforelser-2014")
    np.testing.assert_array_equal(found.status == hti.Status.suppressed, published.status == hti.Status.suppressed)


def test_marks_in_the_definition(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(
        'schema = 1\nid = "own"\nextends = "oppna-jamforelser-2014"\n[columns]\n'
        'missing = { ".." = "suppressed", X = "missing", "-" = "missing" }\n'
    )
    definition = hti.load(path)
    assert definition.columns.missing == MARKS["dots_and_crosses"]
    assert definition.columns.municipalities
    (tmp_path / "again.toml").write_text(definition.to_toml())
    assert hti.load(tmp_path / "again.toml") == definition
    (tmp_path / "t.csv").write_bytes(FILES["dots_and_crosses"]())
    assert len(hti.read(tmp_path / "t.csv", definition)) == 290


def test_a_workbook_by_the_command_line(tmp_path, capsys):
    path = tmp_path / "figures-2014.xlsx"
    path.write_bytes(FILES["workbook_with_title_and_nation"]())
    assert cli.main(["rank", str(path), "--definition", "oppna-jamforelser-2014", "--language", "sv"]) == 0
    told = capsys.readouterr()
    assert told.err.count("Blad1") == 2
    assert "varning: " in told.err
    assert cli.main(["rank", "oppna-jamforelser-2014", "--definition", "oppna-jamforelser-2014"]) == 0
    built_in = [line for line in capsys.readouterr().out.splitlines() if not line.startswith("#")]
    assert [line for line in told.out.splitlines() if not line.startswith("#")] == built_in


def test_marks_and_sheets_by_the_command_line(tmp_path, capsys):
    table = [[{"uppgift_saknas": "X"}.get(cell, cell) for cell in row] for row in rows()]
    path = tmp_path / "figures.xlsx"
    path.write_bytes(xlsx(table, sheets=("Data", "Tom")))
    command = ["validate", "oppna-jamforelser-2014", str(path), "--sheet"]
    assert cli.main([*command, "Data"]) == 2
    assert "'X' is neither" in capsys.readouterr().err
    assert cli.main([*command, "Data", "--missing", "X=missing"]) == 0
    assert capsys.readouterr().err == ""
    for mark in ("-", "-X"):  # that begin as options do
        path.write_bytes(
            xlsx([[{"uppgift_saknas": mark}.get(cell, cell) for cell in row] for row in rows()], sheets=("Data", "Tom"))
        )
        assert cli.main([*command, "Data", "--missing", "..=suppressed", f"{mark}=missing"]) == 0
        assert capsys.readouterr().err == ""
    path.write_bytes(xlsx(table, sheets=("Data", "Tom")))
    assert cli.main([*command, "data"]) == 2
    assert "the workbook has: Data, Tom" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        cli.main([*command, "Data", "--missing", "X=observed"])


def test_a_pipe(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(written(rows()),))
    writer.start()
    table = hti.read(pipe, DEFINITION, period="2014")
    writer.join()
    assert table == hti.datasets.load("oppna-jamforelser-2014")
    asked = subprocess.run(
        [sys.executable, "-m", "hemtjanstindex", "validate", "oppna-jamforelser-2014", "-"],
        input=written(rows()),
        capture_output=True,
    )
    assert asked.returncode == 0, asked.stderr


def test_ctrl_c_ends_the_wait_for_a_pipe():
    """Nobody writes into the pipe or closes it until the process has ended."""
    command = [sys.executable, "-m", "hemtjanstindex", "validate", "oppna-jamforelser-2014", "-"]
    normal = functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=normal) as waiting:
        while "pipe_read" not in Path(f"/proc/{waiting.pid}/wchan").read_text():  # where in the kernel it waits
            assert waiting.poll() is None
            time.sleep(0.01)
        waiting.send_signal(signal.SIGINT)
        assert waiting.wait() == 130


def test_built_in_data_by_name():
    assert hti.read("oppna-jamforelser-2014", DEFINITION) == hti.datasets.load("oppna-jamforelser-2014")


@pytest.mark.parametrize("format_", ["0%", "0.0 %", '0.0"%"', r"0\%", "General"])
def test_a_percentage_is_read_as_it_is_shown(format_, tmp_path):
    from openpyxl import Workbook

    workbook = Workbook()
    for row in (["unit", "a"], ["u", 0.07], ["v", 0.285], ["w", 1]):
        workbook.active.append(row)
    for cell in workbook.active["B"][1:]:
        cell.number_format = format_
    workbook.save(tmp_path / "t.xlsx")
    model = hti.Model([hti.Node("i"), hti.Node("a", "i", indicator=hti.Indicator())])
    scale = 100 if format_ in ("0%", "0.0 %") else 1
    assert hti.read(tmp_path / "t.xlsx", model).values[:, 0].tolist() == [round(x * scale, 3) for x in (0.07, 0.285, 1)]


def test_what_excel_adds_to_a_sheet_is_passed_over_in_silence(tmp_path):
    """Its own rules for what may be typed in, which openpyxl says in English that it leaves out."""
    added = b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="urn:x"><x14:dataValidations/></ext></extLst>'
    path = tmp_path / "t.xlsx"
    with (
        zipfile.ZipFile(io.BytesIO(FILES["workbook_of_percentages"]())) as before,
        zipfile.ZipFile(path, "w") as after,
    ):
        for name in before.namelist():
            text = before.read(name)
            if name == "xl/worksheets/sheet1.xml":
                assert text.endswith(b"</worksheet>")
                text = text.removesuffix(b"</worksheet>") + added + b"</worksheet>"
            after.writestr(name, text)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(hti.read(path, DEFINITION)) == 290


def test_a_damaged_workbook_is_refused(tmp_path):
    whole = FILES["workbook_with_title_and_nation"]()
    path = tmp_path / "t.xlsx"
    for size in range(4, len(whole), len(whole) // 25):
        path.write_bytes(whole[:size])
        with pytest.raises(hti.DataError) as raised:
            hti.read(path, DEFINITION)
        assert {each.code for each in raised.value.problems} == {"syntax_error"}


def test_one_line_for_each_kind_and_all_places_in_the_problems(tmp_path):
    found, _ = read("dots_and_crosses", tmp_path)
    dots = [each for each in found.problems if "'..'" in each.message]
    assert len(dots) == 81
    assert all(re.fullmatch(r"[A-Z]+[0-9]+", each.cell) and each.heading == each.indicator for each in dots)
    assert len(kinds(found.problems)) == len(str(found).splitlines()) == 1
    assert "(306 of this kind: 'X' in 225 places, first N2 (0114); '..' in 81 places, first N5 (0120))" in str(found)
    first = dots[0]
    table = FILES["dots_and_crosses"]().decode("cp1252").split("\r\n")
    row = table[int(first.cell[1:]) - 1].split(";")
    assert row[ord(first.cell[0]) - ord("A")] == ".."
    assert row[0] == first.unit


if __name__ == "__main__":
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        blocks = [(name, said(name, Path(folder))) for name in FILES]
    GOLDEN.write_text(
        "".join(f"{name}\n" + "".join(f"  {line}\n" for line in lines) for name, lines in blocks), encoding="utf-8"
    )


def test_what_is_called_a_workbook_and_is_none(tmp_path):
    whole = FILES["workbook_with_title_and_nation"]()
    for ending in (".xlsx", ".XLS", ".ods"):
        for data in (whole[4:], b"", b"kommunkod;kommun\n0114;Upplands V\xe4sby\n"):
            path = tmp_path / f"figures{ending}"
            path.write_bytes(data)
            with pytest.raises(hti.DataError) as caught:
                hti.read(path, DEFINITION)
            (found,) = caught.value.problems
            assert (found.code, found.message_id) == ("wrong_file_type", "called-workbook")


def plainly_far(now, then):
    """Units and indicators whose change is far from usual, the farthest first, as docs/files.md says it."""
    found = []
    for node in [node for node in now.indicators if node in then.indicators]:
        before = dict(zip(then.units, then.values[:, then.indicators.index(node)].tolist(), strict=True))
        own = zip(now.units, now.values[:, now.indicators.index(node)].tolist(), strict=True)
        changes = {unit: value - before[unit] for unit, value in own if not math.isnan(value - before.get(unit, math.nan))}
        usual = statistics.median(changes.values()) if changes else 0
        spread = 1.4826 * statistics.median(abs(change - usual) for change in changes.values()) if changes else 0
        if len(changes) >= 20 and spread > 0:
            found += [(abs(change - usual) / spread, unit, node) for unit, change in changes.items()]
    far = sorted((each for each in found if each[0] > 5), key=lambda each: -each[0])
    return [(unit, node) for _, unit, node in far]


def test_figures_far_from_the_year_before():
    """Figures mistyped in three ways are told of, and hardly any of those published."""
    editions = {year: hti.datasets.load(f"oppna-jamforelser-{year}") for year in range(2012, 2016)}
    told = 0
    for year in range(2013, 2016):
        found = [(each.unit, each.indicator) for each in _core.far_from(editions[year], editions[year - 1])]
        assert found == plainly_far(editions[year], editions[year - 1])
        told += len(found)
    figures = sum(int((~np.isnan(editions[year].values)).sum()) for year in range(2013, 2016))
    assert (told, figures) == (18, 7971)  # as docs/files.md has it
    table = editions[2014]
    wrong = {("0114", "trygghet_htj"): 0.39, ("1290", "bemotande_htj"): 7.6}
    values = table.values.copy()
    for (unit, node), value in wrong.items():
        values[table.units.index(unit), table.indicators.index(node)] = value
    found = _core.far_from(hti.Table(table.units, table.indicators, values, statuses=table.status), editions[2013], "f.csv")
    assert {(each.unit, each.indicator) for each in found} >= set(wrong)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("sv", "17 av samma slag: 7,6 i G282 (2513); 0,39 i H3 (0114); "),
        ("en", "17 of this kind: 7.6 at G282 (2513); 0.39 at H3 (0114); "),
    ],
)
def test_a_figure_far_from_the_year_before_is_told_with_its_cell(language, told, tmp_path, capsys):
    path, out = tmp_path / "figures-2014.xlsx", tmp_path / "found.json"
    path.write_bytes(FILES["workbook_far_from_the_year_before"]())
    asked = ["validate", "oppna-jamforelser-2014", str(path), "--earlier", "oppna-jamforelser-2013", "--out", str(out)]
    assert cli.main([*asked, "--language", language]) == 0
    sheet = {"sv": "blad Blad1", "en": "sheet Blad1"}[language]
    said = capsys.readouterr().err
    assert f"{path}, {sheet}: doubtful: " in said
    assert told in said
    listed = [each for each in json.loads(out.read_text())["warnings"] if each["message_id"] == "far-from-earlier"]
    cells = {each["cell"]: (each["sheet"], each["heading"], each["unit"], each["indicator"]) for each in listed}
    assert cells["H3"] == ("Blad1", "trygghet_htj", "0114", "trygghet_htj")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        hti.read("oppna-jamforelser-2014", DEFINITION, earlier=hti.datasets.load("oppna-jamforelser-2013"))
    assert any("oppna-jamforelser-2014: doubtful: " in str(each.message) for each in caught)


def test_yes_and_no_that_hardly_change_are_not_far():
    nodes = [hti.Node("index"), hti.Node("a", "index", indicator=hti.Indicator(kind="yes_no"))]
    units = [f"u{k}" for k in range(50)]
    then = hti.Table(units, ["a"], [[k % 2] for k in range(50)])
    now = hti.Table(units, ["a"], [[1 - k % 2 if k == 7 else k % 2] for k in range(50)])
    assert hti.fit(hti.Model(nodes), hti.Method(), now)
    assert _core.far_from(now, then) == []


def test_every_place_stands_in_json(tmp_path, capsys):
    text = hti.datasets.text("oppna-jamforelser-2014").replace(",uppgift_saknas,", ",okänt,")
    wrong = text.count(",okänt,")
    path = tmp_path / "figures.csv"
    path.write_text(text)
    out = tmp_path / "found.json"
    assert cli.main(["validate", "oppna-jamforelser-2014", str(path), "--out", str(out)]) == 2
    assert len(capsys.readouterr().err.splitlines()) <= 3
    told = json.loads(out.read_text())
    assert len(told["errors"]) == wrong > 50
    cells = {each["cell"] for each in told["errors"]}
    assert len(cells) == wrong
    assert told["errors"][0]["code"] == "not_a_number"
    assert told["errors"][0]["arguments"]["cell"] == "okänt" or "okänt" in told["errors"][0]["message"]
    path.write_bytes(FILES["nation"]())
    assert cli.main(["validate", "oppna-jamforelser-2014", str(path), "--out", str(out), "--language", "sv"]) == 0
    told = json.loads(out.read_text())
    assert told["errors"] == []
    assert len(told["warnings"]) >= 1
    assert "varning: " in capsys.readouterr().err


@pytest.mark.parametrize("ending", ["ods", "xls", "xlsx"])
def test_what_libreoffice_saves_is_read(ending, tmp_path):
    (tmp_path / "in.xlsx").write_bytes(FILES["workbook_with_title_and_nation"]())
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    asked = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        ending,
        "--outdir",
        str(tmp_path / "out"),
        str(tmp_path / "in.xlsx"),
    ]
    subprocess.run(asked, check=True, capture_output=True)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        found = hti.read(tmp_path / "out" / f"in.{ending}", DEFINITION, period="2014")
    published = hti.datasets.load("oppna-jamforelser-2014")
    assert found.units == published.units
    np.testing.assert_allclose(found.values, published.values, rtol=1e-15)
    np.testing.assert_array_equal(found.status != 0, published.status != 0)
    assert len(told) == 2  # the title and the nation
