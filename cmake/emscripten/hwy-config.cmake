# Highway from its headers alone: with one target there is nothing to dispatch at run time.
add_library(hwy::hwy INTERFACE IMPORTED)
target_include_directories(hwy::hwy INTERFACE ${HTI_WASM_INCLUDE})
target_compile_definitions(hwy::hwy INTERFACE HWY_COMPILE_ONLY_EMU128)
add_library(hwy::hwy_contrib INTERFACE IMPORTED)
