// Bytes of a file as UTF-8 text, and places in it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "hti/io/csv.hpp"

namespace hti::inline v0::io {

/// The bytes of a file. \throws DataError (file_not_found) also for a directory.
[[nodiscard]] std::string read_bytes(const std::string& path);

/// The text without its byte order mark; `owned` holds it where it had to be converted.
/// \throws DataError (invalid_encoding, empty_file) with line and column.
[[nodiscard]] std::string_view to_utf8(std::string_view bytes, Encoding encoding, const std::string& file, std::string& owned);

/// Text from a file as it may stand in a message: on one line, control characters as `?`.
[[nodiscard]] std::string shown(std::string_view text);
[[nodiscard]] Message shown(Message message);
/// The same in single quotes, and cut after 60 bytes.
[[nodiscard]] std::string cited(std::string_view text);

/// Line and column (in characters) of an offset in UTF-8 text, both from 1. Lines end with LF, CRLF or CR.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
};

/// \throws DataError with this one problem, where `place` is known also there.
[[noreturn]] void refuse(code what, Message message, const std::string& file, std::optional<Position> place = {});

/// Walks through a text once to find the positions of ascending offsets.
class Positions {
 public:
  explicit Positions(std::string_view text) : text_(text) {}
  [[nodiscard]] Position at(std::size_t offset);

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
  Position here_{};
};

}  // namespace hti::inline v0::io
