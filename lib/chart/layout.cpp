#include "chart/layout.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace hti::inline v0::chart {
namespace {

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

/// The beginning of a text, of so many characters, without space at its end.
std::string_view beginning(std::string_view text, std::size_t count) {
  std::size_t end = 0;
  while (end < text.size() && (count > 0 || !begins_character(text[end])))
    if (begins_character(text[end++])) --count;
  text = text.substr(0, end);
  static constexpr std::array<std::string_view, 4> spaces{" ", "\u00A0", "\u2009", "\u202F"};
  const auto space = [&] {
    return std::find_if(spaces.begin(), spaces.end(), [&](std::string_view each) { return text.ends_with(each); });
  };
  for (auto found = space(); found != spaces.end(); found = space()) text.remove_suffix(found->size());
  return text;
}

}  // namespace

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_character));
}

double length(std::string_view words, double size, const Paper& paper) {
  return paper.letter * size * static_cast<double>(characters(words));
}

std::string shortened(std::string_view words, std::size_t most) {
  if (characters(words) <= most) return std::string(words);
  return std::string(beginning(words, most - 1)) + "\u2026";
}

std::string fit(std::string_view words, double width, double size, const Paper& paper) {
  return shortened(words, static_cast<std::size_t>(std::max(width / (paper.letter * size), 1.0)));
}

std::vector<double> spread(const std::vector<double>& wanted, double gap, double low, double high) {
  std::vector<std::size_t> order(wanted.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
  std::vector<double> placed(wanted.size());
  double at = low - gap;
  for (const std::size_t i : order) placed[i] = at = std::max(wanted[i], at + gap);
  double limit = high;
  std::for_each(order.rbegin(), order.rend(), [&](std::size_t i) {
    placed[i] = std::min(placed[i], limit);
    limit = placed[i] - gap;
  });
  return placed;
}

}  // namespace hti::inline v0::chart
