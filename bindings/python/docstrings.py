"""Carry the `///` comments of the public headers into string constants for the bindings.

``normalise::min_max`` becomes ``doc::normalise_min_max``, its member ``low`` ``doc::normalise_min_max_low``. Each binding gets
a header with the constants that it uses, so that a changed comment recompiles those alone that carry it. A binding that uses
a comment that nobody wrote does not compile.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

SCOPE = re.compile(r"^(?:inline )?(namespace|struct|class|enum class|enum) ([\w:]+)[^;]*\{")
TYPE = re.compile(r"^(?:struct|class|enum class|enum|using) (\w+)")
FUNCTION = re.compile(r"([\w~]+|operator\S+)\s*\(")
USE = re.compile(r"\bdoc::(\w+)")
VARIABLE = re.compile(r"(\w+)\s*(?:=[^=].*|\{.*\})?;")


def declared(line: str) -> str | None:
    """Name that a line declares, or None."""
    line = re.sub(r"^(?:\[\[nodiscard\]\]|explicit|static|inline|constexpr|friend|virtual|\s)+", "", line)
    code = line.split("///<")[0].strip()
    if found := TYPE.match(code):
        return found.group(1)
    if "(" in code.split("=")[0] and (found := FUNCTION.search(code)):
        return found.group(1)
    found = VARIABLE.search(code)
    return found.group(1) if found else None


def plain(lines: list[str]) -> str:
    """Turn a comment's commands into words."""
    text = "\n".join(lines).strip()
    text = re.sub(r"\s*\\cite (\w+)", r" [\1]", text)
    text = re.sub(r"\|(\w+)\|", r"abs(\1)", text)
    text = re.sub(r"\\throws ", "Raises: ", text)
    text = re.sub(r"\\param (\w+) ", r"\1: ", text)
    return re.sub(r"\\returns ", "Returns: ", text)


def comments(text: str) -> dict[str, str]:
    """Comments of one header by qualified name, the leading ``hti`` left out."""
    found: dict[str, str] = {}
    scopes: list[str] = []
    depth = 0
    opened: list[int] = []
    pending: list[str] = []

    def keep(name: str | None, lines: list[str]) -> None:
        path = [part for part in scopes if part] + ([name] if name else [])
        if name and re.fullmatch(r"\w+", name) and lines:
            found.setdefault("_".join(path), plain(lines))

    for raw in text.splitlines():
        line = raw.strip().replace("HTI_API ", "").replace("::inline v0", "")
        if line.startswith("///") and not line.startswith("///<"):
            pending.append(line[3:].removeprefix(" "))
            continue
        if line.startswith(("//", "#", "template", "requires")) or not line:
            continue
        scope = SCOPE.match(line)
        name = declared(line)
        if pending:
            keep(name, pending)
        elif "///<" in line:
            keep(name, [line.split("///<")[1].strip()])
        pending = []
        code = line.split("//")[0]
        balance = code.count("{") - code.count("}")
        if scope and balance > 0:
            # What stands in an inline namespace is a name of the one around it.
            parts = [] if line.startswith("inline namespace") else scope.group(2).split("::")
            scopes.append("_".join(part for part in parts if part != "hti"))
            opened.append(depth)
        depth += balance
        while opened and depth <= opened[-1]:
            opened.pop()
            scopes.pop()
    return found


def main(include: Path, sources: Path, output: Path) -> None:
    """Write ``register_x.docs.hpp`` with the constants that ``register_x.cpp`` uses, for all of them."""
    found: dict[str, str] = {}
    for header in sorted(include.rglob("*.hpp")):
        for name, text in comments(header.read_text(encoding="utf-8")).items():
            found.setdefault(name, text)
    for source in sorted(sources.glob("register_*.cpp")):
        used = sorted(set(USE.findall(source.read_text(encoding="utf-8"))) & found.keys())
        lines = ["// Generated from the comments of the public headers.", "#pragma once", "", "namespace doc {"]
        lines += [f'inline constexpr const char* {name} = R"doc({found[name]})doc";' for name in used]
        content = "\n".join([*lines, "}  // namespace doc", ""])
        header = output / f"{source.stem}.docs.hpp"
        if not header.exists() or header.read_text(encoding="utf-8") != content:
            header.write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
