// What a step of a method must do: the contract for the shipped methods and for your own.
#pragma once

#include <concepts>
#include <span>
#include <string>

#include "hti/model.hpp"

namespace hti::inline v0 {

/// The reference units' values of one variable, as a step learns from them. Never empty, no NaN; gone when `fit` has returned.
///
/// Treatments see raw values; normalisers see treated values turned so that higher is better (a `lower` column is negated).
struct Column {
  std::span<const double> values;
  const Indicator* indicator = nullptr;  ///< nullptr where the values are scores of a node
  std::string_view id{};

  [[nodiscard]] Direction direction() const noexcept { return indicator ? indicator->direction : Direction::higher; }
};

/// A frozen rule for one variable: a pure function of one value, NaN never passed in.
template <class F>
concept value_map = std::copy_constructible<F> && requires(const F& f, double x) {
  { f(x) } -> std::convertible_to<double>;
};

/// A treatment or normalisation: learns from a column, gives a value_map.
template <class M>
concept column_method = std::copy_constructible<M> && requires(const M& m, const Column& c) {
  { m.fit(c) } -> value_map;
};

/// An aggregation: the present children's values (no NaN) and positive weights to one value.
template <class A>
concept aggregator = std::copy_constructible<A> && requires(const A& a, std::span<const double> x, std::span<const double> w) {
  { a(x, w) } -> std::convertible_to<double>;
};

}  // namespace hti::inline v0
