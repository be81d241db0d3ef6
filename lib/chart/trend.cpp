#include "hti/chart/trend.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "chart/layout.hpp"

namespace hti::inline v0::chart {
namespace {

class Panel {
 public:
  static constexpr double height = 48;

  Panel(Canvas& canvas, const Paper& paper, const Trend& trend, const std::vector<TrendYear>& years, Point corner, double width)
      : canvas_(canvas), paper_(paper), trend_(trend), years_(years), top_(corner.y), left_(corner.x), width_(width) {
    std::vector<double> values;
    for (const TrendYear& year : years)
      for (const auto* each : {&year.own, &year.mean})
        if (*each) values.push_back((*each)->value);
    for (std::size_t place = 0; place < years.size(); ++place)
      crowded_ = crowded_ || why_at(place) + why_half(place) > x(place) + (x(1) - x(0)) / 2;
    if (values.empty()) return;
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    y_ = {.low = *low, .high = *high, .from = base_ - 3, .to = top_ + upper()};
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
  /// Where lines begin and end.
  static constexpr double lower = 36;
  [[nodiscard]] double upper() const { return crowded_ ? 16 : 13; }

  [[nodiscard]] double x(std::size_t place) const { return x_(static_cast<double>(place)); }
  /// A word for why there is no figure, cut where it would reach that of the year after the next; its middle, which keeps to
  /// the sheet, and half of its width.
  [[nodiscard]] std::string why(std::size_t place) const {
    return fit(years_[place].why, (x(2) - left_) / 1.5, paper_.small, paper_);
  }
  [[nodiscard]] double why_at(std::size_t place) const { return std::max(x(place), left_ + why_half(place)); }
  [[nodiscard]] double why_half(std::size_t place) const { return length(why(place), paper_.small, paper_) / 2; }

  void draw_year(std::size_t place) {
    const TrendYear& year = years_[place];
    const auto note = [&](double across, double down, const std::string& words) {
      canvas_.text({across, down}, words, {.ink = "muted", .anchor = Anchor::middle});
    };
    note(x(place), base_ + 8, year.year);
    // Where there is little room these stand on two lines by turns, above all figures.
    if (!year.why.empty()) note(why_at(place), top_ + upper() - (!crowded_ ? 2 : place % 2 == 0 ? 5 : 8), why(place));
    if (year.joined) return;
    const double between = x(place) - (x(1) - x(0)) / 2;
    canvas_.line({between, top_ + upper() - 3}, {between, base_ + 4}, "axis", thin, "1 1");
    // Where breaks are near each other, one word stands for them.
    const double room = length(trend_.broken, paper_.small, paper_), at = std::max(between, left_ + room / 2);
    if (at - noted_ < room) return;
    note(at, base_ + 11, trend_.broken);
    noted_ = at;
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

  [[nodiscard]] std::string mean_name() const {
    const auto& mean = years_.back().mean;
    return mean ? trend_.names[1] + " " + mean->text : "";
  }

  /// How much the names of the lines take: what they need, but no more than half of the panel.
  [[nodiscard]] double names_room() const {
    const double usual = 26 * (paper_.small / Paper{}.small) * (paper_.letter / Paper{}.letter);
    const double longest = std::max(length(trend_.names[0], paper_.small, paper_), length(mean_name(), paper_.small, paper_));
    return std::clamp(longest + 4, usual, std::max(usual, width_ / 2));
  }

  void draw_names() {
    std::vector<double> wanted;
    std::vector<Text> names;
    if (const auto& mean = years_.back().mean) {
      wanted.push_back(y_(mean->value));
      names.push_back({.words = mean_name(), .ink = "muted"});
    }
    if (const auto& own = years_.back().own) {
      wanted.push_back(y_(own->value));
      names.push_back({.words = trend_.names[0], .ink = "text", .bold = true});
    }
    const std::vector<double> heights = spread(wanted, 4, top_, base_ + 2);
    for (std::size_t i = 0; i < names.size(); ++i)
      canvas_.text({last_ + 3.5, heights[i] + 1}, fit(names[i].words, names_room_ - 4, paper_.small, paper_),
                   {.ink = names[i].ink, .bold = names[i].bold});
  }

  Canvas& canvas_;
  const Paper& paper_;
  const Trend& trend_;
  const std::vector<TrendYear>& years_;
  double top_, left_, width_;
  double names_room_ = names_room();
  double last_ = left_ + width_ - names_room_, base_ = top_ + lower;
  Scale x_{.low = 0, .high = static_cast<double>(years_.size()) - 1, .from = left_ + 6, .to = last_};
  Scale y_{};
  bool crowded_ = false;  ///< whether a word for why there is no figure takes more than the room of its year
  double noted_ = -std::numeric_limits<double>::infinity();
};

}  // namespace

Picture draw(const Trend& trend, const Paper& paper) {
  constexpr double gap = 14;
  const std::size_t across = paper.narrow() ? 1 : 2;
  const double width = across == 1 ? paper.width : (paper.width - gap) / 2;
  Canvas canvas(paper, Panel::height * static_cast<double>((trend.panels.size() + across - 1) / across));
  for (std::size_t i = 0; i < trend.panels.size(); ++i) {
    const auto& [name, years] = trend.panels[i];
    const Point corner{(width + gap) * static_cast<double>(i % across), Panel::height * static_cast<double>(i / across)};
    canvas.text({corner.x, corner.y + 5}, fit(name, width, paper.small, paper), {.bold = true});
    if (!years.empty()) Panel(canvas, paper, trend, years, corner, width).draw();
  }
  return std::move(canvas).picture();
}

}  // namespace hti::inline v0::chart
