// Sources of uncertainty laid out over an index and a table: what each replicate draws, and the scores that follow.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "hti/index.hpp"
#include "hti/vary/source.hpp"
#include "robust/draws.hpp"
#include "robust/erred_leaves.hpp"
#include "robust/noisy_cells.hpp"
#include "robust/tree.hpp"
#include "robust/varied_weights.hpp"

namespace hti::inline v0::detail {

/// One alternative of each choice, fitted.
struct variant {
  double p = 1;
  Table table;                                 ///< what is scored
  std::string failure{};                       ///< why it cannot be fitted; empty where it can
  std::optional<Index> index{};                ///< none where it failed
  std::shared_ptr<const noisy_cells> cells{};  ///< of the table; tables share theirs
  tree layout{};
  std::vector<std::size_t> outputs{};  ///< branches of the nodes followed
  std::vector<std::size_t> tables{};   ///< of its weights
  std::vector<erred_leaf> erred{};     ///< by leaf of the layout
  std::vector<double> base{};          ///< scores as they are, [output][padded unit]
  std::vector<double> before{};        ///< the same before rescaling, where errors alone vary and it is affine; else empty
};

struct choice_source {
  std::uint32_t stream = 0;
  std::vector<double> up_to{};  ///< cumulated probabilities of the alternatives
};

/// Memory of one caller.
struct replicator_workspace {
  tree_workspace layout{};
  weights_workspace varied{};
  scratch<double> uniform{};
  scratch<double> weights{};  ///< [slot][replicate]
  scratch<double> raw{};      ///< figures drawn anew, of one tile
  scratch<double> errors{};   ///< standard errors at the answers drawn, where they are: [tile][noisy column][unit][run]
  scratch<double> refitted{};
};

/// Whom a table is placed among, and what its frames are fitted to.
struct replicator_options {
  std::optional<Table> reference{};  ///< none: the table's own units
  bool refit = false;
  Drawn drawn = Drawn::truth;
};

class Replicator {
 public:
  /// With a reference the replicator is of the table's units and, after them, the reference's.
  /// \throws MethodError, ModelError, DataError listing every fault.
  Replicator(const Index& index, const Table& table, std::span<const vary::Source> sources, std::span<const std::string> nodes,
             const replicator_options& options = {});

  /// Positions in the model of the nodes followed.
  [[nodiscard]] std::span<const std::size_t> nodes() const noexcept { return nodes_; }
  [[nodiscard]] std::span<const variant> variants() const noexcept { return variants_; }
  [[nodiscard]] std::size_t units() const noexcept { return units_; }
  /// Units of the table itself; those after them are its reference.
  [[nodiscard]] std::size_t followed() const noexcept { return followed_; }
  [[nodiscard]] bool refits() const noexcept { return refit_; }
  [[nodiscard]] std::size_t padded() const noexcept { return (units_ + tile - 1) / tile * tile; }
  /// Scores as they are by the index itself, [output][padded unit].
  [[nodiscard]] std::span<const double> base() const noexcept { return base_; }
  /// What a source's numbers are called, in the order in which it draws them; empty where it draws a stream of numbers that
  /// mean nothing one by one, as sampling does.
  [[nodiscard]] std::span<const std::string> factors(std::size_t source) const { return factors_[source]; }
  /// Between what the scores of each output lie. With means of the user's own that is a guess: scores may lie beyond.
  [[nodiscard]] std::vector<Interval> reaches() const;
  [[nodiscard]] bool own_means() const noexcept { return own_means_; }

  /// The variants that `batch` runs fall on.
  void draw_variants(const draws& from, replicator_workspace& work, std::size_t* variants) const;
  /// Scores of `batch` runs of one variant, [run][output][padded unit].
  /// \throws MethodError where a rule of the user's own gives no number
  void scores(const draws& from, const variant& v, replicator_workspace& work, double* out) const;
  /// The same of the first `runs` of them; why each failed, empty where it did not.
  [[nodiscard]] std::vector<std::string> scores_or_reasons(const draws& from, const variant& v, std::size_t runs,
                                                           replicator_workspace& work, double* out) const;
  /// The same of the first `runs` of them, with frames fitted to the figures drawn; why each run failed, empty where it did
  /// not. \param stretched  where it is not null: by how much each frame stretches errors, [run][output][noisy column]
  [[nodiscard]] std::vector<std::string> refit_scores(const draws& from, const variant& v, std::size_t runs,
                                                      replicator_workspace& work, double* out,
                                                      double* stretched = nullptr) const;

 private:
  class normalising;

  /// The variant fitted to the figures of one run, its values with the errors of the figures. \param drawn
  /// [tile][column][run][unit]
  [[nodiscard]] variant refitted(const variant& v, const double* drawn, std::size_t run) const;
  /// By how much an output's errors are stretched in the frame of one run: by noisy column, of a column that counts for nothing
  /// there 0. Maps that are not affine are left out.
  void stretch(const variant& v, const variant& fresh, std::size_t output, double* out) const;
  /// The branches of the nodes followed.
  [[nodiscard]] std::vector<std::size_t> outputs_in(const tree& layout) const;

  /// Between what a unit's leaves and branches lie, by source; NaN where there is no value.
  void reach_of(const variant& v, std::span<const weight_range> range, std::size_t unit, std::vector<Interval>& sources) const;
  /// Rescales the ends of what an output of a unit can be.
  void rescale_ends(const variant& v, std::size_t output, std::size_t unit, std::span<double, 2> ends) const;
  /// \param observed  what is scored: what an alternative fills in beside it has no error
  void add_cells(const Model& model, const Table& observed, std::span<const vary::Source> sources, Drawn drawn,
                 std::vector<Problem>& problems);
  /// Where figures vary by which neighbours are found that fill other cells.
  void check_neighbours(std::vector<Problem>& problems) const;
  /// Rescales what errors have moved, by the map of `index`, in place.
  void rescale_erred(const variant& v, const Index& index, double* scores) const;
  /// \param table  what is scored \param fitted_to  what alternatives are fitted to
  void add_choices(const Index& index, const Table& table, const Table& fitted_to, std::span<const vary::Source> sources,
                   std::vector<Problem>& problems);
  /// \throws MethodError where weights vary below the children of a node that compares units with the reference: its weights
  /// stay as they were learnt.
  void require_weights_compared(const variant& v, std::span<const weight_range> range) const;
  /// By node: whether its weight matters in some variant, because it shares its parent with others.
  [[nodiscard]] std::vector<bool> weights_that_matter(const Model& model) const;

  std::size_t followed_ = 0;
  std::size_t units_ = 0;
  bool refit_ = false;
  bool own_means_ = false;
  std::vector<std::size_t> nodes_{};
  std::vector<double> base_{};
  std::vector<std::vector<std::string>> factors_{};  ///< by source
  std::vector<variant> variants_{};
  std::vector<choice_source> choices_{};
  std::optional<varied_weights> weights_{};
};

}  // namespace hti::inline v0::detail
