// Surveys, whose figures rest on the same persons' answers.
#pragma once

#include <optional>
#include <string>

#include "hti/api.hpp"

namespace hti::inline v0 {

/// A survey or collection that indicators refer to by its name.
///
/// `rho` is the correlation (phi) of one person's answers, yes or no, to two questions of the survey, from 0 to 1. The errors
/// of two figures with n1 and n2 answers then correlate by rho min(n1, n2) / sqrt(n1 n2). It can only be learnt from answers
/// person by person, so its `source` must be told: a text that says where the figure comes from, or the word "assumed". What is
/// assumed should be an upper value, since a higher rho widens what a score may be. Without rho, nothing that combines two
/// questions of the survey is known: such questions are refused (code::unknown_correlation), and independence is never taken
/// for granted.
struct Survey {
  std::string name{};           ///< as indicators name it
  std::optional<double> rho{};  ///< none: not known
  std::string source{};         ///< where `rho` comes from, or "assumed"; empty where there is no `rho`

  [[nodiscard]] bool assumed() const noexcept { return source == "assumed"; }
  friend bool operator==(const Survey&, const Survey&) = default;
};

}  // namespace hti::inline v0
