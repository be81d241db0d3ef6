"""Every snippet in the documentation runs, and prints what is shown."""

from __future__ import annotations

import base64
import re
import warnings
from pathlib import Path
from typing import Any

import hemtjanstindex as hti
import openpyxl
import pytest
from hemtjanstindex import cli
from hemtjanstindex.core import errors
from hemtjanstindex.present import theme
from snippets import (
    ROOT,
    Block,
    blocks,
    build_library,
    commands,
    lines,
    pages,
    run_command,
    run_console,
    run_cpp,
    run_python,
    show_anew,
    write_files,
)

#: A PNG file of one point.
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
#: `js` is run by tests/tool, which has the package.
KNOWN = {"python", "cpp", "console", "toml", "text", "sh", "cmake", "csv", "json", "diff", "py", "js"}


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def with_language(language: str) -> list[Any]:
    found = [(page, block) for page in pages() for block in blocks(page) if block.language == language]
    return [pytest.param(page, block, id=f"{name(page)}:{block.line}") for page, block in found]


@pytest.fixture(scope="session")
def library() -> Path:
    return build_library()


@pytest.mark.parametrize("page", [page for page in pages() if any(b.language == "python" for b in blocks(page))], ids=name)
def test_python(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for block in blocks(page):
        if block.language != "python":
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            printed = run_python(block, namespace, page)
        assert lines(printed) == lines(block.shown), f"{name(page)}:{block.line}"


@pytest.mark.parametrize(("page", "block"), with_language("cpp"))
def test_cpp(page: Path, block: Block, library: Path, tmp_path: Path) -> None:
    assert lines(run_cpp(block, library, tmp_path)) == lines(block.shown)


@pytest.mark.parametrize(("page", "block"), with_language("console"))
def test_console(page: Path, block: Block, tmp_path: Path) -> None:
    write_files(page, tmp_path)
    run_console(block, tmp_path)


@pytest.mark.parametrize(("page", "block"), with_language("toml"))
def test_toml(page: Path, block: Block, tmp_path: Path) -> None:
    """A definition, a theme or what varies is read as it stands; a part of a definition in one that extends a built-in one."""
    if "[[vary]]" in block.code:
        (tmp_path / "vary.toml").write_text(block.code, encoding="utf-8")
        assert hti.vary.read(tmp_path / "vary.toml")
        return
    if "contact =" in block.code:
        (tmp_path / "logo.png").write_bytes(base64.b64decode(DOT))
        (tmp_path / "theme.toml").write_text(block.code, encoding="utf-8")
        assert theme.read(tmp_path / "theme.toml").examples
        return
    text = block.code if "schema =" in block.code else f'schema = 1\nid = "x"\nextends = "oppna-jamforelser-2014"\n{block.code}'
    path = tmp_path / "x.toml"
    path.write_text(text, encoding="utf-8")
    assert hti.load(path).model.indicators


def test_every_block_is_of_a_known_kind() -> None:
    """A misspelt language would keep a block from being run."""
    strange = {block.language for page in pages() for block in blocks(page)} - KNOWN
    assert not strange
    assert with_language("python")
    assert with_language("cpp")


def test_the_page_of_the_command_line_shows_what_each_command_prints() -> None:
    page = ROOT / "docs/cli.md"
    run = [command.split() for block in blocks(page) if block.language == "console" for command, _ in commands(block)]
    named = re.findall(r"^## ([a-z-]+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    needs_its_page = {"tool"}  # which is built apart
    assert {words[1] for words in run if words[0] == "hemtjanstindex"} == set(named) - needs_its_page
    assert len(named) == len(cli.COMMANDS)


def test_the_swedish_quick_start_names_the_sheets_of_its_workbook(tmp_path: Path) -> None:
    page = ROOT / "docs/snabbstart.md"
    run = [command for block in blocks(page) if block.language == "console" for command, _ in commands(block)]
    run_command(next(command for command in run if "tabell-2014.xlsx" in command), tmp_path)
    rows = page.read_text(encoding="utf-8").partition("| blad |")[2].partition("\n\n")[0].splitlines()[2:]
    named = [sheet.strip() for row in rows for sheet in row.split("|")[1].split(", ")]
    assert openpyxl.load_workbook(tmp_path / "tabell-2014.xlsx").sheetnames == named


@pytest.mark.parametrize("year", ["2013", "2014"])
def test_the_workbooks_of_the_swedish_quick_start_hold_the_figures_of_their_year(year: str) -> None:
    with pytest.warns(errors.Caution):
        table = hti.read(ROOT / f"docs/_static/hemtjanst-{year}.xlsx", hti.load(f"oppna-jamforelser-{year}"), period=year)
    assert table == hti.datasets.load(f"oppna-jamforelser-{year}")


def test_a_wrong_output_is_seen(tmp_path: Path) -> None:
    block = Block(1, "python", "print(1 + 1)\n", "3\n")
    assert run_python(block, {}, ROOT / "README.md") == "2\n"
    with pytest.raises(AssertionError):
        run_console(Block(1, "console", "$ echo 2\n3\n"), tmp_path)


def test_what_commands_print_is_written_into_a_page(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# Page\n\n```toml\n# a.toml\nx = 1\n```\n\n```console\n$ cat a.toml\nwrong\n\n$ true\nwrong\n$ echo 2\n```\n",
        encoding="utf-8",
    )
    show_anew(page, tmp_path)
    shown = blocks(page)[1].code
    assert shown == "$ cat a.toml\n# a.toml\nx = 1\n$ true\n$ echo 2\n2\n"
