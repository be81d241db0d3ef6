#include "sources.hpp"

HTI_WORDS(hti::vary::Distribution, "typing.Literal['normal', 'uniform']", "normal", "uniform")
HTI_WORDS(hti::vary::WeightDistribution, "typing.Literal['uniform', 'dirichlet']", "uniform", "dirichlet")

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

}  // namespace

std::vector<hti::vary::Source> made_of(const Sources& sources) {
  std::vector<hti::vary::Source> made;
  for (const auto& [kind, parameters] : sources) made.push_back(source_of(kind, parameters));
  return made;
}

}  // namespace hti_python
