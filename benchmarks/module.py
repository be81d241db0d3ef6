"""The C functions of bench_module.cpp, and what they are run on."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

import hemtjanstindex as hti
import numpy as np
from baseline import Array, Node

MISSING = 0.03


class Module:
    """The C functions of bench_module.cpp; each gives the seconds it took."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            sys.exit(f"{path} is not there: cmake --preset bench && cmake --build --preset bench")
        self.c = ctypes.CDLL(str(path))
        for name in ("fit_score_rank", "score", "read_and_write", "rank", "uncertainty", "yardstick"):
            getattr(self.c, f"hti_bench_{name}").restype = ctypes.c_double
        self.c.hti_bench_open.restype = self.c.hti_bench_open_survey.restype = ctypes.c_void_p
        self.c.hti_bench_index.restype = ctypes.c_char_p
        if not self.c.hti_bench_optimised():
            sys.exit(f"{path} is not optimised; build it with the preset bench")

    def open(self, values: Array) -> ctypes.c_void_p:
        """A table of units x indicators in column-major order."""
        assert values.flags.f_contiguous
        return ctypes.c_void_p(self.c.hti_bench_open(address(values), ctypes.c_size_t(len(values))))

    def open_survey(self, values: Array) -> ctypes.c_void_p:
        """The same as shares of 60 who answered."""
        assert values.flags.f_contiguous
        return ctypes.c_void_p(self.c.hti_bench_open_survey(address(values), ctypes.c_size_t(len(values))))


def address(array: Array) -> ctypes.c_void_p:
    return ctypes.c_void_p(array.ctypes.data)


def cells(units: int, indicators: int, seed: int) -> Array:
    """Normal values, some missing, column-major."""
    random = np.random.default_rng(seed)
    values = random.normal(50, 15, (indicators, units))
    values[random.random((indicators, units)) < MISSING] = np.nan
    return values.T


def tree(module: Module, bench: ctypes.c_void_p) -> tuple[list[Node], hti.Definition]:
    """What is measured, as the baseline and as the library know it."""
    definition = hti.Index.from_json(module.c.hti_bench_index(bench).decode()).definition
    nodes = [
        Node(n.id, n.parent, n.weight, None if n.indicator is None else "lower" in str(n.indicator.direction))
        for n in definition.model.nodes
    ]
    return nodes, definition
