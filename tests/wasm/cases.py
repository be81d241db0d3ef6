"""Writes random indices for evaluate.cpp: a saved index, the table that it was fitted to and another one, some hundred times.

The same cases are held against the second implementation by tests/python/test_against_second.py, so two builds that agree on
them agree with it.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "python"))

import hemtjanstindex as hti
import second
from random_cases import GROUP, Case, case, method, model, table

CASES = 300


def takes_logarithms(made: Case) -> bool:
    """Whether exp, log or pow enters, whose last bits differ between machines."""
    choices = [made.method.treat, made.method.aggregate]
    rules = [rule for choice in choices for rule in (choice.rule, *choice.level.values(), *choice.node.values())]
    return any(name in ("log", "winsorise", "geometric", "power") for name, _ in rules)


def lines_of(t: second.Table) -> list[str]:
    ids = list(t.values)
    lines = [f"{len(t.units)} {len(ids)}", " ".join(ids)]
    for u, unit in enumerate(t.units):
        cells = [f"{0.0 if (x := t.values[i][u]) is None else x!r} {second.STATUSES.index(t.statuses[i][u])}" for i in ids]
        lines.append(" ".join([unit, t.groups[GROUP][u] or "-", *cells]))
    return lines


def main() -> None:
    written = seed = 0
    while written < CASES:
        made = case(seed)
        seed += 1
        try:
            index = hti.fit(model(made.nodes), method(made.method), table(made.reference))
            index.score(table(made.others))
        except hti.Error:
            continue
        saved = index.to_json()
        kind = "logarithms" if takes_logarithms(made) else "exact"
        print(
            f"case {seed - 1} {kind} {len(saved.encode())}", saved, *lines_of(made.reference), *lines_of(made.others), sep="\n"
        )
        written += 1


if __name__ == "__main__":
    main()
