// A table and the tree above it, laid out so that eight replicates of eight units at a time go through all levels in registers.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/scratch.hpp"
#include "index/index_state.hpp"

namespace hti::inline v0::detail {

inline constexpr std::size_t tile = 8;   ///< units side by side
inline constexpr std::size_t batch = 8;  ///< replicates side by side

/// What a branch meets in a tile.
enum class Cells : std::uint8_t {
  whole,  ///< every child of every unit has a value, whatever the weights
  gaps,   ///< some may have none
  own,    ///< and some do not apply, so that thresholds differ from unit to unit
};

/// What effective weights can be multiplied with: the same mean throughout, of values that are all there whatever the weights.
enum class Product : std::uint8_t { none, of_values, of_logs };

/// Between what a node's weight may lie, relative to the definition's.
struct weight_range {
  double low = 1;
  double high = 1;
};

/// A leaf whose values are the same in all replicates.
inline constexpr std::size_t fixed = static_cast<std::size_t>(-1);

struct tree_branch {
  std::size_t node = 0;   ///< in the model
  std::size_t first = 0;  ///< of its slots
  std::size_t count = 0;
  const Aggregate* rule = nullptr;
  bool linear = true;
  missing::renormalise threshold{};
  bool needs_all = false;
  const normalise::fitted* map = nullptr;         ///< what the combined value goes through; null: nothing
  const reference_children* reference = nullptr;  ///< what the rule has learnt; null: it learns nothing
};

/// One slot for every child that has weight, branch by branch, children before parents.
struct tree {
  std::size_t units = 0;
  std::size_t tiles = 0;
  std::size_t leaves = 0;
  std::vector<double> values{};         ///< normalised, [tile][leaf][unit]; NaN = absent; 0 beyond the last unit
  std::vector<std::size_t> row{};       ///< by leaf: which of the figures drawn anew, or `fixed`
  std::vector<std::size_t> of_model{};  ///< by leaf: in the order of Model::indicators()
  std::vector<tree_branch> branches{};
  std::vector<std::size_t> source{};       ///< by slot: a leaf, or `leaves` + a branch
  std::vector<std::size_t> node{};         ///< by slot: the child in the model
  std::vector<double> weight{};            ///< by slot: as the branch combines it
  std::vector<Cells> cells{};              ///< [tile][branch]
  std::vector<std::uint8_t> applicable{};  ///< [tile][slot], one bit a unit; empty where all apply or no threshold asks
  Product product = Product::none;
  std::vector<double> logs{};  ///< as `values`, where they are what is multiplied
  double floor = 0;            ///< what values count as at the least before their logarithm; 0: none is set

  [[nodiscard]] std::size_t padded() const noexcept { return tiles * tile; }
  [[nodiscard]] double value(std::size_t leaf, std::size_t unit) const {
    return values[(unit / tile * leaves + leaf) * tile + unit % tile];
  }
  void set(std::size_t leaf, std::size_t unit, double value) {
    const std::size_t at = (unit / tile * leaves + leaf) * tile + unit % tile;
    values[at] = value;
    if (!logs.empty()) logs[at] = std::log(std::max(value, floor));
  }
};

/// \param weight_bounds  by node of the model: what is known of the weights that will be used
[[nodiscard]] tree make_tree(const index_state& state, const Table& table, std::span<const weight_range> weight_bounds);

/// Values that differ from replicate to replicate.
class drawn_values {
 public:
  virtual ~drawn_values() = default;
  /// Normalised values of a tile, [row][replicate][unit]; NaN = absent, where they are absent in the tree.
  virtual void fill(std::size_t at, double* out) = 0;
};

/// Memory of one caller of `combine`.
struct tree_workspace {
  scratch<double> drawn{};           ///< [row][replicate][unit], of one tile
  scratch<double> shares{};          ///< [slot][replicate]
  scratch<double> totals{};          ///< [branch][replicate]
  scratch<double> nodes{};           ///< [branch][replicate][unit], of one tile
  scratch<double> below{};           ///< effective weights of leaves, [which][replicate]
  scratch<double> passed_down{};     ///< effective weights of branches, [branch][replicate]
  scratch<std::size_t> leaf{};       ///< which leaves `below` is about
  scratch<std::uint8_t> is_below{};  ///< by branch
};

/// Scores before rescaling of all units in `batch` replicates. Where the tree is a product and nothing is drawn anew, every
/// output is the sum of its leaves by their effective weights; elsewhere branch by branch, as `Index::score` does it.
/// \param weights  [slot][replicate], not negative; a node none of whose children has weight loses its own
/// \param rows     of values that `drawn` fills in; it may be null where there are none
/// \param outputs  branches wanted
/// \param out      [replicate][output][padded unit]; NaN = no score
void combine(const tree& t, double* weights, std::size_t rows, drawn_values* drawn, std::span<const std::size_t> outputs,
             tree_workspace& work, double* out);

}  // namespace hti::inline v0::detail
