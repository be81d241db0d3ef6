"""Fill cells by scikit-learn's KNNImputer, for `nearest.json` beside this; see SOURCE.md."""

import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.impute import KNNImputer

#: Distances nearer than this are taken for equal: which of such units comes first is nobody's to say.
NEAR = 1e-9


def apart(x: np.ndarray, y: np.ndarray, *, missing_values: float = np.nan) -> float:
    """Distance as `nan_euclidean` has it, but by differences: squares less products lose eight digits where units are near."""
    gaps = (x - y)[~np.isnan(x - y)]
    return float(np.sqrt(np.sum(gaps**2) * len(x) / len(gaps))) if len(gaps) else np.nan


def filled(reference: np.ndarray, rows: np.ndarray, k: int, weights: str) -> list[list[float]]:
    """Row, column and value of every empty cell of the rows that has one answer."""
    spread = np.nanstd(reference, axis=0, ddof=1)
    imputer = KNNImputer(n_neighbors=k, weights=weights, metric=apart).fit(reference / spread)
    values = imputer.transform(rows / spread) * spread
    distances = np.array([[apart(row, other) for other in reference / spread] for row in rows / spread])
    cells = []
    for u, i in np.argwhere(np.isnan(rows)):
        near = np.sort(distances[u][~np.isnan(reference[:, i]) & ~np.isnan(distances[u])])
        if len(near) <= k or near[k] - near[k - 1] > NEAR:
            cells.append([int(u), int(i), float(values[u, i])])
    return cells


def random_table(r: np.random.Generator, units: int, columns: int, holes: float) -> np.ndarray:
    common = r.normal(size=(units, 1))
    values = (common + r.normal(size=(units, columns))) * 10.0 ** r.integers(-2, 4, size=columns)
    values[r.random(values.shape) < holes] = np.nan
    return values


def as_json(values: np.ndarray) -> list[list[float | None]]:
    return [[None if np.isnan(x) else float(x) for x in row] for row in values]


def main() -> None:
    frame = pd.read_csv(sys.argv[1])  # units x indicators of Öppna jämförelser 2014, as the package gives them
    made = {"2014": [], "random": []}
    values = frame.iloc[:, 1:].to_numpy(float)
    for k, weights in [(1, "uniform"), (5, "uniform"), (5, "distance"), (20, "distance")]:
        made["2014"].append({"k": k, "weights": weights, "cells": filled(values, values, k, weights)})
    r = np.random.default_rng(2001)
    for units, columns, holes in [(12, 3, 0.2), (30, 5, 0.3), (60, 8, 0.1), (25, 6, 0.5)]:
        table, new = random_table(r, units, columns, holes), random_table(r, 6, columns, holes)
        for k, weights in [(1, "uniform"), (4, "uniform"), (4, "distance")]:
            made["random"].append(
                {
                    "reference": as_json(table),
                    "new": as_json(new),
                    "k": k,
                    "weights": weights,
                    "cells": filled(table, table, k, weights),
                    "new_cells": filled(table, new, k, weights),
                }
            )
    Path(__file__).with_name("nearest.json").write_text(json.dumps(made) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
