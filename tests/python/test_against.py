"""benchmarks/against.py measures every product of two builds in turn; here a build beside itself."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from hemtjanstindex import _core

AGAINST = Path(__file__).resolve().parents[2] / "benchmarks/against.py"
PACKAGE = str(Path(_core.__file__).parents[1])
PRODUCTS = ["fit and score", "lists and awards", "profiles", "priorities with what-ifs", "peers", "changes"]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(AGAINST), *arguments], capture_output=True, text=True, check=False)


def test_every_product_is_measured_in_pairs(tmp_path: Path) -> None:
    output = tmp_path / "report.json"
    done = run(PACKAGE, "--suite", "products", "--quick", "--output", str(output))
    assert done.returncode == 0, done.stderr
    rows = json.loads(output.read_text(encoding="utf-8"))["products"]
    assert [row["who"] for row in rows] == [*PRODUCTS, "one question", "one unit made ready"]
    assert [row["rounds"] for row in rows] == [3] * len(PRODUCTS) + [10, 10]
    assert all(row["ratio"] > 0 and row["microseconds"]["old"] > 0 < row["microseconds"]["new"] for row in rows)


def test_a_run_that_fails_is_told(tmp_path: Path) -> None:
    (tmp_path / "hemtjanstindex").mkdir()
    (tmp_path / "hemtjanstindex/__init__.py").write_text("raise ImportError('this is no build')\n", encoding="utf-8")
    done = run(str(tmp_path), "--suite", "products", "--quick")
    assert done.returncode != 0
    assert "this is no build" in done.stderr
