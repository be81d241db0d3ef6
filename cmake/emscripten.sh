# Sourced from the project's root by what compiles the core with em++: the options of CMake in `emscripten`.

# All of /usr/include would stand before Emscripten's own headers, so only the libraries that are used are shown to it.
shown=$PWD/build/wasm/include
mkdir -p "$shown"
for header in boost fast_float hwy nlohmann toml++ xxhash.h eigen3/Eigen range concepts meta std; do
  ln -sfn "/usr/include/$header" "$shown/${header##*/}"
done
emscripten=("-DHTI_WASM_INCLUDE=$shown" "-DCMAKE_CXX_FLAGS=-fwasm-exceptions"
  "-Dhwy_DIR=$PWD/cmake/emscripten" "-DBoost_DIR=$PWD/cmake/emscripten")
for name in FAST_FLOAT TOMLPP JSON XXHASH EIGEN RANGE; do emscripten+=("-DHTI_${name}_INCLUDE=$shown"); done

# Where Node is not the one that Debian packages, it does not find the modules that em++ needs.
export NODE_PATH=${NODE_PATH:-/usr/share/nodejs}
if command -v ccache >/dev/null; then . cmake/ccache.sh; fi
