#!/usr/bin/env bash
# Tries whether everybody can read what is made: HTML by axe-core in Chromium, PDF by veraPDF.
# What is needed for that `cmake/setup.sh access` installs.
# usage: tests/access/run.sh [OPTION OF PYTEST]...
set -euo pipefail
cd "$(dirname "$0")/../.."
python=.venv/bin/python
[ -x "$python" ] || python=python3
verapdf=1.30.2
sum=287cc9c9757f99dcff4a2d39b68268245b48103fb6af443162d5a29df2afa332
jar=build/access/cli-$verapdf.jar
if ! sha256sum --check --status <<<"$sum  $jar"; then
  mvn --quiet --batch-mode --strict-checksums -Dmaven.repo.local="$PWD/build/access/maven" \
    org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy \
    -Dartifact="org.verapdf.apps:cli:$verapdf" -DoutputDirectory=build/access
  sha256sum --check --quiet <<<"$sum  $jar"
fi
. cmake/node.sh
(cd tests/access && { [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --ignore-scripts --no-audit --no-fund --silent; })
VERAPDF="$PWD/$jar" "$python" -m pytest tests/access --quiet "$@"
