// Two scores of every unit against each other, with the lines that part the fields.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "hti/api.hpp"
#include "hti/chart/picture.hpp"

namespace hti::inline v0::chart {

/// A unit by its scores on two parts of an index.
struct FieldPoint {
  std::string number{};  ///< what stands beside its mark where there is room
  double first = 0;
  double second = 0;
  bool other = false;  ///< whether it is of the other kind
};

/// The matrix of two parts of an index.
struct Fields {
  std::vector<FieldPoint> points{};
  std::array<Figure, 2> lines{};      ///< the mean on either part
  std::array<std::string, 2> axes{};  ///< what the parts are called
  std::vector<std::string> kinds{};   ///< what the kinds are called, the plain one first; empty: there is one kind
};

/// A number without a free place beside its mark is left out.
[[nodiscard]] HTI_API Picture draw(const Fields& fields, const Paper& paper = {});

}  // namespace hti::inline v0::chart
