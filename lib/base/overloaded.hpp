// One function per alternative: a variant visited with it does not compile where one is forgotten.
#pragma once

namespace hti::inline v0::detail {

template <class... F>
struct overloaded : F... {
  using F::operator()...;
};
template <class... F>
overloaded(F...) -> overloaded<F...>;

}  // namespace hti::inline v0::detail
