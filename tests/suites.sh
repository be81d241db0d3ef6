# The suites of tests/run.sh: each is a small function that runs something and adds to the counts.

python=.venv/bin/python
results=build/results
passed=0 failed=0 skipped=0
unhappy=()
mkdir -p "$results"
export CTEST_OUTPUT_ON_FAILURE=1 CMAKE_GENERATOR=Ninja
if command -v ccache >/dev/null; then export CMAKE_CXX_COMPILER_LAUNCHER=ccache; fi

# check NAME COMMAND...: one test, passed where the command succeeds.
check() {
  local name=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
    echo "passed: $name"
  else
    failed=$((failed + 1))
    unhappy+=("failed: $name")
    echo "FAILED: $name"
  fi
}

# junit NAME COMMAND...: as many tests as the command reports in $results/NAME.xml. A command that breaks without reporting a
# failed test counts as one.
junit() {
  local name=$1 status=0 counts line
  shift
  rm -f "$results/$name.xml"
  "$@" || status=$?
  counts=$("$python" tests/junit.py "$results/$name.xml") || { status=1; counts="0 0 0"; }
  read -r p f s <<<"${counts%%$'\n'*}"
  if [ "$status" -ne 0 ] && [ "$f" -eq 0 ]; then
    f=1
    unhappy+=("failed: $name ended with status $status")
  fi
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  while read -r line; do unhappy+=("$line"); done < <(tail -n +2 <<<"$counts" | sed '/^$/d')
}

# build FOLDER OPTION...: configures and builds the C++ library and its tests.
build() {
  local folder=$1
  shift
  cmake -S . -B "$folder" -DHTI_TESTS=ON -DHTI_WERROR=ON -DPython_EXECUTABLE="$PWD/$python" "$@" >"$folder.log" 2>&1 &&
    cmake --build "$folder" >>"$folder.log" 2>&1 || { tail -n 60 "$folder.log"; return 1; }
}

# built NAME FOLDER OPTION...: builds, or counts the build as one failed test.
built() {
  local name=$1
  shift
  mkdir -p build
  if ! build "$@"; then
    check "$name builds" false
    return 1
  fi
}

run_ctest() {  # NAME FOLDER ARGUMENT...
  local name=$1 folder=$2
  shift 2
  junit "$name" ctest --test-dir "$folder" --parallel "$(nproc)" --output-junit "$PWD/$results/$name.xml" "$@"
}

suite_cpp() { built cpp build/release -DCMAKE_BUILD_TYPE=Release && run_ctest cpp build/release; }

suite_sanitize() {
  built sanitize build/sanitize -DCMAKE_BUILD_TYPE=Debug -DHTI_SANITIZE=address,undefined &&
    run_ctest sanitize build/sanitize
}

suite_headers() { check "every header alone and in two translation units" tests/headers/run.sh; }

suite_consumers() { check "find_package and add_subdirectory" tests/consumers/run.sh; }

suite_wasm() { check "compiled with em++, the same scores under Node" tests/wasm/run.sh; }

suite_python() { junit python "$python" -m pytest tests/python --quiet --junitxml="$results/python.xml"; }

suite_types() {
  check "mypy, strict" "$python" -m mypy bindings/python/hemtjanstindex
  check "stubtest" "$python" -m mypy.stubtest hemtjanstindex._core
  check "ruff" "$python" -m ruff check .
  check "ruff format" "$python" -m ruff format --check .
}

suite_docs() { check "documentation, warnings as errors" "$python" -m sphinx -q -W --keep-going -b html docs build/docs; }

suite_notebooks() {
  local notebook
  for notebook in examples/notebooks/*.ipynb; do
    check "$notebook" "$python" -m jupyter execute "$notebook"
  done
}

summary() {
  echo
  printf '%s\n' ${unhappy[@]+"${unhappy[@]}"}
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
