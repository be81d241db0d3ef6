#include <algorithm>
#include <cmath>

#include "base/join.hpp"
#include "hti/base/number_text.hpp"
#include "hti/vary/source.hpp"
#include "model/surveys.hpp"
#include "steps/fields.hpp"

namespace hti::inline v0::vary {
namespace {

constexpr std::string_view steps[]{"treat",     "normalise", "missing", "constant", "weight",
                                   "aggregate", "rescale",   "method",  "table"};
static_assert(std::variant_size_v<Step> == std::size(steps));

template <class Rule>
std::string text(const Choice<Rule>& choice) {
  std::string all = hti::describe(choice.rule);
  for (const auto& [level, rule] : choice.level) all += ", level " + std::to_string(level) + ": " + hti::describe(rule);
  for (const auto& [node, rule] : choice.node) all += ", " + node + ": " + hti::describe(rule);
  return all;
}

std::string text(const MissingRules& rules) {
  std::string all = "missing: " + hti::describe(rules.missing) + ", not_answered: " + hti::describe(rules.not_answered) +
                    ", suppressed: " + hti::describe(rules.suppressed) +
                    ", not_applicable: " + hti::describe(rules.not_applicable);
  for (const auto& [level, rule] : rules.level) all += ", level " + std::to_string(level) + ": " + hti::describe(Missing(rule));
  for (const auto& [node, rule] : rules.node) all += ", " + node + ": " + hti::describe(Missing(rule));
  for (const auto& [node, own] : rules.indicator) {
    const auto add = [&, &node = node](const char* status, const std::optional<Missing>& rule) {
      if (rule) all += ", " + node + ' ' + status + ": " + hti::describe(*rule);
    };
    add("missing", own.missing);
    add("not_answered", own.not_answered);
    add("suppressed", own.suppressed);
    add("not_applicable", own.not_applicable);
  }
  return all;
}

std::string text(Constant rule) { return std::string(detail::name_of(rule)); }

std::string text(const Rescale& rules) {
  std::string all;
  for (const auto& [node, rule] : rules) all += (all.empty() ? "" : ", ") + node + ": " + hti::describe(rule);
  return all.empty() ? "none" : all;
}

std::string text(const Method& method) {
  return "treat: " + text(method.treat) + "; normalise: " + text(method.normalise) + "; " + text(method.missing) +
         "; constant: " + text(method.constant) + "; weight: " + text(method.weight) +
         "; aggregate: " + text(method.aggregate) + "; rescale: " + text(method.rescale);
}

std::string text(const prepared& figures) { return "figures " + figures.table.hash(); }

struct describing {
  std::string operator()(const weights& w) const {
    std::string all = "weights(spread = " + detail::number_text(w.spread);
    std::vector<std::string> levels;
    for (int level : w.levels) levels.push_back(std::to_string(level));
    if (!levels.empty()) all += ", levels = [" + detail::join(levels) + "]";
    if (!w.nodes.empty()) all += ", nodes = [" + detail::join(w.nodes) + "]";
    return all + (w.distribution == WeightDistribution::dirichlet ? ", dirichlet)" : ")");
  }
  std::string operator()(const weights_from& w) const {
    std::string all = "weights_from(" + std::to_string(w.respondents.n_units()) + " respondents " + w.respondents.hash();
    if (!w.nodes.empty()) all += ", nodes = [" + detail::join(w.nodes) + "]";
    if (!w.group.empty()) all += ", group = " + w.group;
    return all + (w.equal_voice ? ", equal voice)" : ")");
  }
  std::string operator()(const sampling& s) const {
    std::vector<std::string> given;
    const auto add = [&](const char* what, double x) {
      if (!std::isnan(x)) given.push_back(what + (" = " + detail::number_text(x)));
    };
    add("rho", s.rho);
    add("respondents", s.respondents);
    add("standard_error", s.standard_error);
    return "sampling(" + detail::join(given) + ")";
  }
  std::string operator()(const rounding& r) const {
    return "rounding(step = " + detail::number_text(r.step) +
           (r.indicators.empty() ? ")" : ", indicators = [" + detail::join(r.indicators) + "])");
  }
  std::string operator()(const noise& n) const {
    return "noise(indicators = [" + detail::join(n.indicators) + "], sd = " + detail::number_text(n.sd) +
           (n.distribution == Distribution::normal ? ", normal)" : ", uniform)");
  }
  std::string operator()(const drop& d) const {
    return "drop(nodes = [" + detail::join(d.nodes) + "]" + (d.p ? ", p = " + detail::number_text(*d.p) + ")" : ")");
  }
  std::string operator()(const choice& c) const {
    std::vector<std::string> alternatives;
    for (const Step& alternative : c.alternatives) alternatives.push_back(describe(alternative));
    std::string what = name(c);
    if (c.at)
      what += std::holds_alternative<int>(*c.at) ? " at level " + std::to_string(std::get<int>(*c.at))
                                                 : " at " + std::get<std::string>(*c.at);
    std::vector<std::string> p;
    for (double x : c.p) p.push_back(detail::number_text(x));
    return "choice(" + what + ": " + detail::join(alternatives, " | ") + (p.empty() ? ")" : ", p = [" + detail::join(p) + "])");
  }
};

}  // namespace

std::string name(const Source& source) {
  if (const auto* c = std::get_if<choice>(&source); c && c->name.empty()) {
    return c->alternatives.empty() ? "choice" : std::string(step(c->alternatives[0]));
  }
  return std::visit([](const auto& s) { return s.name; }, source);
}

std::string_view step(const Step& alternative) { return steps[alternative.index()]; }

std::string describe(const Step& alternative) {
  return std::visit([](const auto& rule) { return text(rule); }, alternative);
}

std::string describe(const Source& source) { return std::visit(describing{}, source); }

std::string_view error(std::span<const Source> sources) {
  const bool sampled =
      std::any_of(sources.begin(), sources.end(), [](const Source& s) { return std::holds_alternative<sampling>(s); });
  return sampled ? "random error only: that those who did not answer may think otherwise is not in it" : "";
}

std::vector<Survey> correlations(const Model& model, std::span<const Source> sources) {
  for (const Source& source : sources) {
    if (const auto* drawn = std::get_if<sampling>(&source)) return detail::survey_errors(model, drawn->rho).shared();
  }
  return {};
}

}  // namespace hti::inline v0::vary
