"""What a climb consists of, in words: the unit's own figures, what came to be there, and what was to be expected."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from . import layout, phrases, plain

#: The parts of a climb with the column that each stands in.
PARTS = ("values", "statuses", "frame", "definition", "others")
TEXT: dict[str, dict[str, str]] = {
    "en": {
        "climb": "{name} climbed {climbed} places: own figures that both editions have {own}, figures that came to be there or "
        "ceased to {came}, the scale {frame}, the definition {definition}, the others' figures {others}.",
        "unsplit": "{name} climbed {climbed} places. What they consist of cannot be told: {why}.",
        "expected": "By where it stood in the earlier edition {places} places were to be expected: who was low tends "
        "to rise, and "
        "who was high to fall, also by chance (regression to the mean; {slope} places for every place further down, over all "
        "units).",
        "changed": "The definition has changed since the earlier edition: scores and places do not measure the same thing.",
    },
    "sv": {
        "climb": "{name} klättrade {climbed} platser: egna uppgifter som finns i båda utgåvorna {own}, uppgifter som "
        "tillkommit "
        "eller fallit bort {came}, skalan {frame}, definitionen {definition}, de andras uppgifter {others}.",
        "unsplit": "{name} klättrade {climbed} platser. Det går inte att säga vad de består av: {why}.",
        "expected": "Av läget i den tidigare utgåvan var {places} platser att vänta: den som legat lågt stiger i "
        "regel, och den "
        "som legat högt sjunker, också av en slump (regression mot medelvärdet; {slope} platser för varje plats längre ned, "
        "över alla).",
        "changed": "Definitionen har ändrats sedan den tidigare utgåvan: poäng och platser mäter inte samma sak.",
    },
}


def places(value: float) -> str:
    """Write places climbed."""
    if math.isnan(value):
        return phrases.NONE
    text = f"{value:+.1f}".removesuffix(".0").replace("-", "−")
    return "0" if text in ("+0", "−0") else text


def lines(awards: Mapping[str, Sequence[Any]], language: phrases.Language) -> list[str]:
    """Explain the climb of every climber of the year, a paragraph each; nothing without an earlier edition."""
    told = TEXT[language]
    paragraphs = []
    for row in plain.rows(awards):
        if row["honour"] != "climber":
            continue
        facts = {"name": row["name"], "climbed": f"{row['change_rank']:g}"}
        if row["unsplit"]:
            said = [told["unsplit"].format(**facts, why=row["unsplit"])]
        else:
            own, came, frame, definition, others = (places(row[f"rank_{part}"]) for part in PARTS)
            said = [told["climb"].format(**facts, own=own, came=came, frame=frame, definition=definition, others=others)]
        if row["rank_slope"] is not None:
            said.append(told["expected"].format(places=places(row["rank_regression"]), slope=phrases.signed(row["rank_slope"])))
        if row["comparable"] is False:
            said.append(told["changed"])
        paragraphs += ["", layout.paragraph(" ".join(said))]
    return paragraphs
