#!/usr/bin/env bash
# Builds the tool and tries it: types of the page, its numbers beside Python's, and the page as people use it.
# usage: tests/tool/run.sh [OPTION OF PYTEST]...
set -euo pipefail
cd "$(dirname "$0")/../.."
python=.venv/bin/python
[ -x "$python" ] || python=python3
bindings/wasm/build.sh
for project in bindings/wasm tests/tool/logic; do bindings/wasm/node_modules/.bin/tsc --project "$project"; done
"$python" -m pytest tests/tool --quiet "$@"
