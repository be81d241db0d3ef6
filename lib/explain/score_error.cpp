#include "hti/explain/score_error.hpp"

#include "explain/node_errors.hpp"
#include "hti/index.hpp"
#include "hti/vary/source.hpp"
#include "index/answers.hpp"
#include "index/index_state.hpp"
#include "model/surveys.hpp"

namespace hti::inline v0::explain {

std::vector<double> score_error(const Scores& scores, std::string_view node) {
  const Index index = scores.index();
  const std::size_t top = node.empty() ? Model::root() : index.model().at(node);
  const node_errors all(scores);
  std::vector<double> errors;
  for (std::size_t u = 0; u < scores.table().n_units(); ++u) errors.push_back(all.score(u, top));
  return errors;
}

std::vector<bool> without_answers(const Scores& scores, std::string_view node) {
  const Index index = scores.index();
  const std::size_t top = node.empty() ? Model::root() : index.model().at(node);
  return detail::without_answers(index.state(), scores.table(), top);
}

Noise noise(const Model& model) {
  const detail::survey_errors surveys(model);
  const std::optional<Problem> unknown = surveys.unknown();
  return {.surveys = surveys.shared(), .unknown = unknown ? unknown->message : std::string{}};
}

}  // namespace hti::inline v0::explain
