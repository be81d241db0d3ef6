"""What replicates cost as tables, indices, questions and workers grow, for docs/scale.md.

usage: python benchmarks/scale.py [--output FILE] [--quick]

Weights vary, 3 % of the cells are missing. Times are of one thread unless workers are counted; every figure is the median of
rounds in which all sizes take turns.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import pickle
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import hemtjanstindex as hti
import numpy as np
from module import cells
from timing import clock, in_turn, machine

HERE = Path(__file__).resolve().parent
VARY = hti.vary.weights(0.25)
SUBINDICES, AREAS = 4, 18


def index_of(units: int, indicators: int) -> tuple[hti.Index, hti.Table]:
    """An index of 4 sub-indices and 18 areas, and made-up figures."""
    ids = [f"i{k}" for k in range(indicators)]
    areas = [f"a{k}" for k in range(AREAS)]
    subs = [f"s{k}" for k in range(SUBINDICES)]
    rows: list[tuple[str, str | None]] = [("index", None)]
    rows += [(sub, "index") for sub in subs]
    rows += [(area, subs[k * SUBINDICES // AREAS]) for k, area in enumerate(areas)]
    rows += [(id, areas[k * AREAS // indicators]) for k, id in enumerate(ids)]
    codes, parents = zip(*rows, strict=True)
    model = hti.Model.from_frame({"code": codes, "parent": parents, "weight": [1.0 + k % 3 for k in range(len(codes))]})
    table = hti.Table([str(1_000_000 + u) for u in range(units)], ids, cells(units, indicators, 6))
    return hti.fit(model, hti.Method(), table), table


def one(units: int, indicators: int, nodes: int, n: int) -> tuple[dict[str, Any], Any]:
    """A question, and how long its replicates take after it is laid out."""
    index, table = index_of(units, indicators)
    followed = [node.id for node in index.model.nodes if node.indicator is None][:nodes]
    asked = hti.uncertainty(index, table, VARY, n=0, nodes=followed)
    part = asked.part(0, n, threads=1)
    size = {"units": units, "indicators": indicators, "nodes": nodes, "replicates": n}
    return size | {"bytes": len(part.to_bytes())}, lambda: clock(lambda: asked.part(0, n, threads=1)) / n


def grown(sizes: list[tuple[int, int, int, int]], rounds: int) -> list[dict[str, Any]]:
    """Microseconds a replicate by size."""
    made = [one(*size) for size in sizes]
    seconds = in_turn({str(k): work for k, (_, work) in enumerate(made)}, rounds)
    return [size | {"microseconds": 1e6 * seconds[str(k)]} for k, (size, _) in enumerate(made)]


def steps(units: int, indicators: int, rounds: int) -> dict[str, float]:
    """Seconds of what is done once: laying the question out, and merging a part into the rest."""
    index, table = index_of(units, indicators)
    asked = hti.uncertainty(index, table, VARY, n=200)
    other = asked.part(200, 400, threads=1).to_bytes()
    return in_turn(
        {
            "lay out": lambda: clock(lambda: hti.uncertainty(index, table, VARY, n=0)),
            "merge": lambda: clock(lambda: asked.merged(asked.restored(other))),
            "pickle": lambda: clock(lambda: pickle.dumps(asked.question)),
        },
        rounds,
    )


def workers(n: int, rounds: int) -> dict[str, float]:
    """Replicates a second of 290 units with threads and with processes that are up already."""
    index, table = index_of(290, 71)
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as one_process, ProcessPoolExecutor(2, mp_context=spawn) as two_processes:

        def timed(**how: Any) -> float:
            return clock(lambda: hti.uncertainty(index, table, VARY, n=n, **how))

        seconds = in_turn(
            {
                "1 thread": lambda: timed(threads=1),
                "2 threads": lambda: timed(threads=2),
                "1 process": lambda: timed(executor=one_process),
                "2 processes": lambda: timed(executor=two_processes),
            },
            rounds,
        )
    return {who: n / s for who, s in seconds.items()}


def slopes(rows: list[dict[str, Any]]) -> dict[str, float]:
    """Microseconds a replicate by values (units x indicators) and ranks (units x nodes, and each doubling of the units).

    Least relative squares.
    """
    causes = np.array(
        [
            [r["units"] * r["indicators"], r["units"] * r["nodes"], r["units"] * r["nodes"] * np.log2(r["units"] / 290)]
            for r in rows
        ],
        dtype=float,
    )
    taken = np.array([r["microseconds"] for r in rows])
    fitted = np.linalg.lstsq(causes / taken[:, None], np.ones(len(rows)), rcond=None)[0]
    off = np.abs(causes @ fitted / taken - 1)
    return dict(zip(("per_value", "per_rank", "per_rank_and_doubling"), map(float, fitted), strict=True)) | {
        "worst_miss": float(off.max())
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=HERE / "results/scale.json")
    parser.add_argument("--quick", action="store_true", help="a third of the rounds")
    options = parser.parse_args()
    if not hti._core._optimised:
        sys.exit(f"{hti._core.__file__} is not optimised; install the package without debug flags")
    rounds = 3 if options.quick else 9
    rows = grown(
        [
            (290, 18, 1, 20_000),
            (290, 71, 1, 20_000),
            (290, 284, 1, 8_000),
            (290, 71, 5, 8_000),
            (290, 71, 23, 4_000),
            (1_000, 71, 1, 4_000),
            (2_900, 71, 1, 2_000),
            (10_000, 71, 1, 1_000),
            (29_000, 71, 1, 1_000),
        ],
        rounds,
    )
    report = {
        "machine": machine(),
        "sizes": rows,
        "slopes": slopes(rows),
        "replicates": grown([(290, 71, 1, n) for n in (200, 2_000, 20_000, 200_000)], rounds),
        "steps": {f"{units} units": steps(units, 71, rounds) for units in (290, 29_000)},
        "workers": workers(100_000, rounds),
    }
    options.output.write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(json.dumps(report, indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()
