// The reader's own choices beside those of the definition: weights, rules, and what of an order rests on them.
#include <emscripten/bind.h>

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "hti/hti.hpp"
#include "javascript.hpp"

namespace hti_wasm {
namespace {

using hti::Scores;

/// The same table scored with other weights of the nodes that are named; what weighs their siblings is the model from then on.
val weighted(const Scores& scores, const val& weights) {
  return guarded([&] {
    hti::Definition definition = scores.index().definition();
    std::vector<hti::Node> nodes(definition.model.begin(), definition.model.end());
    for (const std::string& id : emscripten::vecFromJSArray<std::string>(val::global("Object").call<val>("keys", weights))) {
      hti::Node& node = nodes[definition.model.at(id)];
      node.weight = weights[id].as<double>();
      definition.method.weight.node[node.parent] = hti::weight::given{};
    }
    // What every parent has by rule it needs no exception for.
    if (std::holds_alternative<hti::weight::given>(definition.method.weight.rule) && definition.method.weight.level.empty())
      definition.method.weight.node = scores.index().definition().method.weight.node;
    definition.model = hti::Model(std::move(nodes), {definition.model.surveys().begin(), definition.model.surveys().end()});
    return hti::fit(std::move(definition), scores.table()).score(scores.table());
  });
}

/// The same table scored by other rules: one for all nodes of each step named, in place of what the definition has for it.
/// \param method  TOML, as a definition has it; \param steps  of normalise, aggregate and missing those that are taken from it
val ruled(const Scores& scores, const std::string& method, const val& steps) {
  return guarded([&] {
    hti::Definition definition = scores.index().definition();
    const hti::Method asked = hti::io::parse_method(method);
    for (const std::string& step : emscripten::vecFromJSArray<std::string>(steps)) {
      if (step == "normalise") definition.method.normalise = asked.normalise;
      if (step == "aggregate") definition.method.aggregate = asked.aggregate;
      if (step == "missing") definition.method.missing = asked.missing;
    }
    return hti::fit(std::move(definition), scores.table()).score(scores.table());
  });
}

/// The smallest change of one parent's weights with which a unit comes level with another; null where it has no closed form.
val overtaking(const Scores& scores, const std::string& unit, const std::string& other, const std::string& parent) {
  return guarded([&] {
    const hti::robust::Contest contest = hti::robust::contest(scores.index(), scores.table(), unit, other, parent);
    if (!contest.closed()) return val::null();
    const hti::robust::Overtaking found = hti::robust::overtaking(contest);
    val told = val::object();
    told.set("change", found.change);
    told.set("shares", to_javascript(hti::robust::columns(contest, found.shares)));
    return told;
  });
}

/// For the weights of every node the interval in which a unit stays above another.
val weight_intervals(const Scores& scores, const std::string& above, const std::string& below) {
  return guarded([&] {
    return to_javascript(
        hti::robust::columns(hti::robust::weight_intervals(scores.index(), scores.table(), {.above = above, .below = below})));
  });
}

/// The places that chance in the answers leaves open to every unit, and from which units one of them surely stands apart.
val rank_sets(const Scores& scores, const std::string& unit) {
  return guarded([&] {
    const hti::robust::RankSets found = hti::robust::rank_sets(scores.index(), scores.table(), hti::vary::sampling{});
    const std::size_t n = found.units.size();
    std::vector<double> apart;
    for (std::size_t row = 0; row < n; ++row) {
      if (scores.units()[row] == unit)
        for (std::size_t other = 0; other < n; ++other) apart.push_back(found.apart[row * n + other]);
    }
    val told = val::object();
    told.set("sets", to_javascript(hti::robust::columns(found)));
    told.set("apart", to_javascript(apart));
    return told;
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(hti_own) {
  emscripten::function("weighted", &weighted);
  emscripten::function("ruled", &ruled);
  emscripten::function("overtaking", &overtaking);
  emscripten::function("weight_intervals", &weight_intervals);
  emscripten::function("rank_sets", &rank_sets);
}

}  // namespace hti_wasm
