#include "hti/columns.hpp"

#include <algorithm>

#include "hti/error.hpp"

namespace hti::inline v0 {
namespace {

constexpr std::array<std::string_view, quantities> quantity_names{"unit",   "node",   "name",   "word",   "text",   "truth",
                                                                  "score",  "points", "change", "rank",   "places", "share",
                                                                  "people", "count",  "year",   "figure", "plain"};
constexpr std::array<std::string_view, quantities> formats{"",  "",   "",    "",  "",  "",  ".1f", "+.2f", "+.1f",
                                                           "g", "+g", ".0%", "g", "g", "g", "",    ""};
constexpr std::array<std::string_view, roles> role_names{"key", "label", "value", "error", "note"};

}  // namespace

std::string_view name(Quantity quantity) noexcept { return quantity_names[static_cast<std::size_t>(quantity)]; }

std::string_view format(Quantity quantity) noexcept { return formats[static_cast<std::size_t>(quantity)]; }

std::string_view name(Role role) noexcept { return role_names[static_cast<std::size_t>(role)]; }

std::size_t DataFrame::rows() const {
  return columns.empty() ? 0 : std::visit([](const auto& cells) { return cells.size(); }, columns.front().cells);
}

const DataColumn* DataFrame::find(std::string_view wanted) const& noexcept {
  const auto it = std::find_if(columns.begin(), columns.end(), [&](const DataColumn& c) { return c.name == wanted; });
  return it == columns.end() ? nullptr : &*it;
}

void DataFrame::append(DataFrame more) {
  if (!columns.empty() && !more.columns.empty() && more.rows() != rows()) {
    throw DataError({{.code = code::wrong_size,
                      .said = say("rows-of-columns", "columns of {rows} rows cannot stand beside columns of {beside}",
                                  {{"rows", more.rows()}, {"beside", rows()}})}});
  }
  for (DataColumn& column : more.columns) {
    if (find(column.name))
      throw DataError({{.code = code::duplicate_column,
                        .said = say("two-columns", "there are two columns '{column}'", {{"column", column.name}})}});
    columns.push_back(std::move(column));
  }
}

}  // namespace hti::inline v0
