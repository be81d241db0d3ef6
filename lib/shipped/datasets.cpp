#include "hti/datasets.hpp"

#include <algorithm>
#include <utility>

#include "base/embedded.hpp"
#include "hti/definitions.hpp"
#include "hti/io/csv.hpp"

namespace hti::inline v0::datasets {

constexpr std::string_view respondents_name = "hemtjanstindex-respondents";

std::vector<std::string> names() {
  std::vector<std::string> names = detail::embedded_names("data");
  std::erase(names, respondents_name);
  return names;
}
std::string_view text(std::string_view name) { return detail::embedded_text("data", "table", name); }

Table load(std::string_view name) {
  const std::string_view csv = text(name);
  const Definition definition = definitions::load(name);
  return io::parse_csv(csv, definition.model, {.columns = definition.columns, .period = definition.edition},
                       std::string(name) + ".csv");
}

Table respondents() {
  const std::string_view csv = text(respondents_name);
  std::vector<Node> nodes{{.id = "points"}};
  const std::string_view header = csv.substr(0, csv.find('\n'));
  for (std::size_t from = 0, column = 0; from < header.size(); ++column) {
    const std::size_t to = std::min(header.find(',', from), header.size());
    if (column >= 3)
      nodes.push_back({.id = std::string(header.substr(from, to - from)), .parent = "points", .indicator = Indicator{}});
    from = to + 1;
  }
  return io::parse_csv(csv, Model(std::move(nodes)),
                       {.columns = {.unit = "respondent", .groups = {"kanal", "grupp"}}, .period = "syntetisk/synthetic"},
                       std::string(respondents_name) + ".csv");
}

}  // namespace hti::inline v0::datasets
