"""Reads the reference cases that lie outside the project, where they are there.

``HTI_REFERENCE`` points at the folder; without it, it is ``../shared/reference`` beside the project. Where a case is absent
its tests are skipped by name, or fail when ``HTI_REQUIRE_REFERENCE=1``.
"""

from __future__ import annotations

import csv
import json
import math
import os
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("HTI_REFERENCE", ROOT.parent / "shared" / "reference"))
REQUIRED = os.environ.get("HTI_REQUIRE_REFERENCE") == "1"


def path(name: str) -> Path:
    """The file of a reference case, or the skip (or failure) that names it."""
    file = FOLDER / name
    if not file.exists():
        if REQUIRED:
            pytest.fail(f"reference case {name} is not in {FOLDER}", pytrace=False)
        pytest.skip(f"reference case {name} is absent")
    return file


def read_json(name: str) -> Any:
    return json.loads(path(name).read_text(encoding="utf-8"))


def rows(name: str) -> list[dict[str, str]]:
    with path(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number(text: str) -> float:
    return math.nan if text in ("NA", "NaN", "") else float(text)


def matrix(name: str, key: str = "uCode") -> tuple[list[str], dict[str, list[float]]]:
    """Row labels and the columns of numbers, NaN where there is none."""
    read = rows(name)
    columns = [c for c in read[0] if c != key]
    return [r[key] for r in read], {c: [number(r[c]) for r in read] for c in columns}


def assert_close(got: Any, want: Any, what: str = "", tolerance: float = 1e-9) -> None:
    """Equal places of NaN, and differences of at most ``tolerance`` relative to max(1, abs(want))."""
    assert len(got) == len(want), f"{what}: {len(got)} values for {len(want)}"
    for place, (a, b) in enumerate(zip(got, want, strict=True)):
        a, b = (math.nan if v is None else float(v) for v in (a, b))
        if math.isnan(a) or math.isnan(b):
            assert math.isnan(a) == math.isnan(b), f"{what}[{place}]: {a} for {b}"
        else:
            assert abs(a - b) <= tolerance * max(1.0, abs(b)), f"{what}[{place}]: {a!r} for {b!r}"
