// Small models and tables, and what the tests ask of errors and bytes.
#pragma once

#include <catch2/catch.hpp>

#include <cmath>
#include <cstring>
#include <limits>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "hti/hti.hpp"

namespace hti_test {

/// Under sanitizers, which look at every step and not at how often things happen, simulations are shorter.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr int shorter = 20;
#else
inline constexpr int shorter = 1;
#endif

inline constexpr double no_value = std::numeric_limits<double>::quiet_NaN();
inline constexpr double infinity = std::numeric_limits<double>::infinity();

inline hti::Node node(std::string id, std::string parent = {}, double weight = 1) {
  return {.id = std::move(id), .parent = std::move(parent), .weight = weight};
}

inline hti::Node leaf(std::string id, std::string parent, double weight = 1,
                      hti::Direction direction = hti::Direction::higher) {
  return {
      .id = std::move(id), .parent = std::move(parent), .weight = weight, .indicator = hti::Indicator{.direction = direction}};
}

/// A root `index` with one indicator per weight: a, b, c ...
inline hti::Model flat(const std::vector<double>& weights) {
  std::vector<hti::Node> nodes{node("index")};
  char id = 'a';
  for (double w : weights) nodes.push_back(leaf(std::string(1, id++), "index", w));
  return hti::Model(std::move(nodes));
}

struct named_column {
  std::string indicator;
  std::vector<double> values;
  std::vector<hti::Status> statuses{};
};

/// Units u1, u2 ... with these columns; where one column has statuses, the others' follow from their values.
inline hti::TableData table_data(const std::vector<named_column>& columns) {
  hti::TableData data;
  for (std::size_t u = 0; u < columns.at(0).values.size(); ++u) data.units.push_back("u" + std::to_string(u + 1));
  for (const named_column& c : columns) {
    data.indicators.push_back(c.indicator);
    for (std::size_t u = 0; u < c.values.size(); ++u) {
      data.values.push_back(c.values[u]);
      const auto by_value = std::isnan(c.values[u]) ? hti::Status::missing : hti::Status::observed;
      data.statuses.push_back(c.statuses.empty() ? by_value : c.statuses[u]);
    }
  }
  return data;
}

inline hti::Table table(const std::vector<named_column>& columns) { return hti::Table(table_data(columns)); }

/// The codes of all problems of the E that `action` throws.
template <class E, class Action>
std::multiset<hti::code> faults(Action&& action) {
  std::multiset<hti::code> found;
  try {
    action();
  } catch (const E& error) {
    for (const hti::Problem& p : error.problems()) found.insert(p.code);
  }
  return found;
}

inline bool same_bits(std::span<const double> a, std::span<const double> b) {
  return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size_bytes()) == 0);
}

inline std::vector<double> copy(std::span<const double> values) { return {values.begin(), values.end()}; }

}  // namespace hti_test
