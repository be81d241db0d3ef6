#include <sstream>

#include "io/files.hpp"

using namespace hti_test;

TEST_CASE("docs/errors.md has every code, and no other", "[errors]") {
  std::set<std::string> documented;
  std::istringstream text(bytes_of(project() / "docs/errors.md"));
  for (std::string line; std::getline(text, line);) {
    if (line.starts_with("| `")) documented.insert(line.substr(3, line.find('`', 3) - 3));
  }
  std::set<std::string> codes;
  for (int c = 0; c <= static_cast<int>(hti::code::doubtful); ++c) codes.emplace(name(static_cast<hti::code>(c)));
  CHECK(documented == codes);
}
