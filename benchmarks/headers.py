"""What the umbrellas cost those who include them, beside the standard headers that they need; medians of user time.

usage: python benchmarks/headers.py [--rounds N] [--output FILE]

Needs the package installed, for what figures depend on, and a compiler, that of CXX or c++.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
from pathlib import Path

from timing import in_turn, machine, result

ROOT = Path(__file__).resolve().parent.parent
#: How many times the standard headers' time an umbrella may take.
MOST = 2.5
STANDARD = re.compile(r"^#include <(\w+)>$", re.MULTILINE)


def needed(umbrella: str, compiler: str) -> list[str]:
    """Give the standard headers that an umbrella's own headers name."""
    command = [compiler, "-std=c++20", "-MM", "-I", str(ROOT / "include"), "-x", "c++", str(ROOT / "include/hti" / umbrella)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    own = [Path(word) for word in told.split() if word.endswith(".hpp")]
    return sorted({name for header in own for name in STANDARD.findall(header.read_text(encoding="utf-8"))})


def compiled(source: str, compiler: str) -> float:
    """Compile a source, and give the seconds of processor time that took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    command = [compiler, "-std=c++20", "-O0", "-c", "-I", str(ROOT / "include"), "-x", "c++", "-", "-o", os.devnull]
    subprocess.run(command, input=source, check=True, text=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def main() -> None:
    """Measure both umbrellas and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--output", type=Path, default=ROOT / "benchmarks/results/headers.json")
    options = parser.parse_args()
    compiler = os.environ.get("CXX", "c++")
    results = []
    for umbrella in ("core.hpp", "hti.hpp"):
        alone = "".join(f"#include <{name}>\n" for name in needed(umbrella, compiler))
        whole = f"#include <hti/{umbrella}>\n"
        seconds = in_turn(
            {"standard headers": lambda s=alone: compiled(s, compiler), umbrella: lambda s=whole: compiled(s, compiler)},
            options.rounds,
        )
        limits = {umbrella: MOST * seconds["standard headers"]}
        results.append(result(f"compile #include <hti/{umbrella}>", seconds, limits=limits))
    version = subprocess.run([compiler, "--version"], check=True, capture_output=True, text=True).stdout.splitlines()[0]
    report = {"machine": machine() | {"compiler": version}, "results": results}
    options.output.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    for row in results:
        print(row["name"], row["microseconds"], "at most", row["limits"])
    if any(row["microseconds"][who] > most for row in results for who, most in row["limits"].items()):
        sys.exit(1)


if __name__ == "__main__":
    main()
