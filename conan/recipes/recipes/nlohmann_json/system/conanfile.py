"""JSON for Modern C++ of Debian under Conan Center's names: nothing is packed."""

from conan import ConanFile


class NlohmannJson(ConanFile):
    name = "nlohmann_json"
    package_type = "header-library"
    settings = "os"

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "nlohmann_json")
        self.cpp_info.set_property("cmake_target_name", "nlohmann_json::nlohmann_json")
        for folders in (self.cpp_info, *self.cpp_info.components.values()):
            folders.includedirs = folders.libdirs = folders.bindirs = []
