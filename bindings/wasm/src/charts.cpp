// Pictures: the marks of charts from what they show, by the names of the members (include/hti/chart/).
#include <emscripten/bind.h>

#include <string>
#include <variant>
#include <vector>

#include "hti/chart.hpp"
#include "javascript.hpp"

namespace hti_wasm::pictures {
namespace {

namespace chart = hti::chart;

/// What is given.
std::vector<val> list(const val& array) { return emscripten::vecFromJSArray<val>(array); }
std::string text(const val& words) { return words.as<std::string>(); }
double number(const val& value) { return value.as<double>(); }
chart::Figure figure(const val& of) { return {number(of["value"]), text(of["text"])}; }
chart::Named named(const val& of) { return {text(of["name"]), figure(of["figure"])}; }
chart::Paper paper(const val& of) {
  return {.width = number(of["width"]), .small = number(of["small"]), .plain = number(of["plain"])};
}

/// What is drawn.
val place(const chart::Point& of) {
  val made = val::array();
  made.call<void>("push", of.x, of.y);
  return made;
}
val places(const std::vector<chart::Point>& of) {
  val made = val::array();
  for (const chart::Point& point : of) made.call<void>("push", place(point));
  return made;
}

struct Drawn {
  val made = val::object();

  void operator()(const chart::Line& line) {
    made.set("kind", "line");
    made.set("start", place(line.start));
    made.set("end", place(line.end));
    made.set("ink", line.ink);
    made.set("width", line.width);
    made.set("dashes", line.dashes);
  }
  void operator()(const chart::Box& box) {
    made.set("kind", "box");
    made.set("corner", place(box.corner));
    made.set("width", box.width);
    made.set("height", box.height);
    made.set("ink", box.ink);
    made.set("edge", box.edge);
    made.set("depth", box.depth);
  }
  void operator()(const chart::Area& area) {
    val rings = val::array();
    for (const auto& ring : area.rings) rings.call<void>("push", places(ring));
    made.set("kind", "area");
    made.set("rings", rings);
    made.set("ink", area.ink);
    made.set("edge", area.edge);
    made.set("width", area.width);
  }
  void operator()(const chart::Path& path) {
    made.set("kind", "path");
    made.set("points", places(path.points));
    made.set("ink", path.ink);
    made.set("width", path.width);
  }
  void operator()(const chart::Symbol& symbol) {
    made.set("kind", "symbol");
    made.set("at", place(symbol.at));
    made.set("size", symbol.size);
    made.set("outline", places(symbol.outline));
    made.set("ink", symbol.ink);
  }
  void operator()(const chart::Text& words) {
    made.set("kind", "text");
    made.set("at", place(words.at));
    made.set("words", words.words);
    made.set("ink", words.ink);
    made.set("size", words.size);
    made.set("anchor", std::string(name(words.anchor)));
    made.set("bold", words.bold);
    made.set("turn", words.turn);
  }
};

val to_javascript(const chart::Picture& picture) {
  val marks = val::array();
  for (const chart::Mark& mark : picture.marks) {
    Drawn drawn;
    std::visit(drawn, mark);
    marks.call<void>("push", drawn.made);
  }
  val told = val::object();
  told.set("width", picture.width);
  told.set("height", picture.height);
  told.set("marks", marks);
  return told;
}

val draw_strip(const val& of, const val& on) {
  return guarded([&] {
    chart::Strip strip{.scores = emscripten::convertJSArrayToNumberVector<double>(of["scores"]),
                       .name = text(of["name"]),
                       .own = figure(of["own"]),
                       .group = text(of["group"]),
                       .lowest = text(of["lowest"]),
                       .ends = {text(of["ends"][0]), text(of["ends"][1])}};
    for (const val& limit : list(of["limits"])) strip.limits.push_back({number(limit["from"]), text(limit["name"])});
    return to_javascript(draw(strip, paper(on)));
  });
}

val draw_waterfall(const val& of, const val& on) {
  return guarded([&] {
    chart::Waterfall waterfall{.start = named(of["start"]), .end = named(of["end"])};
    for (const val& part : list(of["parts"])) waterfall.parts.push_back(named(part));
    return to_javascript(draw(waterfall, paper(on)));
  });
}

val draw_matrix(const val& of, const val& on) {
  return guarded([&] {
    chart::Matrix matrix{.line = number(of["line"])};
    for (const val& point : list(of["points"]))
      matrix.points.push_back({text(point["name"]), number(point["grade"]), number(point["effect"]), text(point["list"])});
    for (unsigned i = 0; i < matrix.fields.size(); ++i) matrix.fields[i] = text(of["fields"][i]);
    for (unsigned i = 0; i < matrix.axes.size(); ++i) matrix.axes[i] = text(of["axes"][i]);
    return to_javascript(draw(matrix, paper(on)));
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(hti_charts) {
  emscripten::function("draw_strip", &draw_strip);
  emscripten::function("draw_waterfall", &draw_waterfall);
  emscripten::function("draw_matrix", &draw_matrix);
}

}  // namespace hti_wasm::pictures
