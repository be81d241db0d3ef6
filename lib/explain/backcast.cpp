#include "hti/explain/backcast.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "detail/surveys.hpp"
#include "explain/has_figures.hpp"

namespace hti::explain {
namespace {

// The table with every indicator of the model; those without figures do not apply to anybody.
TableData widened(const Table& table, const Model& model) {
  TableData data = table.data();
  for (std::size_t node : model.indicators()) {
    if (has_figures(table, model[node].id)) continue;
    std::size_t column = 0;
    if (const auto known = table.find_indicator(model[node].id)) {
      column = *known;
    } else {
      column = data.indicators.size();
      data.indicators.push_back(model[node].id);
      data.values.resize(data.values.size() + table.n_units(), std::nan(""));
      data.statuses.resize(data.values.size());
      for (std::vector<double>* counts : {&data.respondents, &data.population, &data.standard_error}) {
        if (!counts->empty()) counts->resize(data.values.size(), std::nan(""));
      }
    }
    std::fill_n(data.statuses.begin() + static_cast<std::ptrdiff_t>(column * table.n_units()), table.n_units(),
                Status::not_applicable);
  }
  return data;
}

template <class Rules>
void keep(Rules& rules, const std::set<std::string, std::less<>>& nodes) {
  std::erase_if(rules, [&](const auto& rule) { return !nodes.contains(rule.first); });
}

// The definition without the indicators that have no figures, and without nodes that are left without any.
Definition restricted(Definition definition, const Table& table) {
  const Model& model = definition.model;
  std::set<std::string, std::less<>> kept;
  for (std::size_t leaf : model.indicators()) {
    if (!has_figures(table, model[leaf].id)) continue;
    for (std::size_t node = leaf; kept.insert(model[node].id).second && node != Model::root();) node = model.parent(node);
  }
  std::vector<Node> nodes;
  std::copy_if(model.nodes().begin(), model.nodes().end(), std::back_inserter(nodes),
               [&](const Node& n) { return kept.contains(n.id); });
  std::vector<Survey> surveys = detail::surveys_of(model, nodes);
  definition.model = Model(std::move(nodes), std::move(surveys));
  keep(definition.method.treat.node, kept);
  keep(definition.method.normalise.node, kept);
  keep(definition.method.aggregate.node, kept);
  keep(definition.method.rescale, kept);
  return definition;
}

}  // namespace

Scores backcast(const Index& present, const Table& earlier, BackcastFrame frame) {
  const bool own = frame == BackcastFrame::own;
  TableData data = own ? earlier.data() : widened(earlier, present.model());
  data.period +=
      own ? " (bakåträknad, egen ram/back-cast, own frame)" : " (bakåträknad, nuvarande ram/back-cast, present frame)";
  const Table table(std::move(data));
  return own ? fit(restricted(present.definition(), table), table).score(table) : present.score(table);
}

}  // namespace hti::explain
