"""Eigen of Debian under Conan Center's names: nothing is packed."""

from conan import ConanFile


class Eigen(ConanFile):
    name = "eigen"
    package_type = "header-library"
    settings = "os"

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "Eigen3")
        self.cpp_info.set_property("cmake_target_name", "Eigen3::Eigen")
        for folders in (self.cpp_info, *self.cpp_info.components.values()):
            folders.includedirs = folders.libdirs = folders.bindirs = []
