// Leave a cell out and share its weight among the rest.
#pragma once

#include <string_view>

namespace hti::missing {

/// What a coverage threshold counts: the weight present, or the children present.
enum class by { weight, count };

/// Leaves the cell out; the weights of the siblings that are there are renormalised. A node gets no score where the share
/// present of its direct children is below `min_coverage` (relative slack 1e-12); an imputed or penalised child is present. By
/// default half of every node must be there: a score of little would otherwise stand beside scores of all. All rules of a
/// method that renormalise must agree on both parameters.
struct renormalise {
  double min_coverage = 0.5;  ///< in [0, 1]; 0: whatever is there is enough
  missing::by by = missing::by::weight;

  static constexpr std::string_view name = "renormalise";
  template <class Self, class Visit>
  static void fields(Self& s, Visit&& visit) {
    visit("min_coverage", s.min_coverage);
    visit("by", s.by);
  }
  friend bool operator==(const renormalise&, const renormalise&) = default;
};

}  // namespace hti::missing
