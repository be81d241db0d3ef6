// Ranks of one unit, read from its tally.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "index/index_state.hpp"
#include "robust/tally.hpp"

namespace hti::inline v0::detail {

/// Replicates in each bin of ranks.
inline std::span<const std::uint32_t> rank_counts(const tally_frame& f, const tally& t, std::size_t unit) {
  return std::span(t.ranks).subspan(unit * (1 + f.rank_bins) + 1, f.rank_bins);
}

/// Ranks of each bin: the mean of those in it, and the highest.
struct rank_scale {
  const tally_frame& f;
  [[nodiscard]] double rank(double place) const noexcept { return f.ties == Ties::average ? (place + 2) / 2 : place + 1; }
  /// Places before a bin.
  [[nodiscard]] std::size_t before(std::size_t bin) const noexcept {
    const std::size_t single = std::min(bin, f.rank_single);
    return std::min(single + ((bin - single) << f.rank_shift), f.rank_places);
  }
  [[nodiscard]] double first(std::size_t bin) const noexcept { return rank(static_cast<double>(before(bin))); }
  [[nodiscard]] double last(std::size_t bin) const noexcept { return rank(static_cast<double>(before(bin + 1) - 1)); }
  [[nodiscard]] double middle(std::size_t bin) const noexcept { return (first(bin) + last(bin)) / 2; }
};

/// Places of one unit summed up.
struct place_sums {
  std::uint64_t sum = 0;
  std::uint64_t squares = 0;
  double best = infinity;
  double worst = -infinity;
};
inline place_sums sums_of(const tally_frame& f, const tally& t, std::size_t unit) {
  if (f.rank_shift > 0) return {t.places[unit], t.place_squares[unit], t.best[unit], t.worst[unit]};
  place_sums all;
  const std::span<const std::uint32_t> counts = rank_counts(f, t, unit);
  for (std::uint64_t bin = 0; bin < counts.size(); ++bin) {
    if (counts[bin] == 0) continue;
    const std::uint64_t place = bin + 1;
    all.sum += place * counts[bin];
    all.squares += place * place * counts[bin];
    all.best = std::min(all.best, static_cast<double>(place));
    all.worst = static_cast<double>(place);
  }
  return all;
}

}  // namespace hti::inline v0::detail
