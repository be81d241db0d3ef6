// Where things stand: scales, and labels that keep to their room.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "chart/canvas.hpp"

namespace hti::inline v0::chart {

/// From values to places. Where all values are the same they are at its beginning.
struct Scale {
  double low = 0;
  double high = 0;
  double from = 0;
  double to = 0;

  [[nodiscard]] double operator()(double value) const {
    const double span = high - low;
    return from + (to - from) * (value - low) / (span == 0 ? 1 : span);
  }
};

/// How many characters a text has.
[[nodiscard]] std::size_t characters(std::string_view text);

/// How wide words are in the font of a sheet and a size, in millimetres.
[[nodiscard]] double length(std::string_view words, double size, const Paper& paper = {});

/// Cuts words that have more characters; the table beside the picture has them whole.
[[nodiscard]] std::string shortened(std::string_view words, std::size_t most);

/// Cuts words that are longer than a width, in millimetres.
[[nodiscard]] std::string fit(std::string_view words, double width, double size, const Paper& paper = {});

/// Moves places of labels apart until none is nearer than a gap to the next, within an interval; their order stays.
[[nodiscard]] std::vector<double> spread(const std::vector<double>& wanted, double gap, double low, double high);

}  // namespace hti::inline v0::chart
