// Why scores and ranks changed, and how they went over the years.
#include "data_frame.hpp"
#include "hti/explain/backcast.hpp"
#include "hti/explain/columns.hpp"
#include "register.hpp"
#include "register_change.docs.hpp"

namespace py = pybind11;
using namespace py::literals;

HTI_WORDS(hti::explain::BackcastFrame, "present", "own")

namespace hti_python {
namespace {

namespace explain = hti::explain;
using hti::Scores;

ResultColumns change_columns(const Scores& earlier, const Scores& later, const std::string& node) {
  return to_python([&] {
    const py::gil_scoped_release unlocked;
    return explain::columns(explain::compare(earlier, later, node), explain::same_definition(earlier, later, node));
  }());
}

ResultColumns trend_columns(const std::vector<Scores>& editions, const std::string& node) {
  return to_python([&] {
    const py::gil_scoped_release unlocked;
    return explain::columns(explain::trend(editions, node));
  }());
}

}  // namespace

void register_change(py::module_& m) {
  m.def("change_columns", &change_columns, "earlier"_a, "later"_a, "node"_a = "", doc::explain_compare);
  m.def("year_in", &explain::year_in, "text"_a, doc::explain_year_in);
  m.def("trend_columns", &trend_columns, "editions"_a, "node"_a = "", doc::explain_trend);
  m.def("backcast", &explain::backcast, "present"_a, "earlier"_a, "frame"_a = explain::BackcastFrame::present,
        py::call_guard<py::gil_scoped_release>(), doc::explain_backcast);
}

}  // namespace hti_python
