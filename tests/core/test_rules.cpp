// What every rule of every step promises, in random methods on random tables. The rules are those that there are: a new one is
// tried without a line here.
//
// Some promises hold only as they are worded here. Scores of a reference whose units stand in another order differ by what
// rounding does to sums over units, and a map multiplies that as it does points: a target just above the worst score makes
// 1e-16 large. So they may differ by the slack within which the index itself takes scores for equal, not by a fixed share of
// them. Rules that combine rise with their children unless they say `may_fall`; a mean lies among what its children would give
// alone, not among them, since floors and ends of scales cut.
#include <algorithm>
#include <functional>
#include <numeric>
#include <optional>
#include <utility>

#include "core/generators.hpp"
#include "core/support.hpp"
#include "hti/io/toml.hpp"
#include "hti/registry.hpp"
#include "index/index_state.hpp"
#include "steps/fields.hpp"
#include "steps/parameters.hpp"
#include "table/assemble.hpp"

using namespace hti_test;
using hti::Status;

namespace {

/// Cases are as varied from the first one on, and as they are where they fail: a smaller part of one is no method.
template <class T>
T any(const rc::Gen<T>& gen) {
  return *rc::gen::noShrink(rc::gen::resize(rc::kNominalSize, gen));
}

std::size_t below(std::size_t n) { return any(rc::gen::inRange<std::size_t>(0, n)); }

bool chance(std::size_t of) { return below(of) == 0; }

/// Parameters within their bounds.
template <class T>
struct drawn {
  static T value(const hti::bounds& limits) {
    if constexpr (std::is_enum_v<T>) {
      return static_cast<T>(below(hti::detail::all_names<T>().size()));
    } else if constexpr (std::is_same_v<T, std::string>) {
      return "kind";  // of the tables below
    } else if constexpr (std::is_same_v<T, bool>) {
      return chance(2);
    } else {
      const std::size_t part = below(limits.open ? 80 : 81) + (limits.open ? 1 : 0);
      const double least = std::isfinite(limits.least) ? limits.least : -5;
      return static_cast<T>(least + (std::isfinite(limits.most) ? limits.most - least : 20) * static_cast<double>(part) / 80);
    }
  }
};
template <class T>
struct drawn<std::optional<T>> {
  static std::optional<T> value(const hti::bounds& limits) {
    if (chance(2)) return std::nullopt;
    return drawn<T>::value(limits);
  }
};
template <>
struct drawn<hti::Interval> {
  static hti::Interval value(const hti::bounds& limits) {
    const double low = drawn<double>::value(limits);
    const double high = drawn<double>::value(limits);
    return {.low = low, .high = high};
  }
};

template <class Rule>
Rule rule_of() {
  for (;;) {
    Rule rule{};
    hti::for_each_parameter<Rule>([&]<class T>(const hti::parameter<Rule, T>& p) {
      if (std::is_same_v<T, std::string> || !chance(3)) rule.*p.member = drawn<T>::value(p.limits);
    });
    if (hti::detail::faults_of(rule).empty()) return rule;
  }
}

template <class Variant>
Variant any_rule() {
  std::vector<std::function<Variant()>> makers;
  hti::detail::for_each_rule<Variant>([&]<class Rule>(const Rule&) { makers.push_back([] { return rule_of<Rule>(); }); });
  return makers[below(makers.size())]();
}

/// A definition and two tables for it, of which the first is its reference.
struct World {
  hti::Definition definition{.id = "any", .model = flat({1})};
  hti::Table reference{};
  hti::Table others{};
};

constexpr std::array holed{Status::missing, Status::not_answered, Status::suppressed};

/// The rule for the cells of a status.
hti::Missing& cells(hti::MissingRules& rules, Status status) {
  return status == Status::not_answered ? rules.not_answered : status == Status::suppressed ? rules.suppressed : rules.missing;
}

/// The choice of a step that is being tried, and where it stands.
struct Tried {
  std::optional<hti::Treat> treat{};
  std::optional<hti::Normalise> normalise{};
  std::optional<hti::Missing> missing{};
  std::optional<hti::Weight> weight{};
  std::optional<hti::Aggregate> aggregate{};
};

/// A method that has the rule, and any others that it may stand beside.
hti::Method any_method(const Tried& tried) {
  hti::Method m;
  m.normalise = hti::normalise::min_max{.low = 1, .high = 100, .clip = hti::Interval{0, 100}};
  if (chance(3)) m.treat = any_rule<hti::Treat>();
  if (chance(3)) m.normalise = any_rule<hti::Normalise>();
  if (chance(4)) m.normalise.node["part"] = any_rule<hti::Normalise>();
  if (chance(3)) m.rescale["index"] = any_rule<hti::Normalise>();
  if (chance(3)) m.weight = any_rule<hti::Weight>();
  if (chance(4)) m.aggregate = any_rule<hti::Aggregate>();
  if (chance(4)) m.aggregate.node["index"] = any_rule<hti::Aggregate>();
  for (const Status status : holed) {
    if (chance(3)) cells(m.missing, status) = any_rule<hti::Missing>();
  }
  m.constant = drawn<hti::Constant>::value({});
  m.rank = rule_of<hti::rank_options>();
  if (tried.treat) m.treat = *tried.treat;
  if (tried.normalise) {
    const std::size_t place = below(3);
    if (place == 0) m.normalise.rule = *tried.normalise;
    if (place == 1) m.normalise.node["part"] = *tried.normalise;
    if (place == 2) m.rescale["index"] = *tried.normalise;
  }
  std::optional<hti::missing::renormalise> shared;  // all that renormalise do it alike
  if (tried.missing) {
    cells(m.missing, holed[below(holed.size())]) = *tried.missing;
    if (const auto* own = std::get_if<hti::missing::renormalise>(&*tried.missing)) shared = *own;
  }
  for (const Status status : holed) {
    auto* own = std::get_if<hti::missing::renormalise>(&cells(m.missing, status));
    if (!own) continue;
    if (shared) *own = *shared;
    shared = *own;
  }
  if (tried.weight) m.weight = *tried.weight;
  if (tried.aggregate) {
    if (chance(2)) m.aggregate.rule = *tried.aggregate;
    if (m.aggregate.rule != *tried.aggregate) m.aggregate.node["index"] = *tried.aggregate;
  }
  return m;
}

/// The root and under it `part` with two levels, and other indicators; as many children as the rules take.
hti::Model any_model(const hti::Method& method) {
  std::vector<hti::Node> nodes{node("index")};
  char id = 'a';
  const auto add = [&](const std::string& parent) {
    nodes.push_back(
        leaf(std::string(1, id++), parent, *positive(), *rc::gen::element(hti::Direction::higher, hti::Direction::lower)));
    const double low = *positive() / 8;
    nodes.back().indicator->goalposts = hti::Interval{low, low + *positive() / 4};
  };
  const auto children = [&](const std::string& parent, std::size_t level) {
    return hti::detail::children_of(method.aggregate.at(parent, level)).value_or(size_between(1, 3));
  };
  nodes.push_back(node("part", "index", *positive()));
  for (std::size_t k = children("part", 2); k > 0; --k) add("part");
  for (std::size_t k = children("index", 3); k > 1; --k) add("index");
  return hti::Model(std::move(nodes));
}

hti::Table any_table(const hti::Definition& definition, const std::string& code, std::size_t units, bool above_zero) {
  hti::TableData data{.period = "2014"};
  for (std::size_t u = 0; u < units; ++u) data.units.push_back(code + std::to_string(u));
  for (std::size_t u = 0; u < units; ++u) data.groups["kind"].push_back(*rc::gen::element<std::string>("x", "y", ""));
  for (const std::size_t node : definition.model.indicators()) {
    data.indicators.push_back(definition.model[node].id);
    for (std::size_t u = 0; u < units; ++u) {
      data.values.push_back(above_zero ? *positive() / 8 : *value());
      data.statuses.push_back(Status::observed);
      const auto status = chance(8) ? static_cast<Status>(1 + below(4)) : Status::observed;
      const hti::Missing& rule = hti::detail::rule_for(definition.method.missing, data.indicators.back(), status);
      if (status == Status::observed || std::holds_alternative<hti::missing::refuse>(rule)) continue;
      data.values.back() = no_value;
      data.statuses.back() = status;
    }
  }
  return hti::Table(std::move(data));
}

void print(const hti::Table& table, std::ostream& out) {
  for (std::size_t u = 0; u < table.n_units(); ++u) {
    out << table.units()[u] << " (" << table.group("kind")[u] << ")";
    for (std::size_t i = 0; i < table.n_indicators(); ++i) {
      const Status status = table.status(u, i);
      out << "  ";
      if (status == Status::observed) out << hti::detail::number_text(table.values(i)[u]);
      if (status != Status::observed) out << hti::name(status);
    }
    out << '\n';
  }
}

/// How a case that fails is told.
void showValue(const World& world, std::ostream& out) {
  out << hti::io::to_toml(world.definition) << '\n';
  print(world.reference, out);
  print(world.others, out);
}

/// A world in which the method can be fitted: rules refuse what they have no answer for. \param rule  gives what is tried
World any_world(const std::function<Tried()>& rule) {
  for (int attempt = 0; attempt < 30; ++attempt) {
    World world;
    world.definition.method = any_method(rule());
    world.definition.model = any_model(world.definition.method);
    const bool above_zero = chance(2);
    world.reference = any_table(world.definition, "r", size_between(4, 9), above_zero);
    world.others = any_table(world.definition, "o", size_between(1, 5), above_zero);
    try {
      (void)hti::fit(world.definition, world.reference);
      return world;
    } catch (const hti::Error&) {
    }
  }
  RC_DISCARD("refused");
}

/// Scores of any table by an index that there is: what a rule has no answer for was refused with the method. A figure may be
/// beyond what its formula has a number for.
hti::Scores scores_of(const hti::Index& index, const hti::Table& table) {
  try {
    return index.score(table);
  } catch (const hti::DataError& error) {
    for (const hti::Problem& problem : error.problems()) RC_ASSERT(problem.code == hti::code::not_finite);
    RC_DISCARD("not finite");
  }
}

bool same(double a, double b) { return same_bits({&a, 1}, {&b, 1}) || (std::isnan(a) && std::isnan(b)); }

bool same(std::span<const double> a, std::span<const double> b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](double x, double y) { return same(x, y); });
}

/// How far a score may be off by the rounding of what it is made of.
double rounding(const hti::Scores& scores, std::size_t node) {
  const hti::detail::index_state& state = scores.state();
  double size = 0;
  for (const hti::detail::leaf_state& leaf : state.leaves) {
    if (leaf.node == node) size = leaf.size;
  }
  for (const double x : scores[node]) size = std::isnan(x) ? size : std::max(size, std::abs(x));
  return std::max(state.shown_slack[node], 1e-12 * size);
}

bool near(const hti::Scores& scores, std::size_t node, double a, double b) {
  return same(a, b) || std::abs(a - b) <= rounding(scores, node);
}

std::vector<std::size_t> shuffled(std::size_t n) {
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t k = n; k > 1; --k) std::swap(order[k - 1], order[below(k)]);
  return order;
}

// A trace ends at the score, to the bit, on every node.
void traces_end_at_scores(const hti::Scores& scores) {
  const std::function<void(const hti::Trace&, std::size_t)> ends = [&](const hti::Trace& trace, std::size_t unit) {
    RC_ASSERT(same(trace.score, scores[trace.node][unit]));
    RC_ASSERT(same(trace.steps.back().output, trace.score));
    for (const hti::Trace& child : trace.children) ends(child, unit);
  };
  for (std::size_t u = 0; u < scores.units().size(); ++u) ends(scores.trace(scores.units()[u]), u);
}

// A unit has by itself the scores that it has among others, to the bit.
void units_score_alone(const hti::Scores& scores) {
  const hti::Index index = scores.index();
  for (std::size_t u = 0; u < scores.units().size(); ++u) {
    const hti::Scores alone = index.score(hti::detail::subset(scores.table(), std::array{u}));
    for (const std::size_t node : scores.nodes()) RC_ASSERT(same(alone[node][0], scores[node][u]));
  }
}

// A saved index is the same index.
void comes_back(const hti::Scores& scores) {
  const std::string json = scores.index().to_json();
  const hti::Index again = hti::Index::from_json(json);
  RC_ASSERT(again.to_json() == json);
  const hti::Scores by_it = again.score(scores.table());
  RC_ASSERT(same(by_it.values(), scores.values()));
  const hti::Definition& definition = again.definition();
  RC_ASSERT(hti::io::parse_definition(hti::io::to_toml(definition)) == definition);
}

// Scores and ranks go with the units, and the order of columns is of no account.
void moves_with_units(const hti::Scores& scores) {
  const hti::Index index = scores.index();
  const std::vector<std::size_t> order = shuffled(scores.units().size());
  const hti::Scores moved = index.score(hti::detail::subset(scores.table(), order));
  for (const std::size_t node : scores.nodes()) {
    const std::vector<double> before = scores.ranks(index.model()[node].id);
    const std::vector<double> after = moved.ranks(index.model()[node].id);
    for (std::size_t u = 0; u < order.size(); ++u) {
      RC_ASSERT(same(moved[node][u], scores[node][order[u]]));
      RC_ASSERT(same(after[u], before[order[u]]));
    }
  }
}

hti::Table reversed_columns(const hti::Table& table) {
  hti::TableData data{.units = table.data().units, .groups = table.groups(), .period = table.period()};
  for (std::size_t i = table.n_indicators(); i-- > 0;) {
    data.indicators.push_back(table.indicators()[i]);
    for (std::size_t u = 0; u < table.n_units(); ++u) {
      data.values.push_back(table.values(i)[u]);
      data.statuses.push_back(table.status(u, i));
    }
  }
  return hti::Table(std::move(data));
}

// What is learnt does not depend on the order of units, but for the rounding of sums over them, nor on that of columns.
void learns_the_same(const World& world, const hti::Scores& scores) {
  const hti::Table turned = reversed_columns(world.reference);
  const hti::Scores by_columns = hti::fit(world.definition, turned).score(turned);
  RC_ASSERT(same(by_columns.values(), scores.values()));
  const std::vector<std::size_t> order = shuffled(world.reference.n_units());
  const hti::Table moved = hti::detail::subset(world.reference, order);
  const hti::Scores again = hti::fit(world.definition, moved).score(moved);
  for (const std::size_t node : scores.nodes()) {
    for (std::size_t u = 0; u < order.size(); ++u) RC_ASSERT(near(scores, node, again[node][u], scores[node][order[u]]));
  }
}

// Scores of the reference are those that fit saw: indicators' are what the bodies of the rules make of their columns, to the
// bit, and the groups of every node rest on its scores.
void fits_what_it_scores(const hti::Scores& scores) {
  const hti::detail::index_state& state = scores.state();
  const hti::Definition& definition = state.definition;
  for (std::size_t k = 0; k < state.leaves.size(); ++k) {
    const hti::detail::leaf_state& leaf = state.leaves[k];
    if (leaf.dropped || !leaf.fill.empty()) continue;  // what fills cells is learnt from, too
    const hti::Node& node = definition.model[leaf.node];
    const double sign = node.indicator->direction == hti::Direction::lower ? -1 : 1;
    const std::vector<double> raw = copy(scores.table().values(scores.columns()[k]));
    std::vector<double> column;
    std::copy_if(raw.begin(), raw.end(), std::back_inserter(column), [](double x) { return !std::isnan(x); });
    const auto learn = [&](const auto& rule) {
      return std::visit([&](const auto& r) { return r.fit({.values = column, .indicator = &*node.indicator, .id = node.id}); },
                        rule);
    };
    const hti::treat::fitted treat = learn(definition.method.treat.at(node.id, 1));
    for (double& x : column) x = sign * treat(x);
    const hti::normalise::fitted normalise = learn(definition.method.normalise.at(node.id, 1));
    for (std::size_t u = 0; u < raw.size(); ++u) {
      RC_ASSERT(std::isnan(raw[u]) || same(scores[leaf.node][u], normalise(sign * treat(raw[u]))));
    }
  }
  const hti::Index again = hti::fit(definition, scores.table());
  for (const hti::detail::branch& b : state.branches) {
    const hti::Cutoffs expected = hti::Cutoffs::of(scores[b.node], state.shown_slack[b.node]);
    RC_ASSERT(again.cutoffs(definition.model[b.node].id) == expected);
  }
}

// A value lies where its map says that it can, a mean among what each child alone would give, weights and coverage from 0 to 1.
void stays_within(const hti::Scores& scores) {
  const hti::detail::index_state& state = scores.state();
  const hti::Model& model = state.definition.model;
  const auto inside = [&](const hti::normalise::fitted& map, std::size_t node, std::size_t unit) {
    const hti::Interval reach = map.reach();
    RC_ASSERT(reach.low <= reach.high);
    const double x = scores[node][unit];
    RC_ASSERT(std::isnan(x) || (x >= reach.low && x <= reach.high));
  };
  for (std::size_t u = 0; u < scores.units().size(); ++u) {
    for (std::size_t k = 0; k < state.leaves.size(); ++k) {
      const hti::detail::leaf_state& leaf = state.leaves[k];
      if (leaf.dropped || scores.table().status(u, scores.columns()[k]) != Status::observed) continue;
      inside(leaf.normalise, leaf.node, u);
    }
    for (const hti::detail::branch& b : state.branches) {
      const auto shown = state.rescale.find(b.node);
      if (shown != state.rescale.end()) {
        inside(shown->second, b.node, u);
      } else if (b.map) {
        inside(*b.map, b.node, u);
      } else if (b.is_mean() && !std::isnan(scores[b.node][u])) {
        double least = infinity;
        double most = -infinity;
        for (const std::size_t child : b.children) {
          const double x = scores[child][u];
          if (std::isnan(x)) continue;
          const double alone = hti::detail::combine(*b.rule, {&x, 1}, std::array{1.0}, {});
          least = std::min(least, alone);
          most = std::max(most, alone);
        }
        const double slack = rounding(scores, b.node);
        RC_ASSERT(scores[b.node][u] >= least - slack);
        RC_ASSERT(scores[b.node][u] <= most + slack);
      }
    }
  }
  for (const hti::detail::branch& b : state.branches) {
    double sum = 0;
    for (const std::size_t child : model.children(b.node)) {
      RC_ASSERT(state.weight[child] >= 0);
      sum += state.weight[child];
    }
    RC_ASSERT(b.children.empty() || std::abs(sum - 1) <= 1e-12);
    for (const double covered : scores.coverage(model[b.node].id)) {
      RC_ASSERT(std::isnan(covered) || (covered >= 0 && covered <= 1 + 1e-12));
    }
  }
}

// A figure that is better, others as they were, lowers no score above it whose rules say that they rise.
void rises_with_figures(const hti::Scores& scores) {
  const hti::detail::index_state& state = scores.state();
  const hti::Model& model = state.definition.model;
  const hti::Index index = scores.index();
  const std::size_t unit = below(scores.units().size());
  const std::size_t k = below(state.leaves.size());
  const std::size_t column = scores.columns()[k];
  if (scores.table().status(unit, column) != Status::observed) return;
  if (hti::detail::filled_by_row(state, scores.table(), scores.columns(), unit)) return;  // its neighbours may be others
  hti::TableData data = scores.table().data();
  std::size_t node = state.leaves[k].node;
  const double sign = model[node].indicator->direction == hti::Direction::lower ? -1 : 1;
  data.values[column * data.units.size() + unit] += sign * any(positive());
  const hti::Scores better = scores_of(index, hti::Table(std::move(data)));
  for (bool rises = true; rises;) {
    RC_ASSERT(std::isnan(better[node][unit]) == std::isnan(scores[node][unit]));
    RC_ASSERT(!(better[node][unit] < scores[node][unit] - rounding(scores, node)));
    if (node == hti::Model::root()) return;
    node = model.parent(node);
    for (const hti::detail::branch& b : state.branches) rises = rises && (b.node != node || b.rises());
  }
}

void keeps_its_promises(const std::function<Tried()>& rule) {
  const World world = any(rc::gen::exec([rule] { return any_world(rule); }));
  const hti::Index index = hti::fit(world.definition, world.reference);
  const hti::Scores scores = scores_of(index, world.reference);
  const hti::Scores others = scores_of(index, world.others);
  fits_what_it_scores(scores);
  learns_the_same(world, scores);
  for (const hti::Scores& of : {scores, others}) {
    traces_end_at_scores(of);
    units_score_alone(of);
    comes_back(of);
    moves_with_units(of);
    stays_within(of);
    rises_with_figures(of);
  }
}

/// A rule that is tried: what it is called, and how it is drawn.
struct Trial {
  std::string name;
  std::function<Tried()> draw;
};

template <class Variant>
void add_rules(const std::string& step, std::optional<Variant> Tried::* place, std::vector<Trial>& trials) {
  hti::detail::for_each_rule<Variant>([&]<class Rule>(const Rule&) {
    trials.push_back({step + '.' + std::string(Rule::name), [place] {
                        Tried tried;
                        tried.*place = rule_of<Rule>();
                        return tried;
                      }});
  });
}

}  // namespace

TEST_CASE("every rule of every step keeps its promises", "[rules][property]") {
  std::vector<Trial> trials;
  add_rules("treat", &Tried::treat, trials);
  add_rules("normalise", &Tried::normalise, trials);
  add_rules("missing", &Tried::missing, trials);
  add_rules("weight", &Tried::weight, trials);
  add_rules("aggregate", &Tried::aggregate, trials);
  std::size_t registered = 0;
  const std::string registry = hti::registry();
  for (auto at = registry.find("\"python\":"); at != std::string::npos; at = registry.find("\"python\":", at + 1)) ++registered;
  CHECK(trials.size() == registered);
  for (const Trial& trial : trials) rc::prop(trial.name, [&] { keeps_its_promises(trial.draw); });
}
