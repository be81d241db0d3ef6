// Units and private providers of one municipality, and the suppression that comes before they are shown.
#include "data_frame.hpp"
#include "hti/explain/columns.hpp"
#include "register.hpp"
#include "register_providers.docs.hpp"

namespace py = pybind11;
using namespace py::literals;

namespace hti_python {
namespace {

namespace explain = hti::explain;

py::typing::Tuple<hti::Table, ResultColumns> suppress(const hti::Table& units, const hti::Model& model,
                                                      const std::optional<hti::Table>& totals, double threshold, double width,
                                                      double rounding, const std::string& by, double insider,
                                                      const std::vector<std::string>& within,
                                                      const std::vector<hti::Table>& beside) {
  const explain::Suppression s = [&] {
    const py::gil_scoped_release unlocked;
    return explain::suppress(units, model, totals,
                             {.threshold = threshold,
                              .width = width,
                              .rounding = rounding,
                              .by = by,
                              .insider = insider,
                              .within = within,
                              .beside = beside});
  }();
  return py::make_tuple(s.table, to_python(columns(s.cells)));
}

Named provider_columns(const hti::Scores& scores, const std::string& municipality, const std::string& by,
                       const std::string& kind, const std::string& first, const std::string& second, double threshold) {
  const auto [shown, profiles] = [&] {
    const py::gil_scoped_release unlocked;
    explain::Providers p = explain::providers(
        scores, municipality, {.by = by, .kind = kind, .first = first, .second = second, .threshold = threshold});
    std::vector<explain::Profile> differences = explain::against_others(p);
    return std::pair{std::move(p), std::move(differences)};
  }();
  return py::dict("first"_a = shown.first, "second"_a = shown.second, "first_line"_a = shown.first_line,
                  "second_line"_a = shown.second_line, "units"_a = to_python(columns(shown.rows)),
                  "kinds"_a = to_python(columns(shown.kinds)), "differences"_a = to_python(explain::columns(profiles)),
                  "scores"_a = shown.scores);
}

}  // namespace

void register_providers(py::module_& m) {
  m.attr("fewest_ranked") = explain::fewest_ranked;
  const explain::suppress_options usual;
  const explain::provider_options shown;
  m.def("suppress", &suppress, "units"_a, "model"_a, "totals"_a = py::none(), "threshold"_a = usual.threshold,
        "width"_a = usual.width, "rounding"_a = usual.rounding, "by"_a = usual.by, "insider"_a = usual.insider,
        "within"_a = usual.within, "beside"_a = usual.beside, doc::explain_suppress);
  m.def("provider_columns", &provider_columns, "scores"_a, "municipality"_a, "by"_a = shown.by, "kind"_a = shown.kind,
        "first"_a = shown.first, "second"_a = shown.second, "threshold"_a = shown.threshold, doc::explain_providers);
}

}  // namespace hti_python
