// What answering would give.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/explain/what_if.hpp"

namespace hti::inline v0::explain {

/// What answering one survey would give a unit that did not.
struct Answering {
  std::string survey{};                   ///< the survey, or the indicator where that is unknown
  std::vector<std::string> indicators{};  ///< the unit's unanswered ones
  Outcome worst{};                        ///< every one answered like the reference's worst
  Outcome median{};
  Outcome best{};
};

/// One entry per unanswered survey, in model order.
/// \throws DataError (unknown_unit), ModelError (unknown_node).
[[nodiscard]] HTI_API std::vector<Answering> answering(const Scores& scores, std::string_view unit, std::string_view node = {});

}  // namespace hti::inline v0::explain
