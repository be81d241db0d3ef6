# Installs the library and a package that find_package(hti CONFIG) finds.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(hti_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/hti)
install(TARGETS hti EXPORT hti-targets)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/hti DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT hti-targets NAMESPACE hti:: DESTINATION ${hti_package_dir})

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/hti-config.cmake.in ${PROJECT_BINARY_DIR}/hti-config.cmake
  INSTALL_DESTINATION ${hti_package_dir} NO_SET_AND_CHECK_MACRO)
# Before 1.0 a minor version may change the interface.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/hti-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/hti-config.cmake ${PROJECT_BINARY_DIR}/hti-config-version.cmake DESTINATION ${hti_package_dir})
