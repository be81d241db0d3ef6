"""The built-in tables: what they were made from, and what they must hold."""

from __future__ import annotations

import csv
import subprocess
import sys
import tomllib
from pathlib import Path

import hemtjanstindex as hti
import pytest
import reference

YEARS = ("2012", "2013", "2014", "2015")
CENTRES = "bindings/python/hemtjanstindex/plot/municipality_centres.csv"


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def shipped(year: str) -> list[dict[str, str]]:
    return read(reference.ROOT / f"lib/shipped/data/oppna-jamforelser-{year}.csv")


def test_files_are_what_the_sources_give(tmp_path: Path) -> None:
    source = reference.path("../data")
    subprocess.run([sys.executable, reference.ROOT / "lib/shipped/data/build.py", source, tmp_path], check=True)
    built = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.csv"))
    assert [str(path) for path in built] == [CENTRES, *(f"lib/shipped/data/oppna-jamforelser-{year}.csv" for year in YEARS)]
    for path in built:
        assert (tmp_path / path).read_bytes() == (reference.ROOT / path).read_bytes(), path


@pytest.mark.parametrize("year", YEARS)
def test_all_municipalities_are_there(year: str) -> None:
    rows = shipped(year)
    codes = [row["kommunkod"] for row in rows]
    assert len(set(codes)) == 290
    assert codes == sorted(codes)
    assert codes == [row["kommunkod"] for row in read(reference.ROOT / CENTRES)]
    assert all(len(code) == 4 and code.isdigit() for code in codes)
    assert len({row["lan"] for row in rows}) == 21
    assert {row["storleksklass"] for row in rows} == {
        "upp till 15 000", "15 001-30 000", "30 001-70 000", "70 001-200 000", "över 200 000",
    }  # fmt: skip
    assert [row["kommun"] for row in rows if row["storleksklass"] == "över 200 000"] == [
        "Stockholm",
        "Uppsala",
        "Malmö",
        "Göteborg",
    ]


@pytest.mark.parametrize("year", YEARS)
def test_columns_are_those_of_the_definition(year: str) -> None:
    definition = hti.load(f"oppna-jamforelser-{year}")
    indicators = [node.id for node in definition.model.nodes if node.indicator]
    path = reference.ROOT / f"lib/shipped/definitions/oppna-jamforelser-{year}.toml"
    named = tomllib.loads(path.read_text(encoding="utf-8"))
    header = list(shipped(year)[0])
    assert header[:4] == ["kommunkod", "kommun", "lan", "storleksklass"]
    assert sorted(header[4 : 4 + len(indicators)]) == sorted(indicators)
    if "background" in named.get("columns", {}):
        assert header[4 + len(indicators) :] == named["columns"]["background"]


# Counted in the source: cells with a value, missing and suppressed.
COUNTS = [
    ("2012", "personalkontinuitet_htj", 158, 132, 0),
    ("2012", "info_forandringar_htj", 279, 3, 8),
    ("2013", "paverka_tider_htj", 287, 2, 1),
    ("2013", "info_hemsida", 290, 0, 0),
    ("2014", "riskatgarder_ordinart", 119, 105, 66),
    ("2014", "personalkontinuitet_htj", 184, 106, 0),
    ("2014", "htj_helhet", 285, 2, 3),
    ("2015", "riskatgarder_ordinart", 132, 87, 71),
    ("2015", "forandring_halsa_htj", 283, 7, 0),
]


@pytest.mark.parametrize(("year", "indicator", "observed", "missing", "suppressed"), COUNTS)
def test_statuses_are_those_of_the_source(year: str, indicator: str, observed: int, missing: int, suppressed: int) -> None:
    table = hti.datasets.load(f"oppna-jamforelser-{year}")
    cells = table.status[:, table.indicators.index(indicator)].tolist()
    names = ("observed", "missing", "not_answered", "suppressed", "not_applicable")
    assert {name: cells.count(place) for place, name in enumerate(names)} == {
        "observed": observed, "missing": missing, "not_answered": 0, "suppressed": suppressed, "not_applicable": 0,
    }  # fmt: skip


# Read in the printed tables.
FIGURES = [
    ("2012", "0114", "bemotande_htj", 75),
    ("2013", "0114", "personalkontinuitet_htj", 8),
    ("2014", "0114", "trygghet_htj", 39),
    ("2014", "1760", "htj_helhet", 97),
    ("2015", "0484", "forandring_halsa_htj", 1.0),
    ("2015", "1442", "forandring_halsa_htj", -278.7),
]


@pytest.mark.parametrize(("year", "unit", "indicator", "value"), FIGURES)
def test_figures(year: str, unit: str, indicator: str, value: float) -> None:
    table = hti.datasets.load(f"oppna-jamforelser-{year}")
    assert table.values[table.units.index(unit), table.indicators.index(indicator)] == value


def test_size_classes_follow_the_inhabitants() -> None:
    limits = {"upp till 15 000": 15_000, "15 001-30 000": 30_000, "30 001-70 000": 70_000, "70 001-200 000": 200_000}
    for row in shipped("2014"):
        inhabitants = int(row["befolkning_2016"])
        fitting = [label for label, limit in limits.items() if inhabitants <= limit]
        assert row["storleksklass"] == (fitting[0] if fitting else "över 200 000"), row["kommun"]


def test_centres_lie_in_sweden_and_in_order_from_south_to_north() -> None:
    centres = {row["kommunkod"]: (float(row["lon"]), float(row["lat"])) for row in read(reference.ROOT / CENTRES)}
    assert all(10.9 < longitude < 24.2 and 55.3 < latitude < 69.1 for longitude, latitude in centres.values())
    south_to_north = ["1287", "1280", "1480", "0180", "2281", "2480", "2584"]  # Trelleborg ... Kiruna
    assert [centres[code][1] for code in south_to_north] == sorted(centres[code][1] for code in south_to_north)
    assert centres["1488"][0] < centres["0180"][0] < centres["2583"][0]  # Trollhättan, Stockholm, Haparanda
