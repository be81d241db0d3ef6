"""Builds and packs the C++ library from this tree: `conan create conan` from the project's root."""

import os
import re

from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy, load, rmdir

from conan import ConanFile


class Hti(ConanFile):
    name = "hti"
    description = "Composite indicators: index, ranking, and how sure it is"
    license = "MIT"
    topics = ("composite-indicators", "ranking", "uncertainty", "sensitivity")
    package_type = "library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"shared": [True, False], "fPIC": [True, False]}
    default_options = {"shared": False, "fPIC": True}
    implements = ["auto_shared_fpic"]

    def set_version(self):
        version = load(self, os.path.join(self.recipe_folder, "..", "include", "hti", "version.hpp"))
        self.version = re.search(r'version = "([^"]+)"', version).group(1)

    def export_sources(self):
        root = os.path.join(self.recipe_folder, "..")
        for pattern in ("CMakeLists.txt", "LICENSE", "THIRD_PARTY_NOTICES.txt", "cmake/*", "include/*", "lib/*"):
            copy(self, pattern, root, self.export_sources_folder)

    def layout(self):
        self.folders.root = ".."
        cmake_layout(self, build_folder="build/conan")

    def requirements(self):
        self.requires("highway/[>=1.0.3 <2]")
        # Only the library's own sources include these.
        for header in (
            "boost/[>=1.74 <2]",
            "eigen/[>=3.4 <4]",
            "fast_float/[>=3.9 <9]",
            "nlohmann_json/[>=3.11 <4]",
            "range-v3/[>=0.12 <1]",
            "tomlplusplus/[>=3.3 <4]",
            "xxhash/[>=0.8.1 <1]",
        ):
            self.requires(header, libs=False, visible=False)

    def validate(self):
        check_min_cppstd(self, 20)

    def generate(self):
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables["HTI_TESTS"] = False
        toolchain.generate()
        dependencies = CMakeDeps(self)
        # Conan Center names Highway's package and targets otherwise than Highway does.
        dependencies.set_property("highway", "cmake_file_name", "hwy")
        dependencies.set_property("highway::hwy", "cmake_target_name", "hwy::hwy")
        dependencies.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        CMake(self).install()
        for name in ("LICENSE", "THIRD_PARTY_NOTICES.txt"):
            copy(self, name, self.source_folder, os.path.join(self.package_folder, "licenses"))
        for folder in ("cmake", "pkgconfig"):
            rmdir(self, os.path.join(self.package_folder, "lib", folder))
        rmdir(self, os.path.join(self.package_folder, "share"))

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "hti")
        self.cpp_info.set_property("cmake_target_name", "hti::hti")
        self.cpp_info.set_property("cmake_target_aliases", ["hti::core"])
        self.cpp_info.set_property("pkg_config_name", "hti")
        self.cpp_info.libs = ["hti"]
        if not self.options.shared:
            self.cpp_info.defines = ["HTI_STATIC"]
        if "highway" in self.dependencies:
            self.cpp_info.requires = ["highway::hwy"]
        else:  # one of the platform's, of which Conan knows no libraries
            self.cpp_info.system_libs = ["hwy"]
