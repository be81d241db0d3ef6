"""Boost's headers of Debian under Conan Center's names: nothing is packed."""

from conan import ConanFile


class Boost(ConanFile):
    name = "boost"
    package_type = "header-library"
    settings = "os"

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "Boost")
        self.cpp_info.components["headers"].set_property("cmake_target_name", "Boost::headers")
        self.cpp_info.components["headers"].defines = ["BOOST_ALL_NO_LIB"]
        for folders in (self.cpp_info, *self.cpp_info.components.values()):
            folders.includedirs = folders.libdirs = folders.bindirs = []
