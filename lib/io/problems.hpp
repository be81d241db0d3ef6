// Faults of a text, kept by offset until their lines are wanted.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hti/error.hpp"

namespace hti::inline v0::io {

/// Collects the faults of one text; only where there are any is the text walked through for their lines.
class Problems {
 public:
  static constexpr std::size_t most = 1000;  ///< further ones are counted, not kept

  /// \param other a second place that the message ends with, "(line N)"
  void add(code what, Message message, std::size_t offset, std::string_view unit = {}, std::string_view indicator = {},
           std::optional<std::size_t> other = {});
  [[nodiscard]] bool empty() const noexcept { return found_.empty(); }
  /// \throws DataError where there is a fault.
  void raise(std::string_view text, const std::string& file);

 private:
  struct Found {
    Problem problem;
    std::size_t offset;
    std::optional<std::size_t> other;
  };
  std::vector<Found> found_;
  std::size_t more_ = 0;
};

}  // namespace hti::inline v0::io
