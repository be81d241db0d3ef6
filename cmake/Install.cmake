# Installs the library and a package that find_package(hti CONFIG) finds.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(hti_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/hti)
install(TARGETS hti hti_core EXPORT hti-targets)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/hti DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT hti-targets NAMESPACE hti:: DESTINATION ${hti_package_dir})

# A static library leaves what it needs of others to the final link.
set(hti_find_dependencies "")
set(hti_libraries "-L\${libdir} -lhti")
if(NOT BUILD_SHARED_LIBS)
  set(hti_find_dependencies "include(CMakeFindDependencyMacro)\nfind_dependency(hwy CONFIG)")
  string(APPEND hti_libraries " -lhwy")
  set(hti_definitions " -DHTI_STATIC")
endif()

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/hti-config.cmake.in ${PROJECT_BINARY_DIR}/hti-config.cmake
  INSTALL_DESTINATION ${hti_package_dir} NO_SET_AND_CHECK_MACRO)
# Before 1.0 a minor version may change the interface.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/hti-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/hti-config.cmake ${PROJECT_BINARY_DIR}/hti-config-version.cmake DESTINATION ${hti_package_dir})

file(RELATIVE_PATH hti_pc_up /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(${CMAKE_CURRENT_LIST_DIR}/hti.pc.in ${PROJECT_BINARY_DIR}/hti.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/hti.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/THIRD_PARTY_NOTICES.txt DESTINATION ${CMAKE_INSTALL_DOCDIR})
