// Pictures of any specification: marks keep to their sheet, labels do not cover each other, and places follow numbers.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <string>
#include <variant>
#include <vector>

#include "chart/layout.hpp"
#include "core/support.hpp"
#include "hti/chart.hpp"

namespace hti::chart {
namespace {

constexpr int trials = 2000 / hti_test::shorter;
/// Places are written to hundredths.
constexpr double half_written = 0.005;

struct Random {
  std::mt19937_64 source{2014};

  double number(double low, double high) { return std::uniform_real_distribution<double>(low, high)(source); }
  std::size_t count(std::size_t low, std::size_t high) { return std::uniform_int_distribution<std::size_t>(low, high)(source); }
  bool truth() { return count(0, 1) == 1; }
  /// A word of at most so many letters, which take one byte or two.
  std::string word(std::size_t longest) {
    std::string made;
    for (std::size_t left = count(1, longest); left > 0; --left) made += truth() ? "n" : "\u00E5";
    return made;
  }
  Figure figure(double value) { return {value, std::to_string(value).substr(0, 4)}; }
  Figure place(double value) { return {value, std::to_string(static_cast<int>(value))}; }
};

/// What a mark covers.
struct Cover {
  double left, top, right, bottom;
};

Cover around(const std::vector<Point>& points) {
  Cover cover{points[0].x, points[0].y, points[0].x, points[0].y};
  for (const auto& [x, y] : points)
    cover = {std::min(cover.left, x), std::min(cover.top, y), std::max(cover.right, x), std::max(cover.bottom, y)};
  return cover;
}
Cover cover_of(const Line& line) { return around({line.start, line.end}); }
Cover cover_of(const Box& box) { return {box.corner.x, box.corner.y, box.corner.x + box.width, box.corner.y + box.height}; }
Cover cover_of(const Area& area) {
  std::vector<Point> points;
  for (const auto& ring : area.rings) points.insert(points.end(), ring.begin(), ring.end());
  return around(points);
}
Cover cover_of(const Path& path) { return around(path.points); }
Cover cover_of(const Symbol& symbol) {
  if (!symbol.outline.empty()) return around(symbol.outline);
  const double half = symbol.size / 2;
  return {symbol.at.x - half, symbol.at.y - half, symbol.at.x + half, symbol.at.y + half};
}
/// Small letters of a font take half of its size, on the mean, and capital ones two thirds of its height.
Cover cover_of(const Text& text) {
  const double width = 0.5 * text.size * static_cast<double>(characters(text.words));
  const double before = text.anchor == Anchor::start ? 0 : text.anchor == Anchor::end ? width : width / 2;
  const double turn = text.turn * std::acos(-1.0) / 180;
  const auto at = [&](double along, double up) {
    return Point{text.at.x + along * std::cos(turn) + up * std::sin(turn),
                 text.at.y + along * std::sin(turn) - up * std::cos(turn)};
  };
  return around({at(-before, 0), at(width - before, 0), at(-before, text.size * 2 / 3), at(width - before, text.size * 2 / 3)});
}
Cover cover_of(const Mark& mark) {
  return std::visit([](const auto& of) { return cover_of(of); }, mark);
}

template <class Kind>
std::vector<Kind> all(const Picture& picture) {
  std::vector<Kind> found;
  for (const Mark& mark : picture.marks)
    if (const auto* of = std::get_if<Kind>(&mark)) found.push_back(*of);
  return found;
}

void require_within(const Picture& picture) {
  for (const Mark& mark : picture.marks) {
    const auto [left, top, right, bottom] = cover_of(mark);
    if (const auto* text = std::get_if<Text>(&mark)) INFO(text->words);
    CAPTURE(mark.index(), left, top, right, bottom, picture.width, picture.height);
    REQUIRE(std::min(left, top) >= -half_written);
    REQUIRE(right <= picture.width + half_written);
    REQUIRE(bottom <= picture.height + half_written);
  }
}

void require_apart(const Picture& picture) {
  const std::vector<Text> texts = all<Text>(picture);
  for (std::size_t i = 0; i < texts.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const Cover a = cover_of(texts[i]), b = cover_of(texts[j]);
      INFO(texts[i].words << " at " << a.left << ", " << a.top << "; " << texts[j].words << " at " << b.left << ", " << b.top);
      REQUIRE((a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top));
    }
}

Strip strip(Random& random) {
  Strip made{.name = random.word(60), .group = "near", .lowest = random.word(14), .ends = {"0,0", "100,0"}};
  for (std::size_t left = random.count(1, 300); left > 0; --left) made.scores.push_back(random.number(0, 100));
  made.own = random.figure(made.scores[random.count(0, made.scores.size() - 1)]);
  for (const double from : {20.0, 40.0, 60.0, 80.0}) made.limits.push_back({from + random.number(-5, 5), random.word(14)});
  return made;
}

/// The outline of a unit on a map.
std::vector<std::vector<Point>> square(double x, double y) { return {{{x, y}, {x + 20, y}, {x + 20, y + 20}, {x, y + 20}}}; }

/// Of reports, and of a page on a desk and on a telephone, in whose font letters are larger.
constexpr std::array<Paper, 3> papers{
    {{}, {.small = 3.25, .plain = 3.75, .letter = 0.64}, {.width = 85, .small = 3.25, .plain = 3.75, .letter = 0.64}}};

}  // namespace

TEST_CASE("a strip of any scores keeps to its sheet and its labels apart") {
  Random random;
  for (int trial = 0; trial < trials; ++trial) {
    const Strip of = strip(random);
    for (const Paper& paper : papers) {
      const Picture picture = draw(of, paper);
      require_within(picture);
      require_apart(picture);
    }
  }
}

TEST_CASE("ticks of a strip stand in the order of the scores") {
  Random random;
  for (int trial = 0; trial < 100; ++trial) {
    Strip of = strip(random);
    std::sort(of.scores.begin(), of.scores.end());
    std::vector<double> ticks;
    for (const Line& line : all<Line>(draw(of)))
      if (line.width == 0.35) ticks.push_back(line.start.x);
    REQUIRE(ticks.size() == of.scores.size());
    REQUIRE(std::is_sorted(ticks.begin(), ticks.end()));
  }
}

TEST_CASE("a strip of equal scores and one of none can be drawn") {
  require_within(draw(Strip{.scores = {50, 50}, .name = "a", .own = {50, "50"}, .group = "near"}));
  REQUIRE(draw(Strip{}).marks.empty());
}

TEST_CASE("bars of a waterfall are as long as their points and end where the next begins") {
  Random random;
  for (int trial = 0; trial < trials; ++trial) {
    Waterfall of{.start = {random.word(60), random.figure(50)}};
    double level = 50;
    for (std::size_t left = random.count(0, 9); left > 0; --left) {
      const double points = random.number(-10, 10);
      of.parts.push_back({random.word(60), random.figure(points)});
      level += points;
    }
    of.end = {random.word(60), random.figure(level)};
    for (const Paper& paper : papers) {
      require_within(draw(of, paper));
      require_apart(draw(of, paper));
    }
    const Picture picture = draw(of);
    const std::vector<Box> bars = all<Box>(picture);
    REQUIRE(bars.size() == of.parts.size());
    double unit = 0;
    for (std::size_t i = 0; i < bars.size(); ++i) {
      const double points = of.parts[i].figure.value;
      REQUIRE(bars[i].ink == (points >= 0 ? "above" : "low"));
      if (std::abs(points) < 0.5) continue;
      if (unit == 0) unit = bars[i].width / std::abs(points);
      REQUIRE(bars[i].width == Approx(unit * std::abs(points)));
    }
  }
}

TEST_CASE("intervals of places keep to their sheet, the first place at the left") {
  Random random;
  for (int trial = 0; trial < trials; ++trial) {
    const auto last = static_cast<double>(random.count(1, 999));
    Intervals of{.first = {1, "1"}, .last = random.place(last), .group = "high"};
    for (std::size_t left = random.count(1, 4); left > 0; --left) {
      const double low = std::round(random.number(1, last)), high = std::round(random.number(low, last));
      of.rows.push_back({random.word(30), std::round(random.number(low, high)), random.place(low), random.place(high)});
    }
    of.rows.push_back({"all", 1, {1, "1"}, random.place(last)});
    const Picture picture = draw(of);
    require_within(picture);
    require_apart(picture);
    const double left = all<Line>(picture).back().start.x;
    const std::vector<Text> texts = all<Text>(picture);
    for (std::size_t i = 1; i < texts.size(); ++i)
      if (texts[i].at.y == texts[i - 1].at.y) REQUIRE(cover_of(texts[i]).left - cover_of(texts[i - 1]).right >= 1);
    for (const Symbol& symbol : all<Symbol>(picture)) REQUIRE(symbol.at.x >= left);
    REQUIRE(all<Symbol>(picture).back().at.x == left);
  }
}

TEST_CASE("a matrix names all of twelve points and of more the first eight; points stand in the fields that they are of") {
  Random random;
  for (int trial = 0; trial < trials; ++trial) {
    Matrix of{.line = random.number(0, 3), .fields = {"one", "two", "three", "four"}, .axes = {"grade", "effect"}};
    for (std::size_t left = random.count(1, 20); left > 0; --left)
      of.points.push_back({random.word(60), random.number(-3, 3), random.number(0, 4), random.truth() ? "development" : ""});
    const std::size_t named = of.points.size() > 12 ? 8 : of.points.size();
    for (const Paper& paper : papers) {
      require_within(draw(of, paper));
      REQUIRE(all<Text>(draw(of, paper)).size() == 6 + (paper.narrow() ? 2 * named : named));
    }
    const Picture picture = draw(of);
    require_apart(picture);
    const std::vector<Line> lines = all<Line>(picture);
    std::vector<Symbol> symbols = all<Symbol>(picture);
    std::reverse(symbols.begin(), symbols.end());
    REQUIRE(symbols.size() == of.points.size());
    for (std::size_t i = 0; i < symbols.size(); ++i) {
      REQUIRE((symbols[i].at.x > lines[0].start.x) == (of.points[i].grade > 0));
      REQUIRE((symbols[i].at.y < lines[1].start.y) == (of.points[i].effect > of.line));
    }
  }
}

TEST_CASE("numbers of a matrix of scores do not cover each other, and every unit has its mark") {
  Random random;
  for (int trial = 0; trial < trials; ++trial) {
    Fields of{.lines = {random.figure(50), random.figure(50)}, .axes = {"first", "second"}, .kinds = {"plain", "other"}};
    for (std::size_t left = random.count(1, 60); left > 0; --left)
      of.points.push_back({std::to_string(left), random.number(0, 100), random.number(0, 100), random.truth()});
    for (const Paper& paper : papers) {
      const Picture picture = draw(of, paper);
      require_within(picture);
      REQUIRE(all<Symbol>(picture).size() == of.points.size() + 2);
      Picture numbers;
      for (const Text& text : all<Text>(picture))
        if (text.words.find_first_not_of("0123456789") == std::string::npos) numbers.marks.push_back(text);
      REQUIRE(!numbers.marks.empty());
      require_apart(numbers);
    }
  }
}

TEST_CASE("a cell of a heat map is darker with a higher score, and without one it is hatched") {
  Random random;
  for (int trial = 0; trial < trials; ++trial) {
    Heat of;
    for (std::size_t left = random.count(1, 13); left > 0; --left) of.units.push_back(random.word(40));
    for (std::size_t left = random.count(1, 13); left > 0; --left) {
      HeatRow row{random.word(60), {}};
      for (std::size_t i = 0; i < of.units.size(); ++i) {
        if (random.count(0, 9) == 0)
          row.cells.push_back({"no", {}});
        else
          row.cells.push_back({"9,9", random.number(0, 100)});
      }
      of.rows.push_back(row);
    }
    const Picture picture = draw(of);
    require_within(picture);
    const std::vector<Box> boxes = all<Box>(picture);
    std::vector<double> scores;
    std::size_t more = 0;
    for (const HeatRow& row : of.rows) {
      const std::optional<double> own = row.cells[0].score;
      for (const HeatCell& cell : row.cells) {
        if (cell.score) scores.push_back(*cell.score);
        more += own && cell.score && *cell.score > *own;
      }
    }
    REQUIRE(all<Symbol>(picture).size() == more);
    REQUIRE(boxes.size() == scores.size());
    for (std::size_t i = 1; i < boxes.size(); ++i)
      REQUIRE((scores[i] < scores[i - 1] ? boxes[i].depth <= boxes[i - 1].depth : boxes[i].depth >= boxes[i - 1].depth));
    const std::size_t cells = of.units.size() * of.rows.size();
    REQUIRE(all<Line>(picture).empty() == (scores.size() == cells));
  }
}

TEST_CASE("lines of a trend join years that can be compared, higher where figures are") {
  Random random;
  for (int trial = 0; trial < trials; ++trial) {
    Trend of{.names = {random.word(30), random.word(12)}, .broken = random.word(14)};
    std::size_t joins = 0;
    for (std::size_t panels = random.count(1, 5); panels > 0; --panels) {
      TrendPanel panel{random.word(80), {}};
      const std::size_t years = random.count(2, 5);
      for (std::size_t i = 0; i < years; ++i) {
        TrendYear year{.year = std::to_string(2010 + i), .joined = i == 0 || random.truth()};
        if (random.truth()) year.own = random.figure(random.number(10, 99));
        if (random.truth()) year.mean = random.figure(random.number(10, 99));
        if (!year.own) year.why = random.word(11);  // the longest that is said
        if (i > 0 && year.joined)
          joins += std::size_t{panel.years.back().own && year.own} + std::size_t{panel.years.back().mean && year.mean};
        panel.years.push_back(year);
      }
      of.panels.push_back(panel);
    }
    for (const Paper& paper : papers) {
      require_within(draw(of, paper));
      require_apart(draw(of, paper));
    }
    const Picture picture = draw(of);
    REQUIRE(all<Path>(picture).size() == joins);
    std::size_t figures = 0;
    for (const TrendPanel& panel : of.panels)
      for (const TrendYear& year : panel.years) figures += year.own.has_value() + std::size_t{year.mean.has_value()};
    REQUIRE(all<Symbol>(picture).size() == figures);
  }
}

TEST_CASE("names of fifteen letters stand whole at the end of a course and of a slope") {
  const std::string name = "Upplands V\u00E4sby", longest = "Genomsnitt 75,2";
  const auto year = [](const char* of) { return TrendYear{.year = of, .own = Figure{70, "70"}, .mean = Figure{75.2, "75,2"}}; };
  for (const Paper& paper : papers) {
    const auto says = [&](const Picture& picture, const std::string& words) {
      const std::vector<Text> texts = all<Text>(picture);
      return std::any_of(texts.begin(), texts.end(), [&](const Text& text) { return text.words == words; });
    };
    const Picture course =
        draw(Trend{.panels = {{"panel", {year("2024"), year("2025")}}}, .names = {name, "Genomsnitt"}}, paper);
    REQUIRE(says(course, name));
    REQUIRE(says(course, longest));
    REQUIRE(says(draw(Slope{.lines = {{name, {152, "152"}, {98, "98"}, true}}}, paper), "98 " + name));
  }
}

TEST_CASE("lines of a slope stand in the order of places on either side, and the one that is looked at is on top") {
  Random random;
  for (int trial = 0; trial < trials; ++trial) {
    Slope of{.heads = {random.word(14), random.word(14)}};
    const auto last = static_cast<double>(random.count(1, 290));
    for (std::size_t left = random.count(1, 40); left > 0; --left)
      of.lines.push_back({random.word(40), random.place(std::round(random.number(1, last))),
                          random.place(std::round(random.number(1, last))), false});
    of.lines[random.count(0, of.lines.size() - 1)].marked = true;
    for (const Paper& paper : papers) {
      const Picture picture = draw(of, paper);
      require_within(picture);
      require_apart(picture);
      const std::vector<Line> lines = all<Line>(picture);
      REQUIRE(lines.size() == of.lines.size());
      REQUIRE(lines.back().ink == "text");
      REQUIRE(std::count_if(lines.begin(), lines.end(), [](const Line& line) { return line.ink == "text"; }) == 1);
      const std::vector<Text> texts = all<Text>(picture);
      REQUIRE(texts.size() == 2 + 2 * of.lines.size());
      for (std::size_t i = 0; i < of.lines.size(); ++i)
        for (std::size_t j = 0; j < of.lines.size(); ++j) {
          if (of.lines[i].from.value < of.lines[j].from.value) REQUIRE(texts[2 + 2 * i].at.y < texts[2 + 2 * j].at.y);
          if (of.lines[i].to.value < of.lines[j].to.value) REQUIRE(texts[3 + 2 * i].at.y < texts[3 + 2 * j].at.y);
        }
    }
  }
}

TEST_CASE("a map draws every unit, and those that are near once more") {
  const Map of{.units = {{square(0, 0), "high"}, {square(20, 0), ""}, {square(0, 1500), "low"}},
               .key = {{"high", "High"}, {"", "None"}},
               .larger = {{0, "First"}}};
  const Picture picture = draw(of);
  require_within(picture);
  const std::vector<Area> areas = all<Area>(picture);
  REQUIRE(areas.size() == 5);
  REQUIRE(areas[1].ink == "ground");
  // North is up, and what is drawn larger is so by one measure.
  REQUIRE(cover_of(areas[2]).bottom < cover_of(areas[0]).top);
  const Cover one = cover_of(areas[0]), large = cover_of(areas[3]);
  REQUIRE(large.right - large.left == Approx(4 * (one.right - one.left)));
  // An area tells whose it is.
  std::vector<std::size_t> items;
  for (const Area& area : areas) items.push_back(area.item);
  REQUIRE(items == std::vector<std::size_t>{0, 1, 2, 0, 1});
}

TEST_CASE("a map of any units keeps to its sheet, and what is marked is drawn about its area and named beside it") {
  Random random;
  for (int trial = 0; trial < trials; ++trial) {
    Map of{.units = {{square(0, 0), "high"}, {square(600, 1500), ""}},
           .key = {{"high", random.word(20)}, {"", random.word(20)}}};
    for (std::size_t left = random.count(1, 30); left > 0; --left)
      of.units.push_back({square(random.number(0, 600), random.number(0, 1500)), random.truth() ? "high" : ""});
    const std::size_t chosen = random.count(0, of.units.size() - 1);
    of.chosen = MapPart{chosen, random.word(12)};
    of.larger = {{random.count(0, of.units.size() - 1), random.word(20)}};
    for (const Paper& paper : papers) {
      const Picture picture = draw(of, paper);
      require_within(picture);
      const std::vector<Area> areas = all<Area>(picture);
      const std::vector<Path> paths = all<Path>(picture);
      REQUIRE((paths.size() == 2 || paths.size() == 4));
      const Cover area = cover_of(areas[chosen]), about = cover_of(paths[1]);
      REQUIRE(area.left == about.left);
      REQUIRE(area.right == about.right);
      REQUIRE(area.top == about.top);
      REQUIRE(area.bottom == about.bottom);
      REQUIRE(paths[1].points.front() == paths[1].points.back());
      const Text name = all<Text>(picture)[0];
      REQUIRE(name.words == of.chosen->name);
      REQUIRE((cover_of(name).bottom > about.top && cover_of(name).top < about.bottom));
      REQUIRE((cover_of(name).left > about.right || cover_of(name).right < about.left));
      // The key, which stands after the ground of the name, is beside the map or above it.
      const Cover key = cover_of(all<Box>(picture)[2]);
      for (std::size_t i = 0; i < of.units.size(); ++i)
        REQUIRE((cover_of(areas[i]).right < key.left || cover_of(areas[i]).top > key.bottom));
    }
  }
}

TEST_CASE("words are cut between characters, and what is shorter stays") {
  REQUIRE(fit("\u00E5\u00E4\u00F6", 30, 3) == "\u00E5\u00E4\u00F6");
  REQUIRE(fit("\u00E5\u00E4\u00F6\u00E5\u00E4\u00F6", 5, 3) == "\u00E5\u00E4\u2026");
  REQUIRE(fit("to be cut here", 16, 3) == "to be cut\u2026");
  REQUIRE(fit("to be\u00A0\u202Fcut", 13, 3) == "to be\u2026");
  REQUIRE(fit("word", 0, 3) == "\u2026");
}

TEST_CASE("labels are moved apart in their order and within their room") {
  Random random;
  for (int trial = 0; trial < trials; ++trial) {
    std::vector<double> wanted;
    for (std::size_t left = random.count(1, 8); left > 0; --left) wanted.push_back(random.number(0, 100));
    std::sort(wanted.begin(), wanted.end());
    const std::vector<double> placed = spread(wanted, 10, 5, 95);
    for (std::size_t i = 0; i < placed.size(); ++i) {
      REQUIRE((placed[i] >= 5 && placed[i] <= 95));
      if (i > 0) REQUIRE(placed[i] - placed[i - 1] >= 10 - 1e-9);
    }
  }
  REQUIRE(spread({50, 50, 20}, 10, 0, 100) == std::vector<double>{50, 60, 20});
}

TEST_CASE("a stamp stands below all that is drawn") {
  const Picture bare{.width = 100, .height = 50};
  const Picture with = stamped(bare, "made up");
  REQUIRE(with.height > bare.height);
  require_within(with);
  REQUIRE(cover_of(with.marks.back()).top >= bare.height);
}

}  // namespace hti::chart
