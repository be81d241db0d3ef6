#!/usr/bin/env bash
# Projects of a user's own that rank the shipped data with examples/cpp/rank.cpp, each in another way; all print the same ranking.
# Prints one line for each way. Writes into the folder given.
# usage: tests/consumers/run.sh FOLDER
set -uo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
work=$(realpath -m "$1")
mkdir -p "$work"
export CMAKE_GENERATOR=Ninja
. cmake/ccache.sh
here=tests/consumers
rank=examples/cpp/rank.cpp
conan=.venv/bin/conan
export CONAN_HOME=$work/conan-home
# A third of the processor time of one file after the other.
joined=(-DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=16)
# Conan's flags, so that it finds compiled what is compiled here.
conans=-DCMAKE_CXX_FLAGS=-m64
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
  cmake --preset install -B "$work/$name-build" "${joined[@]}" "$@" && cmake --build "$work/$name-build" &&
    cmake --install "$work/$name-build" --prefix "$work/$name-prefix"
}

# found NAME OPTION...: installed, and found by find_package.
found() {
  local name=$1
  shift
  install_as "$name" "$@" && cmake_consumer find_package "$name" -DCMAKE_PREFIX_PATH="$work/$name-prefix" "$@"
}

# compiled PROGRAM INSTALLED COMPILER...: one command with what pkg-config says, without CMake.
compiled() {
  local program=$work/$1 libraries=$work/$2-prefix/lib
  shift 2
  libraries=$(cd "$libraries" && find "$PWD" -name hti.pc -printf '%h\n')
  # shellcheck disable=SC2046
  "$@" -std=c++20 $(PKG_CONFIG_PATH=$libraries pkg-config --cflags --libs hti) -Wl,-rpath,"${libraries%/*}" -o "$program"
}

# plain NAME INSTALLED COMPILER...: the ranking by such a program.
plain() {
  local name=$1 installed=$2
  shift 2
  compiled "$name.program" "$installed" "$@" "$rank" && "$work/$name.program" >"$work/$name.txt"
}

# Errors cross the border of a shared library, whatever the program hides.
caught() {
  local hidden=(-fvisibility=hidden -fvisibility-inlines-hidden "$here/caught.cpp")
  compiled caught.program shared g++ "${hidden[@]}" && [ "$("$work/caught.program")" = unknown_definition ]
}

# A shared library shows what is public and nothing else, under a namespace with its version. A host that hides what it has and
# is made of the static library shows none of its functions and classes. The toml++ in it is not the one that a host may have.
symbols() {
  local library
  nm -C "$work/static-build/libhti.a" 2>/dev/null | grep -E ' toml::' && return 1
  library=$(find "$work/shared-prefix" -name 'libhti.so.*.*.*')
  readelf -d "$library" | grep -q 'SONAME.*libhti.so.[0-9]*.[0-9]*\]' || return 1
  nm -DC --defined-only "$library" | cut -d' ' -f2- >"$work/symbols.log"
  [ "$(grep -c '^T hti::v0::' "$work/symbols.log")" -gt 100 ] || return 1
  grep -vE '^. ((typeinfo|vtable|typeinfo name) for )?hti::v0::' "$work/symbols.log" && return 1
  # Names of enumerators are constants of types that are public.
  grep -E '^. hti::v0::(detail|kernels|synthetic)::' "$work/symbols.log" | grep -v '^u hti::v0::detail::names<' && return 1
  compiled of-static.so static g++ -shared -fPIC -fvisibility=hidden "$here/caught.cpp" || return 1
  ! nm -DC --defined-only "$work/of-static.so" | grep -E ' [BDTVW] ((typeinfo|vtable|typeinfo name) for )?hti::'
}

# What takes it that there is no NaN is refused, in words.
fast_math() {
  ! compiled fast.program static g++ -ffast-math "$rank" 2>"$work/fast.log" && grep 'hti needs NaN' "$work/fast.log"
}

licences() {
  local name
  for name in LICENSE THIRD_PARTY_NOTICES.txt; do
    [ -n "$(find "$work/static-prefix/share/doc" -name "$name")" ] || return 1
  done
}

# packed NAME PROFILE OPTION...: packed by Conan, which runs conan/test_package; nothing is asked of Conan Center.
packed() {
  local name=$1 profile=$2
  shift 2
  rm -rf "$work/conan-test"
  "$conan" create conan -pr:a "conan/profiles/$profile" -c tools.cmake.cmake_layout:test_folder="$work/conan-test" \
    -c "tools.cmake.cmaketoolchain:extra_variables={'CMAKE_UNITY_BUILD': 'ON', 'CMAKE_UNITY_BUILD_BATCH_SIZE': '16'}" "$@" &&
    find "$work/conan-test" -name ranking.txt -exec mv {} "$work/$name.txt" \;
}

# What the profile says of the platform is what is there.
conan_ready() {
  "$conan" remote add local conan/recipes --force || return 1
  local name version package
  while read -r name version package; do
    dpkg-query -W -f '${Version}' "$package" | grep -qE "^([0-9]+:)?${version//./\\.}([^0-9]|$)" || return 1
    grep -qx "$name/$version" conan/profiles/debian-12 && grep -q "\"$version\"" "conan/recipes/recipes/$name/config.yml" || return 1
  done <<'versions'
boost 1.74.0 libboost1.74-dev
eigen 3.4.0 libeigen3-dev
fast_float 3.9.0 libfast-float-dev
highway 1.0.3 libhwy-dev
nlohmann_json 3.11.2 nlohmann-json3-dev
range-v3 0.12.0 librange-v3-dev
tomlplusplus 3.3.0 libtomlplusplus-dev
xxhash 0.8.1 libxxhash-dev
versions
}

conan_licences() {
  local name
  for name in LICENSE THIRD_PARTY_NOTICES.txt; do
    [ -n "$(find "$CONAN_HOME/p" -path "*/p/licenses/$name")" ] || return 1
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
way static found static "$conans"
way shared found shared -DBUILD_SHARED_LIBS=ON "$conans"
# The library with the flags and in a folder as deep as in tests/wasm/run.sh, which compiles it or finds it compiled.
way add_subdirectory cmake_consumer add_subdirectory add_subdirectory -DCMAKE_BUILD_TYPE=Release "${joined[@]}" \
  -DCMAKE_CXX_VISIBILITY_PRESET=hidden -DHTI_WERROR=ON
way plain-static plain plain-static static g++ -O3 -march=native
way plain-shared plain plain-shared shared g++
way plain-hidden plain plain-hidden shared g++ -fvisibility=hidden -fvisibility-inlines-hidden
way plain-clang plain plain-clang static clang++-19 -O2
# Another standard library, for the host and ours alike; unoptimised, since what it prints is all that is asked.
way libcxx found libcxx -DCMAKE_CXX_COMPILER=clang++-19 -DCMAKE_CXX_FLAGS=-stdlib=libc++ -DCMAKE_CXX_FLAGS_RELEASE=-O0
step "symbols of the libraries" symbols
step "errors are caught by their type" caught
step "fast-math is refused" fast_math
step "licences are installed" licences
step "the profile of conan says what is there" conan_ready
way conan-static packed conan-static debian-12 --no-remote
step "licences are packed" conan_licences
way conan-shared packed conan-shared debian-12 --no-remote -o '&:shared=True'
way conan-recipes packed conan-recipes debian-12-recipes -r local --build=missing
exit $status
