"""What examples/run.sh ends with."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


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
