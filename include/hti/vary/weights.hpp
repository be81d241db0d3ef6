// Weights that could have been others.
#pragma once

#include <string>
#include <vector>

namespace hti::vary {

/// Relative noise on the weights of the definition, each drawn on its own: weight (1 + spread (2 u - 1)) with u uniform in
/// (0, 1), as in the usual test of robustness \cite Saisana2005. Siblings are combined by their shares of what was drawn, so
/// the weights of one parent need not keep a sum. A weight of 0 stays 0.
struct weights {
  double spread = 0.25;              ///< half the relative width, from 0 to 1
  std::vector<int> levels{};         ///< nodes whose weights vary, by height (indicators are level 1)
  std::vector<std::string> nodes{};  ///< and by id; without levels and nodes all weights vary
  std::string name = "weights";      ///< what results call this source

  template <class Self, class Visit>
  static void fields(Self& s, Visit&& visit) {
    visit("spread", s.spread);
    visit("levels", s.levels);
    visit("nodes", s.nodes);
    visit("name", s.name);
  }
  friend bool operator==(const weights&, const weights&) = default;
};

}  // namespace hti::vary
