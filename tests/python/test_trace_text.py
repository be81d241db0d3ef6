"""The text of a trace: every word in both languages, and in English what the core writes."""

import json
import math
import re

import hemtjanstindex as hti
from hemtjanstindex import _core, words
from random_cases import case, method, model, table


def traces(cases):
    """Traces of random units by random methods."""
    for seed in cases:
        made = case(seed)
        try:
            index = hti.fit(model(made.nodes), method(made.method), table(made.reference))
            scores = [index.score(table(of)) for of in (made.reference, made.others)]
        except hti.Error:
            continue
        for scored in scores:
            yield from (scored.trace(unit) for unit in scored.units)


def codes(trace):
    """What the core says of every step of a trace and of those below it, by its kind."""
    for step in trace.steps:
        yield "step", step.step
        yield from (("fact", fact) for fact in step.facts)
        if step.mark:
            yield "mark", step.mark
    for child in trace.children:
        yield from codes(child)


def test_every_code_has_its_words():
    seen = {code for trace in traces(range(300)) for code in codes(trace)}
    assert len(seen) >= 25
    messages = {f"trace-{kind}-{re.sub('[^A-Za-z0-9]+', '_', code)}" for kind, code in seen}
    assert [message for message in sorted(messages) if not words.known(message, "sv")] == []


def test_every_rule_has_its_word():
    rules = {rule["name"] for step in json.loads(_core.registry())["steps"].values() for rule in step}
    assert len(rules) >= 30
    assert [name for name in sorted(rules) if not words.known(f"rule-{name}", "sv")] == []


def test_english_is_what_the_core_writes():
    compared = 0
    for trace in traces(range(60)):
        assert trace.text() == str(trace)
        assert [child.text() for child in trace.children] == [str(child) for child in trace.children]
        compared += 1
    assert compared > 100


def test_swedish_has_no_english_word():
    model = hti.Model(
        [
            hti.Node("index"),
            hti.Node("x", "index", 3),
            hti.Node("a", "x", 2, indicator=hti.Indicator("higher")),
            hti.Node("b", "x", 1, indicator=hti.Indicator("lower")),
            hti.Node("c", "index", 1, indicator=hti.Indicator("higher")),
        ]
    )
    by = hti.Method(
        treat=hti.Winsorise(),
        normalise=hti.MinMax(clip=(0, 100)),
        missing={"not_answered": hti.Penalise(10), "missing": hti.ImputeMean()},
        rescale={"index": hti.MinMax()},
    )
    nan = math.nan
    reference = hti.Table(
        ["u1", "u2", "u3", "u4"],
        ["a", "b", "c"],
        [[0, 10, 1], [5, 20, 2], [nan, 30, 5], [10, nan, 5]],
        statuses=[[0, 0, 0], [0, 0, 0], [2, 0, 0], [0, 1, 0]],
    )
    scored = hti.Table(["u1", "u2"], ["a", "b", "c"], [[99, nan, nan], [nan, 50, -9]], statuses=[[0, 1, 3], [2, 0, 0]])
    scores = hti.fit(model, by, reference).score(scored)
    text = scores.trace("u1").text("sv") + scores.trace("u2").text("sv")
    for part in (
        "vikt 25 % (här 0 %)", "täckning", "råvärde 99, högre är bättre", "råvärde saknas, lägre är bättre",
        "råvärde ej besvarad", "redovisas inte", "avdrag (fast avdrag: ", "min–max: lägsta poäng 0; högsta poäng 100",
        "skattad (medelvärdet)", "utelämnad", "normerad", "vägs samman", "skalas om", "sämsta gräns", "räknas som den",
    ):  # fmt: skip
        assert part in text
    for part in (
        "weight 2", "coverage 5", "raw ", "better", "missing", "answered", "suppressed", "bound", "cut to", "points per",
        "origin", "present", "min_max", "arithmetic", "mean", "penalise", "winsorise",
    ):  # fmt: skip
        assert part not in text
