// Several years: own beside the mean of all.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "hti/api.hpp"
#include "hti/chart/picture.hpp"

namespace hti::inline v0::chart {

/// What a panel has of a year.
struct TrendYear {
  std::string year{};
  std::optional<Figure> own{};
  std::optional<Figure> mean{};  ///< of all
  std::string why{};             ///< a word for why there is no figure; empty: there is
  bool joined = true;            ///< whether it can be compared with the year before
};

/// What a panel counts, over the years.
struct TrendPanel {
  std::string name{};
  std::vector<TrendYear> years{};
};

/// Panels of lines, two beside each other, or one on a narrow sheet.
struct Trend {
  std::vector<TrendPanel> panels{};
  std::array<std::string, 2> names{};  ///< what the own line and that of all are called
  std::string broken{};                ///< what stands where a year cannot be compared with the one before
};

/// No line crosses a year that asked or measured something else.
[[nodiscard]] HTI_API Picture draw(const Trend& trend, const Paper& paper = {});

}  // namespace hti::inline v0::chart
