"""Bad input through the command line: exit code 2, and exactly the approved lines on standard error.

Every file of ``tests/spoiled`` has its approved message in ``tests/spoiled/expected``. To approve new messages after reading
them: ``.venv/bin/python tests/python/test_spoiled.py``.
"""

import subprocess
import sys
from pathlib import Path

import pytest

SPOILED = Path(__file__).resolve().parents[1] / "spoiled"
EXPECTED = SPOILED / "expected"
DEFINITIONS = {"refused.csv": "good/refusing.toml"}
NAMES = sorted(path.name for path in SPOILED.iterdir() if path.is_file())


def validate(definition, data, folder=SPOILED):
    return subprocess.run(
        [sys.executable, "-m", "hemtjanstindex", "validate", str(definition), str(data)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
    )


def spoiled(name):
    if name.endswith(".toml"):
        return validate(name, "good/data.csv")
    return validate(DEFINITIONS.get(name, "good/definition.toml"), name)


def codes(text):
    """The codes of lines ``file:line:column: code: message``, or without a place."""
    found = set()
    for line in text.splitlines():
        head, _, rest = line.partition(": ")
        found.add(rest.partition(": ")[0] if ":" in head or "." in head else head)
    return found


def test_what_is_not_spoiled_is_valid():
    for definition in ("good/definition.toml", "good/refusing.toml"):
        result = validate(definition, "good/data.csv")
        refused = definition.endswith("refusing.toml")
        assert result.returncode == (2 if refused else 0), result.stderr


@pytest.mark.parametrize("name", NAMES)
def test_spoiled_file(name):
    result = spoiled(name)
    assert result.stderr == (EXPECTED / f"{name}.txt").read_text(encoding="utf-8")
    assert result.returncode == 2


def test_there_are_thirty_files_and_twenty_codes():
    assert len(NAMES) >= 30
    assert {path.name for path in EXPECTED.iterdir()} == {f"{name}.txt" for name in NAMES}
    found = set().union(*(codes(path.read_text(encoding="utf-8")) for path in EXPECTED.iterdir()))
    assert len(found) >= 20, sorted(found)


def test_one_file_with_five_faults_lists_all_five():
    for name in ("five_faults.csv", "five_faults.toml"):
        text = (EXPECTED / f"{name}.txt").read_text(encoding="utf-8")
        assert len(text.splitlines()) == 5
        assert len(codes(text)) == 5


def test_huge_field(tmp_path):
    good = (SPOILED / "good/data.csv").read_text(encoding="utf-8")
    (tmp_path / "huge.csv").write_text(good.replace("Kiruna", "K" * 70_000), encoding="utf-8")
    result = validate(SPOILED / "good/definition.toml", "huge.csv", tmp_path)
    assert result.returncode == 2
    assert result.stderr == "huge.csv, B5 (namn): field_too_large: this field has 70000 bytes; at most 65536 are read\n"


def test_no_file_and_a_folder(tmp_path):
    for name, message in (
        ("gone.csv", "there is no such file, or it may not be read"),
        ("good", "this is a folder, not a file"),
    ):
        result = validate("good/definition.toml", name)
        assert result.returncode == 2
        assert result.stderr == f"{name}: file_not_found: {message}\n"


if __name__ == "__main__":
    EXPECTED.mkdir(exist_ok=True)
    for each in NAMES:
        (EXPECTED / f"{each}.txt").write_text(spoiled(each).stderr, encoding="utf-8")
