#include "detail/index_state.hpp"

#include <algorithm>
#include <cmath>

namespace hti::detail {
namespace {

std::optional<kernels::transform> fuse(const leaf_state& leaf, Direction direction) {
  const auto* a = std::get_if<normalise::affine>(&leaf.normalise.map);
  if (!a || leaf.treat.log || leaf.treat.own) return std::nullopt;
  const bool turned = direction == Direction::lower;
  const kernels::transform t{.low = std::max(leaf.treat.low, turned ? -a->high : a->low),
                             .high = std::min(leaf.treat.high, turned ? -a->low : a->high),
                             .origin = turned ? -a->origin : a->origin,
                             .scale = turned ? -a->scale : a->scale,
                             .offset = a->offset};
  if (!(t.low <= t.high)) return std::nullopt;
  return t;
}

// Unnormalised weights by node: what the weighting rule gives, 0 for dropped indicators and for nodes with nothing left.
std::vector<double> weigh(const index_state& state) {
  const Model& model = state.definition.model;
  std::vector<double> indicators_below(model.size(), 0);
  for (const leaf_state& leaf : state.leaves) indicators_below[leaf.node] = leaf.dropped ? 0 : 1;
  for (std::size_t node = model.size(); node-- > 1;) indicators_below[model.parent(node)] += indicators_below[node];
  std::vector<double> weight(model.size());
  for (std::size_t node = 0; node < model.size(); ++node) {
    if (indicators_below[node] == 0) continue;
    if (std::holds_alternative<weight::given>(state.definition.method.weight)) {
      weight[node] = model[node].weight;
    } else if (std::holds_alternative<weight::equal>(state.definition.method.weight)) {
      weight[node] = 1;
    } else {
      weight[node] = indicators_below[node];
    }
  }
  return weight;
}

missing::renormalise coverage_rule(const MissingRules& rules) {
  for (const Missing* rule : {&rules.missing, &rules.suppressed, &rules.not_answered, &rules.not_applicable}) {
    if (const auto* r = std::get_if<missing::renormalise>(rule); r && r->min_coverage > 0) return *r;
  }
  return {};
}

}  // namespace

void index_state::compile() {
  const Model& model = definition.model;
  weight = weigh(*this);
  effective.assign(model.size(), 0);
  effective[Model::root()] = 1;
  branches.clear();
  branches.reserve(model.size() - model.indicators().size());
  const std::vector<double> given = weight;
  weight[Model::root()] = 1;
  for (std::size_t node = 0; node < model.size(); ++node) {
    if (model[node].indicator) continue;
    branch b{.node = node, .rule = &definition.method.aggregate.at(model[node].id, model.level(node))};
    b.children.reserve(model.children(node).size());
    b.weights.reserve(model.children(node).size());
    for (std::size_t child : model.children(node)) {
      if (given[child] == 0) continue;
      b.children.push_back(child);
      b.weights.push_back(given[child]);
      b.total += given[child];
    }
    for (std::size_t child : model.children(node)) {
      weight[child] = b.total > 0 ? given[child] / b.total : 0;
      effective[child] = effective[node] * weight[child];
    }
    branches.push_back(std::move(b));
  }
  std::reverse(branches.begin(), branches.end());  // pre-order backwards: children before parents
  fused.clear();
  fused.reserve(leaves.size());
  for (const leaf_state& leaf : leaves) fused.push_back(fuse(leaf, model[leaf.node].indicator->direction));
  coverage = coverage_rule(definition.method.missing);
}

double hole_value(const leaf_state& leaf, Direction direction, Status status, const std::string& label) {
  if (const auto it = leaf.fill.find(status); it != leaf.fill.end()) return leaf.map(it->second.at(label).first, direction);
  return leaf.penalty[static_cast<std::size_t>(status)];
}

void materialise(const index_state& state, std::size_t leaf, const Table& table, std::size_t column, std::size_t first, std::size_t n, double* out) {
  const leaf_state& l = state.leaves[leaf];
  const Direction direction = state.definition.model[l.node].indicator->direction;
  if (l.dropped) {
    std::fill_n(out, n, nan);
    return;
  }
  const double* raw = table.values(column).data() + first;
  if (state.fused[leaf]) {
    kernels::apply(*state.fused[leaf], raw, n, out);
  } else {
    for (std::size_t u = 0; u < n; ++u) out[u] = std::isnan(raw[u]) ? nan : l.map(raw[u], direction);
  }
  const std::span<const Hole> holes = table.holes(column);
  auto hole = std::lower_bound(holes.begin(), holes.end(), first, [](const Hole& h, std::size_t u) { return h.unit < u; });
  static const std::string no_label;
  for (; hole != holes.end() && hole->unit < first + n; ++hole) {
    const auto fill = l.fill.find(hole->status);
    const bool grouped = fill != l.fill.end() && !fill->second.variable.empty();
    out[hole->unit - first] = hole_value(l, direction, hole->status, grouped ? table.group(fill->second.variable)[hole->unit] : no_label);
  }
}

std::vector<std::size_t> align(const Definition& definition, const Table& table) {
  const Model& model = definition.model;
  const MissingRules& rules = definition.method.missing;
  const bool refusing = std::holds_alternative<missing::refuse>(rules.missing) || std::holds_alternative<missing::refuse>(rules.not_answered) ||
                        std::holds_alternative<missing::refuse>(rules.suppressed) || std::holds_alternative<missing::refuse>(rules.not_applicable);
  std::vector<Problem> problems;
  std::vector<std::size_t> columns;
  columns.reserve(model.indicators().size());
  std::size_t hint = 0;
  for (std::size_t node : model.indicators()) {
    const std::string& id = model[node].id;
    std::optional<std::size_t> column;
    if (hint < table.n_indicators() && table.indicators()[hint] == id) {
      column = hint;
    } else {
      column = table.find_indicator(id);
    }
    if (!column) {
      problems.push_back({.code = code::missing_column, .message = "the table has no column for '" + id + "'", .indicator = id});
      continue;
    }
    columns.push_back(*column);
    hint = *column + 1;
    for (const Hole& hole : refusing ? table.holes(*column) : std::span<const Hole>{}) {
      if (!std::holds_alternative<missing::refuse>(rule_for(rules, hole.status))) continue;
      problems.push_back({.code = code::refused_value,
                          .message = "the cell is " + std::string(name(hole.status)) + ", which the method refuses",
                          .unit = table.units()[hole.unit], .indicator = id});
    }
  }
  for (const Missing* rule : {&rules.missing, &rules.not_answered, &rules.suppressed}) {
    const auto* mean = std::get_if<impute::group_mean>(rule);
    const auto* median = std::get_if<impute::group_median>(rule);
    if (!mean && !median) continue;
    try {
      (void)table.group(mean ? mean->group : median->group);
    } catch (const DataError& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  if (!problems.empty()) throw DataError(std::move(problems));
  return columns;
}

void rescale(const index_state& state, std::size_t node, std::span<double> scores) {
  const auto it = state.rescale.find(node);
  if (it == state.rescale.end()) return;
  for (double& score : scores) {
    if (!std::isnan(score)) score = it->second(score);
  }
}

}  // namespace hti::detail
