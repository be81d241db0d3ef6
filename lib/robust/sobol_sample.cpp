#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "hti/error.hpp"
#include "hti/robust/sobol.hpp"
#include "robust/sobol_design.hpp"
#include "robust/sobol_sequence.hpp"

namespace hti::inline v0::robust {

std::vector<std::string> sobol_labels(const sobol_design& design) {
  std::vector<std::string> labels;
  if (design.groups.empty()) {
    for (std::size_t k = 0; k < design.factors; ++k) labels.push_back(std::to_string(k));
    return labels;
  }
  for (const std::string& label : design.groups) {
    if (std::find(labels.begin(), labels.end(), label) == labels.end()) labels.push_back(label);
  }
  return labels;
}

std::size_t sobol_rows(const sobol_design& design) {
  std::vector<Problem> problems;
  const auto fault = [&](Message message) {
    problems.push_back({.code = code::invalid_parameter, .said = std::move(message)});
  };
  if (design.factors < 1 || 2 * design.factors > detail::most_sobol_dimensions) {
    fault(say("number-of-factors", "there must be 1 to {most} factors, not {factors}",
              {{"most", detail::most_sobol_dimensions / 2}, {"factors", design.factors}}));
  }
  if (design.n < 2 || design.n > 1ULL << 31U)
    fault(say("base-points", "there must be 2 to 2^31 base points, not {points}", {{"points", design.n}}));
  if (!design.groups.empty() && design.groups.size() != design.factors) {
    fault(say("labels-of-factors", "groups has {labels} labels for {factors} factors",
              {{"labels", design.groups.size()}, {"factors", design.factors}}));
  }
  if (!problems.empty()) throw MethodError(std::move(problems));
  const std::size_t movers = sobol_labels(design).size();
  return design.second_order ? 2 * movers + 2 : movers + 2;
}

std::vector<double> sobol_sample(const sobol_design& design) {
  const std::size_t rows = sobol_rows(design);
  const std::size_t d = design.factors;
  const std::vector<std::size_t> mover = detail::movers(design);
  const std::size_t movers = sobol_labels(design).size();
  const detail::SobolSequence sequence(2 * d, design.seed);
  std::vector<double> sample(design.n * rows * d);
  std::vector<double> point(2 * d);
  double* row = sample.data();
  for (std::size_t b = 0; b < design.n; ++b) {
    sequence.point(static_cast<std::uint32_t>(b), point);
    const double* a_point = point.data();
    const double* b_point = a_point + d;
    // From the one point, with what moves together taken from the other.
    const auto put = [&](const double* from, const double* other, std::size_t moved) {
      for (std::size_t k = 0; k < d; ++k) *row++ = mover[k] == moved ? other[k] : from[k];
    };
    put(a_point, b_point, movers);
    for (std::size_t m = 0; m < movers; ++m) put(a_point, b_point, m);
    for (std::size_t m = 0; design.second_order && m < movers; ++m) put(b_point, a_point, m);
    put(b_point, a_point, movers);
  }
  return sample;
}

}  // namespace hti::inline v0::robust

namespace hti::inline v0::detail {

std::vector<std::size_t> movers(const robust::sobol_design& design) {
  const std::vector<std::string> labels = robust::sobol_labels(design);
  std::vector<std::size_t> mover(design.factors);
  for (std::size_t k = 0; k < design.factors; ++k) {
    mover[k] = design.groups.empty()
                   ? k
                   : static_cast<std::size_t>(std::find(labels.begin(), labels.end(), design.groups[k]) - labels.begin());
  }
  return mover;
}

}  // namespace hti::inline v0::detail
