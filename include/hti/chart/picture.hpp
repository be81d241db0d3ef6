// A picture as the marks that it consists of. Where everything stands is decided here; colours, fonts and formats are those of
// whoever draws it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hti/api.hpp"

namespace hti::inline v0::chart {

/// A place in a picture, in millimetres from its left and its upper edge.
struct Point {
  double x = 0;
  double y = 0;
  friend bool operator==(const Point&, const Point&) = default;
};

/// A straight line. Widths are in millimetres; an ink is what is drawn (`axis`, `muted`, a result group), to be given a colour.
struct Line {
  Point start{};
  Point end{};
  std::string ink{};
  double width = 0;
  std::string dashes{};  ///< lengths of strokes and gaps by turns; empty: none
};

/// A filled box.
struct Box {
  Point corner{};  ///< the left upper one
  double width = 0;
  double height = 0;
  std::string ink{};
  std::string edge{};  ///< the ink of the line about it; empty: none
  double depth = 1;    ///< how much of the ink covers what lies under it, 0 to 1
};

/// A filled area, of one ring or several.
struct Area {
  std::vector<std::vector<Point>> rings{};
  std::string ink{};
  std::string edge{};
  double width = 0;      ///< of the edge
  std::size_t item = 0;  ///< which of what the chart was given it shows, by its position there
};

/// A line through points.
struct Path {
  std::vector<Point> points{};
  std::string ink{};
  double width = 0;
};

/// A sign about a point, which has a halo that parts it from what lies under it. Those of result groups have outlines of their
/// own, by which grey prints and eyes that see no colours tell them.
struct Symbol {
  Point at{};
  double size = 0;
  std::vector<Point> outline{};  ///< empty: a circle of this size
  std::string ink{};
};
/// The sign of a result group in its own ink: a circle where it has no other.
[[nodiscard]] HTI_API Symbol symbol(std::string_view group, Point at, double size);

/// How words stand to their place.
enum class Anchor { start, middle, end };
[[nodiscard]] HTI_API std::string_view name(Anchor anchor) noexcept;

/// Words on one line, above their place.
struct Text {
  Point at{};
  std::string words{};
  std::string ink{};
  double size = 0;  ///< of the font
  Anchor anchor = Anchor::start;
  bool bold = false;
  double turn = 0;  ///< degrees about the place, clockwise
};

using Mark = std::variant<Line, Box, Area, Path, Symbol, Text>;

/// A sheet to draw on: how wide it is, and its sizes of text, in millimetres. On a narrow one labels stand above or below what
/// they tell of, where there is room beside it on others.
struct Paper {
  double width = 170;
  double small = 3;
  double plain = 3.53;
  double letter = 0.52;  ///< how wide a letter of the font is, of its size

  [[nodiscard]] bool narrow() const { return width < 120; }
};

/// Marks in the order in which they are drawn, on a sheet of a size in millimetres.
struct Picture {
  double width = 0;
  double height = 0;
  std::vector<Mark> marks{};
};

/// The picture with words at the end of a line of their own below it, such as what it must not be taken for.
[[nodiscard]] HTI_API Picture stamped(Picture picture, std::string words);

/// A number, and how it is written.
struct Figure {
  double value = 0;
  std::string text{};
};

/// What is told in words, and its number.
struct Named {
  std::string name{};
  Figure figure{};
};

}  // namespace hti::inline v0::chart
