#include "robust/sobol_draws.hpp"

#include <algorithm>

#include "base/nearest.hpp"
#include "robust/sobol_sequence.hpp"

namespace hti::inline v0::detail {

sobol_factors::sobol_factors(const Replicator& replicator, std::span<const vary::Source> sources,
                             std::span<const std::string> each) {
  std::vector<Problem> problems;
  const auto fault = [&](Message message) {
    problems.push_back({.code = code::invalid_parameter, .said = std::move(message)});
  };
  std::vector<std::string> names;
  for (const vary::Source& s : sources) names.push_back(vary::name(s));
  for (const std::string& name : each) {
    const auto at = std::find(names.begin(), names.end(), name);
    if (at == names.end()) {
      fault(say("each-no-source", "each: no source is called '{source}'{hint}",
                {{"source", name}, {"hint", did_you_mean(name, names)}}));
    } else if (replicator.factors(static_cast<std::size_t>(at - names.begin())).empty()) {
      fault(say("each-one-factor", "each: the numbers of '{source}' mean nothing one by one; it is one factor",
                {{"source", name}}));
    }
  }
  for (std::size_t s = 0; s < sources.size(); ++s) {
    const std::span<const std::string> numbers = replicator.factors(s);
    const bool apart = numbers.size() > 1 && std::find(each.begin(), each.end(), names[s]) != each.end();
    source made{.stream = numbers.empty(), .first = dimensions_};
    for (const std::string& number : numbers) {
      made.movers.push_back(labels_.size());
      if (apart) labels_.push_back(names[s] + "[" + number + "]");
    }
    if (!apart) {
      made.movers.resize(std::max<std::size_t>(numbers.size(), 1), labels_.size());
      labels_.push_back(names[s]);
    }
    dimensions_ += numbers.size();
    sources_.push_back(std::move(made));
  }
  if (2 * dimensions_ > most_sobol_dimensions) {
    fault(say("too-many-numbers", "the sources draw {numbers} numbers, and there can be {most}",
              {{"numbers", dimensions_}, {"most", most_sobol_dimensions / 2}}));
  }
  if (!problems.empty()) throw MethodError(std::move(problems));
}

void sobol_draws::uniforms(std::uint32_t source, std::uint64_t first, std::size_t factors, double* out) const {
  const sobol_factors::source& s = factors_.sources_[source];
  const auto in_b = [](const sobol_run& run, std::size_t mover) { return run.from_b != (run.moved == mover); };
  if (s.stream) {
    std::array<std::uint64_t, batch> replicates{};
    for (std::size_t r = 0; r < batch; ++r) replicates[r] = 2 * runs_[r].point + (in_b(runs_[r], s.movers[0]) ? 1 : 0);
    detail::uniforms(seed_, source, replicates.data(), first / 2, factors, out);
    return;
  }
  for (std::size_t f = 0; f < factors; ++f) {
    const std::size_t number = static_cast<std::size_t>(first) + f;
    for (std::size_t r = 0; r < batch; ++r) {
      const std::size_t half = in_b(runs_[r], s.movers[number]) ? factors_.dimensions_ : 0;
      out[f * batch + r] = runs_[r].numbers[half + s.first + number];
    }
  }
}

}  // namespace hti::inline v0::detail
