// Before and after of a change are what each edition's own scoring and ranking give, for any two definitions and tables.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <random>

#include "core/support.hpp"
#include "hti/explain/backcast.hpp"
#include "hti/explain/change.hpp"
#include "hti/explain/trend.hpp"
#include "hti/impute/borrow.hpp"
#include "hti/impute/inherit.hpp"

using namespace hti_test;
using hti::explain::ChangeParts;

namespace {

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
  bool one_in(std::size_t n) { return below(n) == 0; }
  template <class T>
  T of(std::vector<T> choices) {
    return choices[below(choices.size())];
  }
  template <class T>
  void shuffle(std::vector<T>& all) {
    for (std::size_t k = all.size(); k > 1; --k) std::swap(all[k - 1], all[below(k)]);
  }

 private:
  std::mt19937_64 engine_;
};

std::string id(const char* kind, std::size_t k) { return kind + std::to_string(k); }

/// Some of six indicators in any order, under the root or under one of two nodes.
hti::Model random_model(Random& r) {
  std::vector<std::size_t> ids{0, 1, 2, 3, 4, 5};
  r.shuffle(ids);
  ids.resize(1 + r.below(5));
  std::vector<hti::Node> nodes{node("index")};
  for (const char* group : {"p", "q"}) {
    if (r.one_in(2)) nodes.push_back(node(group, "index", r.of<double>({1, 2, 3})));
  }
  std::vector<std::string> parents;
  for (const hti::Node& n : nodes) parents.push_back(n.id);
  for (std::size_t k = 0; k < ids.size(); ++k) {
    const std::string parent = k + 1 < parents.size() ? parents[k + 1] : r.of(parents);
    hti::Node leaf = hti_test::leaf(id("x", ids[k]), parent, r.of<double>({1, 1, 2, 5}),
                                    ids[k] == 3 ? hti::Direction::lower : hti::Direction::higher);
    leaf.indicator->goalposts = hti::Interval{0, 10};
    leaf.indicator->scope = ids[k] < 2 ? hti::Scope::municipality : hti::Scope::unit;
    nodes.push_back(std::move(leaf));
  }
  std::erase_if(nodes, [&](const hti::Node& n) {
    return n.id != "index" && !n.indicator &&
           std::none_of(nodes.begin(), nodes.end(), [&](const hti::Node& child) { return child.parent == n.id; });
  });
  return hti::Model(std::move(nodes));
}

hti::Missing random_missing(Random& r) {
  switch (r.below(6)) {
    case 0: return hti::missing::penalise{.value = 5};
    case 1: return hti::missing::penalise{.percentile = 10};
    case 2: return hti::impute::mean{};
    case 3: return hti::impute::median{};
    case 4: return hti::impute::group_mean{.group = "g"};
    default: return hti::missing::renormalise{};
  }
}

hti::Method random_method(Random& r) {
  using namespace hti;
  Method m;
  m.constant = r.of<Constant>({Constant::middle, Constant::drop});
  m.normalise = r.of<Normalise>({normalise::min_max{}, normalise::min_max{.clip = Interval{10, 90}},
                                 normalise::z_score{.mean = 100, .sd = 10}, normalise::rank{}, normalise::percentile_rank{},
                                 normalise::borda{}, normalise::none{}, normalise::goalposts{}});
  if (r.one_in(4)) m.normalise.node["x" + std::to_string(r.below(6))] = normalise::goalposts{};
  if (r.one_in(4)) m.treat = r.of<Treat>({treat::log{}, treat::winsorise{}});
  m.aggregate = r.of<Aggregate>({aggregate::arithmetic{}, aggregate::arithmetic{}, aggregate::geometric{.floor = 1},
                                 aggregate::harmonic{.floor = 1}, aggregate::power{.p = 2, .floor = 1}});
  if (r.one_in(3)) m.aggregate.level[2] = aggregate::power{.p = 0.5, .floor = 1};
  m.weight = r.of<Weight>({weight::given{}, weight::given{}, weight::equal{}, weight::equal_indicators{}});
  m.missing.missing = random_missing(r);
  m.missing.suppressed = random_missing(r);
  m.missing.not_answered = random_missing(r);
  if (r.one_in(3)) {
    const missing::renormalise half{.min_coverage = 0.5};
    m.missing = {half, half, half, half};
  }
  if (r.one_in(12)) m.missing.suppressed = missing::refuse{};
  if (r.one_in(4)) m.rescale["index"] = normalise::min_max{};
  m.rank = {.ties = r.of<Ties>({Ties::min, Ties::max, Ties::average, Ties::dense, Ties::ordinal}),
            .tolerance = r.one_in(4) ? 4.0 : 0.0};
  return m;
}

/// Some of eight units in any order, with the model's indicators and perhaps others in any order.
hti::TableData random_table(Random& r, const hti::Model& model, const std::string& period) {
  hti::TableData data;
  data.period = period;
  for (std::size_t u = 0; u < 8; ++u) {
    if (!r.one_in(5)) data.units.push_back(id("u", u));
  }
  if (data.units.size() < 2) data.units = {"u0", "u1"};
  r.shuffle(data.units);
  for (const std::size_t leaf : model.indicators()) data.indicators.push_back(model[leaf].id);
  for (std::size_t k = 0; k < 6; ++k) {
    if (r.one_in(4) && !model.find(id("x", k))) data.indicators.push_back(id("x", k));
  }
  r.shuffle(data.indicators);
  const std::size_t holes = r.of<std::size_t>({4, 8, 1000});
  for (std::size_t cell = 0; cell < data.units.size() * data.indicators.size(); ++cell) {
    const bool hole = r.one_in(holes);
    data.values.push_back(hole ? no_value : static_cast<double>(r.below(9)));
    data.statuses.push_back(hole ? r.of<hti::Status>({hti::Status::missing, hti::Status::missing, hti::Status::not_answered,
                                                      hti::Status::suppressed, hti::Status::not_applicable})
                                 : hti::Status::observed);
  }
  for (std::size_t u = 0; u < data.units.size(); ++u) data.groups["g"].push_back(r.of<std::string>({"a", "b", ""}));
  if (r.one_in(3)) data.respondents.assign(data.values.size(), 20);
  if (r.one_in(3)) data.standard_error.assign(data.values.size(), 1);
  return data;
}

hti::Table random_edition(Random& r, const hti::Model& model, const std::string& period) {
  hti::TableData data = random_table(r, model, period);
  for (std::size_t u = 0; u < data.units.size(); ++u) data.groups["kommun"].push_back(r.of<std::string>({"u0", "u1"}));
  hti::Table table(std::move(data));
  if (r.one_in(3)) table = hti::impute::borrow(table, hti::Table(random_table(r, model, "2000")));
  if (r.one_in(3)) {
    hti::TableData municipal = random_table(r, model, period);
    municipal.units[0] = "u0";
    municipal.units[1] = "u1";
    for (std::size_t u = 2; u < municipal.units.size(); ++u) municipal.units[u] = id("m", u);
    table = hti::impute::inherit(table, hti::Table(std::move(municipal)), model);
  }
  return table;
}

/// An edition that stands on its own, or nothing.
std::optional<hti::Scores> random_scores(Random& r, const hti::Model& model, const std::string& period) {
  try {
    const hti::Table table = random_edition(r, model, period);
    hti::Method method = random_method(r);
    std::erase_if(method.normalise.node, [&](const auto& rule) { return !model.find(rule.first); });
    return hti::fit(model, method, table).score(table);
  } catch (const hti::Error&) {
    return std::nullopt;
  }
}

/// One that another edition's definition may be like, but for what was added, dropped or moved.
std::optional<hti::Scores> random_later(Random& r, const hti::Scores& earlier) {
  const hti::Index index = earlier.index();
  if (!r.one_in(3)) return random_scores(r, r.one_in(3) ? index.model() : random_model(r), "2002");
  try {
    const hti::Table table = random_edition(r, index.model(), "2002");
    return hti::fit(index.definition(), table).score(table);
  } catch (const hti::Error&) {
    return std::nullopt;
  }
}

std::map<std::string, hti::RankingRow> list(const hti::Scores& scores, const std::string& node) {
  std::map<std::string, hti::RankingRow> rows;
  for (const hti::RankingRow& row : scores.ranking(node).rows) rows.emplace(row.unit, row);
  return rows;
}

bool same(double a, double b) { return (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= 1e-9; }
double sum(const ChangeParts& p) { return p.values + p.statuses + p.frame + p.definition + p.others; }

struct Tally {
  std::size_t pairs = 0;
  std::size_t units = 0;
  std::size_t split = 0;
  std::size_t wrong = 0;
  std::size_t without_reason = 0;
};

void count(Tally& tally, const hti::Scores& earlier, const hti::Scores& later, const std::string& node) {
  const auto before = list(earlier, node);
  const auto after = list(later, node);
  const auto changes = hti::explain::compare(earlier, later, node);
  std::size_t common = 0;
  for (const auto& [unit, row] : after) common += before.count(unit);
  tally.wrong += changes.size() == common ? 0 : 1;
  for (const hti::explain::Change& c : changes) {
    ++tally.units;
    const auto& b = before.at(c.unit);
    const auto& a = after.at(c.unit);
    bool right = same(c.score_before, b.score) && same(c.score_after, a.score) && same(c.rank_before, b.rank) &&
                 same(c.rank_after, a.rank);
    const bool parts = !std::isnan(c.score.values);
    if (parts) {
      ++tally.split;
      right = right && same(sum(c.score), c.score_after - c.score_before) && same(sum(c.rank), c.rank_before - c.rank_after);
    }
    tally.wrong += right ? 0 : 1;
    tally.without_reason += parts == c.unsplit.empty() ? 0 : 1;
  }
}

}  // namespace

TEST_CASE("before and after are the published ones, of any two definitions and tables", "[change]") {
  Random r(20260101);
  Tally tally;
  while (tally.pairs < std::size_t{10000 / shorter}) {
    const auto earlier = random_scores(r, random_model(r), "2001");
    if (!earlier) continue;
    const auto later = random_later(r, *earlier);
    if (!later) continue;
    std::vector<std::string> common;
    for (const hti::Node& n : later->index().model()) {
      const auto there = earlier->index().model().find(n.id);
      if (there && earlier->index().model()[*there].indicator.has_value() == n.indicator.has_value()) common.push_back(n.id);
    }
    const auto shared = [&](const std::string& unit) { return earlier->table().find_unit(unit).has_value(); };
    if (std::none_of(later->units().begin(), later->units().end(), shared)) continue;
    ++tally.pairs;
    count(tally, *earlier, *later, r.of(common));
  }
  CHECK(tally.wrong == 0);
  CHECK(tally.without_reason == 0);
  CHECK(tally.units > std::size_t{40000 / shorter});
  CHECK(tally.split * 10 > tally.units * 7);
}

TEST_CASE("a back-cast is what the present definition gives on that year's table", "[change]") {
  Random r(20260102);
  std::size_t years = 0;
  std::size_t wrong = 0;
  while (years < std::size_t{3000 / shorter}) {
    const auto present = random_scores(r, random_model(r), "2002");
    if (!present) continue;
    const hti::Index index = present->index();
    const hti::Table then = random_edition(r, random_model(r), "2001");
    // By hand: a question that the year has no figures for is not asked of anybody; or it is not in the definition.
    hti::TableData asked{.units = then.data().units, .groups = then.groups(), .period = "2001"};
    std::vector<hti::Node> kept(index.model().nodes().begin(), index.model().nodes().end());
    for (const std::size_t leaf : index.model().indicators()) {
      const std::string& name = index.model()[leaf].id;
      const auto column = then.find_indicator(name);
      bool any = false;
      for (std::size_t u = 0; column && u < then.n_units(); ++u) any = any || !std::isnan(then.values(*column)[u]);
      asked.indicators.push_back(name);
      for (std::size_t u = 0; u < then.n_units(); ++u) {
        asked.values.push_back(any ? then.values(*column)[u] : no_value);
        asked.statuses.push_back(any ? then.status(u, *column) : hti::Status::not_applicable);
      }
      if (!any) std::erase_if(kept, [&](const hti::Node& n) { return n.id == name; });
    }
    for (std::size_t pass = 0; pass < 3; ++pass) {
      std::erase_if(kept, [&](const hti::Node& n) {
        return !n.indicator &&
               std::none_of(kept.begin(), kept.end(), [&](const hti::Node& child) { return child.parent == n.id; });
      });
    }
    const auto result = [&](auto&& scored) -> std::optional<std::vector<double>> {
      try {
        const hti::Scores scores = scored();
        return copy(scores["index"]);
      } catch (const hti::Error&) {
        return std::nullopt;
      }
    };
    const auto agree = [&](const auto& a, const auto& b) {
      return a.has_value() == b.has_value() && (!a || std::equal(a->begin(), a->end(), b->begin(), b->end(), same));
    };
    const auto back = [&](hti::explain::BackcastFrame frame) {
      return [&, frame] { return hti::explain::backcast(index, then, frame); };
    };
    wrong += agree(result(back(hti::explain::BackcastFrame::present)), result([&] { return index.score(hti::Table(asked)); }))
                 ? 0
                 : 1;
    hti::Method method = index.method();
    if (!method.aggregate.level.empty()) {  // exceptions per level stay with the nodes that they were for
      for (const hti::Node& n : kept) {
        const auto rule = method.aggregate.level.find(static_cast<int>(index.model().level(index.model().at(n.id))));
        if (rule != method.aggregate.level.end()) method.aggregate.node.emplace(n.id, rule->second);
      }
      method.aggregate.level.clear();
    }
    std::erase_if(method.normalise.node, [&](const auto& rule) {
      return std::none_of(kept.begin(), kept.end(), [&](const hti::Node& n) { return n.id == rule.first; });
    });
    const auto alone = [&] {
      const hti::Table table(asked);
      return hti::fit(hti::Model(kept), method, table).score(table);
    };
    wrong += agree(result(back(hti::explain::BackcastFrame::own)), result(alone)) ? 0 : 1;
    try {
      const hti::Scores own = hti::explain::backcast(index, then, hti::explain::BackcastFrame::own);
      const std::vector<hti::Scores> editions{own, *present};
      const auto then_list = list(own, "index");
      for (const auto& row : hti::explain::trend(editions, "index").rows) {
        const auto at = then_list.find(row.unit);
        const bool right = at == then_list.end() ? std::isnan(row.scores[0]) && std::isnan(row.ranks[0])
                                                 : same(row.scores[0], at->second.score) && same(row.ranks[0], at->second.rank);
        wrong += right ? 0 : 1;
      }
    } catch (const hti::Error&) {
    }
    ++years;
  }
  CHECK(wrong == 0);
}
