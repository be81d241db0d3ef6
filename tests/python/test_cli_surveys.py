"""What the command line says of the random error of surveys, and what it does not know."""

import csv
import json

import hemtjanstindex as hti
import numpy as np
import openpyxl
import pytest
from hemtjanstindex.present import workbook
from test_cli import NAME, run, terminal

SURVEY = '[[survey]]\nname = "users"\nrho = 0.3\nsource = "assumed"\n'
TREE = '[[node]]\nid = "all"\nname = { sv = "Allt", en = "All" }\n' + "".join(
    f'[[node]]\nid = "{i}"\nparent = "all"\ndirection = "higher"\nkind = "share"\nerror = "survey"\nsurvey = "users"\n'
    for i in ("calm", "heard")
)
FACT = '[[node]]\nid = "fact"\nparent = "all"\nweight = 2\ndirection = "higher"\nkind = "share"\n'
ROWS = [("1", "Ett", 90, 80, 40), ("2", "Två", 60, 70, 50), ("3", "Tre", 62, 72, 60), ("4", "Fyra", None, None, 65)]


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Definitions with and without rho, and data with and without counts."""
    folder = tmp_path_factory.mktemp("surveys")
    head = 'schema = 1\nid = "small"\n[method]\nnormalise = "none"\n'
    (folder / "stated.toml").write_text(head + SURVEY + TREE + FACT, encoding="utf-8")
    (folder / "silent.toml").write_text(head + TREE + FACT, encoding="utf-8")
    for name, counts in (("counted.csv", True), ("bare.csv", False)):
        more = ",calm:respondents,heard:respondents" if counts else ""
        lines = [f"unit,name,calm,heard,fact{more}"]
        for unit, label, calm, heard, fact in ROWS:
            n = ("" if calm is None else "200",) * 2 if counts else ()
            lines.append(",".join(["" if x is None else str(x) for x in (unit, label, calm, heard, fact)] + list(n)))
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_without_counts_it_is_said_that_nobody_knows(tmp_path):
    text = terminal("uncertainty", NAME, "-d", NAME, "-n", "200", "--language", "sv")
    opening = " ".join(text.split("\n\n")[1].split())
    assert "alla vikter, upp till 25 % upp eller ned" in opening
    assert "Varierar inte: slumpfelet i enkätsvaren, valet av metod." in opening
    assert "Hur säkra platserna är går inte att säga: " in opening
    assert "enkätuppgifter saknar antal svar" in opening
    assert "byggde på 60 svar (ett antagande)" in opening
    assert "räknas ha korrelationen 0,4 (antaget, ett övre värde)" in " ".join(text.split())
    assert "slumpfel" in text
    malmo = next(line for line in text.splitlines() if "Malmö" in line)
    weights, assumed = (part for part in malmo.split() if "–" in part)
    width = [int(b) - int(a) for a, b in (part.split("–") for part in (weights, assumed))]
    assert width[0] <= 10 < 40 < width[1]
    more = terminal("uncertainty", NAME, "-d", NAME, "-n", "200", "--assume-respondents", "1000")
    assert "How sure the ranks are is not known" in more
    assert "if 1000 answers stood behind" in " ".join(more.split())


def test_what_was_assumed_is_in_every_file(tmp_path):
    asked = ["uncertainty", NAME, "-d", NAME, "-n", 100, "--language", "sv"]
    for suffix in ("csv", "json", "xlsx"):
        done = run(*asked, "--out", tmp_path / f"u.{suffix}")
        assert (done.returncode, done.stderr) == (0, "")
    rows = rows_of(tmp_path / "u.csv")
    assert {row["known"] for row in rows} == {"false"}
    assert all(float(r["low_assumed"]) <= float(r["high_assumed"]) for r in rows if r["low_assumed"])
    assert rows[0]["correlation"] == "brukarundersökningen: rho 0.4 (assumed)"
    told = json.loads((tmp_path / "u.json").read_text(encoding="utf-8"))["provenance"]
    assert told["varied"] == ["weights(spread = 0.25)"]
    assert told["not_varied"] == ["sampling", "choice"]
    assert told["assumed"] == "sampling(respondents = 60)"
    book = openpyxl.load_workbook(tmp_path / "u.xlsx", read_only=True)
    headings = [cell.value for cell in next(book["Platser"].iter_rows(min_row=workbook.HEADER))]
    assert "slumpfelet känt" in headings
    facts = dict(tuple(cell.value for cell in row) for row in book["Ursprung"].iter_rows())
    assert "brukarundersökningen" in facts["svarens samvariation"]


def test_known_counts_vary_and_who_has_no_figure_is_set_apart(files, tmp_path):
    asked = ["uncertainty", files / "counted.csv", "-d", files / "stated.toml", "-n", 500]
    text = terminal(*map(str, asked))
    assert "the random error of survey answers" in text
    assert "not known: " not in text.split("replicates")[0]
    assert "Not known how sure, without a single survey figure: Fyra" in text
    fourth = next(line for line in text.splitlines() if " Fyra " in line)
    assert "not known" in fourth
    assert run(*asked, "--out", tmp_path / "u.csv").returncode == 0
    rows = rows_of(tmp_path / "u.csv")
    assert [row["known"] for row in rows] == ["true", "true", "true", "false"]
    definition = hti.load(files / "stated.toml")
    table = hti.read_csv(files / "counted.csv", definition)
    expected = hti.uncertainty(
        hti.fit(definition, table), table, [hti.vary.weights(0.25), hti.vary.sampling()], n=500
    ).ranks()  # fmt: skip
    assert [float(row["mean"]) for row in rows] == list(expected["mean"])


def test_where_nothing_states_rho_the_remedy_is_told(files):
    text = " ".join(terminal("uncertainty", str(files / "counted.csv"), "-d", str(files / "silent.toml"), "-n", "50").split())
    assert "the definition does not say how alike one person's answers" in text
    assert "[[survey]] with name, rho and source" in text
    stated = terminal("uncertainty", str(files / "counted.csv"), "-d", str(files / "silent.toml"), "-n", "50", "--rho", "0.2")
    assert "the random error of survey answers (rho = 0.2)" in stated
    done = run("rank-sets", files / "counted.csv", "-d", files / "silent.toml")
    assert done.returncode == 2
    assert done.stderr.startswith("unknown_correlation: ")
    assert run("rank-sets", files / "counted.csv", "-d", files / "silent.toml", "--rho", 0).returncode == 0


def test_rank_sets_writes_the_sets_of_the_library(files, tmp_path):
    asked = ["rank-sets", files / "counted.csv", "-d", files / "stated.toml", "--level", 0.9, "--simultaneous"]
    for suffix in ("csv", "json", "xlsx"):
        done = run(*asked, "--language", "sv", "--out", tmp_path / f"r.{suffix}")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    definition = hti.load(files / "stated.toml")
    table = hti.read_csv(files / "counted.csv", definition)
    found = hti.rank_sets(hti.fit(definition, table), table, level=0.9, simultaneous=True)
    expected = found.to_frame()
    rows = rows_of(tmp_path / "r.csv")
    assert [row["unit"] for row in rows] == list(expected["unit"])
    for name in ("score", "standard_error", "rank", "low", "high"):
        np.testing.assert_array_equal([float(row[name] or "nan") for row in rows], expected[name])
    assert [row["known"] for row in rows] == ["true", "true", "true", "false"]
    assert [int(row["surely_above"]) for row in rows] == (found.apart == 1).sum(axis=1).tolist()
    assert rows[0]["correlation"] == "users: rho 0.3 (assumed)"
    told = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["provenance"]
    assert (told["level"], told["simultaneous"], told["draws"]) == (0.9, True, 1000)
    assert told["error"].startswith("random error only")
    book = openpyxl.load_workbook(tmp_path / "r.xlsx", read_only=True)
    assert book.sheetnames[0] == "Möjliga platser"
    headings = [cell.value for cell in next(book["Möjliga platser"].iter_rows(min_row=workbook.HEADER))]
    assert not [heading for heading in headings if "_" in heading]


def test_rank_sets_on_a_terminal(files):
    text = terminal("rank-sets", str(files / "counted.csv"), "-d", str(files / "stated.toml"), "--language", "sv")
    said = " ".join(text.split())
    assert "Var och ens sanna plats ligger i dess intervall med 95 procents säkerhet." in said
    assert "Bara slumpfel: " in said
    assert "En persons svar på två frågor i users räknas ha korrelationen 0,3 (antaget, ett övre värde)." in said
    assert "Inte känt hur säkert, utan en enda enkätuppgift: Fyra" in said
    assert next(line for line in text.splitlines() if " Fyra " in line).count("inte känt") == 2
    some = terminal("rank-sets", str(files / "counted.csv"), "-d", str(files / "stated.toml"), "--unit", "2")
    assert [line.split()[2] for line in some.splitlines() if line[:6].strip().isdigit()] == ["Två"]


def test_rank_sets_makes_up_no_counts(files):
    bare = run("rank-sets", files / "bare.csv", "-d", files / "stated.toml")
    assert bare.returncode == 2
    assert "6 of 6 survey figures have no number of answers" in bare.stderr
    assert "--assume-respondents N" in bare.stderr
    text = terminal("rank-sets", str(files / "bare.csv"), "-d", str(files / "stated.toml"), "--assume-respondents", "60")
    assert "Assumed where the number of answers is not known: 60 answers behind each share." in text


def test_profiles_and_changes_tell_what_their_noise_rests_on(files, tmp_path):
    asked = ["profile", files / "counted.csv", "-d", files / "stated.toml", "--unit", "1"]
    said = " ".join(run(*asked).stdout.split())
    assert "One person's answers to two questions of users are taken to have the correlation 0.3" in said
    assert run(*asked, "--out", tmp_path / "p.json").returncode == 0
    told = json.loads((tmp_path / "p.json").read_text(encoding="utf-8"))["provenance"]
    assert told["correlation"] == ["users: rho 0.3 (assumed)"]
    silent = " ".join(run("profile", files / "counted.csv", "-d", files / "silent.toml", "--unit", "1").stdout.split())
    assert "How sure the scores are is not known" in silent
