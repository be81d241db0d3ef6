#include "hti/explain/against.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "explain/reference.hpp"
#include "hti/explain/peers.hpp"
#include "hti/index.hpp"

namespace hti::inline v0::explain {

Against nation(const Scores& scores) {
  require_reference(scores, say("the-nation", "the nation"));
  Against all{.label = "nation", .units = std::vector<std::size_t>(scores.units().size())};
  std::iota(all.units.begin(), all.units.end(), std::size_t{0});
  return all;
}

Against group(const Scores& scores, std::string_view variable, std::string_view label) {
  const std::span<const std::string> labels = scores.table().group(variable);
  Against members{.label = std::string(label)};
  for (std::size_t u = 0; u < labels.size(); ++u) {
    if (labels[u] == label) members.units.push_back(u);
  }
  if (members.units.empty()) {
    throw DataError({{.code = code::unknown_group,
                      .said = say("no-unit-of-label", "no unit has the label '{label}' on {variable}",
                                  {{"label", label}, {"variable", variable}})}});
  }
  return members;
}

Against best(const Scores& scores, std::string_view node, std::size_t count) {
  require_reference(scores, say("the-best", "the best"));
  const std::span<const double> values = node.empty() ? scores[Model::root()] : scores[node];
  Against top{.label = "best"};
  for (std::size_t u = 0; u < values.size(); ++u) {
    if (!std::isnan(values[u])) top.units.push_back(u);
  }
  std::sort(top.units.begin(), top.units.end(), [&](std::size_t a, std::size_t b) {
    return values[a] != values[b] ? values[a] > values[b] : scores.units()[a] < scores.units()[b];
  });
  top.units.resize(std::min(count, top.units.size()));
  std::sort(top.units.begin(), top.units.end());
  return top;
}

Against units(const Scores& scores, const std::vector<std::string>& codes) {
  Against chosen;
  std::vector<Problem> problems;
  for (const std::string& code : codes) {
    try {
      chosen.units.push_back(scores.table().unit_at(code));
      chosen.label += (chosen.label.empty() ? "" : ", ") + code;
    } catch (const DataError& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  if (!problems.empty()) throw DataError(std::move(problems));
  std::sort(chosen.units.begin(), chosen.units.end());
  chosen.units.erase(std::unique(chosen.units.begin(), chosen.units.end()), chosen.units.end());
  return chosen;
}

Against named(const Scores& scores, std::string_view unit, std::string_view name) {
  if (name == "nation") return nation(scores);
  if (name == "best") return best(scores);
  if (scores.table().find_unit(name)) return units(scores, {std::string(name)});
  require_reference(scores, name);
  if (name == "peers") return against(peers(scores.table(), unit));
  const std::size_t own = scores.table().unit_at(unit);
  return group(scores, name, scores.table().group(name)[own]);
}

}  // namespace hti::inline v0::explain
