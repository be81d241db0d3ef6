// Bytes of a file as UTF-8 text, and places in it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "hti/io/csv.hpp"

namespace hti::inline v0::io {

/// The most bytes that are read of a file of each kind.
inline constexpr std::size_t largest_data = std::size_t{1} << 30;
inline constexpr std::size_t largest_definition = std::size_t{16} << 20;
inline constexpr std::size_t largest_index = std::size_t{1} << 28;

/// What is said of a file that is not there.
[[nodiscard]] Message no_file();

/// The bytes of a file or pipe. \throws DataError (file_not_found) also for a directory, (too_large) for more than `most`
/// bytes.
[[nodiscard]] std::string read_bytes(const std::string& path, std::size_t most);

/// The text without its byte order mark; `owned` holds it where it had to be converted.
/// \throws DataError (invalid_encoding, empty_file) with line and column.
[[nodiscard]] std::string_view to_utf8(std::string_view bytes, Encoding encoding, const std::string& file, std::string& owned);

/// How many bytes the blank has that text begins with: a blank or tab, U+00A0, U+2009 or U+202F; 0 where it has none.
[[nodiscard]] std::size_t leading_blank(std::string_view text) noexcept;
/// Without blanks at its ends.
[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;
/// The same in small letters, the Latin ones.
[[nodiscard]] std::string folded(std::string_view text);

/// Text from a file as it may stand in a message: on one line, control characters as `?`.
[[nodiscard]] std::string shown(std::string_view text);
[[nodiscard]] Message shown(Message message);
/// The same in single quotes, and cut after 60 bytes.
[[nodiscard]] std::string cited(std::string_view text);

/// Where an offset in UTF-8 text is, all counted from 1: line and column (in characters), and where records have fields, the
/// row and field that spreadsheets show. Lines end with LF, CRLF or CR; one within quotes ends no row.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
  std::size_t row = 1;
  std::size_t field = 1;
};

/// \throws DataError with this one problem, where `place` is known also there.
[[noreturn]] void refuse(code what, Message message, const std::string& file, std::optional<Position> place = {});

/// Walks through a text once to find the positions of ascending offsets.
class Positions {
 public:
  /// \param delimiter of fields; 0 where there are none
  explicit Positions(std::string_view text, char delimiter = 0) : text_(text), delimiter_(delimiter) {}
  [[nodiscard]] Position at(std::size_t offset);

 private:
  void next_field(char c, bool ends_line);

  std::string_view text_;
  char delimiter_;
  bool begins_ = true;  ///< a field
  bool quoted_ = false;
  bool within_ = false;  ///< quotes
  std::size_t offset_ = 0;
  Position here_{};
};

}  // namespace hti::inline v0::io
