"""The commands uncertainty and sensitivity, as processes."""

import csv
import json

import hemtjanstindex as hti
import openpyxl
import pytest
from test_cli import NAME, run, terminal


@pytest.fixture(scope="module")
def real():
    table = hti.datasets.load(NAME)
    return hti.fit(hti.load(NAME), table), table


def test_uncertainty_writes_the_ranks_of_the_library(real, tmp_path):
    done = run("uncertainty", NAME, "-d", NAME, "-n", 2000, "--seed", 3, "--out", tmp_path / "ranks.csv")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    with open(tmp_path / "ranks.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    u = hti.uncertainty(*real, hti.vary.weights(0.25), n=2000, seed=3)
    expected = u.ranks()
    assert [row["unit"] for row in rows] == list(expected["unit"])
    for name in ("rank", "mean", "low", "high", "mc_error"):
        assert [float(row[name] or "nan") for row in rows] == pytest.approx(list(expected[name]), nan_ok=True, rel=0, abs=0)


def test_uncertainty_is_told_in_swedish():
    text = terminal("uncertainty", NAME, "-d", NAME, "-n", "2000", "--language", "sv", "--level", "0.8")
    assert "2 000 omräkningar, frö 1, där detta varierar:" in text
    assert "weights(spread = 0,25)" in text
    assert "80 %-intervall" in text
    first = next(line for line in text.splitlines() if "Ekerö" in line).split()
    assert first[0] == "1"
    assert "Ett simuleringsintervall" in text
    assert "slumpfel" not in text


def test_uncertainty_in_other_files(real, tmp_path):
    assert run("uncertainty", NAME, "-d", NAME, "-n", 500, "--out", tmp_path / "u.json").returncode == 0
    found = json.loads((tmp_path / "u.json").read_text(encoding="utf-8"))
    assert found["provenance"]["replicates"] == 500
    assert found["provenance"]["varied"] == ["weights(spread = 0.25)"]
    assert {"ranks", "scores", "groups", "alternatives", "failures"} <= set(found)
    assert len(found["ranks"]) == len(real[1].units)
    assert sum(found["groups"][0][name] for name in ("p_high", "p_above", "p_near", "p_below", "p_low")) == pytest.approx(1)
    done = run("uncertainty", NAME, "-d", NAME, "-n", 500, "--language", "sv", "--out", tmp_path / "u.xlsx")
    assert (done.returncode, done.stderr) == (0, "")
    book = openpyxl.load_workbook(tmp_path / "u.xlsx", read_only=True)
    assert book.sheetnames[:3] == ["Platser", "Poäng", "Resultatgrupper"]
    headings = [cell.value for cell in next(book["Platser"].iter_rows())]
    assert headings[:3] == ["kod", "namn", "poäng"]
    assert "andel bland de 10 bästa" in headings
    assert not [heading for heading in headings if "_" in heading]


def test_uncertainty_stops_when_it_is_precise(tmp_path):
    assert run("uncertainty", NAME, "-d", NAME, "-n", 90_000, "--mc-error", 0.2, "--out", tmp_path / "u.json").returncode == 0
    assert json.loads((tmp_path / "u.json").read_text(encoding="utf-8"))["provenance"]["replicates"] < 90_000


def test_sensitivity_writes_the_indices_of_the_library(real, tmp_path):
    asked = ["sensitivity", NAME, "-d", NAME, "-n", 64, "--second-order"]
    assert run(*asked, "--out", tmp_path / "s.json").returncode == 0
    found = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))
    expected = hti.sobol(*real, hti.vary.weights(0.25), n=64, each="weights", second_order=True).to_frame()
    assert [row["factor"] for row in found["sensitivity"]] == list(expected["factor"])
    assert [row["ST"] for row in found["sensitivity"]] == list(expected["ST"])
    assert len(found["interactions"]) == len(expected) * (len(expected) - 1) // 2
    assert {row["node"] for row in found["without"]} >= {"utforande", "information"}
    assert found["provenance"]["base_points"] == 64


def test_sensitivity_is_told_on_a_terminal():
    text = terminal("sensitivity", NAME, "-d", NAME, "-n", "64", "--output", "rank", "--unit", "1290", "--language", "sv")
    assert "Andel av variansen i platsen för Kristianstad (1290):" in text
    assert "weights[utforande]" in text
    assert "Utelämnade en i taget" in text
    still = terminal("sensitivity", NAME, "-d", NAME, "-n", "64", "--output", "units")
    assert "write them to a file with --out" in still


@pytest.mark.parametrize("command", ["uncertainty", "sensitivity"])
def test_bad_input_is_told(command, tmp_path):
    assert run(command, NAME, "-d", NAME, "-n", 0).returncode == 2
    unknown = run(command, NAME, "-d", NAME, "--node", "nowhere")
    assert unknown.returncode == 2
    assert "unknown_node" in unknown.stderr
    (tmp_path / "doubts.toml").write_text(
        '[[vary]]\nkind = "weights"\nspread = 7\n\n[[vary]]\nkind = "luck"\n', encoding="utf-8"
    )
    faulty = run(command, NAME, "-d", NAME, "--vary", tmp_path / "doubts.toml")
    assert faulty.returncode == 2
    assert "luck" in faulty.stderr
