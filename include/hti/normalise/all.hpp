// The rules of the step normalise.
#pragma once

#include <variant>

#include "hti/normalise/borda.hpp"
#include "hti/normalise/custom.hpp"
#include "hti/normalise/distance_to_target.hpp"
#include "hti/normalise/exponential_rank.hpp"
#include "hti/normalise/goalposts.hpp"
#include "hti/normalise/log_goalposts.hpp"
#include "hti/normalise/min_max.hpp"
#include "hti/normalise/none.hpp"
#include "hti/normalise/percentile_rank.hpp"
#include "hti/normalise/rank.hpp"
#include "hti/normalise/round.hpp"
#include "hti/normalise/z_score.hpp"

namespace hti::inline v0 {

/// The rules of the step normalise.
using Normalise = std::variant<normalise::none, normalise::min_max, normalise::goalposts, normalise::log_goalposts,
                               normalise::distance_to_target, normalise::z_score, normalise::rank, normalise::percentile_rank,
                               normalise::borda, normalise::exponential_rank, normalise::round, normalise::custom>;

}  // namespace hti::inline v0
