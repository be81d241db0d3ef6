"""The page is made of what is named, and the same sources give the same bytes wherever they lie."""

import json
import os
import re
import shutil
import subprocess

import pytest
from conftest import BUILT, ROOT

WASM = ROOT / "bindings/wasm"
PAGE = "bindings/python/hemtjanstindex/tool/page.html"
#: What the page and the package are made of, beside the compiled core and the installed npm packages.
SOURCES = ("bindings", "include/hti/version.hpp", "docs/javascript.md", "LICENSE", "THIRD_PARTY_NOTICES.txt")
LICENCES = {"MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "0BSD", "MPL-2.0", "BlueOak-1.0.0", "Python-2.0"}


def packages():
    lock = json.loads((WASM / "package-lock.json").read_text())["packages"]
    return {place.split("node_modules/")[-1]: of for place, of in lock.items() if place}


def test_every_package_is_pinned_by_its_hash_and_free_to_use():
    for name, of in packages().items():
        assert of["integrity"].startswith("sha512-"), name
        assert of["license"] in LICENCES, (name, of["license"])
    named = json.loads((WASM / "package.json").read_text())
    for name, version in (named["dependencies"] | named["devDependencies"]).items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), name


def test_what_is_in_the_page_is_named_with_its_licence():
    notices = (ROOT / "THIRD_PARTY_NOTICES.txt").read_text()
    listed = notices[notices.index("and the page of the analysis tool") : notices.index("=====")]
    for name, of in packages().items():
        if not of.get("dev") and not of.get("peer"):
            told = re.search(rf"^  {re.escape(name)}\s+Copyright .* (\S+)$", listed, re.MULTILINE)
            assert told is not None, name
            assert told[1] == of["license"], name


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """The same sources and the same compiled core in another folder, where the page and the package are made of them."""
    folder = tmp_path_factory.mktemp("elsewhere") / "of another name"
    for source in SOURCES:
        (folder / source).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, folder / source, ignore=shutil.ignore_patterns("node_modules", "*.so"))
        else:
            shutil.copy2(ROOT / source, folder / source)
    core = folder / BUILT.relative_to(ROOT)
    core.mkdir(parents=True)
    for name in ("core.js", "core.wasm"):
        shutil.copy2(BUILT / name, core)
    (folder / "bindings/wasm/node_modules").symlink_to(WASM / "node_modules")
    environment = {**os.environ, "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    subprocess.run(["node", folder / "bindings/wasm/build.mjs", core, folder / PAGE], check=True, env=environment)
    return folder


def test_the_same_sources_give_the_same_bytes(elsewhere):
    assert (elsewhere / PAGE).read_bytes() == (ROOT / PAGE).read_bytes()
    package = BUILT / "package"
    there = elsewhere / BUILT.relative_to(ROOT) / "package"
    files = sorted(path.relative_to(package) for path in package.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(there) for path in there.rglob("*") if path.is_file())
    for file in files:
        assert (package / file).read_bytes() == (there / file).read_bytes(), file


def test_the_compiled_core_does_not_tell_where_it_was_built():
    for name in ("core.js", "core.wasm"):
        assert bytes(ROOT) not in (BUILT / name).read_bytes()
