"""Write what follows from the rules' own headers, or say whether the committed files are what would be written.

``python bindings/python/generate.py [--check]``, with the package importable: the rules' part of the JSON Schema, the tables of
docs, the package's list of rule classes, the English messages of errors, the types of columns for TypeScript, and the stub of
the extension module.
"""

from __future__ import annotations

import difflib
import importlib.machinery
import importlib.util
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import stubs

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "lib/shipped/schema/definition.schema.json"
CLASSES = ROOT / "bindings/python/hemtjanstindex/core/_rules.py"
ERRORS = ROOT / "bindings/python/hemtjanstindex/words/en/errors.ftl"
TYPES = ROOT / "bindings/wasm/core/columns.ts"
WIDTH = 128

Json = dict[str, Any]


def core() -> Any:
    """Give the extension module, also where the package's list of rules does not fit it."""
    if "hemtjanstindex._core" in sys.modules:
        return sys.modules["hemtjanstindex._core"]
    places = [str(Path(place, "hemtjanstindex")) for place in sys.path]  # the sources beside this script have none
    found = importlib.machinery.PathFinder.find_spec("hemtjanstindex._core", places)
    if not found or not found.loader:
        raise SystemExit("the package is not there: build _core first")
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


CORE = core()
REGISTRY: Json = json.loads(CORE.registry())
STEPS: dict[str, list[Json]] = REGISTRY["steps"]


def pretty(value: Any, before: int = 0, after: int = 0, indent: int = 0) -> str:
    """Write JSON with what fits on a line on one. `before` and `after` are what the line holds besides."""
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list)) or not value or before + len(line) + after <= WIDTH:
        return line
    inner = " " * (indent + 2)
    keys = [f"{json.dumps(key)}: " for key in value] if isinstance(value, dict) else [""] * len(value)
    items = list(value.values()) if isinstance(value, dict) else value
    lines = [f"{inner}{key}{pretty(item, len(inner) + len(key), 1, indent + 2)}" for key, item in zip(keys, items, strict=True)]
    left, right = "{}" if isinstance(value, dict) else "[]"
    return left + "\n" + ",\n".join(lines) + "\n" + " " * indent + right


def property_of(parameter: Json) -> Json:
    """Give the schema of one parameter."""
    default = {"default": parameter["default"]} if parameter.get("default") is not None else {}
    return {"description": parameter["text"], **default, **parameter["schema"]}


def required(rule: Json) -> list[str]:
    """Names of the parameters that must be given."""
    return [parameter["name"] for parameter in rule["parameters"] if parameter["required"]]


def alternative(rule: Json) -> Json:
    """Give the schema of one rule as a table."""
    needed = {"required": ["rule", *required(rule)]} if required(rule) else {}
    properties = {parameter["name"]: property_of(parameter) for parameter in rule["parameters"]}
    return {"description": rule["text"], **needed, "properties": {"rule": {"const": rule["name"]}, **properties}}


def schema() -> str:
    """Give the schema with the rules as they are."""
    whole = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for step, rules in STEPS.items():
        whole["$defs"][f"{step}_name"]["enum"] = [rule["name"] for rule in rules if not required(rule)]
        whole["$defs"][f"{step}_table"]["oneOf"] = [alternative(rule) for rule in rules]
    rank = whole["$defs"]["method"]["properties"]["rank"]
    rank["properties"] = {parameter["name"]: property_of(parameter) for parameter in REGISTRY["rank"]}
    return pretty(whole) + "\n"


def classes() -> str:
    """Give the module that names the rule classes."""
    names = sorted(rule["python"] for rules in STEPS.values() for rule in rules)
    imported = "".join(f"    {name},\n" for name in names)
    listed = "".join(f'    "{name}",\n' for name in names)
    head = '"""The classes of rules. Written by bindings/python/generate.py."""\n\n'
    return f"{head}from .._core import (\n{imported})\n\n__all__ = [\n{listed}]\n"


def written(parameter: Json) -> str:
    """Write a parameter as a definition file does, with its default."""
    default = parameter.get("default")
    return f"`{parameter['name']}`" if default is None else f"`{parameter['name']} = {json.dumps(default)}`"


def table(step: str) -> str:
    """Give the table of a step's rules."""
    formulas = any("formula" in rule for rule in STEPS[step])
    rows = [["rule", "parameters", "what it does", *["formula"] * formulas], ["---"] * (3 + formulas)]
    for rule in STEPS[step]:
        formula = [f"${rule['formula']}$" if "formula" in rule else ""] * formulas
        rows.append([f"`{rule['name']}`", ", ".join(map(written, rule["parameters"])), rule["text"], *formula])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def autoclasses(step: str) -> str:
    """Give the directives that document a step's classes."""
    lines = [f".. autoclass:: {rule['python']}" + "\n   :members:" * bool(rule["parameters"]) for rule in STEPS[step]]
    return "\n".join(["```{eval-rst}", *lines, "```"])


def columns(_: str) -> str:
    """Give the columns of every result as a table."""
    rows = [["result", "column", "holds", "which is", "role"], ["---"] * 5]
    for result, facts in CORE.result_columns().items():
        rows += [[f"`{result}`", f"`{name}`", *rest] for name, *rest in facts]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


#: What JavaScript has for a type of cells: an array of each column.
ARRAYS = {
    "number": "Float64Array",
    "whole": "Float64Array",
    "truth": "(boolean | null)[]",
    "text": "string[]",
    "texts": "string[][]",
}


def types() -> str:
    """Give the columns of every result as types of TypeScript."""
    parts = ["// The columns of every result, an array each. Written by bindings/python/generate.py.\n"]
    for result, facts in CORE.result_columns().items():
        lines = [f"  {name}: {ARRAYS[kind]};" for name, kind, *_ in facts]
        parts.append("\n".join([f"export interface {result} {{", *lines, "}"]) + "\n")
    return "\n".join(parts)


BLOCKS: dict[str, Callable[[str], str]] = {"rules": table, "classes": autoclasses, "columns": columns}
BLOCK = re.compile(rf"(<!-- ({'|'.join(BLOCKS)}) of (\w+) -->\n\n).*?(<!-- end -->)", re.DOTALL)


def page(text: str) -> str:
    """Give a page of docs with its blocks as they are."""
    return BLOCK.sub(lambda found: found[1] + BLOCKS[found[2]](found[3]) + "\n\n" + found[4], text)


SAID = re.compile(r"\bsay\(\s*\"([a-z0-9-]+)\",\s*((?:\"(?:[^\"\\]|\\.)*\"\s*)+)")


def messages() -> dict[str, str]:
    """Give every message that the C++ code says, by its name: the English pattern, with ``{argument}`` where they stand."""
    found: dict[str, str] = {}
    for folder in ("include", "lib", "bindings/python/src"):
        for file in sorted((ROOT / folder).rglob("*.?pp")):
            for name, parts in SAID.findall(file.read_text(encoding="utf-8")):
                pattern = "".join(json.loads(part) for part in re.findall(r"\"(?:[^\"\\]|\\.)*\"", parts))
                if found.setdefault(name, pattern) != pattern:
                    raise SystemExit(f"{file.name}: {name} is said in two ways")
    return found


def errors() -> str:
    """Give the English messages of the C++ code as a Fluent file."""
    head = "## What the library says of problems, from its C++ code. Written by bindings/python/generate.py.\n\n"

    def pattern(text: str) -> str:
        return re.sub(r"\{(\w+)\}|([{}])", lambda found: f"{{ ${found[1]} }}" if found[1] else f'{{ "{found[2]}" }}', text)

    lines = [f"error-{name} = {pattern(text)}" for name, text in sorted(messages().items())]
    return head + "\n".join(lines) + "\n"


def generated() -> dict[Path, str]:
    """Give the content of every file but the stub."""
    files = {SCHEMA: schema(), CLASSES: classes(), ERRORS: errors(), TYPES: types()}
    for path in sorted((ROOT / "docs").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        if BLOCK.search(text):
            files[path] = page(text)
    return files


def main() -> int:
    """Write, or compare."""
    files = generated()
    if "--check" not in sys.argv:
        for path, new in files.items():
            path.write_text(new, encoding="utf-8")
        stubs.STUB.write_text(stubs.generated(), encoding="utf-8")
        return 0
    files[stubs.STUB] = stubs.generated()
    differs = False
    for path, new in files.items():
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        name = str(path.relative_to(ROOT))
        sys.stdout.writelines(difflib.unified_diff(old.splitlines(True), new.splitlines(True), name, "generated"))
        differs |= old != new
    return int(differs)


if __name__ == "__main__":
    sys.exit(main())
