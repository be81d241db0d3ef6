// Impute by the units that are most alike.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "hti/base/arithmetic.hpp"
#include "hti/base/equality.hpp"
#include "hti/base/statistics.hpp"
#include "hti/impute/fitted.hpp"
#include "hti/impute/reference.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::impute {

/// A unit of the reference, by its position among them, and how far it is from the unit that is compared.
struct neighbour {
  std::size_t unit = 0;
  double distance = 0;
  double value = 0;  ///< of the indicator that is filled
};

/// The reference's units, of which some are each unit's neighbours.
struct neighbours {
  std::shared_ptr<const Profiles> reference{};
  std::size_t indicator = 0;
  std::size_t k = 0;
  bool by_distance = false;
  double of_all = std::numeric_limits<double>::quiet_NaN();  ///< for who has nothing in common with anybody

  /// The k nearest that have a value, the nearest first.
  [[nodiscard]] std::vector<neighbour> nearest(const Row& row) const {
    std::vector<neighbour> others;
    for (std::size_t u = 0; u < reference->units().size(); ++u) {
      const double value = reference->row(u)[indicator];
      if (std::isnan(value) || reference->units()[u] == row.unit) continue;
      const double distance = reference->distance(row.values, u);
      if (std::isfinite(distance)) others.push_back({.unit = u, .distance = distance, .value = value});
    }
    keep_nearest(others);
    return others;
  }

  [[nodiscard]] filled operator()(const Row& row) const { return mean_of(nearest(row)); }

  /// What the cell gets by its neighbours.
  [[nodiscard]] filled mean_of(const std::vector<neighbour>& near) const {
    if (near.empty()) return {.value = of_all, .of_all = true};
    // Who is alike in everything speaks alone.
    const auto alike = [](const neighbour& n) { return n.distance <= rounding; };
    const bool some_alike = std::any_of(near.begin(), near.end(), alike);
    double sum = 0;
    double weights = 0;
    for (const neighbour& n : near) {
      const double weight = !by_distance ? 1 : some_alike ? (alike(n) ? 1 : 0) : near.front().distance / n.distance;
      sum += detail::product(weight, n.value);
      weights += weight;
    }
    return {.value = sum / weights};
  }

 private:
  static constexpr double rounding = 1e-12;

  // Distances that are equal but for rounding go by unit code, whatever the order of units and indicators.
  void keep_nearest(std::vector<neighbour>& others) const {
    const auto by_code = [&](const neighbour& a, const neighbour& b) {
      return reference->units()[a.unit] < reference->units()[b.unit];
    };
    const detail::equality equal{.absolute = rounding, .relative = rounding};
    std::sort(others.begin(), others.end(), [&](const neighbour& a, const neighbour& b) {
      return a.distance != b.distance ? a.distance < b.distance : by_code(a, b);
    });
    const std::size_t kept = std::min(k, others.size());
    for (std::size_t first = 0; first < kept;) {
      const double farthest = -equal.limit(-others[first].distance);
      std::size_t next = first + 1;
      while (next < others.size() && others[next].distance <= farthest) ++next;
      std::sort(others.begin() + static_cast<std::ptrdiff_t>(first), others.begin() + static_cast<std::ptrdiff_t>(next),
                by_code);
      first = next;
    }
    others.resize(kept);
  }
};

/// The k nearest neighbours \cite TroyanskayaEtAl2001.
struct nearest {
  int k = 5;
  bool by_distance = false;

  static constexpr std::string_view name = "nearest";
  static constexpr std::string_view python_name = "ImputeNearest";
  static constexpr std::string_view text =
      "Fills a cell with the mean of the k reference units that have a value and are most alike in the other indicators, raw.";
  static constexpr std::string_view formula =
      R"(d_{uv} = \sqrt{\frac{m}{|S_{uv}|} \sum_{i \in S_{uv}} \left(\frac{x_{ui} - x_{vi}}{s_i}\right)^2})";
  static constexpr std::string_view details =
      "Two units are compared on the indicators that both have, each in standard deviations of the reference; the distance is "
      "scaled up for what is missing. Equal distances go by unit code. No unit is its own neighbour: one of the reference with "
      "the same code is passed over. A unit that has nothing in common with any gets the mean of all. Where fewer than k can "
      "be "
      "compared, those are taken. A saved index holds the reference's raw values.";
  static constexpr std::string_view citation = "TroyanskayaEtAl2001";
  static constexpr parameter_list parameters{
      parameter{"k", &nearest::k, "Number of neighbours.", bounds::at_least(1)},
      parameter{"by_distance",
                &nearest::by_distance,
                "Weighs each by 1 / distance, so that those alike in everything count alone where there are any.",
                {},
                true}};

  [[nodiscard]] neighbours fit(const Reference& reference, std::size_t indicator) const {
    return among(reference.profiles(), indicator, detail::mean(reference.observed(indicator)));
  }
  /// The same of a reference that is at hand. \param of_all  for who has nothing in common with anybody
  [[nodiscard]] neighbours among(std::shared_ptr<const Profiles> reference, std::size_t indicator, double of_all) const {
    return {.reference = std::move(reference),
            .indicator = indicator,
            .k = static_cast<std::size_t>(k),
            .by_distance = by_distance,
            .of_all = of_all};
  }
  friend bool operator==(const nearest&, const nearest&) = default;
};

}  // namespace hti::inline v0::impute
