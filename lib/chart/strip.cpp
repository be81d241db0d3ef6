#include "hti/chart/strip.hpp"

#include <algorithm>
#include <utility>

#include "chart/layout.hpp"

namespace hti::inline v0::chart {

Picture draw(const Strip& strip, const Paper& paper) {
  constexpr double left = 2, base = 19;
  const double right = paper.width - left;
  // Names of groups stand on one line, or by turns on two where there is little room; how far apart they are there, how far the
  // first and the last are from the ends, how high a line is, and how wide a bold character.
  const std::size_t lines = paper.narrow() ? 2 : 1;
  const double gap = 22 * paper.small / 3, margin = 10 * paper.small / 3, line = 1.5 * paper.small, bold = 0.54;
  Canvas canvas(paper, base + 11 + line * static_cast<double>(lines - 1));
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
  for (std::size_t turn = 0; turn < lines; ++turn) {
    std::vector<double> wanted;
    for (std::size_t i = turn; i < names.size(); i += lines) wanted.push_back(middles[i]);
    const std::vector<double> places = spread(wanted, gap, left + margin, right - margin);
    for (std::size_t i = 0; i < places.size(); ++i)
      canvas.text({places[i], base + 9 + line * static_cast<double>(turn)}, names[turn + i * lines],
                  {.ink = "muted", .anchor = Anchor::middle});
  }

  const double own = x(strip.own.value);
  canvas.symbol(strip.group, {own, base}, 4);
  const std::string score = " " + strip.own.text;
  const double most = (right - left) / (bold * paper.plain) - static_cast<double>(characters(score));
  const std::string words = shortened(strip.name, static_cast<std::size_t>(most)) + score;
  const double half = bold / 2 * paper.plain * static_cast<double>(characters(words));
  const double label = std::min(std::max(own, left + half), right - half);
  canvas.text({label, base - 6}, words, {.size = &Paper::plain, .anchor = Anchor::middle, .bold = true});
  // What stands at an end makes way for the label.
  const auto& [first, last] = strip.ends;
  const auto height_of = [&](bool free) { return free ? base - 6 : base - 11; };
  canvas.text({left, height_of(left + length(first, paper.small, paper) < label - half)}, first, {.ink = "muted"});
  canvas.text({right, height_of(right - length(last, paper.small, paper) > label + half)}, last,
              {.ink = "muted", .anchor = Anchor::end});
  return std::move(canvas).picture();
}

}  // namespace hti::inline v0::chart
