"""The core as an npm package, by itself in an empty folder."""

import json
import math
import re
import subprocess
import sys
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import hemtjanstindex as hti
import pytest
from conftest import BUILT, ROOT
from hemtjanstindex.tool.content import content, text

sys.path.append(str(ROOT / "tests/docs"))
from snippets import blocks, lines

DATA = ROOT / "lib/shipped/data/oppna-jamforelser-2014.csv"
MODULES = ROOT / "bindings/wasm/node_modules"


def run(*command, folder, **options):
    ran = subprocess.run(list(map(str, command)), cwd=folder, capture_output=True, text=True, **options)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder with nothing but the package in it, as npm installs it of its file."""
    packed = tmp_path_factory.mktemp("packed")
    run("npm", "pack", BUILT / "package", "--silent", folder=packed)
    (file,) = packed.iterdir()
    assert file.name == f"hemtjanstindex-{hti.__version__}.tgz"
    folder = tmp_path_factory.mktemp("consumer")
    (folder / "package.json").write_text('{"private": true, "type": "module"}')
    run("npm", "install", "--offline", "--no-audit", "--no-fund", file, folder=folder)
    assert [path.name for path in (folder / "node_modules").iterdir() if path.name[0] != "."] == ["hemtjanstindex"]
    return folder


def test_it_says_what_it_is_and_whose(installed):
    package = installed / "node_modules/hemtjanstindex"
    of = json.loads((package / "package.json").read_text())
    assert (of["version"], of["license"]) == (hti.__version__, "MIT")
    assert "dependencies" not in of
    for name in ("LICENSE", "THIRD_PARTY_NOTICES.txt"):
        assert (package / name).read_text() == (ROOT / name).read_text()
    assert (package / "README.md").read_text() == (ROOT / "docs/javascript.md").read_text()
    assert not re.search(r"\]\((?!https:)", (package / "README.md").read_text()), "a link that leads nowhere from the package"


def test_a_program_with_strict_types_prints_the_ranking_of_python(installed, now, then, tmp_path):
    edition = tmp_path / "edition.json"
    edition.write_text(text(content(now, then, "sv")), encoding="utf-8")
    for name in ("consumer.ts", "tsconfig.json"):
        (installed / name).write_text((ROOT / "tests/tool/package" / name).read_text())
    run(MODULES / ".bin/tsc", "--typeRoots", MODULES / "@types", folder=installed)
    ran = subprocess.run(["node", "consumer.js", edition, DATA], cwd=installed, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    ranking = now.ranking_columns("")
    cells = zip(ranking["rank"], ranking["unit"], ranking["score"], ranking["group"], strict=True)
    told = [line.split() for line in ran.stdout.splitlines()]
    assert len(told) == len(now.units)
    for line, (rank, unit, score, group) in zip(told, cells, strict=True):
        assert line[1:2] + line[3:] == [unit, group]
        for told_number, number in ((line[0], rank), (line[2], score)):
            assert float(told_number) == number or (math.isnan(float(told_number)) and math.isnan(number))
    assert ran.stderr.split() == ["syntax_error", "syntax_error", "wrong_size"]


def test_what_the_page_shows_is_printed(installed):
    snippets = [block for block in blocks(ROOT / "docs/javascript.md") if block.language == "js"]
    program = installed / "snippet.mjs"
    shown = []
    for at in range(len(snippets)):
        program.write_text("\n".join(block.code for block in snippets[: at + 1]), encoding="utf-8")
        printed = lines(run("node", program, folder=installed))
        assert printed[len(shown) :] == lines(snippets[at].shown)
        shown = printed


def test_a_browser_loads_it_as_it_is(installed, chromium):
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), lambda *given: Quiet(*given, directory=installed / "node_modules")) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        page = chromium.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        version = "import('/hemtjanstindex/package.js').then(({ load }) => load()).then((core) => core.version)"
        assert page.evaluate(version) == hti.__version__
        page.close()
        server.shutdown()
