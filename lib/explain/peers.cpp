#include "hti/explain/peers.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "base/join.hpp"
#include "base/keys.hpp"
#include "base/ladder.hpp"
#include "base/nearest.hpp"
#include "index/index_state.hpp"

namespace hti::inline v0::explain {
namespace {

// A background variable in standard deviations, of its logarithms where these are asked for.
struct scale {
  PeerVariable variable{};
  std::vector<double> values{};
};

void check(const Table& table, const peer_options& options) {
  const std::vector<std::string> known = detail::keys_of(table.background());
  std::vector<Problem> missing;
  std::vector<std::string> asked = options.logarithmic.value_or(std::vector<std::string>{});
  for (const auto& [name, weight] : options.weights) asked.push_back(name);
  for (const std::string& name : asked) {
    if (table.background().contains(name)) continue;
    missing.push_back(
        {.code = code::missing_column,
         .said = say("no-background-variable-named", "there is no background variable '{variable}'; there are: {known}",
                     {{"variable", name}, {"known", detail::join(known)}})});
  }
  if (known.empty())
    missing.push_back(
        {.code = code::missing_column,
         .said = say("nothing-to-judge-similarity-by", "the table has no background variables to judge similarity by")});
  if (!missing.empty()) throw DataError(std::move(missing));

  std::vector<Problem> invalid;
  for (const auto& [name, weight] : options.weights) {
    if (!(weight > 0) || std::isinf(weight))
      invalid.push_back(
          {.code = code::invalid_parameter,
           .said = say("weight-of-variable", "the weight of '{variable}' must be above 0", {{"variable", name}})});
  }
  for (const std::string& name : options.logarithmic.value_or(std::vector<std::string>{})) {
    const std::vector<double>& values = table.background().at(name);
    if (std::any_of(values.begin(), values.end(), [](double x) { return x <= 0; })) {
      invalid.push_back(
          {.code = code::invalid_parameter,
           .said = say("no-logarithm", "'{variable}' has values of 0 or less, which have no logarithm", {{"variable", name}})});
    }
  }
  if (!invalid.empty()) throw MethodError(std::move(invalid));
}

bool spans_magnitudes(const std::vector<double>& values) {
  const kernels::extent e = kernels::extent_of(values);
  return e.low > 0 && e.high > 10 * e.low;
}

std::vector<scale> scales(const Table& table, std::size_t unit, const peer_options& options) {
  std::vector<scale> result;
  for (const auto& [name, values] : table.background()) {
    const auto weight = options.weights.find(name);
    if (!options.weights.empty() && weight == options.weights.end()) continue;
    scale s;
    s.variable.name = name;
    s.variable.own = values[unit];
    s.values = values;
    if (weight != options.weights.end()) s.variable.weight = weight->second;
    const auto& asked = options.logarithmic;
    s.variable.logarithmic = asked ? std::find(asked->begin(), asked->end(), name) != asked->end() : spans_magnitudes(values);
    if (s.variable.logarithmic) {
      for (double& x : s.values) x = std::log(x);
    }
    const kernels::moments m = kernels::moments_of(s.values);
    if (!(m.sd > 0)) continue;
    for (double& x : s.values) x /= m.sd;
    result.push_back(std::move(s));
  }
  return result;
}

// A unit that can be compared, and how many are nearer: distances that are equal but for rounding go by unit code.
struct near {
  double distance = 0;
  std::size_t unit = 0;
  std::size_t place = 0;
};

// NaN where the two share less than half of the weight.
double distance_between(const std::vector<scale>& all, std::size_t own, std::size_t other, double total) {
  double squares = 0;
  double shared = 0;
  for (const scale& s : all) {
    const double difference = s.values[other] - s.values[own];
    if (std::isnan(difference)) continue;
    squares += s.variable.weight * difference * difference;
    shared += s.variable.weight;
  }
  return shared < total / 2 * (1 - detail::slack) ? detail::nan : std::sqrt(squares / shared);
}

void place(std::vector<near>& others) {
  std::vector<double> nearness;
  for (const near& other : others) nearness.push_back(-other.distance);
  const detail::ladder ordered(nearness, {.absolute = detail::slack, .relative = detail::slack});
  for (near& other : others) other.place = ordered.above(-other.distance);
}

}  // namespace

Peers peers(const Table& table, std::string_view unit, const peer_options& options) {
  const std::size_t own = table.unit_at(unit);
  check(table, options);
  const std::vector<scale> all = scales(table, own, options);
  Peers found{.unit = table.units()[own]};
  double total = 0;
  for (const scale& s : all) {
    found.variables.push_back(s.variable);
    if (!std::isnan(s.values[own])) total += s.variable.weight;
  }
  if (total == 0) {
    throw DataError({{.code = code::all_missing,
                      .said = say("unit-without-background", "the unit has none of the background variables"),
                      .unit = found.unit}});
  }
  std::vector<near> others;
  for (std::size_t v = 0; v < table.n_units(); ++v) {
    const double distance = v == own ? detail::nan : distance_between(all, own, v, total);
    if (!std::isnan(distance)) others.push_back({.distance = distance, .unit = v});
  }
  place(others);
  const auto end = others.begin() + static_cast<std::ptrdiff_t>(std::min(options.count, others.size()));
  std::partial_sort(others.begin(), end, others.end(), [&](const near& a, const near& b) {
    return a.place != b.place ? a.place < b.place : table.units()[a.unit] < table.units()[b.unit];
  });
  for (auto other = others.begin(); other != end; ++other) {
    Peer peer{.position = other->unit,
              .unit = table.units()[other->unit],
              .name = table.names()[other->unit],
              .distance = other->distance};
    for (const scale& s : all) {
      if (!std::isnan(s.values[own]) && std::isnan(s.values[other->unit])) peer.missing.push_back(s.variable.name);
    }
    found.rows.push_back(std::move(peer));
  }
  return found;
}

Against against(const Peers& peers) {
  Against chosen{.label = "peers"};
  for (const Peer& peer : peers.rows) chosen.units.push_back(peer.position);
  std::sort(chosen.units.begin(), chosen.units.end());
  return chosen;
}

}  // namespace hti::inline v0::explain
