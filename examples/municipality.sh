#!/usr/bin/env bash
# A municipality's page on the real figures of 2014, in Swedish: where it stands and why, what to do first, whom to learn from, and
# what changed since 2013. The lists behind it are written to output/.
# usage: examples/municipality.sh [CODE]    by default 1290, Kristianstad; examples/run.sh makes what it needs
set -euo pipefail
cd "$(dirname "$0")/.."
unit=${1:-1290}
year=oppna-jamforelser-2014
before=oppna-jamforelser-2013

# page TITLE COMMAND DATA... [OPTION...]: prints what the command answers, and writes it as a workbook.
page() {
  local title=$1 command=$2
  shift 2
  printf '\n%s\n%s\n' "$title" "${title//?/=}"
  .venv/bin/hemtjanstindex "$command" "$@" --unit "$unit" --language sv
  .venv/bin/hemtjanstindex "$command" "$@" --unit "$unit" --language sv --out "output/$unit-$command.xlsx"
  written+=("output/$unit-$command.xlsx")
}

mkdir -p output
written=()
page "Var står vi, och varför?" profile "$year" --definition "$year"
page "Vad ska vi göra först?" priorities "$year" --definition "$year" --earlier "$before" --goal-rank 100
page "Vem kan vi lära av?" peers "$year" --definition "$year" --earlier "$before"
page "Vad har ändrats sedan förra året?" compare "$before" "$year"

printf '\nSå blev indextalet till\n=======================\n'
.venv/bin/hemtjanstindex trace "$year" --definition "$year" --unit "$unit" --language sv
printf '\nSkrivet: %s\n' "${written[*]}"
