// Sources of uncertainty as Python hands them over.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "hti/vary/source.hpp"
#include "value_class.hpp"

namespace hti_python {

/// What a source says of itself: its class, and its parameters by name.
using Sources = std::vector<std::pair<std::string, Named>>;

[[nodiscard]] std::vector<hti::vary::Source> made_of(const Sources& sources);
/// The other way.
[[nodiscard]] Sources told_of(const std::vector<hti::vary::Source>& sources);

}  // namespace hti_python
