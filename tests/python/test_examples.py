"""What examples/run.sh ends with."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("data", [(), ("docs/_static/hemtjanst-2014.xlsx",)])
def test_the_ranking_and_its_files(data):
    """Of the built-in figures, and of a workbook with the same."""
    command = [sys.executable, "-W", "ignore", "examples/rank_home_care.py", *data]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")
    assert "286 av 290 kommuner rangordnade" in done.stdout
    best = done.stdout.split("\n\n")[1].splitlines()
    assert [line.split() for line in best[:3]] == [
        ["De", "tio", "bästa"],
        ["plats", "namn", "poäng", "grupp"],
        ["1", "Ekerö", "92,5", "Högt", "resultat"],
    ]
    assert "2418     Malå för få värden: Index" in done.stdout
    rows = (ROOT / "output/ranking-2014.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 291
    assert rows[1].startswith("0125;Ekerö;92,518;1;Högt resultat;")


def test_a_municipality_s_page_and_its_files():
    pytest.importorskip("openpyxl")
    command = [ROOT / "examples" / "municipality.sh", "1290"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd="/")
    assert (done.returncode, done.stderr) == (0, "")
    for part in ("Kristianstad", "Var står vi", "Vad ska vi göra först", "Vem kan vi lära av", "Vad har ändrats"):
        assert part in done.stdout
    written = done.stdout.splitlines()[-1].removeprefix("Skrivet: ").split()
    assert len(written) == 4
    assert all((ROOT / name).stat().st_size > 0 for name in written)
