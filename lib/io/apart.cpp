#include "io/apart.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "io/text.hpp"

namespace hti::inline v0::io {
namespace {

bool names_total(std::string_view text) {
  static constexpr std::array words =
      std::to_array<std::string_view>({"riket", "hela riket", "hela landet", "sverige", "summa", "total", "totalt",
                                       "totalsumma", "samtliga", "samtliga kommuner", "alla kommuner"});
  return std::find(words.begin(), words.end(), folded(text)) != words.end();
}

bool all_in(std::string_view text, std::string_view characters) {
  return !text.empty() && text.find_first_not_of(characters) == std::string_view::npos;
}

/// Codes of counties have two digits, and files fill them up with zeros: 01, 0001, or 1 where zeros are lost.
bool county(std::string_view code) {
  if (!all_in(code, "0123456789")) return false;
  const std::size_t first = code.find_first_not_of('0');
  return first == std::string_view::npos || code.size() - first <= 2;
}

}  // namespace

Apart::Apart(const csv_options& options, const Header& header, Problems& notes)
    : municipalities_(options.columns.municipalities), notes_(notes) {
  for (std::size_t i = 0; i < header.columns.size(); ++i) {
    if (header.columns[i].role == Role::unit) code_ = i;
    if (header.columns[i].role == Role::name) name_ = i;
  }
}

bool Apart::total(std::string_view code, std::string_view name) const {
  if (names_total(code)) return true;
  if (municipalities_ && (county(code) || (code.empty() && folded(name).ends_with(" län")))) return true;
  return names_total(name) && (municipalities_ || code.empty() || all_in(code, "0"));
}

bool Apart::takes(const std::vector<Field>& record) {
  const auto text = [&](std::optional<std::size_t> column) {
    return column && *column < record.size() ? trimmed(record[*column].text) : std::string_view{};
  };
  const auto filled = std::count_if(record.begin(), record.end(), [](const Field& f) { return !trimmed(f.text).empty(); });
  const std::string_view code = text(code_);
  const std::string row = cited(code.empty() ? text(name_) : code);
  Message said;
  if (filled == 0) {
    said = say("empty-row", "an empty row is passed over");
  } else if (total(code, text(name_))) {
    said = say("total-row", "{row} is a total or a part of the country, and is set apart: it is no unit", {{"row", row}});
  } else if (municipalities_ && filled == 1 && !all_in(code, "0123456789")) {
    said = say("remark-row", "{row} is a remark beside the table, and is set apart", {{"row", row}});
  } else {
    return false;
  }
  notes_.add(hti::code::set_apart, std::move(said), record[0].offset);
  return true;
}

}  // namespace hti::inline v0::io
