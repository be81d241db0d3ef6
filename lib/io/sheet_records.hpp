// The rows of a sheet as records.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <vector>

#include "hti/io/sheet.hpp"
#include "io/tokens.hpp"

namespace hti::inline v0::io {

/// Numbers become text with a decimal point that reads back as the same number, percentages as they are shown; all records are
/// as long as the longest row.
class SheetRecords : public Records {
 public:
  explicit SheetRecords(const Sheet& sheet);

  [[nodiscard]] bool next(std::vector<Field>& record) override;
  /// Where a field stands, from its offset.
  [[nodiscard]] static Position position(std::size_t offset) noexcept;

 private:
  const Sheet& sheet_;
  std::size_t width_ = 0;
  std::size_t row_ = 0;
  std::deque<std::string> texts_{};
};

}  // namespace hti::inline v0::io
