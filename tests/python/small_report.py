"""An index of ten clinics without words of its own, with counted answers and no earlier year."""

from __future__ import annotations

import math

import hemtjanstindex as hti


def definition():
    asked = hti.Indicator(
        kind="share",
        error="survey",
        survey="patients",
        meaning=hti.Text("Andel som fick hjälp i tid", "Share who got help in time"),
    )
    nodes = [
        hti.Node("index"),
        hti.Node("in_time", "index", 1, hti.Text("Hjälp i tid", "Help in time"), asked),
        hti.Node("open", "index", 1, hti.Text("Resultaten är öppna", "Results are open"), hti.Indicator(kind="yes_no")),
        hti.Node("wait", "index", 1, hti.Text("Väntan", "Waiting time"), hti.Indicator("lower", kind="mean")),
    ]
    model = hti.Model(nodes, [hti.Survey("patients")])
    return hti.Definition("clinics", model, title=hti.Text("Mottagningar", "Clinics"))


def table(changed=(), period="2020"):
    """The figures, of which some may be others: (row, column, value)."""
    figures = [[60 + 3 * i, i % 2, 30 - i] for i in range(10)]
    for row, column, value in changed:
        figures[row][column] = value
    answers = [[200, math.nan, math.nan]] * 10
    units = [f"clinic {i}" for i in range(10)]
    return hti.Table(units, ["in_time", "open", "wait"], figures, respondents=answers, period=period)


def small(changed=(), period="2020"):
    of = table(changed, period)
    return hti.fit(definition(), of).score(of)
