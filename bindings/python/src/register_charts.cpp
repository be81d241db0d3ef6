// Pictures: the marks of every chart from what it shows. What a chart shows is given as tuples, in the order of the members of
// its rows (include/hti/chart/).
#include <optional>
#include <tuple>
#include <utility>

#include "hti/chart.hpp"
#include "register.hpp"
#include "register_charts.docs.hpp"
#include "value_class.hpp"

namespace hti_python {

namespace chart = hti::chart;

/// A struct that Python has as the tuple of its members.
template <class Row, class... Members>
struct row_caster {
  using Tuple = std::tuple<Members...>;
  PYBIND11_TYPE_CASTER(Row, py::detail::make_caster<Tuple>::name);

  bool load(py::handle source, bool convert) {
    py::detail::make_caster<Tuple> members;
    if (!members.load(source, convert)) return false;
    value =
        std::apply([](auto&&... member) { return Row{std::move(member)...}; }, py::detail::cast_op<Tuple>(std::move(members)));
    return true;
  }
};

}  // namespace hti_python

namespace pybind11::detail {

namespace chart = hti::chart;
using hti_python::row_caster;
using std::string, std::vector, std::optional;

template <>
struct type_caster<chart::Point> : row_caster<chart::Point, double, double> {
  static handle cast(const chart::Point& point, return_value_policy policy, handle parent) {
    return make_caster<Tuple>::cast(Tuple(point.x, point.y), policy, parent);
  }
};
template <>
struct type_caster<chart::Figure> : row_caster<chart::Figure, double, string> {};
template <>
struct type_caster<chart::Named> : row_caster<chart::Named, string, chart::Figure> {};
template <>
struct type_caster<chart::Limit> : row_caster<chart::Limit, double, string> {};
template <>
struct type_caster<chart::IntervalRow> : row_caster<chart::IntervalRow, string, double, chart::Figure, chart::Figure> {};
template <>
struct type_caster<chart::MatrixPoint> : row_caster<chart::MatrixPoint, string, double, double, string> {};
template <>
struct type_caster<chart::FieldPoint> : row_caster<chart::FieldPoint, string, double, double, bool> {};
template <>
struct type_caster<chart::HeatCell> : row_caster<chart::HeatCell, string, optional<double>> {};
template <>
struct type_caster<chart::HeatRow> : row_caster<chart::HeatRow, string, vector<chart::HeatCell>> {};
template <>
struct type_caster<chart::TrendYear>
    : row_caster<chart::TrendYear, string, optional<chart::Figure>, optional<chart::Figure>, string, bool> {};
template <>
struct type_caster<chart::TrendPanel> : row_caster<chart::TrendPanel, string, vector<chart::TrendYear>> {};
template <>
struct type_caster<chart::SlopeLine> : row_caster<chart::SlopeLine, string, chart::Figure, chart::Figure, bool> {};
template <>
struct type_caster<chart::MapUnit> : row_caster<chart::MapUnit, vector<vector<chart::Point>>, string> {};
template <>
struct type_caster<chart::MapKey> : row_caster<chart::MapKey, string, string> {};
template <>
struct type_caster<chart::MapPart> : row_caster<chart::MapPart, std::size_t, string> {};

}  // namespace pybind11::detail

namespace hti_python {
namespace {

using chart::Picture;
using std::string, std::vector, std::optional;

void register_marks(py::module_& m) {
  using chart::Line, chart::Box, chart::Area, chart::Path, chart::Symbol, chart::Text;
  py::class_<Line>(m, "LineMark", doc::chart_Line)
      .def_readonly("start", &Line::start)
      .def_readonly("end", &Line::end)
      .def_readonly("ink", &Line::ink)
      .def_readonly("width", &Line::width)
      .def_readonly("dashes", &Line::dashes, doc::chart_Line_dashes);
  py::class_<Box>(m, "BoxMark", doc::chart_Box)
      .def_readonly("corner", &Box::corner, doc::chart_Box_corner)
      .def_readonly("width", &Box::width)
      .def_readonly("height", &Box::height)
      .def_readonly("ink", &Box::ink)
      .def_readonly("edge", &Box::edge, doc::chart_Box_edge)
      .def_readonly("depth", &Box::depth, doc::chart_Box_depth);
  py::class_<Area>(m, "AreaMark", doc::chart_Area)
      .def_readonly("rings", &Area::rings)
      .def_readonly("ink", &Area::ink)
      .def_readonly("edge", &Area::edge)
      .def_readonly("width", &Area::width, doc::chart_Area_width)
      .def_readonly("item", &Area::item, doc::chart_Area_item);
  py::class_<Path>(m, "PathMark", doc::chart_Path)
      .def_readonly("points", &Path::points)
      .def_readonly("ink", &Path::ink)
      .def_readonly("width", &Path::width);
  py::class_<Symbol>(m, "SymbolMark", doc::chart_Symbol)
      .def_readonly("at", &Symbol::at)
      .def_readonly("size", &Symbol::size)
      .def_readonly("outline", &Symbol::outline, doc::chart_Symbol_outline)
      .def_readonly("ink", &Symbol::ink);
  py::class_<Text>(m, "TextMark", doc::chart_Text)
      .def_readonly("at", &Text::at)
      .def_readonly("words", &Text::words)
      .def_readonly("ink", &Text::ink)
      .def_readonly("size", &Text::size, doc::chart_Text_size)
      .def_property_readonly(
          "anchor", [](const Text& text) { return string(name(text.anchor)); }, doc::chart_Anchor)
      .def_readonly("bold", &Text::bold)
      .def_readonly("turn", &Text::turn, doc::chart_Text_turn);
  py::class_<Picture>(m, "Picture", doc::chart_Picture)
      .def_readonly("width", &Picture::width)
      .def_readonly("height", &Picture::height)
      .def_readonly("marks", &Picture::marks)
      .def("stamped", &chart::stamped, "words"_a, doc::chart_stamped);
}

}  // namespace

void register_charts(py::module_& m) {
  register_marks(m);
  m.def(
      "draw_strip",
      [](vector<double> scores, string name, chart::Figure own, string group, vector<chart::Limit> limits, string lowest,
         std::array<string, 2> ends) {
        return draw(chart::Strip{std::move(scores), std::move(name), std::move(own), std::move(group), std::move(limits),
                                 std::move(lowest), std::move(ends)});
      },
      py::kw_only(), "scores"_a, "name"_a, "own"_a, "group"_a, "limits"_a, "lowest"_a, "ends"_a, doc::chart_Strip);
  m.def(
      "draw_waterfall",
      [](chart::Named start, chart::Named end, vector<chart::Named> parts) {
        return draw(chart::Waterfall{std::move(start), std::move(end), std::move(parts)});
      },
      py::kw_only(), "start"_a, "end"_a, "parts"_a, doc::chart_Waterfall);
  m.def(
      "draw_intervals",
      [](vector<chart::IntervalRow> rows, chart::Figure first, chart::Figure last, string group) {
        return draw(chart::Intervals{std::move(rows), std::move(first), std::move(last), std::move(group)});
      },
      py::kw_only(), "rows"_a, "first"_a, "last"_a, "group"_a, doc::chart_Intervals);
  m.def(
      "draw_matrix",
      [](vector<chart::MatrixPoint> points, double line, std::array<string, 4> fields, std::array<string, 2> axes) {
        return draw(chart::Matrix{std::move(points), line, std::move(fields), std::move(axes)});
      },
      py::kw_only(), "points"_a, "line"_a, "fields"_a, "axes"_a, doc::chart_Matrix);
  m.def(
      "draw_fields",
      [](vector<chart::FieldPoint> points, std::array<chart::Figure, 2> lines, std::array<string, 2> axes,
         vector<string> kinds) {
        return draw(chart::Fields{std::move(points), std::move(lines), std::move(axes), std::move(kinds)});
      },
      py::kw_only(), "points"_a, "lines"_a, "axes"_a, "kinds"_a, doc::chart_Fields);
  m.def(
      "draw_heat",
      [](vector<string> units, vector<chart::HeatRow> rows) { return draw(chart::Heat{std::move(units), std::move(rows)}); },
      py::kw_only(), "units"_a, "rows"_a, doc::chart_Heat);
  m.def(
      "draw_trend",
      [](vector<chart::TrendPanel> panels, std::array<string, 2> names, string broken) {
        return draw(chart::Trend{std::move(panels), std::move(names), std::move(broken)});
      },
      py::kw_only(), "panels"_a, "names"_a, "broken"_a, doc::chart_Trend);
  m.def(
      "draw_slope",
      [](vector<chart::SlopeLine> lines, std::array<string, 2> heads) {
        return draw(chart::Slope{std::move(lines), std::move(heads)});
      },
      py::kw_only(), "lines"_a, "heads"_a, doc::chart_Slope);
  m.def(
      "draw_map",
      [](vector<chart::MapUnit> units, vector<chart::MapKey> key, vector<chart::MapPart> larger,
         optional<chart::MapPart> chosen) {
        return draw(chart::Map{std::move(units), std::move(key), std::move(larger), std::move(chosen)});
      },
      py::kw_only(), "units"_a, "key"_a, "larger"_a, "chosen"_a = py::none(), doc::chart_Map);
}

}  // namespace hti_python
