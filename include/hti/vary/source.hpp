// What can be uncertain about an index.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hti/api.hpp"
#include "hti/model.hpp"
#include "hti/vary/choice.hpp"
#include "hti/vary/drop.hpp"
#include "hti/vary/noise.hpp"
#include "hti/vary/sampling.hpp"
#include "hti/vary/weights.hpp"
#include "hti/vary/weights_from.hpp"

namespace hti::inline v0::vary {

/// One source of uncertainty; any number of them are combined.
using Source = std::variant<weights, weights_from, choice, sampling, rounding, noise, drop>;

/// What results call a source: its own name, or that of the step it chooses for.
[[nodiscard]] HTI_API std::string name(const Source& source);
/// The source as one would write it, e.g. `weights(spread = 0.25)`.
[[nodiscard]] HTI_API std::string describe(const Source& source);
/// What every result must say of the error of its figures: that it is random error only, where `sampling` is among the sources;
/// empty elsewhere.
[[nodiscard]] HTI_API std::string_view error(std::span<const Source> sources);
/// What every result must say too: the surveys with two questions or more, and the `rho` by which their errors are drawn where
/// `sampling` is among the sources. The source of a rho that `sampling` itself states is "sampling"; a survey without one is
/// left out, since it would be refused. Indicators that name no survey are taken for questions of one, whose name is empty.
[[nodiscard]] HTI_API std::vector<Survey> correlations(const Model& model, std::span<const Source> sources);

}  // namespace hti::inline v0::vary
