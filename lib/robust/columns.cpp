#include "hti/robust/columns.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "base/frame_of.hpp"
#include "hti/index.hpp"

namespace hti::inline v0::robust {
namespace {

using hti::detail::frame_of;
using Q = Quantity;

DataFrame number(std::string name, std::vector<double> cells, Quantity of, Role role = Role::value) {
  return frame_of(DataColumn{.name = std::move(name), .cells = std::move(cells), .quantity = of, .role = role});
}

std::vector<double> copied(std::span<const double> values) { return {values.begin(), values.end()}; }

/// The list over and over again.
std::vector<std::string> repeated(const std::vector<std::string>& list, std::size_t times) {
  std::vector<std::string> all;
  for (std::size_t k = 0; k < times; ++k) all.insert(all.end(), list.begin(), list.end());
  return all;
}

/// The cell of a unit in a list that has one per unit; empty for no unit.
std::string of_unit(std::span<const std::string> list, const Table& table, const std::string& unit) {
  return unit.empty() ? std::string() : list[table.unit_at(unit)];
}

/// The number of the output that each row is about.
DataFrame numbers(std::size_t outputs, std::size_t rows) {
  std::vector<std::int64_t> cells;
  for (std::size_t k = 0; k < outputs; ++k) cells.insert(cells.end(), rows, static_cast<std::int64_t>(k));
  return frame_of(DataColumn{.name = "output", .cells = std::move(cells), .quantity = Q::count, .role = Role::key});
}

/// Values and intervals of one kind of index, output after output.
void add_indices(DataFrame& frame, const std::string& name, const std::vector<SobolIndices>& outputs,
                 std::vector<SobolIndex> SobolIndices::* kind) {
  const auto add = [&](const char* end, double SobolIndex::* part, Role role) {
    std::vector<double> cells;
    for (const SobolIndices& output : outputs) {
      for (const SobolIndex& index : output.*kind) cells.push_back(index.*part);
    }
    frame.append(number(name + end, std::move(cells), Q::share, role));
  };
  add("", &SobolIndex::value, Role::value);
  add("_low", &SobolIndex::low, Role::error);
  add("_high", &SobolIndex::high, Role::error);
}

/// The factors of every pair of the second order; none where it was not asked for.
std::pair<std::vector<std::string>, std::vector<std::string>> pairs(const std::vector<SobolIndices>& outputs,
                                                                    const std::vector<std::string>& factors) {
  std::vector<std::string> one, other;
  if (outputs.empty() || outputs.front().second.empty()) return {};
  for (std::size_t a = 0; a < factors.size(); ++a) {
    for (std::size_t b = a + 1; b < factors.size(); ++b) {
      one.push_back(factors[a]);
      other.push_back(factors[b]);
    }
  }
  return {one, other};
}

/// What each output is about, so many times, and what makes the score of its unit rest on little.
DataFrame about_outputs(const Sensitivity& found, const Table& table, const std::vector<std::string>& thin, std::size_t times) {
  std::vector<std::string> units, names, outputs, marks;
  for (std::size_t k = 0; k < found.outputs.size(); ++k) {
    const std::string& unit = found.units[k];
    units.insert(units.end(), times, unit);
    names.insert(names.end(), times, of_unit(table.names(), table, unit));
    outputs.insert(outputs.end(), times, found.outputs[k]);
    marks.insert(marks.end(), times, of_unit(thin, table, unit));
  }
  DataFrame frame = frame_of(DataColumn{.name = "unit", .cells = std::move(units), .quantity = Q::unit, .role = Role::key},
                             DataColumn{.name = "name", .cells = std::move(names), .quantity = Q::name, .role = Role::label},
                             DataColumn{.name = "output", .cells = std::move(outputs), .quantity = Q::word, .role = Role::key});
  frame.append(thin_column(std::move(marks)));
  return frame;
}

/// The last column of a frame, taken out of it.
DataFrame taken_last(DataFrame& frame) {
  DataFrame last = frame_of(std::move(frame.columns.back()));
  frame.columns.pop_back();
  return last;
}

/// Codes and names before what was found of every unit, and after it what makes their scores rest on little as they are.
DataFrame between_labels(const Uncertainty& of, std::string_view node, DataFrame found) {
  DataFrame frame = unit_columns(of.table());
  frame.append(std::move(found));
  const Scores scores = of.index().score(of.table(), {.indicators = false});
  frame.append(thin_column(scores.thin(node.empty() ? std::string_view(of.nodes().front()) : node)));
  return frame;
}

/// Replicates that did not fail.
double drawn(const Uncertainty& of) {
  double n = static_cast<double>(of.n());
  for (const Failure& failure : of.failures()) n -= static_cast<double>(failure.replicates);
  return n;
}

/// Standard errors of shares of n replicates.
std::vector<double> share_errors(const std::vector<double>& p, double n) {
  std::vector<double> errors(p.size());
  std::transform(p.begin(), p.end(), errors.begin(), [&](double x) { return std::sqrt(x * (1 - x) / std::max(1.0, n)); });
  return errors;
}

}  // namespace

DataFrame bound_columns(const RankBounds& found) {
  using Row = weight_bound;
  DataFrame frame = ColumnsOf(found.nodes).add("node", &Row::node, Q::node, Role::key).frame();
  frame.append(number("weight", found.weights, Q::share));
  frame.append(ColumnsOf(found.nodes).add("low", &Row::low, Q::share).add("high", &Row::high, Q::share).frame());
  return frame;
}

DataFrame columns(const std::vector<RankBound>& bounds) {
  using Row = RankBound;
  return ColumnsOf(bounds)
      .add("rank", &Row::rank, Q::rank)
      .add("best", &Row::best, Q::rank)
      .add("worst", &Row::worst, Q::rank)
      .add("best_bound", &Row::best_bound, Q::rank)
      .add("worst_bound", &Row::worst_bound, Q::rank)
      .add(
          "proven", [](const Row& r) { return r.best == r.best_bound && r.worst == r.worst_bound; }, Q::truth, Role::note)
      .frame();
}

DataFrame columns(const RankSets& sets) {
  using Row = RankSet;
  const std::size_t n = sets.units.size();
  const auto surely = [&](std::int8_t sign) {
    std::vector<std::int64_t> counts(n);
    for (std::size_t unit = 0; unit < n; ++unit) {
      const auto first = sets.apart.begin() + static_cast<std::ptrdiff_t>(unit * n);
      counts[unit] = std::count(first, first + static_cast<std::ptrdiff_t>(n), sign);
    }
    return counts;
  };
  DataFrame frame = ColumnsOf(sets.units)
                        .add("score", &Row::score, Q::score)
                        .add("standard_error", &Row::standard_error, Q::points, Role::error)
                        .add("rank", &Row::rank, Q::rank)
                        .add("low", &Row::low, Q::rank)
                        .add("high", &Row::high, Q::rank)
                        .add("known", &Row::known, Q::truth, Role::note)
                        .frame();
  frame.append(frame_of(DataColumn{.name = "surely_above", .cells = surely(1), .quantity = Q::count},
                        DataColumn{.name = "surely_below", .cells = surely(-1), .quantity = Q::count}));
  return frame;
}

DataFrame index_columns(const std::vector<SobolIndices>& outputs, const std::vector<std::string>& factors, bool numbered) {
  DataFrame frame = numbered ? numbers(outputs.size(), factors.size()) : DataFrame{};
  frame.append(frame_of(
      DataColumn{.name = "factor", .cells = repeated(factors, outputs.size()), .quantity = Q::text, .role = Role::key}));
  add_indices(frame, "S1", outputs, &SobolIndices::first);
  add_indices(frame, "ST", outputs, &SobolIndices::total);
  return frame;
}

DataFrame pair_columns(const std::vector<SobolIndices>& outputs, const std::vector<std::string>& factors, bool numbered) {
  const auto [one, other] = pairs(outputs, factors);
  std::vector<std::string> labels;
  for (std::size_t k = 0; k < one.size(); ++k) labels.push_back(one[k] + " x " + other[k]);
  DataFrame frame = numbered ? numbers(outputs.size(), labels.size()) : DataFrame{};
  frame.append(frame_of(
      DataColumn{.name = "factors", .cells = repeated(labels, outputs.size()), .quantity = Q::text, .role = Role::key}));
  add_indices(frame, "S2", outputs, &SobolIndices::second);
  return frame;
}

DataFrame columns(const Sensitivity& found, const Table& table, const std::vector<std::string>& thin) {
  const bool several = found.outputs.size() > 1;
  const std::size_t times = found.factors.size();
  DataFrame frame = several ? about_outputs(found, table, thin, times) : DataFrame{};
  DataFrame last = several ? taken_last(frame) : DataFrame{};
  frame.append(frame_of(DataColumn{
      .name = "factor", .cells = repeated(found.factors, found.outputs.size()), .quantity = Q::text, .role = Role::key}));
  add_indices(frame, "S1", found.indices, &SobolIndices::first);
  add_indices(frame, "ST", found.indices, &SobolIndices::total);
  frame.append(std::move(last));
  return frame;
}

DataFrame pair_columns(const Sensitivity& found) {
  auto [one, other] = pairs(found.indices, found.factors);
  DataFrame frame = frame_of(DataColumn{.name = "factor", .cells = std::move(one), .quantity = Q::text, .role = Role::key},
                             DataColumn{.name = "other", .cells = std::move(other), .quantity = Q::text, .role = Role::key});
  add_indices(frame, "S2", found.indices, &SobolIndices::second);
  return frame;
}

DataFrame output_columns(const Sensitivity& found, const Table& table, const std::vector<std::string>& thin) {
  using Row = SobolIndices;
  DataFrame frame = about_outputs(found, table, thin, 1);
  DataFrame last = taken_last(frame);
  frame.append(ColumnsOf(found.indices)
                   .add("mean", &Row::mean, Q::plain)
                   .add("variance", &Row::variance, Q::plain)
                   .add("failed", &Row::failed, Q::count, Role::note)
                   .frame());
  frame.append(std::move(last));
  return frame;
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

DataFrame columns(const LeaveOneOut& found, const Table& table, const std::vector<std::string>& thin) {
  using Row = LeftOut;
  return ColumnsOf(found.nodes)
      .add("node", &Row::node, Q::node, Role::key)
      .add("mean_shift", &Row::mean_shift, Q::places)
      .add("max_shift", &Row::max_shift, Q::places)
      .add("unit", &Row::unit, Q::unit)
      .add(
          "name", [&](const Row& r) { return of_unit(table.names(), table, r.unit); }, Q::name)
      .add("kendall", &Row::kendall, Q::share)
      .add("top_kept", &Row::top_kept, Q::share)
      .add(
          "thin", [&](const Row& r) { return of_unit(thin, table, r.unit); }, Q::node, Role::note)
      .frame();
}

DataFrame unit_columns(const LeaveOneOut& found, const Table& table, const std::vector<std::string>& thin, Quantity of) {
  const bool ranks = of == Q::rank;
  DataFrame frame = hti::unit_columns(table);
  frame.append(frame_of(
      DataColumn{.name = std::string(name(of)), .cells = ranks ? found.base_ranks : found.base_scores, .quantity = of}));
  auto cells = (ranks ? found.ranks : found.scores).begin();
  for (const LeftOut& left : found.nodes) {
    const auto end = cells + static_cast<std::ptrdiff_t>(table.n_units());
    frame.append(frame_of(DataColumn{.name = left.node, .cells = std::vector<double>(cells, end), .quantity = of}));
    cells = end;
  }
  frame.append(thin_column(thin));
  return frame;
}

DataFrame columns(const Contest& contest, std::span<const double> needed) {
  DataFrame frame =
      frame_of(DataColumn{.name = "node", .cells = contest.children, .quantity = Q::node, .role = Role::key},
               DataColumn{.name = "weight", .cells = contest.shares, .quantity = Q::share},
               DataColumn{.name = "needed", .cells = std::vector<double>(needed.begin(), needed.end()), .quantity = Q::share});
  std::vector<double> change(needed.size());
  std::transform(needed.begin(), needed.end(), contest.shares.begin(), change.begin(), std::minus<>());
  frame.append(frame_of(DataColumn{.name = "change", .cells = std::move(change), .quantity = Q::share}));
  return frame;
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

DataFrame score_columns(const Uncertainty& of, double level, std::string_view node) {
  DataFrame frame = number("score", copied(of.base_scores(node)), Q::score);
  frame.append(columns(of.scores(level, node), Q::score));
  frame.append(number("p_scored", of.p_scored(node), Q::share));
  return between_labels(of, node, std::move(frame));
}

DataFrame rank_columns(const Uncertainty& of, double level, std::string_view node) {
  DataFrame frame = number("rank", copied(of.base_ranks(node)), Q::rank);
  frame.append(columns(of.ranks(level, node), Q::rank));
  frame.append(number("expected", of.expected_rank(node), Q::rank));
  return between_labels(of, node, std::move(frame));
}

DataFrame top_columns(const Uncertainty& of, std::size_t k, std::string_view node) {
  std::vector<double> p = of.p_top(k, node);
  std::vector<double> errors = share_errors(p, drawn(of));
  DataFrame frame = number("p", std::move(p), Q::share);
  frame.append(number("mc_error", std::move(errors), Q::share, Role::error));
  return between_labels(of, node, std::move(frame));
}

DataFrame group_columns(const Uncertainty& of, std::string_view node) {
  const std::vector<double> shares = of.p_group(node);
  const std::vector<double> errors = share_errors(shares, drawn(of));
  const std::size_t n = of.table().n_units(), groups = 5;
  std::vector<double> largest(n);
  for (std::size_t unit = 0; unit < n; ++unit) {
    const auto first = errors.begin() + static_cast<std::ptrdiff_t>(unit * groups);
    largest[unit] = *std::max_element(first, first + groups);
  }
  DataFrame frame;
  for (std::size_t group = 0; group < groups; ++group) {
    std::vector<double> p(n);
    for (std::size_t unit = 0; unit < n; ++unit) p[unit] = shares[unit * groups + group];
    frame.append(number(std::string(name(static_cast<Group>(group))), std::move(p), Q::share));
  }
  frame.append(number("mc_error", std::move(largest), Q::share, Role::error));
  return between_labels(of, node, std::move(frame));
}

DataFrame rank_share_columns(const Uncertainty& of, std::string_view unit, std::string_view node) {
  std::vector<double> p = of.p_rank(unit, node);
  std::vector<double> errors = share_errors(p, of.p_scored(node)[of.table().unit_at(unit)] * drawn(of));
  DataFrame frame = frame_of(DataColumn{.name = "rank", .cells = of.rank_values(), .quantity = Q::rank, .role = Role::key});
  frame.append(number("p", std::move(p), Q::share));
  frame.append(number("mc_error", std::move(errors), Q::share, Role::error));
  return frame;
}

}  // namespace hti::inline v0::robust
