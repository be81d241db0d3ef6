"""Rebuilds the built-in tables from the figures they were taken from.

usage: python lib/shipped/data/build.py SOURCE [TARGET]

SOURCE holds oppna_jamforelser/, home_service_2014_2017/ and geo/ (docs/data.md says what they are); TARGET is the project root
to write into, by default the one this file lies in. Columns are those that the built-in definitions name, in their order.
"""

from __future__ import annotations

import csv
import json
import sys
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
CENTRES = "bindings/python/hemtjanstindex/plot/municipality_centres.csv"
SIZE_CLASSES = ((15_000, "upp till 15 000"), (30_000, "15 001-30 000"), (70_000, "30 001-70 000"), (200_000, "70 001-200 000"))
LARGEST = "över 200 000"

Point = tuple[float, float]


def read(path: Path) -> list[dict[str, str]]:
    """Read a CSV file as one dictionary per row."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, header: list[str], rows: list[list[str]]) -> None:
    """Write a CSV file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def definition(name: str) -> dict[str, Any]:
    """Read a built-in definition with the nodes and columns it inherits."""
    own = tomllib.loads((ROOT / "lib/shipped/definitions" / f"{name}.toml").read_text(encoding="utf-8"))
    if "extends" not in own:
        return own
    base = definition(own["extends"])
    gone = set(own.get("remove", []))
    nodes = [node for node in base["node"] if not {node["id"], node.get("parent")} & gone]
    return own | {"node": nodes + own.get("node", []), "columns": base["columns"] | own.get("columns", {})}


def size_class(population: str) -> str:
    """Name the size class of a municipality."""
    return next((label for limit, label in SIZE_CLASSES if int(population) <= limit), LARGEST)


def centre(geometry: dict[str, Any]) -> Point:
    """Give the centroid of a municipality's largest part, in degrees (longitude, latitude)."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    best, best_area = (0.0, 0.0), 0.0
    for ring in (polygon[0] for polygon in polygons):
        area = x = y = 0.0
        for (x1, y1), (x2, y2) in pairwise(ring):
            cross = x1 * y2 - x2 * y1
            area, x, y = area + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
        if abs(area) > best_area:
            best, best_area = (x / (3 * area), y / (3 * area)), abs(area)
    return best


def build_tables(source: Path, target: Path) -> None:
    """Write a table of home-care figures for every edition."""
    counties = {row["county_code"]: row["county_name"] for row in read(source / "geo/counties.csv")}
    # The source of the population prints some names with a space before them.
    facts = {row["municipality"].strip(): row for row in read(source / "home_service_2014_2017/main_data.csv")}
    figures: dict[str, dict[tuple[str, str], str]] = {}
    for row in read(source / "oppna_jamforelser/long_2012_2015.csv"):
        figures.setdefault(row["year"], {})[row["municipality_code"], row["indicator"]] = row["value"] or row["missing_code"]

    for year, cells in figures.items():
        name = f"oppna-jamforelser-{year}"
        tree = definition(name)
        indicators = [node["id"] for node in tree["node"] if "direction" in node]
        background = [column for column in tree["columns"]["background"] if column not in ("befolkning_2016", "tathet_2017")]
        rows = []
        for unit in read(source / f"oppna_jamforelser/wide_{year}.csv"):
            code, fact = unit["municipality_code"], facts[unit["municipality"]]
            rows.append(
                [code, unit["municipality"], counties[unit["county_code"]], size_class(fact["population"])]
                + [cells.get((code, indicator), "") for indicator in indicators]
                + [fact["population"], fact["density"]]
                + [unit[column] for column in background]
            )
        header = ["kommunkod", "kommun", "lan", "storleksklass", *indicators, "befolkning_2016", "tathet_2017", *background]
        write(target / f"lib/shipped/data/{name}.csv", header, sorted(rows))


def build_centres(source: Path, target: Path) -> None:
    """Write where every municipality lies, and its inhabitants."""
    population = {
        row["municipality"].strip(): row["population"] for row in read(source / "home_service_2014_2017/main_data.csv")
    }
    features = json.loads((source / "geo/swedish_municipalities.geojson").read_text(encoding="utf-8"))["features"]
    centres = {feature["properties"]["id"]: centre(feature["geometry"]) for feature in features}
    rows = []
    for row in read(source / "geo/municipalities.csv"):
        code = row["municipality_code"]
        longitude, latitude = centres[code]
        rows.append([code, f"{longitude:.4f}", f"{latitude:.4f}", population[row["municipality_name_short"]]])
    write(target / CENTRES, ["kommunkod", "lon", "lat", "befolkning_2016"], sorted(rows))


def main(arguments: list[str]) -> int:
    """Run from the command line."""
    if len(arguments) not in (1, 2):
        print(__doc__, file=sys.stderr)
        return 2
    target = Path(arguments[1]) if len(arguments) == 2 else ROOT
    build_tables(Path(arguments[0]), target)
    build_centres(Path(arguments[0]), target)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
