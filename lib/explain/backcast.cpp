#include "hti/explain/backcast.hpp"

#include <algorithm>
#include <set>

#include "explain/has_figures.hpp"
#include "model/surveys.hpp"
#include "table/assemble.hpp"

namespace hti::inline v0::explain {
namespace {

// The table with every indicator of the model; those without figures do not apply to anybody.
TableData widened(const Table& table, const Model& model) {
  TableData data = table.data();
  for (std::size_t node : model.indicators()) {
    if (has_figures(table, model[node].id)) continue;
    if (const auto column = table.find_indicator(model[node].id)) {
      for (std::size_t u = 0; u < table.n_units(); ++u)
        detail::clear_cell(data, *column * table.n_units() + u, Status::not_applicable);
    } else {
      detail::add_column(data, model[node].id, Status::not_applicable);
    }
  }
  return data;
}

// The rules of the nodes that are kept. A node that stands lower in the smaller tree keeps the rule of the level it had.
template <class Rule>
void keep(Choice<Rule>& rules, const Model& whole, const Model& kept) {
  std::erase_if(rules.node, [&](const auto& rule) { return !kept.find(rule.first); });
  const auto level_of = [&](const Node& node) { return whole.level(whole.at(node.id)); };
  std::size_t position = 0;
  if (std::all_of(kept.nodes().begin(), kept.nodes().end(),
                  [&](const Node& node) { return kept.level(position++) == level_of(node); }))
    return;
  for (const Node& node : kept.nodes()) {
    const auto rule = rules.level.find(static_cast<int>(level_of(node)));
    if (rule != rules.level.end()) rules.node.emplace(node.id, rule->second);
  }
  rules.level.clear();
}

// The definition without the indicators that have no figures, and without nodes that are left without any.
Definition restricted(Definition definition, const Table& table) {
  const Model whole = definition.model;
  std::set<std::string, std::less<>> kept;
  for (std::size_t leaf : whole.indicators()) {
    if (!has_figures(table, whole[leaf].id)) continue;
    for (std::size_t node = leaf; kept.insert(whole[node].id).second && node != Model::root();) node = whole.parent(node);
  }
  std::vector<Node> nodes;
  std::copy_if(whole.nodes().begin(), whole.nodes().end(), std::back_inserter(nodes),
               [&](const Node& n) { return kept.contains(n.id); });
  std::vector<Survey> surveys = detail::surveys_of(whole, nodes);
  definition.model = Model(std::move(nodes), std::move(surveys));
  keep(definition.method.treat, whole, definition.model);
  keep(definition.method.normalise, whole, definition.model);
  keep(definition.method.weight, whole, definition.model);
  keep(definition.method.aggregate, whole, definition.model);
  MissingRules& missing = definition.method.missing;
  Choice<missing::renormalise> thresholds({}, std::move(missing.level), std::move(missing.node));
  keep(thresholds, whole, definition.model);
  missing.level = std::move(thresholds.level);
  missing.node = std::move(thresholds.node);
  std::erase_if(missing.indicator, [&](const auto& rules) { return !kept.contains(rules.first); });
  std::erase_if(definition.method.rescale,
                [&](const auto& rule) { return whole.find(rule.first) && !kept.contains(rule.first); });
  return definition;
}

}  // namespace

Scores backcast(const Index& present, const Table& earlier, BackcastFrame frame) {
  const bool own = frame == BackcastFrame::own;
  TableData data = own ? earlier.data() : widened(earlier, present.model());
  data.period += own ? " (back-cast, own frame)" : " (back-cast, present frame)";
  const Table table(std::move(data));
  return own ? fit(restricted(present.definition(), table), table).score(table) : present.score(table);
}

}  // namespace hti::inline v0::explain
