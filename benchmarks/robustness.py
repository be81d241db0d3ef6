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


def replicates(module: Module, units: int, gaps: bool, number: int, rounds: int) -> dict[str, Any]:
    """Noise on all weights; seconds are those of one replicate."""
    values = cells(units, 71, 4)
    if not gaps:
        values = np.asfortranarray(np.nan_to_num(values, nan=50.0))
    bench = module.open(values)
    nodes, _ = tree(module, bench)
    numpy_version = Baseline(nodes)
    worst, scale = numpy_version.fit(values.T)
    normalised = (values.T - worst[:, None]) * scale[:, None]
    random = np.random.default_rng(5)
    few = max(10, number // 500)

    def cpp(every_node: int) -> float:
        work = module.c.hti_bench_uncertainty
        taken: float = work(bench, ctypes.c_size_t(number), ctypes.c_uint(THREADS), ctypes.c_int(every_node))
        return taken / number

    def yardstick() -> float:
        taken: float = module.c.hti_bench_yardstick(bench, ctypes.c_size_t(number), ctypes.c_uint(THREADS))
        assert taken > 0, "the yardstick's ranks are wrong"
        return taken / number

    contenders = {
        "numpy": lambda: clock(lambda: numpy_version.replicates(normalised, few, 0.25, random)) / few,
        "cpp": lambda: cpp(0),
        "cpp, 23 nodes": lambda: cpp(1),
    }
    ratios: dict[str, tuple[str, float | None]] = {"cpp": ("numpy", None)}
    if not gaps:
        contenders["yardstick"] = yardstick
        ratios |= {"cpp ": ("yardstick", 1 / 1.35), "yardstick": ("numpy", 15)}
    seconds = in_turn(contenders, rounds)
    module.c.hti_bench_close(bench)
    name = f"replicates of {units} units, weights vary{', 3 % missing' if gaps else ''}, {THREADS} threads"
    return result(name, seconds, ratios) | {"replicates_per_second": {who: round(1 / s) for who, s in seconds.items()}}


def robustness(module: Module, few: int) -> list[dict[str, Any]]:
    """How many replicates a second and how long an analysis, in a `few`th of the rounds."""
    return [
        replicates(module, 290, gaps=False, number=40_000, rounds=15 // few),
        replicates(module, 290, gaps=True, number=40_000, rounds=15 // few),
        replicates(module, 2_900, gaps=False, number=20_000, rounds=10 // few),
        replicates(module, 29_000, gaps=False, number=4_000, rounds=5 // few),
        *sobol(module, 5 // few),
    ]
