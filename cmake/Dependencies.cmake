# Third-party libraries: header-only or static, never part of the public headers.
find_package(hwy CONFIG REQUIRED)
find_package(Boost 1.74 REQUIRED)

find_path(HTI_FAST_FLOAT_INCLUDE fast_float/fast_float.h REQUIRED)
find_path(HTI_TOMLPP_INCLUDE toml++/toml.h REQUIRED)
find_path(HTI_JSON_INCLUDE nlohmann/json.hpp REQUIRED)
find_path(HTI_XXHASH_INCLUDE xxhash.h REQUIRED)
find_path(HTI_EIGEN_INCLUDE Eigen/Core PATH_SUFFIXES eigen3 REQUIRED)
find_path(HTI_RANGE_INCLUDE range/v3/range_fwd.hpp REQUIRED)

# Compiles a target of the library's sources.
function(hti_compile target)
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/lib)
  target_include_directories(${target} SYSTEM PRIVATE
    ${HTI_FAST_FLOAT_INCLUDE} ${HTI_TOMLPP_INCLUDE} ${HTI_JSON_INCLUDE} ${HTI_XXHASH_INCLUDE} ${HTI_EIGEN_INCLUDE}
    ${HTI_RANGE_INCLUDE})
  target_link_libraries(${target} PUBLIC hti::core PRIVATE $<BUILD_INTERFACE:Boost::headers> hwy::hwy)
  # One rounding per operation (docs/numbers.md). Those who include the headers compile as they like (hti/base/arithmetic.hpp).
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU,Clang,AppleClang>:-ffp-contract=off
                                             -Wall -Wextra -Wpedantic -Wconversion -Wshadow>
                                           $<$<BOOL:${HTI_WERROR}>:-Werror>
                                           # GCC warns so only of what stands in another file than the one it compiles.
                                           $<$<AND:$<CXX_COMPILER_ID:GNU>,$<BOOL:$<TARGET_PROPERTY:UNITY_BUILD>>>:-Wno-subobject-linkage>)
  # What is shown is marked (hti/api.hpp).
  set_target_properties(${target} PROPERTIES
    POSITION_INDEPENDENT_CODE ON CXX_EXTENSIONS OFF CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
  get_target_property(type ${target} TYPE)
  if(type STREQUAL STATIC_LIBRARY)
    target_compile_definitions(${target} PUBLIC HTI_STATIC)
  endif()
  if(HTI_SANITIZE)
    target_compile_options(${target} PUBLIC -fsanitize=${HTI_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer
                                            # GCC takes variants for uninitialised where they are watched.
                                            $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
    target_link_options(${target} PUBLIC -fsanitize=${HTI_SANITIZE})
  endif()
endfunction()
