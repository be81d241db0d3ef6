// How sure a score is, as far as its surveys go.
#pragma once

#include <string_view>
#include <vector>

#include "hti/scores.hpp"

namespace hti::explain {

/// Standard error of every unit's score on a node (empty: the root), from the random error of its survey figures alone: each
/// figure is moved by its own standard error up and down, and half of what that does to the score is its part; the parts add up
/// as those of independent errors do, by their squares. The frame stays as it is.
///
/// 0 where no figure under the node carries random error; NaN where there is no score, or where one that counts is from a
/// survey with unknown numbers of answers. Who did not answer is not in it, nor that answers to related questions go together.
/// \throws ModelError (unknown_node).
[[nodiscard]] std::vector<double> score_error(const Scores& scores, std::string_view node = {});

}  // namespace hti::explain
