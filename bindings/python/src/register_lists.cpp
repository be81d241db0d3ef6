// Ranking lists, awards and size classes.
#include <optional>

#include "data_frame.hpp"
#include "hti/explain/columns.hpp"
#include "hti/rank/size_class.hpp"
#include "register.hpp"
#include "register_lists.docs.hpp"

namespace py = pybind11;
using namespace py::literals;

namespace hti_python {
namespace {

namespace explain = hti::explain;
using hti::Scores;

ResultColumns ranking_since(const Scores& scores, const Scores& earlier, const std::string& node, const std::string& by) {
  return to_python([&] {
    const py::gil_scoped_release unlocked;
    const hti::Ranking ranking = scores.ranking(node, by);
    hti::DataFrame frame = hti::columns(ranking);
    frame.append(explain::columns(explain::since(ranking, earlier.ranking(node, by))));
    return frame;
  }());
}

ResultColumns list_columns(const Scores& scores, const std::optional<Scores>& earlier,
                           const std::optional<std::vector<std::string>>& by) {
  return to_python([&] {
    const py::gil_scoped_release unlocked;
    return explain::columns(explain::lists(scores, earlier, by), earlier.has_value());
  }());
}

ResultColumns published_columns(const Scores& scores, const std::optional<Scores>& earlier,
                                const std::optional<std::vector<std::string>>& by) {
  return to_python([&] {
    const py::gil_scoped_release unlocked;
    return explain::columns(explain::published(scores, earlier, by));
  }());
}

ResultColumns award_columns(const Scores& scores, const std::optional<Scores>& earlier) {
  return to_python([&] {
    const py::gil_scoped_release unlocked;
    return explain::columns(explain::awards(scores, earlier), earlier.has_value());
  }());
}

}  // namespace

void register_lists(py::module_& m) {
  m.def("ranking_since", &ranking_since, "scores"_a, "earlier"_a, "node"_a = "", "by"_a = "", doc::explain_since);
  m.def("list_columns", &list_columns, "scores"_a, "earlier"_a = py::none(), "by"_a = py::none(), doc::explain_lists);
  m.def("published_columns", &published_columns, "scores"_a, "earlier"_a = py::none(), "by"_a = py::none(),
        doc::explain_published);
  m.def("award_columns", &award_columns, "scores"_a, "earlier"_a = py::none(), doc::explain_awards);
  m.def(
      "size_class", [](double inhabitants) { return std::string(hti::size_class(inhabitants)); }, "inhabitants"_a,
      doc::size_class);
  m.def("with_size_classes", &hti::with_size_classes, "table"_a, "inhabitants"_a = "befolkning", doc::with_size_classes);
}

}  // namespace hti_python
