# The suites of tests/run.sh: each is a small function that runs something and adds to the counts.

python=.venv/bin/python
results=build/results
passed=0 failed=0 skipped=0
unhappy=()
took=()
mkdir -p "$results"
export CTEST_OUTPUT_ON_FAILURE=1
. cmake/ccache.sh
# A third of the processor time of one file after the other; cmake/setup.sh compiles likewise.
joined=(-DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=16)

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

# lines COMMAND...: as many tests as the command prints lines `passed: NAME` and `FAILED: NAME`; at least one.
lines() {
  local line before=$((passed + failed))
  while IFS= read -r line; do
    echo "$line"
    case $line in
      "passed: "*) passed=$((passed + 1)) ;;
      "FAILED: "*) failed=$((failed + 1)) && unhappy+=("failed: ${line#FAILED: }") ;;
    esac
  done < <("$@" 2>&1)
  [ $((passed + failed)) -gt "$before" ] || check "$1" false
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

# build PRESET: the C++ library and its tests in build/PRESET; a build that breaks counts as one failed test.
build() {
  local log=build/$1.log
  if cmake --preset "$1" "${joined[@]}" >"$log" 2>&1 && cmake --build "build/$1" >>"$log" 2>&1; then return; fi
  tail -n 60 "$log"
  check "$1 builds" false
  return 1
}

# run_ctest NAME PRESET OPTION...: builds, then runs the tests that the options choose.
run_ctest() {
  local name=$1 preset=$2
  shift 2
  build "$preset" &&
    junit "$name" ctest --test-dir "build/$preset" --parallel "$(nproc)" --no-tests=error --output-junit "$PWD/$results/$name.xml" "$@"
}

suite_cpp() { run_ctest cpp release --label-exclude headers; }

suite_sanitize() { run_ctest sanitize dev; }

suite_headers() { run_ctest headers release --label-regex headers; }

suite_consumers() { lines tests/consumers/run.sh build/consumers; }

suite_wasm() {
  check "compiled with em++, the same scores under Node" tests/wasm/run.sh
  check "the same messages by both Fluent runtimes" tests/wasm/messages.sh
}

# A file's tests stay together: what a module has computed serves them all.
suite_python() {
  junit python "$python" -m pytest tests/python --quiet --numprocesses="$(nproc)" --dist=loadfile --junitxml="$results/python.xml"
}

suite_types() {
  check "mypy, strict" "$python" -m mypy bindings/python/hemtjanstindex
  check "stubtest" "$python" -m mypy.stubtest hemtjanstindex._core --allowlist tests/types/stubtest.txt
  check "what is generated is the module's" "$python" bindings/python/generate.py --check
  check "ruff" "$python" -m ruff check .
  check "ruff format" "$python" -m ruff format --check .
}

suite_docs() {
  check "documentation with its notebooks, warnings as errors" "$python" -m sphinx -q -W --keep-going -b html docs build/docs
  junit docs "$python" -m pytest tests/docs --quiet --junitxml="$results/docs.xml"
}

suite_tool() { junit tool tests/tool/run.sh --junitxml="$results/tool.xml"; }

suite_access() { junit access tests/access/run.sh --junitxml="$results/access.xml"; }

suite_guide() { junit guide "$python" tests/guide/run.py build/guide "$results/guide.xml"; }

# timed SUITE: runs it and notes how long it took, by the clock and by the processors.
timed() {
  local began=$SECONDS cpu before
  processors
  before=$cpu
  "$1"
  processors
  took+=("$(awk -v name="${1#suite_}" -v clock=$((SECONDS - began)) -v cpu=$((cpu - before)) \
    'BEGIN { printf "%s: %.1f min, %.1f of processor time", name, clock / 60, cpu / 60 }')")
}

# Seconds of processor time that all commands so far have taken, in `cpu`.
processors() {
  times >"$results/times"  # not in a subshell, whose own commands are none
  cpu=$(awk -F '[ms ]+' 'NR == 2 { print int(60 * ($1 + $3) + $2 + $4) }' "$results/times")
}

summary() {
  echo
  printf '%s\n' ${took[@]+"${took[@]}"}
  printf '%s\n' ${unhappy[@]+"${unhappy[@]}"}
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
