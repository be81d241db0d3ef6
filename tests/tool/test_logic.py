"""What the page thinks, tried under Node by Vitest; what it is compared with `expected.py` has written."""

import subprocess
import sys

import pytest
from conftest import ROOT

FOLDER = ROOT / "tests/tool/logic"
VITEST = ROOT / "bindings/wasm/node_modules/.bin/vitest"


@pytest.fixture(scope="module")
def expected():
    subprocess.run([sys.executable, ROOT / "tests/tool/expected.py", ROOT / "build/tool"], check=True)


@pytest.mark.parametrize("file", sorted(path.name for path in FOLDER.glob("*.test.ts")))
def test_what_the_page_thinks(expected, file):
    command = [VITEST, "run", "--config", ROOT / "bindings/wasm/vitest.config.ts", FOLDER / file]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
