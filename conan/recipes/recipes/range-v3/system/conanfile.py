"""range-v3 of Debian under Conan Center's names: nothing is packed."""

from conan import ConanFile


class RangeV3(ConanFile):
    name = "range-v3"
    package_type = "header-library"
    settings = "os"

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "range-v3")
        self.cpp_info.set_property("cmake_target_name", "range-v3::range-v3")
        for folders in (self.cpp_info, *self.cpp_info.components.values()):
            folders.includedirs = folders.libdirs = folders.bindirs = []
