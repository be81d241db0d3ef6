#include "io/text.hpp"

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

[[nodiscard]] bool printable_latin1(unsigned char c) { return c != 0 && (c < 0x80 || c >= 0xA0); }

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

[[nodiscard]] std::string from_latin1(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto b = static_cast<unsigned char>(c);
    if (b < 0x80) {
      text += c;
    } else {
      text += static_cast<char>(0xC0 | (b >> 6));
      text += static_cast<char>(0x80 | (b & 0x3F));
    }
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

std::string read_bytes(const std::string& path) {
  std::error_code unknown;
  if (std::filesystem::is_directory(path, unknown))
    refuse(code::file_not_found, say("folder", "this is a folder, not a file"), path);
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  if (!in) refuse(code::file_not_found, say("no-file", "there is no such file, or it may not be read"), path);
  const auto size = static_cast<std::streamoff>(in.tellg());
  std::string bytes(size > 0 ? static_cast<std::size_t>(size) : 0, '\0');
  in.seekg(0);
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

std::string_view to_utf8(std::string_view bytes, Encoding encoding, const std::string& file, std::string& owned) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    refuse(code::invalid_encoding, say("utf-16", "this is UTF-16; save it as UTF-8 or Latin-1"), file, Position{});
  }
  std::string_view text = bytes;
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
    if (printable_latin1(c)) continue;
    refuse(code::invalid_encoding,
           c == 0 ? say("nul-byte",
                        "byte {byte} is a character in neither UTF-8 nor Latin-1; is it UTF-16? Save it as UTF-8 or Latin-1",
                        {{"byte", hex(c)}})
                  : say("no-character", "byte {byte} is a character in neither UTF-8 nor Latin-1; save it as UTF-8",
                        {{"byte", hex(c)}}),
           file, byte_position(text, i));
  }
  owned = from_latin1(text);
  return owned;
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

Position Positions::at(std::size_t offset) {
  for (; offset_ < offset && offset_ < text_.size(); ++offset_) {
    const char c = text_[offset_];
    if (c == '\n' || (c == '\r' && (offset_ + 1 == text_.size() || text_[offset_ + 1] != '\n'))) {
      here_ = {here_.line + 1, 1};
    } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
      ++here_.column;
    }
  }
  return here_;
}

}  // namespace hti::inline v0::io
