"""Highway of Debian under Conan Center's names: nothing is packed."""

from conan import ConanFile


class Highway(ConanFile):
    name = "highway"
    package_type = "shared-library"
    settings = "os"

    def package_info(self):
        self.cpp_info.components["hwy"].system_libs = ["hwy"]
        self.cpp_info.components["hwy"].defines = ["HWY_SHARED_DEFINE"]
        self.cpp_info.components["hwy_contrib"].system_libs = ["hwy_contrib"]
        self.cpp_info.components["hwy_contrib"].requires = ["hwy"]
        for folders in (self.cpp_info, *self.cpp_info.components.values()):
            folders.includedirs = folders.libdirs = folders.bindirs = []
