// The core as JavaScript sees it: scores of a table, and questions about them. What a method gives is what is asked for, or
// `{problems}`; columns are those of Python and of files.
#include <emscripten/bind.h>

#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "hti/base/number_words.hpp"
#include "hti/hti.hpp"
#include "javascript.hpp"

namespace hti_wasm {
namespace {

namespace explain = hti::explain;
using hti::Scores;

using Names = std::vector<std::string>;
Names names_of(const val& array) { return emscripten::vecFromJSArray<std::string>(array); }

/// The numbers of an object by its keys, in their order.
std::vector<std::pair<std::string, double>> numbers_of(const val& object) {
  std::vector<std::pair<std::string, double>> found;
  for (const std::string& key : names_of(val::global("Object").call<val>("keys", object)))
    found.emplace_back(key, object[key].as<double>());
  return found;
}

val opened(const std::string& definition, const std::string& table) {
  return guarded([&] {
    hti::Table read = table_from_json(table);
    return hti::fit(hti::io::parse_definition(definition), read).score(read);
  });
}

/// Shares of the parent and of the root, node by node in model order.
val shares(const Scores& scores) {
  const hti::Index index = scores.index();
  std::vector<double> own, effective;
  for (const hti::Node& node : index.model()) {
    own.push_back(index.weight(node.id));
    effective.push_back(index.effective_weight(node.id));
  }
  val told = val::object();
  told.set("share", to_javascript(own));
  told.set("effective", to_javascript(effective));
  return told;
}

val cutoffs(const Scores& scores, const std::string& node) {
  return guarded([&] {
    const auto bounds = scores.index().cutoffs(node).bounds();
    return to_javascript(std::vector<double>(bounds.begin(), bounds.end()));
  });
}

/// Figures by indicator, as edits.
std::vector<explain::Edit> edits_of(const val& figures) {
  std::vector<explain::Edit> made;
  for (const auto& [indicator, value] : numbers_of(figures)) made.push_back({.indicator = indicator, .value = value});
  return made;
}

/// Scores and ranks of all units over editions.
val trend(const val& editions) {
  return guarded([&] {
    std::vector<Scores> years;
    for (const val& each : emscripten::vecFromJSArray<val>(editions)) years.push_back(each.as<Scores>());
    return to_javascript(explain::columns(explain::trend(years)));
  });
}

val what_if(const Scores& scores, const std::string& unit, const val& edits) {
  return guarded([&] {
    const explain::WhatIf asked(scores, unit);
    return to_javascript(explain::columns(
        std::vector<std::pair<std::string, explain::Outcome>>{{"before", asked.before()}, {"after", asked(edits_of(edits))}}));
  });
}

/// The table with other figures of one unit, scored by the same index: what was learnt of the reference stays.
val edited(const Scores& scores, const std::string& unit, const val& edits) {
  return guarded([&] {
    const hti::Index index = scores.index();
    return index.score(explain::edited(scores.table(), index.model(), unit, edits_of(edits)));
  });
}

val plan(const Scores& scores, const std::string& unit, const val& options) {
  return guarded([&] {
    explain::plan_options asked;
    if (options.hasOwnProperty("score")) asked.score = options["score"].as<double>();
    if (options.hasOwnProperty("rank")) asked.rank = options["rank"].as<double>();
    asked.outcomes = options["outcomes"].as<bool>();
    for (const auto& [indicator, effort] : numbers_of(options["effort"])) asked.effort[indicator] = effort;
    const explain::Plan found = explain::plan(scores, unit, asked);
    val told = val::object();
    told.set("reached", found.reached);
    told.set("proven", found.proven);
    told.set("steps", to_javascript(explain::columns(found)));
    told.set("left_out", to_javascript(explain::columns(found.left_out)));
    told.set("outcomes", to_javascript(explain::columns(std::vector<std::pair<std::string, explain::Outcome>>{
                             {"before", found.before}, {"after", found.after}})));
    return told;
  });
}

val priorities(const Scores& scores, const std::string& unit, const val& earlier) {
  return guarded([&] {
    explain::priority_options options;
    if (const auto before = scores_or_none(earlier)) options.earlier = before->table();
    const explain::Priorities found = explain::priorities(scores, unit, {}, {}, options);
    val told = val::object();
    told.set("effect_line", found.effect_line);
    told.set("rows", to_javascript(explain::columns(std::vector<explain::Priorities>{found}, options.earlier.has_value())));
    return told;
  });
}

val examples(const Scores& scores, const std::string& unit, const val& earlier, const val& peers) {
  return guarded([&] {
    const auto before = scores_or_none(earlier);
    std::optional<explain::Profiler> then;
    if (before) then.emplace(explain::before(scores, before->table()));
    return to_javascript(explain::columns(explain::good_examples(explain::Profiler(scores), unit, explain::nation(scores),
                                                                 explain::units(scores, names_of(peers)).units, then)));
  });
}

/// \param pairs  units of whom the first may stand above the second: [[unit, unit], ...]
val uncertainty(const Scores& scores, double spread, double seed, const val& pairs) {
  return guarded([&] {
    // Ranks are among the units of the table, also where some of their figures are others than those that the index learnt of.
    hti::robust::uncertainty_options options{.n = 0, .seed = static_cast<std::uint64_t>(seed), .reference = scores.table()};
    for (const val& pair : emscripten::vecFromJSArray<val>(pairs))
      options.pairs.emplace_back(pair[0].as<std::string>(), pair[1].as<std::string>());
    return hti::robust::uncertainty(scores.index(), scores.table(), {hti::vary::weights{.spread = spread}}, options);
  });
}

hti::robust::run_options alone() { return {.threads = 1}; }

}  // namespace

EMSCRIPTEN_BINDINGS(hti) {
  using emscripten::class_;
  using hti::robust::Uncertainty;
  emscripten::function("open", &opened);
  emscripten::function("trend", &trend);
  emscripten::function("version", +[] { return std::string(hti::version); });
  emscripten::function(
      "number_words", +[](double value, const std::string& form, const std::string& decimal, const std::string& thousands,
                          int shift) { return hti::number_words(value, form, {decimal, thousands}, shift); });

  class_<Scores>("Scores")
      .function(
          "nodes", +[](const Scores& s) { return to_json(s.index().model()); })
      .function("shares", &shares)
      .function("cutoffs", &cutoffs)
      .function(
          "table", +[](const Scores& s) { return to_javascript(hti::columns(s.table())); })
      .function(
          "columns", +[](const Scores& s) { return to_javascript(hti::columns(s)); })
      .function(
          "definition_hash", +[](const Scores& s) { return s.index().definition().hash(); })
      .function(
          "ranking",
          +[](const Scores& s, const std::string& node) {
            return guarded([&] { return to_javascript(hti::columns(s.ranking(node))); });
          })
      .function(
          "ranking_csv",
          +[](const Scores& s, bool swedish, const std::string& head, const std::string& note) {
            return guarded([&] {
              return hti::io::to_csv(noted(hti::columns(s.ranking()), head, note),
                                     swedish ? hti::io::swedish_excel : hti::io::csv_style{});
            });
          })
      .function(
          "ranks",
          +[](const Scores& s, const std::string& node) { return guarded([&] { return to_javascript(s.ranks(node)); }); })
      .function(
          "scores",
          +[](const Scores& s, const std::string& node) {
            return guarded([&] {
              const auto of = s[node];
              return to_javascript(std::vector<double>(of.begin(), of.end()));
            });
          })
      .function(
          "trace", +[](const Scores& s, const std::string& unit,
                       const std::string& node) { return guarded([&] { return to_javascript(s.trace(unit, node)); }); })
      .function(
          "contributions",
          +[](const Scores& s, const std::string& unit, const val& against, const std::string& node) {
            return guarded([&] {
              const auto reference = against.isString() ? explain::named(s, unit, against.as<std::string>())
                                                        : explain::units(s, names_of(against));
              return to_javascript(explain::columns(explain::contributions(s, unit, reference, node)));
            });
          })
      .function(
          "profile",
          +[](const Scores& s, const std::string& unit, const std::string& against) {
            return guarded([&] {
              const explain::Profile found = explain::Profiler(s)(unit, explain::named(s, unit, against));
              return to_javascript(explain::columns(std::vector<explain::Profile>{found}));
            });
          })
      .function(
          "peers",
          +[](const Scores& s, const std::string& unit, int count, const val& on) {
            return guarded([&] {
              explain::peer_options options{.count = static_cast<std::size_t>(count)};
              for (const std::string& variable : names_of(on)) options.weights[variable] = 1;
              const auto found = explain::peers(s.table(), unit, options);
              return to_javascript(explain::columns(found.rows));
            });
          })
      .function(
          "changes",
          +[](const Scores& s, const Scores& earlier) {
            return guarded([&] {
              return to_javascript(explain::columns(explain::compare(earlier, s), explain::same_definition(earlier, s)));
            });
          })
      .function("what_if", &what_if)
      .function("edited", &edited)
      .function("plan", &plan)
      .function("priorities", &priorities)
      .function("examples", &examples)
      .function("uncertainty", &uncertainty);

  class_<Uncertainty>("Uncertainty")
      .function(
          "n", +[](const Uncertainty& u) { return static_cast<double>(u.n()); })
      .function(
          "extended", +[](const Uncertainty& u,
                          double n) { return guarded([&] { return u.extended(static_cast<std::uint64_t>(n), alone()); }); })
      .function(
          "part",
          +[](const Uncertainty& u, double first, double last) {
            return guarded(
                [&] { return u.part({static_cast<std::uint64_t>(first), static_cast<std::uint64_t>(last)}, alone()); });
          })
      .function(
          "merged", +[](const Uncertainty& u, const Uncertainty& other) { return guarded([&] { return u.merged(other); }); })
      .function(
          "bytes",
          +[](const Uncertainty& u) {
            const std::string bytes = u.bytes();
            const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
            return val(emscripten::typed_memory_view(bytes.size(), data)).call<val>("slice");
          })
      .function(
          "restored",
          +[](const Uncertainty& u, const std::string& bytes) { return guarded([&] { return u.restored(bytes); }); })
      .function(
          "ranks", +[](const Uncertainty& u,
                       double level) { return guarded([&] { return to_javascript(hti::robust::rank_columns(u, level)); }); })
      .function(
          "above", +[](const Uncertainty& u, const std::string& unit,
                       const std::string& other) { return guarded([&] { return val(u.above(unit, other).above); }); })
      .function(
          "groups",
          +[](const Uncertainty& u) { return guarded([&] { return to_javascript(hti::robust::group_columns(u)); }); });
}

}  // namespace hti_wasm
