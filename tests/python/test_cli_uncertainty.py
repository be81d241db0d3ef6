"""The commands uncertainty and sensitivity, as processes."""

import csv
import json

import hemtjanstindex as hti
import openpyxl
import pytest
from hemtjanstindex.present import numbers, readable, workbook
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
    assert "2\u00a0000 omräkningar, frö 1, där detta varierar:" in text
    assert "alla vikter, upp till 25 % upp eller ned" in text
    assert "Utan poäng: Malå, Sorsele, Lycksele, Arjeplog" in text
    assert "80 %-intervall" in text
    first = next(line for line in text.splitlines() if "Ekerö" in line).split()
    assert first[0] == "1"
    assert "Ett simuleringsintervall" in text


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
    headings = [cell.value for cell in next(book["Platser"].iter_rows(min_row=workbook.HEADER))]
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
    expected = expected.sort_values("ST", ascending=False)
    assert [row["factor"] for row in found["sensitivity"]] == list(expected["factor"])
    assert [row["ST"] for row in found["sensitivity"]] == list(expected["ST"])
    assert {row["factor"]: row["factor_name"] for row in found["sensitivity"]}["weights[trygghet_htj]"] == "weight: Safety"
    shares = [row["S2"] for row in found["interactions"]]
    assert shares == sorted(shares, reverse=True)
    assert len(found["interactions"]) == len(expected) * (len(expected) - 1) // 2
    assert {row["node"] for row in found["without"]} >= {"utforande", "information"}
    told = found["provenance"]
    assert [told[fact] for fact in ("base_points", "output", "node", "each", "top")] == [
        64, "mean_rank_shift", "index", ["weights"], 10,
    ]  # fmt: skip
    whole = hti.sobol(*real, hti.vary.weights(0.25), n=64, each="weights", second_order=True)
    (about,) = found["outputs"]
    assert (about["mean"], about["variance"]) == (whole.mean[0], whole.variance[0])


def test_sensitivity_is_told_on_a_terminal(real):
    text = terminal("sensitivity", NAME, "-d", NAME, "-n", "64", "--output", "rank", "--unit", "1290", "--language", "sv")
    assert "Andel av variansen i platsen för Kristianstad (1290):" in text
    assert "vikt: Utförande" in text
    assert "även med andra" in text
    assert "Utelämnade en i taget" in text
    without = hti.leave_one_out(*real).ranks().loc["1290"]
    assert f"dess plats (nu {without['rank']:g})" in text
    row = next(line for line in text.splitlines() if line.startswith("Utförande"))
    assert row.split()[-1] == f"{without['utforande']:g}"
    still = terminal("sensitivity", NAME, "-d", NAME, "-n", "64", "--output", "units")
    assert "write them to a file with --out" in still


def test_a_terminal_shows_the_ten_largest_pairs():
    text = terminal("sensitivity", NAME, "-d", NAME, "-n", "64", "--second-order", "--node", "utforande")
    assert text.splitlines()[1] == "Delivery"
    pairs = [line for line in text.splitlines() if " × " in line]
    assert len(pairs) == 10
    assert "The 10 largest of" in text


def test_every_output_has_its_largest_index_first(tmp_path):
    assert run("sensitivity", NAME, "-d", NAME, "-n", 16, "--output", "units", "--out", tmp_path / "s.csv").returncode == 0
    with open(tmp_path / "s.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    outputs = {}
    for row in rows:
        outputs.setdefault((row["unit"], row["output"]), []).append(float(row["ST"] or "-inf"))
    assert len(outputs) == 580
    assert all(found == sorted(found, reverse=True) for found in outputs.values())


def test_some_units_are_told_with_the_ranks_they_have_most_often(real, tmp_path):
    asked = ["uncertainty", NAME, "-d", NAME, "-n", "500", "--unit", "1290", "--unit", "0125"]
    text = terminal(*asked)
    assert "500 replicates, seed 1," in text
    assert [line.split()[1] for line in text.splitlines() if line[:5].strip().isdigit()] == ["0125", "1290"]
    shares = (
        hti.uncertainty(*real, hti.vary.weights(0.25), n=500).p_rank("1290").sort_values("p", ascending=False, kind="stable")
    )
    first = shares.iloc[0]
    assert f"Kristianstad (1290): {first['rank']:g} ({100 * first['p']:.0f} %), " in text
    assert run(*asked, "--out", tmp_path / "u.json").returncode == 0
    found = json.loads((tmp_path / "u.json").read_text(encoding="utf-8"))
    assert [row["unit"] for row in found["ranks"]] == [row["unit"] for row in found["groups"]] == ["1290", "0125"]
    assert sum(row["p"] for row in found["often"] if row["unit"] == "1290") == pytest.approx(1)
    unknown = run(*asked, "--unit", "x")
    assert (unknown.returncode, "unknown_unit" in unknown.stderr) == (2, True)


@pytest.fixture(scope="module")
def failing(tmp_path_factory):
    path = tmp_path_factory.mktemp("vary") / "means.toml"
    path.write_text(
        '[[vary]]\nkind = "choice"\nstep = "aggregate"\nalternatives = ["arithmetic", "geometric"]\n', encoding="utf-8"
    )
    return path


def test_a_swedish_workbook_is_in_swedish(failing, tmp_path):
    both = {"uncertainty": ["--node", "utforande"], "sensitivity": ["--second-order"]}
    for command, more in both.items():
        path = tmp_path / f"{command}.xlsx"
        asked = [command, NAME, "-d", NAME, "-n", 64, "--vary", failing, "--language", "sv", *more, "--out", path]
        assert run(*asked).returncode == 0
        book = openpyxl.load_workbook(path)
        assert [sheet.title for sheet in book if sheet.max_row < 2] == []
        assert "Misslyckade" in book.sheetnames
        headings = [cell.value for sheet in book.worksheets[:-1] for cell in sheet[workbook.HEADER]]
        assert [heading for heading in headings if "_" in heading] == []
        facts = dict(book["Ursprung"].iter_rows(values_only=True, min_row=2))
        assert [fact for fact in facts if "_" in fact] == []
        assert facts["delens namn"] == {"uncertainty": "Utförande", "sensitivity": "Index"}[command]
        assert "mean_rank_shift" not in [cell.value for sheet in book for row in sheet for cell in row]


@pytest.mark.parametrize(("command", "what"), [("uncertainty", "omräkningar"), ("sensitivity", "baspunkter")])
def test_warnings_are_one_plain_line(command, what, failing):
    done = run(command, NAME, "-d", NAME, "-n", 64, "--vary", failing, "--language", "sv")
    assert done.returncode == 0
    (line,) = done.stderr.splitlines()
    assert line.startswith("varning: ")
    assert what in line
    reasons = [line for line in done.stdout.splitlines() if "non_positive_value" in line]
    assert len(reasons) == len(set(reasons)) == 4


def test_lines_of_a_reason_stand_once():
    told = readable.failures({"reason": ["a\nb\na", "c"], "replicates": [2, 1]})
    assert told == {"reason": ["a\nb", "c"], "replicates": [2, 1]}


def test_numbers_are_written_by_language():
    assert [numbers.number(-1.25, ".1f", language) for language in ("sv", "en")] == ["−1,3", "−1.3"]
    assert [numbers.difference(-1.25, language) for language in ("sv", "en")] == ["−1,25", "−1.25"]
    assert [numbers.short(3.04, ".1f", language) for language in ("sv", "en")] == ["3", "3"]
    assert [numbers.percent(0.125, language, ".1f") for language in ("sv", "en")] == ["12,5", "12.5"]
    assert [numbers.grouped(12345.6, language) for language in ("sv", "en")] == ["12\u2009345,6", "12\u2009345.6"]
    assert [numbers.score(none, "sv") for none in (None, float("nan"))] == ["–", "–"]


def test_thousands_are_apart_by_language():
    assert [numbers.whole(1234567, language) for language in ("sv", "en")] == ["1\u00a0234\u00a0567", "1,234,567"]


def test_a_unit_without_any_score_in_the_replicates_is_told(tmp_path):
    nodes = "".join(f'[[node]]\nid = "{i}"\nparent = "all"\ndirection = "higher"\n' for i in "ab")
    (tmp_path / "small.toml").write_text(f'schema = 1\nid = "small"\n[[node]]\nid = "all"\n{nodes}', encoding="utf-8")
    (tmp_path / "small.csv").write_text("unit,name,a,b\n1,One,1,2\n2,Two,3,5\n3,Three,2,\n", encoding="utf-8")
    (tmp_path / "drop.toml").write_text('[[vary]]\nkind = "drop"\nnodes = ["a"]\np = 0.999999\n', encoding="utf-8")
    asked = [tmp_path / "small.csv", "-d", tmp_path / "small.toml", "-n", 20, "--vary", tmp_path / "drop.toml"]
    done = run("uncertainty", *asked, "--unit", 3)
    assert (done.returncode, done.stderr) == (0, "")
    row = next(line for line in done.stdout.splitlines() if "Three" in line)
    assert row.split() == ["2", "3", "Three", "50.0", "–", "–", "–", "0", "%", "b", "was", "not", "observed"]
    assert "Three (3): –" in done.stdout
    own = run("sensitivity", *asked, "--output", "rank", "--unit", 3)
    assert (own.returncode, own.stderr) == (0, "")
    assert next(line for line in own.stdout.splitlines() if line.startswith("a ")).split()[-1] == "–"


@pytest.mark.parametrize("command", ["uncertainty", "sensitivity"])
@pytest.mark.parametrize("number", [("--seed", -1), ("--seed", 2**64), ("--threads", -1), ("-n", 10**30), ("--top", "x")])
def test_numbers_out_of_range_are_told(command, number):
    done = run(command, NAME, "-d", NAME, *number)
    assert done.returncode == 2
    assert f"argument {number[0]}: must be a whole number, at least" in done.stderr.splitlines()[-1]


def test_a_unit_is_refused_where_the_output_is_about_all():
    done = run("sensitivity", NAME, "-d", NAME, "--output", "top_k", "--unit", "1290")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "invalid_parameter: --unit is for --output score or rank; top_k is about all units\n"


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


DOUBTS = """[[vary]]
kind = "choice"
step = "constant"
alternatives = ["drop", "middle"]
p = [3, 1]

[[vary]]
kind = "sampling"
respondents = 60
standard_error = 0.5
"""


@pytest.mark.parametrize("command", ["uncertainty", "sensitivity"])
def test_every_output_tells_probabilities_and_that_the_error_is_random_only(command, tmp_path):
    (tmp_path / "doubts.toml").write_text(DOUBTS, encoding="utf-8")
    asked = [command, NAME, "-d", NAME, "-n", "32", "--vary", str(tmp_path / "doubts.toml")]
    chosen = "choice(constant: drop | middle, p = [3, 1])"
    text = terminal(*asked)
    assert "the choice of a rule (constant: drop | middle, p = [3, 1])" in text
    assert "Random error only: that those who did not answer" in text
    for suffix in ("json", "csv", "xlsx"):
        done = run(*asked, "--language", "sv", "--out", tmp_path / f"found.{suffix}")
        assert (done.returncode, done.stderr) == (0, "")
    found = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))
    assert found["provenance"]["varied"][0] == chosen
    assert found["provenance"]["error"].startswith("random error only: ")
    assert [row["p"] for row in found["alternatives"]] == [0.75, 0.25]
    with open(tmp_path / "found.csv", encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    assert row["varied"].startswith(chosen)
    assert row["error"] == found["provenance"]["error"]
    book = openpyxl.load_workbook(tmp_path / "found.xlsx", read_only=True)
    facts = dict(tuple(cell.value for cell in row) for row in book["Ursprung"].iter_rows())
    assert facts["fel"] == "bara slumpfel: att de som inte svarat kan tycka annorlunda ingår inte"
