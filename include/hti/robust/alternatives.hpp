// What choices were made between: results depend on it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "hti/api.hpp"
#include "hti/vary/source.hpp"

namespace hti::inline v0::robust {

/// One alternative of a choice, and how often it was to be drawn.
struct Alternative {
  std::string source{};
  std::string rule{};
  double p = 0;
};

/// Alternatives of all choices among some sources, with their probabilities.
[[nodiscard]] HTI_API std::vector<Alternative> alternatives_of(std::span<const vary::Source> sources);

}  // namespace hti::inline v0::robust
