// Parts of an index that could have been left out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hti/api.hpp"

namespace hti::inline v0::vary {

/// Nodes left out: their siblings take over their weight. In every replicate one of them, each as likely; or each on its own
/// with probability `p`. A node whose children are all left out has no score.
struct drop {
  std::vector<std::string> nodes{};
  std::optional<double> p{};
  std::string name = "drop";

  template <class Self, class Visit>
  static void fields(Self& s, Visit&& visit) {
    visit("nodes", s.nodes);
    visit("p", s.p);
    visit("name", s.name);
  }
  friend bool operator==(const drop&, const drop&) = default;
};

}  // namespace hti::inline v0::vary
