"""Sobol' indices of a ranking: the library beside numpy, and beside SALib where it is installed."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import hemtjanstindex as hti
import numpy as np
from baseline import Array, Baseline
from module import Module, cells, tree
from scipy.stats import qmc, rankdata
from timing import clock, in_turn, result

THREADS = 2
N = 1024
RESAMPLES = 100
SPREAD = 0.25


def rank_shifts(numpy_version: Baseline, normalised: Array, base: Array, points: Array) -> Array:
    """Mean absolute rank shift of every point: noise on the weights of indicators, and of what hangs on the root."""
    indicators, areas, tops = (w.sum(axis=0) for w in numpy_version.weights)
    shape = [(w > 0).astype(np.float64) for w in numpy_version.weights]
    area = (areas / (areas @ shape[1].T @ shape[1])) @ shape[0]  # of each indicator: its area's share
    below = shape[1] @ shape[0]  # tops x indicators
    shifts = []
    for some in np.array_split(points, max(1, len(points) // 2000)):
        noise = 1 + SPREAD * (2 * some - 1)
        leaves = indicators * noise[:, : len(indicators)]
        leaves /= (leaves @ shape[0].T) @ shape[0]
        top = tops * noise[:, len(indicators) :]
        top /= top.sum(axis=1, keepdims=True)
        scores = (leaves * area * (top @ below)) @ normalised
        shifts.append(np.abs(rankdata(-scores, method="min", axis=1) - base).mean(axis=1))
    return np.concatenate(shifts)


def design(d: int, second_order: bool) -> Array:
    """Rows A, AB, (BA), B of every base point."""
    both = qmc.Sobol(2 * d, seed=1).random(N)
    a, b = both[:, :d], both[:, d:]
    rows = np.repeat(a[:, None], 2 + d * (1 + second_order), axis=1)
    rows[:, -1] = b
    rows[:, 1 + d : -1] = b[:, None]
    k = np.arange(d)
    rows[:, 1 + k, k] = b
    if second_order:
        rows[:, 1 + d + k, k] = a
    return rows.reshape(-1, d)


def indices(y: Array, d: int, second_order: bool) -> Array:
    """First, total (and second) order of every resample, as products of how often points are drawn and their terms."""
    f = y.reshape(N, -1) - y.mean()
    a, b, ab = f[:, :1], f[:, -1:], f[:, 1 : 1 + d]
    terms = [a + b, a**2 + b**2, b * (ab - a), (a - ab) ** 2]
    pairs = np.triu_indices(d, 1)
    if second_order:
        ba = f[:, 1 + d : -1]
        terms += [a * b, ba[:, pairs[0]] * ab[:, pairs[1]]]
    drawn = np.random.default_rng(1).integers(N, size=(RESAMPLES, N))
    times = np.vstack([np.ones(N), [np.bincount(row, minlength=N) for row in drawn]])
    mean = times @ np.hstack(terms) / N
    variance = mean[:, 1:2] / 2 - (mean[:, :1] / 2) ** 2
    first, total = mean[:, 2 : 2 + d] / variance, mean[:, 2 + d : 2 + 2 * d] / 2 / variance
    found = [first, total]
    if second_order:
        both = mean[:, 2 + 2 * d : 3 + 2 * d]
        found.append((mean[:, 3 + 2 * d :] - both) / variance - first[:, pairs[0]] - first[:, pairs[1]])
    every = np.hstack(found)
    return np.vstack([every[0], np.quantile(every[1:], [0.025, 0.975], axis=0)])


def salib(run: Callable[[Array], Array], d: int, second_order: bool) -> None:
    """The same by SALib."""
    from SALib.analyze import sobol as analyze
    from SALib.sample import sobol as sample

    problem = {"num_vars": d, "names": [str(k) for k in range(d)], "bounds": [[0, 1]] * d}
    points = sample.sample(problem, N, calc_second_order=second_order, seed=1)
    analyze.analyze(problem, run(points), calc_second_order=second_order, num_resamples=RESAMPLES, seed=1)


def sobol(module: Module, rounds: int) -> list[dict[str, Any]]:
    """290 units x 71 indicators, 75 weights, 1,024 base points, 100 resamples: seconds are those of the whole analysis."""
    values = np.asfortranarray(np.nan_to_num(cells(290, 71, 4), nan=50.0))
    bench = module.open(values)
    nodes, definition = tree(module, bench)
    module.c.hti_bench_close(bench)
    numpy_version = Baseline(nodes)
    worst, scale = numpy_version.fit(values.T)
    normalised = (values.T - worst[:, None]) * scale[:, None]
    d = sum(w.shape[1] for w in (numpy_version.weights[0], numpy_version.weights[2]))
    table = hti.Table([str(u) for u in range(len(values))], definition.model.indicators, values)
    index = hti.fit(definition, table)

    base = numpy_version.fit_score_rank(values.T)[1]

    def run(points: Array) -> Array:
        return rank_shifts(numpy_version, normalised, base, points)

    def ours(second_order: bool = False, output: str = "mean_rank_shift") -> hti.Sensitivity:
        noise = hti.vary.weights(SPREAD, levels=(1, 3))
        options = {"n": N, "each": "weights", "threads": THREADS, "resamples": RESAMPLES}
        return hti.sobol(index, table, noise, output=output, second_order=second_order, **options)

    def theirs(second_order: bool = False) -> None:
        indices(run(design(d, second_order)), d, second_order)

    found = ours()
    assert len(found.factors) == d
    # The factors in the order of numpy's columns, and the estimates of both within their errors.
    order = [found.factors.index(f"weights[{n.id}]") for n in nodes if n.lower_is_better is not None]
    order += [found.factors.index(f"weights[{n.id}]") for n in nodes if n.parent == nodes[0].id]
    numpy_total = indices(run(design(d, False)), d, False)[0, d:]
    np.testing.assert_allclose(found.to_frame()["ST"].to_numpy()[order], numpy_total, atol=0.03)

    name = f"of 290 units, d = {d}, N = {N}, {RESAMPLES} resamples, {THREADS} threads"
    report = []
    for second_order, limit in ((False, 0.6), (True, 1.5)):
        contenders: dict[str, Callable[[], float]] = {
            "numpy": lambda s=second_order: clock(lambda: theirs(s)),
            "python": lambda s=second_order: clock(lambda: ours(s)),
        }
        if find_spec("SALib"):
            contenders["SALib + numpy"] = lambda s=second_order: clock(lambda: salib(run, d, s))
        seconds = in_turn(contenders, rounds)
        kind = "Sobol' with second order" if second_order else "Sobol'"
        ratios = {"python" + " " * k: (who, None) for k, who in enumerate(contenders) if who != "python"}
        report.append(result(f"{kind}, mean rank shift {name}", seconds, ratios, {"python": limit}))
    seconds = in_turn({"python": lambda: clock(lambda: ours(output="units"))}, rounds)
    report.append(result(f"Sobol', all scores and ranks {name}", seconds, limits={"python": 3}))
    return report
