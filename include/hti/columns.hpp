// Results as columns: what every column holds is said once, and files, other languages and pages follow from it.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "hti/api.hpp"

namespace hti::inline v0 {

/// What the cells of a column are.
enum class Quantity {
  unit,    ///< the code of a unit
  node,    ///< the id of a node
  name,    ///< what people call it
  word,    ///< one of a few words, see `words`
  text,    ///< a sentence, or whatever a table says
  truth,   ///< whether something is so
  score,   ///< on the scale of a node
  points,  ///< a difference of scores
  change,  ///< of a score from one edition to another
  rank,    ///< 1 = best
  places,  ///< a difference of ranks
  share,   ///< 0 to 1
  people,  ///< so many persons
  count,   ///< so many of anything else
  year,    ///< a calendar year
  figure,  ///< an indicator's, in its own unit
  plain,   ///< any other number
};
inline constexpr std::size_t quantities = 17;
[[nodiscard]] HTI_API std::string_view name(Quantity quantity) noexcept;
/// How people read its numbers, as Python and `std::format` write it, `.2f` say; empty where they are no numbers or of any
/// kind.
[[nodiscard]] HTI_API std::string_view format(Quantity quantity) noexcept;

/// What a column is to its row.
enum class Role {
  key,    ///< tells rows apart
  label,  ///< says whose the row is
  value,  ///< what was asked for
  error,  ///< how sure that is
  note,   ///< what to bear in mind
};
inline constexpr std::size_t roles = 5;
[[nodiscard]] HTI_API std::string_view name(Role role) noexcept;

/// Cells of one type, one per row; a number that is not there is NaN.
using Cells = std::variant<std::vector<double>, std::vector<std::int64_t>, std::vector<bool>, std::vector<std::optional<bool>>,
                           std::vector<std::string>, std::vector<std::vector<std::string>>>;

struct DataColumn {
  std::string name{};
  Cells cells;
  Quantity quantity = Quantity::plain;
  Role role = Role::value;
};

/// Columns of the same length, in their order.
struct HTI_API DataFrame {
  std::vector<DataColumn> columns{};

  [[nodiscard]] std::size_t rows() const;
  /// The column of a name; nullptr where there is none.
  [[nodiscard]] const DataColumn* find(std::string_view name) const& noexcept;
  const DataColumn* find(std::string_view name) const&& = delete;
  /// Puts these columns after those that are there. \throws DataError (wrong_size: other length; duplicate_column).
  void append(DataFrame more);
};

/// The words of an enumeration in its order; given where `name` of a value is not the word.
template <class Enum>
struct words;

namespace detail {

template <class Value>
auto cell(Value&& value) {
  using Plain = std::remove_cvref_t<Value>;
  if constexpr (std::is_enum_v<Plain>) {
    if constexpr (requires { words<Plain>::list; })
      return std::string(words<Plain>::list[static_cast<std::size_t>(value)]);
    else
      return std::string(name(value));
  } else if constexpr (std::integral<Plain> && !std::same_as<Plain, bool>) {
    return static_cast<std::int64_t>(value);
  } else if constexpr (std::convertible_to<Plain, std::string_view> && !std::same_as<Plain, std::string>) {
    return std::string(std::string_view(value));
  } else {
    return Plain(std::forward<Value>(value));
  }
}

}  // namespace detail

/// Lays rows out as columns, in the order of the calls. The type of a column is that of the member or of what the function of a
/// row gives: numbers, whole numbers, truth, text, words of an enumeration, lists of text.
template <class Row>
class ColumnsOf {
 public:
  explicit ColumnsOf(const std::vector<Row>& rows) : rows_(&rows) {}

  template <class Get>
  ColumnsOf& add(std::string name, const Get& get, Quantity quantity, Role role = Role::value) {
    std::vector<decltype(detail::cell(std::invoke(get, std::declval<const Row&>())))> cells;
    cells.reserve(rows_->size());
    for (const Row& row : *rows_) cells.push_back(detail::cell(std::invoke(get, row)));
    frame_.columns.push_back({.name = std::move(name), .cells = std::move(cells), .quantity = quantity, .role = role});
    return *this;
  }

  [[nodiscard]] DataFrame frame() { return std::move(frame_); }

 private:
  const std::vector<Row>* rows_;
  DataFrame frame_{};
};

}  // namespace hti::inline v0
