// Sources of weights as they are given: checked, and laid out by node.
#include <algorithm>
#include <cmath>

#include "hti/base/number_text.hpp"
#include "robust/faults.hpp"
#include "robust/varied_weights.hpp"
#include "steps/fields.hpp"

namespace hti::inline v0::detail {

std::optional<std::size_t> varied_weights::find(const Model& model, const std::string& source, const std::string& id,
                                                std::vector<Problem>& problems) const {
  const auto node = model.find(id);
  if (!node) {
    problems.push_back(fault(source, unknown_node(model, id)));
    return std::nullopt;
  }
  if (matters_[*node]) return node;
  problems.push_back(
      fault(source, say("no-weight-to-vary", "'{node}' has no siblings with weight, or no weight itself", {{"node", id}})));
  return std::nullopt;
}

void varied_weights::take(const Model& model, const std::string& source, std::size_t node, std::vector<Problem>& problems) {
  if (!taken_[node].empty()) {
    problems.push_back(fault(source,
                             say("varies-already", "the weight of '{node}' varies by '{other}' already",
                                 {{"node", model[node].id}, {"other", taken_[node]}}),
                             code::conflicting_rules));
  }
  taken_[node] = source;
}

void varied_weights::add(const Model& model, const vary::weights& source, std::vector<Problem>& problems) {
  const std::string& name = source.name;
  const std::size_t before = problems.size();
  if (!(source.spread >= 0 && source.spread <= 1)) {
    problems.push_back(fault(name, say("spread", "spread must be at least 0 and at most 1, but is {spread}",
                                       {{"spread", number_text(source.spread)}})));
  }
  const auto top = static_cast<int>(model.level(Model::root())) - 1;
  for (int level : source.levels) {
    if (level >= 1 && level <= top) continue;
    problems.push_back(fault(name, say("no-weight-at-level", "no weight is at level {level}; levels are 1 to {top}",
                                       {{"level", level}, {"top", top}})));
  }
  std::vector<bool> wanted(model.size(), source.levels.empty() && source.nodes.empty());
  for (const std::string& id : source.nodes) {
    const auto node = model.find(id);
    if (!node) {
      problems.push_back(fault(name, unknown_node(model, id)));
    } else {
      wanted[*node] = true;
    }
  }
  if (problems.size() > before) return;
  weight_noise drawn{.stream = stream_,
                     .spread = source.spread,
                     .dirichlet = source.distribution == vary::WeightDistribution::dirichlet,
                     .first = tabled_};
  for (std::size_t node = 1; node < model.size() && problems.size() == before; ++node) {
    const auto level = static_cast<int>(model.level(node));
    const bool at_level = std::find(source.levels.begin(), source.levels.end(), level) != source.levels.end();
    if ((!wanted[node] && !at_level) || !matters_[node]) continue;
    take(model, name, node, problems);
    factors_->push_back(model[node].id);
    drawn.nodes.push_back(node);
  }
  if (drawn.nodes.empty()) problems.push_back(fault(name, say("no-weight-varies", "no weight that matters varies by it")));
  if (!(source.spread > 0)) return;
  if (drawn.dirichlet) tabled_ += drawn.nodes.size();
  noise_.push_back(std::move(drawn));
}

void varied_weights::add(const Model& model, const vary::weights_from& source, std::vector<Problem>& problems) {
  const std::string& name = source.name;
  const Table& table = source.respondents;
  const std::size_t before = problems.size();
  weight_people drawn{.stream = stream_};
  std::vector<std::size_t> columns;
  const auto asked = source.nodes.empty() ? table.indicators() : std::span<const std::string>(source.nodes);
  for (const std::string& id : asked) {
    const auto column = table.find_indicator(id);
    if (!column) {
      problems.push_back(fault(name,
                               say("respondents-without-column", "the respondents have no column '{column}'", {{"column", id}}),
                               code::missing_column));
    }
    const auto node = column ? find(model, name, id, problems) : std::nullopt;
    if (!node) continue;
    take(model, name, *node, problems);
    drawn.nodes.push_back(*node);
    columns.push_back(*column);
  }
  if (asked.empty() || table.n_units() == 0) problems.push_back(fault(name, say("no-weight-given", "nobody gave a weight")));

  std::map<std::string, std::vector<std::size_t>> members;
  std::vector<std::string> labels(table.n_units(), "all");
  if (!source.group.empty()) {
    try {
      const auto given = table.group(source.group);
      labels.assign(given.begin(), given.end());
    } catch (const DataError& error) {
      for (const Problem& problem : error.problems()) problems.push_back(fault(name, problem));
    }
  } else if (source.equal_voice) {
    problems.push_back(fault(name, say("equal-voice", "equal voice is among subgroups, and no group is given")));
  }
  for (std::size_t person = 0; person < table.n_units(); ++person) {
    const std::string& who = table.units()[person];
    if (labels[person].empty()) {
      problems.push_back(fault(name, say("person-without-group", "{person} belongs to no group of '{group}'",
                                         {{"person", who}, {"group", source.group}})));
    }
    members[labels[person]].push_back(person);
    for (std::size_t column : columns) {
      const double given = table.values(column)[person];
      if (given >= 0) continue;
      const std::vector<Argument> arguments{{"person", who}, {"node", table.indicators()[column]}};
      problems.push_back(fault(name, std::isnan(given)
                                         ? say("person-gave-no-weight", "{person} gave '{node}' no weight", arguments)
                                         : say("person-gave-negative", "{person} gave '{node}' a negative weight", arguments)));
    }
  }
  if (problems.size() > before) return;

  const auto people = static_cast<double>(table.n_units());
  for (const auto& [label, group] : members) {
    const auto size = static_cast<double>(group.size());
    const double voice = source.equal_voice ? 1 / (size * static_cast<double>(members.size())) : 1 / people;
    drawn.groups.push_back({.first = drawn.answers.size() / columns.size(), .size = group.size(), .voice = voice});
    for (std::size_t person : group) {
      for (std::size_t column : columns) drawn.answers.push_back(table.values(column)[person]);
    }
  }
  drawn.mean.resize(columns.size());
  std::vector<double> sum(columns.size());
  drawn.means([](const auto&, std::size_t k) { return k; }, sum.data(), drawn.mean.data());
  for (std::size_t n = 0; n < columns.size(); ++n) {
    if (drawn.mean[n] > 0) continue;
    problems.push_back(
        fault(name, say("nobody-gave-weight", "nobody gave '{node}' any weight", {{"node", model[drawn.nodes[n]].id}})));
  }
  // People of a subgroup who all gave the same leave the weights as they are, to the bit.
  const bool varies = std::any_of(drawn.groups.begin(), drawn.groups.end(), [&](const weight_people::subgroup& group) {
    const auto first = drawn.answers.begin() + static_cast<std::ptrdiff_t>(group.first * columns.size());
    const auto n = static_cast<std::ptrdiff_t>(columns.size());
    return !std::equal(first + n, first + static_cast<std::ptrdiff_t>(group.size) * n, first);
  });
  if (varies) people_.push_back(std::move(drawn));
}

void varied_weights::add(const Model& model, const vary::drop& source, std::vector<Problem>& problems) {
  const std::size_t before = problems.size();
  if (source.p && !(*source.p >= 0 && *source.p < 1)) {
    problems.push_back(
        fault(source.name, say("drop-p", "p must be at least 0 and below 1, but is {p}", {{"p", number_text(*source.p)}})));
  }
  if (source.nodes.empty()) problems.push_back(fault(source.name, say("no-node-varies", "it applies to no node")));
  weights_left_out drawn{.stream = stream_, .p = source.p};
  for (const std::string& id : source.nodes) {
    const auto node = find(model, source.name, id, problems);
    if (!node) continue;
    if (std::find(drawn.nodes.begin(), drawn.nodes.end(), *node) != drawn.nodes.end()) {
      problems.push_back(fault(source.name, say("node-twice", "'{node}' is there twice", {{"node", id}})));
    }
    drawn.nodes.push_back(*node);
  }
  *factors_ = source.p ? source.nodes : std::vector{source.name};
  if (problems.size() == before && source.p != 0) left_out_.push_back(std::move(drawn));
}

}  // namespace hti::inline v0::detail
