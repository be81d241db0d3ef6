#!/usr/bin/env bash
# Builds the library natively and with em++, scores the shipped 2014 data and random cases by both (the latter under Node),
# compares.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$PWD/build/wasm
python=.venv/bin/python
[ -x "$python" ] || python=python3
if command -v ccache >/dev/null; then export CMAKE_CXX_COMPILER_LAUNCHER=ccache; fi

# All of /usr/include would stand before Emscripten's own headers, so only the libraries that are used are shown to it.
mkdir -p "$work/include"
for header in boost fast_float hwy nlohmann toml++ xxhash.h eigen3/Eigen range concepts meta std; do ln -sfn "/usr/include/$header" "$work/include/${header##*/}"; done
headers=("-DHTI_WASM_INCLUDE=$work/include" "-DCMAKE_CXX_FLAGS=-fexceptions"
  "-Dhwy_DIR=$PWD/tests/wasm/packages" "-DBoost_DIR=$PWD/tests/wasm/packages")
for name in FAST_FLOAT TOMLPP JSON XXHASH EIGEN RANGE; do headers+=("-DHTI_${name}_INCLUDE=$work/include"); done

# Where Node is not the one that Debian packages, it does not find the modules that em++ needs.
export NODE_PATH=${NODE_PATH:-/usr/share/nodejs}

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
build "$work/emscripten" emcmake cmake "${headers[@]}"
"$python" tests/wasm/cases.py >"$work/cases.txt"
"$work/native/evaluate" "$work/cases.txt" >"$work/native.txt"
node "$work/emscripten/evaluate.js" "$work/cases.txt" >"$work/emscripten.txt"
"$python" tests/wasm/compare.py "$work/native.txt" "$work/emscripten.txt"
