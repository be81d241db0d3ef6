#!/usr/bin/env bash
# Builds the core for JavaScript and the page of the analysis tool, and puts the page into the Python package.
# What is needed for that `cmake/setup.sh tool` installs.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$PWD/build/wasm/core
. cmake/emscripten.sh
. cmake/node.sh

mkdir -p "$work"
if ! { emcmake cmake "${emscripten[@]}" -S bindings/wasm -B "$work" -G Ninja -DCMAKE_BUILD_TYPE=Release &&
  cmake --build "$work"; } >"$work.log" 2>&1; then
  tail -n 40 "$work.log"
  exit 1
fi
cd bindings/wasm
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --ignore-scripts --no-audit --no-fund --silent
node build.mjs "$work" ../python/hemtjanstindex/tool/page.html
