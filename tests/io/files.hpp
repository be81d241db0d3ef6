// Files and definitions for the tests of readers.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "core/support.hpp"

namespace hti_test {

/// The folder of the project's sources.
inline std::filesystem::path project() { return std::filesystem::path(HTI_SOURCE_DIR); }

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// A folder that is gone with its object.
class scratch_folder {
 public:
  scratch_folder() : path_(std::filesystem::temp_directory_path() / ("hti-test-" + std::to_string(std::random_device{}()))) {
    std::filesystem::create_directories(path_);
  }
  ~scratch_folder() { std::filesystem::remove_all(path_); }
  scratch_folder(const scratch_folder&) = delete;
  scratch_folder& operator=(const scratch_folder&) = delete;

  /// Writes a file; gives its path.
  [[nodiscard]] std::string write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
    return (path_ / name).string();
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// The problems of the E that `action` throws, one line each.
template <class E, class Action>
std::vector<std::string> lines(Action&& action) {
  std::vector<std::string> found;
  try {
    action();
  } catch (const E& error) {
    for (const hti::Problem& p : error.problems()) found.push_back(to_string(p));
  }
  return found;
}

}  // namespace hti_test
