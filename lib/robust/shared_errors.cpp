#include "robust/shared_errors.hpp"

#include <algorithm>
#include <cmath>

namespace hti::inline v0::detail {

void shared_errors::order(std::span<std::vector<figure>> units) {
  first_.assign(1, 0);
  for (std::vector<figure>& figures : units) {
    double most = 1;
    for (const figure& f : figures) most = f.answers > most ? f.answers : most;
    for (figure& f : figures) f.answers = std::isnan(f.answers) ? most : f.answers;
    std::stable_sort(figures.begin(), figures.end(), [](const figure& a, const figure& b) { return a.answers < b.answers; });
    double unsure = 1;  // the variance of what is shared, given the scores so far
    for (std::size_t k = 0; k < figures.size(); ++k) {
      const double share = k == 0 ? 1 : figures[k - 1].answers / figures[k].answers;
      unsure = share * unsure + (1 - share);
      const double variance = rho * unsure + (1 - rho);  // of what is new in the score
      steps_.push_back({.column = figures[k].column,
                        .kept = std::sqrt(share),
                        .own = std::sqrt(variance),
                        .told = variance > 0 ? rho * unsure / std::sqrt(variance) : 0});
      unsure = variance > 0 ? unsure * (1 - rho) / variance : 0;
    }
    first_.push_back(steps_.size());
  }
}

}  // namespace hti::inline v0::detail
