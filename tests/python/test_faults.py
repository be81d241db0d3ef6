"""Writing that fails, or is killed, at any of the calls that it makes: what stood there stays whole, or what is new is."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import failing
import pytest
from failing_writers import NAME, WRITERS
from hemtjanstindex import cli


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


#: A command during which a call of the system, where it is first made, brings a signal.
SIGNALLED = """
import signal, sys
import failing
from hemtjanstindex import cli
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored by what a shell starts in the background
failing.fail(sys.argv[1], 0, -int(sys.argv[2]))
sys.exit(cli.main(sys.argv[3:]))
"""


@pytest.mark.parametrize("call", ["fsync", "rename"])
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM)])
def test_a_signal_amid_the_writing_leaves_a_whole_file(tmp_path, library, call, sent, code):
    """Ctrl-C lets the file be finished; what ends the process at once leaves the old one. Either can be done again."""
    new, out = tmp_path / "new.csv", tmp_path / "out.csv"
    command = ["rank", NAME, "-d", NAME, "--top", "3", "--out"]
    assert cli.main([*command, str(new)]) == 0
    out.write_text("old")
    environment = {**os.environ, "LD_PRELOAD": str(library), "PYTHONPATH": os.pathsep.join(sys.path)}
    asked = [sys.executable, "-c", SIGNALLED, call, str(int(sent)), *command, str(out)]
    done = subprocess.run(asked, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", "")
    assert out.read_bytes() == (new.read_bytes() if sent == signal.SIGINT else b"old")
    assert cli.main([*command, str(out)]) == 0
    assert out.read_bytes() == new.read_bytes()
