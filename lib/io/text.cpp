#include "io/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>

namespace hti::inline v0::io {
namespace {

constexpr std::string_view bom = "\xEF\xBB\xBF";

[[nodiscard]] bool ascii8(const char* p) {
  std::uint64_t word = 0;
  std::memcpy(&word, p, sizeof word);
  constexpr std::uint64_t high = 0x8080808080808080u;
  constexpr std::uint64_t ones = 0x0101010101010101u;
  return ((word | (word - ones)) & high) == 0;  // no byte >= 0x80, and none that borrows, so no NUL either
}

[[nodiscard]] unsigned char byte(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

/// Length of the UTF-8 sequence at i, 0 where there is none (overlong, surrogate, beyond U+10FFFF, cut off, or NUL).
[[nodiscard]] std::size_t sequence_at(std::string_view text, std::size_t i) {
  const unsigned char lead = byte(text, i);
  if (lead == 0) return 0;
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : (lead >= 0xE0 ? 3 : 2);
  if (lead < 0xC2 || lead > 0xF4 || text.size() - i < length) return 0;
  for (std::size_t k = 1; k < length; ++k) {
    if ((byte(text, i + k) & 0xC0) != 0x80) return 0;
  }
  const unsigned char second = byte(text, i + 1);
  const bool outside = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) ||
                       (lead == 0xF4 && second > 0x8F);
  return outside ? 0 : length;
}

/// Offset of the first byte that is not valid UTF-8, or the size of the text.
[[nodiscard]] std::size_t valid_utf8(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    if (text.size() - i >= 8 && ascii8(text.data() + i)) {
      i += 8;
      continue;
    }
    const std::size_t length = sequence_at(text, i);
    if (length == 0) return i;
    i += length;
  }
  return i;
}

/// What Windows-1252 has where Latin-1 has control characters; 0: nothing.
constexpr std::array<char32_t, 32> windows{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

[[nodiscard]] char32_t windows_1252(unsigned char c) { return c >= 0x80 && c < 0xA0 ? windows[c - 0x80U] : c; }

void append_utf8(std::string& text, char32_t c) {
  const auto put = [&](char32_t byte) { text += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

[[nodiscard]] std::string hex(unsigned char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  return {'0', 'x', digits[c >> 4], digits[c & 15]};
}

/// Position of a byte where a byte is a character.
[[nodiscard]] Position byte_position(std::string_view bytes, std::size_t offset) {
  Position p;
  for (std::size_t i = 0; i < offset; ++i) {
    const bool ends = bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == bytes.size() || bytes[i + 1] != '\n'));
    p = ends ? Position{p.line + 1, 1} : Position{p.line, p.column + 1};
  }
  return p;
}

[[nodiscard]] std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) append_utf8(text, windows_1252(static_cast<unsigned char>(c)));
  return text;
}

/// Which of a pair of bytes comes first in UTF-16: 1 the low one, 0 the high one; nothing where text is no UTF-16. Without a
/// byte order mark it is told by its zeros: what a spreadsheet writes is mostly Latin.
[[nodiscard]] std::optional<std::size_t> high_byte_of_utf16(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return 1;
  if (bytes.starts_with("\xFE\xFF")) return 0;
  const std::size_t size = std::min<std::size_t>(bytes.size(), 1024) / 2 * 2;
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < size; ++i) zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
  for (const std::size_t high : {std::size_t{0}, std::size_t{1}}) {
    if (size > 0 && zeros[high] > size / 4 && zeros[1 - high] == 0) return high;
  }
  return std::nullopt;
}

/// \throws DataError (invalid_encoding) for half a character.
[[nodiscard]] std::string from_utf16(std::string_view bytes, std::size_t high, const std::string& file) {
  std::string text;
  text.reserve(bytes.size());
  const auto unit = [&](std::size_t i) -> char32_t {
    return static_cast<char32_t>(byte(bytes, i + high) << 8) | byte(bytes, i + 1 - high);
  };
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    const bool whole = i + 1 < bytes.size();
    char32_t c = whole ? unit(i) : 0;
    const bool first = c >= 0xD800 && c < 0xDC00;
    const char32_t second = first && i + 3 < bytes.size() ? unit(i + 2) : 0;
    if (c == 0 || (c >= 0xDC00 && c < 0xE000) || (first && (second < 0xDC00 || second >= 0xE000))) {
      refuse(code::invalid_encoding, say("no-utf-16", "this is not valid UTF-16 here; save it as UTF-8"), file,
             Positions(text).at(text.size()));
    }
    if (first) {
      c = 0x10000 + ((c - 0xD800) << 10) + (second - 0xDC00);
      i += 2;
    }
    if (i > 0 || c != 0xFEFF) append_utf8(text, c);
  }
  return text;
}

}  // namespace

void refuse(code what, Message message, const std::string& file, std::optional<Position> place) {
  throw DataError({{.code = what,
                    .said = std::move(message),
                    .file = file,
                    .line = place ? place->line : 0,
                    .column = place ? place->column : 0}});
}

Message no_file() { return say("no-file", "there is no such file, or it may not be read"); }

std::string read_bytes(const std::string& path, std::size_t most) {
  std::error_code unknown;
  if (std::filesystem::is_directory(path, unknown))
    refuse(code::file_not_found, say("folder", "this is a folder, not a file"), path);
  std::ifstream in(path, std::ios::binary);
  if (!in) refuse(code::file_not_found, no_file(), path);
  // In pieces: a pipe does not tell its size, and a device has no end.
  std::string bytes;
  for (std::size_t piece = std::size_t{1} << 16; in; piece = std::min(2 * piece, std::size_t{1} << 24)) {
    const std::size_t size = bytes.size();
    bytes.resize(size + piece);
    in.read(bytes.data() + size, static_cast<std::streamsize>(piece));
    bytes.resize(size + static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > most)
      refuse(code::too_large, say("file-too-large", "the file has more than {most} bytes", {{"most", most}}), path);
  }
  return bytes;
}

std::string_view to_utf8(std::string_view bytes, Encoding encoding, const std::string& file, std::string& owned) {
  std::string_view text = bytes;
  if (const std::optional<std::size_t> high = high_byte_of_utf16(bytes)) {
    if (encoding != Encoding::automatic)
      refuse(code::invalid_encoding, say("utf-16", "this is UTF-16; save it as UTF-8"), file, Position{});
    owned = from_utf16(bytes, *high, file);
    text = owned;
  }
  if (encoding != Encoding::latin1 && text.starts_with(bom)) text.remove_prefix(bom.size());
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
    refuse(code::empty_file, say("empty-file", "there is nothing in it"), file);

  const std::size_t good = encoding == Encoding::latin1 ? 0 : valid_utf8(text);
  if (encoding != Encoding::latin1 && good == text.size()) return text;
  const bool latin1 = encoding == Encoding::latin1 || (encoding == Encoding::automatic && text.size() == bytes.size());
  if (!latin1) {
    refuse(code::invalid_encoding, say("no-utf-8", "byte {byte} is not valid UTF-8 here", {{"byte", hex(byte(text, good))}}),
           file, Positions(text).at(good));
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned char c = byte(text, i);
    if (windows_1252(c) != 0) continue;
    refuse(code::invalid_encoding,
           say("no-character", "byte {byte} is a character in neither UTF-8 nor Windows-1252; save it as UTF-8",
               {{"byte", hex(c)}}),
           file, byte_position(text, i));
  }
  owned = from_windows_1252(text);
  return owned;
}

namespace {

template <bool at_end>
[[nodiscard]] std::size_t blank(std::string_view text) noexcept {
  if (text.empty()) return 0;
  const char c = at_end ? text.back() : text.front();
  if (c == ' ' || c == '\t') return 1;
  if (static_cast<unsigned char>(c) < 0x80) return 0;
  for (const std::string_view wide : {"\xC2\xA0", "\xE2\x80\x89", "\xE2\x80\xAF"}) {
    if (at_end ? text.ends_with(wide) : text.starts_with(wide)) return wide.size();
  }
  return 0;
}

}  // namespace

std::size_t leading_blank(std::string_view text) noexcept { return blank<false>(text); }

std::string_view trimmed(std::string_view text) noexcept {
  while (const std::size_t size = blank<false>(text)) text.remove_prefix(size);
  while (const std::size_t size = blank<true>(text)) text.remove_suffix(size);
  return text;
}

std::string folded(std::string_view text) {
  std::string small(trimmed(text));
  for (std::size_t i = 0; i < small.size(); ++i) {
    const unsigned char c = byte(small, i);
    const bool accented = i > 0 && byte(small, i - 1) == 0xC3 && c >= 0x80 && c <= 0x9E && c != 0x97;  // U+00C0 to U+00DE
    if ((c >= 'A' && c <= 'Z') || accented) small[i] = static_cast<char>(c + 0x20);
  }
  return small;
}

std::string shown(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
  }
  return out;
}

Message shown(Message message) {
  message.text = shown(std::string_view(message.text));
  for (Argument& argument : message.arguments) argument.value = shown(std::move(argument.value));
  return message;
}

std::string cited(std::string_view text) {
  constexpr std::size_t longest = 60;
  std::size_t size = text.size();
  if (size > longest) {
    size = longest;
    while ((byte(text, size) & 0xC0) == 0x80) --size;
  }
  return '\'' + std::string(text.substr(0, size)) + (size < text.size() ? "..." : "") + '\'';
}

void Positions::next_field(char c, bool ends_line) {
  if (c == '"' && (begins_ || quoted_)) {  // a doubled one leaves and enters again
    quoted_ = true;
    within_ = !within_;
  } else if (!within_ && (ends_line || c == delimiter_)) {
    here_.row += ends_line ? 1 : 0;
    here_.field = ends_line ? 1 : here_.field + 1;
    quoted_ = false;
    begins_ = true;
    return;
  }
  begins_ = false;
}

Position Positions::at(std::size_t offset) {
  for (; offset_ < offset && offset_ < text_.size(); ++offset_) {
    const char c = text_[offset_];
    const bool ends_line = c == '\n' || (c == '\r' && (offset_ + 1 == text_.size() || text_[offset_ + 1] != '\n'));
    if (delimiter_ != 0) next_field(c, ends_line);
    if (ends_line) {
      ++here_.line;
      here_.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
      ++here_.column;
    }
  }
  return here_;
}

}  // namespace hti::inline v0::io
