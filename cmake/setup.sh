#!/usr/bin/env bash
# Makes a Debian 12 machine ready: packages, .venv in the project root, and hemtjanstindex installed in it.
# What is there already is left alone, so a second run takes a second or two.
# usage: cmake/setup.sh [plot|report|tests|consumers|fuzz|wasm|tool|access|docs]...    what is wanted beside the package itself
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
say() { echo "setup: $*"; }

packages=(ca-certificates git python3 python3-venv python3-dev g++ ccache cmake ninja-build pkg-config libboost-dev
          libtomlplusplus-dev libhwy-dev libfast-float-dev nlohmann-json3-dev libxxhash-dev librandom123-dev libeigen3-dev
          librange-v3-dev)
extras=()
for wanted in "$@"; do
  case $wanted in
    plot) extras+=(plot xlsx) ;;
    report) extras+=(report) ;;
    tests) packages+=(locales catch2 librapidcheck-dev libbenchmark-dev libreoffice-calc-nogui); extras+=(frames plot xlsx report test) ;;
    consumers) packages+=(binutils clang-19 libc++-19-dev libc++abi-19-dev); extras+=(consumers) ;;
    fuzz) packages+=(clang-19 libclang-rt-19-dev) ;;
    wasm) packages+=(emscripten) ;;
    tool) packages+=(emscripten chromium firefox-esr); extras+=(tool) ;;
    access) packages+=(chromium maven openjdk-17-jre-headless); extras+=(tool report) ;;
    docs) extras+=(docs) ;;
    *) say "unknown: $wanted" >&2; exit 2 ;;
  esac
done

installed=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' "${packages[@]}" 2>/dev/null | sed -n 's/^ii *//p' || true)
missing=$(comm -13 <(sort -u <<<"$installed") <(printf '%s\n' "${packages[@]}" | sort -u))
if [ -n "$missing" ]; then
  say "installing Debian packages:" $missing
  SUDO=; [ "$(id -u)" = 0 ] || SUDO=sudo
  $SUDO apt-get -qq -o DPkg::Lock::Timeout=600 update
  $SUDO env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0 \
    install -y --no-install-recommends $missing >/dev/null
fi

# The page of the tool is a part of the package.
if [[ " $* " == *" tool "* ]]; then
  say "building the page of the tool (minutes the first time)"
  bindings/wasm/build.sh
fi

# Debian's own Python, whatever else is first on the PATH.
python=.venv/bin/python
if ! "$python" -c '' 2>/dev/null; then
  say "making .venv"
  /usr/bin/python3 -m venv --clear .venv
fi

# Reinstalls only where the sources have changed since the last time, or other extras are wanted.
inputs=(CMakeLists.txt pyproject.toml cmake include lib bindings)
sources=$(find "${inputs[@]}" -type f -not -path '*/__pycache__/*' -not -path '*/node_modules/*' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)
extras=$(printf '%s\n' ${extras[@]+"${extras[@]}"} | sort -u | paste -sd, -)
stamp=.venv/installed-${extras:-none}
if [ "$(cat "$stamp" 2>/dev/null)" != "$sources" ]; then
  say "building and installing the Python package${extras:+ with $extras} (minutes the first time)"
  # The same options and name of the compiler as in tests/run.sh, which then finds what was compiled here.
  . cmake/ccache.sh
  export CXX=${CXX:-c++} PIP_DISABLE_PIP_VERSION_CHECK=1
  # The build requirements live in .venv, so that a rebuild compiles only what has changed.
  "$python" -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' |
    "$python" -m pip install --quiet --requirement /dev/stdin
  "$python" -m pip install --quiet --no-build-isolation --config-settings=build-dir=build/python \
    --config-settings=cmake.define.CMAKE_UNITY_BUILD=ON --config-settings=cmake.define.CMAKE_UNITY_BUILD_BATCH_SIZE=16 \
    --config-settings=cmake.define.HTI_WERROR=ON ".${extras:+[$extras]}"
  echo "$sources" >"$stamp"
fi
