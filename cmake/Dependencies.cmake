# Third-party libraries: header-only or static, never part of the public headers.
find_package(hwy QUIET)
find_package(Boost 1.74 REQUIRED)
find_package(Eigen3 QUIET NO_MODULE)

find_path(HTI_FAST_FLOAT_INCLUDE fast_float/fast_float.h REQUIRED)
find_path(HTI_TOMLPP_INCLUDE toml++/toml.h REQUIRED)
find_path(HTI_JSON_INCLUDE nlohmann/json.hpp REQUIRED)
find_path(HTI_XXHASH_INCLUDE xxhash.h REQUIRED)
find_path(HTI_HIGHWAY_INCLUDE hwy/highway.h REQUIRED)
find_library(HTI_HIGHWAY_LIBRARY NAMES libhwy.a hwy REQUIRED)
find_library(HTI_HIGHWAY_CONTRIB_LIBRARY NAMES libhwy_contrib.a hwy_contrib REQUIRED)

function(hti_link_dependencies target)
  target_include_directories(${target} SYSTEM PRIVATE
    ${HTI_FAST_FLOAT_INCLUDE} ${HTI_TOMLPP_INCLUDE} ${HTI_JSON_INCLUDE} ${HTI_XXHASH_INCLUDE} ${HTI_HIGHWAY_INCLUDE})
  target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:Boost::headers>
    ${HTI_HIGHWAY_CONTRIB_LIBRARY} ${HTI_HIGHWAY_LIBRARY})
endfunction()
