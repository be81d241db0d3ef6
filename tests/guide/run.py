"""Add the rule of CONTRIBUTING.md to a copy of the project, by the guide alone, and try it everywhere.

usage: python tests/guide/run.py FOLDER    which is made anew, but for what has been compiled in it
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARTS = (
    "CMakeLists.txt",
    "cmake",
    "include",
    "lib",
    "bindings",
    "docs",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "tests/guide",
)


def copy(target: Path) -> None:
    """Copy what the package is built from. Files that are the same stay as they are, so that little is compiled again."""
    for part in PARTS:
        for source in sorted((ROOT / part).rglob("*")) if (ROOT / part).is_dir() else [ROOT / part]:
            place = target / source.relative_to(ROOT)
            if source.is_file() and "__pycache__" not in source.parts and not source.name.endswith((".so", ".pyc")):
                place.parent.mkdir(parents=True, exist_ok=True)
                if not place.exists() or place.read_bytes() != source.read_bytes():
                    shutil.copy(source, place)


def write(path: Path, text: str) -> None:
    """Write a file where that changes it."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def add_the_rule(target: Path) -> None:
    """One new header, as the guide has it, and one line."""
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    header = re.search(r"```c\+\+\n(// A logistic curve\..*?)```", guide, re.DOTALL)
    assert header
    write(target / "include/hti/normalise/sigmoid.hpp", header[1])
    listed = (ROOT / "include/hti/normalise/all.hpp").read_text(encoding="utf-8")
    listed = listed.replace('rank.hpp"\n', 'rank.hpp"\n#include "hti/normalise/sigmoid.hpp"\n', 1)
    listed = listed.replace("normalise::custom>", "normalise::sigmoid, normalise::custom>")
    write(target / "include/hti/normalise/all.hpp", listed)


def main() -> None:
    """Copy, add, build, generate and try."""
    target = Path(sys.argv[1]).resolve()
    copy(target)
    add_the_rule(target)
    run = lambda *command, **more: subprocess.run([str(part) for part in command], cwd=target, check=True, **more)  # noqa: E731
    pybind11 = subprocess.run(
        [sys.executable, "-m", "pybind11", "--cmakedir"], capture_output=True, text=True, check=True
    ).stdout.strip()
    options = [
        "-DHTI_PYTHON=ON",
        "-DHTI_TESTS=OFF",
        "-DHTI_WERROR=ON",
        "-DCMAKE_BUILD_TYPE=Debug",
        "-DCMAKE_CXX_FLAGS_DEBUG=-O0",
    ]
    options += [f"-Dpybind11_DIR={pybind11}", f"-DPython_EXECUTABLE={sys.executable}"]
    run("cmake", "-S", ".", "-B", "build", "-G", "Ninja", *options, stdout=subprocess.DEVNULL)
    built = subprocess.run(["cmake", "--build", "build"], cwd=target, capture_output=True, text=True, check=False)
    if built.returncode:
        sys.exit(built.stdout[-4000:])
    environment = os.environ | {"PYTHONPATH": str(target / "build/python")}
    run(sys.executable, "bindings/python/generate.py", env=environment)
    run(sys.executable, "tests/guide/check.py", env=environment)


if __name__ == "__main__":
    main()
