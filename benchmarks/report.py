"""Write docs/performance.md from the figures in benchmarks/results.

usage: python benchmarks/report.py
"""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent

INTRODUCTION = """\
# Performance

Medians of calls in one process, on one thread; the contenders take turns (twenty calls at a turn where the work is small).
`python benchmarks/compare.py` measures and `python benchmarks/report.py` writes this page. The index has 4 sub-indices, 18
areas and 71 indicators; 3 % of the cells are missing. *numpy* is a version written for this index alone: one matrix product
per level, with masks, and `scipy.stats.rankdata` (`benchmarks/baseline.py`). Both sides are checked to give the same scores
to 1e-9 and the same ranks.
"""

PRODUCTS = """\
The rest runs on the made-up editions of 2024 and 2025, through the Python package and without pandas. Priorities ask four
what-ifs of every indicator of every municipality.
"""

HOW = """\
## How

* **Score.** One pass over blocks of units that stay in the cache: normalising is folded into the weighted sum of the
  lowest level, SIMD runs across units, and only the aggregates are written.
* **Rank.** No sorting: values go into cells by linear interpolation, two to a cell, and one or two SIMD comparisons with the
  cell finish the rank. Above some thousand values, or where they are very unevenly spread, 255 sampled splitters first part
  them into blocks that fit the cache, so that every pass over memory is sequential or nearly so. The worst case is a sort.
"""


def duration(microseconds: float) -> str:
    """Three digits in a readable unit."""
    for unit, size in (("s", 1e6), ("ms", 1e3), ("µs", 1.0)):
        if microseconds >= size or unit == "µs":
            return f"{microseconds / size:.3g} {unit}"
    raise AssertionError


def section(result: dict[str, Any]) -> str:
    """One table per measurement."""
    lines = [f"## {result['name'][0].upper()}{result['name'][1:]}", "", "| | median |", "|---|---:|"]
    lines += [f"| {who} | {duration(us)} |" for who, us in result["microseconds"].items()]
    lines.append("")
    lines += [f"* {who}: wanted under {duration(limit)}" for who, limit in result["limits"].items()]
    for ratio in result["ratios"]:
        target = "" if ratio["target"] is None else f" (target {ratio['target']:g})"
        lines.append(f"* {ratio['of']}: **{ratio['times_faster']:.3g}** times as fast as {ratio['against']}{target}")
    return "\n".join(lines) + "\n"


def read(suite: str) -> dict[str, Any]:
    report: dict[str, Any] = json.loads((HERE / f"results/{suite}.json").read_text(encoding="utf-8"))
    return report


def main() -> None:
    core, products = read("core"), read("products")
    machine = core["machine"]
    described = (
        f"Measured on {machine['architecture']} with {', '.join(machine['simd']) or 'unknown SIMD'}, {machine['cores']} cores; "
        f"Python {machine['python']}, numpy {machine['numpy']}, scipy {machine['scipy']}.\n"
    )
    figures = [map(section, core["results"]), [PRODUCTS], map(section, products["results"])]
    pages = [INTRODUCTION, described, *chain.from_iterable(figures), HOW]
    (HERE.parent / "docs/performance.md").write_text("\n".join(pages), encoding="utf-8")


if __name__ == "__main__":
    main()
