"""Write the stub of the extension module, or say whether the committed one is what would be written.

``python bindings/python/stubs.py [--check]``, with the package importable. What the stub says of a class is in its docstring
at run time, so the stub itself holds signatures only.
"""

from __future__ import annotations

import ast
import difflib
import subprocess
import sys
import tempfile
from pathlib import Path

STUB = Path(__file__).parent / "hemtjanstindex" / "_core.pyi"
HEADER = "# Written by bindings/python/stubs.py.\n"


class WithoutText(ast.NodeTransformer):
    """Drops docstrings."""

    def generic_visit(self, node: ast.AST) -> ast.AST:
        """Drop it, and leave a body where there was nothing else."""
        super().generic_visit(node)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Expr(ast.Constant(...))]
        return node


def generated() -> str:
    """Give the stub of the module as it is."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["pybind11_stubgen", "hemtjanstindex._core", "--numpy-array-use-type-var", "--exit-code", "-o", folder]
        subprocess.run([sys.executable, "-m", *command], check=True)
        text = (Path(folder) / "hemtjanstindex" / "_core.pyi").read_text(encoding="utf-8")
    tree = WithoutText().visit(ast.parse(text))
    tree.body = [part for part in tree.body if not isinstance(part, ast.AnnAssign) or ast.unparse(part.target) != "__all__"]
    plain = HEADER + ast.unparse(tree)
    ruff = [sys.executable, "-m", "ruff", "format", "--stdin-filename", "_core.pyi", "-"]
    return subprocess.run(ruff, input=plain, capture_output=True, check=True, encoding="utf-8").stdout


def main() -> int:
    """Write, or compare."""
    new = generated()
    if "--check" not in sys.argv:
        STUB.write_text(new, encoding="utf-8")
        return 0
    old = STUB.read_text(encoding="utf-8")
    sys.stdout.writelines(difflib.unified_diff(old.splitlines(True), new.splitlines(True), "committed", "generated"))
    return int(old != new)


if __name__ == "__main__":
    sys.exit(main())
