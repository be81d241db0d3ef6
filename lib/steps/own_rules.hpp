// Rules of the user's own may give anything: what is no finite number is caught where the rule is called.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "hti/error.hpp"
#include "hti/method.hpp"
#include "hti/normalise/fitted.hpp"
#include "hti/treat/fitted.hpp"

namespace hti::inline v0::detail {

/// Makes what was learnt throw MethodError (not_finite), naming the rule and the node, where it gives NaN or infinity. Rules
/// of the library stay as they are.
void guard(treat::fitted& learnt, const Treat& rule, const std::string& node);
void guard(normalise::fitted& learnt, const Normalise& rule, const std::string& node);
/// The same of an aggregation.
[[nodiscard]] aggregate::custom guarded(const aggregate::custom& rule, const std::string& node);

/// The same error with a unit in every problem that names none.
[[nodiscard]] MethodError of_unit(const MethodError& error, const std::string& unit);

/// Why a run failed, without what differs from run to run: the code and the node.
[[nodiscard]] std::string reason_of(const Error& error);

}  // namespace hti::inline v0::detail
