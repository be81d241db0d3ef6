// What a rule of the user's own wraps, so that two rules can be told apart.
#pragma once

#include <concepts>
#include <memory>
#include <utility>

#include "hti/api.hpp"

namespace hti::inline v0::detail {

/// A method of any type. Two are equal by their `==`; where they have none, such as lambdas that capture, when one is a copy of
/// the other.
class own_method {
 public:
  template <class M>
  explicit own_method(M method) : held_(std::make_shared<const M>(std::move(method))), same_(same<M>) {}
  friend bool operator==(const own_method& a, const own_method& b) {
    return a.held_ == b.held_ || (a.same_ == b.same_ && a.same_(a.held_.get(), b.held_.get()));
  }

 private:
  template <class M>
  static bool same([[maybe_unused]] const void* a, [[maybe_unused]] const void* b) {
    if constexpr (std::equality_comparable<M>) return *static_cast<const M*>(a) == *static_cast<const M*>(b);
    return false;
  }

  std::shared_ptr<const void> held_;
  bool (*same_)(const void*, const void*);
};

}  // namespace hti::inline v0::detail
