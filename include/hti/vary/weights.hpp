// Weights that could have been others.
#pragma once

#include <string>
#include <vector>

#include "hti/api.hpp"

namespace hti::inline v0::vary {

enum class WeightDistribution { uniform, dirichlet };

/// Relative noise on the weights of the definition. Siblings are combined by their shares of what was drawn, so the weights of
/// one parent need not keep a sum; a weight of 0 stays 0.
///
/// `uniform`: weight (1 + spread (2 u - 1)) with u uniform in (0, 1), each on its own, as in the usual test of robustness
/// \cite Saisana2005.
///
/// `dirichlet`: weight g / a with g from the gamma distribution of shape a = n s / spread^2, where s is the weight's share of
/// its parent and n the number of siblings with weight. Where all siblings vary, their shares are Dirichlet around the given
/// ones: a share s has the mean s and the standard deviation sqrt(s (1 - s) / (n / spread^2 + 1)). `spread` is so the
/// coefficient of variation of g for a weight of average size, and 1 with equal weights makes every division as likely as any
/// other. Siblings that do not vary keep their weight.
struct weights {
  double spread = 0.25;              ///< from 0 to 1: half the relative width, or the coefficient of variation
  std::vector<int> levels{};         ///< nodes whose weights vary, by height (indicators are level 1)
  std::vector<std::string> nodes{};  ///< and by id; without levels and nodes all weights vary
  WeightDistribution distribution = WeightDistribution::uniform;
  std::string name = "weights";  ///< what results call this source

  template <class Self, class Visit>
  static void fields(Self& s, Visit&& visit) {
    visit("spread", s.spread);
    visit("levels", s.levels);
    visit("nodes", s.nodes);
    visit("distribution", s.distribution);
    visit("name", s.name);
  }
  friend bool operator==(const weights&, const weights&) = default;
};

}  // namespace hti::inline v0::vary
