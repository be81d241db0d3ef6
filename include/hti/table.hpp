// Units x indicators for one period, with the reason for every value that is not there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/base/view.hpp"
#include "hti/error.hpp"
#include "hti/model.hpp"

namespace hti::inline v0 {

/// Why a cell has a value or has none. The five are different things and stay apart in every result.
enum class Status : std::uint8_t {
  observed,        ///< a value is there
  missing,         ///< no value, reason unknown or of no concern
  not_answered,    ///< the unit was asked and did not answer
  suppressed,      ///< a value exists but is withheld: too few answers or too uncertain
  not_applicable,  ///< the question has no meaning for the unit
};

/// Whose figure a cell holds.
enum class Origin : std::uint8_t {
  own,        ///< the unit's own, of the table's period
  borrowed,   ///< the unit's own of an adjacent period; not observed, where coverage is counted
  inherited,  ///< that of the municipality the unit lies in
};

/// What a Table is made of. Matrices are column-major, units x indicators: cell (u, i) is at i * units.size() + u.
struct TableData {
  std::vector<std::string> units{};                          ///< unique codes, kept as text
  std::vector<std::string> indicators{};                     ///< unique ids of the columns
  std::vector<double> values{};                              ///< NaN = no value
  std::vector<Status> statuses{};                            ///< empty: NaN is `missing`, all else `observed`
  std::vector<Origin> origins{};                             ///< empty: all `own`
  std::vector<double> respondents{};                         ///< answers behind each cell; empty or NaN = unknown
  std::vector<double> population{};                          ///< people asked about, per cell; empty or NaN = unknown
  std::vector<double> standard_error{};                      ///< of each cell; empty or NaN = unknown
  std::vector<std::string> names{};                          ///< names of the units; empty: the codes
  std::map<std::string, std::vector<std::string>> groups{};  ///< group variables, one label per unit ("" = none)
  std::map<std::string, std::vector<double>> background{};   ///< numeric background variables (NaN = no value)
  std::string period{};                                      ///< e.g. "2014"
};

/// A cell without a value.
struct Hole {
  std::uint32_t unit;
  Status status;
  friend bool operator==(const Hole&, const Hole&) = default;
};

/// An immutable table; copying it shares the data.
class HTI_API Table {
  // Views and references last as long as this or a copy of it. One that is about to go gives copies, and no views.
 public:
  /// \throws DataError listing every fault: sizes that do not fit, duplicate or empty codes, infinite values, statuses that
  /// contradict their values (a value that is not observed, an observed NaN), borrowed cells without a value, negative counts.
  explicit Table(TableData data);
  /// A table without units and columns.
  Table();

  [[nodiscard]] std::size_t n_units() const noexcept { return data_->data.units.size(); }
  [[nodiscard]] std::size_t n_indicators() const noexcept { return data_->data.indicators.size(); }
  [[nodiscard]] std::span<const std::string> units() const& noexcept { return detail::view(data_->data.units); }
  std::span<const std::string> units() const&& = delete;
  [[nodiscard]] std::span<const std::string> names() const& noexcept { return detail::view(data_->data.names); }
  std::span<const std::string> names() const&& = delete;
  [[nodiscard]] std::span<const std::string> indicators() const& noexcept { return detail::view(data_->data.indicators); }
  std::span<const std::string> indicators() const&& = delete;
  [[nodiscard]] const std::string& period() const& noexcept { return data_->data.period; }
  [[nodiscard]] std::string period() const&& { return data_->data.period; }
  [[nodiscard]] const std::map<std::string, std::vector<std::string>>& groups() const& noexcept { return data_->data.groups; }
  void groups() const&& = delete;
  [[nodiscard]] const std::map<std::string, std::vector<double>>& background() const& noexcept {
    return data_->data.background;
  }
  void background() const&& = delete;

  /// Values of one column, one per unit, NaN = no value.
  [[nodiscard]] std::span<const double> values(std::size_t column) const& noexcept {
    return detail::view(data_->data.values).subspan(column * n_units(), n_units());
  }
  std::span<const double> values(std::size_t column) const&& = delete;
  /// Smallest and largest value of one column, a zero being +0; infinity and -infinity where it has none.
  [[nodiscard]] Interval extent(std::size_t column) const noexcept { return data_->extents[column]; }
  /// Cells of one column that have no value, by ascending unit.
  [[nodiscard]] std::span<const Hole> holes(std::size_t column) const& noexcept {
    const std::size_t first = data_->first_hole[column];
    return detail::view(data_->holes).subspan(first, data_->first_hole[column + 1] - first);
  }
  std::span<const Hole> holes(std::size_t column) const&& = delete;
  /// Whether any cell of the column has that status (other than observed).
  [[nodiscard]] bool has(std::size_t column, Status status) const noexcept {
    return (data_->kinds[column] >> static_cast<unsigned>(status) & 1U) != 0;
  }
  [[nodiscard]] Status status(std::size_t unit, std::size_t column) const noexcept;
  [[nodiscard]] Origin origin(std::size_t unit, std::size_t column) const noexcept;
  [[nodiscard]] double respondents(std::size_t unit, std::size_t column) const noexcept;
  [[nodiscard]] double population(std::size_t unit, std::size_t column) const noexcept;
  [[nodiscard]] double standard_error(std::size_t unit, std::size_t column) const noexcept;

  [[nodiscard]] std::optional<std::size_t> find_unit(std::string_view code) const noexcept;
  /// \throws DataError (unknown_unit) naming the nearest codes and names.
  [[nodiscard]] std::size_t unit_at(std::string_view code) const;
  [[nodiscard]] std::optional<std::size_t> find_indicator(std::string_view id) const noexcept;
  /// Labels of a group variable. \throws DataError (unknown_group) naming those there are.
  [[nodiscard]] std::span<const std::string> group(std::string_view variable) const&;
  std::span<const std::string> group(std::string_view variable) const&& = delete;

  /// Everything the table was made of, `names` and `statuses` filled in.
  [[nodiscard]] const TableData& data() const& noexcept { return data_->data; }
  [[nodiscard]] TableData data() const&&;
  /// 64-bit content hash in hexadecimal: values, statuses, counts, codes, groups and background.
  [[nodiscard]] const std::string& hash() const& noexcept { return data_->hash; }
  [[nodiscard]] std::string hash() const&& { return data_->hash; }

 private:
  struct Shared {
    TableData data;
    std::string hash;
    std::vector<Hole> holes;
    std::vector<std::size_t> first_hole;  // per column, and one past the last
    std::vector<std::uint8_t> kinds;      // per column: bit s is set where a hole has status s
    std::vector<Interval> extents;        // per column
    std::map<std::string, std::size_t, std::less<>> unit_position;
    std::map<std::string, std::size_t, std::less<>> indicator_position;
  };
  std::shared_ptr<const Shared> data_;
};

[[nodiscard]] HTI_API std::string_view name(Status status) noexcept;
[[nodiscard]] HTI_API std::string_view name(Origin origin) noexcept;
/// The status of that name, or nothing.
[[nodiscard]] HTI_API std::optional<Status> status_named(std::string_view name) noexcept;

}  // namespace hti::inline v0
