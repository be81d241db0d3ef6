"""How the comparisons measure, and what their figures depend on."""

from __future__ import annotations

import gc
import json
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import hemtjanstindex as hti
import numpy as np
import scipy


def clock(work: Callable[[], object]) -> float:
    """Seconds a call takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


# Contenders that are no part of the library.
OTHERS = {"numpy", "numpy.argsort", "scipy.stats.rankdata", "SALib + numpy", "yardstick", "read and write once"}


class Turns:
    """The turns of a worker of against.py: one line out passes the turn on with what it measured, one line in gives it back."""

    def __init__(self) -> None:
        self.taken = False
        self.row = -1

    def take(self) -> None:
        """Wait for the first turn, and take turns from now on."""
        self.taken = True
        sys.stdin.readline()

    def done(self, who: str, seconds: float) -> None:
        if self.taken:
            print(json.dumps({"row": self.row, "who": who, "seconds": seconds}), flush=True)
            sys.stdin.readline()


turns = Turns()


def in_turn(contenders: Mapping[str, Callable[[], float]], rounds: int, number: int = 1) -> dict[str, float]:
    """Median seconds of a call of each contender.

    They take turns of `number` calls, so that all meet the same machine and small work its own caches; the first round only
    warms up.
    """
    taken: dict[str, list[float]] = {name: [] for name in contenders}
    turns.row += 1
    gc.disable()
    for number_done in range(rounds + 1):
        for name, work in contenders.items():
            if turns.taken and name in OTHERS and number_done > 0:
                continue
            seconds = [work() for _ in range(number)]
            taken[name] += seconds
            if name not in OTHERS:
                turns.done(name, statistics.median(seconds))
    gc.enable()
    return {name: statistics.median(seconds[number:] or seconds) for name, seconds in taken.items()}


def result(
    name: str,
    seconds: Mapping[str, float],
    ratios: Mapping[str, tuple[str, float | None]] | None = None,
    limits: Mapping[str, float] | None = None,
) -> dict[str, Any]:
    """Medians; how many times faster than what, with the target where there is one; and the seconds it may take."""
    found = [
        {"of": who.strip(), "against": other, "times_faster": seconds[other] / seconds[who.strip()], "target": target}
        for who, (other, target) in (ratios or {}).items()
    ]
    microseconds = {k: round(v * 1e6, 2) for k, v in seconds.items()}
    return {
        "name": name,
        "microseconds": microseconds,
        "ratios": found,
        "limits": {k: v * 1e6 for k, v in (limits or {}).items()},
    }


def machine() -> dict[str, Any]:
    """What the figures depend on."""
    flags: set[str] = set()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        flags = set(next((line for line in cpuinfo.read_text().splitlines() if line.startswith("flags")), "").split())
    return {
        "architecture": platform.machine(),
        "simd": [f for f in ("sse4_2", "avx2", "avx512f") if f in flags],
        "cores": os.cpu_count(),
        "threads_used": 1,
        "python": platform.python_version(),
        "numpy": np.__version__,
        "scipy": scipy.__version__,
        "hemtjanstindex": hti.__version__,
    }
