// The known name that a misspelt one most likely meant.
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hti/message.hpp"

namespace hti::inline v0::detail {

/// Levenshtein distance of two names in bytes.
inline std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row[b.size()];
}

/// The nearest of `known`, the first one where several are equally near; empty where none differs from `wanted` in at most a
/// third of the longer name's letters (but one letter may always differ). Names over 256 bytes are near to nothing.
inline std::string nearest(std::string_view wanted, std::span<const std::string> known) {
  constexpr std::size_t longest = 256;
  const std::string* best = nullptr;
  std::size_t least = 0;
  if (wanted.size() > longest) return {};
  for (const std::string& name : known) {
    const std::size_t shorter = std::min(name.size(), wanted.size());
    const std::size_t longer = std::max(name.size(), wanted.size());
    const std::size_t allowed = std::max<std::size_t>(1, longer / 3);
    if (name.size() > longest || longer - shorter > allowed) continue;
    const std::size_t distance = edit_distance(wanted, name);
    if (distance <= allowed && (!best || distance < least)) {
      best = &name;
      least = distance;
    }
  }
  return best ? *best : std::string{};
}

/// "; did you mean 'x'?" for the nearest known name, or nothing.
inline Message did_you_mean(std::string_view wanted, std::span<const std::string> known) {
  const std::string name = nearest(wanted, known);
  return name.empty() ? Message() : say("did-you-mean", "; did you mean '{name}'?", {{"name", name}});
}

}  // namespace hti::inline v0::detail
