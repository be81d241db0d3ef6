// A TOML file as plain values that know their place, so that only one source file sees the TOML library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hti/message.hpp"

namespace hti::inline v0::io {

/// Where a value stands; values of one document may come from several files.
struct Place {
  std::shared_ptr<const std::string> file{};
  std::size_t line = 0;
  std::size_t column = 0;
};

struct Value;
struct Entry;
using Items = std::vector<Value>;
using Entries = std::vector<Entry>;  ///< of a table, in the order of the file

/// A date or time, which no key of a definition takes. Its copies are written out, so that a variant with it may be without a
/// value: libstdc++ 12 takes one of numbers, strings and vectors alone for always having one, and where memory runs out for a
/// copy it destroys what was never made.
struct Moment {
  Moment() noexcept {}
  Moment(const Moment&) noexcept {}
  Moment& operator=(const Moment&) noexcept { return *this; }
};

struct Value {
  std::variant<Moment, bool, std::int64_t, double, std::string, Items, Entries>
      data;  // an initialiser would need Entry complete
  Place place{};

  [[nodiscard]] const Entries* table() const { return std::get_if<Entries>(&data); }
  [[nodiscard]] Entries* table() { return std::get_if<Entries>(&data); }
  [[nodiscard]] const Items* array() const { return std::get_if<Items>(&data); }
  [[nodiscard]] Items* array() { return std::get_if<Items>(&data); }
  [[nodiscard]] const std::string* string() const { return std::get_if<std::string>(&data); }
  /// The entries of a table; none where this is no table.
  [[nodiscard]] const Entries& entries() const;
  /// The value of a key of a table; nullptr where there is none or this is no table.
  [[nodiscard]] const Value* find(std::string_view key) const;
  [[nodiscard]] Value* find(std::string_view key);
  /// What a message calls this kind of value, e.g. "a string".
  [[nodiscard]] Message kind() const;
};

struct Entry {
  std::string key{};
  Place place{};
  Value value{};
};

/// Sets a key of a table, replacing the one that is there.
void set(Entries& table, Entry entry);

/// \throws DataError (empty_file, invalid_encoding, syntax_error) with line and column.
[[nodiscard]] Value parse_toml(std::string_view text, const std::string& file);

}  // namespace hti::inline v0::io
