// Everything that the rules say of themselves.
#pragma once

#include <string>
#include <string_view>

#include "hti/api.hpp"

namespace hti::inline v0 {

/// What a rule is called in Python: its `python_name` where it has one, otherwise its name without underscores, each word with
/// a capital.
template <class Rule>
[[nodiscard]] std::string class_name() {
  if constexpr (requires { Rule::python_name; }) {
    return std::string(Rule::python_name);
  } else {
    std::string text;
    bool first = true;
    for (const char c : Rule::name) {
      if (c != '_') text += first && 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      first = c == '_';
    }
    return text;
  }
}

/// The rules of all steps as JSON: `{"steps": {step: [rule, ...]}, "rank": [parameter, ...]}`. A rule has `name`, `python`,
/// `text`, and where it says them `formula` (TeX), `details` and `citation` (a key of docs/bibliography.bib), and `parameters`;
/// a parameter has `name`, `text`, `required`, `keyword_only`, `default` (null: not set) and `schema`, the JSON Schema of its
/// values. Rules of the user's own are not among them.
[[nodiscard]] HTI_API std::string registry();

}  // namespace hti::inline v0
