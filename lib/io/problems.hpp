// Faults of a table, kept by offset until their places are wanted.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hti/error.hpp"
#include "io/text.hpp"

namespace hti::inline v0::io {

/// The table that offsets lie in.
struct Ground {
  std::string file{};
  std::string sheet{};                                ///< of a workbook
  std::function<Position(std::size_t)> position{};    ///< of an offset; asked for in ascending order
  std::function<std::string(std::size_t)> heading{};  ///< of a column, counted from 1; may be absent
};

/// Collects the faults of one table, or what is told of it; only where there are any are their places looked for.
class Problems {
 public:
  static constexpr std::size_t most = 1000;  ///< further ones are counted, not kept
  enum class Order { places, added };

  explicit Problems(Order order = Order::places) : order_(order) {}

  /// \param other a second place that the message ends with, "(line N)"
  void add(code what, Message message, std::size_t offset, std::string_view unit = {}, std::string_view indicator = {},
           std::optional<std::size_t> other = {});
  [[nodiscard]] bool empty() const noexcept { return found_.empty(); }
  /// All that were added, by their places or as they were added.
  [[nodiscard]] std::vector<Problem> list(const Ground& ground);
  /// \throws DataError where there is a fault.
  void raise(const Ground& ground);

 private:
  struct Found {
    Problem problem;
    std::size_t offset;
    std::optional<std::size_t> other;
  };
  Order order_;
  std::vector<Found> found_{};
  std::size_t more_ = 0;
};

}  // namespace hti::inline v0::io
