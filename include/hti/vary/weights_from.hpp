// Weights that other people could have given.
#pragma once

#include <string>
#include <vector>

#include "hti/table.hpp"

namespace hti::inline v0::vary {

/// Bootstrap \cite Efron1979 of the people who gave the weights: as many are drawn from them with replacement, within each
/// subgroup where `group` names one, and every weight is multiplied by the mean of what those drawn gave over the mean of what
/// all gave.
///
/// Where the weights of the definition are those means, as in hemtjanstindex, the drawn means take their place. Where they are
/// rounded, adjusted or set otherwise they stay what is varied around, and the respondents say only how firm they are. Nodes
/// without a column keep their weight.
struct weights_from {
  Table respondents;                 ///< one row a person, one column a node, every cell filled in and not negative
  std::vector<std::string> nodes{};  ///< whose weights vary; empty: all columns
  std::string group{};               ///< group variable of the subgroups, whose sizes stay; empty: none
  bool equal_voice = false;          ///< means are those of the subgroups' means, whatever their size
  std::string name = "respondents";  ///< what results call this source

  friend bool operator==(const weights_from& a, const weights_from& b) {
    return a.respondents.hash() == b.respondents.hash() && a.nodes == b.nodes && a.group == b.group &&
           a.equal_voice == b.equal_voice && a.name == b.name;
  }
};

}  // namespace hti::inline v0::vary
