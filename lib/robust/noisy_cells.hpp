// Figures with random error: how each is drawn anew.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "hti/error.hpp"
#include "hti/table.hpp"
#include "hti/vary/source.hpp"
#include "robust/draws.hpp"
#include "robust/tree.hpp"

namespace hti::detail {

/// A cell's sampling error: per x + offset, where x is the tabled quantile, a whole number where it counts people.
struct cell_error {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::size_t table = none;  ///< where its knots begin
  double per = 0;
  double offset = 0;
  bool whole = false;
  std::size_t steps =
      0;  ///< the table holds so many scores at which x goes up by 1 from 0, instead of quantiles; 0: it does not
};

/// An indicator with uncertain cells.
struct noisy_column {
  std::size_t leaf = 0;                ///< in the order of Model::indicators()
  std::size_t column = 0;              ///< of the table
  Interval range{};                    ///< that figures stay in
  std::vector<cell_error> sampling{};  ///< by unit; empty: none
  std::size_t survey = 0;              ///< that sampling errors are shared with
  double rho = 0;                      ///< by how much: the correlation of normal scores within the survey
  double half_step = 0;                ///< of rounding
  std::uint32_t rounding_stream = 0;
  double noise = 0;  ///< standard deviation
  bool uniform_noise = false;
  std::uint32_t noise_stream = 0;
};

class noisy_cells {
 public:
  /// \param table  observed figures alone
  noisy_cells(const Model& model, const Table& table, std::span<const vary::Source> sources, std::vector<Problem>& problems);

  [[nodiscard]] std::span<const noisy_column> columns() const noexcept { return columns_; }
  /// Between what a column's figure of a unit is drawn; NaN where there is none.
  [[nodiscard]] Interval extent(const noisy_column& column, std::size_t unit) const;
  /// Raw figures of a tile in `batch` runs, [column][run][unit]; NaN where there is none.
  void draw(const draws& from, std::size_t at, double* out) const;

 private:
  noisy_column& column_of(const Model& model, std::size_t leaf);
  void add(const Model& model, const vary::sampling& source, std::vector<Problem>& problems);
  void add(const Model& model, const vary::rounding& source, std::vector<Problem>& problems);
  void add(const Model& model, const vary::noise& source, std::vector<Problem>& problems);
  std::vector<std::size_t> named(const Model& model, const std::string& source, std::span<const std::string> ids,
                                 std::vector<Problem>& problems) const;

  Table table_;
  std::uint32_t stream_ = 0;  ///< of the source being added
  std::size_t leaves_ = 0;
  std::vector<noisy_column> columns_{};
  std::vector<double> knots_{};
  std::size_t surveys_ = 0;
  std::uint32_t sampling_stream_ = 0;
};

}  // namespace hti::detail
