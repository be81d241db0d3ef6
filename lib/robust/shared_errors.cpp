#include "robust/shared_errors.hpp"

#include <algorithm>

namespace hti::detail {

void shared_errors::order(std::span<std::vector<figure>> units) {
  first_.assign(1, 0);
  for (std::vector<figure>& figures : units) {
    double most = 1;
    for (const figure& f : figures) most = f.answers > most ? f.answers : most;
    for (figure& f : figures) f.answers = std::isnan(f.answers) ? most : f.answers;
    std::stable_sort(figures.begin(), figures.end(), [](const figure& a, const figure& b) { return a.answers < b.answers; });
    for (std::size_t k = 0; k < figures.size(); ++k) {
      const double share = k == 0 ? 1 : figures[k - 1].answers / figures[k].answers;
      steps_.push_back({.column = figures[k].column, .kept = std::sqrt(share), .fresh = std::sqrt(1 - share)});
      columns.push_back(figures[k].column);
    }
    first_.push_back(steps_.size());
  }
  std::sort(columns.begin(), columns.end());
  columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
}

}  // namespace hti::detail
