// Figures with random error: how each is drawn anew.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "hti/error.hpp"
#include "hti/table.hpp"
#include "hti/vary/source.hpp"
#include "robust/draws.hpp"
#include "robust/quantiles.hpp"
#include "robust/shared_errors.hpp"
#include "robust/tree.hpp"

namespace hti::inline v0::detail {

/// What sampling draws: what a figure may truly be, given the answers; or what it would be by other people's answers, were the
/// truth about as it is.
enum class Drawn { truth, answers };

/// A cell's sampling error: per x + offset, where x is the tabled quantile, a whole number where it counts people.
struct cell_error {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::size_t table = none;  ///< where its knots begin
  double per = 0;
  double offset = 0;
  bool whole = false;
  bool stepped = false;  ///< the table holds scores at which x goes up by 1 from 0, between infinite ones; else quantiles
  std::size_t steps = 0;
  std::array<double, 4> guess{};  ///< about where x is above a score, and below the next: a cubic in it
  double answers = nan;           ///< of how large a sample without limit it has the error; NaN: not known
};

/// What a difference is studentised by at k of n answers: per sqrt((k + 3) (n - k + 3)), or `per` where n is 0. Persons more on
/// each side, z^2 / 2 of them for ratios compared with z \cite AgrestiCoull1998, keep few and sure answers from having next to
/// no error, so that they do not decide how large chance makes ratios that others are judged by too. The largest ratio of
/// many is 3 to 4.5 by chance; three persons are those of a z of 2.4: with more, units of few answers would pay for others.
struct cell_spread {
  static constexpr double more = 3;  ///< persons on each side
  double per = 0;
  double n = 0;      ///< that answered
  double k = 0;      ///< as it is
  double first = 0;  ///< the count that the cell's x is 0 at

  [[nodiscard]] double at(double count) const { return n > 0 ? per * std::sqrt((count + more) * (n - count + more)) : per; }
};

/// An indicator with uncertain cells.
struct noisy_column {
  std::size_t leaf = 0;                ///< in the order of Model::indicators()
  std::size_t column = 0;              ///< of the table
  std::vector<cell_error> sampling{};  ///< by unit; empty: none
  std::vector<cell_spread> spread{};   ///< by unit, where answers are drawn
  std::size_t survey = 0;              ///< that sampling errors are shared with
  double half_step = 0;                ///< of rounding
  std::uint32_t rounding_stream = 0;
  double noise = 0;  ///< standard deviation
  bool uniform_noise = false;
  std::uint32_t noise_stream = 0;
};

class noisy_cells {
 public:
  /// \param table  observed figures alone
  noisy_cells(const Model& model, const Table& table, std::span<const vary::Source> sources, Drawn drawn,
              std::vector<Problem>& problems);

  [[nodiscard]] std::span<const noisy_column> columns() const noexcept { return columns_; }
  [[nodiscard]] std::span<const shared_errors> surveys() const noexcept { return surveys_; }
  /// A column's figures as they are, by unit; NaN where there is none.
  [[nodiscard]] std::span<const double> figures(const noisy_column& column) const { return table_.values(column.column); }
  /// Between what a column's figure of a unit is drawn; NaN where there is none.
  [[nodiscard]] Interval extent(const noisy_column& column, std::size_t unit) const;
  /// Whether answers are drawn, and with them what standard errors they give.
  [[nodiscard]] bool draws_answers() const noexcept { return drawn_ == Drawn::answers; }
  /// Raw figures of a tile in `batch` runs, [column][run][unit]; NaN where there is none. Errors may take them out of their
  /// indicator's range.
  /// \param errors  room for the standard errors at the answers drawn, [column][unit][run]; null where none are drawn
  void draw(const draws& from, std::size_t at, double* out, double* errors) const;

 private:
  noisy_column& column_of(const Model& model, std::size_t leaf);
  void add(const Model& model, const vary::sampling& source, std::vector<Problem>& problems);
  void add(const Model& model, const vary::rounding& source, std::vector<Problem>& problems);
  void add(const Model& model, const vary::noise& source, std::vector<Problem>& problems);
  std::vector<std::size_t> named(const Model& model, const std::string& source, std::span<const std::string> ids,
                                 std::vector<Problem>& problems) const;
  [[nodiscard]] cell_error tabled(const std::vector<double>& quantiles);
  [[nodiscard]] cell_error tabled(const count_distribution& counts);
  /// The error of a share with k of n positive, 1 being everybody. \param unseen  infinite: without limit
  [[nodiscard]] cell_error share_error(double n, double k, double unseen, cell_spread& spread);
  void order_shared_errors();
  /// Normal scores of the sampling errors of a tile, [column][unit][run].
  void sampling_scores(const draws& from, std::size_t at, double* z) const;

  Table table_;
  Drawn drawn_;
  std::uint32_t stream_ = 0;  ///< of the source being added
  std::size_t leaves_ = 0;
  std::vector<noisy_column> columns_{};
  std::vector<double> knots_{};
  std::map<std::tuple<double, double, double>, cell_error> known_{};  ///< by answers, positive ones and unseen; counts alone
  std::vector<shared_errors> surveys_{};
  std::uint32_t sampling_stream_ = 0;
};

}  // namespace hti::inline v0::detail
