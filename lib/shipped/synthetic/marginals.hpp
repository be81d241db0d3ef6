// What the made-up figures look like, indicator by indicator.
#pragma once

#include <cstdint>
#include <string_view>

namespace hti::inline v0::synthetic {

/// Raw figures over municipalities: percent for shares, probability of yes for yes or no.
struct Marginal {
  std::string_view id;
  double mean;
  double spread;  ///< standard deviation; of no use for yes or no
};

/// How the figures of one survey or collection come about.
struct Collection {
  std::uint32_t key;  ///< in the counters of the draws
  std::string_view survey;
  double loading;    ///< of its figures on the quality of the municipality as a whole
  double shared;     ///< and on what they have in common with each other alone
  double not_given;  ///< share of municipalities that give no figures, in any one year
  double item_lost;  ///< share of single figures that are lost
};

/// \pre the id is an indicator of hemtjanstindex
[[nodiscard]] const Marginal& marginal(std::string_view id);
/// \pre the survey is one of hemtjanstindex
[[nodiscard]] const Collection& collection(std::string_view survey);

}  // namespace hti::inline v0::synthetic
