// The rules of the step treat.
#pragma once

#include <variant>

#include "hti/treat/custom.hpp"
#include "hti/treat/log.hpp"
#include "hti/treat/none.hpp"
#include "hti/treat/winsorise.hpp"

namespace hti::inline v0 {

/// The rules of the step treat.
using Treat = std::variant<treat::none, treat::winsorise, treat::log, treat::custom>;

}  // namespace hti::inline v0
