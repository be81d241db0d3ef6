"""How often intervals for ranks hold the true rank: percentiles of simulated ranks beside confidence sets.

usage: python benchmarks/coverage.py [rounds]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import hemtjanstindex as hti
import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
RESULTS = Path(__file__).resolve().parent / "results" / "coverage.json"
UNITS, DRAWS, LEVEL = 20, 999, 0.9

# True scores, and the standard errors of their estimates; all true ranks differ.
STEPS = np.arange(UNITS, dtype=float)
ONES = np.ones(UNITS)
DESIGNS: dict[str, tuple[Numbers, Numbers]] = {
    "nearly equal": (0.01 * STEPS, ONES),
    "equally spaced": (0.5 * STEPS, ONES),
    "clusters of near ties": (4.0 * (STEPS // 5) + 0.01 * STEPS, ONES),
    "unequal errors and a gap": (0.1 * STEPS + 20 * (STEPS >= UNITS / 2), np.where(STEPS % 4 == 0, 4, 0.25 * (1 + STEPS % 4))),
}


def simulated(draws: Numbers) -> tuple[Numbers, Numbers]:
    """Percentiles of the ranks of every draw."""
    ranks = UNITS - draws.argsort(axis=0).argsort(axis=0)
    low, high = np.quantile(ranks, [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=1, method="inverted_cdf")
    return low, high


def measure(truth: Numbers, errors: Numbers, rounds: int) -> dict[str, dict[str, float]]:
    """Coverage and mean width of each kind of interval, over rounds of estimates and draws."""
    random = np.random.default_rng(20)
    true_rank = UNITS - truth.argsort().argsort()
    held = {kind: np.zeros(UNITS) for kind in ("percentiles", "marginal", "simultaneous")}
    width = dict.fromkeys(held, 0.0)
    at_once = 0
    for _ in range(rounds):
        scores = truth + errors * random.standard_normal(UNITS)
        draws = scores[:, None] + errors[:, None] * random.standard_normal((UNITS, DRAWS))
        ends = {"percentiles": simulated(draws)}
        for kind in ("marginal", "simultaneous"):
            rows = hti.rank_sets_from_draws(scores, draws, level=LEVEL, simultaneous=kind == "simultaneous").to_frame()
            ends[kind] = rows["low"].to_numpy(), rows["high"].to_numpy()
        for kind, (low, high) in ends.items():
            inside = (low <= true_rank) & (true_rank <= high)
            held[kind] += inside
            width[kind] += float((high - low + 1).mean())
        at_once += bool(inside.all())
    figures = {
        kind: {
            "coverage": round(float(held[kind].mean()) / rounds, 3),
            "least": round(float(held[kind].min()) / rounds, 3),
            "ranks": round(width[kind] / rounds, 1),
        }
        for kind in held
    }
    figures["simultaneous"]["all_at_once"] = round(at_once / rounds, 3)
    return figures


def all_equal(draws: int, rounds: int) -> dict[str, float]:
    """Share of rounds in which sets of equal units sign nothing: the least favourable truth."""
    random = np.random.default_rng(21)
    held, at_once = np.zeros(UNITS), 0
    for _ in range(rounds):
        scores, errors = random.standard_normal(UNITS), random.standard_normal((UNITS, draws))
        found = hti.rank_sets_from_draws(scores, errors, level=LEVEL)
        rows = found.to_frame()
        held += rows["high"] - rows["low"] == UNITS - 1
        at_once += not found.apart.any()
    return {"coverage": round(float(held.mean()) / rounds, 3), "all_at_once": round(at_once / rounds, 3)}


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    designs = {name: measure(truth, errors, rounds) for name, (truth, errors) in DESIGNS.items()}
    equal = {str(draws): all_equal(draws, rounds) for draws in (199, DRAWS)}
    found = {"units": UNITS, "draws": DRAWS, "level": LEVEL, "rounds": rounds, "designs": designs, "all_equal": equal}
    RESULTS.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    for name, figures in designs.items():
        print(name)
        for kind, values in figures.items():
            print(f"  {kind:13}" + "".join(f" {key} {value:<6}" for key, value in values.items()))
    print("all equal, by draws:", equal)


if __name__ == "__main__":
    main()
