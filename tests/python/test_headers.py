"""What every public header owes to a program that embeds the library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

HEADERS = sorted((Path(__file__).parents[2] / "include").rglob("*.hpp"))


def code(path: Path) -> list[str]:
    """Lines of a header without comments, directives and what stands in strings."""
    text = re.sub(r'R"\(.*?\)"|"(?:\\.|[^"\\])*"', '""', path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return [re.sub(r"//.*", "", line) for line in text.splitlines() if not line.startswith("#")]


def declarations(lines: list[str]) -> Iterator[str]:
    """Declare at namespace scope without a body: functions that the library defines."""
    depth, statement = 0, ""
    for line in lines:
        if re.match(r"(inline )?namespace |extern ", line) or (depth == 0 and line.strip() == "}"):
            continue
        if depth == 0:
            statement += line + " "
        depth += line.count("{") - line.count("}")
        if depth == 0:
            if re.search(r"\)[^{}]*;\s*$", statement) and not re.match(r"\s*(template|using|struct|class|enum)\b", statement):
                yield " ".join(statement.split())
            if re.search(r"[;}]\s*$", line):
                statement = ""
    assert depth == 0


def test_functions_that_the_library_defines_are_exported() -> None:
    found = [(path, text) for path in HEADERS for text in declarations(code(path))]
    exported = [text for _, text in found if "HTI_API" in text]
    assert len(exported) > 120
    elsewhere = r"HTI_API|\b(inline|constexpr)\b|= delete"
    hidden = [f"{path.name}: {text}" for path, text in found if not re.search(elsewhere, text)]
    assert hidden == []


def test_views_and_references_into_an_object_are_not_given_by_temporaries() -> None:
    given = r"^\s+\[\[nodiscard\]\] (?:const [\w:<>, ]+[&*]|std::span<[^()]*>|std::string_view) [\w\[\]]+\(.*\) const\b(?!&)"
    loose = [f"{path.name}: {line.strip()}" for path in HEADERS for line in code(path) if re.search(given, line)]
    assert loose == []
