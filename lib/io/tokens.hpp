// Splits CSV text into records and fields (RFC 4180).
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "io/problems.hpp"

namespace hti::inline v0::io {

struct Field {
  std::string_view text{};  ///< without its quotes
  std::size_t offset = 0;   ///< where the field begins in the whole text, its quote included
  bool number = false;      ///< is a number in its file, and written with a decimal point here
};

/// What has records, to be read one after the other.
class Records {
 public:
  Records() = default;
  Records(const Records&) = delete;
  Records& operator=(const Records&) = delete;
  virtual ~Records() = default;
  /// The next record, or false at the end. The views hold until the next call.
  [[nodiscard]] virtual bool next(std::vector<Field>& record) = 0;
  /// Whether the last record came to its end because the text did.
  [[nodiscard]] virtual bool cut_off() const noexcept { return false; }
};

/// Reads one record after the other. A state machine of our own: it says where each field stands and goes on after a fault,
/// which no packaged reader does.
///
/// Fields are separated by the delimiter, records by LF, CRLF or CR; blank lines are no records. A field that begins with a
/// double quote ends with one, and in between a doubled quote stands for one, delimiters and line ends for themselves. Faults:
/// a quote inside an unquoted field, or text after a closing one (syntax_error); a quote that never closes (truncated_file);
/// more than 64 KiB in a field (field_too_large).
class Tokens : public Records {
 public:
  static constexpr std::size_t largest_field = 64 * 1024;

  Tokens(std::string_view text, char delimiter, Problems& problems) : text_(text), delimiter_(delimiter), problems_(problems) {}

  /// What a quote that never closes has swallowed is no record.
  [[nodiscard]] bool next(std::vector<Field>& record) override;
  [[nodiscard]] bool cut_off() const noexcept override { return cut_off_; }

 private:
  void quoted(Field& field);
  void unquoted(Field& field);
  [[nodiscard]] bool at_end() const noexcept { return at_ == text_.size(); }
  [[nodiscard]] bool ends_field(char c) const noexcept { return c == delimiter_ || c == '\n' || c == '\r'; }

  std::string_view text_;
  char delimiter_;
  Problems& problems_;
  std::size_t at_ = 0;
  bool cut_off_ = false;
  bool unclosed_ = false;
  std::deque<std::string> unescaped_;
};

}  // namespace hti::inline v0::io
