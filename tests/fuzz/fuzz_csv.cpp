// Any bytes are a table or a typed error, wide or long.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "hti/io/csv.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const hti::Model model({{.id = "index"},
                                 {.id = "a", .parent = "index", .indicator = hti::Indicator{}},
                                 {.id = "b", .parent = "index", .indicator = hti::Indicator{.kind = hti::Kind::share}}});
  static const hti::io::csv_options options{.columns = {.groups = {"lan"}, .background = {"folk"}}};
  try {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const hti::Table table = hti::io::parse_csv(text, model, options);
    if (table.n_units() == 0) __builtin_trap();
  } catch (const hti::DataError& error) {
    if (error.problems().empty()) __builtin_trap();
  }
  return 0;
}
