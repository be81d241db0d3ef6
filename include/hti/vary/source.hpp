// What can be uncertain about an index.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "hti/vary/choice.hpp"
#include "hti/vary/drop.hpp"
#include "hti/vary/noise.hpp"
#include "hti/vary/sampling.hpp"
#include "hti/vary/weights.hpp"
#include "hti/vary/weights_from.hpp"

namespace hti::vary {

/// One source of uncertainty; any number of them are combined.
using Source = std::variant<weights, weights_from, choice, sampling, rounding, noise, drop>;

/// What results call a source: its own name, or that of the step it chooses for.
[[nodiscard]] std::string name(const Source& source);
/// The source as one would write it, e.g. `weights(spread = 0.25)`.
[[nodiscard]] std::string describe(const Source& source);
/// What every result must say of the error of its figures: that it is random error only, where `sampling` is among the sources;
/// empty elsewhere.
[[nodiscard]] std::string_view error(std::span<const Source> sources);

}  // namespace hti::vary
