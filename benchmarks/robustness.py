"""Replicates of a ranking: the library beside numpy and beside a yardstick that does only what cannot be avoided."""

from __future__ import annotations

import ctypes
from typing import Any

import numpy as np
from baseline import Baseline
from module import Module, cells, tree
from sobol import sobol
from timing import clock, in_turn, result

THREADS = 2


def seconds_each(module: Module, bench: ctypes.c_void_p, number: int, *what: bool) -> float:
    """Seconds of one replicate of the library: with every node, with choices, with sampling error."""
    taken: float = module.c.hti_bench_uncertainty(
        bench, ctypes.c_size_t(number), ctypes.c_uint(THREADS), *(ctypes.c_int(w) for w in what)
    )
    return taken / number


def replicates(module: Module, units: int, gaps: bool, number: int, wanted: int, rounds: int) -> dict[str, Any]:
    """Noise on all weights; seconds are those of one replicate. All nodes are followed for 290 units only."""
    values = cells(units, 71, 4)
    if not gaps:
        values = np.asfortranarray(np.nan_to_num(values, nan=50.0))
    bench = module.open(values)
    numpy_version = Baseline(tree(module, bench)[0])
    normalised = numpy_version.normalise(values.T)
    random = np.random.default_rng(5)
    few = max(10, number // 1000)

    def yardstick() -> float:
        taken: float = module.c.hti_bench_yardstick(bench, ctypes.c_size_t(number), ctypes.c_uint(THREADS))
        assert taken > 0, "the yardstick's ranks are wrong"
        return taken / number

    contenders = {
        "numpy": lambda: clock(lambda: numpy_version.replicates(normalised, few, 0.25, random)) / few,
        "cpp": lambda: seconds_each(module, bench, number, False, False, False),
    }
    ratios: dict[str, tuple[str, float | None]] = {"cpp": ("numpy", None)}
    if not gaps:
        contenders["yardstick"] = yardstick
        ratios |= {"cpp ": ("yardstick", 1 / 1.35), "yardstick": ("numpy", 15)}
    if units == 290:
        contenders["cpp, 23 nodes"] = lambda: seconds_each(module, bench, number // 10, True, False, False)
    seconds = in_turn(contenders, rounds)
    module.c.hti_bench_close(bench)
    return named(f"{units} units, weights vary{', 3 % missing' if gaps else ''}", seconds, ratios, wanted)


def mixed(module: Module, sampling: bool, number: int, wanted: int, rounds: int) -> dict[str, Any]:
    """Two scales and two means besides the weights, and where asked every cell of a survey with 60 answers."""
    values = np.asfortranarray(np.clip(np.nan_to_num(cells(290, 71, 4), nan=50.0), 0, 100))
    bench = (module.open_survey if sampling else module.open)(values)
    numpy_version = Baseline(tree(module, bench)[0])
    tables = [numpy_version.normalise(values.T, 1, 100), numpy_version.standardise(values.T, 50, 8)]
    random = np.random.default_rng(5)
    few = 200
    contenders = {"cpp": lambda: seconds_each(module, bench, number, False, True, sampling)}
    if not sampling:
        contenders["numpy"] = lambda: clock(lambda: numpy_version.mixed_replicates(tables, few, 0.25, random)) / few
    seconds = in_turn(contenders, rounds)
    module.c.hti_bench_close(bench)
    what = "290 units, weights, normalisation and aggregation vary" + (", and every cell by sampling" if sampling else "")
    return named(what, seconds, {} if sampling else {"cpp": ("numpy", None)}, wanted)


def named(what: str, seconds: dict[str, float], ratios: dict[str, tuple[str, float | None]], wanted: int) -> dict[str, Any]:
    """A result that tells how many replicates a second were done and wanted."""
    return result(f"one replicate of {what}, {THREADS} threads", seconds, ratios, {"cpp": 1 / wanted}) | {
        "replicates_per_second": {who: round(1 / s) for who, s in seconds.items()}
    }


def robustness(module: Module, few: int) -> list[dict[str, Any]]:
    """How many replicates a second and how long an analysis, in a `few`th of the rounds."""
    return [
        replicates(module, 290, gaps=False, number=100_000, wanted=200_000, rounds=15 // few),
        replicates(module, 290, gaps=True, number=100_000, wanted=120_000, rounds=15 // few),
        mixed(module, sampling=False, number=50_000, wanted=80_000, rounds=15 // few),
        mixed(module, sampling=True, number=4_000, wanted=10_000, rounds=15 // few),
        replicates(module, 2_900, gaps=False, number=40_000, wanted=30_000, rounds=10 // few),
        replicates(module, 29_000, gaps=False, number=8_000, wanted=2_000, rounds=5 // few),
        *sobol(module, 5 // few),
    ]
