#!/usr/bin/env bash
# Sets everything up, builds and runs all tests or only the suites named, and ends with one line: N passed, N failed, N skipped.
# usage: tests/run.sh [cpp|sanitize|headers|consumers|wasm|python|types|docs|tool|access|guide]...
set -uo pipefail
cd "$(dirname "$0")/.."
. tests/suites.sh

all=(cpp sanitize headers consumers wasm python types docs)
known=("${all[@]}" tool access guide)  # these need much that others do not, so they are run where they are named
suites=("$@")
[ $# -gt 0 ] || suites=("${all[@]}")

wanted=(tests)
for suite in "${suites[@]}"; do
  if [[ " ${known[*]} " != *" $suite "* ]]; then
    echo "unknown suite $suite; there are: ${known[*]}" >&2
    exit 2
  fi
  case $suite in consumers | wasm | docs | tool | access) wanted+=("$suite") ;; esac
done
cmake/setup.sh "${wanted[@]}" || exit 1

for suite in "${suites[@]}"; do
  echo
  echo "== $suite"
  timed "suite_$suite"
done

summary
