// Choices of a plan.
#include <algorithm>
#include <cmath>
#include <set>

#include "detail/fields.hpp"
#include "robust/faults.hpp"
#include "robust/plan.hpp"

namespace hti::detail {
namespace {

constexpr std::size_t most_variants = 1000;

void set(Method& method, const Choice<Treat>& rule) { method.treat = rule; }
void set(Method& method, const Choice<Normalise>& rule) { method.normalise = rule; }
void set(Method& method, const MissingRules& rules) { method.missing = rules; }
void set(Method& method, const Weight& rule) { method.weight = rule; }
void set(Method& method, const Choice<Aggregate>& rule) { method.aggregate = rule; }

}  // namespace

void Plan::add_choices(const Index& index, const Table& table, std::span<const vary::Source> sources,
                       std::vector<Problem>& problems) {
  std::vector<Definition> definitions{index.definition()};
  std::vector<double> probabilities{1};
  std::set<std::size_t> steps;
  for (std::size_t s = 0; s < sources.size(); ++s) {
    const auto* choice = std::get_if<vary::choice>(&sources[s]);
    if (!choice) continue;
    const std::string name = vary::name(sources[s]);
    const std::size_t before = problems.size();
    const std::vector<double> p = choice->p.empty() ? std::vector<double>(choice->alternatives.size(), 1) : choice->p;
    double total = 0;
    for (double x : p) {
      if (!(x >= 0) || !std::isfinite(x))
        problems.push_back(fault(name, "a probability must be at least 0 and finite, not " + number_text(x)));
      total += x;
    }
    if (choice->alternatives.empty()) {
      problems.push_back(fault(name, "there is no alternative"));
    } else if (p.size() != choice->alternatives.size()) {
      problems.push_back(fault(name, std::to_string(p.size()) + " probabilities for " +
                                         std::to_string(choice->alternatives.size()) + " alternatives"));
    } else if (!(total > 0)) {
      problems.push_back(fault(name, "all probabilities are 0"));
    } else if (definitions.size() * p.size() > most_variants) {
      problems.push_back(fault(name, "there are over " + std::to_string(most_variants) + " combinations of alternatives"));
    }
    for (const vary::Step& step : choice->alternatives) {
      if (step.index() != choice->alternatives[0].index()) {
        problems.push_back(fault(name, "the alternatives belong to different steps"));
        break;
      }
    }
    if (!choice->alternatives.empty() && !steps.insert(choice->alternatives[0].index()).second) {
      problems.push_back(fault(name, "another source chooses for the same step", code::conflicting_rules));
    }
    if (problems.size() > before) continue;
    if (table.hash() != index.reference_hash()) {
      problems.push_back(fault(name, "alternatives are fitted anew, which needs the table that the index was fitted to",
                               code::conflicting_rules));
      continue;
    }
    factors_[s] = {name};
    choice_source drawn{.stream = static_cast<std::uint32_t>(s)};
    double up_to = 0;
    for (double x : p) drawn.up_to.push_back((up_to += x) / total);
    drawn.up_to.back() = 1;
    choices_.push_back(std::move(drawn));
    std::vector<Definition> combined;
    std::vector<double> combined_p;
    for (std::size_t d = 0; d < definitions.size(); ++d) {
      for (std::size_t a = 0; a < p.size(); ++a) {
        combined.push_back(definitions[d]);
        std::visit([&](const auto& rule) { set(combined.back().method, rule); }, choice->alternatives[a]);
        combined_p.push_back(probabilities[d] * p[a] / total);
      }
    }
    definitions = std::move(combined);
    probabilities = std::move(combined_p);
  }
  for (std::size_t d = 0; d < definitions.size(); ++d) {
    variant v{.p = probabilities[d]};
    if (choices_.empty()) {
      v.index = index;
    } else if (v.p > 0) {
      try {
        v.index = fit(std::move(definitions[d]), table);
      } catch (const Error& error) {
        v.failure = error.what();
      }
    }
    variants_.push_back(std::move(v));
  }
}

}  // namespace hti::detail
