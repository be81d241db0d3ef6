"""The rooms that ARCHITECTURE.md draws: what they use of each other, in C++ includes and in Python imports, and no circles."""

import ast
import inspect
import re
from graphlib import TopologicalSorter

import hemtjanstindex as hti
import reference

PACKAGE = reference.ROOT / "bindings/python/hemtjanstindex"

#: What each room of the library uses; whatever stands in no folder of a room's name is given its room here.
CPP = {
    "base": "",
    "chart": "base",
    "model": "base",
    "table": "base model",
    "steps": "base model table",
    "vary": "base model table steps",
    "index": "base model table steps",
    "explain": "base model table steps vary index",
    "robust": "base model table steps vary index",
    "io": "base model table steps vary index",
    "shipped": "base model table steps vary index io",
}
CPP_ROOM = {
    **dict.fromkeys(("api", "error", "message", "version", "parameter", "columns"), "base"),
    **dict.fromkeys(("concepts", "method", "registry", "definition"), "steps"),
    **dict.fromkeys(("denominate", "treat", "normalise", "impute", "missing", "weight", "aggregate", "rank"), "steps"),
    **dict.fromkeys(("scores", "trace"), "index"),
    **dict.fromkeys(("datasets", "definitions"), "shipped"),
    "survey": "model",
}
#: What each room of the package uses. "" is the package itself, which gives the public names; _core is the extension module.
PYTHON = {
    "_core": "",
    "words": "",
    "core": "_core words",
    "explain": "_core core",
    "robust": "_core core",
    "present": "_core core explain robust words",
    "plot": "_core core explain robust words present",
    "report": "_core core explain robust words present",
    "tool": "_core core words present",
    "cli": "_core core explain robust words present plot report tool",
    "": "_core core explain robust present plot report tool cli",
}


def cpp_room(path: str) -> str:
    head = path.removeprefix("hti/").split("/")[0].split(".")[0]
    return CPP_ROOM.get(head, head)


def test_includes_follow_the_arrows():
    wrong = []
    for top in (reference.ROOT / "lib", reference.ROOT / "include"):
        for file in (file for file in sorted(top.rglob("*.?pp")) if file.name not in ("hti.hpp", "core.hpp")):
            room = cpp_room(str(file.relative_to(top)))
            for included in re.findall(r'#include "([^"]+)"', file.read_text(encoding="utf-8")):
                if cpp_room(included) not in (room, *CPP[room].split()):
                    wrong.append(f"{file.relative_to(top)}: {included}")
    assert wrong == []


def modules() -> dict[str, ast.Module]:
    """Every module of the package by its name within it."""
    files = {file.relative_to(PACKAGE).with_suffix(""): file for file in sorted(PACKAGE.rglob("*.py"))}
    dotted = {".".join(name.parts).removesuffix("__init__").removesuffix("."): file for name, file in files.items()}
    return {name: ast.parse(file.read_text(encoding="utf-8")) for name, file in dotted.items()} | {"_core": ast.Module([], [])}


def imports(name: str, tree: ast.Module, known: dict[str, ast.Module]) -> list[tuple[str, bool]]:
    """Every module that a module imports, wherever the import stands, and whether it is for type checkers alone."""
    found = []
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    is_package = any(other.startswith(name + ".") for other in known) or name == ""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            named = [alias.name for alias in node.names if alias.name.split(".")[0] == "hemtjanstindex"]
            found += [(whole.removeprefix("hemtjanstindex").removeprefix("."), id(node) in for_types) for whole in named]
        elif isinstance(node, ast.ImportFrom) and node.level:
            here = [part for part in name.split(".") if part]
            up = node.level - is_package
            base = ".".join([*here[: len(here) - up], *([node.module] if node.module else [])])
            for alias in node.names:
                inner = f"{base}.{alias.name}".removeprefix(".")
                found.append((inner if inner in known else base, id(node) in for_types))
    return found


def python_room(name: str) -> str:
    head = name.split(".")[0]
    return head if head in PYTHON else ""


def test_imports_follow_the_arrows_and_make_no_circle():
    known = modules()
    wrong, uses = [], {}
    for name, tree in known.items():
        uses[name] = set()
        for imported, for_types in imports(name, tree, known):
            crosses = python_room(imported) != python_room(name)
            if crosses and python_room(imported) not in PYTHON[python_room(name)].split():
                wrong.append(f"{name or 'the package'}: {imported or 'the package'}")
            if crosses or not for_types:
                uses[name].add(imported)
    assert wrong == []
    TopologicalSorter(uses).prepare()  # raises where there is a circle


def test_methods_that_other_rooms_give_are_as_declared():
    """What a class declares for type checkers, since a room above gives it, is what that gives."""
    known = modules()
    classes = [node for module in ("core.questions", "core.trace", "robust.uncertainty") for node in known[module].body]
    declared = [
        (owner.name.replace("Questions", "Scores"), method)
        for owner in classes
        if isinstance(owner, ast.ClassDef)
        for block in owner.body
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for method in block.body
        if isinstance(method, ast.FunctionDef)
    ]
    assert {name for name, _ in declared} == {"Scores", "Trace", "Uncertainty"}
    for name, method in declared:
        given = vars(getattr(hti, name))[method.name]
        assert inspect.getdoc(given).splitlines()[0] == ast.get_docstring(method)
        if not isinstance(given, property):
            written = ast.parse(inspect.getsource(given)).body[0]
            written.args.args[0].arg, written.args.args[0].annotation = "self", None
            assert ast.unparse(written.args) == ast.unparse(method.args)
            assert ast.unparse(written.returns) == ast.unparse(method.returns)


def test_no_module_is_imported_by_a_text():
    """`import_module` would hide an import from the test above; the package itself looks its pictures up so."""
    hidden = [name for name, tree in modules().items() if name and "import_module" in ast.unparse(tree)]
    assert hidden == []
