// Leave a cell out and share its weight among the rest.
#pragma once

#include <cstddef>
#include <string_view>

#include "hti/parameter.hpp"

namespace hti::inline v0::missing {

/// What a coverage threshold counts: the weight present, or the children present.
enum class by { weight, count };

struct renormalise {
  double min_coverage = 0.5;
  missing::by by = missing::by::weight;

  static constexpr std::string_view name = "renormalise";
  static constexpr std::string_view text = "Leaves the cell out and shares its weight among its siblings.";
  static constexpr std::string_view formula = R"(w_{uc} = w_c / \sum_{k \in P_u} w_k)";
  static constexpr std::string_view details =
      "A node gets no score where the share present of its direct children is below min_coverage (relative slack "
      "1e-12); an imputed or penalised child is present. By default half of every node must be there: a score of little "
      "would otherwise stand beside scores of all. All rules of a method that renormalise must agree on both "
      "parameters.";
  static constexpr parameter_list parameters{
      parameter{"min_coverage", &renormalise::min_coverage,
                "Share of a node's direct children that must be there, in [0, 1]; 0: whatever is there is enough.",
                bounds::between(0, 1)},
      parameter{"by", &renormalise::by, "What the share counts: the weight present, or the children present."}};

  template <class Fault>
  void check(Fault&& fault) const {
    if (by != renormalise{}.by && min_coverage == 0)
      fault("by", say("by-without-threshold", "says what min_coverage counts, and 0 asks for nothing; set min_coverage"));
  }

  /// What must be there of the weights (or the number) of children that apply. A third and a third are two thirds: it may be
  /// missed by a relative 1e-12.
  [[nodiscard]] double required(double weight, std::size_t number) const {
    return min_coverage * (by == missing::by::weight ? weight : static_cast<double>(number)) * (1 - 1e-12);
  }
  /// Whether what is present is enough of what applies.
  [[nodiscard]] bool enough(double weight_present, std::size_t present, double weight, std::size_t number) const {
    const double there = by == missing::by::weight ? weight_present : static_cast<double>(present);
    return present > 0 && there >= required(weight, number);
  }
  friend bool operator==(const renormalise&, const renormalise&) = default;
};

}  // namespace hti::inline v0::missing
