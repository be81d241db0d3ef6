#include "hti/weight/respondents.hpp"

#include <cmath>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/nearest.hpp"
#include "hti/message.hpp"

namespace hti::inline v0 {
namespace {

/// People by subgroup.
std::vector<std::vector<std::size_t>> members(const Table& respondents, const voices& voices, std::vector<Problem>& problems) {
  std::map<std::string, std::vector<std::size_t>> by_label;
  if (voices.group.empty() && voices.equal_voice) {
    problems.push_back({.code = code::invalid_parameter,
                        .said = say("equal-voice-of-whom", "equal voice is among subgroups, and no group is given")});
  }
  if (!voices.group.empty() && !voices.equal_voice) {
    problems.push_back({.code = code::invalid_parameter,
                        .said = say("group-without-voice",
                                    "a group changes no mean unless its subgroups have an equal voice; set equal_voice")});
  }
  for (std::size_t person = 0; person < respondents.n_units(); ++person) {
    const std::string label = voices.group.empty() ? "all" : respondents.group(voices.group)[person];
    if (label.empty()) {
      problems.push_back({.code = code::unknown_group,
                          .said = say("respondent-without-group", "the respondent belongs to no group of '{variable}'",
                                      {{"variable", voices.group}}),
                          .unit = respondents.units()[person]});
    }
    by_label[voices.equal_voice ? label : "all"].push_back(person);
  }
  std::vector<std::vector<std::size_t>> groups;
  for (auto& [label, people] : by_label) groups.push_back(std::move(people));
  return groups;
}

double mean_of(std::span<const double> given, const std::vector<std::vector<std::size_t>>& groups) {
  double mean = 0;
  for (const std::vector<std::size_t>& people : groups) {
    double sum = 0;
    for (const std::size_t person : people) sum += given[person];
    mean += sum / static_cast<double>(people.size()) / static_cast<double>(groups.size());
  }
  return mean;
}

}  // namespace

Definition weighed_by(Definition definition, const Table& respondents, const voices& voices) {
  const Model& model = definition.model;
  std::vector<Problem> problems;
  const auto groups = members(respondents, voices, problems);
  std::vector<Node> nodes(model.nodes().begin(), model.nodes().end());
  for (std::size_t column = 0; column < respondents.n_indicators(); ++column) {
    const std::string& id = respondents.indicators()[column];
    const std::span<const double> given = respondents.values(column);
    const std::optional<std::size_t> node = model.find(id);
    if (!node || *node == Model::root()) {
      std::vector<std::string> known;
      for (std::size_t n = 1; n < model.size(); ++n) known.push_back(model[n].id);
      problems.push_back(
          {.code = code::unknown_node,
           .said =
               node ? say("root-weighed", "'{node}' is the whole index and has no siblings to be weighed among", {{"node", id}})
                    : say("no-node", "there is no node '{node}'{hint}",
                          {{"node", id}, {"hint", detail::did_you_mean(id, known)}}),
           .indicator = id});
      continue;
    }
    for (std::size_t person = 0; person < given.size(); ++person) {
      if (given[person] >= 0) continue;
      problems.push_back({.code = code::invalid_weight,
                          .said = std::isnan(given[person]) ? say("respondent-without-weight", "the respondent gave no weight")
                                                            : say("negative-weight", "the weight is negative"),
                          .unit = respondents.units()[person],
                          .indicator = id});
    }
    nodes[*node].weight = mean_of(given, groups);
  }
  for (std::size_t node = 0; node < model.size(); ++node) {
    std::vector<std::string> without;
    double sum = 0;
    for (const std::size_t child : model.children(node)) {
      if (!respondents.find_indicator(nodes[child].id)) without.push_back(nodes[child].id);
      sum += nodes[child].weight;
    }
    const bool asked = without.size() < model.children(node).size();
    for (const std::string& id : without) {
      if (!asked) break;
      problems.push_back({.code = code::missing_column,
                          .said = say("siblings-weighed",
                                      "the respondents weighed siblings of '{node}' and have no column for it", {{"node", id}}),
                          .indicator = id});
    }
    if (asked && sum == 0) {
      problems.push_back(
          {.code = code::zero_weights,
           .said = say("nobody-weighed", "nobody gave a child of '{node}' any weight", {{"node", nodes[node].id}})});
    }
  }
  if (!problems.empty()) throw DataError(std::move(problems));
  definition.model = Model(std::move(nodes), std::vector<Survey>(model.surveys().begin(), model.surveys().end()));
  return definition;
}

}  // namespace hti::inline v0
