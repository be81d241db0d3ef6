#include "hti/robust/columns.hpp"

namespace hti::robust {
namespace {

using Q = Quantity;

}  // namespace

DataFrame columns(const std::vector<weight_bound>& bounds) {
  using Row = weight_bound;
  return ColumnsOf(bounds)
      .add("node", &Row::node, Q::node, Role::key)
      .add("low", &Row::low, Q::share)
      .add("high", &Row::high, Q::share)
      .frame();
}

DataFrame columns(const std::vector<RankBound>& bounds) {
  using Row = RankBound;
  return ColumnsOf(bounds)
      .add("rank", &Row::rank, Q::rank)
      .add("best", &Row::best, Q::rank)
      .add("best_bound", &Row::best_bound, Q::rank)
      .add("worst", &Row::worst, Q::rank)
      .add("worst_bound", &Row::worst_bound, Q::rank)
      .add("whole", &Row::whole, Q::truth, Role::note)
      .frame();
}

DataFrame columns(const std::vector<RankSet>& sets) {
  using Row = RankSet;
  return ColumnsOf(sets)
      .add("score", &Row::score, Q::score)
      .add("standard_error", &Row::standard_error, Q::points, Role::error)
      .add("rank", &Row::rank, Q::rank)
      .add("low", &Row::low, Q::rank)
      .add("high", &Row::high, Q::rank)
      .add("known", &Row::known, Q::truth, Role::note)
      .frame();
}

DataFrame columns(const std::vector<SobolIndices>& outputs) {
  using Row = SobolIndices;
  return ColumnsOf(outputs)
      .add("mean", &Row::mean, Q::plain)
      .add("variance", &Row::variance, Q::plain)
      .add("failed", &Row::failed, Q::count, Role::note)
      .frame();
}

DataFrame columns(const std::vector<FailedPoints>& failures) {
  using Row = FailedPoints;
  return ColumnsOf(failures)
      .add("reason", &Row::reason, Q::text, Role::key)
      .add("base_points", &Row::base_points, Q::count)
      .frame();
}

DataFrame columns(const std::vector<Failure>& failures) {
  using Row = Failure;
  return ColumnsOf(failures)
      .add("reason", &Row::reason, Q::text, Role::key)
      .add("replicates", &Row::replicates, Q::count)
      .frame();
}

DataFrame columns(const std::vector<Alternative>& alternatives) {
  using Row = Alternative;
  return ColumnsOf(alternatives)
      .add("source", &Row::source, Q::text, Role::key)
      .add("rule", &Row::rule, Q::text, Role::key)
      .add("p", &Row::p, Q::share)
      .frame();
}

DataFrame columns(const std::vector<LeftOut>& nodes) {
  using Row = LeftOut;
  return ColumnsOf(nodes)
      .add("node", &Row::node, Q::node, Role::key)
      .add("mean_shift", &Row::mean_shift, Q::places)
      .add("max_shift", &Row::max_shift, Q::places)
      .add("unit", &Row::unit, Q::unit)
      .add("kendall", &Row::kendall, Q::share)
      .add("top_kept", &Row::top_kept, Q::share)
      .frame();
}

DataFrame columns(const std::vector<WeightInterval>& intervals) {
  using Row = WeightInterval;
  return ColumnsOf(intervals)
      .add("node", &Row::node, Q::node, Role::key)
      .add("weight", &Row::weight, Q::share)
      .add(
          "low", [](const Row& r) { return r.low.weight; }, Q::share)
      .add(
          "high", [](const Row& r) { return r.high.weight; }, Q::share)
      .add(
          "low_found", [](const Row& r) { return r.low.found; }, Q::share)
      .add(
          "high_found", [](const Row& r) { return r.high.found; }, Q::share)
      .add(
          "low_loses", [](const Row& r) { return r.low.loses; }, Q::unit)
      .add(
          "low_gains", [](const Row& r) { return r.low.gains; }, Q::unit)
      .add(
          "high_loses", [](const Row& r) { return r.high.loses; }, Q::unit)
      .add(
          "high_gains", [](const Row& r) { return r.high.gains; }, Q::unit)
      .frame();
}

DataFrame columns(const std::vector<Spread>& spreads, Quantity of) {
  using Row = Spread;
  return ColumnsOf(spreads)
      .add("mean", &Row::mean, of)
      .add("sd", &Row::sd, of, Role::error)
      .add("median", &Row::median, of)
      .add("low", &Row::low, of)
      .add("high", &Row::high, of)
      .add("mc_error", &Row::mc_error, of, Role::error)
      .add("median_error", &Row::median_error, of, Role::error)
      .add("low_error", &Row::low_error, of, Role::error)
      .add("high_error", &Row::high_error, of, Role::error)
      .frame();
}

}  // namespace hti::robust
