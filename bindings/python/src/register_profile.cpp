// Where a unit is strong, who is like it, and whom it could learn from.
#include <map>
#include <optional>

#include "against.hpp"
#include "data_frame.hpp"
#include "hti/explain/columns.hpp"
#include "hti/explain/score_error.hpp"
#include "register.hpp"
#include "register_profile.docs.hpp"

namespace py = pybind11;
using namespace py::literals;

namespace hti_python {
namespace {

namespace explain = hti::explain;
using hti::Scores;

ResultColumns profile_columns(const Scores& scores, const std::vector<std::string>& units, const Reference& against,
                              const std::string& node) {
  return to_python([&] {
    const py::gil_scoped_release unlocked;
    const explain::Profiler profiler(scores);
    std::vector<explain::Profile> profiles;
    for (const std::string& unit : units) profiles.push_back(profiler(unit, against_of(scores, unit, against), node));
    return explain::columns(profiles);
  }());
}

explain::peer_options options_of(const std::map<std::string, double>& weights,
                                 const std::optional<std::vector<std::string>>& logarithmic, std::size_t count) {
  return {.weights = {weights.begin(), weights.end()}, .logarithmic = logarithmic, .count = count};
}

ResultColumns peer_columns(const hti::Table& table, const std::string& unit, const std::map<std::string, double>& weights,
                           const std::optional<std::vector<std::string>>& logarithmic, std::size_t count) {
  return to_python(explain::columns(explain::peers(table, unit, options_of(weights, logarithmic, count)).rows));
}

ResultColumns peer_variable_columns(const hti::Table& table, const std::string& unit,
                                    const std::map<std::string, double>& weights,
                                    const std::optional<std::vector<std::string>>& logarithmic) {
  return to_python(explain::columns(explain::peers(table, unit, options_of(weights, logarithmic, 0)).variables));
}

ResultColumns good_example_columns(const Scores& scores, const std::string& unit, const Reference& against,
                                   const Reference& peers, const std::optional<hti::Table>& earlier) {
  return to_python([&] {
    const py::gil_scoped_release unlocked;
    const explain::Profiler profiler(scores);
    std::optional<explain::Profiler> past;
    if (earlier) past.emplace(explain::before(scores, *earlier));
    return explain::columns(
        explain::good_examples(profiler, unit, against_of(scores, unit, against), against_of(scores, unit, peers).units, past));
  }());
}

}  // namespace

void register_profile(py::module_& m) {
  m.def(
      "noise",
      [](const hti::Model& model) {
        explain::Noise found = explain::noise(model);
        return std::pair(std::move(found.surveys), std::move(found.unknown));
      },
      "model"_a, doc::explain_noise);
  m.def(
      "without_answers", [](const Scores& scores, const std::string& node) { return explain::without_answers(scores, node); },
      "scores"_a, "node"_a, doc::explain_without_answers);
  m.def("profile_columns", &profile_columns, "scores"_a, "units"_a, "against"_a = "nation", "node"_a = "",
        doc::explain_Profiler);
  m.def("peer_columns", &peer_columns, "table"_a, "unit"_a, "weights"_a = py::dict(), "logarithmic"_a = py::none(),
        "count"_a = 7, doc::explain_peers);
  m.def("peer_variable_columns", &peer_variable_columns, "table"_a, "unit"_a, "weights"_a = py::dict(),
        "logarithmic"_a = py::none(), doc::explain_PeerVariable);
  m.def("good_example_columns", &good_example_columns, "scores"_a, "unit"_a, "against"_a = "nation", "peers"_a = "peers",
        "earlier"_a = py::none(), doc::explain_good_examples);
}

}  // namespace hti_python
