"""Build the fuzzers and run them one after the other; what they find worth keeping goes into the corpora.

`cmake/setup.sh fuzz` installs the compiler with its runtime.

usage: python tests/fuzz/run.py MINUTES [READER]...    MINUTES for each reader, of all that there are or of those named

A reader's corpus is tests/fuzz/corpus/READER. After a run it is made anew: few inputs that together reach every known edge.
What makes a reader fail is left in build/fuzz/found; mended, it is put into the corpus under a name that tells what it was.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build/fuzz"
CORPUS = ROOT / "tests/fuzz/corpus"
READERS = ("csv", "sheet", "definition", "method", "vary", "index", "counts")
OPTIONS = ["CMAKE_BUILD_TYPE=Release", "CMAKE_CXX_FLAGS_RELEASE=-O1 -g1", "CMAKE_CXX_COMPILER=clang++-19", "HTI_FUZZ=ON"]
OPTIONS += ["HTI_SANITIZE=address,undefined", "CMAKE_UNITY_BUILD=ON", "CMAKE_UNITY_BUILD_BATCH_SIZE=16"]
#: An input may take ten seconds and 2 GB; an exception ends as a crash does.
LIMITS = ["-timeout=10", "-rss_limit_mb=2048", "-max_len=8192"]
#: Names of inputs that libFuzzer gave; others were given by people and are kept.
GIVEN = re.compile(r"[0-9a-f]{40}")


def words() -> Iterator[str]:
    """Give the words of definitions: keys of the schema, and what they may be."""
    found: set[str] = set()

    def look(part: object) -> None:
        if isinstance(part, dict):
            found.update(part.get("properties", {}))
            found.update(word for word in [part.get("const"), *part.get("enum", [])] if isinstance(word, str))
            part = list(part.values())
        if isinstance(part, list):
            for each in part:
                look(each)

    look(json.loads((ROOT / "lib/shipped/schema/definition.schema.json").read_text(encoding="utf-8")))
    return (f'"{word}"' for word in sorted(found) if re.fullmatch(r"\w+", word))


def fuzz(reader: str, minutes: float) -> str:
    """Run a reader's fuzzer, renew its corpus, and give a line of the table of docs/internals.md."""
    grown, kept, found = BUILD / "corpus" / reader, CORPUS / reader, BUILD / "found"
    for folder in (grown, kept, found):
        folder.mkdir(parents=True, exist_ok=True)
    program, log = str(BUILD / f"tests/fuzz/fuzz_{reader}"), BUILD / f"{reader}.log"
    command = [program, *LIMITS, f"-max_total_time={round(60 * minutes)}", f"-dict={BUILD / 'words.dict'}"]
    command += [f"-artifact_prefix={found}/{reader}-", "-print_final_stats=1", str(grown), str(kept)]
    began, runs, edges, last = time.monotonic(), 0, 0, 0.0
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    with running, log.open("w", encoding="utf-8") as out:
        for line in running.stdout or ():
            out.write(line)
            if step := re.match(r"#(\d+)\s.*\bcov: (\d+)", line):
                runs = int(step[1])
                if int(step[2]) > edges:
                    edges, last = int(step[2]), time.monotonic() - began
    took = time.monotonic() - began

    fewer = BUILD / "fewer" / reader
    shutil.rmtree(fewer, ignore_errors=True)
    fewer.mkdir(parents=True)
    merge = [program, *LIMITS, "-set_cover_merge=1", "-use_counters=0", str(fewer), str(kept), str(grown)]
    subprocess.run(merge, capture_output=True, check=True)
    for old in kept.iterdir():
        if GIVEN.fullmatch(old.name):
            old.unlink()
    for new in fewer.iterdir():
        if GIVEN.fullmatch(new.name):
            shutil.copy(new, kept / new.name)
    state = "found something" if running.returncode else "nothing found"
    return f"| {reader} | {took / 60:.0f} | {runs:,} | {edges:,} | {last / 60:.0f} | {state} |"


def main() -> None:
    """Build and run."""
    minutes, readers = float(sys.argv[1]), sys.argv[2:] or READERS
    environment = os.environ | {"CMAKE_CXX_COMPILER_LAUNCHER": "ccache"}
    configure = ["cmake", "-S", str(ROOT), "-B", str(BUILD), "-G", "Ninja", *(f"-D{option}" for option in OPTIONS)]
    subprocess.run(configure, check=True, env=environment)
    subprocess.run(["cmake", "--build", str(BUILD), "--target", *(f"fuzz_{reader}" for reader in readers)], check=True)
    (BUILD / "words.dict").write_text("\n".join(words()) + "\n", encoding="utf-8")
    print("| reader | minutes | inputs | edges | last new one in minute | |\n|---|---|---|---|---|---|")
    for reader in readers:
        print(fuzz(reader, minutes), flush=True)


if __name__ == "__main__":
    main()
