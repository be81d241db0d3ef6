"""Units and private providers of one municipality: the matrix, its command and its files."""

import csv
import io
import json
import subprocess
import sys

import hemtjanstindex as hti
import numpy as np
import published
import pytest
from hemtjanstindex import cli

BIG, SMALL = "X137", "X005"


@pytest.fixture(scope="module")
def scores():
    table = hti.suppress(published.units(2025), published.DEFINITION, published.totals(2025)).table
    return hti.fit(published.DEFINITION, table).score(table)


@pytest.fixture(scope="module")
def shown(scores):
    return scores.providers(BIG)


def test_ranks_lines_and_fields(scores, shown):
    national = scores.to_frame()
    units = shown.units.set_index("unit")
    assert set(units.index) == {u for u, k in zip(scores.units, scores.table.groups["kommun"], strict=True) if k == BIG}
    for column, node in (("score", "index"), ("utforande", "utforande"), ("stod_och_utveckling", "stod_och_utveckling")):
        np.testing.assert_array_equal(units[column], national.loc[units.index, node])
        rank = "rank" if column == "score" else f"rank_{node}"
        np.testing.assert_array_equal(units[rank], units[column].rank(ascending=False, method="min"))
    placed = units.dropna(subset=["utforande", "stod_och_utveckling"])
    assert shown.first_line == pytest.approx(placed["utforande"].mean(), rel=1e-12)
    assert shown.second_line == pytest.approx(placed["stod_och_utveckling"].mean(), rel=1e-12)
    first, second = placed["utforande"] >= shown.first_line, placed["stod_och_utveckling"] >= shown.second_line
    expected = np.select([first & second, first, second], ["both", "utforande", "stod_och_utveckling"], "neither")
    assert list(placed["field"]) == list(expected)
    assert set(units.loc[units.index.difference(placed.index), "field"]) <= {""}


def test_public_and_private_side_by_side(shown):
    kinds = shown.kinds.set_index("regi")
    by_kind = shown.units.groupby("regi")
    scored = shown.units.dropna(subset=["score"]).groupby("regi")
    assert list(kinds.index) == ["kommunal", "privat"]
    assert list(kinds["units"]) == list(by_kind.size())
    assert list(kinds["shown"]) == list(by_kind["score"].count())
    for column in ("score", "utforande", "stod_och_utveckling"):
        np.testing.assert_allclose(kinds[column], scored[column].mean(), rtol=1e-12)


def test_strengths_are_against_the_other_units(shown):
    rows = shown.differences
    whole = rows[rows["node"] == "index"].set_index("unit")
    assert list(whole.index) == list(shown.units.dropna(subset=["score"])["unit"])
    np.testing.assert_allclose(whole["points"], whole["own"] - whole["reference"], atol=1e-9)
    table = shown.scores.table
    scored = [table.units.index(unit) for unit in whole.index]
    for node in ("trygghet", "hansyn"):
        raw = table.values[scored, table.indicators.index(node)]
        others = [np.nanmean(np.delete(raw, k)) for k in range(len(raw))]
        np.testing.assert_allclose(rows[rows["node"] == node]["raw_reference"], others, rtol=1e-12)
    assert set(rows["list"]) == {"", "strength", "development"}
    assert (rows.loc[rows["list"] == "strength", "own"] > rows.loc[rows["list"] == "strength", "reference"]).all()
    assert (rows.loc[rows["status"] == "suppressed", "list"] == "").all()
    assert set(rows.loc[rows["node"] == "trygghet", "within_noise"].dropna()) == {True, False}


def test_under_five_units_there_are_no_ranks(scores):
    few = scores.providers(SMALL)
    assert len(few.units) < 5
    assert np.isnan(few.first_line)
    assert few.units["rank"].isna().all()
    assert list(few.units["unit"]) == sorted(few.units["unit"])
    assert (few.units["field"] == "").all()
    assert few.differences["rank"].isna().all()
    assert set(few.differences["colour"]) == {"grey"}
    assert not set(few.differences["ground"]) & {"best_quarter", "worst_quarter"}


def test_figures_with_few_answers_are_refused():
    table = published.units(2025)
    scores = hti.fit(published.DEFINITION, table).score(table)
    with pytest.raises(hti.DataError) as raised:
        scores.providers(BIG)
    assert {problem.code for problem in raised.value.problems} == {"refused_value"}
    assert len(raised.value.problems) == ((table.respondents < 30) & (table.status == 0)).sum()


def test_without_numbers_of_answers_nothing_of_a_survey_is_shown(tmp_path, capsys):
    table = published.units(2025)
    bare = hti.Table(table.units, table.indicators, table.values, statuses=table.status, groups=table.groups, names=table.names)
    kept, withheld = hti.suppress(bare, published.DEFINITION)
    surveyed = [table.indicators.index(node) for node in published.SURVEYED]
    assert np.isnan(kept.values[:, surveyed]).all()
    assert set(withheld["why"]) == {"no_count"}
    with pytest.raises(hti.DataError, match="no number of answers"):
        hti.fit(published.DEFINITION, table).score(bare).providers(BIG)
    write(bare, tmp_path / "units.csv", "enhet", "enhetsnamn", ("kommun", "regi"))
    arguments = ["units", str(tmp_path / "units.csv"), "-d", "hemtjanstindex-enhet", "--municipality", BIG, "--language", "sv"]
    assert cli.main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert all(f"{node}:respondents" in told.err for node in published.SURVEYED[:3])
    assert f"({len(published.SURVEYED)} av samma slag: " in told.err
    counts = np.where(np.array(table.groups["kommun"]) == BIG, np.nan, table.respondents.T).T
    some = hti.Table(
        table.units,
        table.indicators,
        table.values,
        statuses=table.status,
        groups=table.groups,
        names=table.names,
        respondents=counts,
    )
    write(some, tmp_path / "units.csv", "enhet", "enhetsnamn", ("kommun", "regi"))
    assert cli.main(arguments) == 0
    page = capsys.readouterr().out
    uncounted = sum(unit in page for unit in table.units)
    assert uncounted == table.groups["kommun"].count(BIG)
    assert "utan antal svar" in page
    assert "Styrkor" not in page


def test_the_municipalities_of_a_county_as_if_they_were_its_units():
    table = hti.datasets.load("oppna-jamforelser-2014")
    scores = hti.fit(hti.load("oppna-jamforelser-2014"), table).score(table)
    axes = {"first": "information", "second": "utforande"}
    shown = scores.providers("Skåne län", by="lan", kind="storleksklass", **axes, threshold=0)
    county = scores.ranking(by="lan").query("lan == 'Skåne län'")
    assert list(shown.units["unit"]) == list(county["unit"])
    np.testing.assert_array_equal(shown.units["rank"], county["rank"])
    with pytest.raises(hti.MethodError, match="two sub-indices"):
        scores.providers("Skåne län", by="lan", kind=None, threshold=0)
    with pytest.raises(hti.DataError, match="Skåne"):
        scores.providers("Skåne", by="lan", kind=None, **axes, threshold=0)


def write(table, path, unit, name=None, groups=(), rows=None):
    """A table as a CSV file, one line per cell."""
    words = [status.name for status in hti.Status]
    with open(path, "w", encoding="utf-8", newline="") as to:
        writer = csv.writer(to)
        writer.writerow([unit, *([name] if name else []), *groups, "indicator", "value", "status", "respondents", "population"])
        for u in range(len(table)) if rows is None else rows:
            who = [table.units[u], *([table.names[u]] if name else []), *(table.groups[group][u] for group in groups)]
            for i, indicator in enumerate(table.indicators):
                numbers = [
                    table.values[u, i],
                    *(m[u, i] if m is not None else np.nan for m in (table.respondents, table.population)),
                ]
                value, respondents, population = ("" if np.isnan(x) else f"{x:.17g}" for x in numbers)
                status = "" if value else words[table.status[u, i]]
                writer.writerow([*who, indicator, value, status, respondents, population])


def command(folder, table, municipality, out, *more):
    """Write files of the units of thirty municipalities and run the command on them."""
    places = [*sorted(set(table.groups["kommun"]))[:29], BIG]
    rows = [u for u, place in enumerate(table.groups["kommun"]) if place in places]
    write(table, folder / "units.csv", "enhet", "enhetsnamn", ("kommun", "regi"), rows)
    write(published.totals(2025), folder / "totals.csv", "kommunkod")
    arguments = ["units", folder / "units.csv", "-d", "hemtjanstindex-enhet", "--municipality", municipality]
    arguments += ["--totals", folder / "totals.csv", *(["--out", out] if out else []), *more]
    assert cli.main([str(argument) for argument in arguments]) == 0


@pytest.fixture(scope="module", params=["X010", SMALL])
def twice(request, tmp_path_factory):
    """Every file of a municipality, from figures that differ only where they are withheld."""
    table = published.units(2025)
    few = table.respondents < 30
    other = published.with_values(table, np.where(few, 100 - table.values, table.values))
    assert few[[u for u, place in enumerate(table.groups["kommun"]) if place == "X010"]].any()
    folders = []
    for figures in (table, other):
        folders.append(tmp_path_factory.mktemp("units"))
        for suffix in (".csv", ".json", ".xlsx"):
            command(folders[-1], figures, request.param, folders[-1] / f"out{suffix}")
    assert (folders[0] / "units.csv").read_bytes() != (folders[1] / "units.csv").read_bytes()
    return folders


@pytest.mark.parametrize("suffix", [".csv", ".json", ".xlsx"])
def test_withheld_values_are_in_no_file(twice, suffix):
    first, second = ((folder / f"out{suffix}").read_bytes() for folder in twice)
    assert first == second


def test_what_the_command_writes(tmp_path, capsys):
    out = tmp_path / "out.json"
    command(tmp_path, published.units(2025), BIG, out)
    written = json.loads(out.read_text(encoding="utf-8"))
    assert "rekonstruktion" in written["provenance"]["title"] or "reconstruction" in written["provenance"]["title"]
    assert written["provenance"]["municipality"] == BIG
    units = written["units"]
    assert [unit["rank"] for unit in units if unit["rank"]] == sorted(unit["rank"] for unit in units if unit["rank"])
    assert {row["why"] for row in written["withheld"]} <= {"few_answers", "no_count", "at_source", "complementary"}
    assert {row["unit"] for row in written["withheld"]} <= {unit["unit"] for unit in units}
    command(tmp_path, published.units(2025), BIG, tmp_path / "out.csv")
    listed = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text(encoding="utf-8"))))
    assert [row["unit"] for row in listed] == [unit["unit"] for unit in units]
    command(tmp_path, published.units(2025), BIG, None, "--language", "sv")
    page = capsys.readouterr().out
    for told in ("(rekonstruktion)", "Utförande", "i båda: ", "kommunal", "Ej redovisade uppgifter: ", "inom felmarginalen"):
        assert told in page
    command(tmp_path, published.units(2025), SMALL, None)
    page = capsys.readouterr().out
    assert "Fewer than 5 units are shown" in page
    assert "in both" not in page


def test_totals_that_tell_too_much_are_named_to_whoever_withholds(tmp_path, capsys):
    withheld = hti.suppress(published.units(2025), published.DEFINITION, published.totals(2025)).withheld
    exposed = withheld[withheld["exposed"]]
    place = exposed["unit"].min().split("-")[0]
    command(tmp_path, published.units(2025), place, None)
    told = capsys.readouterr()
    assert "do not publish: " in told.err
    assert "do not publish" not in told.out
    named = told.err.partition("do not publish: ")[2].strip().split(", ")
    nodes = exposed.loc[exposed["unit"].str.startswith(place), "indicator"].unique()
    assert len(named) == len(nodes)
    command(tmp_path, published.units(2025), place, None, "--within", "regi", "--language", "sv")
    assert "publicera inte kommunens siffra för: " in capsys.readouterr().err


def test_bad_input_is_told(tmp_path):
    write(published.units(2025), tmp_path / "units.csv", "enhet", "enhetsnamn", ("kommun", "regi"), range(60))
    arguments = ["units", tmp_path / "units.csv", "-d", "hemtjanstindex-enhet", "--municipality", "0114"]
    done = subprocess.run([sys.executable, "-m", "hemtjanstindex", *map(str, arguments)], capture_output=True, text=True)
    assert done.returncode == 2
    assert "unknown_group" in done.stderr


def test_picture(shown, scores):
    pytest.importorskip("matplotlib")
    figure = hti.plot.matrix(shown, title="Exempelkommun 137", language="en", source="synthetic")
    told = {text.get_text() for text in figure.findobj(lambda artist: hasattr(artist, "get_text"))}
    assert {"Exempelkommun 137", "Delivery", "Support and development", "kommunal", "privat"} <= told
    assert any(text.endswith("\nsynthetic") and "(reconstruction)" in text for text in told)
    little = (shown.units.filter(like="thin") != "").any(axis=1)
    assert little.any()
    assert {f"{name} †" if weak else name for name, weak in zip(shown.units["name"], little, strict=True)} <= told
    assert f"mean {shown.first_line:.1f}" in told
    few = hti.plot.matrix(scores.providers(SMALL))
    assert not any("medel" in text.get_text() for text in few.findobj(lambda artist: hasattr(artist, "get_text")))
