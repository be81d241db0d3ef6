"""Ranks Swedish municipalities by their home care in 2014: prints lists, and writes a table, a chart and a map to output/."""

from __future__ import annotations

import argparse
from pathlib import Path

import hemtjanstindex as hti
from hemtjanstindex import plot

NAME = "oppna-jamforelser-2014"
SOURCE = "Källa: Socialstyrelsen/SKL, Öppna jämförelser 2014. Vikterna är projektets egna."
OUTPUT = Path(__file__).resolve().parents[1] / "output"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", nargs="?", default=NAME, help="a workbook or CSV file in place of the built-in figures")
    options.add_argument(
        "--map", metavar="FILE.geojson", help="boundaries to draw the map with, by property id = municipality code"
    )
    given = options.parse_args()

    definition = hti.load(NAME)
    table = hti.read(given.data, definition)
    scores = hti.fit(definition, table).score(table)
    ranking = scores.ranking()
    ranked = ranking[ranking["score"].notna()]

    def show(title, rows, columns=("rank", "name", "score", "group")) -> None:
        shown = hti.readable(rows[list(columns)], definition, "sv").round(1)
        print(f"{title}\n{shown.to_string(index=False, decimal=',')}\n")

    print(f"{definition.title.sv}: {len(ranked)} av {len(ranking)} kommuner rangordnade\n")
    show("De tio bästa", ranked.head(10))
    show("De tio sista", ranked.tail(10))
    for node in definition.model.children("index"):
        show(f"Bäst i {definition.model[node].name.sv}", scores.ranking(node).head(5))
    show("Utan placering", ranking[ranking["score"].isna()], ("unit", "name", "reason", "reason_node"))

    OUTPUT.mkdir(exist_ok=True)
    told = hti.readable(ranking, definition, "sv").round(3)
    told.to_csv(OUTPUT / "ranking-2014.csv", index=False, sep=";", decimal=",", encoding="utf-8-sig")
    chart = plot.ranking(ranking, title="Hemtjänsten i 290 kommuner 2014", source=SOURCE)
    chart.savefig(OUTPUT / "ranking-2014.png", dpi=150)
    picture = plot.map(ranking, boundaries=given.map, title="Hemtjänsten i Sverige 2014", source=SOURCE)
    picture.savefig(OUTPUT / "karta-2014.png", dpi=150)
    print("Skrivet:", *(f"output/{name}" for name in ("ranking-2014.csv", "ranking-2014.png", "karta-2014.png")))


if __name__ == "__main__":
    main()
