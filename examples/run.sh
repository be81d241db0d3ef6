#!/usr/bin/env bash
# Sets everything up, prints the ranking of home care in 2014, and writes the full list, a chart and a map to output/.
# usage: examples/run.sh [--map BOUNDARIES.geojson]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
"$here/../cmake/setup.sh" plot
exec "$here/../.venv/bin/python" "$here/rank_home_care.py" "$@"
