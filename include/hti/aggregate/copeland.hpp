// Pairwise comparisons with the reference, won less lost.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <utility>

#include "hti/concepts.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::aggregate {

struct copeland {
  static constexpr std::string_view name = "copeland";
  static constexpr std::string_view text =
      "Compares a unit with every unit of the reference, child by child, and gives the comparisons won less those lost: no "
      "compensation by how much.";
  static constexpr std::string_view formula =
      R"(\sum_{r} \operatorname{sign}\left(\sum_c w_c \operatorname{sign}(x_c - x_{rc})\right))";
  static constexpr std::string_view details =
      "A unit wins against another where the children in which it is better weigh more than those in which it is worse. Equal "
      "values, and children that one of the two lacks, count for neither; sides whose weights differ by rounding alone (1e-12) "
      "are a draw. The reference units with a score on the node are learnt and frozen: a new unit meets each of them, one of "
      "the reference itself too, which is a draw. Of n units, scores are whole numbers from -n to n. No reference: 0.";
  static constexpr std::string_view citation = "SaariMerlin1996";
  static constexpr parameter_list parameters{};

  /// Comparisons that a unit wins and loses; the rest are draws.
  struct tally {
    double won = 0;
    double lost = 0;
  };

  /// \param values  of all children; NaN where a unit has none
  [[nodiscard]] tally meet(std::span<const double> values, std::span<const double> weights,
                           const ReferenceChildren& reference) const {
    double least = 0;
    for (const double w : weights) least += w;
    least *= 1e-12;
    tally found;
    for (std::size_t first = 0; first < reference.values.size(); first += values.size()) {
      double lead = 0;
      for (std::size_t c = 0; c < values.size(); ++c) {
        const double ahead = values[c] - reference.values[first + c];
        lead += ahead > reference.within[c] ? weights[c] : ahead < -reference.within[c] ? -weights[c] : 0;
      }
      found.won += lead > least ? 1 : 0;
      found.lost += lead < -least ? 1 : 0;
    }
    return found;
  }
  [[nodiscard]] double operator()(std::span<const double> values, std::span<const double> weights,
                                  const ReferenceChildren& reference) const {
    const tally found = meet(values, weights, reference);
    return found.won - found.lost;
  }
  /// What a trace tells beside the value.
  [[nodiscard]] std::array<std::pair<std::string_view, double>, 3> facts(std::span<const double> values,
                                                                         std::span<const double> weights,
                                                                         const ReferenceChildren& reference) const {
    const tally found = meet(values, weights, reference);
    return {{{"reference units", static_cast<double>(reference.units())},
             {"comparisons won", found.won},
             {"comparisons lost", found.lost}}};
  }
  [[nodiscard]] Interval reach(std::span<const Interval>, const ReferenceChildren& reference) const {
    const auto most = static_cast<double>(reference.units());
    return {-most, most};
  }
  friend bool operator==(const copeland&, const copeland&) = default;
};

}  // namespace hti::inline v0::aggregate
