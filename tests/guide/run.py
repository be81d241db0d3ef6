"""Follow the guides of CONTRIBUTING.md word for word in a copy of the project, and try what they add.

usage: python tests/guide/run.py FOLDER RESULTS    the copy, made anew but for what has been compiled in it; JUnit XML
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("CMakeLists.txt", "cmake", "include", "lib", "bindings", "docs", "tests/python", "pyproject.toml")
PARTS += ("ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "THIRD_PARTY_NOTICES.txt")
PARTS += ("tests/guide", "tests/spoiled")
#: Tests of the project that what the guides add must pass too.
TESTS = ("rules", "schema", "words", "rooms", "columns", "docstrings", "trace_text")
#: A block and its language, and the name of a file in the text before it.
FENCE = re.compile(r"^```(\S+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
NAME = re.compile(r"`([\w./]+/[\w.]+\.\w+)`")


def wanted() -> dict[str, str]:
    """Give every file that the guides write or change, as they leave it."""
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    guide = guide[guide.index("## Adding a rule") : guide.index("## Changes of results")]
    files: dict[str, str] = {}
    end = 0
    name = ""
    for block in FENCE.finditer(guide):
        named = NAME.findall(guide[end : block.start()])
        name, end = (named[-1] if named else name), block.end()
        if block[1] == "diff":
            if name not in files:
                files[name] = (ROOT / name).read_text(encoding="utf-8")
            files[name] = changed(files[name], block[2], name)
        else:
            files[name] = block[2]
    return files


def changed(text: str, diff: str, name: str) -> str:
    """Give a text with the lines of a diff changed; at its end where the diff only adds."""
    lines = diff.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line[0] in " -")
    new = "".join(line[1:] for line in lines if line[0] in " +")
    if old and f"\n{text}".count(f"\n{old}") != 1:
        sys.exit(f"CONTRIBUTING.md: these lines are not in {name} once:\n{old}")
    return text.replace(old, new) if old else text + new


def write(path: Path, content: bytes) -> None:
    """Write a file where that changes it, so that little is compiled again."""
    if not path.exists() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def copy(target: Path) -> None:
    """Make the copy with what the guides add, and nothing else."""
    files = {name: text.encode() for name, text in wanted().items()}
    for part in PARTS:
        sources = sorted((ROOT / part).rglob("*")) if (ROOT / part).is_dir() else [ROOT / part]
        for source in sources:
            if source.is_file() and "__pycache__" not in source.parts and source.suffix not in (".so", ".pyc"):
                files.setdefault(str(source.relative_to(ROOT)), source.read_bytes())
    for old in sorted(target.rglob("*")):
        name = old.relative_to(target)
        if old.is_file() and name.parts[0] != "build" and str(name) not in files:
            old.unlink()
    for name, content in files.items():
        write(target / name, content)


def main() -> None:
    """Copy, build, generate and try."""
    target, results = (Path(argument).resolve() for argument in sys.argv[1:])
    copy(target)

    def run(*command: str, **more: object) -> None:
        done = subprocess.run(command, cwd=target, capture_output=True, text=True, check=False, **more)  # type: ignore[call-overload]
        if done.returncode:
            sys.exit(f"{' '.join(command)}\n{done.stdout[-6000:]}{done.stderr[-6000:]}")

    options = ["HTI_PYTHON=ON", "HTI_TESTS=OFF", "HTI_INSTALL=OFF", "HTI_WERROR=ON", f"Python_EXECUTABLE={sys.executable}"]
    options += [
        "CMAKE_BUILD_TYPE=Debug",
        "CMAKE_CXX_FLAGS_DEBUG=-O0",
        "CMAKE_UNITY_BUILD=ON",
        "CMAKE_UNITY_BUILD_BATCH_SIZE=16",
    ]
    run("cmake", "-S", ".", "-B", "build", "-G", "Ninja", *(f"-D{option}" for option in options))
    run("cmake", "--build", "build")
    run("c++", "-std=c++20", "-DHTI_HEADER_ONLY", "-I", "include", "tests/guide/use.cpp", "-o", "build/use")
    environment = os.environ | {"PYTHONPATH": str(target / "build/python"), "HTI_REFERENCE": "none"}
    run(sys.executable, "bindings/python/generate.py", env=environment)
    run(sys.executable, "bindings/python/generate.py", "--check", env=environment)
    tests = ["tests/guide/check.py", *(f"tests/python/test_{name}.py" for name in TESTS)]
    command = [sys.executable, "-m", "pytest", "--quiet", "-c", str(target / "pyproject.toml"), f"--junitxml={results}", *tests]
    sys.exit(subprocess.run(command, cwd=target, env=environment, check=False).returncode)


if __name__ == "__main__":
    main()
