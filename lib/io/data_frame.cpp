#include "hti/io/data_frame.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "hti/base/number_text.hpp"

namespace hti::inline v0::io {
namespace {

std::string field(std::string text, const csv_style& style) {
  // What begins like a formula is one to a spreadsheet, unless an apostrophe says that it is text.
  if (style.guarded && text.find_first_of("=+-@\t\r") == 0) text.insert(0, 1, '\'');
  if (text.find_first_of(std::string("\"\r\n") + style.delimiter) == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string truth(bool value) { return value ? "true" : "false"; }

struct Csv {
  const csv_style& style;

  std::string operator()(double value) const {
    if (std::isnan(value)) return "";
    std::string text = detail::number_text(value);
    std::replace(text.begin(), text.end(), '.', style.decimal);
    return text;
  }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(bool value) const { return truth(value); }
  std::string operator()(const std::optional<bool>& value) const { return value ? truth(*value) : ""; }
  std::string operator()(const std::string& value) const { return field(value, style); }
  std::string operator()(const std::vector<std::string>& values) const {
    std::string joined;
    for (const std::string& value : values) joined += (joined.empty() ? "" : ";") + value;
    return field(joined, style);
  }
};

struct Json {
  std::string operator()(double value) const { return std::isfinite(value) ? detail::number_text(value) : "null"; }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(bool value) const { return truth(value); }
  std::string operator()(const std::optional<bool>& value) const { return value ? truth(*value) : "null"; }
  std::string operator()(const std::string& value) const { return detail::quoted(value); }
  std::string operator()(const std::vector<std::string>& values) const {
    std::string list;
    for (const std::string& value : values) list += (list.empty() ? "" : ", ") + detail::quoted(value);
    return "[" + list + "]";
  }
};

template <class Write>
std::string cell(const DataColumn& column, std::size_t row, const Write& write) {
  return std::visit([&]<class Cell>(const std::vector<Cell>& cells) { return write(static_cast<const Cell&>(cells[row])); },
                    column.cells);
}

}  // namespace

std::string to_csv(const DataFrame& frame, const csv_style& style) {
  std::string text = style.marked ? "\xEF\xBB\xBF" : "";
  const auto line = [&](auto write) {
    for (std::size_t k = 0; k < frame.columns.size(); ++k) {
      if (k > 0) text += style.delimiter;
      text += write(frame.columns[k]);
    }
    text += '\n';
  };
  line([&](const DataColumn& column) { return field(column.name, style); });
  for (std::size_t row = 0; row < frame.rows(); ++row)
    line([&](const DataColumn& column) { return cell(column, row, Csv{style}); });
  return text;
}

std::string to_json(const DataFrame& frame) {
  std::string text = "[";
  for (std::size_t row = 0; row < frame.rows(); ++row) {
    text += row > 0 ? ",\n {" : "\n {";
    for (std::size_t k = 0; k < frame.columns.size(); ++k) {
      if (k > 0) text += ", ";
      text += detail::quoted(frame.columns[k].name) + ": " + cell(frame.columns[k], row, Json());
    }
    text += '}';
  }
  return text + "\n]\n";
}

}  // namespace hti::inline v0::io
