#!/usr/bin/env bash
# Says every message of both languages by fluent.runtime and by @fluent/bundle under Node, and compares.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$PWD/build/messages
python=.venv/bin/python
[ -x "$python" ] || python=python3
. cmake/node.sh
mkdir -p "$work"
cp tests/wasm/package.json tests/wasm/package-lock.json tests/wasm/messages.mjs "$work"
npm ci --prefix "$work" --ignore-scripts --no-audit --no-fund --silent
"$python" tests/wasm/messages.py >"$work/cases.json"
node "$work/messages.mjs" bindings/python/hemtjanstindex/words "$work/cases.json"
