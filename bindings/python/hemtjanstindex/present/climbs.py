"""What a climb consists of, in words: the unit's own figures, what came to be there, and what was to be expected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..words import Language, retold, say
from . import layout, numbers, plain

#: The parts of a climb with the column that each stands in.
PARTS = ("values", "statuses", "frame", "definition", "others")


def places(value: float, language: Language) -> str:
    """Write places climbed."""
    return numbers.short(value, "+.1f", language)


def lines(awards: Mapping[str, Sequence[Any]], language: Language) -> list[str]:
    """Explain the climb of every climber of the year, a paragraph each; nothing without an earlier edition."""
    paragraphs = []
    for row in plain.rows(awards):
        if row["honour"] != "climber":
            continue
        who = {"name": row["name"], "climbed": numbers.general(row["change_rank"], language)}
        if row["unsplit"]:
            said = [say("climbs-unsplit", language, why=retold(row["unsplit"], language), **who)]
        else:
            own, came, frame, definition, others = (places(row[f"rank_{part}"], language) for part in PARTS)
            parts = {"own": own, "came": came, "frame": frame, "definition": definition, "others": others}
            said = [say("climbs-climb", language, **who, **parts)]
        if row["rank_slope"] is not None:
            expected = {
                "places": places(row["rank_regression"], language),
                "slope": numbers.difference(row["rank_slope"], language),
            }
            said.append(say("climbs-expected", language, **expected))
        if row["comparable"] is False:
            said.append(say("climbs-changed", language))
        paragraphs += ["", layout.paragraph(" ".join(said))]
    return paragraphs
