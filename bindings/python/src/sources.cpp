#include "sources.hpp"

#include <cmath>
#include <string_view>
#include <type_traits>

HTI_WORDS(hti::vary::Distribution, "normal", "uniform")
HTI_WORDS(hti::vary::WeightDistribution, "uniform", "dirichlet")

namespace hti_python {
namespace {

/// An alternative of a step: what Python takes for it, in a method of which nothing else is looked at.
hti::vary::Step step_of(const std::string& step, const any& given) {
  if (step == "table") return hti::vary::prepared{given.cast<hti::Table>()};
  const auto method = given.cast<hti::Method>();
  if (step == "treat") return method.treat;
  if (step == "normalise") return method.normalise;
  if (step == "missing") return method.missing;
  if (step == "constant") return method.constant;
  if (step == "weight") return method.weight;
  if (step == "aggregate") return method.aggregate;
  if (step == "rescale") return method.rescale;
  return method;
}

template <class T>
T value(const Named& parameters, const char* name) {
  return parameters[name].template cast<T>();
}

hti::vary::Source source_of(const std::string& kind, const Named& p) {
  using Names = std::vector<std::string>;
  const auto name = value<std::string>(p, "name");
  if (kind == "weights") {
    return hti::vary::weights{.spread = value<double>(p, "spread"),
                              .levels = value<std::vector<int>>(p, "levels"),
                              .nodes = value<Names>(p, "nodes"),
                              .distribution = value<hti::vary::WeightDistribution>(p, "distribution"),
                              .name = name};
  }
  if (kind == "weights_from") {
    return hti::vary::weights_from{.respondents = value<hti::Table>(p, "respondents"),
                                   .nodes = value<Names>(p, "nodes"),
                                   .group = value<std::string>(p, "group"),
                                   .equal_voice = value<bool>(p, "equal_voice"),
                                   .name = name};
  }
  if (kind == "choice") {
    hti::vary::choice choice{.p = value<std::vector<double>>(p, "p"),
                             .at = value<std::optional<std::variant<int, std::string>>>(p, "at"),
                             .name = name};
    const auto step = value<std::string>(p, "step");
    for (const py::handle& given : value<py::list>(p, "alternatives")) {
      choice.alternatives.push_back(step_of(step, py::reinterpret_borrow<any>(given)));
    }
    return choice;
  }
  if (kind == "sampling") {
    return hti::vary::sampling{.rho = value<double>(p, "rho"),
                               .respondents = value<double>(p, "respondents"),
                               .standard_error = value<double>(p, "standard_error"),
                               .name = name};
  }
  if (kind == "rounding") {
    return hti::vary::rounding{.step = value<double>(p, "step"), .indicators = value<Names>(p, "indicators"), .name = name};
  }
  if (kind == "drop") {
    return hti::vary::drop{.nodes = value<Names>(p, "nodes"), .p = value<std::optional<double>>(p, "p"), .name = name};
  }
  return hti::vary::noise{.indicators = value<Names>(p, "indicators"),
                          .sd = value<double>(p, "sd"),
                          .distribution = value<hti::vary::Distribution>(p, "distribution"),
                          .name = name};
}

template <class>
inline constexpr std::string_view kind_of{};
template <>
inline constexpr std::string_view kind_of<hti::vary::weights>{"weights"};
template <>
inline constexpr std::string_view kind_of<hti::vary::sampling>{"sampling"};
template <>
inline constexpr std::string_view kind_of<hti::vary::rounding>{"rounding"};
template <>
inline constexpr std::string_view kind_of<hti::vary::noise>{"noise"};
template <>
inline constexpr std::string_view kind_of<hti::vary::drop>{"drop"};

/// Parameters by name, an unknown number as None.
struct telling {
  template <class S>
  std::pair<std::string, Named> operator()(const S& source) const {
    Named parameters{py::dict()};
    S::fields(source, [&]<class T>(std::string_view name, const T& value) {
      py::object told = py::cast(value);
      if constexpr (std::is_same_v<T, double>) {
        if (std::isnan(value)) told = py::none();
      }
      parameters[py::str(name)] = told;
    });
    return {std::string(kind_of<S>), parameters};
  }
  std::pair<std::string, Named> operator()(const hti::vary::weights_from& source) const {
    return {"weights_from",
            Named(py::dict("respondents"_a = source.respondents, "nodes"_a = source.nodes, "group"_a = source.group,
                           "equal_voice"_a = source.equal_voice, "name"_a = source.name))};
  }
  std::pair<std::string, Named> operator()(const hti::vary::choice& source) const {
    py::list alternatives;
    std::string step;
    for (const hti::vary::Step& alternative : source.alternatives) {
      step = hti::vary::step(alternative);
      const auto* figures = std::get_if<hti::vary::prepared>(&alternative);
      alternatives.append(figures ? py::cast(figures->table) : rule_of(alternative, step));
    }
    return {"choice", Named(py::dict("step"_a = step, "alternatives"_a = alternatives, "p"_a = source.p, "at"_a = source.at,
                                     "name"_a = source.name))};
  }

 private:
  /// What Python takes for a step, by way of a method that has it.
  static py::object rule_of(const hti::vary::Step& alternative, const std::string& step) {
    hti::Method method;
    std::visit(
        [&]<class Rule>(const Rule& rule) {
          if constexpr (std::is_same_v<Rule, hti::Choice<hti::Treat>>) method.treat = rule;
          if constexpr (std::is_same_v<Rule, hti::Choice<hti::Normalise>>) method.normalise = rule;
          if constexpr (std::is_same_v<Rule, hti::MissingRules>) method.missing = rule;
          if constexpr (std::is_same_v<Rule, hti::Constant>) method.constant = rule;
          if constexpr (std::is_same_v<Rule, hti::Choice<hti::Weight>>) method.weight = rule;
          if constexpr (std::is_same_v<Rule, hti::Choice<hti::Aggregate>>) method.aggregate = rule;
          if constexpr (std::is_same_v<Rule, hti::vary::Rescale>) method.rescale = rule;
          if constexpr (std::is_same_v<Rule, hti::Method>) method = rule;
        },
        alternative);
    py::object whole = py::cast(method);
    return step == "method" ? whole : py::object(whole.attr(step.c_str()));
  }
};

}  // namespace

Sources told_of(const std::vector<hti::vary::Source>& sources) {
  Sources told;
  for (const hti::vary::Source& source : sources) told.push_back(std::visit(telling{}, source));
  return told;
}

std::vector<hti::vary::Source> made_of(const Sources& sources) {
  std::vector<hti::vary::Source> made;
  for (const auto& [kind, parameters] : sources) made.push_back(source_of(kind, parameters));
  return made;
}

}  // namespace hti_python
