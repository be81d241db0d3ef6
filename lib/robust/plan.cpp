#include "robust/plan.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "detail/fields.hpp"
#include "detail/nearest.hpp"
#include "robust/random.hpp"

namespace hti::detail {
namespace {

constexpr std::size_t most_variants = 1000;

Problem fault(const std::string& source, const std::string& message, code c = code::invalid_parameter) {
  return {.code = c, .message = "vary '" + source + "': " + message};
}

std::vector<std::string> ids_of(const Model& model) {
  std::vector<std::string> ids;
  for (const Node& node : model.nodes()) ids.push_back(node.id);
  return ids;
}

Problem unknown_node(const Model& model, const std::string& id) {
  return {.code = code::unknown_node, .message = "there is no node '" + id + "'" + did_you_mean(id, ids_of(model))};
}

std::vector<std::size_t> nodes_followed(const Model& model, std::span<const std::string> ids) {
  if (ids.empty()) return {Model::root()};
  std::vector<Problem> problems;
  std::vector<std::size_t> nodes;
  for (const std::string& id : ids) {
    const auto node = model.find(id);
    if (!node) {
      problems.push_back(unknown_node(model, id));
    } else if (model[*node].indicator) {
      problems.push_back(
          {.code = code::unknown_node, .message = "'" + id + "' is an indicator; only other nodes can be followed"});
    } else if (std::find(nodes.begin(), nodes.end(), *node) != nodes.end()) {
      problems.push_back({.code = code::duplicate_node, .message = "'" + id + "' is asked for twice"});
    } else {
      nodes.push_back(*node);
    }
  }
  if (!problems.empty()) throw ModelError(std::move(problems));
  return nodes;
}

void set(Method& method, const Choice<Treat>& rule) { method.treat = rule; }
void set(Method& method, const Choice<Normalise>& rule) { method.normalise = rule; }
void set(Method& method, const MissingRules& rules) { method.missing = rules; }
void set(Method& method, const Weight& rule) { method.weight = rule; }
void set(Method& method, const Choice<Aggregate>& rule) { method.aggregate = rule; }

std::vector<double> padded_scores(const Index& index, const Table& table, std::span<const std::size_t> nodes,
                                  std::size_t padded) {
  const Scores scores = index.score(table, {.indicators = false});
  std::vector<double> values(nodes.size() * padded, 0);
  for (std::size_t o = 0; o < nodes.size(); ++o) {
    const std::span<const double> column = scores[nodes[o]];
    std::copy(column.begin(), column.end(), values.begin() + static_cast<std::ptrdiff_t>(o * padded));
  }
  return values;
}

}  // namespace

Plan::Plan(const Index& index, const Table& table, std::span<const vary::Source> sources, std::span<const std::string> nodes)
    : units_(table.n_units()),
      nodes_(nodes_followed(index.model(), nodes)),
      base_(padded_scores(index, table, nodes_, padded())) {
  const Model& model = index.model();
  std::vector<Problem> problems;
  if (sources.empty()) problems.push_back({.code = code::invalid_parameter, .message = "nothing varies: no source is given"});
  std::set<std::string> names;
  for (const vary::Source& source : sources) {
    const std::string name = vary::name(source);
    if (!names.insert(name).second) problems.push_back(fault(name, "two sources have this name"));
  }
  add_choices(index, table, sources, problems);
  add_weights(model, sources, problems);
  if (!problems.empty()) throw MethodError(std::move(problems));

  std::vector<bounds> range(model.size());
  for (const weight_source& source : weights_) {
    for (const weight_factor& f : source.weights) range[f.node] = {1 - f.spread, 1 + f.spread};
  }
  for (variant& v : variants_) {
    if (!v.index) continue;
    v.layout = make_tree(v.index->state(), table, range);
    for (std::size_t node : nodes_) {
      const auto& branches = v.layout.branches;
      const auto at = std::find_if(branches.begin(), branches.end(), [&](const tree_branch& b) { return b.node == node; });
      v.outputs.push_back(static_cast<std::size_t>(at - branches.begin()));
    }
    v.base = padded_scores(*v.index, table, nodes_, padded());
  }
}

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

void Plan::add_weights(const Model& model, std::span<const vary::Source> sources, std::vector<Problem>& problems) {
  // Weights that matter in some variant: those of nodes that share their parent with others.
  std::vector<bool> matters(model.size(), false);
  for (const variant& v : variants_) {
    if (!v.index) continue;
    for (const branch& b : v.index->state().branches) {
      for (std::size_t child : b.children) matters[child] = matters[child] || b.children.size() > 1;
    }
  }
  std::vector<std::string> taken(model.size());
  for (std::size_t s = 0; s < sources.size(); ++s) {
    const auto* weights = std::get_if<vary::weights>(&sources[s]);
    if (!weights) continue;
    const std::string& name = weights->name;
    if (!(weights->spread >= 0 && weights->spread <= 1)) {
      problems.push_back(fault(name, "spread must be at least 0 and at most 1, but is " + number_text(weights->spread)));
      continue;
    }
    for (int level : weights->levels) {
      if (level < 1 || static_cast<std::size_t>(level) >= model.level(Model::root())) {
        problems.push_back(fault(name, "no weight is at level " + std::to_string(level) + "; levels are 1 to " +
                                           std::to_string(model.level(Model::root()) - 1)));
      }
    }
    std::vector<bool> wanted(model.size(), weights->levels.empty() && weights->nodes.empty());
    for (const std::string& id : weights->nodes) {
      const auto node = model.find(id);
      if (!node) {
        problems.push_back(unknown_node(model, id));
        problems.back().message = fault(name, problems.back().message).message;
      } else {
        wanted[*node] = true;
      }
    }
    weight_source drawn{.stream = static_cast<std::uint32_t>(s)};
    const std::size_t before = problems.size();
    for (std::size_t node = 1; node < model.size() && problems.size() == before; ++node) {
      const auto level = static_cast<int>(model.level(node));
      const bool at_level = std::find(weights->levels.begin(), weights->levels.end(), level) != weights->levels.end();
      if ((!wanted[node] && !at_level) || !matters[node]) continue;
      if (!taken[node].empty()) {
        problems.push_back(fault(name, "the weight of '" + model[node].id + "' varies by '" + taken[node] + "' already",
                                 code::conflicting_rules));
      }
      taken[node] = name;
      drawn.weights.push_back({.node = node, .factor = drawn.factors++, .spread = weights->spread});
    }
    if (drawn.weights.empty()) problems.push_back(fault(name, "no weight that matters varies by it"));
    if (weights->spread > 0) weights_.push_back(std::move(drawn));
  }
}

Interval Plan::reach(std::size_t output) const {
  Interval all{.low = infinity, .high = -infinity};
  const auto include = [&](double x) {
    if (!std::isfinite(x)) return;
    all.low = std::min(all.low, x);
    all.high = std::max(all.high, x);
  };
  for (const variant& v : variants_) {
    if (!v.index) continue;
    // Means lie between the smallest and the largest of their leaves; floors lift them.
    Interval leaves{.low = infinity, .high = -infinity};
    for (std::size_t at = 0; at < v.layout.tiles; ++at) {
      for (std::size_t k = 0; k < v.layout.leaves; ++k) {
        for (std::size_t u = 0; u < std::min(tile, units_ - at * tile); ++u) {
          const double x = v.layout.values[(at * v.layout.leaves + k) * tile + u];
          if (std::isnan(x)) continue;
          leaves.low = std::min(leaves.low, x);
          leaves.high = std::max(leaves.high, x);
        }
      }
    }
    for (const tree_branch& b : v.layout.branches) {
      std::visit(
          [&](const auto& rule) {
            if constexpr (requires { *rule.floor; }) {
              if (rule.floor) leaves.high = std::max(leaves.high, *rule.floor);
            }
          },
          *b.rule);
    }
    double ends[2]{leaves.low, leaves.high};
    rescale(v.index->state(), nodes_[output], ends);
    include(ends[0]);
    include(ends[1]);
    for (std::size_t u = 0; u < units_; ++u) include(v.base[output * padded() + u]);
  }
  return all.low < all.high ? all : Interval{.low = all.low - 0.5, .high = all.low + 0.5};
}

void Plan::draw_variants(std::uint64_t seed, const std::uint64_t* replicates, plan_workspace& work,
                         std::size_t* variants) const {
  std::fill_n(variants, batch, std::size_t{0});
  double* const u = work.uniform.room(2 * batch);
  for (const choice_source& c : choices_) {
    uniforms(seed, c.stream, replicates, 1, u);
    for (std::size_t r = 0; r < batch; ++r) {
      const auto at = std::upper_bound(c.up_to.begin(), c.up_to.end(), u[r]);
      variants[r] = variants[r] * c.up_to.size() + static_cast<std::size_t>(at - c.up_to.begin());
    }
  }
}

void Plan::scores(std::uint64_t seed, const variant& v, const std::uint64_t* replicates, plan_workspace& work,
                  double* out) const {
  const std::size_t size = nodes_.size() * padded();
  if (weights_.empty()) {
    for (std::size_t r = 0; r < batch; ++r) std::copy_n(v.base.data(), size, out + r * size);
    return;
  }
  const std::size_t nodes = v.index->model().size();
  double* const relative = work.relative.room(nodes * batch);
  std::fill_n(relative, nodes * batch, 1.0);
  for (const weight_source& source : weights_) {
    double* const u = work.uniform.room((source.factors + 1) * batch);
    uniforms(seed, source.stream, replicates, source.factors, u);
    for (const weight_factor& f : source.weights) {
      for (std::size_t r = 0; r < batch; ++r) relative[f.node * batch + r] = 1 + f.spread * (2 * u[f.factor * batch + r] - 1);
    }
  }
  double* const weights = work.weights.room(v.layout.source.size() * batch);
  for (std::size_t s = 0; s < v.layout.source.size(); ++s) {
    for (std::size_t r = 0; r < batch; ++r)
      weights[s * batch + r] = v.layout.weight[s] * relative[v.layout.node[s] * batch + r];
  }
  combine(v.layout, weights, v.outputs, work.layout, out);
  const index_state& state = v.index->state();
  if (state.rescale.empty()) return;
  for (std::size_t r = 0; r < batch; ++r) {
    for (std::size_t o = 0; o < nodes_.size(); ++o) rescale(state, nodes_[o], {out + r * size + o * padded(), units_});
  }
}

}  // namespace hti::detail
