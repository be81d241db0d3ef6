#!/usr/bin/env bash
# Sets everything up, prints the ranking of home care in 2014 and one municipality's page, and writes lists, a chart, a map and
# that municipality's report to output/.
# usage: examples/run.sh [--map BOUNDARIES.geojson]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
"$here/../cmake/setup.sh" plot report
"$here/../.venv/bin/python" "$here/rank_home_care.py" "$@"
"$here/../.venv/bin/hemtjanstindex" rank oppna-jamforelser-2014 --definition oppna-jamforelser-2014 --lists \
  --earlier oppna-jamforelser-2013 --language sv --out "$here/../output/listor-2014.xlsx"
echo "Skrivet: output/listor-2014.xlsx, alla listor med ändringar sedan 2013"
"$here/municipality.sh"
echo "Rapporten, att öppna:"
"$here/../.venv/bin/hemtjanstindex" report oppna-jamforelser-2014 --definition oppna-jamforelser-2014 \
  --earlier oppna-jamforelser-2013 --unit 1290 --products report,start --out "$here/../output"
