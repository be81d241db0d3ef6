// Which factors move together in a Sobol' design, and how its runs stand.
#pragma once

#include <cstddef>
#include <vector>

#include "hti/robust/sobol.hpp"

namespace hti::inline v0::detail {

/// The position of each factor's label among `sobol_labels`.
[[nodiscard]] std::vector<std::size_t> movers(const robust::sobol_design& design);

/// The runs of one base point: A, AB of every mover, BA of every mover (second order only), B.
struct sobol_layout {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::size_t movers = 0;
  bool second_order = false;

  [[nodiscard]] std::size_t rows() const noexcept { return second_order ? 2 * movers + 2 : movers + 2; }
  [[nodiscard]] std::size_t ab(std::size_t m) const noexcept { return 1 + m; }
  [[nodiscard]] std::size_t ba(std::size_t m) const noexcept { return 1 + movers + m; }
  [[nodiscard]] std::size_t b() const noexcept { return rows() - 1; }
  /// Whether a row is taken from B, but for what moves.
  [[nodiscard]] bool from_b(std::size_t row) const noexcept { return row > movers; }
  /// What a row takes from the other point.
  [[nodiscard]] std::size_t moved(std::size_t row) const noexcept { return row == 0 || row == b() ? none : (row - 1) % movers; }
  [[nodiscard]] std::size_t pairs() const noexcept { return second_order ? movers * (movers - 1) / 2 : 0; }
  /// First, total and second-order indices.
  [[nodiscard]] std::size_t estimates() const noexcept { return 2 * movers + pairs(); }
};

}  // namespace hti::inline v0::detail
