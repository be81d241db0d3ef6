#include "hti/datasets.hpp"

#include "detail/embedded.hpp"
#include "hti/definitions.hpp"
#include "hti/io/csv.hpp"

namespace hti::datasets {

std::vector<std::string> names() { return detail::embedded_names("data"); }
std::string_view text(std::string_view name) { return detail::embedded_text("data", "table", name); }

Table load(std::string_view name) {
  const std::string_view csv = text(name);
  const Definition definition = definitions::load(name);
  return io::parse_csv(csv, definition.model, {.columns = definition.columns, .period = definition.edition},
                       std::string(name) + ".csv");
}

}  // namespace hti::datasets
