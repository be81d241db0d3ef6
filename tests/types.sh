#!/usr/bin/env bash
# The types of the Python package: mypy, stubtest, and a stub that is the module's. Takes the Python to run; the package must be installed.
set -uo pipefail
cd "$(dirname "$0")/.."
python=${1:-python3}
status=0
"$python" -m mypy bindings/python/hemtjanstindex || status=1
"$python" -m mypy.stubtest hemtjanstindex._core --allowlist tests/types/stubtest.txt || status=1
"$python" bindings/python/stubs.py --check || status=1
exit $status
