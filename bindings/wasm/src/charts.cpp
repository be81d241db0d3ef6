// Pictures: the marks of charts from what they show, both as JSON by the names of the members (include/hti/chart/).
#include <emscripten/bind.h>

#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "hti/chart.hpp"
#include "javascript.hpp"

/// What is not there is null.
template <class Value>
struct nlohmann::adl_serializer<std::optional<Value>> {
  static void from_json(const json& read, std::optional<Value>& value) {
    if (!read.is_null()) value = read.get<Value>();
  }
  static void to_json(json& made, const std::optional<Value>& value) {
    if (value) made = *value;
  }
};

namespace hti::inline v0::chart {

using nlohmann::json;

void from_json(const json& read, Point& point) {
  read.at(0).get_to(point.x);
  read.at(1).get_to(point.y);
}
void to_json(json& made, const Point& point) { made = {point.x, point.y}; }
void to_json(json& made, Anchor anchor) { made = std::string(name(anchor)); }

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Paper, width, small, plain, letter)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Figure, value, text)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Named, name, figure)

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Limit, from, name)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Strip, scores, name, own, group, limits, lowest, ends)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Waterfall, start, end, parts)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(MatrixPoint, name, grade, effect, list)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Matrix, points, line, fields, axes)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TrendYear, year, own, mean, why, joined)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TrendPanel, name, years)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Trend, panels, names, broken)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(SlopeLine, name, from, to, marked)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Slope, lines, heads)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(FieldPoint, number, first, second, other)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Fields, points, lines, axes, kinds)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(MapUnit, rings, group)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(MapKey, group, name)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(MapPart, about, name)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Map, units, key, larger, chosen)

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Line, start, end, ink, width, dashes)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Box, corner, width, height, ink, edge, depth)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Area, rings, ink, edge, width, item)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Path, points, ink, width)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Symbol, at, size, outline, ink)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Text, at, words, ink, size, anchor, bold, turn)

}  // namespace hti::inline v0::chart

namespace hti_wasm::pictures {
namespace {

namespace chart = hti::chart;
using nlohmann::json;

json told(const chart::Mark& mark) {
  static constexpr std::array kinds{"line", "box", "area", "path", "symbol", "text"};
  json made = std::visit([](const auto& of) { return json(of); }, mark);
  made["kind"] = kinds[mark.index()];
  return made;
}

template <class Chart>
val drawn(const std::string& of, const std::string& on) {
  return guarded([&] {
    const chart::Picture picture = draw(json::parse(of).get<Chart>(), json::parse(on).get<chart::Paper>());
    json marks = json::array();
    for (const chart::Mark& mark : picture.marks) marks.push_back(told(mark));
    return json{{"width", picture.width}, {"height", picture.height}, {"marks", marks}}.dump();
  });
}

std::string symbol(const std::string& group, double size) { return told(chart::symbol(group, {}, size)).dump(); }

}  // namespace

EMSCRIPTEN_BINDINGS(hti_charts) {
  emscripten::function("draw_strip", &drawn<chart::Strip>);
  emscripten::function("draw_waterfall", &drawn<chart::Waterfall>);
  emscripten::function("draw_matrix", &drawn<chart::Matrix>);
  emscripten::function("draw_trend", &drawn<chart::Trend>);
  emscripten::function("draw_slope", &drawn<chart::Slope>);
  emscripten::function("draw_fields", &drawn<chart::Fields>);
  emscripten::function("draw_map", &drawn<chart::Map>);
  emscripten::function("symbol", &symbol);
}

}  // namespace hti_wasm::pictures
