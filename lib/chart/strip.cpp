#include "hti/chart/strip.hpp"

#include <algorithm>
#include <utility>

#include "chart/layout.hpp"

namespace hti::inline v0::chart {

Picture draw(const Strip& strip) {
  constexpr double width = 170, height = 30, left = 2, right = 168, base = 19;
  // How far apart names of groups stand, how far the first and the last are from the edges, and how wide a bold character is.
  constexpr double gap = 22, margin = 10, bold = 0.54;
  Canvas canvas(width, height);
  if (strip.scores.empty()) return std::move(canvas).picture();
  const auto [low, high] = std::minmax_element(strip.scores.begin(), strip.scores.end());
  const Scale x{.low = *low, .high = *high, .from = left, .to = right};

  canvas.line({left, base + 2.5}, {right, base + 2.5}, "axis");
  for (const double score : strip.scores) canvas.line({x(score), base - 2.5}, {x(score), base + 2.5}, "axis", 0.35);
  std::vector<double> bounds{*low};
  std::vector<std::string> names{strip.lowest};
  for (const auto& [from, name] : strip.limits) {
    if (!(*low < from && from < *high)) continue;
    bounds.push_back(from);
    names.push_back(name);
    canvas.line({x(from), base - 4.5}, {x(from), base + 5}, "text", thin, "1 0.7");
  }
  bounds.push_back(*high);
  std::vector<double> middles;
  for (std::size_t i = 0; i < names.size(); ++i) middles.push_back((x(bounds[i]) + x(bounds[i + 1])) / 2);
  const std::vector<double> places = spread(middles, gap, left + margin, right - margin);
  for (std::size_t i = 0; i < names.size(); ++i)
    canvas.text({places[i], base + 9}, names[i], {.ink = "muted", .anchor = Anchor::middle});

  const double own = x(strip.own);
  canvas.symbol(strip.group, {own, base}, 4);
  const double half = bold / 2 * plain_text * static_cast<double>(characters(strip.label));
  const double label = std::min(std::max(own, left + half), right - half);
  canvas.text({label, base - 6}, strip.label, {.size = plain_text, .anchor = Anchor::middle, .bold = true});
  // What stands at an end makes way for the label.
  const auto& [first, last] = strip.ends;
  const auto height_of = [&](bool free) { return free ? base - 6 : base - 11; };
  canvas.text({left, height_of(left + length(first) < label - half)}, first, {.ink = "muted"});
  canvas.text({right, height_of(right - length(last) > label + half)}, last, {.ink = "muted", .anchor = Anchor::end});
  return std::move(canvas).picture();
}

}  // namespace hti::inline v0::chart
