"""Profiles, peers and good examples through Python and on the command line, on real and made-up figures."""

import csv
import json

import hemtjanstindex as hti
import numpy as np
import openpyxl
import pytest
from hemtjanstindex.explain.profile import profile_columns
from hemtjanstindex.present import plain, workbook
from hemtjanstindex.present import profile as profile_pages
from test_cli import run

NAME = "oppna-jamforelser-2014"


def scored(definition, table):
    return hti.fit(hti.load(definition), table).score(table)


@pytest.fixture(scope="module")
def real():
    return scored(NAME, hti.datasets.load(NAME))


@pytest.fixture(scope="module")
def made_up():
    return scored("hemtjanstindex-2025", hti.datasets.synthetic_edition(2025).municipalities)


@pytest.mark.parametrize("against", ["nation", "best", "lan", "peers", "0114", ["0114", "0180"]])
def test_a_profile_is_the_contributions_and_more(real, against):
    rows = real.profile("1290", against)
    parts = real.explain("1290", against)
    for column in ("node", "own", "reference", "points", "status", "indicator"):
        assert rows[column].equals(parts[column]), column
    assert set(rows["list"]) == {"strength", "development", ""}
    strengths = rows[rows["list"] == "strength"]
    assert (strengths["own"] > strengths["reference"]).all()
    assert set(strengths["ground"]) <= {"best_quarter", "clearly_above"}


def test_grounds_hold(made_up):
    scored = made_up.to_frame()
    spread = scored.std()
    for unit in ("X001", "X150"):
        rows = made_up.profile(unit).set_index("node").iloc[1:]
        difference = rows["own"] - rows["reference"]
        clear = difference.abs() >= spread[rows.index] / 2
        as_good = (scored[rows.index] >= scored.loc[unit, rows.index]).sum()
        quarter = (rows["colour"] == "green") & (as_good <= np.ceil(scored[rows.index].count() / 4))
        assert (rows["ground"] == "best_quarter").equals((difference > 0) & quarter & (rows["status"] == "observed"))
        assert clear[rows["ground"].isin(["clearly_above", "clearly_below"])].all()
        assert (rows["colour"][rows["ground"] == "worst_quarter"] == "red").all()
        assert (rows["status"][rows["ground"] == "no_figure"] != "observed").all()


@pytest.mark.parametrize("edition", ["real", "made_up"])
def test_ranks_on_indicators_are_those_of_the_figures_in_the_table(edition, request):
    scores = request.getfixturevalue(edition)
    table, model = scores.table, scores.index.definition.model
    for unit in table.units[::29]:
        rows = scores.profile(unit, "nation").set_index("node")
        for column, node in enumerate(table.indicators):
            figures = table.values[:, column] * (1 if model[node].indicator.direction == "higher" else -1)
            own = figures[table.units.index(unit)]
            if np.isnan(own):
                assert np.isnan(rows["rank"][node])
            else:
                assert (rows["rank"][node], rows["ranked"][node]) == (1 + (figures > own).sum(), (~np.isnan(figures)).sum())


def test_people_and_noise_only_where_counts_are_known(real, made_up):
    without = real.profile("1290")
    assert without["people"].isna().all()
    assert set(without["within_noise"][without["indicator"]]) == {None, False}
    with_counts = made_up.profile("X100")
    asked = with_counts[with_counts["people"].notna()]
    assert len(asked) > 10
    np.testing.assert_allclose(asked["people"], (asked["raw"] - asked["raw_reference"]) / 100 * asked["people_of"])
    within = asked["within_noise"].astype(bool)
    assert within.equals((asked["raw"] - asked["raw_reference"]).abs() <= 1.959963984540054 * asked["error"])
    assert within.any()


def test_profiles_are_each_units_own(real):
    every = real.profiles("lan")
    assert set(every["unit"]) == {unit for unit, score in zip(real.units, real["index"], strict=True) if not np.isnan(score)}
    for unit in ("1290", "0180"):
        one = every[every["unit"] == unit].drop(columns="unit").reset_index(drop=True)
        assert one.equals(real.profile(unit, "lan"))


def test_peers_are_the_nearest(real):
    on = ["befolkning_2016", "andel_80plus"]
    rows = real.peers("1290", on, {"andel_80plus": 3}, count=289)
    assert list(rows["distance"]) == sorted(rows["distance"])
    background = {name: np.asarray(real.table.background[name]) for name in on}
    background["befolkning_2016"] = np.log(background["befolkning_2016"])  # spans more than a factor of ten
    own = real.units.index("1290")
    z = {name: (values - values[own]) / np.nanstd(values, ddof=1) for name, values in background.items()}
    by_hand = np.sqrt((z["befolkning_2016"] ** 2 + 3 * z["andel_80plus"] ** 2) / 4)
    place = [real.units.index(unit) for unit in rows["unit"]]
    whole = ~np.isnan(by_hand[place])
    np.testing.assert_allclose(rows["distance"][whole], by_hand[place][whole])
    assert list(real.peers("1290")["unit"]) == list(real.peers("1290", count=20)["unit"][:7])
    with pytest.raises(hti.DataError, match="no background variable 'folkmangd'"):
        real.peers("1290", ["folkmangd"])


def test_good_examples_are_better_or_have_improved(real, made_up):
    earlier = scored("oppna-jamforelser-2013", hti.datasets.load("oppna-jamforelser-2013"))
    before = hti.datasets.synthetic_edition(2024).municipalities
    for scores, unit, past in ((real, "1290", earlier), (made_up, "X100", before)):
        rows = scores.good_examples(unit, past)
        development = scores.profile(unit).query("list == 'development'").set_index("node")
        assert set(rows["node"]) <= set(development.index)
        assert (rows["does_well"] | rows["improved"]).all()
        assert (rows["score"] > rows["own"]).all()
        assert (rows["change"] > 0)[rows["improved"]].all()
        assert set(rows["unit"]) <= set(scores.peers(unit)["unit"])
        assert rows["improved"].any()
        costs = development["points"][rows["node"]]
        assert costs.is_monotonic_increasing
    chosen = real.good_examples("1290", peers=["0114", "0180"])
    assert set(chosen["unit"]) <= {"0114", "0180"}
    assert chosen["change"].isna().all()
    county = dict(zip(real.units, real.table.groups["lan"], strict=True))
    assert {county[unit] for unit in real.good_examples("1290", peers="lan")["unit"]} == {"Skåne län"}


def test_the_page_says_where_why_and_how_sure():
    done = run("profile", NAME, "-d", NAME, "--unit", "1290", "--language", "sv")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0].startswith("Hemtjänst i Öppna jämförelser 2014")
    assert "Kristianstad (1290) · 52,5 · plats" in lines[2]
    assert "Jämfört med riket" in done.stdout
    assert "bland den bästa fjärdedelen" in done.stdout
    assert "Antalet svar är inte känt" in done.stdout
    assert "Hänsyn till åsikter" in done.stdout
    few = run("profile", NAME, "-d", NAME, "--unit", "1290", "--language", "sv", "--top", "1").stdout
    assert "Hänsyn till åsikter" not in few
    assert "och 2 till" in few


def test_a_made_up_page_says_so_and_speaks_of_people(made_up):
    rows = plain.rows(profile_columns(made_up, ["X100"], "peers"))
    page = profile_pages.page(made_up, rows, "X100", "peers", 60, "sv")
    heading, _, place, *_ = page.splitlines()
    assert heading == "Hemtjänstindex 2025 (rekonstruktion) · 2025 (syntetisk/synthetic)"
    assert place.startswith("Exempelkommun 100 (X100)")
    assert "liknande kommuner" in page
    trust = next(line for line in page.splitlines() if line.startswith("Förtroende för personalen"))
    row = next(row for row in rows if row["node"] == "fortroende")
    assert f"cirka {row['people']:.0f} fler av {row['people_of']:.0f} brukare" in trust
    assert sum("inom felmarginalen" in line for line in page.splitlines()) == sum(
        row["list"] != "" and row["within_noise"] is True for row in rows
    ) + sum(row["within_noise"] is True for row in rows if row["node"] in made_up.index.model.children("index"))
    assert "Antalet svar är inte känt" not in page


def test_explain_goes_down_to_the_figures(real):
    text = run("explain", NAME, "-d", NAME, "--unit", "1290", "--against", "0114,0180").stdout
    assert "  Information" in text
    assert any(line.startswith("    ") and "%" in line for line in text.splitlines())
    shallow = run("explain", NAME, "-d", NAME, "--unit", "1290", "--depth", "1").stdout
    assert "%" not in shallow
    tree = shallow.split("─\n")[1].split("\n\n")[0].splitlines()
    assert len(tree) == 1 + len(real.index.model.children("index"))


def test_peers_show_their_distances_and_what_to_learn(tmp_path, real):
    asked = ("peers", NAME, "-d", NAME, "--unit", "1290", "--earlier", "oppna-jamforelser-2013")
    done = run(*asked)
    assert (done.returncode, done.stderr) == (0, "")
    for unit in real.peers("1290")["unit"]:
        assert unit in done.stdout
    assert "does well" in done.stdout
    run(*asked, "--language", "sv", "--out", tmp_path / "peers.xlsx")
    book = openpyxl.load_workbook(tmp_path / "peers.xlsx")
    assert book.sheetnames[:2] == ["Liknande", "Goda exempel"]
    assert [cell.value for cell in book["Liknande"][workbook.HEADER]][:5] == ["kod", "namn", "avstånd", "poäng", "plats"]
    chosen = run("peers", NAME, "-d", NAME, "--unit", "1290", "--peers", "0114,0180").stdout
    assert "Upplands Väsby" in chosen
    assert "Hässleholm" in run("peers", NAME, "-d", NAME, "--unit", "1290", "--peers", "lan").stdout
    assert run("peers", NAME, "-d", NAME, "--unit", "1290", "--peers", "9999").returncode == 2
    assert "own result 39 %" in done.stdout
    assert run(*asked, "--out", tmp_path / "peers.csv").stderr == ""
    with (tmp_path / "peers.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["unit"] for row in rows] == list(real.peers("1290")["unit"])
    alone = run("peers", NAME, "-d", NAME, "--unit", "1290", "--peers", "1780", "--against", "1780", "--language", "sv").stdout
    assert "har förbättrats" not in alone


@pytest.mark.parametrize("command", ["profile", "explain"])
def test_files_have_names_and_provenance(tmp_path, command):
    done = run(command, NAME, "-d", NAME, "--unit", "1290", "--out", tmp_path / "rows.json")
    assert (done.returncode, done.stderr) == (0, "")
    content = json.loads((tmp_path / "rows.json").read_text())
    assert content["provenance"]["definition"] == NAME
    (rows,) = (part for name, part in content.items() if name != "provenance")
    assert rows[1]["node_name"] == "Information"
    run(command, NAME, "-d", NAME, "--unit", "1290", "--out", tmp_path / "rows.csv")
    header, *lines = (tmp_path / "rows.csv").read_text().splitlines()
    names = header.split(",")
    assert len(set(names)) == len(names)
    assert lines[0].split(",")[names.index("definition_status")] == "own"


@pytest.mark.parametrize("command", ["explain", "profile"])
def test_a_unit_without_a_score_is_told_so_and_why(command):
    swedish = run(command, "oppna-jamforelser-2014", "-d", "oppna-jamforelser-2014", "--unit", "2506", "--language", "sv")
    assert swedish.returncode == 0
    assert "Arjeplog (2506) har ingen poäng" in swedish.stdout
    assert "(täckning 48 %, minst 50 % krävs)" in " ".join(swedish.stdout.split())
    english = run(command, "oppna-jamforelser-2014", "-d", "oppna-jamforelser-2014", "--unit", "2506")
    assert "coverage 48 %, at least 50 % needed" in " ".join(english.stdout.split())


@pytest.mark.parametrize("command", ["explain", "profile"])
def test_the_score_of_several_units_is_said_to_be_of_mean_figures(command):
    asked = (command, "oppna-jamforelser-2014", "-d", "oppna-jamforelser-2014", "--unit", "1290", "--against")
    assert "not the mean of its units' scores" in run(*asked, "lan").stdout
    assert "mean figures" not in run(*asked, "0180").stdout
