"""Reports of all municipalities, in both languages, as the command makes them.

usage: python benchmarks/packages.py [I/N]    of N parts of the packages the I-th alone, where a machine is busy; all by default
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from timing import clock, machine

NAME = "oppna-jamforelser-2014"
COMMAND = [sys.executable, "-m", "hemtjanstindex", "report", NAME, "--definition", NAME, "--earlier", "oppna-jamforelser-2013"]
COMMAND += ["--products", "report,slides,data"]


def processor() -> float:
    """Seconds of processor time of all processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measured(*arguments: str) -> dict[str, Any]:
    """Run the command, and give its seconds, those of the processors, and what it says it made."""
    before, told = processor(), []

    def run() -> None:
        told.append(subprocess.run([*COMMAND, *arguments], check=True, capture_output=True, text=True).stderr.strip())

    wall = clock(run)
    return {"seconds": round(wall, 1), "processor_seconds": round(processor() - before, 1), "told": told[0].splitlines()[0]}


def main(shard: str = "1/1") -> None:
    """Make the packages and write what they took."""
    jobs = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as folder:
        asked = ("--all", "--language", "both", "--jobs", str(jobs), "--out", f"{folder}/all", "--shard", shard)
        found = {"all": measured(*asked)}
        found["all"] |= {"shard": shard, "packages": sum(each.is_dir() for each in Path(folder, "all").iterdir())}
        # The largest process there has been; each worker is about as large.
        found["all"]["largest_process_MB"] = round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
        found["all"]["MB"] = round(sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file()) / 1e6)
        found["again"] = measured(*asked)
        found["one"] = measured("--unit", "1290", "--jobs", "1", "--out", f"{folder}/one")
    result = {"machine": machine() | {"processes": jobs, "load": [round(of, 1) for of in os.getloadavg()]}, "packages": found}
    text = json.dumps(result, indent=1) + "\n"
    (Path(__file__).parent / "results/packages.json").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main(*sys.argv[1:])
