#include "index/index_state.hpp"

#include <algorithm>
#include <cmath>

#include "base/overloaded.hpp"
#include "steps/names.hpp"
#include "steps/own_rules.hpp"

namespace hti::inline v0::detail {
namespace {

// What kernels::apply does to each value.
double mapped(const kernels::transform& map, double x) {
  return ((x < map.low ? map.low : x > map.high ? map.high : x) - map.origin) * map.scale + map.offset;
}

// Written where it stays; nothing where the map is not one affine step.
void fuse(const leaf_state& leaf, Direction direction, std::optional<kernels::transform>& fused) {
  const auto* a = std::get_if<normalise::affine>(&leaf.normalise.map);
  if (!a || leaf.treat.log || leaf.treat.own) return;
  const bool turned = direction == Direction::lower;
  const double low = std::max(leaf.treat.low, turned ? -a->high : a->low);
  const double high = std::min(leaf.treat.high, turned ? -a->low : a->high);
  if (!(low <= high)) return;
  kernels::transform& t = fused.emplace();  // number by number: what is written in halves and read as a whole stalls
  t.low = low;
  t.high = high;
  t.origin = turned ? -a->origin : a->origin;
  t.scale = turned ? -a->scale : a->scale;
  t.offset = a->offset;
}

// Unnormalised weights by node: what the weighting rule gives, 0 for what has no value to give: a dropped indicator, and a
// node none of whose children has weight.
std::vector<double> weigh(const index_state& state) {
  const Model& model = state.definition.model;
  std::vector<std::size_t> below(model.size(), 0);  // indicators that count
  std::vector<char> lives(model.size(), false);     // not of bool, whose bits cost more than the space
  for (const leaf_state& leaf : state.leaves) {
    below[leaf.node] = leaf.dropped ? 0 : 1;
    lives[leaf.node] = !leaf.dropped;
  }
  std::vector<double> weight(model.size(), 0);
  for (std::size_t parent = model.size(); parent-- > 0;) {  // children before parents
    const std::span<const std::size_t> children = model.children(parent);
    if (children.empty()) continue;
    const Weight& rule = state.definition.method.weight.at(model[parent].id, model.level(parent));
    const auto learnt = state.learnt_weights.find(parent);  // until then all weigh the same
    const auto weigh_each = [&]<class Rule>(const Rule& r) {
      for (std::size_t k = 0; k < children.size(); ++k) {
        const std::size_t child = children[k];
        if (!lives[child]) continue;
        if constexpr (fitted_weigher<Rule>) {
          weight[child] = learnt == state.learnt_weights.end() ? 1.0 : learnt->second[k];
        } else {
          weight[child] = r.weigh({.given = model[child].weight, .indicators = below[child]});
        }
        if (weight[child] == 0) continue;
        lives[parent] = true;
        below[parent] += below[child];
      }
    };
    std::visit(weigh_each, rule);
  }
  return weight;
}

// Only shares of weights count, so where sums or products of them could leave the range of numbers they are scaled by a power
// of two, which rounds nothing.
void balance(std::span<double> weights) {
  constexpr double least = 1e-30;
  constexpr double most = 1e30;
  if (weights.empty()) return;
  const auto [low, high] = std::minmax_element(weights.begin(), weights.end());
  if (*low >= least && *high <= most) return;
  int exponent = 0;
  (void)std::frexp(*high, &exponent);
  for (double& w : weights) w = std::ldexp(w, -exponent);
}

// Makes reference values equal that a slack or a tolerance joins.
void join_equal(normalise::ranked& map, double tolerance, double within) {
  map.tolerance = tolerance;
  map.slack = within;
  map.anchors.clear();
  const equality rule{.tolerance = tolerance, .absolute = within};
  for (auto x = map.reference.rbegin(); x != map.reference.rend(); ++x) {
    if (map.anchors.empty() || *x < rule.limit(map.anchors.back())) map.anchors.push_back(*x);
  }
  std::reverse(map.anchors.begin(), map.anchors.end());
}

// The slack of scores that a map has been through, from theirs before it.
double slack_after(normalise::fitted& fitted, double before, double tolerance) {
  if (auto* r = std::get_if<normalise::ranked>(&fitted.map)) {
    join_equal(*r, tolerance, before);
    return 0;  // whole numbers over one divisor
  }
  if (const auto* a = std::get_if<normalise::affine>(&fitted.map))
    return std::abs(a->scale) * before + slack * std::abs(a->offset);
  if (const auto* c = std::get_if<normalise::curve>(&fitted.map)) return c->steepest * before;
  return before;
}

// The reference as the rule of a branch is told it: of the children that have weight.
reference_children laid_out(const branch& b, std::span<const std::size_t> siblings, const std::vector<double>* learnt) {
  reference_children made{.within = std::vector<double>(b.children.size(), 0)};
  for (std::size_t first = 0; learnt && first < learnt->size(); first += siblings.size()) {
    for (std::size_t k = 0; k < siblings.size(); ++k) {
      const bool counts = std::find(b.children.begin(), b.children.end(), siblings[k]) != b.children.end();
      if (counts) made.values.push_back((*learnt)[first + k]);
    }
  }
  return made;
}

}  // namespace

void index_state::compile() {
  const Model& model = definition.model;
  weight = weigh(*this);
  effective.assign(model.size(), 0);
  effective[Model::root()] = 1;
  weight[Model::root()] = 1;
  branches.clear();
  own_means.clear();
  compared.clear();
  branches.reserve(model.size() - model.indicators().size());
  combined.clear();
  combined_weights.clear();
  combined.reserve(model.size());  // so that what branches view stays where it is
  combined_weights.reserve(model.size());
  for (std::size_t node = 0; node < model.size(); ++node) {
    if (model.children(node).empty()) continue;
    branch& b = branches.emplace_back();
    b.node = node;
    b.rule = &definition.method.aggregate.at(model[node].id, model.level(node));
    b.threshold = threshold_of(definition.method.missing, model[node].id, model.level(node));
    b.needs_all = hti::detail::needs_all(*b.rule);
    if (const auto own = nodes.find(node); own != nodes.end()) b.map = &own->second.normalise;
    if (const auto* own = std::get_if<aggregate::custom>(b.rule))
      b.rule = &own_means.emplace_back(guarded(*own, model[node].id));
    const std::size_t first = combined.size();
    for (const std::size_t child : model.children(node)) {
      if (weight[child] == 0) continue;
      combined.push_back(child);
      combined_weights.push_back(weight[child]);
    }
    const std::span<double> weights = std::span(combined_weights).subspan(first);
    balance(weights);
    for (const double w : weights) b.total += w;
    for (std::size_t k = 0; k < weights.size(); ++k) {
      const std::size_t child = combined[first + k];
      weight[child] = weights[k] / b.total;
      effective[child] = effective[node] * weight[child];
    }
    b.children = std::span(combined).subspan(first);
    b.weights = weights;
    if (learns(*b.rule)) {
      const auto learnt = learnt_children.find(node);
      const std::vector<double>* of = learnt == learnt_children.end() ? nullptr : &learnt->second;
      b.reference = &compared.emplace(node, laid_out(b, model.children(node), of)).first->second;
    }
  }
  std::reverse(branches.begin(), branches.end());  // pre-order backwards: children before parents
  fused.assign(leaves.size(), std::nullopt);
  for (std::size_t k = 0; k < leaves.size(); ++k) fuse(leaves[k], model[leaves[k].node].indicator->direction, fused[k]);
  compile_slack();
}

double index_state::share(std::size_t node, std::size_t top) const {
  if (!definition.model.within(node, top)) return 0;
  double share = 1;
  for (; node != top; node = definition.model.parent(node)) share *= weight[node];
  return share;
}

void index_state::compile_slack() {
  combined_slack.assign(definition.model.size(), 0);
  std::vector<double> size(definition.model.size(), 0);
  for (leaf_state& leaf : leaves) {
    if (leaf.dropped) continue;
    size[leaf.node] = leaf.size;
    // Figures are as they were read, and every map is monotone: only what is computed beside them can be equal by arithmetic.
    if (!leaf.computed) continue;
    combined_slack[leaf.node] = slack * leaf.size;
    if (auto* r = std::get_if<normalise::ranked>(&leaf.normalise.map)) {
      join_equal(*r, 0, slack * std::max(std::abs(r->reference.front()), std::abs(r->reference.back())));
    }
  }
  std::vector<double> below;
  std::vector<double> shares;
  for (const branch& b : branches) {
    if (const auto with = compared.find(b.node); with != compared.end()) {
      for (std::size_t k = 0; k < b.children.size(); ++k) with->second.within[k] = combined_slack[b.children[k]];
    }
    below.clear();
    shares.clear();
    for (const std::size_t child : b.children) {
      below.push_back(size[child]);
      shares.push_back(weight[child]);
    }
    const double combined_size =
        b.reference ? static_cast<double>(b.reference->view().units()) : size_of(*b.rule, below, shares);
    const auto own = nodes.find(b.node);
    size[b.node] = own == nodes.end() ? combined_size : own->second.size;
    combined_slack[b.node] = b.reference ? 0 : slack * combined_size;  // what comparisons give are whole numbers
    if (own == nodes.end()) continue;
    combined_slack[b.node] = slack_after(own->second.normalise, combined_slack[b.node], 0);
    // Rounded scores are decimals: a tolerance is to be met by what they say, not by their doubles.
    if (std::holds_alternative<normalise::curve>(own->second.normalise.map)) {
      combined_slack[b.node] = std::max(combined_slack[b.node], slack * size[b.node]);
    }
  }
  compile_rescaling();
}

void index_state::compile_rescaling() {
  shown_slack = combined_slack;
  for (auto& [node, fitted] : rescale)
    shown_slack[node] = slack_after(fitted, combined_slack[node], definition.method.rank.tolerance);
}

equality index_state::ties(std::size_t node) const {
  equality rule = equal(node);
  const auto it = rescale.find(node);
  const bool spent = it != rescale.end() && std::holds_alternative<normalise::ranked>(it->second.map);
  rule.tolerance = spent ? 0 : definition.method.rank.tolerance;
  rule.decimals = definition.method.rank.decimals;
  if (rule.decimals && rule.relative == 0) rule.relative = slack;  // for the half that decides what is printed
  return rule;
}

missing::renormalise threshold_of(const MissingRules& rules, std::string_view node, std::size_t level) {
  if (const auto own = rules.node.find(node); own != rules.node.end()) return own->second;
  if (const auto own = rules.level.find(static_cast<int>(level)); own != rules.level.end()) return own->second;
  for (const Missing* rule : {&rules.missing, &rules.not_answered, &rules.suppressed}) {
    if (const auto* r = std::get_if<missing::renormalise>(rule)) return *r;
  }
  for (const auto& [id, own] : rules.indicator) {
    for (const auto* rule : {&own.missing, &own.not_answered, &own.suppressed}) {
      if (*rule && std::holds_alternative<missing::renormalise>(**rule)) return {};
    }
  }
  return {.min_coverage = 0};  // every cell that applies has a value
}

impute::filled fill_cell(const impute::fitted& fill, const Table& table, std::size_t unit, std::span<const double> row) {
  return std::visit(overloaded{[&](const impute::centre& c) {
                                 return c({.label = c.variable.empty() ? std::string_view() : table.group(c.variable)[unit]});
                               },
                               [&](const impute::neighbours& n) { return n({.unit = table.units()[unit], .values = row}); }},
                    fill);
}

bool by_row(const leaf_state& leaf) {
  return std::any_of(leaf.fill.begin(), leaf.fill.end(), [](const auto& fill) { return by_row(fill.second); });
}

bool filled_by_row(const leaf_state& leaf, const Table& table, std::size_t column, std::size_t unit) {
  const auto fill = leaf.fill.find(table.status(unit, column));
  return fill != leaf.fill.end() && by_row(fill->second);
}

bool filled_by_row(const index_state& state, const Table& table, std::span<const std::size_t> columns) {
  for (std::size_t k = 0; k < state.leaves.size(); ++k) {
    for (const auto& [status, fill] : state.leaves[k].fill) {
      if (by_row(fill) && table.has(columns[k], status)) return true;
    }
  }
  return false;
}

bool filled_by_row(const index_state& state, const Table& table, std::span<const std::size_t> columns, std::size_t unit) {
  for (std::size_t k = 0; k < state.leaves.size(); ++k) {
    if (filled_by_row(state.leaves[k], table, columns[k], unit)) return true;
  }
  return false;
}

std::vector<double> row_of(const Table& table, std::span<const std::size_t> columns, std::size_t unit) {
  std::vector<double> row;
  row.reserve(columns.size());
  for (const std::size_t column : columns) row.push_back(table.values(column)[unit]);
  return row;
}

double hole_value(const leaf_state& leaf, Direction direction, Status status, const Table& table, std::size_t unit,
                  std::span<const double> row) {
  const auto fill = leaf.fill.find(status);
  if (fill != leaf.fill.end()) return leaf.map(fill_cell(fill->second, table, unit, row).value, direction);
  return leaf.penalty[static_cast<std::size_t>(status)];
}

bool materialise(const index_state& state, std::size_t leaf, const Table& table, std::span<const std::size_t> columns,
                 std::size_t first, std::size_t n, double* out) {
  const leaf_state& l = state.leaves[leaf];
  const Direction direction = state.definition.model[l.node].indicator->direction;
  if (l.dropped) {
    std::fill_n(out, n, nan);
    return true;
  }
  const double* raw = table.values(columns[leaf]).data() + first;
  if (n == 1 && !std::isnan(*raw)) {  // a single cell is not worth a call through the kernels' table
    *out = state.fused[leaf] ? mapped(*state.fused[leaf], *raw) : l.map(*raw, direction);
    return std::isfinite(*out);
  }
  bool finite = true;
  if (state.fused[leaf]) {
    finite = kernels::apply(*state.fused[leaf], raw, n, out);
  } else {
    for (std::size_t u = 0; u < n; ++u) {
      out[u] = std::isnan(raw[u]) ? nan : l.map(raw[u], direction);
      finite = finite && (std::isfinite(out[u]) || std::isnan(raw[u]));
    }
  }
  const std::span<const Hole> holes = table.holes(columns[leaf]);
  auto hole = std::lower_bound(holes.begin(), holes.end(), first, [](const Hole& h, std::size_t u) { return h.unit < u; });
  std::vector<double> row;
  for (; hole != holes.end() && hole->unit < first + n; ++hole) {
    const auto fill = l.fill.find(hole->status);
    double& x = out[hole->unit - first];
    if (fill != l.fill.end()) row = row_for(fill->second, table, columns, hole->unit);
    x = hole_value(l, direction, hole->status, table, hole->unit, row);
    finite = finite && (std::isfinite(x) || (std::isnan(x) && fill == l.fill.end()));
  }
  return finite;
}

std::vector<std::size_t> align(const Definition& definition, const Table& table) {
  const Model& model = definition.model;
  const MissingRules& rules = definition.method.missing;
  const bool refusing = std::holds_alternative<missing::refuse>(rules.missing) ||
                        std::holds_alternative<missing::refuse>(rules.not_answered) ||
                        std::holds_alternative<missing::refuse>(rules.suppressed) ||
                        std::holds_alternative<missing::refuse>(rules.not_applicable) || !rules.indicator.empty();
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
      problems.push_back({.code = code::missing_column,
                          .said = say("no-column-for", "the table has no column for '{indicator}'", {{"indicator", id}}),
                          .indicator = id});
      continue;
    }
    columns.push_back(*column);
    hint = *column + 1;
    for (const Hole& hole : refusing ? table.holes(*column) : std::span<const Hole>{}) {
      if (!std::holds_alternative<missing::refuse>(rule_for(rules, id, hole.status))) continue;
      problems.push_back(
          {.code = code::refused_value,
           .said = say("refused-cell", "the cell is {status}, which the method refuses", {{"status", name(hole.status)}}),
           .unit = table.units()[hole.unit],
           .indicator = id});
    }
  }
  std::vector<const Missing*> given{&rules.missing, &rules.not_answered, &rules.suppressed};
  for (const auto& [id, own] : rules.indicator) {
    for (const auto* rule : {&own.missing, &own.not_answered, &own.suppressed}) {
      if (*rule) given.push_back(&**rule);
    }
  }
  for (const Missing* rule : given) {
    const std::string* group = std::visit(
        [](const auto& r) -> const std::string* {
          if constexpr (requires { r.group; }) return &r.group;
          return nullptr;
        },
        *rule);
    if (!group) continue;
    try {
      (void)table.group(*group);
    } catch (const DataError& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  if (!problems.empty()) throw DataError(std::move(problems));
  return columns;
}

void rescale(const index_state& state, std::size_t node, std::span<double> scores, std::span<const std::string> units) {
  const auto it = state.rescale.find(node);
  if (it == state.rescale.end()) return;
  std::size_t u = 0;
  try {
    for (; u < scores.size(); ++u) {
      if (std::isnan(scores[u])) continue;
      scores[u] = it->second(scores[u]);
      if (std::isfinite(scores[u])) continue;
      throw DataError({{.code = code::not_finite,
                        .said = say("rescaled-not-finite", "the rescaled score is not a finite number"),
                        .unit = u < units.size() ? units[u] : std::string{},
                        .indicator = state.definition.model[node].id}});
    }
  } catch (const MethodError& error) {
    if (u >= units.size()) throw;
    throw of_unit(error, units[u]);
  }
}

const Normalise* rescale_rule(const Definition& definition, std::size_t node) {
  const auto& rules = definition.method.rescale;
  auto rule = rules.find(definition.model[node].id);
  // A node of that very name is meant before the root is.
  if (rule == rules.end() && node == Model::root() && !definition.model.find(root_alias)) rule = rules.find(root_alias);
  return rule == rules.end() ? nullptr : &rule->second;
}

}  // namespace hti::inline v0::detail
