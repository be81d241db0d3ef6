// Units and private providers of one municipality, and the suppression that comes before they are shown.
#include "hti/explain/providers.hpp"
#include "hti/explain/suppression.hpp"
#include "profile_rows.hpp"
#include "register.hpp"
#include "register_providers.docs.hpp"
#include "value_class.hpp"

namespace py = pybind11;
using namespace py::literals;

HTI_WORDS(hti::explain::Withheld, "typing.Literal['few_answers', 'no_count', 'at_source', 'complementary', 'elsewhere']",
          "few_answers", "no_count", "at_source", "complementary", "elsewhere")
HTI_WORDS(hti::explain::Field, "typing.Literal['none', 'both', 'first', 'second', 'neither']", "none", "both", "first",
          "second", "neither")
namespace hti_python {
namespace {

namespace explain = hti::explain;

py::typing::Tuple<hti::Table, Named> suppress(const hti::Table& units, const hti::Model& model,
                                              const std::optional<hti::Table>& totals, double threshold, double width,
                                              double rounding, const std::string& by, double insider,
                                              const std::vector<std::string>& within, const std::vector<hti::Table>& beside) {
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
  using explain::Withholding;
  return py::make_tuple(
      s.table,
      py::dict("unit"_a = column(s.cells, &Withholding::unit), "indicator"_a = column(s.cells, &Withholding::indicator),
               "why"_a = column(s.cells, &Withholding::why), "low"_a = column(s.cells, &Withholding::low),
               "high"_a = column(s.cells, &Withholding::high), "insider"_a = column(s.cells, &Withholding::insider),
               "exposed"_a = column(s.cells, &Withholding::exposed)));
}

py::dict unit_columns(const explain::Providers& shown) {
  using explain::Provider;
  const auto& rows = shown.rows;
  return py::dict("unit"_a = column(rows, &Provider::unit), "name"_a = column(rows, &Provider::name),
                  "kind"_a = column(rows, &Provider::kind), "score"_a = column(rows, &Provider::score),
                  "first"_a = column(rows, &Provider::first), "second"_a = column(rows, &Provider::second),
                  "rank"_a = column(rows, &Provider::rank), "first_rank"_a = column(rows, &Provider::first_rank),
                  "second_rank"_a = column(rows, &Provider::second_rank), "field"_a = column(rows, &Provider::field),
                  "coverage"_a = column(rows, &Provider::coverage), "reason"_a = column(rows, &Provider::reason),
                  "reason_node"_a = column(rows, &Provider::reason_node), "thin"_a = column(rows, &Provider::thin),
                  "first_thin"_a = column(rows, &Provider::first_thin), "second_thin"_a = column(rows, &Provider::second_thin));
}

py::dict kind_columns(const explain::Providers& shown) {
  using explain::ProviderKind;
  const auto& rows = shown.kinds;
  return py::dict("kind"_a = column(rows, &ProviderKind::kind), "units"_a = column(rows, &ProviderKind::units),
                  "shown"_a = column(rows, &ProviderKind::shown), "score"_a = column(rows, &ProviderKind::score),
                  "first"_a = column(rows, &ProviderKind::first), "second"_a = column(rows, &ProviderKind::second));
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
                  "second_line"_a = shown.second_line, "units"_a = unit_columns(shown), "kinds"_a = kind_columns(shown),
                  "differences"_a = profile_rows(profiles), "scores"_a = shown.scores);
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
