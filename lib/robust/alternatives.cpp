#include "hti/robust/alternatives.hpp"

namespace hti::inline v0::robust {

std::vector<Alternative> alternatives_of(std::span<const vary::Source> sources) {
  std::vector<Alternative> all;
  for (const vary::Source& source : sources) {
    const auto* choice = std::get_if<vary::choice>(&source);
    if (!choice) continue;
    double total = 0;
    for (double p : choice->p) total += p;
    for (std::size_t a = 0; a < choice->alternatives.size(); ++a) {
      const double p = choice->p.empty() ? 1 / static_cast<double>(choice->alternatives.size()) : choice->p[a] / total;
      all.push_back({.source = vary::name(source), .rule = vary::describe(choice->alternatives[a]), .p = p});
    }
  }
  return all;
}

}  // namespace hti::inline v0::robust
