"""Ranks Swedish municipalities by their home care in 2014: prints lists, and writes a table, a chart and a map to output/."""

from __future__ import annotations

import argparse
from pathlib import Path

import hemtjanstindex as hti
from hemtjanstindex import plot

NAME = "oppna-jamforelser-2014"
SOURCE = "Källa: Socialstyrelsen/SKL, Öppna jämförelser 2014. Vikterna är projektets egna."
OUTPUT = Path(__file__).resolve().parents[1] / "output"
GROUPS = {"high": "högt", "above": "över medel", "near": "nära medel", "below": "under medel", "low": "lågt"}
REASONS = {"no_values": "inget värde", "low_coverage": "för få värden"}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--map", metavar="FILE.geojson", help="boundaries to draw the map with, by property id = municipality code"
    )
    boundaries = options.parse_args().map

    definition = hti.load(NAME)
    table = hti.datasets.load(NAME)
    scores = hti.fit(definition, table).score(table)
    ranking = scores.ranking()
    ranked = ranking[ranking["score"].notna()]

    print(f"{definition.title.sv}: {len(ranked)} av {len(ranking)} kommuner rangordnade\n")
    show("De tio bästa", ranked.head(10))
    show("De tio sista", ranked.tail(10))
    for node in definition.model.children("index"):
        show(f"Bäst i {definition.model[node].name.sv}", scores.ranking(node).head(5))

    print("Utan placering")
    for row in ranking[ranking["score"].isna()].itertuples():
        where = definition.model[row.reason_node].name.sv
        print(f"      {row.name:<18} {REASONS[row.reason]} i {where} ({row.coverage:.0%} av vikten har värde)")

    OUTPUT.mkdir(exist_ok=True)
    ranking.to_csv(OUTPUT / "ranking-2014.csv", index=False)
    chart = plot.ranking(ranking, title="Hemtjänsten i 290 kommuner 2014", source=SOURCE)
    chart.savefig(OUTPUT / "ranking-2014.png", dpi=150)
    picture = plot.map(ranking, boundaries=boundaries, title="Hemtjänsten i Sverige 2014", source=SOURCE)
    picture.savefig(OUTPUT / "karta-2014.png", dpi=150)
    print("\nSkrivet:", *(f"output/{name}" for name in ("ranking-2014.csv", "ranking-2014.png", "karta-2014.png")))


def show(title, rows) -> None:
    print(title)
    for row in rows.itertuples():
        print(f"{row.rank:>4g}. {row.name:<18} {row.score:5.1f}  {GROUPS[row.group]}")
    print()


if __name__ == "__main__":
    main()
