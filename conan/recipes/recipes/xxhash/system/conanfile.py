"""xxHash's header of Debian under Conan Center's names: nothing is packed."""

from conan import ConanFile


class Xxhash(ConanFile):
    name = "xxhash"
    package_type = "header-library"
    settings = "os"

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "xxHash")
        self.cpp_info.set_property("cmake_target_name", "xxHash::xxhash")
        for folders in (self.cpp_info, *self.cpp_info.components.values()):
            folders.includedirs = folders.libdirs = folders.bindirs = []
