"""Pages of single units and indicators, against the figures that they are of."""

import json

import hemtjanstindex as hti
import numpy as np
import openpyxl
import pytest
from hemtjanstindex import cli
from test_cli import terminal

NAME = "oppna-jamforelser-2014"
UNSCORED = "2506"


@pytest.fixture(scope="module")
def real():
    table = hti.datasets.load(NAME)
    return hti.fit(hti.load(NAME), table).score(table)


def cells(text, name):
    """What stands on the row of a table that begins with a name."""
    line = next(line for line in text.splitlines() if line.startswith(name))
    return line.removeprefix(name).split()


def test_a_unit_without_a_score_has_a_page_of_what_is_known(real):
    text = terminal("profile", NAME, "-d", NAME, "--unit", UNSCORED, "--language", "sv")
    assert "Arjeplog (2506) har ingen poäng på Index" in text
    assert "minst 50 % krävs" in text
    ranking = real.ranking("information").set_index("unit")
    ranked = int(ranking["rank"].notna().sum())
    own = cells(text, "Information  ")
    mean = np.nanmean(real["information"])
    assert own[0] == f"{ranking['score'][UNSCORED]:.1f}".replace(".", ",")
    assert own[1] == f"{mean:.1f}".replace(".", ",")
    assert own[2:] == [f"{ranking['rank'][UNSCORED]:g}", "av", str(ranked)]
    table = real.table
    treated = table.values[table.units.index(UNSCORED), table.indicators.index("bemotande_htj")]
    assert cells(text, "Bemötande")[:2] == [f"{treated:g}", "%"]
    assert text.count("för få svar") == 5


def test_what_is_known_is_written_too(real, tmp_path):
    out = tmp_path / "known.json"
    assert cli.main(["profile", NAME, "-d", NAME, "--unit", UNSCORED, "--out", str(out)]) == 0
    rows = {row["node"]: row for row in json.loads(out.read_text())["profile"]}
    assert list(rows) == real.nodes
    assert rows["index"]["own"] is None
    assert rows["trygghet_htj"]["status"] == "suppressed"
    for node in real.nodes:
        ranking = real.ranking(node).set_index("unit")
        for name, expected in (("own", ranking["score"][UNSCORED]), ("rank", ranking["rank"][UNSCORED])):
            assert rows[node][name] == (None if np.isnan(expected) else expected)
        assert rows[node]["ranked"] == ranking["rank"].notna().sum()


def test_facts_of_yes_and_no_have_shares_instead_of_places(tmp_path):
    edition = hti.datasets.synthetic_edition(2025).municipalities
    definition = hti.load("hemtjanstindex-2025")
    data = tmp_path / "figures-2025.csv"
    edition.to_csv(data, definition)
    text = terminal(
        "profile", str(data), "-d", "hemtjanstindex-2025", "--unit", edition.units[0], "--top", "71", "--language", "sv"
    )
    checked = 0
    for node in definition.model.indicators:
        kind, name = definition.model[node].indicator.kind, definition.model[node].name.sv
        for line in text.splitlines():
            if not line.startswith(f"{name}  "):
                continue
            figures = edition.values[:, edition.indicators.index(node)]
            share = f"{100 * np.nanmean(figures):.0f} % har ja"
            assert (share in line) == (kind == "yes_no"), line
            checked += kind == "yes_no"
    assert checked >= 3


def test_a_district_has_a_page(tmp_path):
    edition = hti.datasets.synthetic_edition(2025)
    edition.districts.to_csv(tmp_path / "d.csv")
    definition = hti.load("hemtjanstindex-2025")
    edition.municipalities.to_csv(tmp_path / "m-2025.csv", definition)
    asked = ["districts", str(tmp_path / "d.csv"), "--reference", str(tmp_path / "m-2025.csv"), "-d", "hemtjanstindex-2025"]
    asked += ["--unit", "unit", "--name", "name"]
    district = edition.districts.units[2]
    text = terminal(*asked, "--district", district, "--language", "sv")
    reference = hti.fit(definition, edition.municipalities).score(edition.municipalities)
    found = reference.districts(edition.districts)
    places = found.places[found.places["unit"] == district].set_index("node")
    assert f"plats {places['rank']['index']:g} bland 290 kommuner" in text
    assert f"{places['score']['index']:.1f}".replace(".", ",") + " poäng" in text
    for node in definition.model.children("index"):
        own = cells(text, definition.model[node].name.sv)
        assert own[:2] == [f"{places['score'][node]:.1f}".replace(".", ","), f"{places['rank'][node]:g}"]
    inherited = int((found.scores.table.origin[found.scores.table.units.index(district)] == hti.Origin.inherited).sum())
    assert text.count("ärvd från kommunen") == inherited > 10
    assert all(definition.model[node].name.sv in text for node in definition.model.indicators)
    out = tmp_path / "one.json"
    assert cli.main([*asked, "--district", district, "--out", str(out)]) == 0
    told = json.loads(out.read_text())
    assert {row["unit"] for row in told["places"]} == {district}
    assert len({row["municipality"] for row in told["gaps"]}) == 1
    assert cli.main([*asked, "--district", "nowhere"]) == 2
    whole = terminal(*asked, "--language", "sv")
    names = [name for name, of in zip(edition.districts.names, edition.districts.units, strict=True) if of == district]
    assert whole.count(names[0]) == 2  # in the ranking and among the sub-indices


def test_what_an_indicator_measures_stands_on_its_pages(tmp_path):
    definition = hti.load("hemtjanstindex-2025")
    model = definition.model
    node = next(node for node in model.indicators if model[node].indicator.kpi)
    indicator = model[node].indicator
    edition = hti.datasets.synthetic_edition(2025).municipalities
    data = tmp_path / "figures-2025.csv"
    edition.to_csv(data, definition)
    for asked in (["rank", "--top", "3"], ["trace", "--unit", edition.units[0]]):
        text = terminal(asked[0], str(data), "-d", "hemtjanstindex-2025", "--node", node, *asked[1:], "--language", "sv")
        told = " ".join(text.split())
        for fact in (f"Mäter: {indicator.meaning.sv}.", f"Källa: {indicator.source}.", f"Kolada: {indicator.kpi}."):
            assert fact in told
    out = tmp_path / "profile.xlsx"
    assert cli.main(["profile", NAME, "-d", NAME, "--unit", "1290", "--language", "sv", "--out", str(out)]) == 0
    rows = list(openpyxl.load_workbook(out)["Indikatorer"].iter_rows(min_row=5, values_only=True))
    assert rows[0][:2] == ("del", "vad den mäter")
    known = hti.load(NAME).model
    assert [row[0] for row in rows[1:]] == [known[node].name.sv for node in known.indicators]
    assert [row[1] for row in rows[1:]] == [known[node].indicator.meaning.sv for node in known.indicators]


def test_groups_and_people_are_told_in_words():
    text = terminal(
        "explain", NAME, "-d", NAME, "--unit", "1280", "--against", "storleksklass", "--depth", "1", "--language", "sv"
    )
    assert "kommuner med över 200 000 invånare har" in " ".join(text.split())
    text = terminal("explain", NAME, "-d", NAME, "--unit", "1280", "--against", "lan", "--depth", "1", "--language", "sv")
    assert "kommuner i Skåne län har" in " ".join(text.split())
