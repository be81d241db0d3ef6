"""Writing that fails, or is killed, at any of the calls that it makes: what stood there stays whole, or what is new is."""

import os
import re
import subprocess
import sys
from pathlib import Path

import failing
import pytest
from failing_writers import WRITERS


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    return failing.built(tmp_path_factory.mktemp("failing"))


@pytest.mark.parametrize("name", list(WRITERS))
def test_a_failure_at_any_call_leaves_what_stood_there(tmp_path, library, name):
    asked = [sys.executable, str(Path(__file__).with_name("failing_writers.py")), str(tmp_path / "folder"), name]
    environment = {**os.environ, "LD_PRELOAD": str(library)}
    done = subprocess.run(asked, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (found := re.fullmatch(rf"{name}: (\d+) places\n", done.stdout)), done.stdout
    # Opening, writing, flushing, settling, closing and renaming, beside the old file and without it.
    assert int(found[1]) >= 10
