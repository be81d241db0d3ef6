#!/usr/bin/env bash
# Builds the library natively and with em++, scores the shipped 2014 data and random cases by both (the latter under Node),
# compares; so too what rules give from their headers alone.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$PWD/build/wasm
python=.venv/bin/python
[ -x "$python" ] || python=python3
. cmake/emscripten.sh
. cmake/node.sh

build() { # FOLDER COMMAND...: configures with the command and builds
  local folder=$1
  shift
  if ! { "$@" -S tests/wasm -B "$folder" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_UNITY_BUILD=ON \
    -DCMAKE_UNITY_BUILD_BATCH_SIZE=16 && cmake --build "$folder"; } >"$folder.log" 2>&1; then
    tail -n 40 "$folder.log"
    return 1
  fi
}
build "$work/native" cmake -DHTI_WERROR=ON
build "$work/emscripten" emcmake cmake "${emscripten[@]}"
"$python" tests/wasm/cases.py >"$work/cases.txt"
"$work/native/evaluate" "$work/cases.txt" >"$work/native.txt"
node "$work/emscripten/evaluate.js" "$work/cases.txt" >"$work/emscripten.txt"
"$python" tests/wasm/compare.py "$work/native.txt" "$work/emscripten.txt"
"$work/native/rules_alone" >"$work/native_rules.txt"
node "$work/emscripten/rules_alone.js" | cmp - "$work/native_rules.txt"
echo "$(wc -l <"$work/native_rules.txt") numbers of rules from their headers alone are the same bytes"
