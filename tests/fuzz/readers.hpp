// Every reader of the library with bytes of strangers: what comes out is what they say, or a typed error. The fuzzers give them
// bytes, and test_corpora.cpp those that fuzzers have found worth keeping.
#pragma once

#include <array>
#include <string_view>

namespace hti_test {

/// Any other exception than they catch is a fault that has been found.
void read_csv(std::string_view bytes);
void read_sheet(std::string_view bytes);
void read_definition(std::string_view bytes);
void read_method(std::string_view bytes);
void read_vary(std::string_view bytes);
void read_index(std::string_view bytes);
void read_counts(std::string_view bytes);

struct Reader {
  std::string_view name;
  void (*read)(std::string_view bytes);
};
inline constexpr std::array readers{
    Reader{"csv", &read_csv},       Reader{"sheet", &read_sheet}, Reader{"definition", &read_definition},
    Reader{"method", &read_method}, Reader{"vary", &read_vary},   Reader{"index", &read_index},
    Reader{"counts", &read_counts},
};

}  // namespace hti_test
