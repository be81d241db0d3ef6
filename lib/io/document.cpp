#include "io/document.hpp"

// Damaged files break some of toml++'s assertions, which it takes for granted in release builds: here they are syntax errors.
namespace hti::io {
struct Broken_assertion {};
[[noreturn]] static void broken_assertion() { throw Broken_assertion{}; }
}  // namespace hti::io
#undef NDEBUG
#define TOML_ASSERT(condition) ((condition) ? void() : hti::io::broken_assertion())
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

#include <algorithm>
#include <array>

#include "io/text.hpp"

namespace hti::io {
namespace {

using File = std::shared_ptr<const std::string>;

Place place_of(const toml::source_region& source, const File& file) { return {file, source.begin.line, source.begin.column}; }

bool before(const Entry& a, const Entry& b) {
  return a.place.line != b.place.line ? a.place.line < b.place.line : a.place.column < b.place.column;
}

Value convert(const toml::node& node, const File& file) {
  Value value;
  value.place = place_of(node.source(), file);
  if (const auto* table = node.as_table()) {
    Entries entries;
    for (const auto& [key, child] : *table) {
      entries.push_back({std::string(key.str()), place_of(key.source(), file), convert(child, file)});
    }
    std::sort(entries.begin(), entries.end(), before);
    value.data = std::move(entries);
  } else if (const auto* array = node.as_array()) {
    Items items;
    for (const auto& child : *array) items.push_back(convert(child, file));
    value.data = std::move(items);
  } else if (const auto* string = node.as_string()) {
    value.data = string->get();
  } else if (const auto* integer = node.as_integer()) {
    value.data = integer->get();
  } else if (const auto* number = node.as_floating_point()) {
    value.data = number->get();
  } else if (const auto* truth = node.as_boolean()) {
    value.data = truth->get();
  }
  return value;
}

}  // namespace

const Entries& Value::entries() const {
  static const Entries none;
  return table() ? *table() : none;
}

const Value* Value::find(std::string_view key) const {
  const Entries& all = entries();
  const auto it = std::find_if(all.begin(), all.end(), [&](const Entry& e) { return e.key == key; });
  return it == all.end() ? nullptr : &it->value;
}

Value* Value::find(std::string_view key) { return const_cast<Value*>(std::as_const(*this).find(key)); }

std::string_view Value::kind() const {
  constexpr std::array<std::string_view, 7> kinds{"a date or time", "true or false", "a whole number", "a number",
                                                  "a string",       "an array",      "a table"};
  return kinds[data.index()];
}

void set(Entries& table, Entry entry) {
  const auto it = std::find_if(table.begin(), table.end(), [&](const Entry& e) { return e.key == entry.key; });
  if (it == table.end()) {
    table.push_back(std::move(entry));
  } else {
    *it = std::move(entry);
  }
}

Value parse_toml(std::string_view text, const std::string& file) {
  std::string owned;
  const std::string_view utf8 = to_utf8(text, Encoding::utf8, file, owned);
  const auto refuse = [&](std::string_view message, toml::source_position at) {
    throw DataError(
        {{.code = code::syntax_error, .message = shown(message), .file = file, .line = at.line, .column = at.column}});
  };
  try {
    return convert(toml::parse(utf8), std::make_shared<const std::string>(file));
  } catch (const toml::parse_error& error) {
    refuse(error.description(), error.source().begin);
  } catch (const Broken_assertion&) {
    refuse("this is no TOML; look for a key or value with characters that do not belong there", {});
  }
  return {};
}

}  // namespace hti::io
