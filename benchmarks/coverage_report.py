"""Write docs/coverage.md from results/coverage.json.

usage: python benchmarks/coverage_report.py
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent

INTRODUCTION = """\
# Coverage

How often do sets of `hti.rank_sets` hold the true ranks? Each round of a design draws the answers of people from known true
shares, fits an index to the figures, and asks for sets of {level:.0f} % from the answers alone. `python
benchmarks/coverage.py` measures and `python benchmarks/coverage_report.py` writes this page. *Error* is the larger standard
error of *all* and *signs*, whose rounds are independent, {error:.2f} % at most where `rho` is right. One
unit's share errs as much, so the least of many lies below its expectation by chance alone.

*Each* is the share of sets that hold their unit's true ranks, in the mean of units, and *least* that of the unit which
it is lowest for. *All* is how often all sets made to hold together do, *signs* how often no comparison is signed
wrongly. *Width* is the number of ranks in a set, on its own and together. *Power* is how many comparisons were signed
for each one that an oracle signs, where units differ at all: the same steps with the true covariance of the errors, and
*oracle* the share of all comparisons that it signs, for 290 units in every sixteenth round. Where that is next to
nothing, power compares chance with chance. Of a refitted frame there are two oracles. To *power* the scores are what
they are, cut at the ends of their frame, so that errors beyond an end do not exist: that takes the truth to know, since
who is at an end by chance has errors that the cut hides from the answers. To *uncut* they are the scores before they
are cut, whose errors sets allow for; those of frozen frames are so too. *Alarms* is how often a profile says that a
unit's score, or *of figures* a figure, differs from the mean by more than noise where all are equal; 5 % is meant; it
is measured apart, with 200 rounds or more. Shares are *p*, numbers of answers *n*, and *phi* is the correlation of one
person's answers to two questions; units are equal unless a spread is named. The designs of 290 take the figures of
Öppna jämförelser 2014 for true shares, drawn together to that part of their spread, with 30 to 1,000 answers a
municipality and a phi of 0.2.
"""


def standard_error(sums: dict[str, Any]) -> float:
    """The larger one of the shares of rounds, with two rounds more on each side: one that always holds errs too."""
    n = sums["rounds"] + 4
    shares = [(sums[key] + 2) / n for key in ("together", "no_false_sign")]
    return max(math.sqrt(p * (1 - p) / n) for p in shares)


def row(name: str, sums: dict[str, Any]) -> str:
    """One design."""
    n = sums["rounds"]
    power = [
        f"{100 * sums.get('beside', sums['signed']) / sums[key]:.0f} %" if sums.get(key) else "" for key in ("oracle", "uncut")
    ]
    pairs = sums["units"] * (sums["units"] - 1) / 2
    told = f"{100 * sums['oracle'] / sums.get('asked', n) / pairs:.3g} %" if sums.get("oracle") else ""
    shares = [sums["marginal"] / n, min(sums["by_unit"]) / n, sums["together"] / n, sums["no_false_sign"] / n]
    widths = [sums["width"] / n, sums["width_together"] / n]
    alarms = [f"{100 * sums[key] / sums['judged']:.1f} %" if key in sums else "" for key in ("node_alarms", "figure_alarms")]
    cells = [
        *(f"{100 * s:.1f} %" for s in shares),
        *(f"{w:.1f}" for w in widths),
        *power,
        told,
        *alarms,
        f"{n:,}",
        f"{100 * standard_error(sums):.2f} %",
    ]
    return f"| {name} | " + " | ".join(cells) + " |"


def short_of(sums: dict[str, Any]) -> list[str]:
    """What holds less often than promised, by more than three standard errors."""
    n, level = sums["rounds"], sums["level"]
    least = level - 3 * math.sqrt(level * (1 - level) / n)
    said = {"marginal": "each", "together": "all", "no_false_sign": "signs"}
    return [f"{word} {100 * sums[key] / n:.1f} %" for key, word in said.items() if sums[key] / n < least]


def main() -> None:
    found: dict[str, dict[str, Any]] = json.loads((HERE / "results" / "coverage.json").read_text(encoding="utf-8"))
    level = next(iter(found.values()))["level"]
    error = 100 * max(standard_error(sums) for sums in found.values() if sums["note"] != "wrong rho")
    lines = [INTRODUCTION.format(level=100 * level, error=error)]
    head = (
        "| design | each | least | all | signs | width | together | power | uncut | oracle | alarms | of figures | rounds "
        + "| error |\n|---|"
        + "---:|" * 13
    )
    lines += [head, *(row(name, sums) for name, sums in found.items()), ""]
    wanting = {name: short_of(sums) for name, sums in found.items() if short_of(sums)}
    if wanting:
        lines += ["Short of what is promised by more than three standard errors, as no other design is:", ""]
        lines += [f"* {name}: {', '.join(words)}." for name, words in wanting.items()]
    else:
        lines += ["No design is short of what is promised by more than three standard errors."]
    equal = [sums for sums in found.values() if not sums["note"]]
    least = min(min(sums["by_unit"]) / sums["rounds"] for sums in equal)
    lines += [
        "",
        f"Of designs without a note below, the unit that is held least is held in {100 * least:.1f} % of rounds. There were",
    ]
    lines += [f"{min(s['draws'] for s in found.values())} draws or more in each round."]
    noted = {
        "wrong rho": "is analysed with a `rho` that is too small, to show what that costs",
        "ranks": "has a rank family, where figures move scores by steps",
        "logarithms": "has logarithms of the figures",
    }
    lines += ["", *(f"* {name} {noted[sums['note']]}." for name, sums in found.items() if sums["note"]), ""]
    (HERE.parent / "docs" / "coverage.md").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
