// What a step of a method must do: the contract for the shipped methods and for your own.
#pragma once

#include <concepts>
#include <cstddef>
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
  double within = 0;  ///< values no further apart are equal: they were computed

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

/// One child of a node, as a rule that weighs it by the model sees it.
struct WeighedChild {
  double given = 1;            ///< its weight in the model
  std::size_t indicators = 1;  ///< under it, those that count; itself where it is one
};

/// A rule of weights: what a child weighs among its siblings, at least 0.
template <class W>
concept weigher = std::copy_constructible<W> && requires(const W& w, const WeighedChild& child) {
  { w.weigh(child) } -> std::convertible_to<double>;
};

/// A rule of weights that learns: the same from the reference's scores on the child that are there.
template <class W>
concept fitted_weigher = std::copy_constructible<W> && requires(const W& w, std::span<const double> scores) {
  { w.weigh(scores) } -> std::convertible_to<double>;
};

/// An aggregation: the present children's values (no NaN) and positive weights to one value.
template <class A>
concept aggregator = std::copy_constructible<A> && requires(const A& a, std::span<const double> x, std::span<const double> w) {
  { a(x, w) } -> std::convertible_to<double>;
};

/// The reference units on the children of one node, as an aggregation that learns has them frozen.
struct ReferenceChildren {
  std::span<const double> values;  ///< [unit][child]; NaN where a unit has none
  std::span<const double> within;  ///< by child: values no further apart are equal

  [[nodiscard]] std::size_t units() const noexcept { return within.empty() ? 0 : values.size() / within.size(); }
};

/// An aggregation that learns: the values of all children (NaN where absent) and their weights to one value, by those of the
/// reference.
template <class A>
concept fitted_aggregator =
    std::copy_constructible<A> &&
    requires(const A& a, std::span<const double> x, std::span<const double> w, const ReferenceChildren& reference) {
      { a(x, w, reference) } -> std::convertible_to<double>;
    };

}  // namespace hti::inline v0
