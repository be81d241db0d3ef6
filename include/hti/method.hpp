// One chosen rule per step: *how* an index is combined.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "hti/aggregate/all.hpp"
#include "hti/api.hpp"
#include "hti/missing/all.hpp"
#include "hti/normalise/all.hpp"
#include "hti/rank/options.hpp"
#include "hti/treat/all.hpp"
#include "hti/weight/all.hpp"

namespace hti::inline v0 {

/// One rule for all nodes, with exceptions per level (indicators are level 1) and per node; the node wins over the level.
template <class Rule>
struct Choice {
  Rule rule{};
  std::map<int, Rule> level{};
  std::map<std::string, Rule, std::less<>> node{};

  Choice() = default;
  Choice(Rule rule_, std::map<int, Rule> level_ = {}, std::map<std::string, Rule, std::less<>> node_ = {})
      : rule(std::move(rule_)), level(std::move(level_)), node(std::move(node_)) {}
  /// So that a single method can stand where a Choice is wanted.
  template <class R>
    requires std::constructible_from<Rule, R> && (!std::same_as<std::remove_cvref_t<R>, Choice>)
  Choice(R rule_) : rule(std::move(rule_)) {}

  [[nodiscard]] const Rule& at(std::string_view id, std::size_t height) const& {
    const Rule* own = exception(id, height);
    return own ? *own : rule;
  }
  /// The rule that is a node's own or its level's; null where there is none.
  [[nodiscard]] const Rule* exception(std::string_view id, std::size_t height) const& {
    if (auto it = node.find(id); it != node.end()) return &it->second;
    if (auto it = level.find(static_cast<int>(height)); it != level.end()) return &it->second;
    return nullptr;
  }
  const Rule& at(std::string_view id, std::size_t height) const&& = delete;
  const Rule* exception(std::string_view id, std::size_t height) const&& = delete;
  friend bool operator==(const Choice&, const Choice&) = default;
};

/// What is done with cells of one indicator, by the reason that they have no value; empty: what the method does.
struct CellRules {
  std::optional<Missing> missing{};
  std::optional<Missing> not_answered{};
  std::optional<Missing> suppressed{};
  std::optional<Missing> not_applicable{};

  friend bool operator==(const CellRules&, const CellRules&) = default;
};

/// What is done with a cell, by the reason that it has no value. not_applicable may only renormalise or be refused. By default
/// a node needs half of its children's weight (see missing::renormalise); all that renormalise share one threshold, but for
/// the nodes and levels that have one of their own. An indicator may have rules of its own; where they leave cells out, the
/// threshold is that of the node above.
struct MissingRules {
  Missing missing = missing::renormalise{};
  Missing not_answered = missing::penalise{};
  Missing suppressed = missing::renormalise{};
  Missing not_applicable = missing::renormalise{};
  std::map<int, missing::renormalise> level{};                      ///< thresholds, from level 2 on
  std::map<std::string, missing::renormalise, std::less<>> node{};  ///< thresholds; a node goes before its level
  std::map<std::string, CellRules, std::less<>> indicator{};

  /// Where only some rules were chosen: those that renormalise by default take the parameters of the first of these that does.
  void share(std::span<const Missing* const> chosen) {
    for (const Missing* rule : chosen) {
      const auto* shared = std::get_if<missing::renormalise>(rule);
      if (!shared || rule == &not_applicable) continue;  // what does not apply has no threshold of its own to share
      const missing::renormalise parameters = *shared;
      for (Missing* other : {&missing, &not_answered, &suppressed, &not_applicable}) {
        const bool kept = std::find(chosen.begin(), chosen.end(), other) != chosen.end();
        if (!kept && std::holds_alternative<missing::renormalise>(*other)) *other = parameters;
      }
      return;
    }
  }

  friend bool operator==(const MissingRules&, const MissingRules&) = default;
};

/// What is done with a column whose reference values do not differ, where a frame is learnt from them: an error, the middle
/// of the scale for everybody, or the indicator is dropped (its weight goes to its siblings).
enum class Constant { error, middle, drop };

/// The rule for every step, in the order in which they are applied: impute (part of `missing`), treat, normalise, penalise
/// (part of `missing`), weight, aggregate, rescale, rank.
///
/// `normalise` of a node that is no indicator, which only an exception can be, normalises the node's score by the reference's
/// scores before its parent combines it. `rescale` does so with the score that is shown; parents combine the scores as they
/// were before. `weight` of a node weighs its children.
struct Method {
  Choice<Treat> treat = treat::none{};
  Choice<Normalise> normalise = normalise::min_max{};
  MissingRules missing{};
  Constant constant = Constant::error;
  Choice<Weight> weight = weight::given{};
  Choice<Aggregate> aggregate = aggregate::arithmetic{};
  std::map<std::string, Normalise, std::less<>> rescale{};
  rank_options rank{};

  friend bool operator==(const Method&, const Method&) = default;
};

/// The rule as it would be written in a definition, e.g. `min_max(low = 0, high = 100)`.
[[nodiscard]] HTI_API std::string describe(const Treat& rule);
[[nodiscard]] HTI_API std::string describe(const Normalise& rule);
[[nodiscard]] HTI_API std::string describe(const Missing& rule);
[[nodiscard]] HTI_API std::string describe(const Weight& rule);
[[nodiscard]] HTI_API std::string describe(const Aggregate& rule);

}  // namespace hti::inline v0
