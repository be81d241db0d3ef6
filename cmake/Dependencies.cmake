# Third-party libraries: header-only or static, never part of the public headers.
find_package(hwy CONFIG REQUIRED)
find_package(Boost 1.74 REQUIRED)

find_path(HTI_FAST_FLOAT_INCLUDE fast_float/fast_float.h REQUIRED)
find_path(HTI_TOMLPP_INCLUDE toml++/toml.h REQUIRED)
find_path(HTI_JSON_INCLUDE nlohmann/json.hpp REQUIRED)
find_path(HTI_XXHASH_INCLUDE xxhash.h REQUIRED)
find_path(HTI_RANDOM123_INCLUDE Random123/philox.h REQUIRED)
find_path(HTI_EIGEN_INCLUDE Eigen/Core PATH_SUFFIXES eigen3 REQUIRED)

function(hti_link_dependencies target)
  target_include_directories(${target} SYSTEM PRIVATE
    ${HTI_FAST_FLOAT_INCLUDE} ${HTI_TOMLPP_INCLUDE} ${HTI_JSON_INCLUDE} ${HTI_XXHASH_INCLUDE} ${HTI_RANDOM123_INCLUDE} ${HTI_EIGEN_INCLUDE})
  target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:Boost::headers> hwy::hwy hwy::hwy_contrib)
endfunction()
