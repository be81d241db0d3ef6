"""Runs what is shown in fenced blocks of Markdown pages, and gives what it prints."""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ENVIRONMENT = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "120"}


@dataclass
class Block:
    """A fenced block, and the `text` block that stands right after it, if one does."""

    line: int
    language: str
    code: str
    shown: str | None = None


def blocks(page: Path) -> list[Block]:
    """Blocks of a page, each with the output shown for it."""
    text = page.read_text(encoding="utf-8")
    found: list[Block] = []
    end = 0
    for match in FENCE.finditer(text):
        language, code = match.groups()
        if language == "text" and found and not text[end : match.start()].strip():
            found[-1].shown = code
        else:
            found.append(Block(text.count("\n", 0, match.start()) + 1, language, code))
        end = match.end()
    return found


def lines(text: str | None) -> list[str]:
    """Lines without the blanks at their ends, which editors remove and nobody sees."""
    return [line.rstrip() for line in (text or "").rstrip().splitlines()]


def pages() -> list[Path]:
    """All Markdown that is for readers."""
    return sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def run_python(block: Block, namespace: dict[str, Any], page: Path) -> str:
    """Run a block in the page's namespace; a block with prompts is a doctest and gives nothing."""
    if ">>> " in block.code:
        test = doctest.DocTestParser().get_doctest(block.code, namespace, page.name, str(page), block.line)
        report = io.StringIO()
        runner = doctest.DocTestRunner(verbose=False)
        runner.run(test, out=report.write, clear_globs=False)
        assert not runner.failures, report.getvalue()
        namespace.update(test.globs)
        return ""
    printed = io.StringIO()
    code = compile("\n" * block.line + block.code, str(page), "exec")
    with contextlib.redirect_stdout(printed):
        exec(code, namespace)
    return printed.getvalue()


def commands(block: Block) -> list[tuple[str, str]]:
    """Give the lines after `$`, each with what is shown after it."""
    parts = re.split(r"^\$ ", block.code, flags=re.MULTILINE)[1:]
    return [(command, shown) for command, _, shown in (part.partition("\n") for part in parts)]


def run_command(command: str, folder: Path) -> str:
    """Run a command beside the built-in tables and workbooks; give what a terminal shows, and then what it complains of."""
    for example in [*(ROOT / "lib/shipped/data").glob("oppna-*.csv"), *(ROOT / "docs/_static").glob("*.xlsx")]:
        shutil.copy(example, folder)
    leader, follower = pty.openpty()
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(
            command, shell=True, cwd=folder, env=ENVIRONMENT, stdin=subprocess.DEVNULL, stdout=follower, stderr=complaints
        )
        os.close(follower)
        shown = b""
        with contextlib.suppress(OSError):  # Linux tells the end of a terminal as an error
            while part := os.read(leader, 65536):
                shown += part
        os.close(leader)
        process.wait()
        complaints.seek(0)
        return shown.decode().replace("\r\n", "\n") + complaints.read().decode()


def run_console(block: Block, folder: Path) -> None:
    """Run the commands of a block one by one, and compare what is shown after each."""
    for command, shown in commands(block):
        assert lines(run_command(command, folder)) == lines(shown), command


def write_files(page: Path, folder: Path) -> None:
    """Write the files that a page shows under a name, as a comment in their first line."""
    for block in blocks(page):
        if named := re.match(r"# (\S+\.toml)\n", block.code):
            (folder / named[1]).write_text(block.code, encoding="utf-8")


def show_anew(page: Path, folder: Path) -> None:
    """Write into a page what its commands print now, to be read before it is kept."""
    write_files(page, folder)
    text = page.read_text(encoding="utf-8")
    for block in blocks(page):
        if block.language == "console":
            printed = [(command, lines(run_command(command, folder))) for command, _ in commands(block)]
            text = text.replace(block.code, "".join("\n".join([f"$ {command}", *shown, ""]) for command, shown in printed))
    page.write_text(text, encoding="utf-8")


def run_cpp(block: Block, library: Path, folder: Path) -> str:
    """Compile a program against the library, run it, and give what it prints."""
    source, program = folder / "snippet.cpp", folder / "snippet"
    source.write_text(block.code, encoding="utf-8")
    compiler = os.environ.get("CXX", "c++")
    options = ["-std=c++20", "-Wall", "-Wextra", "-Werror", "-ffp-contract=off", f"-I{ROOT / 'include'}"]
    subprocess.run([compiler, *options, str(source), str(library), "-lhwy", "-o", str(program)], check=True)
    return subprocess.run([str(program)], capture_output=True, text=True, check=True).stdout


def build_library() -> Path:
    """Build the library as the release preset does, and give its path."""
    cmake = shutil.which("cmake")
    assert cmake
    subprocess.run([cmake, "--preset", "release"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    subprocess.run([cmake, "--build", "build/release", "--target", "hti"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return ROOT / "build/release/libhti.a"


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as scratch:
            show_anew(Path(argument), Path(scratch))
