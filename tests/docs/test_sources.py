"""Sources, links and names in the documentation are real."""

from __future__ import annotations

import json
import re

from snippets import ROOT, pages

CITE = re.compile(r"\\cite\s+(\w+)|\{cite:\w\}`(\w+)`")


def test_every_key_cited_is_in_the_bibliography() -> None:
    known = set(re.findall(r"^@\w+\{(\w+),", (ROOT / "docs/bibliography.bib").read_text(encoding="utf-8"), re.MULTILINE))
    files = [*ROOT.glob("include/**/*.hpp"), *ROOT.glob("lib/**/*.[ch]pp"), *pages()]
    cited = {key for file in files for found in CITE.findall(file.read_text(encoding="utf-8")) for key in found if key}
    cited.discard("KEY")  # the placeholder in CONTRIBUTING.md
    assert len(cited) > 5
    assert cited <= known
    assert known <= cited, "sources that nothing cites"


def test_links_between_pages_lead_somewhere() -> None:
    broken = []
    for page in pages():
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert not broken


def test_the_overview_of_the_cpp_api_names_what_the_headers_declare() -> None:
    """Each name in the tables stands in the header beside it; all that the umbrella brings is listed."""
    text = (ROOT / "docs/api_cpp.md").read_text(encoding="utf-8")
    listed = set()
    for header, names in re.findall(r"^\| `(hti/[\w/]+\.hpp)` \| ([^|]+) \|$", text, re.MULTILINE):
        listed.add(header)
        declared = (ROOT / "include" / header).read_text(encoding="utf-8")
        for name in re.findall(r"`([\w:]+)`", names):
            assert re.search(rf"\b{name.split('::')[-1]}\b", declared), f"{name} is not in {header}"
    for step, name in re.findall(r"`(treat|normalise|missing|impute|weight|aggregate)::(\w+)`", text):
        assert (ROOT / f"include/hti/{step}/{name}.hpp").exists(), f"{step}::{name}"
        listed.add(f"hti/{step}/{name}.hpp")
    headers = [
        "core.hpp",
        "method.hpp",
        *(f"{step}/all.hpp" for step in ("treat", "normalise", "missing", "impute", "weight", "aggregate")),
    ]
    brought = set()
    for header in headers:
        brought |= set(re.findall(r'#include "(hti/[^"]+)"', (ROOT / "include/hti" / header).read_text(encoding="utf-8")))
    assert brought <= listed


def test_paths_that_the_pages_name_exist() -> None:
    named = re.compile(r"`((?:lib|docs|tests|include|cmake|bindings|examples|benchmarks)/[\w./-]*\w)`")
    missing = []
    for page in pages():
        guides = r"\n## Adding a rule\n.*?\n## Changes of results\n"  # they name what they make
        for path in named.findall(re.sub(guides, "", page.read_text(encoding="utf-8"), flags=re.DOTALL)):
            if not ("CASE" in path or (ROOT / path).exists() or (ROOT / "include" / path).exists()):
                missing.append(f"{page.relative_to(ROOT)}: {path}")
    assert not missing


def test_notebooks_are_committed_without_outputs() -> None:
    for path in ROOT.glob("examples/notebooks/*.ipynb"):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        assert not any(cell.get("outputs") or cell.get("execution_count") for cell in cells), path.name


def test_the_readme_says_the_main_things_first() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    first = "\n".join(lines[:40])
    for needed in ("```python", "```text", "```cpp", "examples/run.sh", "tests/run.sh", "will not"):
        assert needed in first
