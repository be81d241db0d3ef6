"""Ranks the shipped data by the package that was built."""

import os

from conan.tools.build import can_run
from conan.tools.cmake import CMake, cmake_layout

from conan import ConanFile


class Test(ConanFile):
    settings = "os", "arch", "compiler", "build_type"
    generators = "CMakeToolchain", "CMakeDeps"

    def requirements(self):
        self.requires(self.tested_reference_str)

    def layout(self):
        cmake_layout(self)

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def test(self):
        if can_run(self):
            program = os.path.join(self.cpp.build.bindir, "rank")
            self.run(f"{program} > {os.path.join(self.build_folder, 'ranking.txt')}", env="conanrun")
