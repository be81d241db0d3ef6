// Means as arithmetic ones on another scale.
#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "hti/method.hpp"
#include "index/index_state.hpp"

namespace hti::inline v0::detail {

/// A mean is back(sum(w to(x)) / sum(w)), both maps increasing.
struct mean_scale {
  double p = 1;
  std::optional<double> floor{};

  [[nodiscard]] bool straight() const noexcept { return p == 1 && !floor; }
  [[nodiscard]] double to(double x) const {
    const double y = floor ? std::max(x, *floor) : x;
    if (p == 1) return y;
    if (p == 0) return std::log(y);
    return p < 0 ? -std::pow(y, p) : std::pow(y, p);
  }
  [[nodiscard]] double back(double y) const {
    if (p == 1) return y;
    if (p == 0) return std::exp(y);
    return std::pow(p < 0 ? -y : y, 1 / p);
  }
};

/// None for a rule that is no such mean, or is the user's own.
[[nodiscard]] inline std::optional<mean_scale> scale_of(const Aggregate& rule) {
  if (std::holds_alternative<aggregate::arithmetic>(rule)) return mean_scale{};
  if (const auto* r = std::get_if<aggregate::geometric>(&rule)) return mean_scale{.p = 0, .floor = r->floor};
  if (const auto* r = std::get_if<aggregate::harmonic>(&rule)) return mean_scale{.p = -1, .floor = r->floor};
  if (const auto* r = std::get_if<aggregate::power>(&rule)) return mean_scale{.p = r->p, .floor = r->floor};
  return std::nullopt;
}

/// Why nothing can be said of how a node follows its weights.
[[nodiscard]] inline Message unknown_scale(const branch& b) {
  if (std::holds_alternative<aggregate::custom>(*b.rule)) {
    return say("weights-of-own-mean", "nothing is known of how a mean of the user's own follows its weights");
  }
  return say("weights-followed-in-no-known-way",
             "it follows its weights in no known way, since its score is {how}; draw the weights instead (uncertainty with "
             "vary.weights), or ask for a node below it",
             {{"how", how_made(b)}});
}

}  // namespace hti::inline v0::detail
