"""What importing the package loads."""

import json
import subprocess
import sys

HEAVY = ("pandas", "matplotlib", "polars", "pyarrow", "scipy")


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout


def test_import_loads_neither_pandas_nor_matplotlib():
    loaded = json.loads(run("import json, sys, hemtjanstindex, hemtjanstindex.cli; print(json.dumps(sorted(sys.modules)))"))
    assert "numpy" in loaded
    assert [name for name in HEAVY if name in loaded] == []


def test_import_leaves_pictures_and_workers_for_later():
    loaded = json.loads(run("import json, sys, hemtjanstindex; print(json.dumps(sorted(sys.modules)))"))
    assert [name for name in ("hemtjanstindex.plot", "tqdm", "distributed", "highspy") if name in loaded] == []


def test_ranking_needs_numpy_only():
    code = """
import sys
for name in ("pandas", "matplotlib", "polars", "pyarrow"):
    sys.modules[name] = None
from hemtjanstindex.cli import main
sys.exit(main(["rank", "oppna-jamforelser-2014", "--definition", "oppna-jamforelser-2014", "--top", "3"]))
"""
    assert len(run(f"{code}").splitlines()) == 4


def test_every_public_name_is_there_and_documented():
    import hemtjanstindex as hti

    undocumented = [
        name for name in hti.__all__ if not name.startswith("__") and not (getattr(hti, name).__doc__ or "").strip()
    ]
    assert undocumented == []
    assert hti.plot.__name__ == "hemtjanstindex.plot"
