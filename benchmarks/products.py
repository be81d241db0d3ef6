"""Everything that is published and sold of one edition, for all municipalities, through the Python package."""

from __future__ import annotations

from typing import Any

import hemtjanstindex as hti
import numpy as np
from timing import clock, in_turn, result

core = hti._core


def edition(year: int) -> hti.Scores:
    """The made-up edition of a year, fitted and scored."""
    table = hti.datasets.synthetic_edition(year).municipalities
    return hti.fit(hti.load(f"hemtjanstindex-{year}"), table).score(table)


def all_products(rounds: int) -> dict[str, Any]:
    """Lists, profiles, priorities with what-ifs, peers and changes of every municipality."""
    then, now = edition(2024), edition(2025)
    units, earlier = now.units, then.table
    products = {
        "fit and score": lambda: [hti.fit(s.index.definition, s.table).score(s.table) for s in (then, now)],
        "lists and awards": lambda: (core.list_columns(now, then), core.award_columns(now, then)),
        "profiles": lambda: core.profile_columns(now, units),
        "priorities with what-ifs": lambda: core.priority_columns(now, units, earlier=earlier),
        "peers": lambda: [core.peer_columns(now.table, unit) for unit in units],
        "changes": lambda: core.change_columns(then, now),
    }
    seconds = in_turn({name: lambda work=work: clock(work) for name, work in products.items()}, rounds)
    return result(
        f"all products of {len(units)} municipalities with {len(now.index.model.indicators)} indicators",
        {**seconds, "all": sum(seconds.values())},
        limits={"all": 1},
    )


def what_ifs(rounds: int) -> dict[str, Any]:
    """One indicator of one municipality changed: its score and place."""
    now = edition(2025)
    random = np.random.default_rng(1)
    model = now.index.model
    ranges = {i: r for i in model.indicators if (r := model.allowed_range(i)) is not None}
    edits = [{i: float(random.uniform(*ranges[i]))} for i in random.choice(list(ranges), 1000)]
    prepared = core.WhatIf(now, now.units[16])
    seconds = in_turn(
        {
            "one question": lambda: clock(lambda: [prepared(edit) for edit in edits]) / len(edits),
            "one unit made ready": lambda: clock(lambda: [core.WhatIf(now, unit) for unit in now.units]) / len(now.units),
        },
        rounds,
    )
    return result("one what-if with its place among 290", seconds, limits={"one question": 100e-6})


def products(few: int) -> list[dict[str, Any]]:
    """All products and what-ifs, in a `few`th of the rounds."""
    return [all_products(15 // few), what_ifs(50 // few)]
