#include "hti/explain/peers.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "detail/index_state.hpp"
#include "detail/nearest.hpp"

namespace hti::explain {
namespace {

// A background variable in standard deviations, of its logarithms where these are asked for.
struct scale {
  PeerVariable variable{};
  std::vector<double> values{};
};

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

void check(const Table& table, const peer_options& options) {
  std::vector<std::string> known;
  for (const auto& [name, values] : table.background()) known.push_back(name);
  std::vector<Problem> missing;
  std::vector<std::string> asked = options.logarithmic.value_or(std::vector<std::string>{});
  for (const auto& [name, weight] : options.weights) asked.push_back(name);
  for (const std::string& name : asked) {
    if (table.background().contains(name)) continue;
    missing.push_back({.code = code::missing_column,
                       .message = "there is no background variable '" + name + "'; there are: " + joined(known)});
  }
  if (known.empty())
    missing.push_back(
        {.code = code::missing_column, .message = "the table has no background variables to judge similarity by"});
  if (!missing.empty()) throw DataError(std::move(missing));

  std::vector<Problem> invalid;
  for (const auto& [name, weight] : options.weights) {
    if (!(weight > 0) || std::isinf(weight))
      invalid.push_back({.code = code::invalid_parameter, .message = "the weight of '" + name + "' must be above 0"});
  }
  for (const std::string& name : options.logarithmic.value_or(std::vector<std::string>{})) {
    const std::vector<double>& values = table.background().at(name);
    if (std::any_of(values.begin(), values.end(), [](double x) { return x <= 0; })) {
      invalid.push_back(
          {.code = code::invalid_parameter, .message = "'" + name + "' has values of 0 or less, which have no logarithm"});
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
    throw DataError(
        {{.code = code::all_missing, .message = "the unit has none of the background variables", .unit = found.unit}});
  }
  for (std::size_t v = 0; v < table.n_units(); ++v) {
    if (v == own) continue;
    Peer peer{.position = v, .unit = table.units()[v], .name = table.names()[v]};
    double squares = 0;
    double shared = 0;
    for (const scale& s : all) {
      if (std::isnan(s.values[own])) continue;
      const double difference = s.values[v] - s.values[own];
      if (std::isnan(difference)) {
        peer.missing.push_back(s.variable.name);
        continue;
      }
      squares += s.variable.weight * difference * difference;
      shared += s.variable.weight;
    }
    if (shared < total / 2 * (1 - detail::slack)) continue;
    peer.distance = std::sqrt(squares / shared);
    found.rows.push_back(std::move(peer));
  }
  // Distances that are equal but for rounding go by unit code.
  std::vector<double> nearness;
  for (const Peer& peer : found.rows) nearness.push_back(-peer.distance);
  const detail::ladder ordered(nearness, {.absolute = detail::slack, .relative = detail::slack});
  std::sort(found.rows.begin(), found.rows.end(), [&](const Peer& a, const Peer& b) {
    const std::size_t nearer_a = ordered.above(-a.distance);
    const std::size_t nearer_b = ordered.above(-b.distance);
    return nearer_a != nearer_b ? nearer_a < nearer_b : a.unit < b.unit;
  });
  if (found.rows.size() > options.count)
    found.rows.erase(found.rows.begin() + static_cast<std::ptrdiff_t>(options.count), found.rows.end());
  return found;
}

Against against(const Peers& peers) {
  Against chosen{.label = "peers"};
  for (const Peer& peer : peers.rows) chosen.units.push_back(peer.position);
  std::sort(chosen.units.begin(), chosen.units.end());
  return chosen;
}

}  // namespace hti::explain
