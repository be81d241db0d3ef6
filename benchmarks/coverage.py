"""How often sets and signs hold the true ranks in designs like the data, and how much they tell beside an oracle.

usage: python benchmarks/coverage.py [--rounds N] [--only TEXT] [--draws N]

Every round draws answers from a true state of things, fits an index to them and asks for sets from the answers alone. Sums of
each design are kept in results/coverage.json as rounds are done, and a run goes on from there. `benchmarks/coverage_report.py`
writes docs/coverage.md from them.
"""

from __future__ import annotations

import argparse
import json
import time
import zlib
from pathlib import Path
from typing import Any

import hemtjanstindex as hti
import numpy as np
from coverage_designs import Design, Municipalities, Numbers, designs

RESULTS = Path(__file__).resolve().parent / "results" / "coverage.json"
LEVEL = 0.9
ORACLE = 999  # draws, the same in every round: too few, and all rounds share what is wrong with their quantile


def true_ranks(scores: Numbers) -> tuple[Numbers, Numbers]:
    """Give the best and the worst rank that a rule for ties may give each true score."""
    above = (scores[None] > scores[:, None]).sum(axis=1)
    at_least = (scores[None] >= scores[:, None]).sum(axis=1)
    return np.where(np.isnan(scores), np.nan, 1 + above), np.where(np.isnan(scores), np.nan, at_least)


class Oracle:
    """Who knows the covariance of the scores: the same steps with its draws and without studentising.

    Scores of a frozen frame move by fixed parts with every figure: the effective weights, over the width of the frame that the
    round has learnt, uncut. Errors of figures are those of rounds of questions apart from the ones judged. Of a refitted frame
    there are two: the scores of those rounds themselves, and the same before they are cut, as of frozen frames. The first is
    told by the truth whose errors the frame hides. Nobody can learn that from the answers: of who is at the frame's end by
    chance it hides the error too.
    """

    def __init__(self, design: Design) -> None:
        random = np.random.default_rng(zlib.crc32(design.name.encode()) + 1)
        rounds = [design.observed(random) for _ in range(ORACLE)]
        self.design, self.truth = design, design.truth
        self.every = 16 if isinstance(design, Municipalities) else 1  # rounds, since large ones take long
        self.errors = np.array([np.nan_to_num(x - self.truth) for x in rounds])  # (draws, units, figures)
        self.parts = self._parts()
        if design.frame == "refit":
            self.fixed = {
                "oracle": np.array([design.scored(design.fit(x), x) for x in rounds]).T,
                "uncut": np.array([self._uncut(x) for x in rounds]).T,
            }

    def _parts(self) -> Numbers:
        """Give the effective weight of every figure in each unit's score, with its direction."""
        design, method = self.design, self.design.method
        nodes = []
        for node in design.model.nodes:
            indicator = node.indicator
            if indicator:
                indicator = hti.Indicator(
                    kind=indicator.kind, direction=indicator.direction, error=indicator.error, goalposts=(0, 100)
                )
            nodes.append(hti.Node(node.id, node.parent, weight=node.weight, indicator=indicator))
        plain = hti.fit(
            hti.Model(nodes), method.replace(normalise=hti.Goalposts(clip=False), rescale={}), design.table(self.truth)
        )
        base = np.array(plain.score(design.table(self.truth))["index"])
        parts = np.zeros(self.truth.shape)
        for j in range(self.truth.shape[1]):
            if not self.errors[:, :, j].any():
                continue
            moved = self.truth.copy()
            moved[:, j] += np.where(moved[:, j] > 50, -1, 1)
            change = np.array(plain.score(design.table(moved))["index"]) - base
            parts[:, j] = np.nan_to_num(change / np.where(self.truth[:, j] > 50, -1, 1))
        return parts

    def draws(self, figures: Numbers) -> dict[str, Numbers]:
        """Give draws of the scores' errors in the frame that a round has learnt, or in their own; by name of the oracle."""
        if self.design.frame == "refit":
            return self.fixed
        return {"oracle": np.einsum("uj,duj->ud", self.parts * self._stretch(figures), self.errors)}

    def _uncut(self, figures: Numbers) -> Numbers:
        """Give what questions add to scores in the frame of these figures; but for a constant of every unit."""
        rule = self.design.method.normalise
        low = np.nanpercentile(figures, (isinstance(rule, hti.MinMax) and rule.clip) or (0, 100), axis=0)[0]
        return (self.parts * self._stretch(figures) * np.nan_to_num(figures - low)).sum(axis=1)

    def _stretch(self, figures: Numbers) -> Numbers:
        rule = self.design.method.normalise
        if not isinstance(rule, hti.MinMax):
            return np.ones(figures.shape[1])
        low, high = np.nanpercentile(figures, rule.clip or (0, 100), axis=0)
        return np.where(high > low, 100 / np.where(high > low, high - low, 1), 0)


def one_round(design: Design, number: int, draws: int, oracle: Oracle | None) -> dict[str, Any]:
    """Ask once, and see what of the truth is held."""
    random = np.random.default_rng([zlib.crc32(design.name.encode()), number])
    figures = design.observed(random)
    try:
        index = design.fit(figures)
    except hti.Error:
        return {"unfit": 1}
    judged_by = design.fit(design.truth) if design.frame == "refit" else index
    truth = design.scored(judged_by, design.truth)
    best, worst = true_ranks(truth)
    refit = {"frame": "refit"} if design.frame == "refit" else {}
    found = hti.rank_sets(
        index, design.table(figures), hti.vary.sampling(rho=design.analysed), level=LEVEL, n=draws, seed=number, **refit
    )
    rows = found.to_frame()
    scored = ~np.isnan(truth)
    low, high = rows["low"].to_numpy(), rows["high"].to_numpy()
    each = ((low <= best) & (worst <= high))[scored]
    above, below = (found.apart < 0).sum(axis=1), (found.apart > 0).sum(axis=1)
    together = ((1 + above <= best) & (worst <= scored.sum() - below))[scored]
    wrong = (found.apart == 1) & ~(truth[:, None] > truth[None])
    kept = {
        "rounds": 1,
        "marginal": float(each.mean()),
        "by_unit": each.astype(int),
        "together": int(together.all()),
        "no_false_sign": int(not wrong.any()),
        "width": float((high - low + 1)[scored].mean()),
        "width_together": float((scored.sum() - above - below)[scored].mean()),
        "signed": int((found.apart == 1).sum()),
    }
    if not np.nanmax(truth) > np.nanmin(truth):  # every difference from the mean of all is noise
        profiles = index.score(design.table(figures)).profiles()
        told = profiles[profiles["within_noise"].notna()]
        of_nodes = (told["node"] == "index").to_numpy()
        alarm = (told["within_noise"] == False).to_numpy()  # noqa: E712
        kept |= {"node_alarms": float(alarm[of_nodes].mean()), "figure_alarms": float(alarm[~of_nodes].mean()), "judged": 1}
    if oracle and number % oracle.every == 0:
        kept |= {"asked": 1, "beside": kept["signed"]}
        scores = np.where(scored, rows["score"].to_numpy(), np.nan)
        for name, drawn in oracle.draws(figures).items():
            errors = np.where(np.isnan(truth)[:, None], np.nan, drawn)
            signed = hti.rank_sets_from_draws(scores, errors, level=LEVEL, simultaneous=True).apart == 1
            kept[name] = int(signed.sum())
            kept[f"{name}_no_false_sign"] = int(not (signed & ~(truth[:, None] > truth[None])).any())
    return kept


def measure(design: Design, rounds: int, draws: int, results: Path) -> dict[str, Any]:
    """Do the rounds that are not done yet, and keep sums as they grow."""
    first_truth = design.scored(design.fit(design.observed(np.random.default_rng(1))), design.truth)
    differ = np.nanmax(first_truth) > np.nanmin(first_truth)
    oracle = Oracle(design) if differ and design.note not in ("ranks", "logarithms") else None
    began, done_before = time.perf_counter(), 0
    while True:
        all_kept = json.loads(results.read_text(encoding="utf-8")) if results.exists() else {}
        sums = all_kept.get(design.name, {"next": 0})
        done_before = done_before or sums["next"]
        first = sums["next"]
        if first >= rounds:
            return sums
        for number in range(first, min(first + 25, rounds)):
            for key, value in one_round(design, number, draws, oracle).items():
                more = value.tolist() if isinstance(value, np.ndarray) else value
                before = sums.get(key, [0] * len(more) if isinstance(more, list) else 0)
                sums[key] = [a + b for a, b in zip(before, more, strict=True)] if isinstance(more, list) else before + more
            sums["next"] = number + 1
        sums |= {
            "draws": draws,
            "level": LEVEL,
            "units": len(sums["by_unit"]),
            "analysed": design.analysed,
            "note": design.note,
        }
        sums["seconds_per_round"] = round((time.perf_counter() - began) / (sums["next"] - first + first - done_before), 3)
        all_kept = json.loads(results.read_text(encoding="utf-8")) if results.exists() else {}
        part = results.with_suffix(".part")  # whoever stops a run finds the file whole
        part.write_text(json.dumps(all_kept | {design.name: sums}, indent=1) + "\n", encoding="utf-8")
        part.replace(results)


def line(name: str, sums: dict[str, Any]) -> str:
    """Say in one line what came out."""
    n = sums["rounds"]
    of = lambda key: f"{sums[key] / n:.3f}"  # noqa: E731
    least = min(sums["by_unit"]) / n
    power = "".join(
        f" of {key} {sums['beside'] / sums[key]:.2f} (its signs {sums[f'{key}_no_false_sign'] / sums['asked']:.3f})"
        for key in ("oracle", "uncut")
        if sums.get(key)
    )
    noise = (
        f" alarms {sums['node_alarms'] / sums['judged']:.3f} {sums['figure_alarms'] / sums['judged']:.3f}"
        if "judged" in sums
        else ""
    )
    return (
        f"{name:48} each {of('marginal')} least {least:.3f} together {of('together')} signs {of('no_false_sign')}"
        f" width {sums['width'] / n:.1f} {sums['width_together'] / n:.1f}{power}{noise} rounds {n}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=1600)
    parser.add_argument("--draws", type=int, default=999)
    parser.add_argument("--only", default="", help="designs whose name holds this; 2014 for the large ones, 20 for the small")
    parser.add_argument("--results", type=Path, default=RESULTS)
    asked = parser.parse_args()
    for design in designs():
        large = isinstance(design, Municipalities)
        if asked.only and not (asked.only == ("2014" if large else "20") or asked.only in design.name):
            continue
        print(line(design.name, measure(design, asked.rounds, asked.draws, asked.results)), flush=True)


if __name__ == "__main__":
    main()
