"""This build beside an older one: every row of compare.py that the library has a part in, old and new in turn.

usage: python benchmarks/against.py OLD_PYTHONPATH [--suite core|products|robustness ...] [--old-module FILE] [--module FILE]
           [--output FILE] [--quick]

OLD_PYTHONPATH holds the package as it was; the new one is that which is imported here. Modules are those of the preset `bench`,
for core and robustness. Two processes run the same benchmarks and never at the same time: each round of the one is followed by
the same round of the other. Written are medians, and of the ratios new / old of these pairs the median: above 1 is slower.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SUITES = ("core", "products", "robustness")
MODULE = HERE.parent / "build/bench/benchmarks/libhti_bench.so"


def start(suite: str, path: str | None, module: Path, report: Path, quick: bool) -> subprocess.Popen[str]:
    environment = os.environ | ({} if path is None else {"PYTHONPATH": path})
    command = [sys.executable, str(HERE / "compare.py"), suite, "--turns", "--module", str(module), "--output", str(report)]
    return subprocess.Popen(
        command + ["--quick"] * quick, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    )


def turn(worker: subprocess.Popen[str]) -> dict[str, Any] | None:
    """Let a worker measure once; nothing when it has come to its end."""
    assert worker.stdin is not None
    assert worker.stdout is not None
    try:
        worker.stdin.write("\n")
        worker.stdin.flush()
    except BrokenPipeError:
        return None
    line = worker.stdout.readline()
    return json.loads(line) if line else None


def against(suite: str, old: str, old_module: Path, module: Path, quick: bool) -> list[dict[str, Any]]:
    """Rows of one suite, in the order in which they are measured."""
    pairs: dict[tuple[int, str], list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        report = Path(scratch) / "new.json"
        older = start(suite, old, old_module, Path(scratch) / "old.json", quick)
        newer = start(suite, None, module, report, quick)
        while (before := turn(older)) and (after := turn(newer)):
            assert (before["row"], before["who"]) == (after["row"], after["who"])
            pairs.setdefault((after["row"], after["who"]), []).append((before["seconds"], after["seconds"]))
        finished = before is None and older.wait() == 0 and turn(newer) is None and newer.wait() == 0
        for worker in (older, newer):
            worker.kill()
            worker.wait()
        if not finished:
            sys.exit(f"a run of {suite} failed")
        names = [row["name"] for row in json.loads(report.read_text(encoding="utf-8"))["results"]]
    rows = []
    for (row, who), measured in pairs.items():
        rounds = measured[1:]  # the first warms up
        times = {name: round(1e6 * statistics.median(r[k] for r in rounds), 3) for k, name in enumerate(("old", "new"))}
        ratio = round(statistics.median(after / before for before, after in rounds), 3)
        rows.append({"name": names[row], "who": who, "microseconds": times, "ratio": ratio, "rounds": len(rounds)})
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old")
    parser.add_argument("--suite", nargs="+", choices=SUITES, default=SUITES)
    parser.add_argument("--old-module", type=Path, default=Path())
    parser.add_argument("--module", type=Path, default=MODULE)
    parser.add_argument("--output", type=Path)
    parser.add_argument("--quick", action="store_true", help="a fifth of the rounds")
    options = parser.parse_args()
    report = {}
    for suite in options.suite:
        report[suite] = against(suite, options.old, options.old_module, options.module, options.quick)
        for row in report[suite]:
            us = row["microseconds"]
            print(f"{row['ratio']:6.3f} {us['old']:14,.1f} {us['new']:14,.1f} us  {row['name']}: {row['who']}", flush=True)
        if options.output:
            options.output.write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
