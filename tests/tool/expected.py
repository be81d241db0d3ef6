"""What Python says of the 2014 edition, for the tests of the page's logic: `edition.json` and `expected.json` in a folder.

usage: python tests/tool/expected.py FOLDER
"""

import json
import math
import random
import sys
from pathlib import Path

import hemtjanstindex as hti
from conftest import scored
from hemtjanstindex import _core
from hemtjanstindex.present import numbers, phrases
from hemtjanstindex.report import steps as steps_of
from hemtjanstindex.report.edition import Edition
from hemtjanstindex.report.pages.plan import GROUPS, LIMITS
from hemtjanstindex.report.subject import Subject
from hemtjanstindex.tool.content import content, text
from hemtjanstindex.words import LANGUAGES
from test_numbers import OWN, plain, with_weights

#: Numbers at which writing goes wrong where it does: none, halves, negative nothing, limits.
STRANGE = [
    math.nan,
    0.0,
    -0.0,
    0.05,
    0.15,
    0.25,
    0.5,
    1.5,
    2.5,
    -0.04,
    -0.06,
    99.95,
    999.5,
    1000,
    1234567.891,
    -1e6,
    1e15,
    1e-7,
    1e21,
]
FORMS = [(".0f", 0), (".1f", 0), (",.0f", 0), (",.2f", 0), ("+.1f", 0), ("+.0f", 0), ("g", 0), (".0f", 2), (".1f", 2)]


def written(value, form, shift, language):
    return numbers.NONE if math.isnan(value) else _core.number_words(value, form, *numbers._marks(language), shift=shift)


def cases_of_numbers():
    drawn = random.Random(1)
    values = STRANGE + [drawn.uniform(-1, 1) * 10 ** drawn.randint(-3, 6) for _ in range(60)]
    return [
        {"value": plain([value])[0], "form": form, "shift": shift}
        | {language: written(value, form, shift, language) for language in LANGUAGES}
        for value in values
        for form, shift in FORMS
    ]


def cases_of_figures(now):
    model, table = now.index.model, now.table
    return [
        {"node": node, "value": plain([value])[0]}
        # The page does not break a line before the sign.
        | {language: phrases.figure(model[node].indicator, value, language).replace(" %", "\u00a0%") for language in LANGUAGES}
        for node in model.indicators
        for value in table.values[:, table.indicators.index(node)]
    ]


def told(edition, unit):
    """What the report of a unit tells."""
    subject = Subject(edition, unit)
    of = {
        "rank": subject.place["rank"],
        "areas": [row["node"] for row in subject.areas],
        "strengths": [row["node"] for row in subject.strengths],
        "steps": {},
        "advisers": {},
        "way": None,
    }
    if subject.scored:
        steps = (steps_of.step(subject, node) for node in edition.scores.index.model.indicators)
        of["steps"] = {found.node: found.to for found in steps if found}
        of["advisers"] = {node: [each.unit for each in steps_of.all_advisers(subject, node)] for node in of["areas"]}
    return of


def way(edition, unit):
    """The fewest changes that reach the next result group, no longer than it needs."""
    subject = Subject(edition, unit)
    cut = edition.scores.index.cutoffs()
    limit = cut.mean + LIMITS[GROUPS[GROUPS.index(subject.place["group"]) + 1]] * cut.sd
    plan = edition.scores.plan(unit, score=limit, outcomes=True)
    return {"limit": limit, "changes": {each.node: each.to for each in steps_of.enough(subject, plan, limit)}}


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    now, then = scored("oppna-jamforelser-2014"), scored("oppna-jamforelser-2013")
    edition = Edition(now, then)
    (folder / "edition.json").write_text(text(content(now, then, "sv")), encoding="utf-8")
    units = {unit: told(edition, unit) for unit in now.units}
    below = [unit for unit in now.units if edition.ranking[unit]["group"] in GROUPS[:4]]
    for unit in below[::10]:
        units[unit]["way"] = way(edition, unit)
    own = with_weights(now, OWN)
    spread = hti.uncertainty(own.index, own.table, [hti.vary.weights(0.25)], n=10_000).rank_columns(0.9, "")
    expected = {
        "numbers": cases_of_numbers(),
        "figures": cases_of_figures(now),
        "units": units,
        "weights": OWN,
        "spread": {name: plain(spread[name]) for name in ("unit", "low", "high")},
    }
    (folder / "expected.json").write_text(json.dumps(expected, allow_nan=False), encoding="utf-8")
