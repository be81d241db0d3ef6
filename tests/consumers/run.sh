#!/usr/bin/env bash
# Projects of a user's own that rank the shipped data with examples/cpp/rank.cpp, each in another way; all print the same ranking.
# Prints one line for each way. Writes into the folder given.
# usage: tests/consumers/run.sh FOLDER
set -uo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
work=$(realpath -m "$1")
mkdir -p "$work"
export CMAKE_GENERATOR=Ninja CMAKE_CXX_COMPILER_LAUNCHER=ccache CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1
here=tests/consumers
rank=examples/cpp/rank.cpp
status=0

# way NAME COMMAND...: the command leaves $work/NAME.txt, a ranking that is that of the first way.
way() {
  local name=$1 begin=$SECONDS
  shift
  rm -f "$work/$name.txt"
  if ! "$@" >"$work/$name.log" 2>&1; then
    tail -n 40 "$work/$name.log"
  elif [ "$(grep -acE '^([0-9.]+|nan) .+ ([0-9.]+|nan)$' "$work/$name.txt")" != 290 ]; then
    echo "not a ranking of 290 municipalities"
  elif ! cmp "$work/$name.txt" "$work/$first.txt"; then
    echo "another ranking"
  else
    echo "passed: consumers: $name ($((SECONDS - begin)) s)"
    return
  fi
  echo "FAILED: consumers: $name"
  status=1
}

# cmake_consumer PROJECT NAME OPTION...: configures, builds and runs one of the projects beside this file.
cmake_consumer() {
  local project=$1 name=$2
  shift 2
  cmake -S "$here/$project" -B "$work/$name" -DHTI_SOURCE="$root" -DHTI_EXAMPLES="$root/examples/cpp" "$@" &&
    cmake --build "$work/$name" && "$work/$name/rank" >"$work/$name.txt"
}

# install_as NAME OPTION...: the library by the preset `install`, in $work/NAME-prefix. All folders of objects are equally deep, so
# that ccache finds what another way has compiled with the same flags.
install_as() {
  local name=$1
  shift
  cmake --preset install -B "$work/$name-build" "$@" && cmake --build "$work/$name-build" &&
    cmake --install "$work/$name-build" --prefix "$work/$name-prefix"
}

# found NAME OPTION...: installed, and found by find_package.
found() {
  local name=$1
  shift
  install_as "$name" "$@" && cmake_consumer find_package "$name" -DCMAKE_PREFIX_PATH="$work/$name-prefix" "$@"
}

# plain NAME INSTALLED COMPILER...: one command with what pkg-config says, without CMake.
plain() {
  local name=$1 libraries=$work/$2-prefix/lib
  shift 2
  local multiarch
  multiarch=$(cd "$libraries" && find . -name hti.pc -printf '%h\n')
  # shellcheck disable=SC2046
  "$@" -std=c++20 "$rank" $(PKG_CONFIG_PATH="$libraries/$multiarch" pkg-config --cflags --libs hti) -o "$work/$name.program" &&
    LD_LIBRARY_PATH="$libraries:$libraries/$multiarch/.." "$work/$name.program" >"$work/$name.txt"
}

# Nothing of others. The toml++ of the static library is not
# the one that a host may have.
symbols() {
  local library
  nm -C "$work/static-build/libhti.a" 2>/dev/null | grep -E ' toml::' && return 1
  library=$(find "$work/shared-prefix" -name 'libhti.so.*.*.*')
  readelf -d "$library" | grep -q 'SONAME.*libhti.so.[0-9]*.[0-9]*\]' || return 1
  nm -DC --defined-only "$library" | cut -d' ' -f2- >"$work/symbols.log"
  [ "$(grep -c '^T hti::' "$work/symbols.log")" -gt 100 ] || return 1
  ! grep -vE '^. ((typeinfo|vtable|typeinfo name|guard variable) for )?(non-virtual thunk to )?hti::' "$work/symbols.log"
}

licences() {
  local name
  for name in LICENSE THIRD_PARTY_NOTICES.txt; do
    [ -n "$(find "$work/static-prefix/share/doc" -name "$name")" ] || return 1
  done
}

# step NAME COMMAND...: something that is no ranking.
step() {
  local name=$1
  shift
  if "$@" >"$work/step.log" 2>&1; then
    echo "passed: consumers: $name"
  else
    tail -n 40 "$work/step.log"
    echo "FAILED: consumers: $name"
    status=1
  fi
}

first=static
way static found static
way shared found shared -DBUILD_SHARED_LIBS=ON
way add_subdirectory cmake_consumer add_subdirectory add_subdirectory -DCMAKE_BUILD_TYPE=Release -DCMAKE_UNITY_BUILD=ON
way plain-static plain plain-static static g++ -O3 -march=native
way plain-shared plain plain-shared shared g++
step "symbols of the shared library" symbols
step "licences are installed" licences
exit $status
