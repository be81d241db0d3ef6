"""The ranking that examples/run.sh prints, worked out once more from the shipped figures with arithmetic only."""

from __future__ import annotations

import csv
import math

import hemtjanstindex as hti
import pytest
import reference

# Per sub-index its weight, and per indicator its weight and whether more is better: copied from the definition by hand.
TREE = {
    "information": (20, {"info_hemsida": (50, True), "framfora_synpunkter_htj": (50, True)}),
    "utforande": (
        70,
        {
            "bemotande_htj": (20, True),
            "trygghet_htj": (20, True),
            "tillrackligt_med_tid_htj": (15, True),
            "hansyn_asikter_htj": (15, True),
            "paverka_tider_htj": (10, True),
            "personalkontinuitet_htj": (10, False),
            "htj_helhet": (10, True),
        },
    ),
    "stod_och_utveckling": (10, {"riskatgarder_ordinart": (100, True)}),
}


def percentile(values: list[float], share: float) -> float:
    place = (len(values) - 1) * share
    low = math.floor(place)
    high = min(low + 1, len(values) - 1)
    return sorted(values)[low] + (place - low) * (sorted(values)[high] - sorted(values)[low])


def weighted(parts: list[tuple[float, float | None]]) -> float | None:
    present = [(weight, value) for weight, value in parts if value is not None]
    if sum(weight for weight, _ in present) < 0.5 * sum(weight for weight, _ in parts):
        return None
    return sum(weight * value for weight, value in present) / sum(weight for weight, _ in present)


@pytest.fixture(scope="module")
def by_hand() -> dict[str, float | None]:
    with (reference.ROOT / "lib/shipped/data/oppna-jamforelser-2014.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    keys = [key for _, leaves in TREE.values() for key in leaves]
    figures = {key: [float(row[key]) if row[key][:1].isdigit() else None for row in rows] for key in keys}
    present = {key: [value for value in column if value is not None] for key, column in figures.items()}
    bounds = {key: (percentile(column, 0.025), percentile(column, 0.975)) for key, column in present.items()}

    def points(key: str, unit: int, more_is_better: bool) -> float | None:
        value, (low, high) = figures[key][unit], bounds[key]
        if value is None:
            return None
        share = (min(max(value, low), high) - low) / (high - low)
        return 100 * (share if more_is_better else 1 - share)

    def sub_index(leaves: dict[str, tuple[int, bool]], unit: int) -> float | None:
        return weighted([(weight, points(key, unit, better)) for key, (weight, better) in leaves.items()])

    def index(unit: int) -> float | None:
        return weighted([(weight, sub_index(leaves, unit)) for weight, leaves in TREE.values()])

    return {row["kommunkod"]: index(unit) for unit, row in enumerate(rows)}


def test_scores_and_ranks(by_hand: dict[str, float | None]) -> None:
    table = hti.datasets.load("oppna-jamforelser-2014")
    ranking = hti.fit(hti.load("oppna-jamforelser-2014"), table).score(table).ranking()
    scores = [score for score in by_hand.values() if score is not None]
    assert len(ranking) == 290
    for row in ranking.itertuples():
        score = by_hand[row.unit]
        if score is None:
            assert math.isnan(row.score), row.name
            assert math.isnan(row.rank), row.name
        else:
            assert row.score == pytest.approx(score, rel=1e-12), row.name
            assert row.rank == 1 + sum(other > score + 1e-9 for other in scores), row.name
    assert ranking[ranking["score"].isna()]["name"].tolist() == ["Malå", "Sorsele", "Lycksele", "Arjeplog"]
