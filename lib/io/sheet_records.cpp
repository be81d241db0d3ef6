#include "io/sheet_records.hpp"

#include <algorithm>
#include <cmath>

#include "hti/base/number_text.hpp"
#include "hti/base/number_words.hpp"

namespace hti::inline v0::io {
namespace {

constexpr std::size_t stride = std::size_t{1} << 20;  // more than any spreadsheet has

std::string text_of(const SheetCell& cell) {
  if (cell.kind == SheetCell::Kind::text) return cell.text;
  if (cell.kind == SheetCell::Kind::number) return detail::number_text(cell.number);
  return number_words(cell.number, ".15g", {.minus = "-"}, 2);  // 0.07 is 7 % and not 7.000000000000001
}

}  // namespace

SheetRecords::SheetRecords(const Sheet& sheet) : sheet_(sheet) {
  for (const auto& row : sheet.rows) width_ = std::max(width_, row.size());
}

bool SheetRecords::next(std::vector<Field>& record) {
  if (row_ == sheet_.rows.size() || width_ == 0) return false;
  record.assign(width_, Field{});
  texts_.clear();
  const std::vector<SheetCell>& cells = sheet_.rows[row_];
  for (std::size_t i = 0; i < width_; ++i) {
    record[i].offset = row_ * stride + i;
    if (i >= cells.size()) continue;
    record[i].number = cells[i].kind != SheetCell::Kind::text;
    record[i].text = texts_.emplace_back(text_of(cells[i]));
  }
  ++row_;
  return true;
}

Position SheetRecords::position(std::size_t offset) noexcept {
  const std::size_t row = offset / stride + 1;
  const std::size_t column = offset % stride + 1;
  return {.line = row, .column = column, .row = row, .field = column};
}

}  // namespace hti::inline v0::io
