// Sentences with a name and arguments, so that other languages can say the same.
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hti/api.hpp"

namespace hti::inline v0 {

struct Argument;

/// A sentence, or a part of one, in English. What has an `id` is said in other languages by the message of that name, from the
/// same arguments; what has none (a number, a code, a name) stands as it is.
struct Message {
  std::string text;
  std::string id;
  std::vector<Argument> arguments;

  Message();
  Message(std::string written);
  Message(std::string_view written);
  Message(const char* written);
  Message(std::integral auto number);

  [[nodiscard]] bool empty() const noexcept { return text.empty(); }
  friend bool operator==(const Message& a, const Message& b);
};

/// What stands in a message at `{name}`.
struct Argument {
  std::string name;
  Message value;

  friend bool operator==(const Argument&, const Argument&) = default;
};

inline Message::Message() = default;
inline Message::Message(std::string written) : text(std::move(written)) {}
inline Message::Message(std::string_view written) : text(written) {}
inline Message::Message(const char* written) : text(written) {}
inline Message::Message(std::integral auto number) : text(std::to_string(number)) {}

inline bool operator==(const Message& a, const Message& b) {
  return a.text == b.text && a.id == b.id && a.arguments == b.arguments;
}

/// Says a message: its name, which stays; the English pattern, with `{argument}` where they stand; and the arguments. Name and
/// pattern are written out where it is called, each name once: `generate.py` reads them from there.
[[nodiscard]] inline Message say(std::string_view id, std::string_view pattern, std::vector<Argument> arguments = {}) {
  Message said;
  said.id = id;
  while (!pattern.empty()) {
    const Argument* meant = nullptr;
    for (const Argument& argument : arguments) {
      if (pattern.starts_with('{' + argument.name + '}')) meant = &argument;
    }
    if (meant)
      said.text += meant->value.text;
    else
      said.text += pattern.front();
    pattern.remove_prefix(meant ? meant->name.size() + 2 : 1);
  }
  said.arguments = std::move(arguments);
  return said;
}

}  // namespace hti::inline v0
