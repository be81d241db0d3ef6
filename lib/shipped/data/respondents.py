"""Make the table of made-up respondents behind the weights of hemtjanstindex.

The real weights come from workshops and a questionnaire among seniors and are not public. This table is an assumption of the
same kind: each respondent shares 100 points among the children of the index and of every sub-index. It is synthetic
throughout; nobody was asked. The definitions take the means of its columns, to one decimal, as their weights.

usage: python lib/shipped/data/respondents.py > lib/shipped/data/hemtjanstindex-respondents.csv
"""

from __future__ import annotations

import csv
import random
import sys

#: Mean points assumed, by parent.
CENTRES: dict[str, dict[str, float]] = {
    "index": {"information": 15, "bistandshandlaggning": 20, "utforande": 45, "stod_och_utveckling": 20},
    "information": {"kontakt_och_klagomal": 35, "ratten_till_stod": 30, "avgifter": 15, "valja_utforare": 20},
    "bistandshandlaggning": {"anpassade_beslut": 45, "uppfoljning": 30, "handlaggarnas_kunskap": 25},
    "utforande": {
        "bemotande_och_respekt": 20,
        "inflytande_och_hansyn": 17,
        "tid_och_punktlighet": 18,
        "kontinuitet": 20,
        "trygghet_och_fortroende": 17,
        "helhet": 8,
    },
    "stod_och_utveckling": {
        "genomforandeplaner": 15,
        "saker_vard": 25,
        "digitalisering": 12,
        "samverkan": 22,
        "personalens_kunskap": 26,
    },
}
#: What a subgroup finds this much more important than the others do.
LEANINGS: dict[str, dict[str, float]] = {
    "har hemtjänst": {"utforande": 1.2, "kontinuitet": 1.3, "digitalisering": 0.8},
    "anhörig": {"stod_och_utveckling": 1.2, "samverkan": 1.4, "trygghet_och_fortroende": 1.2},
    "utan hemtjänst": {"information": 1.3, "avgifter": 1.3, "valja_utforare": 1.2},
}
#: Respondents and how closely they agree (concentration), by channel: those of a workshop have talked with each other.
CHANNELS = {"verkstad": (45, 40.0), "enkät": (195, 14.0)}


def shares(centre: dict[str, float], leaning: dict[str, float], concentration: float, draw: random.Random) -> list[int]:
    """Give whole points that sum to 100, Dirichlet around the centre."""
    wanted = [points * leaning.get(node, 1.0) for node, points in centre.items()]
    drawn = [draw.gammavariate(concentration * points / sum(wanted), 1.0) for points in wanted]
    exact = [100 * part / sum(drawn) for part in drawn]
    whole = [int(part) for part in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: whole[i] - exact[i])
    for i in by_remainder[: 100 - sum(whole)]:
        whole[i] += 1
    return whole


def main() -> None:
    """Write the table."""
    draw = random.Random(2022)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["respondent", "kanal", "grupp", *(node for children in CENTRES.values() for node in children)])
    number = 0
    for channel, (count, concentration) in CHANNELS.items():
        for _ in range(count):
            number += 1
            group = draw.choices(list(LEANINGS), weights=[4, 2, 4])[0]
            points = [p for centre in CENTRES.values() for p in shares(centre, LEANINGS[group], concentration, draw)]
            out.writerow([f"S{number:03}", channel, group, *points])


if __name__ == "__main__":
    main()
