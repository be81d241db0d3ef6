"""Write docs/performance.md, and the figures of docs/scale.md, from benchmarks/results.

usage: python benchmarks/report.py
"""

from __future__ import annotations

import json
import math
from itertools import chain
from pathlib import Path
from typing import Any

from hemtjanstindex.robust.executors import FEWEST, TASKS

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

ROBUSTNESS = """\
Replicates run on 2 threads; a figure is what one of them takes. *yardstick* is a kernel written for the benchmark that does
only what cannot be avoided: noise on the weights, one product, exact ranks, a sum of them (`benchmarks/robust_kernel.cpp`). It
may use fused operations and a weaker generator, and keeps nothing. The library also counts every unit's ranks, scores, groups
and moments. *numpy* has one product for all replicates and `scipy.stats.rankdata`.
"""

COMPILED = """\
What an umbrella costs whoever includes it: the processor time of compiling it alone without optimisation, beside the standard
headers that it needs (`python benchmarks/headers.py`).
"""

HOW = """\
## How

* **Score.** One pass over blocks of units that stay in the cache: normalising is folded into the weighted sum of the
  lowest level, SIMD runs across units, and only the aggregates are written.
* **Rank.** No sorting: values go into cells by linear interpolation, two to a cell, and one or two SIMD comparisons with the
  cell finish the rank. Above some thousand values, or where they are very unevenly spread, 255 sampled splitters first part
  them into blocks that fit the cache, so that every pass over memory is sequential or nearly so. The worst case is a sort.
* **Replicate.** Where nothing is missing, a node is one sum of its leaves by effective weights, for sixteen units and eight
  replicates in registers; a geometric mean is the same of logarithms. Ranks and scores wait as 16-bit bins until some hundred
  replicates can be counted unit by unit, while the counts of the next unit come into the cache.
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
    lines += [f"* {who}: {count:,} replicates a second" for who, count in result.get("replicates_per_second", {}).items()]
    lines += [f"* {who}: wanted under {duration(limit)}" for who, limit in result["limits"].items()]
    for ratio in result["ratios"]:
        target = "" if ratio["target"] is None else f" (target {ratio['target']:g})"
        lines.append(f"* {ratio['of']}: **{ratio['times_faster']:.3g}** times as fast as {ratio['against']}{target}")
    return "\n".join(lines) + "\n"


def read(suite: str) -> dict[str, Any]:
    report: dict[str, Any] = json.loads((HERE / f"results/{suite}.json").read_text(encoding="utf-8"))
    return report


def bytes_text(count: float) -> str:
    """Three digits in a readable unit."""
    for unit, size in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if count >= size or unit == "kB":
            return f"{count / size:.3g} {unit}"
    raise AssertionError


def planned(report: dict[str, Any], units: int, replicates: int, machines: int, cores: int) -> list[str]:
    """A cluster planned from the slopes: how long, and what goes over the network."""
    s = report["slopes"]
    one = units * (71 * s["per_value"] + s["per_rank"] + math.log2(units / 290) * s["per_rank_and_doubling"])
    tasks = min(TASKS, replicates // FEWEST)
    size = next(row for row in report["sizes"] if row["units"] == units and row["indicators"] == 71 and row["nodes"] == 1)
    once = report["steps"][f"{units} units"]
    lay_out, merge = once["lay out"], once["merge"]
    minutes = (replicates * one / machines / cores / 1e6 + lay_out + tasks * merge) / 60
    return [
        f"For example, {replicates:,.0f} replicates of {units:,} units and 71 indicators on {machines} machines with "
        f"{cores} cores: {duration(one)} a replicate over {machines * cores} cores, {duration(1e6 * lay_out)} to lay out and "
        f"{tasks} parts of {bytes_text(size['bytes'])} that take {duration(1e6 * merge)} each to receive and merge: about "
        f"{minutes:.2g} min, and {bytes_text(tasks * size['bytes'])} over the network.",
    ]


def scale(report: dict[str, Any]) -> str:
    """What docs/scale.md says of costs."""
    s, machine = report["slopes"], report["machine"]
    lines = [
        f"Measured by `python benchmarks/scale.py` on {machine['architecture']} with {', '.join(machine['simd'])}, "
        f"{machine['cores']} cores; weights vary, 3 % of the cells are missing; one thread.",
        "",
        "| units | indicators | nodes followed | a replicate | a partial result |",
        "|---:|---:|---:|---:|---:|",
        *(
            f"| {r['units']:,} | {r['indicators']} | {r['nodes']} | {duration(r['microseconds'])} | {bytes_text(r['bytes'])} |"
            for r in report["sizes"]
        ),
        "",
        "The number of replicates costs nothing but itself: "
        + ", ".join(f"{duration(r['microseconds'])} each of {r['replicates']:,}" for r in report["replicates"])
        + " (290 units, 71 indicators). Memory does not grow with it.",
        "",
        "| workers | replicates a second |",
        "|---|---:|",
        *(f"| {who} | {rate:,.0f} |" for who, rate in report["workers"].items()),
        "",
        "## Planning a cluster",
        "",
        f"Over the rows above a replicate takes {1000 * s['per_value']:.2g} ns for each value (units x indicators) and "
        f"{1000 * s['per_rank']:.2g} ns for each rank (units x nodes followed) at 290 units, "
        f"{1000 * s['per_rank_and_doubling']:.2g} ns more with every doubling of the units; the worst row is "
        f"{s['worst_miss']:.0%} off. What is left is done once: the question is laid out in every worker, and every partial "
        "result is merged where the run was asked for.",
        "",
        *planned(report, 29_000, 10_000_000, 8, 16),
    ]
    return "\n".join(lines)


def fill(page: Path, figures: str) -> None:
    """Put figures between the marks of a page."""
    text = page.read_text(encoding="utf-8")
    before, rest = text.split("<!-- figures -->")
    _, after = rest.split("<!-- end -->")
    page.write_text(f"{before}<!-- figures -->\n{figures}\n<!-- end -->{after}", encoding="utf-8")


def main() -> None:
    fill(HERE.parent / "docs/scale.md", scale(read("scale")))
    core, products, robustness = read("core"), read("products"), read("robustness")
    machine = core["machine"]
    described = (
        f"Measured on {machine['architecture']} with {', '.join(machine['simd']) or 'unknown SIMD'}, {machine['cores']} cores; "
        f"Python {machine['python']}, numpy {machine['numpy']}, scipy {machine['scipy']}.\n"
    )
    figures = [
        map(section, core["results"]),
        [PRODUCTS],
        map(section, products["results"]),
        [ROBUSTNESS],
        map(section, robustness["results"]),
    ]
    figures += [[COMPILED], map(section, read("headers")["results"])]
    pages = [INTRODUCTION, described, *chain.from_iterable(figures), HOW]
    (HERE.parent / "docs/performance.md").write_text("\n".join(pages), encoding="utf-8")


if __name__ == "__main__":
    main()
