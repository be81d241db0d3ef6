// Grade against effect: what is good or bad already, and what weighs.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "hti/api.hpp"
#include "hti/chart/picture.hpp"

namespace hti::inline v0::chart {

/// An indicator of the matrix.
struct MatrixPoint {
  std::string name{};
  double grade = 0;
  double effect = 0;
  std::string list{};  ///< `development` or `strength`; anything else: neither
};

/// The priority matrix.
struct Matrix {
  std::vector<MatrixPoint> points{};  ///< those that are to be named first
  double line = 0;                    ///< the effect that parts the fields; grades are parted at 0
  /// The names of the fields: low grade and high effect first, then high and high, low and low, high and low.
  std::array<std::string, 4> fields{};
  std::array<std::string, 2> axes{};  ///< what grade and effect are called
};

/// The first eight points are named beside the picture, or below it by numbers.
[[nodiscard]] HTI_API Picture draw(const Matrix& matrix, const Paper& paper = {});

}  // namespace hti::inline v0::chart
