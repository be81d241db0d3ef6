"""Compare the scores of made-up editions with the published figures, and write the table into docs/hemtjanstindex.md.

usage: python docs/calibration.py
"""

from __future__ import annotations

import re
from pathlib import Path

import hemtjanstindex as hti
import numpy as np

PAGE = Path(__file__).with_name("hemtjanstindex.md")
SEEDS = range(1, 25)
#: What has been published, and where it stands in `figures`.
PUBLISHED = {
    "winner 2022": 64.7,
    "winner 2023": 81.5,
    "winner 2024": 80.4,
    "winner 2025": 83.6,
    "national mean 2024": 65.5,
    "score of rank 97, 2025": 71.5,
    "score of rank 128, 2025": 70.0,
    "score of rank 154, 2025": 68.5,
    "ranks per point between those, 2025": 19.0,
}


def figures(seed: int) -> dict[str, float]:
    """Score the four editions of a seed and give what `PUBLISHED` lists."""
    found = {}
    for year in range(2022, 2026):
        table = hti.datasets.synthetic_edition(year, seed).municipalities
        score = np.sort(hti.fit(hti.load(f"hemtjanstindex-{year}"), table).score(table, indicators=False)["index"])[::-1]
        found[f"winner {year}"] = score[0]
        if year == 2024:
            found["national mean 2024"] = score.mean()
    for rank in (97, 128, 154):
        found[f"score of rank {rank}, 2025"] = score[rank - 1]
    found["ranks per point between those, 2025"] = (154 - 97) / (score[96] - score[153])
    return found


def row(name: str, default: float, others: list[float]) -> str:
    """Give one line of the table."""
    return f"| {name} | {PUBLISHED[name]} | {default:.1f} | {np.mean(others):.1f} | {min(others):.1f} to {max(others):.1f} |"


def main() -> None:
    """Write the table."""
    of = {seed: figures(seed) for seed in SEEDS}
    default = of[hti.datasets.DEFAULT_SEED]
    table = [
        f"| | published | default seed ({hti.datasets.DEFAULT_SEED}) | mean of seeds 1 to {len(SEEDS)} | least to most |",
        "|---|---|---|---|---|",
        *(row(name, default[name], [found[name] for found in of.values()]) for name in PUBLISHED),
    ]
    text = PAGE.read_text(encoding="utf-8")
    marks = "(<!-- calibration -->\n).*?(<!-- end -->)"
    PAGE.write_text(re.sub(marks, lambda m: m[1] + "\n".join(table) + "\n" + m[2], text, flags=re.DOTALL), encoding="utf-8")


if __name__ == "__main__":
    main()
