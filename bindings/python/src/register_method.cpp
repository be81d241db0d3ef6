// Method: one rule per step.
#include <variant>

#include "register.hpp"
#include "register_method.docs.hpp"
#include "value_class.hpp"

namespace py = pybind11;
using namespace py::literals;

namespace hti_python {
namespace {

template <class Rule>
using Exceptions = std::map<std::variant<int, std::string>, Rule>;
using MissingByStatus = std::map<std::string, hti::Missing>;
/// What a node or a level asks of its children, or what becomes of an indicator's cells.
using MissingExceptions = std::map<std::variant<int, std::string>, std::variant<hti::missing::renormalise, MissingByStatus>>;
using NodeRules = std::map<std::string, hti::Normalise, std::less<>>;

template <class Rule>
hti::Choice<Rule> choice(Rule rule, Exceptions<Rule> exceptions) {
  hti::Choice<Rule> made(std::move(rule));
  for (auto& [where, other] : exceptions) {
    if (const int* level = std::get_if<int>(&where))
      made.level.emplace(*level, std::move(other));
    else
      made.node.emplace(std::get<std::string>(where), std::move(other));
  }
  return made;
}

template <class Rule>
Exceptions<Rule> exceptions(const hti::Choice<Rule>& made) {
  Exceptions<Rule> all;
  for (const auto& [level, rule] : made.level) all.emplace(level, rule);
  for (const auto& [node, rule] : made.node) all.emplace(node, rule);
  return all;
}

[[noreturn]] void unknown_status(const std::string& status) {
  throw py::value_error("'" + status + "' is not one of 'missing', 'not_answered', 'suppressed', 'not_applicable'");
}

/// A single rule is for all cells that could have had a value.
hti::MissingRules missing_rules(const std::variant<hti::Missing, MissingByStatus>& given) {
  hti::MissingRules rules;
  MissingByStatus by_status;
  if (const auto* rule = std::get_if<hti::Missing>(&given))
    by_status = {{"missing", *rule}, {"not_answered", *rule}, {"suppressed", *rule}};
  else
    by_status = std::get<MissingByStatus>(given);
  std::vector<const hti::Missing*> chosen;
  const auto choose = [&](const char* status, hti::Missing& rule) {
    const auto it = by_status.find(status);
    if (it == by_status.end()) return;
    rule = std::move(it->second);
    chosen.push_back(&rule);
    by_status.erase(it);
  };
  choose("missing", rules.missing);
  choose("not_answered", rules.not_answered);
  choose("suppressed", rules.suppressed);
  choose("not_applicable", rules.not_applicable);
  if (!by_status.empty()) unknown_status(by_status.begin()->first);
  rules.share(chosen);
  return rules;
}

hti::CellRules cell_rules(MissingByStatus given) {
  hti::CellRules rules;
  for (auto& [status, rule] : given) {
    if (status == "missing")
      rules.missing = std::move(rule);
    else if (status == "not_answered")
      rules.not_answered = std::move(rule);
    else if (status == "suppressed")
      rules.suppressed = std::move(rule);
    else if (status == "not_applicable")
      rules.not_applicable = std::move(rule);
    else
      unknown_status(status);
  }
  return rules;
}

void add(hti::MissingRules& rules, MissingExceptions exceptions) {
  for (auto& [where, what] : exceptions) {
    const int* level = std::get_if<int>(&where);
    if (const auto* threshold = std::get_if<hti::missing::renormalise>(&what)) {
      if (level)
        rules.level.emplace(*level, *threshold);
      else
        rules.node.emplace(std::get<std::string>(where), *threshold);
    } else if (level) {
      throw py::value_error("rules by status are for an indicator by its id; those for all of them are given by `missing`");
    } else {
      rules.indicator.emplace(std::get<std::string>(where), cell_rules(std::get<MissingByStatus>(std::move(what))));
    }
  }
}

MissingExceptions exceptions(const hti::MissingRules& rules) {
  MissingExceptions all;
  for (const auto& [level, rule] : rules.level) all.emplace(level, rule);
  for (const auto& [node, rule] : rules.node) all.emplace(node, rule);
  for (const auto& [node, own] : rules.indicator) {
    MissingByStatus given;
    if (own.missing) given.emplace("missing", *own.missing);
    if (own.not_answered) given.emplace("not_answered", *own.not_answered);
    if (own.suppressed) given.emplace("suppressed", *own.suppressed);
    if (own.not_applicable) given.emplace("not_applicable", *own.not_applicable);
    all.emplace(node, std::move(given));
  }
  return all;
}

MissingByStatus by_status(const hti::MissingRules& rules) {
  return {{"missing", rules.missing},
          {"not_answered", rules.not_answered},
          {"suppressed", rules.suppressed},
          {"not_applicable", rules.not_applicable}};
}

py::dict arguments(const hti::Method& method) {
  const hti::Method usual;
  py::dict d;
  const auto unless = [&d](const char* key, const auto& value, const auto& ordinary) {
    if (!(value == ordinary)) d[key] = py::cast(value);
  };
  const auto step = [&](const char* key, const char* key_at, const auto& chosen, const auto& ordinary) {
    unless(key, chosen.rule, ordinary.rule);
    const auto other = exceptions(chosen);
    if (!other.empty()) d[key_at] = py::cast(other);
  };
  step("treat", "treat_at", method.treat, usual.treat);
  step("normalise", "normalise_at", method.normalise, usual.normalise);
  if (by_status(method.missing) != by_status(usual.missing)) d["missing"] = by_status(method.missing);
  if (const auto other = exceptions(method.missing); !other.empty()) d["missing_at"] = py::cast(other);
  unless("constant", method.constant, usual.constant);
  step("weight", "weight_at", method.weight, usual.weight);
  step("aggregate", "aggregate_at", method.aggregate, usual.aggregate);
  unless("rescale", method.rescale, usual.rescale);
  unless("ties", method.rank.ties, usual.rank.ties);
  unless("tolerance", method.rank.tolerance, usual.rank.tolerance);
  unless("decimals", method.rank.decimals, usual.rank.decimals);
  return d;
}

}  // namespace

void register_method(py::module_& m) {
  using hti::Method;
  const Method usual;
  py::class_<Method> c(m, "Method", doc::Method);
  c.def(py::init([](hti::Treat treat, hti::Normalise normalise,
                    std::optional<std::variant<hti::Missing, MissingByStatus>> missing, hti::Constant constant,
                    hti::Weight weight, hti::Aggregate aggregate, NodeRules rescale, hti::Ties ties, double tolerance,
                    std::optional<int> decimals, Exceptions<hti::Treat> treat_at, Exceptions<hti::Normalise> normalise_at,
                    Exceptions<hti::Aggregate> aggregate_at, Exceptions<hti::Weight> weight_at, MissingExceptions missing_at) {
          hti::MissingRules cells = missing ? missing_rules(*missing) : hti::MissingRules{};
          add(cells, std::move(missing_at));
          return Method{.treat = choice(std::move(treat), std::move(treat_at)),
                        .normalise = choice(std::move(normalise), std::move(normalise_at)),
                        .missing = std::move(cells),
                        .constant = constant,
                        .weight = choice(std::move(weight), std::move(weight_at)),
                        .aggregate = choice(std::move(aggregate), std::move(aggregate_at)),
                        .rescale = std::move(rescale),
                        .rank = {.ties = ties, .tolerance = tolerance, .decimals = decimals}};
        }),
        py::kw_only(), "treat"_a = usual.treat.rule, "normalise"_a = usual.normalise.rule, "missing"_a = py::none(),
        "constant"_a = usual.constant, "weight"_a = usual.weight.rule, "aggregate"_a = usual.aggregate.rule,
        "rescale"_a = NodeRules{}, "ties"_a = usual.rank.ties, "tolerance"_a = usual.rank.tolerance, "decimals"_a = py::none(),
        "treat_at"_a = Exceptions<hti::Treat>{}, "normalise_at"_a = Exceptions<hti::Normalise>{},
        "aggregate_at"_a = Exceptions<hti::Aggregate>{}, "weight_at"_a = Exceptions<hti::Weight>{},
        "missing_at"_a = MissingExceptions{})
      .def_property_readonly(
          "treat", [](const Method& t) { return t.treat.rule; }, "The treatment of outliers.")
      .def_property_readonly(
          "normalise", [](const Method& t) { return t.normalise.rule; }, "The normalisation.")
      .def_property_readonly(
          "missing", [](const Method& t) { return by_status(t.missing); }, doc::MissingRules)
      .def_property_readonly(
          "constant", [](const Method& t) { return t.constant; }, doc::Constant)
      .def_property_readonly(
          "weight", [](const Method& t) { return t.weight.rule; }, "Where the weights come from.")
      .def_property_readonly(
          "aggregate", [](const Method& t) { return t.aggregate.rule; }, "The aggregation.")
      .def_property_readonly(
          "rescale", [](const Method& t) { return t.rescale; }, "Normalisations of finished scores, by node.")
      .def_property_readonly(
          "ties", [](const Method& t) { return t.rank.ties; }, doc::Ties)
      .def_property_readonly(
          "tolerance", [](const Method& t) { return t.rank.tolerance; }, doc::rank_options)
      .def_property_readonly(
          "decimals", [](const Method& t) { return t.rank.decimals; },
          "The decimals with which scores are printed, where they are ranked so; None: on full precision.")
      .def_property_readonly(
          "treat_at", [](const Method& t) { return exceptions(t.treat); },
          "Exceptions from `treat`, by level (int) or node (str).")
      .def_property_readonly(
          "normalise_at", [](const Method& t) { return exceptions(t.normalise); },
          "Exceptions from `normalise`, by level (int) or node (str). Of a node that is no indicator: how its score is "
          "normalised before its parent combines it.")
      .def_property_readonly(
          "aggregate_at", [](const Method& t) { return exceptions(t.aggregate); },
          "Exceptions from `aggregate`, by level (int) or node (str).")
      .def_property_readonly(
          "weight_at", [](const Method& t) { return exceptions(t.weight); },
          "Exceptions from `weight`, by level (int) or node (str) of the parent whose children are weighed.")
      .def_property_readonly(
          "missing_at", [](const Method& t) { return exceptions(t.missing); },
          "Exceptions from `missing`: what a level (int) or a node (str) asks of its children, a `Renormalise`; or what "
          "becomes of an indicator's cells (str), by status.")
      .def(
          "replace",
          [](const Method& method, const py::KWArgs<any>& changes) {
            py::dict d = arguments(method);
            for (const auto& [key, value] : changes) d[key] = value;
            return py::type::of<Method>()(**d).cast<Method>();
          },
          "The same method with other rules for the steps named.");
  value_class(c, [](const Method& method) { return arguments(method); });
}

}  // namespace hti_python
