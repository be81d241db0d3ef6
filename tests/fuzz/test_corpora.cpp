// Seeds of the fuzzers and what they have found worth keeping, read again.
#include "fuzz/readers.hpp"
#include "io/files.hpp"

using namespace hti_test;

TEST_CASE("corpora of the fuzzers", "[fuzz]") {
  const std::size_t number = GENERATE(range(std::size_t{0}, readers.size()));
  const Reader& reader = readers[number];
  CAPTURE(reader.name);
  std::size_t files = 0;
  for (const auto& file : std::filesystem::directory_iterator(project() / "tests/fuzz/corpus" / reader.name)) {
    CAPTURE(file.path());
    CHECK_NOTHROW(reader.read(bytes_of(file.path())));
    ++files;
  }
  CHECK(files >= 5);
}
