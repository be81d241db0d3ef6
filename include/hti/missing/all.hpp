// The rules for cells without a value.
#pragma once

#include <variant>

#include "hti/impute/all.hpp"
#include "hti/missing/penalise.hpp"
#include "hti/missing/refuse.hpp"
#include "hti/missing/renormalise.hpp"

namespace hti::inline v0 {
namespace detail {

/// A variant of what another may be, and more.
template <class More, class... Rules>
struct with_rules;
template <class... More, class... Rules>
struct with_rules<std::variant<More...>, Rules...> {
  using type = std::variant<Rules..., More...>;
};

}  // namespace detail

/// The rules for cells without a value: to do without, or to fill them.
using Missing = detail::with_rules<Impute, missing::renormalise, missing::penalise, missing::refuse>::type;

}  // namespace hti::inline v0
