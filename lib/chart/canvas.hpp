// A picture that grows mark by mark.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hti/chart/picture.hpp"

namespace hti::inline v0::chart {

/// The width of the line of an axis.
inline constexpr double thin = 0.25;

/// How words are written, where they are not of the usual size, at the start and light.
struct Style {
  std::string ink = "text";
  double Paper::* size = &Paper::small;
  Anchor anchor = Anchor::start;
  bool bold = false;
  double turn = 0;
};

class Canvas {
 public:
  Canvas(const Paper& paper, double height) : paper_(paper), picture_{.width = paper.width, .height = height} {}

  void line(Point start, Point end, std::string ink, double width = thin, std::string dashes = {}) {
    add(Line{.start = start, .end = end, .ink = std::move(ink), .width = width, .dashes = std::move(dashes)});
  }
  void box(Point corner, double width, double height, std::string ink, std::string edge = {}, double depth = 1) {
    add(Box{
        .corner = corner, .width = width, .height = height, .ink = std::move(ink), .edge = std::move(edge), .depth = depth});
  }
  void area(std::vector<std::vector<Point>> rings, std::string ink, std::string edge, double width, std::size_t item) {
    add(Area{.rings = std::move(rings), .ink = std::move(ink), .edge = std::move(edge), .width = width, .item = item});
  }
  void path(std::vector<Point> points, std::string ink, double width) {
    add(Path{.points = std::move(points), .ink = std::move(ink), .width = width});
  }
  /// The sign of a result group, in its own ink where none is told.
  void symbol(std::string_view group, Point at, double size, std::string_view ink = {}) {
    Symbol made = chart::symbol(group, at, size);
    if (!ink.empty()) made.ink = ink;
    add(std::move(made));
  }
  void text(Point at, std::string words, Style style = {}) {
    add(Text{.at = at,
             .words = std::move(words),
             .ink = std::move(style.ink),
             .size = paper_.*style.size,
             .anchor = style.anchor,
             .bold = style.bold,
             .turn = style.turn});
  }

  [[nodiscard]] Picture picture() && { return std::move(picture_); }

 private:
  // Of the kind that it is: a move of whichever kind makes GCC 12 warn of what is not so.
  template <class Kind>
  void add(Kind mark) {
    picture_.marks.emplace_back(std::move(mark));
  }

  Paper paper_{};
  Picture picture_{};
};

}  // namespace hti::inline v0::chart
