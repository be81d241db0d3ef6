#include "hti/chart/trend.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "chart/layout.hpp"

namespace hti::inline v0::chart {
namespace {

class Panel {
 public:
  static constexpr double width = 78, height = 48;

  Panel(Canvas& canvas, const Trend& trend, const std::vector<TrendYear>& years, Point corner)
      : canvas_(canvas), trend_(trend), years_(years), top_(corner.y), left_(corner.x) {
    std::vector<double> values;
    for (const TrendYear& year : years)
      for (const auto* each : {&year.own, &year.mean})
        if (*each) values.push_back((*each)->value);
    if (values.empty()) return;
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    y_ = {.low = *low, .high = *high, .from = base_ - 3, .to = top_ + upper};
  }

  void draw() {
    canvas_.line({left_, base_ + 4}, {last_ + 4, base_ + 4}, "axis");
    for (std::size_t place = 0; place < years_.size(); ++place) draw_year(place);
    draw_line(&TrendYear::mean, "axis", 0.5, 1.6);
    draw_line(&TrendYear::own, "text", 1, 2.4);
    draw_names();
  }

 private:
  using Of = std::optional<Figure> TrendYear::*;
  /// How much is left for what the lines are called; where they begin and end.
  static constexpr double names_room = 26, upper = 13, lower = 36;

  [[nodiscard]] double x(std::size_t place) const { return x_(static_cast<double>(place)); }

  void draw_year(std::size_t place) {
    const TrendYear& year = years_[place];
    const auto note = [&](double across, double down, const std::string& words) {
      canvas_.text({across, down}, words, {.ink = "muted", .anchor = Anchor::middle});
    };
    note(x(place), base_ + 8, year.year);
    if (!year.why.empty()) note(x(place), top_ + upper - 2, year.why);
    if (year.joined) return;
    const double between = x(place) - (x(1) - x(0)) / 2;
    canvas_.line({between, top_ + upper - 3}, {between, base_ + 4}, "axis", thin, "1 1");
    // Where breaks are near each other, one word stands for them.
    if (between - noted_ < length(trend_.broken, Paper{}.small)) return;
    note(between, base_ + 11, trend_.broken);
    noted_ = between;
  }

  void draw_line(Of of, const char* ink, double thick, double size) {
    const auto at = [&](std::size_t place) { return Point{x(place), y_((years_[place].*of)->value)}; };
    for (std::size_t place = 1; place < years_.size(); ++place)
      if (years_[place].joined && years_[place - 1].*of && years_[place].*of)
        canvas_.path({at(place - 1), at(place)}, ink, thick);
    for (std::size_t place = 0; place < years_.size(); ++place) {
      if (!(years_[place].*of)) continue;
      canvas_.symbol("near", at(place), size, ink);
      if (of == &TrendYear::own) draw_figure(place);
    }
  }

  /// The own figure stands on the side that is away from the other line.
  void draw_figure(std::size_t place) {
    const auto &own = years_[place].own, &mean = years_[place].mean;
    canvas_.text({x(place), y_(own->value) + (mean && own->value < mean->value ? 5 : -2.4)}, own->text,
                 {.anchor = Anchor::middle, .bold = true});
  }

  void draw_names() {
    std::vector<double> wanted;
    std::vector<Text> names;
    if (const auto& mean = years_.back().mean) {
      wanted.push_back(y_(mean->value));
      names.push_back({.words = trend_.names[1] + " " + mean->text, .ink = "muted"});
    }
    if (const auto& own = years_.back().own) {
      wanted.push_back(y_(own->value));
      names.push_back({.words = trend_.names[0], .ink = "text", .bold = true});
    }
    const std::vector<double> heights = spread(wanted, 4, top_, base_ + 2);
    for (std::size_t i = 0; i < names.size(); ++i)
      canvas_.text({last_ + 3.5, heights[i] + 1}, fit(names[i].words, names_room - 3, Paper{}.small),
                   {.ink = names[i].ink, .bold = names[i].bold});
  }

  Canvas& canvas_;
  const Trend& trend_;
  const std::vector<TrendYear>& years_;
  double top_, left_;
  double last_ = left_ + width - names_room, base_ = top_ + lower;
  Scale x_{.low = 0, .high = static_cast<double>(years_.size()) - 1, .from = left_ + 6, .to = last_};
  Scale y_{};
  double noted_ = -std::numeric_limits<double>::infinity();
};

}  // namespace

Picture draw(const Trend& trend) {
  constexpr double gap = 14;
  Canvas canvas(Paper{.width = 2 * Panel::width + gap}, Panel::height * static_cast<double>((trend.panels.size() + 1) / 2));
  for (std::size_t i = 0; i < trend.panels.size(); ++i) {
    const auto& [name, years] = trend.panels[i];
    const Point corner{(Panel::width + gap) * static_cast<double>(i % 2), Panel::height * static_cast<double>(i / 2)};
    canvas.text({corner.x, corner.y + 5}, fit(name, Panel::width, Paper{}.small), {.bold = true});
    if (!years.empty()) Panel(canvas, trend, years, corner).draw();
  }
  return std::move(canvas).picture();
}

}  // namespace hti::inline v0::chart
