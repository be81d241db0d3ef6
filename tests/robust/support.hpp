// A small index with everything that makes scoring hard, and the draws of the sources as the definition of them says.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "core/support.hpp"
#include "hti/robust/uncertainty.hpp"
#include "robust/random.hpp"

namespace hti_test {

/// Three sub-indices of two areas with three indicators each, but the last area: it has one.
inline hti::Model three_levels() {
  std::vector<hti::Node> nodes{node("index")};
  for (int s = 0; s < 3; ++s) nodes.push_back(node("s" + std::to_string(s), "index", 1 + s));
  for (int a = 0; a < 6; ++a) nodes.push_back(node("a" + std::to_string(a), "s" + std::to_string(a / 2), 1 + a % 3));
  for (int i = 0; i < 16; ++i) {
    nodes.push_back(leaf("i" + std::to_string(i), "a" + std::to_string(i / 3), 1 + i % 4,
                         i % 3 == 0 ? hti::Direction::lower : hti::Direction::higher));
  }
  return hti::Model(std::move(nodes));
}

/// Values in tenths, so that ties happen; one cell in ten missing and one in twenty not applicable; one area of one unit empty.
inline hti::Table figures(std::size_t units, unsigned seed = 1) {
  std::mt19937 bits(seed);
  hti::TableData data;
  for (std::size_t u = 0; u < units; ++u) data.units.push_back("u" + std::to_string((u * 37) % 1009));
  for (std::size_t i = 0; i < 16; ++i) {
    data.indicators.push_back("i" + std::to_string(i));
    for (std::size_t u = 0; u < units; ++u) {
      const auto lot = bits() % 20;
      const bool empty = u == 3 && i < 3;
      const hti::Status status = lot == 0           ? hti::Status::not_applicable
                                 : lot < 3 || empty ? hti::Status::missing
                                                    : hti::Status::observed;
      data.statuses.push_back(status);
      data.values.push_back(status == hti::Status::observed ? 20 + 0.1 * static_cast<double>(bits() % 600) : no_value);
    }
  }
  return hti::Table(std::move(data));
}

/// The same with a figure in every cell.
inline hti::Table all_figures(std::size_t units) {
  hti::TableData data = figures(units).data();
  std::fill(data.statuses.begin(), data.statuses.end(), hti::Status::observed);
  for (std::size_t k = 0; k < data.values.size(); ++k) {
    if (std::isnan(data.values[k])) data.values[k] = 20 + 0.1 * static_cast<double>(k * 7 % 600);
  }
  return hti::Table(std::move(data));
}

/// The number that a source draws for its factor in a replicate.
inline double drawn(std::uint64_t seed, std::uint32_t source, std::uint64_t replicate, std::size_t factor) {
  std::vector<std::uint64_t> replicates(hti::detail::batch, replicate);
  std::vector<double> u((factor + 2) * hti::detail::batch);
  hti::detail::uniforms(seed, source, replicates.data(), 0, factor + 1, u.data());
  return u[factor * hti::detail::batch];
}

/// The definition with the weights that `weights(spread)`, the first source, draws in a replicate.
inline hti::Definition reweighted(const hti::Definition& definition, double spread, std::uint64_t seed,
                                  std::uint64_t replicate) {
  std::vector<hti::Node> nodes(definition.model.nodes().begin(), definition.model.nodes().end());
  std::size_t factor = 0;
  for (std::size_t n = 1; n < nodes.size(); ++n) {
    if (definition.model.children(definition.model.parent(n)).size() < 2) continue;
    nodes[n].weight *= 1 + spread * (2 * drawn(seed, 0, replicate, factor++) - 1);
  }
  hti::Definition changed = definition;
  changed.model = hti::Model(std::move(nodes));
  return changed;
}

}  // namespace hti_test
