"""The second opinion is itself held against COINr, so that two wrongs do not agree."""

from __future__ import annotations

import math

import pytest
import reference
import second


def asem_nodes(with_goalposts: bool = False) -> list[second.Node]:
    name = "asem/asem_iMeta_with_goalposts.csv" if with_goalposts else "asem/asem_iMeta.csv"
    nodes = []
    for row in reference.rows(name):
        if row["Type"] not in ("Indicator", "Aggregate"):
            continue
        parent = "" if row["Parent"] == "NA" else row["Parent"]
        posts = None
        if with_goalposts and row["Type"] == "Indicator":
            posts = (float(row["goalpost_lower"]), float(row["goalpost_upper"]))
        nodes.append(second.Node(row["iCode"], parent, float(row["Weight"]), int(row["Direction"]), posts))
    return nodes


def asem_table(name: str) -> second.Table:
    units, columns = reference.matrix(f"asem/{name}.csv")
    values = {c: [None if math.isnan(v) else v for v in x] for c, x in columns.items()}
    statuses = {c: ["missing" if v is None else "observed" for v in x] for c, x in values.items()}
    return second.Table(units, values, statuses)


CLIPPED = ("min_max", {"low": 1, "high": 100, "clip": (0, 100)})
CASES = {
    "agg_gmean": ("step_Treated", CLIPPED, second.Choice(("geometric", {})), {}),
    "agg_hmean": ("step_Treated", CLIPPED, second.Choice(("harmonic", {})), {}),
    "agg_genmean_p0.5": ("step_Treated", CLIPPED, second.Choice(("power", {"p": 0.5})), {}),
    "agg_mixed_a_g_h": (
        "step_Treated",
        CLIPPED,
        second.Choice(("arithmetic", {}), level={3: ("geometric", {}), 4: ("harmonic", {})}),
        {},
    ),
    "agg_copeland": ("step_Treated", CLIPPED, second.Choice(("copeland", {})), {}),
    "agg_rawNA_gmean_thresh_0.8": (
        "step_Raw",
        CLIPPED,
        second.Choice(("geometric", {})),
        {"missing": ("renormalise", {"min_coverage": 0.8, "by": "count"})},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_aggregates(case: str) -> None:
    source, normalise, aggregate, missing = CASES[case]
    table = asem_table(source)
    method = second.Method(normalise=second.Choice(normalise), aggregate=aggregate, missing=missing)
    index = second.Index(asem_nodes(), method, table)
    units, want = reference.matrix(f"asem/{case}.csv")
    assert units == table.units
    for node, column in want.items():
        reference.assert_close(index.reference_scores[node], column, f"{case} {node}")


@pytest.mark.parametrize(("case", "points"), [("treat_winsorise5", 5), ("treat_winsorise_nolimit", 10**6)])
def test_winsorise(case: str, points: int) -> None:
    table = asem_table("step_Screened")
    _, want = reference.matrix(f"asem/{case}.csv")
    for indicator, column in want.items():
        treat = second.treatment(("winsorise", {"max_points": points, "log": False}), table.values[indicator])
        reference.assert_close([treat(v) for v in table.values[indicator]], column, f"{case} {indicator}")


def test_goalposts() -> None:
    table = asem_table("step_Raw")
    index = second.Index(asem_nodes(with_goalposts=True), second.Method(normalise=second.Choice(("goalposts", {}))), table)
    _, want = reference.matrix("asem/norm_raw_n_goalposts_iMeta.csv")
    for indicator, column in want.items():
        reference.assert_close(index.reference_scores[indicator], column, indicator)
