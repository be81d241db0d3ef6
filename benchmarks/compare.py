"""The library beside numpy and scipy, and beside its limits: in one process, in turn; medians and ratios.

usage: python benchmarks/compare.py [core|products|robustness] [--module FILE] [--output FILE] [--quick]

Needs the package installed and, for core and robustness, the preset `bench` built (the module). Both must be optimised.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import sys
from pathlib import Path
from typing import Any

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"

import hemtjanstindex as hti
import numpy as np
from baseline import Array, Baseline
from module import Module, address, cells, tree
from products import products
from robustness import robustness
from scipy.stats import rankdata
from timing import clock, in_turn, machine, result, turns

HERE = Path(__file__).resolve().parent


def whole_path(module: Module, units: int, rounds: int) -> dict[str, Any]:
    """Fit, score and rank one table: numpy and scipy, C++, and the Python package."""
    values = cells(units, 71, 1)
    bench = module.open(values)
    nodes, definition = tree(module, bench)
    numpy_version = Baseline(nodes)
    table = hti.Table(
        [str(1_000_000 + u) for u in range(units)], [n.id for n in nodes if n.lower_is_better is not None], values
    )
    scores, ranks = np.empty(units), np.empty(units)

    def through_python() -> tuple[Array, Array]:
        s = hti.fit(definition, table).score(table, indicators=False)
        return s["index"], hti.rank(s["index"])

    expected = numpy_version.fit_score_rank(values.T)
    module.c.hti_bench_fit_score_rank(bench, address(scores), address(ranks))
    for found in ((scores, ranks), through_python()):
        np.testing.assert_allclose(found[0], expected[0], rtol=0, atol=1e-9)
        np.testing.assert_array_equal(found[1], expected[1])

    seconds = in_turn(
        {
            "numpy": lambda: clock(lambda: numpy_version.fit_score_rank(values.T)),
            "cpp": lambda: module.c.hti_bench_fit_score_rank(bench, address(scores), address(ranks)),
            "python": lambda: clock(through_python),
        },
        rounds,
        number=20,
    )
    module.c.hti_bench_close(bench)
    return result(
        f"fit, score and rank {units} units x 71 indicators", seconds, {"cpp": ("numpy", 20), "python": ("numpy", 10)}
    )


def ranking(module: Module, units: int, rounds: int) -> dict[str, Any]:
    """Rank a vector with C++ and Python, against scipy's ranks and against numpy's sorting alone."""
    values = np.random.default_rng(2).normal(50, 15, units)
    ranks = np.empty(units)
    module.c.hti_bench_rank(address(values), ctypes.c_size_t(units), address(ranks))
    np.testing.assert_array_equal(ranks, rankdata(-values, method="min"))
    np.testing.assert_array_equal(hti.rank(values), ranks)
    seconds = in_turn(
        {
            "scipy.stats.rankdata": lambda: clock(lambda: rankdata(values, method="min")),
            "numpy.argsort": lambda: clock(lambda: np.argsort(values)),
            "cpp": lambda: module.c.hti_bench_rank(address(values), ctypes.c_size_t(units), address(ranks)),
            "python": lambda: clock(lambda: hti.rank(values)),
        },
        rounds,
        number=20 if units < 1000 else 1,
    )
    large = units >= 1_000_000
    return result(
        f"rank {units} values",
        seconds,
        {"cpp": ("scipy.stats.rankdata", 4 if large else None), "cpp ": ("numpy.argsort", 2.5 if large else None)},
    )


def scoring(module: Module, units: int, rounds: int) -> dict[str, Any]:
    """Score a large table, against reading the input and writing the output once."""
    values = cells(units, 71, 3)
    bench = module.open(values)
    seconds = in_turn(
        {
            "read and write once": lambda: module.c.hti_bench_read_and_write(bench),
            "cpp": lambda: module.c.hti_bench_score(bench),
        },
        rounds,
    )
    module.c.hti_bench_close(bench)
    return result(f"score {units} units x 71 indicators", seconds, {"cpp": ("read and write once", 0.5)})


def core(module: Module, few: int) -> list[dict[str, Any]]:
    """Fit, score and rank, in a `few`th of the rounds."""
    return [
        whole_path(module, 290, 201 // few),
        *(ranking(module, n, rounds // few) for n, rounds in ((290, 201), (29_000, 201), (1_000_000, 31))),
        scoring(module, 1_000_000, 15 // few),
    ]


def table(report: dict[str, Any]) -> str:
    lines = []
    for r in report["results"]:
        lines.append(r["name"])
        lines += [f"    {who:<24}{us:>14,.1f} us" for who, us in r["microseconds"].items()]
        lines += [f"    {who:<24}{count:>14,} replicates/s" for who, count in r.get("replicates_per_second", {}).items()]
        for ratio in r["ratios"]:
            target = "" if ratio["target"] is None else f"  (target {ratio['target']:g})"
            lines.append(f"    {ratio['of']}: {ratio['times_faster']:.2f} times as fast as {ratio['against']}{target}")
        lines += [f"    {who}: under {limit:,.0f} us wanted" for who, limit in r["limits"].items()]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suite", nargs="?", choices=["core", "products", "robustness"], default="core")
    parser.add_argument("--module", type=Path, default=HERE.parent / "build/bench/benchmarks/libhti_bench.so")
    parser.add_argument("--output", type=Path)
    parser.add_argument("--quick", action="store_true", help="a fifth of the rounds")
    parser.add_argument("--turns", action="store_true", help="take turns with another process: see against.py")
    options = parser.parse_args()
    if options.turns:
        turns.take()
    if not hti._core._optimised:
        sys.exit(f"{hti._core.__file__} is not optimised; install the package without debug flags")
    few = 5 if options.quick else 1
    if options.suite == "products":
        results = products(few)
    else:
        results = (core if options.suite == "core" else robustness)(Module(options.module), few)
    report = {"machine": machine(), "results": results}
    output = options.output or HERE / "results" / f"{options.suite}.json"
    output.parent.mkdir(exist_ok=True)
    output.write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    if not options.turns:
        print(table(report))


if __name__ == "__main__":
    main()
