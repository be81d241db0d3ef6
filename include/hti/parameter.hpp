// What a rule says of its parameters, once: readers, limits, messages, the schema, Python and the docs follow from it.
#pragma once

#include <cstddef>
#include <limits>
#include <string_view>
#include <utility>

#include "hti/api.hpp"
#include "hti/message.hpp"

namespace hti::inline v0 {

/// What the numbers of a parameter may be; all must be finite.
struct bounds {
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
  bool open = false;                  ///< `least` itself is not allowed
  std::string_view what = "numbers";  ///< what messages call the two numbers of an interval

  [[nodiscard]] static constexpr bounds above(double least) { return {.least = least, .open = true}; }
  [[nodiscard]] static constexpr bounds at_least(double least) { return {.least = least}; }
  [[nodiscard]] static constexpr bounds between(double least, double most) { return {.least = least, .most = most}; }
  /// Two percentiles.
  [[nodiscard]] static constexpr bounds percentiles() { return {.least = 0, .most = 100, .what = "percentiles"}; }
};

/// One parameter of a rule. A rule lists its parameters as `static constexpr parameter_list parameters{parameter{...}, ...}`,
/// in the order of its members, whose initial values are the defaults; a text has none and must be given. What no bound can
/// say, a rule says in `check(fault)`, which calls `fault(name, say(...))` for every parameter that cannot be.
template <class Rule, class T>
struct parameter {
  std::string_view name;
  T Rule::* member;
  std::string_view text;  ///< one sentence
  bounds limits;
  bool keyword_only;  ///< in Python

  constexpr parameter(std::string_view name_, T Rule::* member_, std::string_view text_, bounds limits_ = {},
                      bool keyword_only_ = false)
      : name(name_), member(member_), text(text_), limits(limits_), keyword_only(keyword_only_) {}
};

namespace detail {

template <std::size_t Place, class Parameter>
struct listed {
  Parameter parameter;
};

template <class Places, class... Parameter>
struct listed_in;
template <std::size_t... Place, class... Parameter>
struct listed_in<std::index_sequence<Place...>, Parameter...> : listed<Place, Parameter>... {
  constexpr explicit listed_in(const Parameter&... each) : listed<Place, Parameter>{each}... {}
};

template <std::size_t Place, class Parameter>
constexpr const Parameter& listed_at(const listed<Place, Parameter>& one) {
  return one.parameter;
}

}  // namespace detail

/// The parameters of a rule. A std::tuple of them would take longer to compile than all else that rules need.
template <class... Parameter>
struct parameter_list : detail::listed_in<std::index_sequence_for<Parameter...>, Parameter...> {
  constexpr explicit parameter_list(const Parameter&... each)
      : detail::listed_in<std::index_sequence_for<Parameter...>, Parameter...>(each...) {}
};

/// The parameter at a place.
template <std::size_t Place, class... Parameter>
[[nodiscard]] constexpr const auto& get(const parameter_list<Parameter...>& list) {
  return detail::listed_at<Place>(list);
}

/// Calls `visit` with every parameter of a rule, in order.
template <class Rule, class Visit>
constexpr void for_each_parameter(Visit&& visit) {
  const auto each = [&]<class... Parameter>(const parameter_list<Parameter...>& list) {
    [&]<std::size_t... Place>(std::index_sequence<Place...>) {
      (visit(get<Place>(list)), ...);
    }(std::index_sequence_for<Parameter...>{});
  };
  each(Rule::parameters);
}

}  // namespace hti::inline v0
